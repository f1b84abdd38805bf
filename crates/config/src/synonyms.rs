//! `synonyms/<locale>.yaml`: words that mean the same to search.

use std::sync::Arc;

use guichet_core::diag::{Diagnostic, Outcome, codes};
use guichet_core::yaml::{self, FileDiags, Node, Value};

/// `synonyms/<locale>.yaml`: a list of lists of words that mean the same.
pub fn parse_synonyms(file: &Arc<str>, text: &str) -> Outcome<Vec<Vec<String>>> {
    let mut diags = FileDiags {
        file,
        text,
        unknown_key: codes::SRC001,
        wrong_value: codes::SRC001,
        missing: codes::SRC001,
        diags: Vec::new(),
    };
    let mut groups = Vec::new();
    match yaml::parse(text, 0..text.len()) {
        Ok(Node { value: Value::Seq(items), .. }) => {
            for item in &items {
                let before = diags.diags.len();
                let words: Vec<String> =
                    diags.texts("a group of synonyms", item).into_iter().map(|word| word.value).collect();
                if words.len() >= 2 {
                    groups.push(words);
                } else if diags.diags.len() == before {
                    let diagnostic = Diagnostic::new(codes::SRC001, "a group of synonyms has two words or more");
                    diags.push(diagnostic.help("write it like `- [login, sign in]`"), &item.span);
                }
            }
        }
        Ok(Node { value: Value::Null, .. }) => {}
        Ok(node) => {
            let diagnostic = Diagnostic::new(codes::SRC001, "synonyms are a list of lists of words");
            diags.push(diagnostic.help("write each group like `- [login, sign in]`"), &node.span);
        }
        Err(error) => diags.invalid(codes::SRC001, "", &error),
    }
    Outcome { value: groups, diags: diags.diags }
}
