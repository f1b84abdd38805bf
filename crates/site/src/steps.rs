//! Counts, in tests of what grows and nowhere else, what a build does once for each link, each view and each address.

#[cfg(test)]
use std::cell::Cell;

#[cfg(test)]
thread_local! {
    static STEPS: Cell<usize> = const { Cell::new(0) };
}

/// One more of them, on this thread.
#[inline(always)]
pub fn step() {
    #[cfg(test)]
    STEPS.with(|steps| steps.set(steps.get() + 1));
}

/// So many since the last time.
#[cfg(test)]
pub fn taken() -> usize {
    STEPS.with(Cell::take)
}
