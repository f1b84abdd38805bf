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
                let terms = read_terms(node, &mut diags);
                glossary.0.entry(key.name.clone()).or_default().extend(terms);
            }
        }
        Err(error) => diags.invalid(codes::TEXT004, "", &error),
    }
    Outcome { value: glossary, diags: diags.diags }
}

fn read_terms(node: &Node, file: &mut FileDiags) -> Vec<Term> {
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

fn read_term(node: &Node, file: &mut FileDiags) -> Option<Term> {
    if !matches!(node.value, Value::Map(_)) {
        let diagnostic = Diagnostic::new(codes::TEXT004, "a term says which words to use, and which not");
        file.push(diagnostic.help("write it like `- { use: sign in, not: [log in] }`"), &node.span);
        return None;
    }
    let mut fields = Fields::of("a term", node, file)?;
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
    let avoid = avoid.into_iter().filter(|word| !is_wrong(word)).map(|word| word.value).collect();
    Some(Term { prefer, avoid, why })
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
}
