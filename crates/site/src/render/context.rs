//! What every page of a locale shares: made once, cloned by reference into each page's context.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;
use tera::{Context, Tera, Value};

use super::RenderOptions;
use super::value::{list, map, optional, safe, text};
use crate::analysis::Analysis;
use crate::assets::Published;
use crate::content_policy::ContentPolicy;
use crate::resolve::{ArticlePage, Folder, LocaleSite, ResolvedBody};
use crate::shortcodes::Surroundings;
use crate::theme::Theme;
use guichet_contacts::{ChannelView, ContactView, PlanId, Policy};
use guichet_core::base_url::BaseUrl;
use guichet_core::diag::Diagnostic;
use guichet_core::model::Locale;
use guichet_l10n::{Arg, Localizer};
use guichet_markdown::ParsedFile;
use guichet_markdown::body::Outline;

/// Inputs of the whole render.
pub struct Shared<'a> {
    pub analysis: &'a Analysis,
    pub tera: &'a Tera,
    /// Name of the assets' folder below `_guichet/`.
    pub assets: &'a str,
    /// `site.preloads`.
    pub preloads: Value,
    pub options: RenderOptions,
}

impl Shared<'_> {
    pub fn url(&self, path: &str) -> String {
        self.analysis.config.base_url.url(path)
    }

    pub fn absolute(&self, path: &str) -> String {
        self.analysis.config.base_url.absolute(path)
    }
}

/// One locale's shared values.
pub struct LocaleContext<'a> {
    pub site: &'a LocaleSite,
    pub words: &'a Localizer,
    pub title: String,
    /// What the locale is called; every page's list of languages asks for it.
    name: Value,
    pub contact: ContactView,
    pub matrix_html: String,
    /// Every article as an entry of a list on another page, made once: ten pages link to each.
    pub links: Vec<Value>,
    /// Every article as a row, made when it is first listed: others list it again.
    rows: Vec<OnceLock<Value>>,
    /// Areas and categories by their paths, which every locale asks for.
    pub folders: FxHashMap<&'a str, &'a Folder>,
    base: Context,
    /// `site` with no area marked as current; each area's own is made when its pages are (`in_area`).
    site_value: Value,
    theme: &'a Theme,
    /// The first part of a page that could not be rendered.
    pub failed: OnceLock<Diagnostic>,
}

/// A page's address on one locale, for the switcher and for search engines.
pub struct Sibling {
    pub url: String,
    /// Not in that locale's own language, so no alternate for search engines.
    pub borrowed: bool,
    /// The very same page, not the nearest one.
    pub same: bool,
}

/// What the frame of a page needs to know.
pub struct PageFacts<'a> {
    pub kind: &'static str,
    /// Without the site's name; empty on the home page.
    pub title: &'a str,
    pub description: &'a str,
    /// From the site's base: `fr/contacts/import/`.
    pub url: &'a str,
    /// Of another page whose copy this is.
    pub canonical: Option<String>,
    pub noindex: bool,
    pub markdown: bool,
    /// The area that the page is in.
    pub area: Option<&'a InArea>,
    /// What the page shows that a writer wrote.
    pub body: Option<&'a Outline>,
}

/// `site`, with one of the areas marked as current. The list of all areas is in it: one for each area, all at once, would
/// take memory with the square of their number, so it is made for the pages of one area and dropped with them.
pub struct InArea(Value);

