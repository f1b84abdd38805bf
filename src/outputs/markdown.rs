//! The `.md` twin of every article: its source with the front matter reduced to what readers may know, links that
//! lead to the other twins, and shortcodes spelled out. What the page does not show (`Body::dropped`) is not in it.

use std::borrow::Cow;
use std::io;

use rayon::prelude::*;

use crate::analysis::Analysis;
use crate::contacts;
use crate::l10n::{Arg, Localizer};
use crate::load::SourceTree;
use crate::model::{OutPath, Span};
use crate::output::{Content, Sink};
use crate::parse::body::ShortcodeKind;
use crate::parse::edits::edited;
use crate::parse::front_matter;
use crate::parse::markdown::without_refused;
use crate::resolve::{ArticlePage, LocaleSite};

/// Writes the twins of one locale's own articles.
///
/// # Errors
/// The sink's.
pub fn twins(analysis: &Analysis, site: &LocaleSite, tree: &SourceTree, sink: &dyn Sink) -> io::Result<()> {
    let facts = Facts { matrix: matrix(analysis, site), analysis, site };
    site.pages.par_iter().filter(|page| !page.borrowed).try_for_each(|page| {
        let file = &analysis.files[page.body.file];
        let Some(text) = tree.texts.get(&file.path) else { return Ok(()) };
        let twin = facts.twin(page, text);
        sink.put(OutPath::new(format!("{}index.md", page.url)), Content::Bytes(twin.into_bytes()))
    })
}

struct Facts<'a> {
    analysis: &'a Analysis,
    site: &'a LocaleSite,
    /// The support matrix as a Markdown table.
    matrix: String,
}

impl Facts<'_> {
    fn twin(&self, page: &ArticlePage, text: &str) -> String {
        let file = &self.analysis.files[page.body.file];
        let body = front_matter::split(text).body;
        let mut edits: Vec<(Span, Cow<str>)> = Vec::new();
        for (link, url) in file.body.links.iter().zip(&page.body.links) {
            // Links of snippets stand in another file: their spans mean nothing here.
            if link.snippet.is_none() && !url.is_empty() && !url.starts_with('#') {
                edits.push((link.span.clone(), self.twin_url(url)));
            }
        }
        for (image, resolved) in file.body.images.iter().zip(&page.body.images) {
            if image.snippet.is_none() {
                edits.push((image.span.clone(), Cow::Borrowed(&resolved.url)));
            }
        }
        for shortcode in file.body.shortcodes.iter().filter(|shortcode| shortcode.snippet.is_none()) {
            match &shortcode.kind {
                ShortcodeKind::SupportMatrix => {
                    edits.push((shortcode.span.clone(), Cow::Borrowed(self.matrix.as_str())))
                }
                ShortcodeKind::Contact { channel } => {
                    edits.push((shortcode.span.clone(), Cow::Owned(self.channel(channel))))
                }
                ShortcodeKind::Plans { expression } => {
                    edits.push((shortcode.span.clone(), Cow::Owned(self.plans(expression))));
                }
            }
        }
        edits.extend(file.body.expansions.iter().map(|(span, text)| (span.clone(), Cow::Borrowed(text.as_str()))));

        let mut markdown = edited(&text[body..], body, edits, file.body.dropped.clone());
        if !(file.body.dropped.is_empty() && file.body.expansions.is_empty()) {
            markdown = without_refused(markdown, &self.analysis.config.schemes);
        }
        let mut twin = self.head(page);
        if file.body.h1.is_none() {
            twin.push_str(&format!("# {}\n\n", page.title));
        }
        twin.push_str(markdown.trim_start());
        if !twin.ends_with('\n') {
            twin.push('\n');
        }
        twin
    }

    fn head(&self, page: &ArticlePage) -> String {
        let file = &self.analysis.files[page.body.file];
        let quoted = |text: &str| serde_json::Value::from(text).to_string();
        let mut head = format!("---\ntitle: {}\n", quoted(&page.title));
        if let Some(description) = &file.head.description {
            head.push_str(&format!("description: {}\n", quoted(description)));
        }
        head.push_str(&format!(
            "url: {}\nlocale: {}\n",
            self.analysis.config.base_url.absolute(&page.url),
            file.locale
        ));
        if let Some(updated) = file.head.updated {
            head.push_str(&format!("updated: {}\n", updated.to_zoned(jiff::tz::TimeZone::UTC).date()));
        }
        if !page.plans.is_empty() {
            head.push_str(&format!("plans: [{}]\n", page.plans.join(", ")));
        }
        head.push_str("---\n\n");
        head
    }

    /// The twin of an article of this locale; every other address stays.
    fn twin_url<'u>(&self, url: &'u str) -> Cow<'u, str> {
        let (path, rest) = url.find(['?', '#']).map_or((url, ""), |at| url.split_at(at));
        let prefix = self.analysis.config.base_url.url(&format!("{}/", self.site.locale));
        let article = path.ends_with('/') && path.starts_with(&prefix) && path.len() > prefix.len();
        let folder =
            article && self.site.folders.iter().any(|folder| self.analysis.config.base_url.url(&folder.url) == path);
        if article && !folder { Cow::Owned(format!("{path}index.md{rest}")) } else { Cow::Borrowed(url) }
    }

    fn words(&self) -> &Localizer {
        self.analysis.localizer(&self.site.locale)
    }

    /// Whom a section is for, in words: whoever reads a twin has no contacts.yaml.
    fn plans(&self, expression: &str) -> String {
        let all = &self.analysis.policy.plans;
        let plans = contacts::PlanSet::parse(expression, all).value;
        let count = plans.iter().count();
        if count == 0 || count == all.len() {
            return format!(":::plans {expression}");
        }
        let names = contacts::plan_list(self.words(), &plans);
        let facts = [("plans", Arg::Str(&names)), ("count", Arg::Num(count as f64))];
        format!(":::plans {}", self.words().message("article-plans", &facts))
    }

    fn channel(&self, id: &str) -> String {
        let home_url = self.analysis.config.base_url.url(&format!("{}/", self.site.locale));
        let today = Some(self.analysis.date.to_zoned(jiff::tz::TimeZone::UTC).date());
        let reader = contacts::Reader { localizer: self.words(), home_url: &home_url, today };
        let Ok(channel) = self.analysis.policy.channel(id) else { return String::new() };
        let channel = contacts::channel_view(&self.analysis.policy, channel, &reader);
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
}

fn matrix(analysis: &Analysis, site: &LocaleSite) -> String {
    let matrix = contacts::matrix_view(&analysis.policy, analysis.localizer(&site.locale));
    let mut table = String::from("| ");
    for plan in &matrix.plans {
        table.push_str(&format!("| {} ", plan.name));
    }
    table.push_str("|\n|---");
    table.push_str(&"|---".repeat(matrix.plans.len()));
    table.push('|');
    for row in &matrix.rows {
        table.push_str(&format!("\n| {} ", row.name));
        for cell in &row.cells {
            table.push_str(&format!("| {} ", cell.text));
        }
        table.push('|');
    }
    table
}
