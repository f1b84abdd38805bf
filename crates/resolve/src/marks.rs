//! Yes and no as they stand in the cells of tables, in signs and in the words of many languages.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;

use guichet_l10n::Localizer;

const YES_SIGNS: &str = "✓✔✅☑🗸";
const NO_SIGNS: &str = "✗✘✕✖❌🚫";
/// In Japanese a circle is a yes; elsewhere an empty one may as well be a no.
const CIRCLES: &str = "○◯◎〇";
/// Alone in its cell, a stroke is a no.
const STROKES: &str = "-–—‒−―ー×";

const YES: &str = "yes included available oui inclus incluse inclus(e) compris comprise disponible ja enthalten inbegriffen \
    verfügbar sí incluido incluida sim incluído incluída disponível sì incluso inclusa compreso disponibile inbegrepen \
    beschikbaar ingår tillgänglig はい あり 有り 有 対応 利用可 利用可能 可 예 네 있음 포함 지원 가능 是 包含 包括 支持 支援 可用 \
    نعم متوفر متاح مشمول";
/// Of several words each: one a line.
const NO: &str = "no\nnot included\nnot available\nnone\nnon\nnon inclus\nnon incluse\nnon compris\nnon comprise\n\
    non disponible\nindisponible\nnein\nnicht enthalten\nnicht inbegriffen\nnicht verfügbar\nno incluido\nno incluida\n\
    no disponible\nnão\nnão incluído\nnão incluída\nnão disponível\nindisponível\nnon incluso\nnon inclusa\n\
    non disponibile\nnee\nniet inbegrepen\nniet beschikbaar\nnej\ningår inte\nej tillgänglig\nいいえ\nなし\n無し\n無\n\
    非対応\n利用不可\n不可\n対象外\n아니요\n아니오\n없음\n미포함\n미지원\n불가\n否\n无\n不包含\n不包括\n不支持\n不支援\n不可用\nلا\nغير متوفر\n\
    غير متاح\nغير مشمول";

pub(super) struct Marks {
    yes: BTreeSet<String>,
    no: BTreeSet<String>,
}

impl Marks {
    /// With what the site's own table says, in every language of the site.
    pub fn of(localizers: &[Localizer]) -> Self {
        let said = |id: &'static str| localizers.iter().map(move |l| plain(&l.message(id, &[])));
        Marks {
            yes: YES.split_whitespace().map(plain).chain(said("matrix-included")).collect(),
            no: NO.lines().map(|line| plain(line.trim())).chain(said("matrix-not-included")).collect(),
        }
    }

    /// `None`: it says neither, or who knows.
    pub fn read(&self, text: &str, locale: &str) -> Option<bool> {
        let text = plain(text);
        let first = text.chars().next()?;
        if YES_SIGNS.contains(first) || (locale.starts_with("ja") && CIRCLES.contains(first)) {
            // A yes and a no in one cell are about something else.
            return (!text.contains(|c| NO_SIGNS.contains(c))).then_some(true);
        }
        if NO_SIGNS.contains(first) {
            return (!text.contains(|c| YES_SIGNS.contains(c))).then_some(false);
        }
        if text.chars().all(|c| STROKES.contains(c)) || self.no.contains(&text) {
            return Some(false);
        }
        self.yes.contains(&text).then_some(true)
    }
}

/// In lower case, without remarks, full stops and the signs that choose between a picture and a letter.
fn plain(text: &str) -> String {
    let text: String = text.nfkc().filter(|c| !matches!(c, '\u{fe0e}' | '\u{fe0f}')).collect();
    without_remarks(&text).trim_end_matches(['.', '。']).to_lowercase()
}

/// Without what stands in brackets at the end, and without marks of notes.
pub(super) fn without_remarks(text: &str) -> &str {
    let mut rest = text.trim();
    loop {
        let bare = rest.trim_end_matches(['*', '†', '‡', ' ']);
        let open = if bare.ends_with(')') { bare.rfind('(') } else { None };
        // A remark on nothing is what the cell says.
        let bare = open.map(|at| bare[..at].trim_end()).filter(|before| !before.is_empty()).unwrap_or(bare);
        if bare.len() == rest.len() {
            return rest;
        }
        rest = bare;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, locale: &str) -> Option<bool> {
        Marks::of(&[]).read(text, locale)
    }

    #[test]
    fn signs_and_words_of_many_languages() {
        for yes in [
            "✓",
            "✔️",
            "✅ Yes",
            "Oui",
            "はい",
            "あり",
            "YES",
            "Inclus(e)",
            "Yes (English only)",
            "✓*",
            "是",
            "Sí.",
            "نعم",
        ] {
            assert_eq!(read(yes, "en"), Some(true), "{yes}");
        }
        for no in
            ["–", "-", "---", "✗", "❌", "Non", "いいえ", "Not included", "no", "Nein", "×", "لا", "No (soon)", "不可"]
        {
            assert_eq!(read(no, "en"), Some(false), "{no}");
        }
    }

    #[test]
    fn whatever_may_mean_something_else_means_nothing() {
        let texts =
            ["", "x", "●", "○", "On request", "No limit", "Yes, from Pro", "24/7", "1,000", "✓ / ✗", "?", "Add-on"];
        for text in texts {
            assert_eq!(read(text, "en"), None, "{text}");
        }
        assert_eq!(read("○", "ja"), Some(true));
    }

    #[test]
    fn remarks_are_cut_and_never_all_of_it() {
        assert_eq!(without_remarks("Phone support (English only)*"), "Phone support");
        assert_eq!(without_remarks("(none)"), "(none)");
        assert_eq!(without_remarks("*"), "");
        assert_eq!(without_remarks("a) b)"), "a) b)");
    }
}
