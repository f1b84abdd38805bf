//! What a site's files say of it: the areas and what they are called, the articles, the plans.

use std::collections::BTreeSet;
use std::sync::Arc;

use guichet_core::model::Locale;
use guichet_editor::{Named, Plan, Site};
use guichet_l10n::Localizer;
use guichet_markdown::front_matter::{Head, HeadKind, parse_head, split};
use guichet_site::analysis::Settings;
use guichet_site::load::SourceTree;
use guichet_syntax::names::Names;

use crate::cli::new::humanize;

/// `prefix` is the site's folder within its repository.
pub fn site(tree: &SourceTree, settings: &Settings, prefix: String) -> Site {
    let config = &settings.config;
    let mut locales = vec![config.default_locale.to_string()];
    locales.extend(config.locales.keys().filter(|locale| **locale != config.default_locale).map(ToString::to_string));
    let found = Found::in_content(tree, &locales);
    let titles = Titles { tree, settings, locales: &locales };
    let plans = settings.policy.plans.iter().map(|plan| {
        let name = titles.localizer().map_or_else(|| plan.to_string(), |l| guichet_contacts::plan_name(l, plan));
        Plan { id: plan.to_string(), name }
    });
    let listed = config.areas.iter().map(|area| area.value.clone());
    let others = found.areas.iter().filter(|area| config.areas.iter().all(|listed| listed.value != **area)).cloned();
    let areas: Vec<Named> = listed.chain(others).map(|path| Named { title: titles.of_folder(&path), path }).collect();
    let categories = found.categories.iter().map(|path| Named { path: path.clone(), title: titles.with_folders(path) });
    let mut articles: Vec<Named> = found.articles.iter().filter_map(|path| titles.of_article(path)).collect();
    let place =
        |article: &Named| areas.iter().position(|area| article.path.split('/').next() == Some(area.path.as_str()));
    articles.sort_by_cached_key(|article| (place(article), article.title.clone()));
    articles.dedup_by(|one, other| one.path == other.path);
    Site {
        title: config.title.get(&config.chain(&config.default_locale)).to_owned(),
        base_url: config.base_url.absolute(""),
        prefix,
        categories: categories.collect(),
        articles,
        plans: plans.collect(),
        contexts: config.contexts.iter().map(|context| context.name.value.clone()).collect(),
        areas,
        locales,
    }
}

/// Paths below the folder of a locale, whichever it is.
#[derive(Default)]
struct Found {
    areas: BTreeSet<String>,
    categories: BTreeSet<String>,
    /// Without `.md`.
    articles: BTreeSet<String>,
}

impl Found {
    fn in_content(tree: &SourceTree, locales: &[String]) -> Self {
        let mut found = Found::default();
        let texts = tree.texts.keys().filter_map(|path| path.strip_prefix("content/")?.split_once('/'));
        for (_, path) in texts.filter(|(locale, _)| locales.iter().any(|known| known == locale)) {
            let (Some(name), Some((area, _))) = (path.strip_suffix(".md"), path.split_once('/')) else { continue };
            if area == "_snippets" {
                continue;
            }
            found.areas.insert(area.to_owned());
            match name.strip_suffix("/_index") {
                Some(folder) if folder.contains('/') => found.categories.insert(folder.to_owned()),
                Some(_) => false,
                None => found.articles.insert(name.to_owned()),
            };
        }
        found
    }
}

/// What folders and articles are called, for people who know the default language.
struct Titles<'a> {
    tree: &'a SourceTree,
    settings: &'a Settings,
    /// The default one first.
    locales: &'a [String],
}

impl Titles<'_> {
    fn localizer(&self) -> Option<&Localizer> {
        let config = &self.settings.config;
        config.locales.get_index_of(&config.default_locale).and_then(|at| self.settings.localizers.get(at))
    }

    /// As on the site: its own `_index.md`, the message of an area, an `_index.md` in another language, the folder's name.
    fn of_folder(&self, folder: &str) -> String {
        let message = format!("area-{folder}");
        let (first, rest) = self.locales.split_at(1.min(self.locales.len()));
        let index = format!("{folder}/_index");
        let written = |locales: &[String]| {
            let mut heads = locales.iter().filter_map(|locale| self.head(locale, &index, HeadKind::Index));
            heads.find_map(|head| head.title.map(|title| title.value))
        };
        written(first)
            .or_else(|| self.localizer().filter(|l| l.has(&message)).map(|l| l.message(&message, &[])))
            .or_else(|| written(rest))
            .unwrap_or_else(|| humanize(folder.rsplit('/').next().unwrap_or(folder)))
    }

    /// `Contacts › Import`.
    fn with_folders(&self, folder: &str) -> String {
        let above = folder.match_indices('/').map(|(at, _)| self.of_folder(&folder[..at]));
        above.chain([self.of_folder(folder)]).collect::<Vec<_>>().join(" › ")
    }

    /// By its id. One that says nothing of itself is called as its file.
    fn of_article(&self, path: &str) -> Option<Named> {
        let head = self.locales.iter().find_map(|locale| self.head(locale, path, HeadKind::Article))?;
        let (folder, name) = path.rsplit_once('/')?;
        let title = head.title.as_ref().map_or_else(|| humanize(name), |title| title.value.clone());
        let id = head.id.as_ref().map_or_else(|| path.to_owned(), |id| id.value.clone());
        Some(Named { path: id, title: format!("{} › {title}", self.with_folders(folder)) })
    }

    /// Its first lines, if there is such a file.
    fn head(&self, locale: &str, path: &str, kind: HeadKind) -> Option<Head> {
        let file: Arc<str> = Arc::from(format!("content/{locale}/{path}.md"));
        let read = self.tree.texts.read(&file).ok()?;
        let variables = self.settings.config.variables_for(&Locale::new(locale));
        Some(parse_head(&file, &read.text, &split(&read.text), kind, &Names::new(&variables)).value)
    }
}
