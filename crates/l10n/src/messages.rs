//! Fluent: the theme's messages and the site's overrides along a chain of locales.
//!
//! A message is printed by the grammar of the locale that it was found in: an English message on a Japanese page still
//! says `1 article` and `2 articles`. References (`{ plan-free }`) look further down the chain than the message itself.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::resolver::errors::{ReferenceKind, ResolverError};
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue};

use super::file::{FtlSource, Parsed, parse};
use super::overrides::{self, OwnWords};
use super::{languages, numbers};
use guichet_core::diag::Diagnostic;
use guichet_core::model::Locale;

/// What stands in for `{ $name }` in a message. Numbers choose plural forms and get the locale's digits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Arg<'a> {
    Str(&'a str),
    Num(f64),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Arg::Str(text)
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Arg::Str(text)
    }
}

impl From<usize> for Arg<'_> {
    fn from(n: usize) -> Self {
        Arg::Num(n as f64)
    }
}

type Bundle = FluentBundle<Arc<FluentResource>>;

pub(super) struct Messages {
    /// One per locale of the chain, nearest first; each also holds what the farther ones define, for references.
    bundles: Vec<Bundle>,
    /// Which bundle's locale is the nearest to define a message.
    home: BTreeMap<String, usize>,
    rtl: bool,
}

impl Messages {
    pub(super) fn new(locale: &Locale, sources: &[FtlSource], own: &OwnWords, diags: &mut Vec<Diagnostic>) -> Self {
        let mut chain: Vec<&Locale> = Vec::new();
        let mut parsed: Vec<Parsed> = Vec::new();
        for source in sources {
            let rank = chain.iter().position(|known| **known == source.locale).unwrap_or_else(|| {
                chain.push(&source.locale);
                chain.len() - 1
            });
            parsed.push(parse(source, rank, diags));
        }
        parsed.sort_by_key(|parsed| (parsed.rank, parsed.source.origin));
        overrides::check(&parsed, own, diags);

        let mut home = BTreeMap::new();
        for parsed in parsed.iter().rev() {
            home.extend(parsed.ids.iter().map(|(id, _)| (id.clone(), parsed.rank)));
        }
        let bundle = |(rank, locale): (usize, &&Locale)| {
            let mut bundle = Bundle::new_concurrent(vec![locale.as_str().parse().unwrap_or_default()]);
            // Invisible isolation marks around every value would end up in titles, feeds and search; see `isolated`.
            bundle.set_use_isolating(false);
            bundle.set_formatter(Some(numbers::in_message));
            bundle.add_builtins().expect("a new bundle has no function yet");
            for parsed in parsed.iter().rev().filter(|parsed| parsed.rank >= rank) {
                bundle.add_resource_overriding(Arc::clone(&parsed.resource));
            }
            bundle
        };
        let bundles = chain.iter().enumerate().map(bundle).collect();
        Messages { bundles, home, rtl: languages::direction(locale.as_str()) == "rtl" }
    }

    pub(super) fn has(&self, id: &str) -> bool {
        self.home.contains_key(id)
    }

    pub(super) fn format(&self, id: &str, args: &[(&str, Arg)]) -> Option<String> {
        let mut values = FluentArgs::with_capacity(args.len());
        for (name, arg) in args {
            let value = match arg {
                Arg::Str(text) => FluentValue::String(isolated(text, self.rtl)),
                Arg::Num(n) => FluentValue::from(*n),
            };
            values.set(*name, value);
        }
        self.write(id, &values).map(|(text, _)| text)
    }

    /// Every message that takes no argument, formatted.
    pub(super) fn plain(&self) -> BTreeMap<String, String> {
        let none = FluentArgs::new();
        let missing_argument = |error: &FluentError| {
            matches!(error, FluentError::ResolverError(ResolverError::Reference(ReferenceKind::Variable { .. })))
        };
        let plain = |id: &String| {
            let (text, errors) = self.write(id, &none)?;
            (!errors.iter().any(missing_argument)).then(|| (id.replace('-', "_"), text))
        };
        self.home.keys().filter_map(plain).collect()
    }

    fn write(&self, id: &str, args: &FluentArgs) -> Option<(String, Vec<FluentError>)> {
        let bundle = &self.bundles[*self.home.get(id)?];
        let pattern = bundle.get_message(id)?.value()?;
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(args), &mut errors).into_owned();
        Some((text, errors))
    }
}

/// The characters around a text that keeps its own direction, whatever stands beside it: FSI and PDI.
const ISOLATE: (char, char) = ('\u{2068}', '\u{2069}');

/// Text of only the other direction (`C++` in Arabic) between FSI and PDI, so that its punctuation stays with it.
///
/// Text of the page's own direction, numbers, and text that has letters of both (a list whose `and` is Arabic) are left
/// as they are: those marks are characters too, and get copied and searched.
pub(super) fn isolated(text: &str, rtl: bool) -> Cow<'_, str> {
    let (mut own, mut other) = (false, false);
    for c in text.chars().filter(|c| c.is_alphabetic()) {
        if is_rtl(c) == rtl { own = true } else { other = true }
    }
    if other && !own && !text.contains(ISOLATE.0) {
        Cow::Owned(format!("{}{text}{}", ISOLATE.0, ISOLATE.1))
    } else {
        Cow::Borrowed(text)
    }
}

/// Letters of the blocks that Unicode sets aside for scripts written from right to left.
fn is_rtl(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}' | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}
