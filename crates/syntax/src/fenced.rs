//! Blocks of code between fences: where other markup begins nothing.

/// Goes through a text line by line.
#[derive(Debug, Default)]
pub struct Fence {
    open: Option<(char, usize)>,
}

impl Fence {
    /// Whether a line is part of a block of code, its fences included. Spaces and `>` before it are not looked at.
    pub fn holds(&mut self, line: &str) -> bool {
        let bare = line.trim_start_matches([' ', '\t', '>']).trim_end();
        let sign = bare.chars().next().filter(|sign| matches!(sign, '`' | '~'));
        let length = sign.map_or(0, |sign| bare.len() - bare.trim_start_matches(sign).len());
        match (self.open, sign) {
            (Some((open, least)), Some(sign)) if sign == open && length >= least && length == bare.len() => {
                self.open = None;
                true
            }
            (Some(_), _) => true,
            // Three backticks on one line with their text between them are code in a sentence.
            (None, Some(sign)) if length >= 3 && !(sign == '`' && bare[length..].contains('`')) => {
                self.open = Some((sign, length));
                true
            }
            _ => false,
        }
    }

    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fences_hold_what_is_between_them() {
        let held = |text: &str| -> Vec<bool> {
            let mut fence = Fence::default();
            text.lines().map(|line| fence.holds(line)).collect()
        };
        assert_eq!(held("a\n````md\n```\n````\nb"), [false, true, true, true, false]);
        assert_eq!(held("```a``` b\n~~~\n```\n~~~\nc"), [false, true, true, true, false]);
        assert_eq!(held("> ```\n> a\n> ```\nb"), [true, true, true, false]);
    }
}
