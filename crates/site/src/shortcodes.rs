//! What a site makes of the shortcodes in a text: their HTML, and what a Markdown twin has in their place. How they are written
//! is for `guichet_syntax`, what can be wrong with them for `guichet_resolve`; a new kind is an arm of each `match`.

use tera::Value;

use crate::escape::escape;
use guichet_contacts::{ChannelView, PlanId, PlanSet, Policy};
use guichet_l10n::{Arg, Localizer};
use guichet_markdown::body::{Shortcode, ShortcodeKind};
use guichet_syntax::shortcodes::BADGES;

/// The page around a text: facts in its language, and the theme's templates.
pub trait Surroundings {
    fn policy(&self) -> &Policy;
    /// The table of plans and channels, as HTML.
    fn matrix(&self) -> &str;
    /// `None` for an unknown channel, which `check` has reported.
    fn channel(&self, id: &str) -> Option<&ChannelView>;
    /// The address of the contact page.
    fn contact_url(&self) -> String;
    /// The address of a picture of the theme.
    fn icon_url(&self, name: &str) -> String;
    /// "Available on Basic, Pro and Enterprise"; none if it is for all.
    fn plans_text(&self, plans: &[String]) -> Value;
    /// A template of the theme, with one value of its own.
    fn partial(&self, template: &str, name: &'static str, value: &Value) -> String;
}

/// Of [`ShortcodeKind::Plans`] the opening of the section. `words` speak the language of the text.
pub fn html(shortcode: &Shortcode, words: &Localizer, page: &dyn Surroundings) -> String {
    match &shortcode.kind {
        ShortcodeKind::SupportMatrix => page.matrix().to_owned(),
        ShortcodeKind::Contact { channel } => match page.channel(channel) {
            None => String::new(),
            Some(channel) if shortcode.block => {
                page.partial("partials/contact-card.html", "channel", &Value::from_serializable(channel))
            }
            // Whose plan has the channel is said on the contact page, not in the middle of a sentence.
            Some(channel) => {
                format!("<a href=\"{}\">{}</a>", escape(&page.contact_url()), escape(&channel.name))
            }
        },
        ShortcodeKind::Plans { expression } => {
            let all = &page.policy().plans;
            let plans = PlanSet::parse(expression, all).value;
            let plans: Vec<String> = plans.iter().map(ToString::to_string).collect();
            let header = page.partial("partials/plan-section.html", "plans_text", &page.plans_text(&plans));
            let others = all.iter().map(PlanId::as_str).filter(|plan| !plans.iter().any(|own| own == plan));
            let (plans, others) = (escape(&plans.join(" ")), escape(&others.collect::<Vec<_>>().join(" ")));
            format!("<div class=\"plan-section\" data-plans=\"{plans}\" data-other-plans=\"{others}\">{header}")
        }
        ShortcodeKind::Badge { text, kind } => {
            let class = kind.as_ref().map(|kind| format!(" badge-{kind}")).unwrap_or_default();
            format!("<span class=\"badge badge-inline{class}\">{}</span>", escape(&badge_text(text, kind, words)))
        }
        ShortcodeKind::PlanBadge { expression } => {
            let plans = PlanSet::parse(expression, &page.policy().plans).value;
            format!(
                "<span class=\"badge badge-inline badge-plan\">{}</span>",
                escape(&guichet_contacts::plan_list(words, &plans))
            )
        }
        ShortcodeKind::CalloutMark { icon, .. } => {
            icon.as_ref().map(|name| icon_html(name, None, "icon", page)).unwrap_or_default()
        }
        ShortcodeKind::Icon { name, label } => icon_html(name, label.as_deref(), "icon icon-inline", page),
    }
}

fn icon_html(name: &str, label: Option<&str>, class: &str, page: &dyn Surroundings) -> String {
    let role = match label {
        Some(label) => format!("role=\"img\" aria-label=\"{}\"", escape(label)),
        None => "aria-hidden=\"true\"".to_owned(),
    };
    format!("<svg class=\"{class}\" {role}><use href=\"{}\"/></svg>", escape(&page.icon_url(name)))
}

fn badge_text(text: &Option<String>, kind: &Option<String>, words: &Localizer) -> String {
    match (text, kind) {
        (Some(text), _) => text.clone(),
        (None, Some(kind)) => words.message(&format!("badge-{kind}"), &[]),
        (None, None) => String::new(),
    }
}

/// What a badge says, of which the text that is searched has only its mark (`guichet_markdown::standing`).
pub fn words_of_badge(kind: &ShortcodeKind, words: &Localizer, policy: &Policy) -> String {
    match kind {
        ShortcodeKind::Badge { kind: Some(kind), .. } if !BADGES.contains(&kind.as_str()) => String::new(),
        ShortcodeKind::Badge { text, kind } => badge_text(text, kind, words),
        ShortcodeKind::PlanBadge { expression } => {
            guichet_contacts::plan_list(words, &PlanSet::parse(expression, &policy.plans).value)
        }
        _ => String::new(),
    }
}

/// What a Markdown twin knows: whoever reads it has no contacts.yaml.
pub struct TwinFacts<'a> {
    pub policy: &'a Policy,
    pub words: &'a Localizer,
    pub home_url: &'a str,
    pub today: jiff::civil::Date,
    /// [`matrix_table`], made once.
    pub matrix: &'a str,
}

