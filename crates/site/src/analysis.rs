//! The first half of a build: source tree → `Analysis`, a site that is read, checked and resolved. No disk, no clock.

mod settings;
mod strays;
mod words;

pub use settings::{Settings, settings};

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::active;
use crate::config::{self, SiteConfig};
use crate::contents::Contents;
use crate::host_files::{self, HostFiles};
use crate::load::{self, Checkout, SourceTree};
use crate::parse::{self, Before, Follows};
use crate::queries;
use crate::resolve::{self, ResolveInput, Site};
use crate::resolved::{Resolved, Sources};
use crate::sealing::{self, Sealing};
use crate::stale;
use crate::theme::Theme;
use guichet_contacts::Policy;
use guichet_core::base_url::BaseUrl;
use guichet_core::content_hash::{self, Key};
use guichet_core::diag::{Code, Diagnostic, Outcome, Severity, codes, report, tell_once};
use guichet_core::model::{ELSEWHERE, Locale};
use guichet_core::moment::Moment;
use guichet_l10n::Localizer;
use guichet_markdown::ParsedFile;
use guichet_markdown::body::{ImageSource, Outline};
use guichet_memo::Memo;
use guichet_seal::Environment;
use settings::settings_into;

/// What the command line says of a build. The date comes from outside, so that the same input gives the same bytes.
#[derive(Clone, Debug)]
pub struct BuildOptions {
    pub date: jiff::Timestamp,
    pub base_url: Option<BaseUrl>,
    pub drafts: bool,
    pub locales: Vec<String>,
    pub live_reload: bool,
    /// Where keys and secret values come from.
    pub environment: Environment,
}

/// A site that has been read, checked and resolved.
pub struct Analysis {
    pub config: SiteConfig,
    pub policy: Policy,
    /// What the policy is made of.
    pub policy_made_of: Key,
    /// What all that is not an article is made of, and what the command line says.
    pub settings_made_of: Key,
    pub theme: Theme,
    pub files: Vec<Arc<ParsedFile>>,
    pub contents: Contents,
    /// One per locale of the site, in the order of `config.locales`.
    pub localizers: Vec<Localizer>,
    pub checkout: Checkout,
    pub resolved: Resolved,
    pub synonyms: BTreeMap<Locale, Vec<Vec<String>>>,
    pub sealing: Sealing,
    /// Drawings that are published without what was active in them, by their paths in the source tree.
    pub cleaned: BTreeMap<Arc<str>, Arc<[u8]>>,
    /// Files of `static/` that join those of the build.
    pub host_files: HostFiles,
    /// Of texts that say which version of their originals they match: numbers of the originals.
    pub originals: BTreeMap<usize, usize>,
    /// `static/_headers` says what all pages may load, which is the site owner's business then.
    pub own_policy: bool,
    pub date: jiff::Timestamp,
}

impl Analysis {
    /// What other pages may show of a file. What it has from its original is in its head, and not in its text.
    pub fn public(&self, file: usize) -> Key {
        let (own, changed, file) = (self.contents.public(file), self.changed(file), &self.files[file]);
        match (&file.own, changed) {
            (None, None) => own,
            (None, Some(changed)) => content_hash::of(&(own, changed)),
            (Some(_), _) => content_hash::of(&(own, changed, postcard::to_allocvec(&file.head).unwrap_or_default())),
        }
    }

    /// When a text was last changed: what its front matter says, else its repository.
    pub fn updated(&self, file: usize) -> Option<Moment> {
        self.files[file].head.updated.or_else(|| self.changed(file))
    }

    /// Where somebody can propose a change of a text.
    pub fn edit_url(&self, file: usize) -> Option<String> {
        self.config.repository.as_ref()?.edit_url(&self.checkout.folder, &self.files[file].path)
    }

    /// As its repository says.
    fn changed(&self, file: usize) -> Option<Moment> {
        self.checkout.changed.get(&self.files[file].path).copied()
    }

