//! What `theme` of site.yaml puts on every page of a locale: logo, links, announcement, and tags of the head.

use std::fmt::Write;

use super::shared::Shared;
use super::views::{AnnouncementView, BrandLink, BrandView, FooterGroup, HomeCardView, HomeSectionView, LogoView};
use crate::brand;
use crate::config::LocalText;
use crate::config::theme::{FOLDER, HomeSection, Link, Src};
use crate::escape::escape;
use crate::resolve::LocaleSite;
use guichet_core::east_asian;
use guichet_core::hex;
use sha2::{Digest, Sha256};

/// What the header has room for in a window that is wide enough for all of it, in CSS pixels: `--wide` without the gutters, the brand as
/// wide as the tree beside an article, and the narrowest search field.
const HEADER: f64 = 1232.0 - 288.0 - 216.0;

pub fn brand_view(shared: &Shared, site: &LocaleSite) -> BrandView {
    let theme = &shared.analysis.config.theme;
    let mut targets = targets(shared, site);
    let header_links: Vec<BrandLink> =
        theme.header_links.iter().map(|link| brand_link(link, site, &mut targets)).collect();
    let groups = theme.footer_links.iter().map(|group| FooterGroup {
        title: group.title.as_ref().map(|title| local(title, site)),
        links: group.links.iter().map(|link| brand_link(link, site, &mut targets)).collect(),
    });
    let footer_links = groups.collect();
    BrandView {
        logo: logo(shared, site),
        icons: icons(shared).into(),
        head: head(shared, site).into(),
        links_fit: links_fit(shared, site, &header_links),
        header_links,
        footer_links,
        announcement: announcement(shared, site, &mut targets),
        hero: theme.home.as_ref().is_none_or(|sections| sections.contains(&HomeSection::Search)),
    }
}

/// The sections of the home page, without the band with the search, which is always at the top.
pub fn home_sections(shared: &Shared, site: &LocaleSite, many_areas: bool) -> Vec<HomeSectionView> {
    let theme = &shared.analysis.config.theme;
    let plain = |kind: &'static str| HomeSectionView { kind, title: None, cards: Vec::new() };
    let Some(sections) = &theme.home else {
        // So many areas that what most readers come for would be out of sight below them: it goes first.
        let order = if many_areas { ["popular", "areas"] } else { ["areas", "popular"] };
        return order.into_iter().chain(["text", "contact"]).map(plain).collect();
    };
    // Cards are the last of all links.
    let before = theme.links().count() - cards(sections).count();
    let mut targets = targets(shared, site).skip(before);
    let section = |section: &HomeSection| match section {
        HomeSection::Search => None,
        HomeSection::Areas => Some(plain("areas")),
        HomeSection::Popular => Some(plain("popular")),
        HomeSection::Text => Some(plain("text")),
        HomeSection::Contact => Some(plain("contact")),
        HomeSection::Cards(cards) => Some(HomeSectionView {
            kind: "cards",
            title: cards.title.as_ref().map(|title| local(title, site)),
            cards: cards
                .cards
                .iter()
                .map(|card| HomeCardView {
                    title: local(&card.title, site),
                    text: card.text.as_ref().map(|text| local(text, site)),
                    url: targets.next().unwrap_or_default(),
                    icon: card.icon.clone(),
                })
                .collect(),
        }),
    };
    sections.iter().filter_map(section).collect()
}

fn cards(sections: &[HomeSection]) -> impl Iterator<Item = &crate::config::theme::HomeCard> {
    sections.iter().flat_map(|section| match section {
        HomeSection::Cards(cards) => &cards.cards[..],
        _ => &[],
    })
}

/// Where the links of the settings lead, in their order.
fn targets<'s>(shared: &'s Shared, site: &'s LocaleSite) -> impl Iterator<Item = String> + 's {
    // A path of the site has its colons encoded.
    let is_whole = |url: &str| url.starts_with("//") || url.split('/').next().is_some_and(|first| first.contains(':'));
    site.theme_links.iter().map(move |url| match is_whole(url) {
        true => url.clone(),
        false => shared.url(url),
    })
}

fn local(text: &LocalText, site: &LocaleSite) -> String {
    text.get(&site.chain).to_owned()
}

fn brand_link(link: &Link, site: &LocaleSite, targets: &mut impl Iterator<Item = String>) -> BrandLink {
    BrandLink { text: local(&link.text, site), url: targets.next().unwrap_or_default() }
}

/// Whether the site's own links stand in the header of a wide window, beside what is always there; else they are in its menu.
fn links_fit(shared: &Shared, site: &LocaleSite, links: &[BrandLink]) -> bool {
    const PADDING: f64 = 22.0;
    const ARROW: f64 = 13.0;
    const ICON: f64 = 26.0;
    let words = shared.analysis.localizer(&site.locale);
    let own_name = shared.analysis.config.locales.get(&site.locale).and_then(|config| config.name.clone());
    let name = own_name.unwrap_or_else(|| guichet_l10n::own_name(site.locale.as_str()));
    let menu = width(&words.message("nav-topics", &[])) + PADDING + ARROW;
    let contact = width(&words.message("nav-contact", &[])) + PADDING;
    let languages = if shared.analysis.config.locales.len() > 1 { width(&name) + PADDING + ARROW + ICON } else { 0.0 };
    let theme = 46.0;
    let own: f64 = links.iter().map(|link| width(&link.text) + PADDING).sum();
    menu + contact + languages + theme + own <= HEADER
}

