//! `site.yaml` → `SiteConfig`.

use std::collections::BTreeMap;
use std::sync::Arc;

use indexmap::IndexMap;

use super::contexts::{self, Context};
use super::external::{self, External};
use super::hosts::Host;
use super::local_text::LocalText;
use super::locales::{self, LocaleConfig};
use super::repository::{self, Repository};
use super::severity::{SeverityRule, SeverityRules};
use super::theme::{self, ThemeConfig};
use guichet_core::address::Schemes;
use guichet_core::addresses::{Addresses, Style};
use guichet_core::base_url::BaseUrl;
use guichet_core::diag::{Diagnostic, Outcome, codes};
use guichet_core::host::HostSource;
use guichet_core::model::{Locale, Span, Spanned};
use guichet_core::yaml::{self, Fields, FileDiags, Node, Value};
use guichet_load::active::ActiveFiles;
use guichet_markdown::markdown::{CalloutKind, HtmlPolicy};
use guichet_wording::Marked;

/// Kilobytes that the first query of a reader may cost where the site says nothing else.
const SEARCH_BUDGET: u32 = 50;

/// More older builds than this are a mistake.
const MOST_KEPT: i64 = 100;

#[derive(Clone, Debug)]
pub struct SiteConfig {
    pub title: LocalText,
    pub description: LocalText,
    pub base_url: BaseUrl,
    /// The host of `base_url` as site.yaml has it, whatever a build is told: a preview on this machine is still of that site.
    pub own_host: String,
    pub default_locale: Locale,
    /// In the order of `site.yaml`.
    pub locales: IndexMap<Locale, LocaleConfig>,
    /// Old or alternative tags → locale, published as redirects: `jp` → `ja`.
    pub locale_aliases: BTreeMap<String, Locale>,
    pub areas: Vec<Spanned<String>>,
    pub theme: ThemeConfig,
    /// Places in the product, for the help panel.
    pub contexts: Vec<Context>,
    pub variables: BTreeMap<String, LocalText>,
    pub repository: Option<Repository>,
    /// The translation of a draft is one, too, unless it says otherwise.
    pub draft_translations: bool,
    pub html: HtmlPolicy,
    /// Whether `$…$` in articles is a formula.
    pub math: bool,
    /// What addresses may begin with.
    pub schemes: Schemes,
    /// Hosts whose videos play in a frame, beside those that are known.
    pub players: Vec<HostSource>,
    /// Kinds of callouts beside those that are in every site, each with where it says so.
    pub callouts: Vec<Spanned<CalloutKind>>,
    /// Kinds of active files that are published beside articles.
    pub active_files: ActiveFiles,
    pub search: bool,
    /// Kilobytes that a first query may cost, the module included; `guichet search test` holds it.
    pub search_budget: u32,
    /// Where it says that the desk counts what readers look for, if it does.
    pub insights: Option<Span>,
    pub outputs: Outputs,
    /// What `check --external` opens.
    pub external: External,
    /// How articles show which of their words are those of the product, for `ui-labels/`.
    pub ui_labels: Marked,
    pub diagnostics: SeverityRules,
}

/// Outputs beside the pages that a site may switch off, and how long older ones stay.
#[derive(Clone, Copy, Debug)]
pub struct Outputs {
    pub markdown: bool,
    pub feed: bool,
    pub llms: bool,
    pub sitemap: bool,
    pub opensearch: bool,
    /// For how many builds the assets and the search index of an older one stay, for pages that are open.
    pub keep: u32,
    /// Whom the output is laid out for, if the site says so.
    pub host: Option<Host>,
    /// What the addresses of pages end in.
    pub addresses: Style,
}

impl Default for Outputs {
    fn default() -> Self {
        Outputs {
            markdown: true,
            feed: true,
            llms: true,
            sitemap: true,
            opensearch: true,
            keep: 2,
            host: None,
            addresses: Style::Slash,
        }
    }
}

impl SiteConfig {
    /// The locale itself, then its fallbacks.
    pub fn chain(&self, locale: &Locale) -> Vec<Locale> {
        let mut chain = vec![locale.clone()];
        if let Some(config) = self.locales.get(locale) {
            chain.extend(config.fallback.iter().cloned());
        }
        chain
    }