impl<'a> LocaleContext<'a> {
    pub fn new(shared: &Shared<'a>, at: usize) -> Self {
        let analysis = shared.analysis;
        let site = &analysis.site.locales[at];
        let words = analysis.localizer(&site.locale);
        let title = analysis.config.title.get(&site.chain).to_owned();
        let t = words.plain_messages().iter().map(|(id, text)| (id.clone().into(), Value::from(text.as_str())));
        let mut base = Context::new();
        base.insert_value("t", Value::from(t.collect::<tera::Map>()));
        let name = Value::from(locale_name(&site.locale, analysis));
        base.insert_value("locale", locale_value(&site.locale, &name, words));
        let home_url = shared.url(&format!("{}/", site.locale));
        let today = Some(analysis.date.to_zoned(jiff::tz::TimeZone::UTC).date());
        let contact = guichet_contacts::contact_view(
            &analysis.policy,
            &guichet_contacts::Reader { localizer: words, home_url: &home_url, today },
        );
        let matrix = Value::from_serializable(&guichet_contacts::matrix_view(&analysis.policy, words));
        let mut context = LocaleContext {
            site,
            words,
            contact,
            matrix_html: String::new(),
            site_value: site_value(shared, site, &title, None),
            title: title.clone(),
            name,
            rows: vec![OnceLock::new(); site.pages.len()],
            links: site.pages.iter().map(|page| link_value(shared, site, page, false)).collect(),
            folders: site.folders.iter().map(|folder| (&*folder.path, folder)).collect(),
            base,
            theme: &analysis.theme,
            failed: OnceLock::new(),
        };
        context.matrix_html = context.partial(shared.tera, "partials/matrix.html", "matrix", &matrix);
        context
    }

    /// For the pages of an area, by its folder.
    pub fn in_area(&self, shared: &Shared, area: usize) -> InArea {
        InArea(site_value(shared, self.site, &self.title, Some(area)))
    }

    /// Renders a partial on its own: the output of a shortcode. What is wrong with it is kept for `pages` to say.
    pub fn partial(&self, tera: &Tera, template: &str, name: &'static str, value: &Value) -> String {
        let mut context = self.base.clone();
        context.insert_value("site", self.site_value.clone());
        context.insert_value(name, value.clone());
        tera.render(template, &context).unwrap_or_else(|error| {
            let _ = self.failed.set(super::template_error(&error, self.theme));
            String::new()
        })
    }

    pub fn message(&self, id: &str, args: &[(&str, Arg)]) -> String {
        self.words.message(id, args)
    }

    /// The context of one page without what is particular to its kind.
    pub fn page(&self, shared: &Shared, facts: &PageFacts, siblings: &[(&LocaleContext, Sibling)]) -> Context {
        let mut context = self.base.clone();
        context.insert_value("site", facts.area.map_or(&self.site_value, |area| &area.0).clone());
        let title = if facts.title.is_empty() {
            self.title.clone()
        } else {
            self.message("title-page", &[("title", Arg::Str(facts.title)), ("site", Arg::Str(&self.title))])
        };
        let noindex = facts.noindex || shared.options.drafts;
        let alternates =
            if noindex || facts.canonical.is_some() { list([]) } else { self.alternates(shared, siblings) };
        context.insert_value(
            "page",
            map([
                ("kind", facts.kind.into()),
                ("title", title.into()),
                ("description", text(facts.description)),
                ("url", shared.url(facts.url).into()),
                ("canonical", facts.canonical.clone().unwrap_or_else(|| shared.absolute(facts.url)).into()),
                ("robots", if noindex { "noindex" } else { "" }.into()),
                ("alternates", alternates),
                (
                    "markdown_url",
                    optional(facts.markdown.then(|| shared.url(&format!("{}index.md", facts.url)).into())),
                ),
                ("policy", self.policy(shared, facts)),
                ("drafts_banner", shared.options.drafts.into()),
                ("live_reload", shared.options.live_reload.into()),
            ]),
        );
        let switcher = siblings.iter().map(|(other, sibling)| {
            let tag = &other.site.locale;
            map([
                ("code", tag.as_str().into()),
                ("name", other.name.clone()),
                ("lang", tag.as_str().into()),
                ("dir", other.words.direction().into()),
                ("url", sibling.url.as_str().into()),
                ("current", (*tag == self.site.locale).into()),
                ("borrowed", sibling.borrowed.into()),
            ])
        });
        context.insert_value("locales", list(switcher));
        context
    }

