//! A site of a few articles in two locales, resolved around one article, one set of redirects and one base address.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

use guichet_contacts::Policy;
use guichet_core::base_url::BaseUrl;
use guichet_core::diag::Outcome;
use guichet_l10n::Localizer;
use guichet_markdown::body::Content;
use guichet_markdown::markdown::MarkdownOptions;
use guichet_markdown::{Parsed, ParsedFile, parse_file, place};
use guichet_site::config::{self, SiteConfig};
use guichet_site::load::{Asset, Texts};
use guichet_site::resolve::{self, Redirect, ResolveInput, Site};
use guichet_syntax::names::Names;

const SETTINGS: &str = "title: Help\nbase_url: https://help.example.com/kb/\nlocales:\n  en: {}\n  fr: { fallback: [en] }\nlocale_aliases: { us: en }\nareas: [guide]\n";

/// The article that the fuzzer writes.
pub const ARTICLE: &str = "content/en/guide/a.md";

const OTHERS: [(&str, &str); 6] = [
    ("content/en/guide/_index.md", "---\ntitle: Guide\n---\n[a](a.md)\n"),
    ("content/en/guide/b.md", "---\ntitle: B\naliases: [old/b]\n---\n## Top {#top}\n\n[a](a.md#top)\n"),
    ("content/en/guide/draft.md", "---\ntitle: Draft\ndraft: true\n---\nText\n"),
    ("content/en/guide/sub/c.md", "---\ntitle: C\nid: guide/see\n---\n![x](../x.png) [b](../b.md#top)\n"),
    ("content/fr/guide/b.md", "---\ntitle: B\nslug: été\naliases: [/fr/vieux, 'old b']\n---\n## Haut {#top}\n"),
    ("content/fr/guide/z.md", "---\ntitle: Z\n---\n[b](b.md) [c](sub/c.md) [en](/en/guide/b/)\n"),
];

static CONFIG: LazyLock<SiteConfig> =
    LazyLock::new(|| config::parse_site(&Arc::from("site.yaml"), SETTINGS).value.expect("settings"));
static LOCALIZERS: LazyLock<Vec<Localizer>> =
    LazyLock::new(|| CONFIG.locales.keys().map(|locale| Localizer::new(locale, &[]).value).collect());
static PARSED: LazyLock<Vec<Parsed>> = LazyLock::new(|| OTHERS.map(|(path, text)| parse(path, text)).into());
static ASSETS: LazyLock<BTreeMap<Arc<str>, Asset>> = LazyLock::new(|| {
    let asset =
        |path: &str| (Arc::from(path), Asset { disk: path.into(), len: 1, size: Some((4, 3)), ..Asset::default() });
    ["content/assets/guide.pdf", "content/en/guide/x.png", "static/a b.txt", "static/logo.svg"].map(asset).into()
});

fn parse(path: &str, text: &str) -> Parsed {
    let (locale, rel) = place(path).expect("an article");
    let (variables, snippets) = (Names::default(), Names::default());
    let options = MarkdownOptions {
        html: CONFIG.html,
        math: true,
        schemes: &CONFIG.schemes,
        players: &CONFIG.players,
        callouts: &[],
        variables: &variables,
        snippets: &snippets,
        files: &guichet_markdown::markdown::files::NoFiles,
        wording: &super::markdown::WORDING,
    };
    parse_file(
        &Arc::from(path),
        &guichet_core::model::Locale::new(locale),
        rel,
        text.len() % 2 == 1,
        &Arc::from(text),
        &options,
    )
    .value
}

/// The site with its files, and where it is published.
pub struct Resolved {
    pub site: Outcome<Site>,
    pub files: Vec<Arc<ParsedFile>>,
    pub contents: Vec<Content>,
    pub base: BaseUrl,
}

pub fn resolve(article: &str, redirects: Vec<Redirect>, base: Option<BaseUrl>) -> Resolved {
    let mut parsed = PARSED.clone();
    parsed.push(parse(ARTICLE, article));
    parsed.sort_by(|a, b| a.file.path.cmp(&b.file.path));
    let (files, contents): (Vec<Arc<ParsedFile>>, Vec<Content>) =
        parsed.into_iter().map(|parsed| (Arc::new(parsed.file), parsed.content)).unzip();
    let mut config = CONFIG.clone();
    config.base_url = base.unwrap_or(config.base_url);
    let site = resolve::resolve(&ResolveInput {
        config: &config,
        policy: &Policy::default(),
        icons: &BTreeSet::new(),
        files: &files,
        assets: &ASSETS,
        texts: &Texts::default(),
        host_files: &BTreeMap::new(),
        refused: &BTreeMap::new(),
        localizers: &LOCALIZERS,
        redirects,
        only: None,
        drafts: false,
        date: jiff::Timestamp::UNIX_EPOCH,
    });
    Resolved { site, files, contents, base: config.base_url }
}

/// What a line of `_redirects` and a page that leads on are made of.
pub fn check_redirects(resolved: &Resolved) {
    let redirects = &resolved.site.value.redirects;
    let root = url::Url::parse(&resolved.base.absolute("")).expect("where the site is");
    for Redirect { from, to, .. } in redirects {
        let bad = |part: &str| matches!(part, "" | "." | "..");
        assert!(!from.split('/').any(bad) && !from.contains(['\\', '\n', '\r', '\0', '?', '#']), "from {from:?}");
        let unfit = |c: char| c.is_whitespace() || c.is_control();
        assert!(!to.contains(unfit), "a line of its own would end in {to:?}");
        assert_eq!(super::address::wrong(to, &root, super::address::Use::Link), None, "to {to:?}");
        let target =
            to.strip_prefix(&resolved.base.path).map(|below| below.split(['?', '#']).next().unwrap_or_default());
        let target = target.map(|target| percent_encoding::percent_decode_str(target).decode_utf8_lossy().into_owned());
        let again = |target: &str| redirects.iter().any(|other| other.from == target.trim_matches('/'));
        assert!(!target.is_some_and(|target| again(&target)), "{to:?} is an old address itself");
    }
}
