//! `glossary.yaml`: the words that a site uses for its things, and those that it avoids, by locale.

use std::collections::BTreeMap;
use std::sync::Arc;

use guichet_core::diag::{Diagnostic, Outcome, codes};
use guichet_core::model::{Locale, Spanned};
use guichet_core::yaml::{self, Fields, FileDiags, Node, Value};
use guichet_wording::glossary::Term;
use guichet_wording::language;

/// Terms by locale or language; `locales` are those of the site. `pt` is for `pt-BR`, too.
#[derive(Clone, Debug, Default)]
pub struct Glossary(BTreeMap<String, Vec<Term>>);

impl Glossary {
    /// Those for texts of a locale: its own, and those of its language.
    pub fn terms(&self, locale: &Locale) -> Vec<Term> {
        let (own, language) = (locale.as_str(), language::of(locale.as_str()));
        let names = [Some(own), (language != own).then_some(language)];
        names.into_iter().flatten().filter_map(|name| self.0.get(name)).flatten().cloned().collect()
    }
}

pub fn parse_glossary<'l>(
    file: &Arc<str>,
    text: &str,
    locales: impl IntoIterator<Item = &'l Locale>,
) -> Outcome<Glossary> {
    let mut diags = FileDiags {
        file,
        text,
        unknown_key: codes::TEXT004,
        wrong_value: codes::TEXT004,
        missing: codes::TEXT004,
        diags: Vec::new(),
    };
    let mut known: Vec<&str> = Vec::new();
    for locale in locales {
        known.extend([locale.as_str(), language::of(locale.as_str())]);
    }
    known.dedup();
    let mut glossary = Glossary::default();
    match yaml::parse(text, 0..text.len()) {
        Ok(Node { value: Value::Null, .. }) => {}
        Ok(node) => {
            let fields = Fields::of("the glossary", &node, &mut diags);
            for (key, node) in fields.into_iter().flat_map(|mut fields| fields.entries()) {
                if !known.contains(&key.name.as_str()) {
                    let message = format!("`{}` is not a locale of this site", key.name);
                    let diagnostic = Diagnostic::new(codes::TEXT004, message);
                    diags.push(diagnostic.did_you_mean(&key.name, known.iter().copied()), &key.span);
                    continue;
                }
                let written = read_terms(node, &mut diags);
                let terms = without_contradictions(written, language::of(&key.name), &mut diags);
                glossary.0.entry(key.name.clone()).or_default().extend(terms);
            }
        }
        Err(error) => diags.invalid(codes::TEXT004, "", &error),
    }
    Outcome { value: glossary, diags: diags.diags }
}

/// A term as it is written, with the places of what it avoids.
struct Written {
    prefer: String,
    avoid: Vec<Spanned<String>>,
    why: Option<String>,
}

/// Terms that don't send writers in circles: what one says to use, no other one avoids.
fn without_contradictions(written: Vec<Written>, language: &str, file: &mut FileDiags) -> Vec<Term> {
    let uses: Vec<String> = written.iter().map(|term| term.prefer.clone()).collect();
    let terms = written.into_iter().map(|Written { prefer, avoid, why }| {
        let mut term = Term { prefer, avoid: Vec::new(), why };
        for word in avoid {
            let others = uses.iter().filter(|words| **words != term.prefer);
            let against = others.into_iter().find(|words| term.is_told_in(&word.value, words, language));
            match against {
                Some(words) => {
                    let message =
                        format!("`{}` is to be avoided here, and another term says to use `{words}`", word.value);
                    let help = "keep one of the two: who writes either of them would be told to write the other";
                    file.push(Diagnostic::new(codes::TEXT004, message).help(help), &word.span);
                }
                None => term.avoid.push(word.value),
            }
        }
        term
    });
    terms.collect()
}

fn read_terms(node: &Node, file: &mut FileDiags) -> Vec<Written> {
    match &node.value {
        Value::Seq(items) => items.iter().filter_map(|item| read_term(item, file)).collect(),
        Value::Null => Vec::new(),
        _ => {
            let diagnostic = Diagnostic::new(codes::TEXT004, "the terms of a locale are a list");
            file.push(diagnostic.help("write each term like `- { use: sign in, not: [log in] }`"), &node.span);
            None.into_iter().collect()
        }
    }
}