    /// The page's own Content-Security-Policy, for hosts that know no `_headers`: it names the hosts of this page only, so
    /// that a picture of another host changes one page. None where the site brings a policy of its own.
    fn policy(&self, shared: &Shared, facts: &PageFacts) -> Value {
        if shared.analysis.own_policy {
            return Value::none();
        }
        let mut policy = ContentPolicy::default();
        if let Some(body) = facts.body {
            policy.add_body(body);
        }
        if facts.kind == "contact"
            && let Some(target) = shared.analysis.policy.form_target()
        {
            policy.add_form(target);
        }
        safe(&policy.meta())
    }

    /// Versions of the page in other languages, as the sitemap names them: each of them names all, itself included.
    fn alternates(&self, shared: &Shared, siblings: &[(&LocaleContext, Sibling)]) -> Value {
        let real: Vec<_> = siblings.iter().filter(|(_, sibling)| sibling.same && !sibling.borrowed).collect();
        if real.len() < 2 || real.iter().all(|(other, _)| other.site.locale != self.site.locale) {
            return list([]);
        }
        let origin = &shared.analysis.config.base_url.origin;
        let link = |lang: &str, sibling: &Sibling| {
            map([("lang", lang.into()), ("href", format!("{origin}{}", sibling.url).into())])
        };
        let default = &shared.analysis.config.default_locale;
        let x_default =
            real.iter().find(|(other, _)| other.site.locale == *default).map(|(_, sibling)| link("x-default", sibling));
        list(real.iter().map(|(other, sibling)| link(other.site.locale.as_str(), sibling)).chain(x_default))
    }

    /// Breadcrumbs from the home page down to a folder; `last` is the page itself, with its language where that is not
    /// the locale's.
    pub fn breadcrumbs(&self, shared: &Shared, folder: Option<usize>, last: &str, language: [Value; 2]) -> Value {
        let home = format!("{}/", self.site.locale);
        let crumb = |title: Value, url: Value, [lang, dir]: [Value; 2]| {
            map([("title", title), ("url", url), ("lang", lang), ("dir", dir)])
        };
        let mut crumbs = vec![crumb(last.into(), Value::none(), language)];
        let mut at = folder;
        while let Some(folder) = at {
            let folder = &self.site.folders[folder];
            let language = folder_language(shared, self.site, folder);
            crumbs.push(crumb(folder.title.as_str().into(), shared.url(&folder.url).into(), language));
            at = folder.parent;
        }
        crumbs.push(crumb(self.message("nav-home", &[]).into(), shared.url(&home).into(), no_language()));
        crumbs.reverse();
        list(crumbs)
    }

