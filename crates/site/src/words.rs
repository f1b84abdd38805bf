//! What a site says of words: its glossary, and the labels of its product.

use crate::config::{self, Glossary, SiteConfig};
use crate::load::Texts;
use guichet_core::diag::Diagnostic;
use guichet_core::model::Locale;
use guichet_wording::labels::LabelFile;
use guichet_wording::{Wording, language};

#[derive(Debug, Default)]
pub struct Words {
    glossary: Glossary,
    labels: Vec<LabelFile>,
}

impl Words {
    /// Read from the site's files; what is wrong with them goes to `take`.
    pub fn read(config: &SiteConfig, texts: &Texts, take: &mut impl FnMut(Vec<Diagnostic>)) -> Self {
        let mut words = Words::default();
        if let Some((file, text)) = texts.get_key_value("glossary.yaml") {
            let outcome = config::parse_glossary(file, text, config.locales.keys());
            take(outcome.diags);
            words.glossary = outcome.value;
        }
        for (file, text) in texts.below("ui-labels/") {
            let outcome = config::parse_labels(file, text, config.locales.keys());
            take(outcome.diags);
            let LabelFile { locale, labels } = outcome.value;
            // One for each part of a product.
            match words.labels.iter_mut().find(|file| file.locale.eq_ignore_ascii_case(&locale)) {
                Some(file) => file.labels.extend(labels),
                None => words.labels.push(LabelFile { locale, labels }),
            }
        }
        words
    }

    /// For the texts of one locale. Labels of its language serve where there are none of its own.
    pub fn of(&self, locale: &Locale, config: &SiteConfig) -> Wording {
        let name = locale.as_str();
        let find = |name: &str| self.labels.iter().find(|file| file.locale.eq_ignore_ascii_case(name));
        let own = find(name).or_else(|| find(language::of(name)));
        let labels = own.map(|own| (own, self.labels.as_slice()));
        Wording::new(name, &config.own_host, self.glossary.terms(locale), labels, config.ui_labels)
    }
}
