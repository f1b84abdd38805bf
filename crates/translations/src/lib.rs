//! Translations by section: what of an original a translation matches, and what has changed since. Pure: texts in, findings out.
//!
//! | file | job |
//! |---|---|
//! | `sections` | a text → its sections, each with the hash of what a translator works from |
//! | `plain` | what of a sentence that is: neither white space, nor punctuation, nor emphasis |
//! | `stamp` | `source:` in the front matter: which version of the original a translation matches |
//! | `compare` | a stamp and the original as it is → what has changed |
//! | `words` | two versions of a section, word by word |
//! | `coverage` | what readers of a language would miss, by area |

pub mod compare;
pub mod coverage;
mod plain;
pub mod sections;
pub mod stamp;
pub mod words;