    /// What a list page says of itself to search engines where its writer says nothing: how much it holds, and what
    /// comes first.
    pub fn summary<'t>(&self, count: usize, titles: impl Iterator<Item = &'t str>) -> String {
        let mut text = self.message("area-count", &[("count", Arg::Num(count as f64))]);
        let titles: Vec<&str> = titles.take(4).collect();
        if !titles.is_empty() {
            text.push_str(" · ");
            text.push_str(&titles.join(" · "));
        }
        text
    }

    /// A row of a list of articles.
    pub fn row(&self, shared: &Shared, at: usize) -> Value {
        self.rows[at].get_or_init(|| self.new_row(shared, &self.site.pages[at])).clone()
    }

    /// The same for an article whose place is not at hand.
    pub fn row_of(&self, shared: &Shared, page: &ArticlePage) -> Value {
        self.row(shared, self.site.by_id[&page.id])
    }

    fn new_row(&self, shared: &Shared, page: &ArticlePage) -> Value {
        let file = &shared.analysis.files[page.body.file];
        let borrowed = page.borrowed.then(|| {
            let language = self.words.language_name(file.locale.as_str());
            self.message("article-borrowed", &[("language", Arg::Str(&language))]).into()
        });
        let area = &self.site.folders[page.area];
        let [area_lang, area_dir] = folder_language(shared, self.site, area);
        map([
            ("title", page.title.as_str().into()),
            ("description", text(&page.description)),
            ("url", shared.url(&page.url).into()),
            ("plans_text", optional(self.plans_text(shared, &page.plans))),
            ("lang", file.locale.as_str().into()),
            ("dir", guichet_l10n::direction(file.locale.as_str()).into()),
            ("borrowed_text", optional(borrowed)),
            ("area_title", area.title.as_str().into()),
            ("area_lang", area_lang),
            ("area_dir", area_dir),
        ])
    }

    /// The same for the text of an area or category.
    pub fn folder_row(&self, shared: &Shared, folder: &Folder, body: &ResolvedBody) -> Value {
        let lang = &shared.analysis.files[body.file].locale;
        let borrowed = (*lang != self.site.locale).then(|| {
            let language = self.words.language_name(lang.as_str());
            self.message("article-borrowed", &[("language", Arg::Str(&language))]).into()
        });
        let area = folder.parent.map(|_| self.site.area_of(folder));
        let [area_lang, area_dir] = area.map_or_else(no_language, |area| folder_language(shared, self.site, area));
        map([
            ("title", folder.title.as_str().into()),
            ("description", text(&folder.description)),
            ("url", shared.url(&folder.url).into()),
            ("plans_text", Value::none()),
            ("lang", lang.as_str().into()),
            ("dir", guichet_l10n::direction(lang.as_str()).into()),
            ("borrowed_text", optional(borrowed)),
            ("area_title", text(area.map_or("", |area| area.title.as_str()))),
            ("area_lang", area_lang),
            ("area_dir", area_dir),
        ])
    }

    /// "Available on Basic, Pro and Enterprise".
    pub fn plans_text(&self, shared: &Shared, plans: &[String]) -> Option<Value> {
        if plans.is_empty() || plans.len() == shared.analysis.policy.plans.len() {
            return None;
        }
        let names: Vec<String> =
            plans.iter().map(|plan| guichet_contacts::plan_name(self.words, &PlanId::new(plan))).collect();
        let count = Arg::Num(names.len() as f64);
        let names = self.words.list_and(&names.iter().map(String::as_str).collect::<Vec<_>>());
        Some(self.message("article-plans", &[("plans", Arg::Str(&names)), ("count", count)]).into())
    }
}

/// A page as its shortcodes see it: facts in the language of the page around the text.
pub struct PageShortcodes<'a> {
    pub shared: &'a Shared<'a>,
    pub locale: &'a LocaleContext<'a>,
}

impl Surroundings for PageShortcodes<'_> {
    fn policy(&self) -> &Policy {
        &self.shared.analysis.policy
    }

    fn matrix(&self) -> &str {
        &self.locale.matrix_html
    }

    fn channel(&self, id: &str) -> Option<&ChannelView> {
        self.locale.contact.channels.iter().find(|view| view.id == id)
    }

    fn contact_url(&self) -> String {
        self.shared.url(&format!("{}/contact/", self.locale.site.locale))
    }

    fn plans_text(&self, plans: &[String]) -> Value {
        self.locale.plans_text(self.shared, plans).unwrap_or_else(Value::none)
    }

    fn partial(&self, template: &str, name: &'static str, value: &Value) -> String {
        self.locale.partial(self.shared.tera, template, name, value)
    }
}

/// `lang` and `dir` of a text in another language than the page around it; none of a text in the page's own.
pub fn language_of(file: &ParsedFile, site: &LocaleSite) -> [Value; 2] {
    if file.locale == site.locale {
        return no_language();
    }
    let tag = file.locale.as_str();
    [tag.into(), guichet_l10n::direction(tag).into()]
}

pub fn no_language() -> [Value; 2] {
    [Value::none(), Value::none()]
}

/// Of the title and the description of a folder: those of the `_index.md` that a locale borrows, unless a message names
/// the area in the locale's own language.
pub fn folder_language(shared: &Shared, site: &LocaleSite, folder: &Folder) -> [Value; 2] {
    let index = folder.body.as_ref().map(|body| &shared.analysis.files[body.file]);
    index.filter(|index| folder.is_named_by(index)).map_or_else(no_language, |index| language_of(index, site))
}