pub fn markdown(kind: &ShortcodeKind, facts: &TwinFacts) -> String {
    match kind {
        ShortcodeKind::SupportMatrix => facts.matrix.to_owned(),
        ShortcodeKind::Contact { channel } => channel_in_words(channel, facts),
        ShortcodeKind::Plans { expression } => plans_in_words(expression, facts),
        ShortcodeKind::Badge { text, kind } => aside(&badge_text(text, kind, facts.words)),
        ShortcodeKind::PlanBadge { expression } => {
            let plans = PlanSet::parse(expression, &facts.policy.plans).value;
            aside(&guichet_contacts::plan_list(facts.words, &plans))
        }
        ShortcodeKind::CalloutMark { name, .. } => {
            format!("**{}**", plain(&facts.words.message(&format!("callout-{name}"), &[])))
        }
        ShortcodeKind::Icon { label, .. } => label.as_deref().map(plain).unwrap_or_default(),
    }
}

/// A link to a film of the site.
pub fn link(words: &str, url: &str) -> String {
    format!("[{}]({})", plain(words), url.replace('(', "%28").replace(')', "%29"))
}

/// What a badge is in a text that shows no colours.
fn aside(words: &str) -> String {
    format!("({})", plain(words))
}

/// Words that are no markup.
fn plain(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    for c in words.chars() {
        if matches!(c, '\\' | '[' | ']' | '<' | '>' | '*' | '_' | '`' | '|' | '!' | '~' | '&') {
            text.push('\\');
        }
        text.push(c);
    }
    text
}

/// Whom a section is for.
fn plans_in_words(expression: &str, facts: &TwinFacts) -> String {
    let all = &facts.policy.plans;
    let plans = PlanSet::parse(expression, all).value;
    let count = plans.iter().count();
    if count == 0 || count == all.len() {
        return "***".to_owned();
    }
    let names = guichet_contacts::plan_list(facts.words, &plans);
    let values = [("plans", Arg::Str(&names)), ("count", Arg::Num(count as f64))];
    format!("***\n\n**{}**\n", plain(&facts.words.message("article-plans", &values)))
}

fn channel_in_words(id: &str, facts: &TwinFacts) -> String {
    let reader =
        guichet_contacts::Reader { localizer: facts.words, home_url: facts.home_url, today: Some(facts.today) };
    let Ok(channel) = facts.policy.channel(id) else { return String::new() };
    let channel = guichet_contacts::channel_view(facts.policy, channel, &reader);
    let mut text = match &channel.href {
        Some(href) => format!("[{}]({href})", channel.name),
        None => channel.name.clone(),
    };
    for sentence in [&channel.plans_text, &channel.languages_text].into_iter().chain(&channel.hours_text) {
        if !sentence.is_empty() {
            text.push_str(&format!(" · {sentence}"));
        }
    }
    text
}

/// The table of plans and channels, in Markdown.
pub fn matrix_table(policy: &Policy, words: &Localizer) -> String {
    let matrix = guichet_contacts::matrix_view(policy, words);
    let mut table = String::from("| ");
    for plan in &matrix.plans {
        table.push_str(&format!("| {} ", plan.name));
    }
    table.push_str("|\n|---");
    table.push_str(&"|---".repeat(matrix.plans.len()));
    table.push('|');
    for row in &matrix.rows {
        table.push_str(&format!("\n| {} ", row.name));
        // A tick says nothing of what is needed besides, a dash nothing of an add-on.
        for besides in row.addons_text.iter().chain(&row.conditions) {
            table.push_str(&format!("· {besides} "));
        }
        for cell in &row.cells {
            table.push_str(&format!("| {} ", cell.text));
        }
        table.push('|');
    }
    table
}