    /// For an analysis that follows.
    pub fn before(&self) -> Before<'_> {
        Before { files: &self.files, contents: &self.contents, resolved: &self.resolved }
    }

    /// What all of the site is made of, on whichever machine.
    pub fn made_of(&self, tree: &SourceTree) -> Key {
        let texts: Vec<Key> = (0..self.files.len()).map(|file| self.contents.made_of(file)).collect();
        let assets: Vec<_> = tree.assets.iter().map(|(path, asset)| (path, asset.len)).collect();
        content_hash::of(&(self.contents.memo().program(), self.settings_made_of, texts, assets))
    }

    /// Where pages send what readers look for, if the site asks them to.
    pub fn insights_url(&self) -> Option<String> {
        let desk = self.policy.desk.as_deref().filter(|_| self.config.insights.is_some())?;
        Some(format!("{desk}v1/insights"))
    }

    pub fn site(&self) -> &Site {
        &self.resolved.site
    }

    /// The texts that are published, each with the locale whose readers get it.
    pub fn texts(&self) -> impl Iterator<Item = String> {
        let bodies = self.site().locales.iter().flat_map(|site| site.bodies().map(move |body| (site, body)));
        bodies.map(|(site, body)| format!("{}\n{}", site.locale, self.files[body.file].path))
    }

    /// The pictures that the published texts hold themselves, by their names.
    pub fn embedded_pictures(&self) -> BTreeMap<&str, &Arc<[u8]>> {
        let images = self.resolved.with_pictures.iter().flat_map(|file| &self.files[*file].body.images);
        let pictures = images.filter_map(|image| match &image.source {
            ImageSource::Embedded(picture) => Some((picture.name.as_str(), &picture.bytes)),
            ImageSource::File(_) | ImageSource::Remote(_) => None,
        });
        pictures.collect()
    }

    pub fn localizer(&self, locale: &Locale) -> &Localizer {
        let at = self.config.locales.get_index_of(locale).unwrap_or(0);
        &self.localizers[at]
    }
}

/// As [`analyze_with`], without anything from before.
pub fn analyze(tree: &SourceTree, load_diags: Vec<Diagnostic>, options: &BuildOptions) -> Outcome<Option<Analysis>> {
    analyze_with(tree, load_diags, options, Arc::new(Memo::in_memory()))
}

/// Reads, checks and resolves everything; what `memo` knows of articles is not found out again. The value is there whenever the settings are good enough to go on; whether
/// to build is for the caller to decide from the diagnostics, which are sorted and have the site's severities.
pub fn analyze_with(
    tree: &SourceTree,
    load_diags: Vec<Diagnostic>,
    options: &BuildOptions,
    memo: Arc<Memo>,
) -> Outcome<Option<Analysis>> {
    analyze_following(Follows::None, tree, load_diags, options, memo)
}

/// As [`analyze_with`], where analyses of one site follow each other in one process: what the last one has found out of articles
/// that have not changed since is taken from there.
pub fn analyze_following(
    follows: Follows,
    tree: &SourceTree,
    load_diags: Vec<Diagnostic>,
    options: &BuildOptions,
    memo: Arc<Memo>,
) -> Outcome<Option<Analysis>> {
    let mut analyzed = analyze_each(follows, tree, load_diags, options, memo);
    tell_once(&mut analyzed.diags, tree);
    analyzed
}

/// The same, where every mistake is told by itself, however often it is made.
pub fn analyze_each(
    follows: Follows,
    tree: &SourceTree,
    load_diags: Vec<Diagnostic>,
    options: &BuildOptions,
    memo: Arc<Memo>,
) -> Outcome<Option<Analysis>> {
    let mut diags = load_diags;
    let value = analyze_into(tree, options, memo, follows, &mut diags);
    only_said_once(&mut diags);
    if let Some(analysis) = &value {
        only_the_cause(&mut diags, &analysis.policy, tree.texts.get(CONTACTS).is_none());
    }
    if let Some(analysis) = &value {
        diags = analysis.config.diagnostics.apply(diags);
    }
    report::sort(&mut diags);
    Outcome { value, diags }
}

