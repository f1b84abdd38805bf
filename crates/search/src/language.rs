//! What the index knows about a language: its stemmer, and the words that carry no meaning of their own.

use tantivy::tokenizer::{Language, RawTokenizer, Stemmer, TextAnalyzer, TokenStream};

use super::tokenize::{fold, is_dense};

/// Forms of one word: `install`, `installs`, `installing` share a stem. The browser has no stemmer; it is told.
pub struct Stems {
    analyzer: Option<TextAnalyzer>,
}

impl Stems {
    pub fn new(locale: &str) -> Self {
        let analyzer = language(locale)
            .map(|language| TextAnalyzer::builder(RawTokenizer::default()).filter(Stemmer::new(language)).build());
        Stems { analyzer }
    }

    /// The stem of a normal form, without accents; `None` where stemming makes no sense (numbers, scripts without spaces).
    pub fn stem(&mut self, form: &str) -> Option<String> {
        let analyzer = self.analyzer.as_mut()?;
        if form.chars().count() < 3 || !form.chars().all(|c| c.is_alphabetic() && !is_dense(c)) {
            return None;
        }
        let mut stream = analyzer.token_stream(form);
        stream.next().map(|token| fold(&token.text))
    }
}

fn primary(locale: &str) -> &str {
    locale.split('-').next().unwrap_or(locale)
}

fn language(locale: &str) -> Option<Language> {
    Some(match primary(locale) {
        "ar" => Language::Arabic,
        "da" => Language::Danish,
        "de" => Language::German,
        "el" => Language::Greek,
        "en" => Language::English,
        "es" => Language::Spanish,
        "fi" => Language::Finnish,
        "fr" => Language::French,
        "hu" => Language::Hungarian,
        "it" => Language::Italian,
        "nb" | "nn" | "no" => Language::Norwegian,
        "nl" => Language::Dutch,
        "pt" => Language::Portuguese,
        "ro" => Language::Romanian,
        "ru" => Language::Russian,
        "sv" => Language::Swedish,
        "ta" => Language::Tamil,
        "tr" => Language::Turkish,
        _ => return None,
    })
}

/// What may stand between the parts of a compound, the longest first; nothing for languages that write words apart. The
/// empty link is always allowed.
pub fn compound_links(locale: &str) -> &'static [&'static str] {
    match primary(locale) {
        "de" => &["ens", "ns", "es", "en", "er", "s", "n", "e"],
        "nl" => &["en", "er", "s", "e"],
        "da" | "nb" | "nn" | "no" | "sv" => &["s", "e"],
        _ => &[],
    }
}

/// Letters that are words of their own (`and`, `in`, `for`) and are written as one with the next.
pub fn clitics(locale: &str) -> &'static [char] {
    match primary(locale) {
        "ar" => &['و', 'ف', 'ب', 'ل', 'ك'],
        "he" => &['ו', 'ה', 'ב', 'ל', 'מ', 'ש', 'כ'],
        _ => &[],
    }
}

/// Words that a question is built with and that say nothing about what is asked.
pub fn stop_words(locale: &str) -> &'static [&'static str] {
    match primary(locale) {
        "en" => &[
            "a", "am", "an", "and", "are", "as", "at", "be", "been", "but", "by", "can", "could", "did", "do", "does",
            "for", "from", "had", "has", "have", "he", "her", "his", "how", "i", "if", "in", "into", "is", "it", "its",
            "me", "my", "of", "on", "or", "our", "she", "should", "so", "than", "that", "the", "their", "them", "then",
            "there", "these", "they", "this", "those", "to", "us", "was", "we", "were", "what", "when", "where",
            "which", "while", "who", "why", "will", "with", "would", "you", "your",
        ],
        "fr" => &[
            "a", "ai", "au", "aux", "avec", "ce", "ces", "cet", "cette", "comment", "d", "dans", "de", "des", "du",
            "elle", "en", "est", "et", "etre", "être", "il", "ils", "j", "je", "l", "la", "le", "les", "leur", "leurs",
            "lors", "ma", "mes", "mon", "n", "ne", "nos", "notre", "nous", "on", "ont", "ou", "où", "par", "pas",
            "pour", "pourquoi", "qu", "que", "quel", "quelle", "qui", "quoi", "s", "sa", "se", "ses", "son", "sont",
            "sur", "un", "une", "vos", "votre", "vous", "y", "à",
        ],
        "de" => &[
            "als", "am", "an", "auf", "aus", "bei", "bin", "das", "dass", "dem", "den", "der", "des", "die", "du",
            "durch", "ein", "eine", "einem", "einen", "einer", "eines", "er", "es", "für", "fur", "hat", "haben",
            "ich", "ihr", "ihre", "im", "in", "ist", "kann", "mein", "meine", "mit", "nach", "oder", "sein", "sich",
            "sie", "sind", "um", "und", "unter", "vom", "von", "vor", "warum", "was", "wenn", "werden", "wie", "wird",
            "wir", "wo", "zu", "zum", "zur", "über",
        ],
        "es" => &[
            "a", "al", "como", "cómo", "con", "cual", "cuál", "cuando", "cuándo", "de", "del", "donde", "dónde", "e",
            "el", "en", "es", "esta", "este", "esto", "está", "han", "hay", "la", "las", "lo", "los", "me", "mi",
            "mis", "no", "o", "para", "pero", "por", "que", "qué", "se", "ser", "si", "sin", "son", "su", "sus", "te",
            "tu", "un", "una", "unas", "unos", "y", "yo",
        ],
        "pt" => &[
            "a", "ao", "aos", "as", "com", "como", "da", "das", "de", "do", "dos", "e", "em", "essa", "esse", "esta",
            "este", "está", "eu", "foi", "isso", "meu", "meus", "minha", "na", "nas", "no", "nos", "não", "o", "onde",
            "os", "ou", "para", "pela", "pelo", "por", "quando", "que", "qual", "se", "sem", "ser", "seu", "sua",
            "são", "um", "uma", "você", "à", "às", "é",
        ],
        "it" => &[
            "a", "ad", "ai", "al", "alla", "alle", "che", "chi", "come", "con", "cosa", "da", "dal", "dalla", "dei",
            "del", "della", "delle", "di", "dove", "e", "ed", "gli", "ha", "i", "il", "in", "io", "la", "le", "lo",
            "mi", "mio", "nei", "nel", "nella", "o", "per", "perché", "quale", "quando", "si", "sono", "su", "sul",
            "sulla", "tra", "un", "una", "uno", "è",
        ],
        "nl" => &[
            "aan", "als", "bij", "dat", "de", "die", "dit", "door", "een", "en", "er", "hebben", "heeft", "het", "hoe",
            "ik", "in", "is", "kan", "met", "mijn", "naar", "niet", "of", "om", "op", "te", "tot", "u", "uit", "uw",
            "van", "voor", "waar", "wat", "wie", "wordt", "ze", "zijn",
        ],
        "sv" => &[
            "att", "av", "de", "den", "det", "din", "du", "där", "eller", "en", "ett", "från", "för", "ha", "har",
            "hur", "i", "inte", "jag", "kan", "man", "med", "min", "mitt", "när", "och", "om", "på", "som", "till",
            "vad", "var", "vi", "är",
        ],
        "ar" => &[
            "إلى", "أن", "أو", "التي", "الذي", "ذلك", "عن", "على", "في", "كيف", "ما", "مع", "من", "هذا", "هذه", "هل",
            "و",
        ],
        _ => &[],
    }
}