fn read_term(node: &Node, file: &mut FileDiags) -> Option<Written> {
    if !matches!(node.value, Value::Map(_)) {
        let diagnostic = Diagnostic::new(codes::TEXT004, "a term says which words to use, and which not");
        file.push(diagnostic.help("write it like `- { use: sign in, not: [log in] }`"), &node.span);
        return None;
    }
    let mut fields = Fields::of_keys("a term", "use", node, file)?;
    let prefer = fields.require("use").and_then(|node| file.text("use", node));
    let avoid = fields.require("not").map(|node| file.texts("not", node)).unwrap_or_default();
    let why = fields.text("why", file).map(|text| text.value);
    fields.finish(file);
    let prefer = prefer?.value.trim().to_owned();
    let mut is_wrong = |word: &Spanned<String>| {
        let bare = word.value.trim();
        let what = match bare.trim_matches('*').trim() {
            "" => "has no words",
            // It would be told wherever it is right.
            inner if inner == prefer => "is what the term says to use",
            inner if inner.contains('*') => "has an asterisk inside: it may begin or end with one",
            _ => return false,
        };
        let diagnostic = Diagnostic::new(codes::TEXT004, format!("`{}` under `not` {what}", word.value));
        file.push(diagnostic.help("remove it, or write the words to avoid"), &word.span);
        true
    };
    let avoid = avoid.into_iter().filter(|word| !is_wrong(word)).collect();
    Some(Written { prefer, avoid, why })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> (Glossary, Vec<String>) {
        let locales = ["en", "pt-BR"].map(Locale::new);
        let outcome = parse_glossary(&Arc::from("glossary.yaml"), text, &locales);
        let said = |found: &Diagnostic| format!("{} {}", found.span.clone().unwrap_or_default().start, found.message);
        (outcome.value, outcome.diags.iter().map(said).collect())
    }

    #[test]
    fn terms_of_a_locale_and_of_its_language() {
        let (glossary, said) = parse(
            "en:\n  - use: sign in\n    not: [log in, login]\n    why: as the product\npt:\n  - { use: entrar, not: logar }\npt-BR:\n  - { use: tela, not: [ecrã] }\n",
        );
        assert_eq!(said, Vec::<String>::new());
        let english = glossary.terms(&Locale::new("en"));
        assert_eq!((english[0].avoid.len(), english[0].why.as_deref()), (2, Some("as the product")));
        let terms = glossary.terms(&Locale::new("pt-BR"));
        assert_eq!(terms.iter().map(|term| term.prefer.as_str()).collect::<Vec<_>>(), ["tela", "entrar"]);
    }

    #[test]
    fn each_mistake_is_told_at_its_place() {
        let (_, said) = parse("en:\n  - sign in\n");
        assert_eq!(said, ["8 a term says which words to use, and which not"]);
        let (_, said) = parse("eng:\n  - { use: a, not: b }\n");
        assert_eq!(said, ["0 `eng` is not a locale of this site"]);
        let (_, said) = parse("en: [{ use: a, nto: [b] }, { use: a, not: [a, '*', c*d] }]\n");
        assert_eq!(said.len(), 4, "{said:?}");
        assert_eq!(parse("en: [").1.len(), 1);
    }

    #[test]
    fn terms_that_send_writers_in_circles() {
        let (glossary, said) =
            parse("en:\n  - { use: e-mail, not: [email, mail] }\n  - { use: email, not: [e-mail] }\n");
        assert_eq!(
            said,
            [
                "29 `email` is to be avoided here, and another term says to use `email`",
                "68 `e-mail` is to be avoided here, and another term says to use `e-mail`"
            ]
        );
        let left: Vec<usize> = glossary.terms(&Locale::new("en")).iter().map(|term| term.avoid.len()).collect();
        assert_eq!(left, [1, 0]);
        // A chain is advice that is wrong as well; the same words in two terms are not.
        let (_, said) = parse("en: [{ use: b, not: [a] }, { use: c, not: [b] }, { use: c, not: [d] }]\n");
        assert_eq!(said.len(), 1, "{said:?}");
        let (_, said) = parse("en: [{ use: email address, not: [email] }, { use: sign in, not: [log in] }]\n");
        assert_eq!(said, Vec::<String>::new());
        let (_, said) = parse("en: [{ use: GitHub, not: [Github] }, { use: GitHub Enterprise, not: [GHE] }]\n");
        assert_eq!(said, Vec::<String>::new());
    }
}