/// A file in another encoding is one mistake: that it is no YAML and has no title follows from it.
fn only_said_once(diags: &mut Vec<Diagnostic>) {
    let garbled: BTreeSet<Arc<str>> =
        diags.iter().filter(|d| d.code == codes::FM005).filter_map(|d| d.file.clone()).collect();
    if !garbled.is_empty() {
        diags.retain(|d| !d.code.follows_from_encoding() || d.file.as_ref().is_none_or(|file| !garbled.contains(file)));
    }
}

const CONTACTS: &str = "contacts.yaml";

/// Of a contacts.yaml that can't be read, nobody knows which plans and channels are in it: that one is not follows from that. Of one
/// that is not there, this is said once, where it is needed first.
fn only_the_cause(diags: &mut Vec<Diagnostic>, policy: &Policy, is_missing: bool) {
    const UNREAD: [Code; 6] =
        [codes::CFG001, codes::CFG002, codes::CFG003, codes::CFG004, codes::CFG007, codes::CFG008];
    let of_contacts = |found: &Diagnostic| found.file.as_deref() == Some(CONTACTS);
    let is_unread = |found: &Diagnostic| of_contacts(found) && UNREAD.contains(&found.code);
    // It has another name.
    let is_near = |found: &Diagnostic| {
        let name = found.file.as_deref().filter(|_| found.code == codes::CFG012);
        is_missing && name.is_some_and(|name| name.to_ascii_lowercase().starts_with("contact"))
    };
    if !diags.iter().any(|found| is_unread(found) || is_near(found)) {
        if is_missing {
            said_to_be_missing(diags);
        }
        return;
    }
    let (no_plans, no_channels) = (policy.plans.is_empty(), policy.channels.is_empty());
    diags.retain(|found| {
        let follows = no_plans && found.code == codes::CON001 || no_channels && found.code == codes::CON002;
        !follows || of_contacts(found)
    });
}

/// Every plan and channel that a text names is unknown then.
fn said_to_be_missing(diags: &mut Vec<Diagnostic>) {
    const WHERE: &str = " in contacts.yaml";
    let is_unknown =
        |found: &Diagnostic| [codes::CON001, codes::CON002].contains(&found.code) && found.message.ends_with(WHERE);
    let place = |found: &Diagnostic| (found.file.clone(), found.span.as_ref().map(|span| span.start));
    let Some(mut first) = diags.iter().filter(|found| is_unknown(found)).min_by_key(|found| place(found)).cloned()
    else {
        return;
    };
    diags.retain(|found| !is_unknown(found));
    first.message = format!("{}: this site has no contacts.yaml", first.message.trim_end_matches(WHERE));
    first.fixes.clear();
    diags.push(first.help("write contacts.yaml, which lists plans and channels, or remove what needs one"));
}

