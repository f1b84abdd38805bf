//! That one word's documents are found by another word too.

/// Whose documents are added. Words are numbers in the vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// The titles that have the second right after the first.
    Together(u32, u32),
    Whole(u32),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Link {
    pub target: u32,
    pub source: Source,
}
