//! `theme` of site.yaml: which theme, and what of it is the site's own. Whether the files exist that it names, and what can be
//! read on what, is for others to say: here are the settings as they are written.

mod announcement;
mod colours;
mod fonts;
mod home;
mod links;
mod pictures;
mod tags;

use guichet_core::diag::Diagnostic;
use guichet_core::model::Spanned;
use guichet_core::yaml::{Fields, FileDiags, Node, Value};

pub use announcement::Announcement;
pub use colours::{Colours, Scheme, SchemeColour};
pub use fonts::{Face, Font, Fonts, Style};
pub use home::{Cards, HomeCard, HomeSection};
pub use links::{Link, LinkGroup};
pub use pictures::{Icons, Logo, SocialImage};
pub use tags::{HeadTag, Script, Src};

/// The folder of the site that has the files which `theme` names.
pub const FOLDER: &str = "brand/";

#[derive(Clone, Debug)]
pub struct ThemeConfig {
    /// `default`, or the name of a folder in `themes/`.
    pub name: Spanned<String>,
    pub brand: Option<SchemeColour>,
    pub colours: Colours,
    /// CSS, such as `12px`.
    pub radius: Option<String>,
    /// Of the help panel, where it differs from that of the pages.
    pub panel: PanelLook,
    pub fonts: Fonts,
    pub logo: Option<Logo>,
    pub icons: Icons,
    pub social_image: Option<SocialImage>,
    pub header_links: Vec<Link>,
    pub footer_links: Vec<LinkGroup>,
    pub announcement: Option<Announcement>,
    /// Sections of the home page in their order; `None`: the theme's own.
    pub home: Option<Vec<HomeSection>>,
    /// Stylesheets after the theme's.
    pub css: Vec<Spanned<String>>,
    pub head: Vec<HeadTag>,
    pub scripts: Vec<Script>,
}

/// What the panel has of the product that it stands in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PanelLook {
    pub brand: Option<SchemeColour>,
    pub radius: Option<String>,
}

impl ThemeConfig {
    /// A theme as it is.
    pub fn named(name: Spanned<String>) -> Self {
        ThemeConfig {
            name,
            brand: None,
            colours: Colours::default(),
            radius: None,
            panel: PanelLook::default(),
            fonts: Fonts::default(),
            logo: None,
            icons: Icons::default(),
            social_image: None,
            header_links: Vec::new(),
            footer_links: Vec::new(),
            announcement: None,
            home: None,
            css: Vec::new(),
            head: Vec::new(),
            scripts: Vec::new(),
        }
    }

    /// Every link of header, footer, announcement and home page, in this order.
    pub fn links(&self) -> impl Iterator<Item = &Spanned<String>> {
        let footer = self.footer_links.iter().flat_map(|group| &group.links);
        let cards = self.home.iter().flatten().filter_map(|section| match section {
            HomeSection::Cards(cards) => Some(&cards.cards),
            _ => None,
        });
        let header = self.header_links.iter().chain(footer).map(|link| &link.href);
        let announcement = self.announcement.iter().filter_map(|announcement| announcement.href.as_ref());
        header.chain(announcement).chain(cards.flatten().map(|card| &card.href))
    }
}