fn analyze_into(
    tree: &SourceTree,
    options: &BuildOptions,
    memo: Arc<Memo>,
    follows: Follows,
    diags: &mut Vec<Diagnostic>,
) -> Option<Analysis> {
    let redirects = match tree.texts.get_key_value("redirects.yaml") {
        Some((file, text)) => {
            let redirects = resolve::parse_redirects(file, text);
            diags.extend(redirects.diags);
            redirects.value
        }
        None => Vec::new(),
    };
    let settings = settings_into(tree, options, diags)?;
    let sealing = sealing(tree, &settings, &options.environment, diags);
    let Settings { config, policy, theme, localizers, .. } = settings;
    let mut take = |new: Vec<Diagnostic>| diags.extend(new);
    let only = chosen_locales(&config, options, &mut take);
    let synonyms = synonyms(&config, tree, &mut take);
    let (mut files, contents, shown) = parse::all(tree, &config, memo, follows, &mut take);
    take(resolve::originals::inherit(&mut files, &config, &tree.texts));
    take(strays::stray_locales(tree, &config));
    take(strays::stray_areas(tree, &config));
    let (published, mut refused) = active::published::publish(&tree.assets, &config.active_files);
    // Code that an article shows need not be a file to open.
    refused.retain(|found| !is_shown(found, &shown));
    take(refused);
    let settings_made_of = settings_made_of(tree, options);
    let sources =
        Sources { tree, files: &files, contents: &contents, assets: &published.assets, refused: &published.refused };
    let made_of = sources.made_of(settings_made_of);
    let before = made_of.and_then(|made_of| resolved_before(follows, &sources, made_of, options.date));
    let mut resolved = before.unwrap_or_else(|| {
        // Links ask of every file what is in it.
        contents.memo().read_ahead();
        files.par_iter().for_each(|file| file.body.read_now());
        contents.memo().settle();
        let input = ResolveInput {
            config: &config,
            policy: &policy,
            icons: &theme.icons(),
            files: &files,
            assets: &published.assets,
            texts: &tree.texts,
            host_files: &tree.host_files,
            refused: &published.refused,
            localizers: &localizers,
            redirects,
            only: only.as_deref(),
            drafts: options.drafts,
            date: options.date,
        };
        let Outcome { value: site, mut diags } = resolve_and_check(&input, tree);
        diags.retain(|found| found.span != Some(ELSEWHERE));
        let resolved = Resolved::new(site, diags, &sources, made_of, options.date);
        resolved.leave(contents.memo());
        resolved
    });
    take(std::mem::take(&mut resolved.diags));
    if matches!(follows, Follows::None) {
        // Where all files of a large site are in memory, this is a good part of them.
        let files = files.par_iter_mut().filter_map(Arc::get_mut);
        files.filter_map(|file| file.body.at_hand()).for_each(Outline::forget_resolved);
    }
    let originals = stale::originals(&config, &files);
    let headers = host_files::own(&tree.host_files, "_headers");
    let own_policy = headers.is_some_and(|own| host_files::headers::own_policy(own, &config.base_url.path));
    Some(Analysis {
        config,
        policy,
        policy_made_of: content_hash::of(&tree.texts.get("contacts.yaml")),
        settings_made_of,
        theme,
        files,
        contents,
        localizers,
        checkout: tree.checkout.clone(),
        resolved,
        synonyms,
        sealing,
        cleaned: published.cleaned,
        host_files: tree.host_files.clone(),
        originals,
        own_policy,
        date: options.date,
    })
}

/// It is about a file that articles show as code.
fn is_shown(found: &Diagnostic, shown: &BTreeSet<String>) -> bool {
    let file = found.file.as_ref().and_then(|file| file.strip_prefix("content/"));
    found.code == codes::OUT007 && file.is_some_and(|file| shown.contains(file))
}

/// What was resolved before, in this process or an earlier one, if it would be found out again.
fn resolved_before(follows: Follows, sources: &Sources, made_of: Key, date: jiff::Timestamp) -> Option<Resolved> {
    match follows {
        Follows::Next { before: Some(before), .. } => before.resolved.again(sources, made_of, date),
        _ => Resolved::before(sources.contents.memo(), sources, made_of, date),
    }
}

/// Resolves the site, and checks what is said of it elsewhere.
fn resolve_and_check(input: &ResolveInput, tree: &SourceTree) -> Outcome<Site> {
    let Outcome { value: site, mut diags } = resolve::resolve(input);
    if let Some((file, text)) = tree.texts.get_key_value(queries::FILE) {
        let golden = queries::parse(file, text);
        diags.extend(golden.diags);
        diags.extend(queries::check(file, &golden.value, input.config, input.files, &site));
    }
    diags.extend(queries::check_pins(input.files, &site));
    let twins = resolve::twins(input).into_iter();
    diags.extend(
        twins.filter(|twin| load::have_same_bytes(tree, &twin.own, &twin.original)).map(|twin| twin.diagnostic),
    );
    diags.extend(host_files::check::check(&tree.host_files, input.config, &site, input.drafts));
    Outcome { value: site, diags }
}

