//! The views that pages are made of. `docs/theming.md` says what each field is for.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;
use tera::Value;

use super::text::Text;
use super::view::{Foreign, Html, Made, One, Shape, View, view};
use guichet_contacts::{AddOnView, ChannelView, FormView, PlanView};

view! {
    /// What every page has.
    Frame<'a> {
        t: &'a Made<Messages<'a>>,
        locale: &'a Made<LocaleView<'a>>,
        site: &'a Made<SiteView<'a>>,
        page: PageView<'a>,
        locales: Vec<Version<'a>>,
    }
}

view! {
    LocaleView<'a> {
        code: &'a str,
        name: String,
        dir: &'static str,
        lang: &'a str,
    }
}

view! {
    SiteView<'a> {
        title: String,
        description: Option<&'a str>,
        base: &'a str,
        assets: String,
        preloads: Arc<Made<Preloads>>,
        areas: Vec<Arc<Made<AreaItem<'a>>>>,
        home_url: String,
        contact_url: String,
        search_url: String,
        az_url: String,
        feed_url: Option<String>,
        opensearch_url: Option<String>,
        search: bool,
        sealed_url: Option<String>,
        insights_url: Option<String>,
        plans: Vec<Plan<'a>>,
        brand: Arc<Made<BrandView>>,
    }
}

view! {
    /// What the settings of the theme put on every page.
    BrandView {
        logo: Option<LogoView>,
        icons: Html<'static>,
        head: Html<'static>,
        header_links: Vec<BrandLink>,
        links_fit: bool,
        footer_links: Vec<FooterGroup>,
        announcement: Option<AnnouncementView>,
        hero: bool,
    }
}

view! {
    LogoView {
        src: String,
        dark_src: Option<String>,
        alt: Option<String>,
        width: Option<usize>,
        height: usize,
    }
}

view! {
    BrandLink {
        text: String,
        url: String,
    }
}

view! {
    FooterGroup {
        title: Option<String>,
        links: Vec<BrandLink>,
    }
}

view! {
    AnnouncementView {
        id: String,
        text: String,
        url: Option<String>,
        link_text: Option<String>,
        dismissible: bool,
    }
}

view! {
    HomeSectionView {
        kind: &'static str,
        title: Option<String>,
        cards: Vec<HomeCardView>,
    }
}

view! {
    HomeCardView {
        title: String,
        text: Option<String>,
        url: String,
        icon: Option<String>,
    }
}

view! {
    /// An area or category in a list.
    AreaItem<'a> {
        lang: Option<&'a str>,
        dir: Option<&'static str>,
        slug: &'a str,
        title: &'a str,
        description: Option<&'a str>,
        icon: &'a str,
        url: String,
        count: usize,
        current: bool,
    }
}

view! {
    Plan<'a> {
        id: &'a str,
        name: String,
    }
}

view! {
    PageView<'a> {
        kind: &'static str,
        title: String,
        description: Option<Cow<'a, str>>,
        url: String,
        canonical: String,
        robots: &'static str,
        alternates: Vec<Alternate<'a>>,
        markdown_url: Option<String>,
        policy: Option<Html<'a>>,
        social: Option<Html<'a>>,
        /// Its text has blocks whose styles are in `blocks.css`.
        rare_blocks: bool,
        drafts_banner: bool,
        live_reload: bool,
    }
}

view! {
    Alternate<'a> {
        lang: &'a str,
        href: String,
    }
}

view! {
    /// The page in one of the site's locales.
    Version<'a> {
        code: &'a str,
        name: &'a str,
        lang: &'a str,
        dir: &'static str,
        url: String,
        current: bool,
        borrowed: bool,
    }
}

view! {
    Crumb<'a> {
        title: Cow<'a, str>,
        url: Option<String>,
        lang: Option<&'a str>,
        dir: Option<&'static str>,
    }
}

