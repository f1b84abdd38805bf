//! What a site says of itself before any article is read: settings, support policy, theme, and the words of each language.

use std::sync::Arc;

use guichet_contacts::Policy;
use guichet_core::address::Schemes;
use guichet_core::base_url::BaseUrl;
use guichet_core::diag::{Diagnostic, Outcome, Severity, codes, report};
use guichet_core::model::{Locale, Spanned};
use guichet_l10n::{FtlSource, Localizer, Origin, OwnWords};
use rayon::prelude::*;

use super::{BuildOptions, words};
use crate::config::{self, SiteConfig};
use crate::load::SourceTree;
use crate::sealing;
use crate::theme::Theme;

/// What a site says of itself before any article is read.
pub struct Settings {
    pub config: SiteConfig,
    /// As passes name it: from `base_url` as it is written, whatever the command line says.
    pub site_id: String,
    pub policy: Policy,
    pub theme: Theme,
    /// One per locale, in the order of `config.locales`.
    pub localizers: Vec<Localizer>,
}

/// Reads the settings only: what `guichet contacts` needs, however many articles there are.
pub fn settings(tree: &SourceTree, options: &BuildOptions) -> Outcome<Option<Settings>> {
    let mut diags = Vec::new();
    let value = settings_into(tree, options, &mut diags);
    if let Some(settings) = &value {
        diags = settings.config.diagnostics.apply(diags);
    }
    report::sort(&mut diags);
    Outcome { value, diags }
}

/// As [`settings`], with what is wrong added to `diags`.
pub(super) fn settings_into(
    tree: &SourceTree,
    options: &BuildOptions,
    diags: &mut Vec<Diagnostic>,
) -> Option<Settings> {
    let mut take = |new: Vec<Diagnostic>| diags.extend(new);
    let site = tree.texts.get_key_value("site.yaml").map(|(file, text)| (file, config::parse_site(file, text)));
    let schemes = match &site {
        Some((_, Outcome { value: Some(config), .. })) => config.schemes.clone(),
        _ => Schemes::default(),
    };
    let mut desk_is_known = true;
    let policy = match tree.texts.get_key_value("contacts.yaml") {
        Some((file, text)) => {
            let policy = guichet_contacts::parse_contacts(file, text, &schemes);
            // A desk that can't be read is told of there.
            desk_is_known = !policy.diags.iter().any(|found| found.severity == Severity::Error);
            take(policy.diags);
            let today = options.date.to_zoned(jiff::tz::TimeZone::UTC).date();
            let past = guichet_contacts::check_past_dates(&policy.value, today);
            take(past.map(|(span, diagnostic)| diagnostic.at(file, span)).collect());
            policy.value
        }
        None => Policy::default(),
    };
    let (file, config) = site?;
    take(config.diags);
    let mut config = config.value?;
    if let Some(span) = config.insights.clone().filter(|_| policy.desk.is_none() && desk_is_known) {
        let diagnostic = Diagnostic::new(codes::CFG004, "`insights` needs a desk, which takes what pages send")
            .help("say in contacts.yaml where it is, such as `desk: /desk/`, or remove `insights`");
        take(vec![diagnostic.at(file, span)]);
    }
    let site_id = sealing::prepare::site_id(&policy, &config.base_url.absolute(""));
    if let Some(base_url) = &options.base_url {
        let addresses = std::mem::take(&mut config.base_url.addresses);
        config.base_url = BaseUrl { addresses, ..base_url.clone() };
    }
    let name = &config.theme.name;
    let mut theme = Theme::load(&name.value, tree).or_else(|| {
        take(vec![unknown_theme(name, tree).at(file, name.span.clone())]);
        // For what else is wrong: the site is not built.
        Theme::load("default", tree)
    })?;
    take(crate::brand::put_into(&mut theme, &config.theme, tree, file));
    let localizers = localizers(&config, &theme, tree, &mut take);
    take(crate::assets::left_out::of_the_panel(&theme, tree));
    take(words::of_callouts(file, &config, &theme, &localizers));
    Some(Settings { config, site_id, policy, theme, localizers })
}