/// Of a text in the header, nearly: letters of East Asia are squares.
fn width(text: &str) -> f64 {
    text.chars().map(|c| if east_asian::is_letter(c) { 15.0 } else { 7.8 }).sum()
}

fn file(shared: &Shared, path: &str) -> String {
    shared.url(&format!("_guichet/{}/{FOLDER}{path}", shared.assets))
}

fn logo(shared: &Shared, site: &LocaleSite) -> Option<LogoView> {
    let logo = shared.analysis.config.theme.logo.as_ref()?;
    let height = logo.height.unwrap_or(brand::LOGO_HEIGHT);
    let size = brand::files::size(&shared.analysis.theme, &logo.light.value);
    let width = size.map(|(width, full)| {
        let width = f64::from(width) * f64::from(height) / f64::from(full.max(1));
        width.round().max(1.0) as usize
    });
    Some(LogoView {
        src: file(shared, &logo.light.value),
        dark_src: logo.dark.as_ref().map(|dark| file(shared, &dark.value)),
        alt: logo.alt.as_ref().map(|alt| local(alt, site)),
        width,
        height: height as usize,
    })
}

fn icons(shared: &Shared) -> String {
    let icons = &shared.analysis.config.theme.icons;
    let mut html = String::new();
    let link = |html: &mut String, path: &Option<guichet_core::model::Spanned<String>>, attributes: &str| {
        if let Some(path) = path {
            let _ = write!(html, "\n<link {attributes} href=\"{}\">", escape(&file(shared, &path.value)));
        }
    };
    // Browsers that know drawings take the last that they know.
    link(&mut html, &icons.ico, "rel=\"icon\" sizes=\"32x32\"");
    link(&mut html, &icons.png, "rel=\"icon\" type=\"image/png\"");
    link(&mut html, &icons.svg, "rel=\"icon\" type=\"image/svg+xml\"");
    link(&mut html, &icons.apple_touch, "rel=\"apple-touch-icon\"");
    html
}

/// Everything else that the settings add to the head, as HTML: pages print it as it is.
fn head(shared: &Shared, site: &LocaleSite) -> String {
    let theme = &shared.analysis.config.theme;
    let mut html = String::new();
    if let Some(font) = brand::font_parts::first(shared.fonts, &site.locale) {
        let href = escape(&shared.url(&format!("_guichet/{}/{font}", shared.assets))).to_string();
        let _ = write!(html, "\n<link rel=\"preload\" as=\"font\" type=\"font/woff2\" href=\"{href}\" crossorigin>");
    }
    for css in &theme.css {
        let _ = write!(html, "\n<link rel=\"stylesheet\" href=\"{}\">", escape(&file(shared, &css.value)));
    }
    for tag in &theme.head {
        let _ = write!(html, "\n<{}", tag.tag);
        attributes(&mut html, &tag.attributes);
        html.push('>');
    }
    for script in &theme.scripts {
        let src = match &script.src {
            Src::File(path) => file(shared, path),
            Src::Remote(url, _) => url.clone(),
        };
        html.push_str("\n<script");
        html.push_str(match (script.module, script.asynchronous) {
            (true, true) => " type=\"module\" async",
            (true, false) => " type=\"module\"",
            (false, true) => " async",
            (false, false) => " defer",
        });
        let _ = write!(html, " src=\"{}\"", escape(&src));
        if let Some(integrity) = &script.integrity {
            let _ = write!(html, " integrity=\"{}\"", escape(integrity));
            if !script.attributes.iter().any(|(name, _)| name == "crossorigin") {
                html.push_str(" crossorigin=\"anonymous\"");
            }
        }
        attributes(&mut html, &script.attributes);
        html.push_str("></script>");
    }
    html
}

/// Names come from a list, or are letters and hyphens.
fn attributes(html: &mut String, attributes: &[(String, String)]) {
    for (name, value) in attributes {
        let _ = match value.is_empty() {
            true => write!(html, " {name}"),
            false => write!(html, " {name}=\"{}\"", escape(value)),
        };
    }
}

/// None before its first day and after its last.
fn announcement(
    shared: &Shared,
    site: &LocaleSite,
    targets: &mut impl Iterator<Item = String>,
) -> Option<AnnouncementView> {
    let announcement = shared.analysis.config.theme.announcement.as_ref()?;
    let url = announcement.href.as_ref().and_then(|_| targets.next());
    let today = shared.analysis.date.to_zoned(jiff::tz::TimeZone::UTC).date();
    if !announcement.is_shown(today) {
        return None;
    }
    // Of all languages: who has closed it has closed it in every one.
    let words = match &announcement.text {
        LocalText::Same(text) => text.clone(),
        LocalText::ByLocale(texts) => texts.values().cloned().collect::<Vec<_>>().join("\n"),
    };
    let href = announcement.href.as_ref().map_or("", |href| href.value.as_str());
    let id = hex(&Sha256::digest(format!("{words}\n{href}"))[..4]);
    Some(AnnouncementView {
        id,
        text: local(&announcement.text, site),
        url,
        link_text: announcement.link_text.as_ref().map(|text| local(text, site)),
        dismissible: announcement.dismissible,
    })
}