    /// The texts of `variables` for one locale.
    pub fn variables_for(&self, locale: &Locale) -> BTreeMap<String, String> {
        let chain = self.chain(locale);
        self.variables.iter().map(|(name, text)| (name.clone(), text.get(&chain).to_owned())).collect()
    }
}

/// `None` when the settings are too broken to go on with (no YAML, no locales, no base_url).
pub fn parse_site(file: &Arc<str>, text: &str) -> Outcome<Option<SiteConfig>> {
    let mut diags = FileDiags {
        file,
        text,
        unknown_key: codes::CFG003,
        wrong_value: codes::CFG004,
        missing: codes::CFG002,
        diags: Vec::new(),
    };
    let value = match yaml::parse(text, 0..text.len()) {
        Ok(node) => read_site(&node, &mut diags),
        Err(error) => {
            diags.invalid(codes::CFG001, "", &error);
            None
        }
    };
    Outcome { value, diags: diags.diags }
}

fn read_site(node: &Node, file: &mut FileDiags) -> Option<SiteConfig> {
    let mut fields = Fields::of_keys("site.yaml", "title", node, file)?;
    let locales_node = fields.require("locales");
    let locales = locales_node.map(|node| locales::read(node, file)).unwrap_or_default();
    let names: Vec<&str> = locales.keys().map(Locale::as_str).collect();
    let read_so_far = file.diags.len();

    let title = fields.require("title").and_then(|node| {
        let title = LocalText::read("title", node, &names, file);
        if title.as_ref().is_some_and(LocalText::is_blank) {
            let diagnostic = Diagnostic::new(file.wrong_value, "`title` has no text");
            file.push(diagnostic.help("give the site a name: `title: Help centre`"), &node.span);
        }
        title
    });
    let description = fields.take("description").and_then(|node| LocalText::read("description", node, &names, file));
    let base_url = fields.require("base_url").and_then(|node| read_base_url(node, file));
    let default_locale = locales::read_default(&mut fields, &locales, file);
    let locale_aliases =
        fields.take("locale_aliases").map(|node| locales::read_aliases(node, &locales, file)).unwrap_or_default();
    let areas = fields.texts("areas", file);
    let theme = fields.take("theme").map(|node| theme::read(node, &names, file));
    let theme = theme.unwrap_or_else(|| ThemeConfig::named(Spanned::new("default".to_owned(), node.span.clone())));
    let contexts = fields.take("contexts").map(|node| contexts::read(node, file)).unwrap_or_default();
    let variables = fields.take("variables").map(|node| read_variables(node, &names, file)).unwrap_or_default();
    let repository = fields.take("repository").and_then(|node| repository::read(node, file));
    let draft_translations = fields.take("translations").is_some_and(|node| read_translations(node, file));
    let markdown = fields.take("markdown").map(|node| read_markdown(node, file)).unwrap_or_default();
    let search = fields.take("search").map_or((true, SEARCH_BUDGET), |node| read_search(node, file));
    let insights_span = fields.take("insights").map(|node| node.span.clone());
    let insights = fields.flag("insights", file).and_then(|on| insights_span.filter(|_| on));
    let outputs = fields.take("outputs").map(|node| read_outputs(node, file)).unwrap_or_default();
    let external = fields.take("external").map(|node| external::read(node, file)).unwrap_or_default();
    let in_path = fields.flag("default_locale_in_path", file).unwrap_or(true);
    let base_url = base_url.map(|base_url| {
        let root = default_locale.as_ref().filter(|_| !in_path).map(|locale| Arc::from(locale.as_str()));
        let locales = locales.keys().map(|locale| Arc::from(locale.as_str())).collect();
        BaseUrl { addresses: Addresses { root, style: outputs.addresses, locales }, ..base_url }
    });
    let diagnostics = fields.take("diagnostics").map(|node| read_severities(node, file)).unwrap_or_default();
    let marked = [("bold", Marked::Bold), ("italic", Marked::Italic), ("code", Marked::Code)];
    let ui_labels = fields.one_of("ui_labels", &marked, file).unwrap_or_default();
    fields.finish(file);
    if locales.is_empty() {
        // Why there are none is told: that each of them is missing follows from it.
        let mut number = 0;
        file.diags.retain(|found| {
            number += 1;
            number <= read_so_far || found.code != codes::CFG005
        });
    }

    if let Some(Node { value: Value::Map(entries), span, .. }) = locales_node
        && entries.is_empty()
    {
        let diagnostic = Diagnostic::new(file.wrong_value, "a site needs at least one locale");
        file.push(diagnostic.help("write it like `locales: { en: {} }`"), span);
    }
    Some(SiteConfig {
        title: title?,
        description: description.unwrap_or_else(|| LocalText::Same(String::new())),
        own_host: base_url.as_ref()?.origin.rsplit("://").next().unwrap_or_default().to_owned(),
        base_url: base_url?,
        default_locale: default_locale?,
        locales,
        locale_aliases,
        areas,
        theme,
        contexts,
        variables,
        repository,
        draft_translations,
        html: markdown.html,
        math: markdown.math,
        schemes: markdown.schemes,
        players: markdown.players,
        callouts: markdown.callouts,
        active_files: markdown.active_files,
        search: search.0,
        search_budget: search.1,
        insights,
        outputs,
        external,
        ui_labels,
        diagnostics,
    })
}