/// A name alone, or a map of settings.
pub fn read(node: &Node, locales: &[&str], file: &mut FileDiags) -> ThemeConfig {
    let default = || Spanned::new("default".to_owned(), node.span.clone());
    if !matches!(node.value, Value::Map(_)) {
        return ThemeConfig::named(file.text("theme", node).unwrap_or_else(default));
    }
    let Some(mut fields) = Fields::of_keys("theme", "name", node, file) else { return ThemeConfig::named(default()) };
    let mut theme = ThemeConfig::named(fields.text("name", file).unwrap_or_else(default));
    colours::tell_comments(node, file);
    theme.brand = fields.take("brand").and_then(|node| colours::read_scheme("brand", node, file));
    theme.colours = fields.take("colors").map(|node| colours::read(node, file)).unwrap_or_default();
    theme.radius = fields.text("radius", file).and_then(|text| read_radius(&text, file));
    theme.panel = fields.take("panel").map(|node| read_panel(node, file)).unwrap_or_default();
    theme.fonts = fields.take("fonts").map(|node| fonts::read(node, file)).unwrap_or_default();
    theme.logo = fields.take("logo").and_then(|node| pictures::read_logo(node, locales, file));
    theme.icons = fields.take("favicon").map(|node| pictures::read_icons(node, file)).unwrap_or_default();
    theme.social_image = fields.take("social_image").and_then(|node| pictures::read_social(node, locales, file));
    theme.header_links = fields
        .take("header_links")
        .map(|node| links::read_links("header_links", node, locales, file))
        .unwrap_or_default();
    theme.footer_links =
        fields.take("footer_links").map(|node| links::read_groups(node, locales, file)).unwrap_or_default();
    theme.announcement = fields.take("announcement").and_then(|node| announcement::read(node, locales, file));
    theme.home = fields.take("home").map(|node| home::read(node, locales, file));
    theme.css = fields.texts("css", file).into_iter().filter_map(|path| below_folder(path, file)).collect();
    theme.head = fields.take("head").map(|node| tags::read_head(node, file)).unwrap_or_default();
    theme.scripts = fields.take("scripts").map(|node| tags::read_scripts(node, file)).unwrap_or_default();
    fields.finish(file);
    theme
}

/// `{ brand: …, radius: … }`.
fn read_panel(node: &Node, file: &mut FileDiags) -> PanelLook {
    let Some(mut fields) = Fields::of_keys("panel", "brand", node, file) else { return PanelLook::default() };
    colours::tell_comments(node, file);
    let brand = fields.take("brand").and_then(|node| colours::read_scheme("brand", node, file));
    let radius = fields.text("radius", file).and_then(|text| read_radius(&text, file));
    fields.finish(file);
    PanelLook { brand, radius }
}

/// Up to 32 pixels: beyond that, a card is no rectangle any more.
fn read_radius(text: &Spanned<String>, file: &mut FileDiags) -> Option<String> {
    let value = text.value.as_str();
    let pixels = match value.strip_suffix("rem") {
        Some(rems) => rems.trim().parse::<f64>().ok().map(|rems| rems * 16.0),
        None => value.strip_suffix("px").unwrap_or(value).trim().parse::<f64>().ok(),
    };
    if let Some(pixels) = pixels.filter(|pixels| (0.0..=32.0).contains(pixels)) {
        return Some(if pixels == 0.0 { "0px".to_owned() } else { format!("{pixels}px") });
    }
    let diagnostic = Diagnostic::new(file.wrong_value, format!("`radius` can't be `{value}`"))
        .help("write pixels, from `0px` to `32px`, or the same in `rem`");
    file.push(diagnostic, &text.span);
    None
}

/// The path of a file below [`FOLDER`], which may be written with the folder or without.
fn below_folder(path: Spanned<String>, file: &mut FileDiags) -> Option<Spanned<String>> {
    let below = path.value.trim_start_matches("./");
    let below = below.strip_prefix(FOLDER).unwrap_or(below);
    if !below.is_empty() && guichet_core::paths::is_plain(below) && !below.starts_with('/') && !below.contains(':') {
        return Some(Spanned::new(below.to_owned(), path.span));
    }
    let message = format!("`{}` is not a file of the folder `{FOLDER}`", path.value);
    let help = format!("put the file into `{FOLDER}`, and write its path from there, such as `logo.svg`");
    file.push(Diagnostic::new(file.wrong_value, message).help(help), &path.span);
    None
}

/// Each item of a list; a value that is no list counts as a list of one.
fn items(node: &Node) -> &[Node] {
    match &node.value {
        Value::Seq(items) => items,
        _ => std::slice::from_ref(node),
    }
}