view! {
    /// An article, or the text of a folder, in a list.
    Row<'a> {
        title: &'a str,
        description: Option<&'a str>,
        url: String,
        plans_text: Option<String>,
        lang: &'a str,
        dir: &'static str,
        borrowed_text: Option<String>,
        area_title: Option<&'a str>,
        area_lang: Option<&'a str>,
        area_dir: Option<&'static str>,
    }
}

view! {
    /// An article as its neighbours name it.
    Link<'a> {
        lang: Option<&'a str>,
        dir: Option<&'static str>,
        title: &'a str,
        url: String,
        description: Option<&'a str>,
        current: bool,
    }
}

view! {
    Article<'a> {
        id: &'a str,
        title: &'a str,
        heading: Html<'a>,
        heading_id: Option<&'a str>,
        description: Option<&'a str>,
        body: Text<'a>,
        lang: &'a str,
        dir: &'static str,
        borrowed: bool,
        toc: Vec<TocEntry<'a>>,
        updated: Option<Arc<Made<Updated>>>,
        edit_url: Option<String>,
        authors_text: Option<String>,
        plans: Vec<Plan<'a>>,
        plans_text: Option<String>,
        category: Option<&'a Made<FolderLink<'a>>>,
        area: &'a Made<FolderLink<'a>>,
        nav: Option<Text<'a>>,
        prev: Option<&'a Made<Link<'a>>>,
        next: Option<&'a Made<Link<'a>>>,
        related: Vec<One<'a, Row<'a>>>,
        notice: Option<Notice>,
        draft: bool,
        /// What is in the folder that it is the page of.
        inside: Option<Inside<'a>>,
        unlisted: bool,
        extra: Extra<'a>,
    }
}

view! {
    TocEntry<'a> {
        id: &'a str,
        html: Html<'a>,
        level: u8,
    }
}

view! {
    Updated {
        iso: String,
        text: String,
        updated_text: String,
    }
}

view! {
    /// The folder that an article is in.
    FolderLink<'a> {
        lang: Option<&'a str>,
        dir: Option<&'static str>,
        title: &'a str,
        url: String,
        slug: &'a str,
    }
}

view! {
    /// "See all 533 articles in Environment".
    AllLink {
        text: String,
        url: String,
    }
}

view! {
    /// What the reader should know of the text's language.
    Notice {
        kind: &'static str,
        html: Html<'static>,
    }
}

view! {
    /// The page of an area or a category.
    FolderView<'a> {
        lang: Option<&'a str>,
        dir: Option<&'static str>,
        groups: Vec<Group<'a>>,
        filter_text: String,
        all_text: String,
        slug: &'a str,
        title: &'a str,
        heading: Html<'a>,
        heading_id: Option<&'a str>,
        description: Option<&'a str>,
        icon: &'a str,
        url: String,
        count: usize,
        updated: Option<Arc<Made<Updated>>>,
        edit_url: Option<String>,
        authors_text: Option<String>,
        plans: Vec<Plan<'a>>,
        plans_text: Option<String>,
        notice: Option<Notice>,
        draft: bool,
        body_lang: Option<&'a str>,
        body_dir: Option<&'static str>,
        nav: Option<Text<'a>>,
        toc: Vec<TocEntry<'a>>,
        body: Option<Text<'a>>,
        categories: Vec<Category<'a>>,
        articles: Vec<One<'a, Row<'a>>>,
    }
}

view! {
    /// What is listed of a folder below the article that is its page.
    Inside<'a> {
        groups: Vec<Group<'a>>,
        filter_text: String,
        all_text: String,
        categories: Vec<Category<'a>>,
        articles: Vec<One<'a, Row<'a>>>,
    }
}

view! {
    /// Rows of a long list.
    Group<'a> {
        letter: Option<String>,
        articles: Vec<One<'a, Row<'a>>>,
    }
}

view! {
    /// A category on the page of the folder above it.
    Category<'a> {
        lang: Option<&'a str>,
        dir: Option<&'static str>,
        title: &'a str,
        description: Option<&'a str>,
        icon: &'a str,
        url: String,
        count: usize,
        all_text: Option<String>,
        articles: Vec<One<'a, Row<'a>>>,
    }
}