/// An article as other pages link to it.
pub fn link_value(shared: &Shared, site: &LocaleSite, page: &ArticlePage, current: bool) -> Value {
    let [lang, dir] = language_of(&shared.analysis.files[page.body.file], site);
    map([
        ("lang", lang),
        ("dir", dir),
        ("title", page.title.as_str().into()),
        ("url", shared.url(&page.url).into()),
        ("description", text(&page.description)),
        ("current", current.into()),
    ])
}

fn site_value(shared: &Shared, site: &LocaleSite, title: &str, current: Option<usize>) -> Value {
    let areas = site.areas.iter().map(|area| area_value(shared, site, &site.folders[*area], current == Some(*area)));
    let areas = list(areas);
    let outputs = &shared.analysis.config.outputs;
    let page = |name: &str| Value::from(shared.url(&format!("{}/{name}", site.locale)));
    map([
        ("title", title.into()),
        ("description", text(shared.analysis.config.description.get(&site.chain))),
        ("base", shared.analysis.config.base_url.path.as_str().into()),
        ("assets", shared.url(&format!("_guichet/{}/", shared.assets)).into()),
        ("preloads", shared.preloads.clone()),
        ("areas", areas),
        ("home_url", page("")),
        ("contact_url", page("contact/")),
        ("search_url", page("search/")),
        ("az_url", page("a-z/")),
        ("feed_url", if outputs.feed { page("feed.xml") } else { Value::none() }),
        ("opensearch_url", if outputs.opensearch { page("opensearch.xml") } else { Value::none() }),
        ("search", shared.analysis.config.search.into()),
        (
            "sealed_url",
            optional(
                shared
                    .analysis
                    .sealing
                    .is_active()
                    .then(|| shared.url(&crate::outputs::sealed_path(&site.locale)).into()),
            ),
        ),
        (
            "plans",
            list(shared.analysis.policy.plans.iter().map(|plan| {
                let words = shared.analysis.localizer(&site.locale);
                map([("id", plan.as_str().into()), ("name", guichet_contacts::plan_name(words, plan).into())])
            })),
        ),
    ])
}

/// By the name of a script: links that let a browser fetch all that it imports at once, and not one after the other.
pub fn preloads(base: &BaseUrl, assets: &Published) -> Value {
    let folder = base.url(&format!("_guichet/{}/", assets.hash));
    let link =
        |name: &str| format!("\n<link rel=\"modulepreload\" href=\"{}\">", super::escape(&format!("{folder}{name}")));
    let entries = assets.imports.iter().map(|(entry, names)| {
        let links: String = names.iter().map(|name| link(name)).collect();
        (tera::value::Key::from(entry.clone()), safe(&links))
    });
    entries.collect::<tera::Map>().into()
}

fn locale_value(locale: &Locale, name: &Value, words: &Localizer) -> Value {
    map([
        ("code", locale.as_str().into()),
        ("name", name.clone()),
        ("dir", words.direction().into()),
        ("lang", locale.as_str().into()),
    ])
}

/// As `site.yaml` says, else as the locale calls itself.
fn locale_name(locale: &Locale, analysis: &Analysis) -> String {
    let configured = analysis.config.locales.get(locale).and_then(|config| config.name.clone());
    configured.unwrap_or_else(|| guichet_l10n::own_name(locale.as_str()))
}

/// An area or category in a list.
pub fn area_value(shared: &Shared, site: &LocaleSite, folder: &Folder, current: bool) -> Value {
    let [lang, dir] = folder_language(shared, site, folder);
    map([
        ("lang", lang),
        ("dir", dir),
        ("slug", folder.path.rsplit('/').next().unwrap_or_default().into()),
        ("title", folder.title.as_str().into()),
        ("description", text(&folder.description)),
        ("icon", folder.icon.as_str().into()),
        ("url", shared.url(&folder.url).into()),
        ("count", folder.count.into()),
        ("current", current.into()),
    ])
}
