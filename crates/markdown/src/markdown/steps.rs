//! The numbers of `:::steps`. What stands at the margin between two steps ends the list for Markdown, and the next one is
//! another list. Its numbers go on, as the writer means them.

use super::state::{Open, Writer};
use guichet_syntax::directives::Directive;

impl Writer<'_> {
    /// How many steps there have been, if the block that is `above` the innermost one is `:::steps`.
    fn steps(&mut self, above: usize) -> Option<&mut u64> {
        let at = self.stack.len().checked_sub(above + 1)?;
        match &mut self.stack[at] {
            Open::Directive { directive: Directive::Steps, steps, .. } => Some(steps),
            _ => None,
        }
    }

    /// The number that a list which has just been opened begins with. `1.` goes on; a greater number is meant.
    pub fn first_number(&mut self, written: Option<u64>) -> Option<u64> {
        let number = written?;
        let Some(steps) = self.steps(1) else { return written };
        let first = if *steps == 0 { number } else { number.max(*steps + 1) };
        *steps = first.saturating_sub(1);
        Some(first)
    }

    /// An item has just been opened.
    pub fn count_step(&mut self) {
        if let Some(steps) = self.steps(2) {
            *steps += 1;
        }
    }

    /// Behind a heading, `1.` is the first step again.
    pub fn restart_steps(&mut self) {
        if let Some(steps) = self.steps(0) {
            *steps = 0;
        }
    }
}
