//! Parts of the site's own fonts, as readers get them: those that the site's texts need. Parts that an earlier build has made are not
//! made again.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::sync::Arc;

use guichet_brand::fonts::{LATIN, SLICES, Slice, cut, whole};
use guichet_bundle::Files;
use guichet_core::content_hash::{self, Key};
use guichet_core::model::Locale;
use rayon::prelude::*;

use super::font_file::FontFile;
use super::fonts::add_to_theme;
use crate::analysis::Analysis;
use crate::config::theme::Style;
use crate::letters;

/// The memo's name for parts of fonts.
const NAME: &str = "fonts";

/// A part of a font file as it is published.
struct Part<'f> {
    font: &'f FontFile,
    /// With the characters of it; none: the whole file.
    slice: Option<(&'static Slice, Vec<u32>)>,
}

/// Puts the parts of the fonts that the site needs among its files, and their rules into the theme's stylesheet. The parts of the
/// text's first font come back, by the names of their slices.
pub fn publish(analysis: &Analysis, files: &mut Files) -> BTreeMap<String, String> {
    let fonts = &analysis.theme.fonts;
    if fonts.is_empty() {
        return BTreeMap::new();
    }
    let letters = letters_of(analysis);
    let parts: Vec<Part> = fonts.iter().flat_map(|font| font.parts(&letters)).collect();
    let memo = analysis.contents.memo();
    let known = memo.state(NAME).and_then(|state| postcard::from_bytes::<BTreeMap<Key, Arc<[u8]>>>(&state).ok());
    let known = known.unwrap_or_default();
    let made: Vec<(Key, Arc<[u8]>)> = parts
        .par_iter()
        .map(|part| {
            let key = content_hash::of(&(&part.font.source, part.slice.as_ref().map(|(_, characters)| characters)));
            (key, known.get(&key).cloned().unwrap_or_else(|| Arc::from(part.make())))
        })
        .collect();
    let (mut rules, mut first) = (String::new(), BTreeMap::new());
    for (part, (_, bytes)) in parts.iter().zip(&made) {
        let name = part.name();
        part.rule(&mut rules, &name);
        if std::ptr::eq(part.font, &raw const fonts[0])
            && analysis.config.theme.fonts.text.as_ref().is_some_and(|text| !text.files.is_empty())
        {
            first.insert(part.slice.as_ref().map_or(LATIN, |(slice, _)| slice.name).to_owned(), name.clone());
        }
        files.insert(name, Arc::clone(bytes));
    }
    add_to_theme(files, &rules);
    let made: BTreeMap<Key, Arc<[u8]>> = made.into_iter().collect();
    if memo.keeps()
        && !made.keys().eq(known.keys())
        && let Ok(state) = postcard::to_allocvec(&made)
    {
        memo.leave(NAME, &state);
    }
    first
}

impl FontFile {
    /// In the order in which stylesheets name them.
    fn parts(&self, letters: &[char]) -> Vec<Part<'_>> {
        let slices = SLICES.iter().filter_map(|slice| Some((slice, self.facts.wanted(slice, letters)?)));
        let cut: Vec<Part> = match self.facts.may_be_cut && self.facts.can_be_cut {
            true => slices.map(|slice| Part { font: self, slice: Some(slice) }).collect(),
            false => Vec::new(),
        };
        if cut.is_empty() { vec![Part { font: self, slice: None }] } else { cut }
    }
}

impl Part<'_> {
    fn make(&self) -> Vec<u8> {
        let cut = self.slice.as_ref().and_then(|(_, characters)| cut(&self.font.source, characters));
        cut.unwrap_or_else(|| whole(&self.font.source))
    }

    fn name(&self) -> String {
        let slice = self.slice.as_ref().map_or_else(String::new, |(slice, _)| format!("-{}", slice.name));
        format!("{}{slice}.woff2", self.font.stem)
    }

    fn rule(&self, rules: &mut String, name: &str) {
        let FontFile { family, weight: (from, to), style, .. } = self.font;
        let weight = if from == to { from.to_string() } else { format!("{from} {to}") };
        let style = match style {
            Style::Normal => "normal",
            Style::Italic => "italic",
        };
        let address = name.replace('"', "%22").replace('\\', "%5C");
        let range = self.slice.as_ref().map(|(slice, _)| format!(" unicode-range: {};", slice.unicode_range()));
        let range = range.unwrap_or_default();
        let _ = writeln!(
            rules,
            "@font-face {{ font-family: \"{family}\"; font-style: {style}; font-weight: {weight}; font-display: swap; src: url(\"{address}\") format(\"woff2\");{range} }}"
        );
    }
}

/// What pages of a locale need at once: letters of its script, if the font has them, or those that all pages have.
pub fn first<'f>(fonts: &'f BTreeMap<String, String>, locale: &Locale) -> Option<&'f String> {
    let language = locale.as_str().split('-').next().unwrap_or_default();
    let own = match language {
        "el" => "greek",
        "be" | "bg" | "kk" | "ky" | "mk" | "mn" | "ru" | "sr" | "tg" | "uk" => "cyrillic",
        "he" | "yi" => "hebrew",
        "ar" | "ckb" | "fa" | "ps" | "ur" => "arabic",
        "bn" | "gu" | "hi" | "kn" | "ml" | "mr" | "ne" | "pa" | "si" | "ta" | "te" => "indic",
        "lo" | "th" => "thai",
        _ => LATIN,
    };
    fonts.get(own).or_else(|| fonts.get(LATIN))
}

/// Those of all that a site shows: its texts, the words of its theme and of its settings, the names of its languages. In order.
fn letters_of(analysis: &Analysis) -> Vec<char> {
    let mut letters: BTreeSet<char> = analysis.resolved.letters.chars().collect();
    for site in &analysis.site().locales {
        analysis.localizer(&site.locale).plain_messages().values().for_each(|text| letters::add(text, &mut letters));
        let words = analysis.localizer(&site.locale);
        (1..=12).for_each(|month| letters::add(&words.date(jiff::civil::date(2026, month, 28)), &mut letters));
        let week = jiff::civil::Weekday::Monday.cycle_forward().take(7);
        week.for_each(|day| letters::add(&words.weekday(day), &mut letters));
        letters::add(&guichet_l10n::own_name(site.locale.as_str()), &mut letters);
    }
    let messages = analysis.theme.messages.iter();
    let is_shown =
        |locale: &str| analysis.site().locales.iter().any(|site| site.chain.iter().any(|it| it.as_str() == locale));
    let messages = messages.filter(|(locale, _)| is_shown(locale)).flat_map(|(_, files)| files);
    messages.for_each(|file| letters::add(&file.text, &mut letters));
    letters::add(&analysis.theme.letters, &mut letters);
    letters.into_iter().collect()
}