view! {
    Home<'a> {
        heading: Html<'a>,
        heading_id: Option<&'a str>,
        heading_lang: Option<&'a str>,
        heading_dir: Option<&'static str>,
        lead: Option<&'a str>,
        lead_lang: Option<&'a str>,
        lead_dir: Option<&'static str>,
        body: Option<Text<'a>>,
        body_lang: Option<&'a str>,
        body_dir: Option<&'static str>,
        areas: Vec<HomeArea<'a>>,
        icons: bool,
        popular: Vec<One<'a, Row<'a>>>,
        sections: Vec<HomeSectionView>,
    }
}

view! {
    HomeArea<'a> {
        lang: Option<&'a str>,
        dir: Option<&'static str>,
        slug: &'a str,
        title: &'a str,
        description: Option<&'a str>,
        icon: &'a str,
        url: String,
        count: usize,
        count_text: Option<String>,
        top: Vec<One<'a, Row<'a>>>,
    }
}

view! {
    Search<'a> {
        popular: Vec<Popular<'a>>,
    }
}

view! {
    /// What others read: of an area, or of the whole site.
    Popular<'a> {
        slug: &'a str,
        title: &'a str,
        articles: Vec<One<'a, Row<'a>>>,
    }
}

view! {
    Contact<'a> {
        title: String,
        intro_text: String,
        plans: Foreign<'a, Vec<PlanView>>,
        addons: Foreign<'a, Vec<AddOnView>>,
        channels: Foreign<'a, Vec<ChannelView>>,
        inbox: Option<&'a str>,
        policy: String,
        form: Option<Foreign<'a, FormView>>,
        form_json: String,
        matrix: Html<'a>,
    }
}

view! {
    Inbox<'a> {
        title: String,
        intro_text: String,
        /// Where the desk's API is.
        desk: &'a str,
        /// Where a reader gets a pass.
        sign_in: Option<&'a str>,
        /// What may be attached, for the page's script.
        files_json: String,
    }
}

view! {
    /// A letter of the A–Z.
    Letter<'a> {
        letter: String,
        articles: Vec<One<'a, Row<'a>>>,
    }
}

view! {
    /// What another language says of an address with nothing behind it.
    Missing<'a> {
        name: &'a str,
        lang: &'a str,
        dir: &'a str,
        /// Its home page.
        url: String,
        /// Its page of this kind.
        page_url: String,
        text: String,
    }
}

/// Every message without arguments.
#[derive(Debug, Hash, Serialize)]
#[serde(transparent)]
pub struct Messages<'a>(pub &'a BTreeMap<String, String>);

impl View for Messages<'_> {
    fn value(&self) -> Value {
        let messages = self.0.iter().map(|(id, text)| (id.clone().into(), Value::from(text.as_str())));
        messages.collect::<tera::Map>().into()
    }

    fn shape() -> Shape {
        Shape::ByName(Box::new(Shape::Text))
    }
}

/// By the name of a script: links that let a browser fetch all that it imports at once, and not one after the other.
#[derive(Debug, Hash, Serialize)]
#[serde(transparent)]
pub struct Preloads(pub BTreeMap<String, Html<'static>>);

impl View for Preloads {
    fn value(&self) -> Value {
        self.0.iter().map(|(script, links)| (script.clone().into(), links.value())).collect::<tera::Map>().into()
    }

    fn shape() -> Shape {
        Shape::ByName(Box::new(Shape::Html))
    }
}

/// `extra` of an article's front matter.
#[derive(Debug, Hash, Serialize)]
#[serde(transparent)]
pub struct Extra<'a>(pub &'a serde_json::Value);

impl View for Extra<'_> {
    fn value(&self) -> Value {
        Value::from_serializable(self.0)
    }

    fn shape() -> Shape {
        Shape::Any
    }
}