/// Everything that is read and is no article, and what pages may show of the command line. Of the moment, that is its day.
pub(crate) fn settings_made_of(tree: &SourceTree, options: &BuildOptions) -> Key {
    let texts: Vec<_> = tree.texts.outside_content().collect();
    let base_url = options.base_url.as_ref().map(|base_url| base_url.absolute(""));
    let day = options.date.to_zoned(jiff::tz::TimeZone::UTC).date();
    content_hash::of(&(
        (texts, &tree.blobs, &tree.host_files, &tree.checkout.folder),
        (base_url, day, options.drafts, &options.locales, options.live_reload),
    ))
}

/// What can be sealed; and GATE002 for every secret that stands where everyone can read it.
fn sealing(tree: &SourceTree, settings: &Settings, environment: &Environment, diags: &mut Vec<Diagnostic>) -> Sealing {
    let file: Arc<str> = Arc::from("contacts.yaml");
    let lock = tree.texts.get_key_value(sealing::lock::FILE).map(|(file, text)| (file, &**text));
    let prepared = sealing::prepare(&settings.policy, &settings.site_id, environment, &file, lock);
    diags.extend(prepared.diags);
    let secrets = sealing::secrets::of(&settings.policy, environment);
    if !secrets.is_empty() {
        let files: Vec<&Arc<str>> = tree.texts.keys().collect();
        let in_file = |file: &Arc<str>| match tree.texts.read(file) {
            Ok(read) => secrets.in_source(file, &read.text),
            // It is reported where it is parsed.
            Err(_) => Vec::new(),
        };
        let found: Vec<Vec<Diagnostic>> = files.into_par_iter().map(in_file).collect();
        diags.extend(found.into_iter().flatten());
    }
    prepared.value
}

fn chosen_locales(
    config: &SiteConfig,
    options: &BuildOptions,
    take: &mut impl FnMut(Vec<Diagnostic>),
) -> Option<Vec<Locale>> {
    if options.locales.is_empty() {
        return None;
    }
    let known: Vec<&str> = config.locales.keys().map(Locale::as_str).collect();
    for name in options.locales.iter().filter(|name| !known.contains(&name.as_str())) {
        let diagnostic = Diagnostic::new(codes::CFG005, format!("--locale: no locale `{name}` in this site"));
        take(vec![diagnostic.did_you_mean(name, known.iter().copied())]);
    }
    // For what else is wrong: the site is not built with a locale that it does not have.
    let chosen: Vec<Locale> =
        options.locales.iter().filter(|name| known.contains(&name.as_str())).map(|name| Locale::new(name)).collect();
    (!chosen.is_empty()).then_some(chosen)
}

fn synonyms(
    config: &SiteConfig,
    tree: &SourceTree,
    take: &mut impl FnMut(Vec<Diagnostic>),
) -> BTreeMap<Locale, Vec<Vec<String>>> {
    let mut synonyms = BTreeMap::new();
    for locale in config.locales.keys() {
        let name = format!("synonyms/{locale}.yaml");
        if let Some((file, text)) = tree.texts.get_key_value(name.as_str()) {
            let outcome = config::parse_synonyms(file, text);
            take(outcome.diags);
            synonyms.insert(locale.clone(), outcome.value);
        }
    }
    synonyms
}

/// Errors in the settings, or in how the command was called, rather than in the content.
pub fn has_wrong_settings(diags: &[Diagnostic]) -> bool {
    diags.iter().any(|d| d.severity == Severity::Error && d.code.is_of_settings())
}

pub fn has_errors(diags: &[Diagnostic]) -> bool {
    diags.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
}

#[cfg(test)]
mod hostile;
