//! What can be wrong with the shortcodes of a text that only contacts.yaml or the theme knows.

use std::collections::BTreeSet;

use guichet_contacts::{PlanSet, Policy};
use guichet_core::diag::{Diagnostic, codes};
use guichet_load::Texts;
use guichet_markdown::ParsedFile;
use guichet_markdown::body::{Shortcode, ShortcodeKind};

/// Shortcodes name plans and channels of `contacts.yaml` and icons of the theme; here the names are checked, and where each may
/// be.
pub fn check(policy: &Policy, icons: &BTreeSet<String>, texts: &Texts, file: &ParsedFile) -> Vec<Diagnostic> {
    // What has a fix is rare, and only fixes need what is written.
    let with_fix = |mut diags: Vec<Diagnostic>, expression: &str, shortcode: &Shortcode| {
        if let Some(first) = diags.first_mut()
            && let Ok(read) = texts.read(shortcode.snippet.as_ref().unwrap_or(&file.path))
        {
            first.fixes.extend(PlanSet::sign_fix(expression, &read.text, shortcode.span.clone()));
        }
        diags
    };
    let mut diags: Vec<Diagnostic> = other_order(policy, file).into_iter().collect();
    for shortcode in &file.body.shortcodes {
        let place = shortcode.snippet.as_ref().unwrap_or(&file.path);
        let found = match &shortcode.kind {
            ShortcodeKind::SupportMatrix if shortcode.block => Vec::new(),
            ShortcodeKind::SupportMatrix => {
                let diagnostic = Diagnostic::new(codes::MD006, "`{{ support_matrix() }}` is inside a sentence");
                vec![diagnostic.help("a table needs a paragraph of its own: put blank lines around it")]
            }
            ShortcodeKind::Contact { channel } => policy.channel(channel).err().into_iter().collect(),
            ShortcodeKind::Plans { expression } => {
                let section = PlanSet::parse(expression, &policy.plans);
                let mut found = with_fix(section.diags, expression, shortcode);
                // A snippet may stand in articles of other plans as well.
                if found.is_empty() && shortcode.snippet.is_none() {
                    found.extend(for_nobody(policy, file, expression, &section.value));
                }
                found
            }
            ShortcodeKind::PlanBadge { expression } => {
                with_fix(PlanSet::parse(expression, &policy.plans).diags, expression, shortcode)
            }
            ShortcodeKind::Icon { name, .. } if !icons.contains(name) => {
                let unknown = Diagnostic::new(codes::MD003, format!("the theme has no icon `{name}`"));
                vec![unknown.help(few(icons)).did_you_mean(name, icons.iter().map(String::as_str))]
            }
            ShortcodeKind::Badge { .. } | ShortcodeKind::Icon { .. } | ShortcodeKind::CalloutMark { .. } => Vec::new(),
        };
        diags.extend(found.into_iter().map(|diagnostic| diagnostic.at(place, shortcode.span.clone())));
    }
    diags
}

/// A11Y004: the first channel that comes behind another one here, and before it everywhere else.
fn other_order(policy: &Policy, file: &ParsedFile) -> Option<Diagnostic> {
    let mut last: Option<(usize, &str)> = None;
    for shortcode in &file.body.shortcodes {
        let ShortcodeKind::Contact { channel } = &shortcode.kind else { continue };
        let Some(at) = policy.channels.iter().position(|known| known.id.as_str() == channel) else { continue };
        match last {
            Some((before, name)) if at < before => {
                let place = shortcode.snippet.as_ref().unwrap_or(&file.path);
                let message = format!("`{channel}` comes after `{name}` here, and before it in contacts.yaml");
                let help = "readers look for help where it was before: move one of the two, or change contacts.yaml";
                return Some(Diagnostic::new(codes::A11Y004, message).help(help).at(place, shortcode.span.clone()));
            }
            _ => last = Some((at, channel)),
        }
    }
    None
}

/// A section for plans that the article is not for.
fn for_nobody(policy: &Policy, file: &ParsedFile, expression: &str, section: &PlanSet) -> Option<Diagnostic> {
    let article = PlanSet::read(&file.head.plans, &policy.plans, &file.path, None);
    let sure = article.diags.is_empty() && article.value.iter().next().is_some() && section.iter().next().is_some();
    let shared = section.iter().any(|plan| article.value.contains(plan));
    (sure && !shared).then(|| {
        let written: Vec<&str> = file.head.plans.iter().map(|plan| plan.value.as_str()).collect();
        let message =
            format!("nobody has both: the article is for `{}`, this section for `{expression}`", written.join(", "));
        Diagnostic::new(codes::CON015, message)
            .help("widen `plans` in the front matter, or give the section plans that the article is for")
    })
}

/// Which icons there are, by the first of them.
fn few(icons: &BTreeSet<String>) -> String {
    let names: Vec<&str> = icons.iter().take(6).map(String::as_str).collect();
    format!("icons are the symbols of the theme's `assets/icons.svg`: `{}`…", names.join("`, `"))
}
