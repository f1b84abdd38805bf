//! All parsed files → `Site`: what is published where, under which address, in which order, and where every link
//! leads. After this stage no link is unresolved and no page is missing a title.

use std::sync::{Arc, OnceLock};

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use guichet_core::diag::{Diagnostic, Outcome, codes};
use guichet_core::model::Locale;
use guichet_markdown::ParsedFile;
use guichet_markdown::front_matter::HeadKind;

mod address_patterns;
mod addresses;
mod aliases;
mod anchors;
mod at_root;
mod catalog;
mod clashes;
mod contexts;
mod dates;
mod inherited;
mod input;
mod links;
mod lookup;
mod marks;
mod meant;
mod missing;
pub mod originals;
mod paths;
mod plan_tables;
mod redirect_patterns;
mod redirects;
mod related;
mod renamed;
mod resolver;
mod shortcodes;
mod site;
pub mod strays;
mod theme_links;
mod translations;
mod tree;
mod turns;
mod upkeep;
mod uses;

use originals::Originals;

pub use catalog::{Visibility, id_of};
pub use clashes::{alias_pages, is_portable, page_of};
pub use dates::{AHEAD, Reason, dated, why_hidden};
pub use input::ResolveInput;
pub use paths::address_below;
pub use redirects::parse_redirects;
pub use resolver::NO_LINK;
pub use site::{ArticlePage, Folder, LocaleSite, PageAt, Redirect, ResolvedBody, ResolvedImage, Site, sort_by_rank};
pub use upkeep::{Twin, twins};
pub use uses::unlinked_files;

/// Answers every question that needs more than one file.
pub fn resolve(input: &ResolveInput) -> Outcome<Site> {
    let (catalog, mut diags) = catalog::build(input);
    let assets = addresses::assets(input.assets, &mut diags);

    let wanted = |locale: &Locale| input.only.is_none_or(|only| only.contains(locale));
    let all: Vec<_> = input.config.locales.keys().zip(input.localizers).filter(|(locale, _)| wanted(locale)).collect();
    let trees: Vec<Outcome<LocaleSite>> =
        all.into_par_iter().map(|(locale, localizer)| tree::build(input, &catalog, locale, localizer)).collect();
    let mut locales: Vec<LocaleSite> = Vec::with_capacity(trees.len());
    for outcome in trees {
        diags.extend(outcome.diags);
        locales.push(outcome.value);
    }
    diags.extend(tree::unknown_areas(input, &locales));

    let pages = addresses::PageIndex::new(&locales, input.config, input.policy);
    let anchors = input.files.iter().map(|_| OnceLock::new()).collect();
    let originals = Originals::of(input.config, input.files);
    let folders = locales.iter().map(LocaleSite::folders_by_path).collect();
    let links = resolver::Resolver {
        input,
        catalog: &catalog,
        originals: &originals,
        locales: &locales,
        assets: &assets,
        pages: &pages,
        folders,
        anchors,
        titles: std::sync::OnceLock::new(),
    };
    let (resolved, (redirects, rules, owners)) = rayon::join(
        || (0..locales.len()).into_par_iter().map(|at| links.resolve_locale(at)).collect::<Vec<_>>(),
        || {
            let mut diags = Vec::new();
            let mut redirects = redirects::collect(&links, &mut diags);
            let mut expanded = redirect_patterns::expand(&links, &mut diags);
            // Of a single address, who wrote it knows best; then the pattern.
            let mut inherited = std::mem::take(&mut expanded.pages);
            inherited.extend(inherited::addresses(input, &catalog, &locales));
            let mut owners = clashes::check(input, &locales, &redirects, &assets, inherited);
            redirects.append(&mut owners.inherited);
            owners.diags.splice(0..0, diags);
            let mut rules = expanded.rules;
            at_root::lead_on(input, &locales, &mut redirects, &mut rules);
            owners.diags.extend(at_root::clashes(input, &locales, &assets, &redirects));
            (redirects, rules, owners)
        },
    );
    diags.extend(owners.diags);
    let theme_links = theme_links::resolve(&links, &mut diags);
    let mut bodies = Vec::new();
    let mut used = FxHashSet::default();
    for mut outcome in resolved {
        diags.extend(outcome.diags);
        used.extend(std::mem::take(&mut outcome.value.uses));
        bodies.push(outcome.value);
    }
    let assets = uses::published(input, &catalog, &locales, assets, &used);
    diags.extend(assets.diags);
    let assets = assets.value;
    locales.par_iter_mut().zip(bodies).for_each(|(site, bodies)| {
        bodies.store(site);
        related::fill(site, input.files);
    });
    locales.iter_mut().zip(theme_links).for_each(|(site, links)| site.theme_links = links);
    diags.extend(contexts::check(input, &locales));
    diags.extend(translations::check(input, &catalog, &originals));
    let strays = strays::find(input.config, input.files, &originals);
    diags.extend(upkeep::orphans(input, &catalog, &originals, &strays));
    diags.extend(upkeep::copies(input, &catalog));
    diags.extend(plan_tables::check(input, &locales));
    if locales.iter().all(|site| site.pages.is_empty()) {
        let of_site = |file: &&Arc<ParsedFile>| file.kind == HeadKind::Article && file.head.draft;
        let help = match input.files.iter().find(of_site) {
            Some(draft) => format!("`{}` is a draft: remove its line `draft: true` when it is ready", draft.path),
            None => "write one with `guichet new AREA/SLUG`, or check the locales in site.yaml".to_owned(),
        };
        diags.push(Diagnostic::new(codes::CFG006, "there is no article to publish").help(help));
    }
    Outcome { value: Site { locales, redirects, rules, assets, replaced: owners.replaced, strays }, diags }
}
