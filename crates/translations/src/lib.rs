//! Translations by section: what of an original a translation matches, and what has changed since. Pure: texts in, findings out.
//!
//! | file | job |
//! |---|---|
//! | `sections` | a text → its sections, each with the hash of what a translator works from |
//! | `head` | what of the front matter is for translators |
//! | `walk` | a body → its parts, by the parser's events |
//! | `comments` | a body without what only writers and translators see |
//! | `plain` | what of a sentence that is: neither white space, nor punctuation, nor emphasis |
//! | `stamp` | `source:` in the front matter: which version of the original a translation matches |
//! | `compare` | a stamp and the original as it is → what has changed |
//! | `words` | two versions of a section, word by word |
//! | `coverage` | what readers of a language would miss, by area |

mod comments;
pub mod compare;
pub mod coverage;
mod head;
mod plain;
pub mod sections;
pub mod stamp;
mod walk;
pub mod words;
