//! Everything that a page of each kind is made of, and nothing else: two pages with equal inputs are the same page under the
//! same theme, so [`Input::content_hash`] can stand for the page that is made of it.

use std::hash::Hash;

use tera::Context;

use super::view::{One, Record, Shape, view};
use super::views::{AreaItem, Article, Contact, Crumb, FolderView, Frame, Home, Inbox, Letter, Missing, Search};
use guichet_core::content_hash::{self, Key};

pub struct Input<'a, T> {
    pub frame: Frame<'a>,
    pub own: T,
}

/// What a kind of page has beside the frame.
pub trait Kind: Record + Hash {
    const TEMPLATE: &'static str;
}

pub type ArticleInput<'a> = Input<'a, ArticleOwn<'a>>;
pub type AreaInput<'a> = Input<'a, AreaOwn<'a>>;
pub type CategoryInput<'a> = Input<'a, CategoryOwn<'a>>;
pub type HomeInput<'a> = Input<'a, HomeOwn<'a>>;
pub type SearchInput<'a> = Input<'a, SearchOwn<'a>>;
pub type ContactInput<'a> = Input<'a, ContactOwn<'a>>;
pub type InboxInput<'a> = Input<'a, InboxOwn<'a>>;
pub type IndexInput<'a> = Input<'a, IndexOwn<'a>>;
pub type NotFoundInput<'a> = Input<'a, NotFoundOwn<'a>>;
pub type RootInput<'a> = Input<'a, RootOwn>;
pub type RedirectInput<'a> = Input<'a, RedirectOwn>;

/// The way down to a page; the last one is the page itself.
pub type Breadcrumbs<'a> = Vec<One<'a, Crumb<'a>>>;

view! { ArticleOwn<'a> { breadcrumbs: Breadcrumbs<'a>, article: Article<'a>, } }
view! { AreaOwn<'a> { breadcrumbs: Breadcrumbs<'a>, area: FolderView<'a>, } }
view! { CategoryOwn<'a> { breadcrumbs: Breadcrumbs<'a>, category: FolderView<'a>, area: AreaItem<'a>, } }
view! { HomeOwn<'a> { breadcrumbs: Breadcrumbs<'a>, home: Home<'a>, } }
view! { SearchOwn<'a> { breadcrumbs: Breadcrumbs<'a>, search: Search<'a>, } }
view! { ContactOwn<'a> { breadcrumbs: Breadcrumbs<'a>, contact: Contact<'a>, } }
view! { InboxOwn<'a> { breadcrumbs: Breadcrumbs<'a>, inbox: Inbox<'a>, } }
view! { IndexOwn<'a> { breadcrumbs: Breadcrumbs<'a>, groups: Vec<Letter<'a>>, } }
view! { NotFoundOwn<'a> { breadcrumbs: Breadcrumbs<'a>, others: Vec<Missing<'a>>, } }
view! { RootOwn {} }
view! { RedirectOwn { target: String, } }

impl Kind for ArticleOwn<'_> {
    const TEMPLATE: &'static str = "article.html";
}

impl Kind for AreaOwn<'_> {
    const TEMPLATE: &'static str = "area.html";
}

impl Kind for CategoryOwn<'_> {
    const TEMPLATE: &'static str = "category.html";
}

impl Kind for HomeOwn<'_> {
    const TEMPLATE: &'static str = "home.html";
}

impl Kind for SearchOwn<'_> {
    const TEMPLATE: &'static str = "search.html";
}

impl Kind for ContactOwn<'_> {
    const TEMPLATE: &'static str = "contact.html";
}

impl Kind for InboxOwn<'_> {
    const TEMPLATE: &'static str = "inbox.html";
}

impl Kind for IndexOwn<'_> {
    const TEMPLATE: &'static str = "index-az.html";
}

impl Kind for NotFoundOwn<'_> {
    const TEMPLATE: &'static str = "404.html";
}

impl Kind for RootOwn {
    const TEMPLATE: &'static str = "root.html";
}

impl Kind for RedirectOwn {
    const TEMPLATE: &'static str = "redirect.html";
}

/// An [`Input`] of any kind.
pub trait PageInput {
    fn template(&self) -> &'static str;
    fn context(&self) -> Context;
    fn content_hash(&self) -> Key;
}

impl<T: Kind> PageInput for Input<'_, T> {
    fn template(&self) -> &'static str {
        T::TEMPLATE
    }

    fn context(&self) -> Context {
        let mut context = Context::new();
        self.frame.each(&mut |name, value| context.insert_value(name, value));
        self.own.each(&mut |name, value| context.insert_value(name, value));
        context
    }

    fn content_hash(&self) -> Key {
        content_hash::of(&(T::TEMPLATE, &self.frame, &self.own))
    }
}

/// What a template gets, and under which names: by the template's name, the frame of all pages first, under no name.
pub fn contract() -> Vec<(&'static str, Vec<(&'static str, Shape)>)> {
    fn of<T: Kind>() -> (&'static str, Vec<(&'static str, Shape)>) {
        (T::TEMPLATE, T::fields())
    }
    vec![
        ("", Frame::fields()),
        of::<ArticleOwn>(),
        of::<AreaOwn>(),
        of::<CategoryOwn>(),
        of::<HomeOwn>(),
        of::<SearchOwn>(),
        of::<ContactOwn>(),
        of::<InboxOwn>(),
        of::<IndexOwn>(),
        of::<NotFoundOwn>(),
        of::<RootOwn>(),
        of::<RedirectOwn>(),
    ]
}
