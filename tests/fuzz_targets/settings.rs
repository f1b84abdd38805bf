//! Files of settings, and the head of an article: the first line of an input names the file, the rest is its text.
//!
//! Nothing panics, every mistake is a diagnostic that points into the file, and what was read says truly where it stands.

use std::sync::Arc;

use guichet_contacts::{Matrix, Zones};
use guichet_core::model::Spanned;
use guichet_markdown::front_matter::{self, Head, HeadKind};
use guichet_site::config;

use super::told::{self, Texts};

pub fn run(data: &[u8]) {
    super::on_a_small_stack(|| check(data));
}

fn check(data: &[u8]) {
    let input = String::from_utf8_lossy(data);
    let (name, text) = super::headed(&input);
    let file: Arc<str> = Arc::from(name);
    let diags = match name {
        "site.yaml" => {
            let outcome = config::parse_site(&file, text);
            if let Some(site) = &outcome.value {
                for locale in site.locales.keys() {
                    assert_eq!(site.chain(locale).first(), Some(locale));
                    site.variables_for(locale);
                }
                inside(text, [&site.theme.name].into_iter().chain(site.theme.links()));
            }
            outcome.diags
        }
        "contacts.yaml" => {
            let outcome = guichet_contacts::parse_contacts(&file, text, &guichet_core::address::Schemes::default());
            Matrix::of(&outcome.value);
            Zones::of(&outcome.value, jiff::Timestamp::UNIX_EPOCH);
            inside(text, outcome.value.channels.iter().filter_map(|channel| channel.secret.as_ref()));
            outcome.diags
        }
        "synonyms/en.yaml" => config::parse_synonyms(&file, text).diags,
        "queries.tsv" => {
            let outcome = guichet_site::queries::parse(&file, text);
            for query in &outcome.value {
                assert!(text.get(query.span.clone()).is_some_and(|line| !line.contains('\n')));
                assert!((1..=100).contains(&query.within) && !query.query.is_empty());
            }
            outcome.diags
        }
        _ => {
            let split = front_matter::split(text);
            assert!(text.is_char_boundary(split.body));
            let kind = if name == "_index.md" { HeadKind::Index } else { HeadKind::Article };
            let outcome = front_matter::parse_head(&file, text, &split, kind, &Default::default());
            check_head(&outcome.value, text);
            outcome.diags
        }
    };
    told::check(&diags, &Texts::from([(file, text.to_owned())]));
}

fn check_head(head: &Head, text: &str) {
    let single = [&head.title, &head.id, &head.slug].into_iter().flatten();
    let lists = [&head.plans, &head.contexts, &head.aliases, &head.related, &head.search.pins].into_iter().flatten();
    inside(text, single.chain(lists));
    assert!(head.order.is_none_or(f64::is_finite) && head.top.is_none_or(f64::is_finite));
    assert!(head.search.boost.is_finite() && head.search.boost >= 0.0);
    for name in [&head.id, &head.slug].into_iter().flatten() {
        let escapes = |part: &str| matches!(part, "" | "." | "..");
        assert!(!name.value.split('/').any(escapes) && !name.value.contains(['\\', '\0', '\n']), "{name:?}");
    }
}

fn inside<'a>(text: &str, values: impl IntoIterator<Item = &'a Spanned<String>>) {
    for value in values {
        assert!(text.get(value.span.clone()).is_some(), "{value:?} is not in\n{text:?}");
    }
}