/// Whether the translations of a draft are drafts.
fn read_translations(node: &Node, file: &mut FileDiags) -> bool {
    let Some(mut fields) = Fields::of_keys("translations", "drafts", node, file) else { return false };
    let drafts = fields.one_of("drafts", &[("inherited", true), ("own", false)], file);
    fields.finish(file);
    drafts.unwrap_or(false)
}

fn read_base_url(node: &Node, file: &mut FileDiags) -> Option<BaseUrl> {
    let text = file.text("base_url", node)?;
    BaseUrl::parse(&text.value)
        .map_err(|why| {
            let diagnostic = Diagnostic::new(file.wrong_value, format!("`base_url`: {why}"))
                .help("write where the site will be published, such as `https://help.example.com/kb/`");
            file.push(diagnostic, &text.span);
        })
        .ok()
}

fn read_variables(node: &Node, locales: &[&str], file: &mut FileDiags) -> BTreeMap<String, LocalText> {
    let Some(mut fields) = Fields::of("variables", node, file) else { return BTreeMap::new() };
    fields
        .entries()
        .into_iter()
        .filter_map(|(key, node)| {
            tell_variables_within(&key.name, node, file);
            Some((key.name.clone(), LocalText::read(&key.name, node, locales, file)?))
        })
        .collect()
}

/// Readers would see `{{ var.name }}`: what replaces a variable is not looked at again.
fn tell_variables_within(name: &str, node: &Node, file: &mut FileDiags) {
    match &node.value {
        Value::Str(text) if text.split("{{").skip(1).any(|rest| rest.trim_start().starts_with("var.")) => {
            let diagnostic =
                Diagnostic::new(codes::MD003, format!("a variable in the value of `{name}` is not replaced"));
            file.push(diagnostic.help("write the value itself"), &node.span);
        }
        Value::Map(entries) => entries.iter().for_each(|(_, node)| tell_variables_within(name, node, file)),
        _ => {}
    }
}

/// `markdown:`: how far writers are trusted.
#[derive(Default)]
struct Markdown {
    html: HtmlPolicy,
    math: bool,
    schemes: Schemes,
    players: Vec<HostSource>,
    callouts: Vec<Spanned<CalloutKind>>,
    active_files: ActiveFiles,
}

fn read_markdown(node: &Node, file: &mut FileDiags) -> Markdown {
    let mut markdown = Markdown::default();
    let Some(mut fields) = Fields::of_keys("markdown", "html", node, file) else { return markdown };
    let words = [("sanitize", HtmlPolicy::Sanitize), ("escape", HtmlPolicy::Escape), ("allow", HtmlPolicy::Allow)];
    markdown.html = fields.one_of("html", &words, file).unwrap_or_default();
    markdown.math = fields.flag("math", file).unwrap_or(false);
    for scheme in fields.texts("schemes", file) {
        if let Err((message, help)) = markdown.schemes.add(&scheme.value) {
            file.push(Diagnostic::new(file.wrong_value, message).help(help), &scheme.span);
        }
    }
    for player in fields.texts("players", file) {
        match HostSource::of_host(&player.value) {
            Some(host) => markdown.players.push(host),
            None => {
                let message = format!("`{}` is not the name of a host", player.value);
                let diagnostic = Diagnostic::new(file.wrong_value, message);
                file.push(
                    diagnostic.help("write it like `player.example.com`; its pages are shown over HTTPS"),
                    &player.span,
                );
            }
        }
    }
    if let Some(node) = fields.take("callouts") {
        markdown.callouts = super::callouts::read(node, file);
    }
    for kind in fields.texts("active_files", file) {
        if !markdown.active_files.allow(&kind.value) {
            let message = format!("`{}` is not a kind of active file", kind.value);
            let diagnostic = Diagnostic::new(file.wrong_value, message)
                .help(format!("use one of `{}`", guichet_load::active::KINDS.map(|(word, _)| word).join("`, `")));
            file.push(diagnostic, &kind.span);
        }
    }
    if markdown.html == HtmlPolicy::Allow {
        markdown.active_files = ActiveFiles::all();
    }
    fields.finish(file);
    markdown
}

