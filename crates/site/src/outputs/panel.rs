//! `_guichet/panel.js`, its types, and `_guichet/<locale>/addresses.json`.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::analysis::Analysis;
use crate::resolve::LocaleSite;
use guichet_client::panel::{Loader, LoaderWords, Trouble};
use guichet_contacts::{ChannelView, Gate};
use guichet_l10n::direction;

/// Colours of the theme that the button wears.
const TOKENS: [&str; 9] = [
    "--accent",
    "--accent-strong",
    "--fill",
    "--fill-strong",
    "--on-accent",
    "--raised",
    "--line",
    "--text",
    "--focus",
];

const FORMS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// The stable script: the button, with what it has to say before anything else can be fetched.
pub fn loader(analysis: &Analysis, assets: &str) -> String {
    let tokens = analysis.theme.tokens_of_panel();
    let aliases = analysis.config.locale_aliases.iter();
    let default = analysis.config.default_locale.as_str();
    let others = analysis.site().locales.iter().map(|site| site.locale.as_str()).filter(|locale| *locale != default);
    guichet_client::panel::loader(Loader {
        assets,
        default,
        order: std::iter::once(default).chain(others).collect(),
        desk: analysis.policy.desk.as_deref().filter(|_| analysis.policy.has_inbox_page()),
        aliases: aliases.map(|(alias, locale)| (alias.as_str(), locale.as_str())).collect(),
        locales: analysis.site().locales.iter().map(|site| (site.locale.as_str(), words(analysis, site))).collect(),
        tokens: guichet_bundle::panel::tokens(tokens.as_deref().unwrap_or_default(), &TOKENS),
    })
}

fn words(analysis: &Analysis, site: &LocaleSite) -> LoaderWords {
    let l = analysis.localizer(&site.locale);
    let message = |id: &str| l.message(id, &[]);
    let other = message("panel-replies-other");
    let replies = FORMS.into_iter().map(|form| (form, message(&format!("panel-replies-{form}"))));
    LoaderWords {
        dir: direction(site.locale.as_str()),
        help: message("panel-help"),
        replies: replies.filter(|(form, text)| *form == "other" || *text != other).collect(),
        trouble: Some(Trouble {
            close: message("panel-close"),
            retry: message("search-retry"),
            down: message("panel-down"),
            ways: message("panel-down-ways"),
            channels: super::help::channel_views(analysis, site)
                .iter()
                .filter_map(|view| way(analysis, view))
                .collect(),
        }),
    }
}

/// A channel that works while the help centre doesn't: not the help centre itself, and nothing that has to be unsealed.
fn way(analysis: &Analysis, view: &ChannelView) -> Option<(String, String, Option<Vec<String>>)> {
    let href = view.href.as_ref().filter(|href| href.contains(':') && view.gate != Gate::Sealed)?;
    let everyone = view.plans.len() == analysis.policy.plans.len();
    let plans = (!everyone).then(|| view.plans.iter().map(|plan| plan.as_str().to_owned()).collect());
    Some((view.name.clone(), href.clone(), plans))
}

/// Where articles are whose address is not that of the home page, their id and a slash: `{ "contacts/import": "fr/contacts/importer/" }`.
/// Unlisted ones are in no list.
pub fn addresses(analysis: &Analysis, site: &LocaleSite) -> String {
    let addresses = &analysis.config.base_url.addresses;
    let home = format!("{}/", site.locale);
    let home = addresses.of(&home);
    let listed = site.pages.iter().filter(|page| page.listed);
    let moved: BTreeMap<&str, Cow<str>> = listed
        .map(|page| (page.id.as_str(), addresses.of(&page.url)))
        .filter(|(id, url)| *url != format!("{home}{id}/"))
        .collect();
    serde_json::to_string(&moved).unwrap_or_default()
}