fn unknown_theme(theme: &Spanned<String>, tree: &SourceTree) -> Diagnostic {
    let name = &theme.value;
    let folders = tree.texts.keys().filter_map(|path| path.strip_prefix("themes/")?.split('/').next());
    let mut known: Vec<&str> = ["default"].into_iter().chain(folders).collect();
    known.dedup();
    Diagnostic::new(codes::CFG009, format!("no theme `{name}`: there is no folder `themes/{name}/`"))
        .did_you_mean(name, known)
}

/// For each locale of the chain the site's own messages, then the theme's; English last.
fn localizers(
    config: &SiteConfig,
    theme: &Theme,
    tree: &SourceTree,
    take: &mut impl FnMut(Vec<Diagnostic>),
) -> Vec<Localizer> {
    let english = Locale::new("en");
    let uses = words::of_templates(tree);
    let names = words::names(tree, config);
    let build = |locale: &Locale| {
        let mut chain: Vec<Locale> = Vec::new();
        for link in config.chain(locale) {
            chain.push(link.clone());
            // `pt-BR` may use the theme's `pt`, and `zh-TW` its `zh-Hant`, whether or not the site falls back to them.
            chain.extend(guichet_l10n::kin(link.as_str()).iter().map(|tag| Locale::new(tag)));
        }
        chain.push(english.clone());
        let mut sources: Vec<FtlSource> = Vec::new();
        for (at, link) in chain.iter().enumerate() {
            if chain[..at].contains(link) {
                continue;
            }
            if let Some((file, text)) = tree.texts.get_key_value(format!("locales/{link}.ftl").as_str()) {
                sources.push(FtlSource {
                    origin: Origin::Site,
                    locale: link.clone(),
                    file: Arc::clone(file),
                    text: Arc::clone(text),
                });
            }
            for messages in theme.messages.get(link.as_str()).into_iter().flatten() {
                let (file, text) = (Arc::clone(&messages.file), Arc::clone(&messages.text));
                sources.push(FtlSource { origin: Origin::Theme, locale: link.clone(), file, text });
            }
        }
        let mut outcome = Localizer::with_words(locale, &sources, &OwnWords { uses: &uses, names: &names });
        outcome.diags.extend(without_words(locale, &sources));
        outcome
    };
    let outcomes: Vec<Outcome<Localizer>> =
        config.locales.keys().collect::<Vec<_>>().into_par_iter().map(build).collect();
    outcomes
        .into_iter()
        .map(|outcome| {
            take(outcome.diags);
            outcome.value
        })
        .collect()
}

/// I18N012 for a locale whose pages would have an English interface.
fn without_words(locale: &Locale, sources: &[FtlSource]) -> Option<Diagnostic> {
    // What the site says itself is about plans and channels, too: one message of the theme's is enough.
    const WORD: &str = "search-label";
    let language = |locale: &Locale| locale.as_str().split('-').next().unwrap_or_default().to_owned();
    let theirs = |source: &&FtlSource| language(&source.locale) != "en";
    let says = |source: &FtlSource| source.origin == Origin::Theme || source.text.contains(WORD);
    if language(locale) == "en" || sources.iter().filter(theirs).any(says) {
        return None;
    }
    let message = format!("the theme has no words in `{locale}`: headings, buttons and notices are in English there");
    let help = format!(
        "`guichet theme eject {locale}.ftl` writes the English words into `locales/{locale}.ftl`: translate them there; or let the locale \
         fall back to one whose language its readers know"
    );
    let mut diagnostic = Diagnostic::new(codes::I18N012, message).help(help);
    diagnostic.locale = Some(locale.clone());
    Some(diagnostic.in_file(&Arc::from("site.yaml")))
}
