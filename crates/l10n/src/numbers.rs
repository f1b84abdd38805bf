//! Whole and decimal numbers in the locale's digits and grouping, for code and inside messages.

use std::str::FromStr;

use fluent_bundle::FluentValue;
use icu_decimal::input::Decimal;
use icu_decimal::options::{DecimalFormatterOptions, GroupingStrategy};
use icu_decimal::{DecimalFormatter, DecimalFormatterPreferences};
use intl_memoizer::Memoizable;
use intl_memoizer::concurrent::IntlLangMemoizer;

pub(super) struct Numbers(DecimalFormatter);

impl Numbers {
    pub(super) fn new(locale: &icu_locale::Locale, grouping: GroupingStrategy) -> Self {
        let mut options = DecimalFormatterOptions::default();
        options.grouping_strategy = Some(grouping);
        let formatter = DecimalFormatter::try_new(DecimalFormatterPreferences::from(locale), options);
        Numbers(formatter.expect("the compiled data falls back to the root locale"))
    }

    pub(super) fn format(&self, n: u64) -> String {
        self.0.format(&Decimal::from(n)).to_string()
    }
}

/// The key under which a bundle keeps one formatter: with grouping or without.
impl Memoizable for Numbers {
    type Args = (bool,);
    type Error = icu_locale::ParseError;

    fn construct(lang: unic_langid::LanguageIdentifier, (grouping,): Self::Args) -> Result<Self, Self::Error> {
        let locale = icu_locale::Locale::try_from_str(&lang.to_string())?;
        Ok(Numbers::new(&locale, if grouping { GroupingStrategy::Auto } else { GroupingStrategy::Never }))
    }
}

/// What a bundle calls for every value it prints. Fluent's own would print `1204` in every language.
pub(super) fn in_message(value: &FluentValue, intls: &IntlLangMemoizer) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let decimal = Decimal::from_str(&number.as_string()).ok()?;
    let grouping = number.options.use_grouping;
    intls.with_try_get::<Numbers, _, _>((grouping,), |numbers| numbers.0.format(&decimal).to_string()).ok()
}
