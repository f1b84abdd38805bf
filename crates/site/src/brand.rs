//! What `theme` of site.yaml says, put into the theme: its colours and measures become the values of `tokens.css`, and so reach
//! pages, form, inbox and panel alike.

mod colours;
pub mod files;

use std::sync::Arc;

use crate::config::ThemeConfig;
use crate::load::SourceTree;
use crate::theme::Theme;
use guichet_brand::tokens;
use guichet_core::css;
use guichet_core::diag::Diagnostic;

const TOKENS: &str = "tokens.css";

/// What the theme's stylesheets ask for, and what it is where a site's own copy of `tokens.css` is too old to know of it.
const NEEDED: [(&str, &str); 3] =
    [("--fill", "var(--accent)"), ("--fill-strong", "var(--accent-strong)"), ("--radius-control", "8px")];

/// Changes the theme as the settings of `file` say.
pub fn put_into(theme: &mut Theme, config: &ThemeConfig, tree: &SourceTree, file: &Arc<str>) -> Vec<Diagnostic> {
    let mut diags = files::put_into(theme, config, tree, file);
    let written = theme.assets.get(TOKENS).map(|css| String::from_utf8_lossy(css).into_owned()).unwrap_or_default();
    let mut values = colours::values(config, file, &mut diags);
    values.extend(config.radius.as_deref().map(radius).into_iter().flatten());
    let declared = css::custom_properties(&written, &css::pieces(&written));
    let is_missing =
        |name: &str| declared.iter().all(|custom| custom.name != name) && values.iter().all(|(set, _)| *set != name);
    let missing: Vec<_> = NEEDED.iter().filter(|(name, _)| is_missing(name)).collect();
    values.extend(missing.into_iter().map(|(name, value)| (*name, (*value).to_owned())));
    if !values.is_empty() {
        theme.assets.insert(TOKENS.to_owned(), Arc::from(tokens::with(&written, &values).into_bytes()));
    }
    diags
}

/// Cards; what is in them; buttons and fields.
fn radius(radius: &str) -> [(&'static str, String); 3] {
    let part = |part: &str| if radius == "0px" { radius.to_owned() } else { format!("calc({radius} * {part})") };
    [("--radius", radius.to_owned()), ("--radius-small", part("0.6")), ("--radius-control", part("0.8"))]
}
