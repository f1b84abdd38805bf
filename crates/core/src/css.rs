//! CSS cut into tokens by [cssparser](https://docs.rs/cssparser), the tokenizer of Servo and Firefox, with the place of each
//! in the text: whoever changes a stylesheet copies everything else byte for byte. What is in a string, a comment or a
//! `data:` address is never mistaken for a rule.

mod apart;
mod complete;
mod pieces;
mod printer;
mod tokens;

pub use apart::{Apart, Gap};
pub use complete::complete;
pub use pieces::{Custom, Piece, Place, custom_properties, declarations, pieces};
pub use printer::Printer;
pub use tokens::{Brackets, Edge, Token, Tokens};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_grows_with_the_text() {
        for part in ["({", "{--a:", "{(;", "a{b;", "url(", "\\", "/*", "@a ", "}", ":a,", "\"", "\n'", "--a:{};"] {
            let css = part.repeat(100_000);
            let start = std::time::Instant::now();
            let pieces = pieces(&css);
            custom_properties(&css, &pieces);
            declarations(&css);
            complete(&css);
            assert!(start.elapsed().as_secs() < 20, "{part}");
        }
    }
}