/// Whether there is a search, and its budget.
fn read_search(node: &Node, file: &mut FileDiags) -> (bool, u32) {
    let mut search = (true, SEARCH_BUDGET);
    if let Value::Bool(value) = node.value {
        search.0 = value;
    } else if let Some(mut fields) = Fields::of_keys("search", "enabled", node, file) {
        search.0 = fields.flag("enabled", file).unwrap_or(true);
        match fields.number("budget", file) {
            Some(budget) if (1.0..=10_000.0).contains(&budget) => search.1 = budget as u32,
            Some(_) => file.wrong("`budget` should be between 1 and 10000 kilobytes", &node.span),
            None => {}
        }
        fields.finish(file);
    }
    search
}

fn read_outputs(node: &Node, file: &mut FileDiags) -> Outputs {
    let mut outputs = Outputs::default();
    let Some(mut fields) = Fields::of_keys("outputs", "markdown", node, file) else { return outputs };
    let mut switch = |name: &'static str, field: &mut bool| {
        if let Some(value) = fields.flag(name, file) {
            *field = value;
        }
    };
    switch("markdown", &mut outputs.markdown);
    switch("feed", &mut outputs.feed);
    switch("llms", &mut outputs.llms);
    switch("sitemap", &mut outputs.sitemap);
    switch("opensearch", &mut outputs.opensearch);
    if let Some(node) = fields.take("keep") {
        match node.value {
            Value::Int(keep @ 0..=MOST_KEPT) => outputs.keep = keep as u32,
            _ => file.wrong("`keep` is how many older builds are kept: a whole number from 0 to 100", &node.span),
        }
    }
    let styles = [("slash", Style::Slash), ("no-slash", Style::NoSlash), ("html", Style::Html)];
    outputs.addresses = fields.one_of("addresses", &styles, file).unwrap_or_default();
    outputs.host = fields.text("host", file).and_then(|text| {
        let host = Host::of_word(&text.value);
        if host.is_none() {
            let message = format!("`{}` is not a host that the output can be laid out for", text.value);
            let words: Vec<&str> = Host::words().collect();
            let help = format!("use one of `{}`; for any other host, leave the line out", words.join("`, `"));
            file.push(Diagnostic::new(file.wrong_value, message).help(help), &text.span);
        }
        host
    });
    fields.finish(file);
    outputs
}

fn read_severities(node: &Node, file: &mut FileDiags) -> SeverityRules {
    let words = [
        ("error", SeverityRule::Error),
        ("warning", SeverityRule::Warning),
        ("warn", SeverityRule::Warning),
        ("note", SeverityRule::Note),
        ("off", SeverityRule::Off),
    ];
    let mut rules = SeverityRules::default();
    let Some(mut fields) = Fields::of("diagnostics", node, file) else { return rules };
    for (key, node) in fields.entries() {
        check_code(&key.name, &key.span, file);
        let Some(text) = file.text(&key.name, node) else { continue };
        match words.iter().find(|(word, _)| *word == text.value) {
            Some((_, rule)) => {
                rules.0.insert(key.name.clone(), *rule);
            }
            None => {
                let diagnostic = Diagnostic::new(file.wrong_value, format!("`{}` is not a severity", text.value))
                    .help("use one of `error`, `warning`, `note`, `off`");
                file.push(diagnostic, &text.span);
            }
        }
    }
    rules
}

fn check_code(name: &str, span: &Span, file: &mut FileDiags) {
    if guichet_core::diag::codes::is_code_or_family(name) {
        return;
    }
    let diagnostic = Diagnostic::new(file.wrong_value, format!("no diagnostic is called `{name}`"))
        .did_you_mean(name, guichet_core::diag::codes::all().map(|code| code.name()));
    file.push(diagnostic, span);
}
