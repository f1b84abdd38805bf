//! What a file says of itself, as it is read.

use std::ops::{Deref, DerefMut};
use std::sync::{Arc, LazyLock};

use guichet_core::model::{Span, Spanned};
use guichet_core::moment::Moment;
use serde::{Deserialize, Serialize};

use super::{as_text, neutral};
use crate::rare::Rare;

/// What an article says of itself. Other pages may depend on it; on a body, none does.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Head {
    pub title: Option<Spanned<String>>,
    /// There is something in place of a title, and what is wrong with it has been said.
    pub title_is_wrong: bool,
    pub description: Option<Arc<str>>,
    pub order: Option<f64>,
    pub keywords: Vec<String>,
    pub draft: bool,
    pub unlisted: bool,
    pub updated: Option<Moment>,
    pub toc: bool,
    /// Which of the keys that say the same in every language are there, whatever their values.
    pub neutral: neutral::Keys,
    pub more: Rare<MoreHead>,
}

/// What few articles say of themselves.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct MoreHead {
    /// Areas and categories only.
    pub icon: Option<String>,
    pub id: Option<Spanned<String>>,
    pub slug: Option<Spanned<String>>,
    /// As written: `all`, `>=basic` or a list.
    pub plans: Vec<Spanned<String>>,
    pub contexts: Vec<Spanned<String>>,
    /// Rank among the top articles of its contexts, 1 first.
    pub top: Option<f64>,
    pub publish_at: Option<Moment>,
    pub expires_at: Option<Moment>,
    pub review_by: Option<Spanned<Moment>>,
    /// Old paths, below the locale.
    pub aliases: Vec<Spanned<String>>,
    pub authors: Vec<String>,
    pub related: Vec<Spanned<String>>,
    /// What links to the article are shown with.
    pub image: Option<Spanned<String>>,
    pub search: SearchRule,
    pub translation: Option<Translation>,
    /// It says which version of its original it matches: `source:`, which the stamp itself is read from.
    pub is_stamped: bool,
    /// `extra:` as templates see it.
    #[serde(with = "as_text")]
    pub extra: serde_json::Value,
}

impl Deref for Head {
    type Target = MoreHead;

    fn deref(&self) -> &MoreHead {
        static NONE: LazyLock<MoreHead> = LazyLock::new(MoreHead::default);
        self.more.get().unwrap_or(&NONE)
    }
}

impl DerefMut for Head {
    fn deref_mut(&mut self) -> &mut MoreHead {
        self.more.get_mut()
    }
}

impl Head {
    /// Where its values are.
    pub fn spans(&self) -> impl Iterator<Item = &Span> {
        let texts = [&self.title, &self.id, &self.slug, &self.image].into_iter().flatten();
        let lists = [&self.plans, &self.contexts, &self.aliases, &self.related, &self.search.pins];
        let review = self.review_by.iter().map(|review| &review.span);
        texts.chain(lists.into_iter().flatten()).map(|text| &text.span).chain(review)
    }

    /// It is published for a time only, or since a day of its own: a build at another date may not have it.
    pub fn comes_and_goes(&self) -> bool {
        self.publish_at.is_some() || self.expires_at.is_some()
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SearchRule {
    pub listed: bool,
    /// Multiplies the score of the article.
    pub boost: f64,
    /// Queries for which the article comes first.
    pub pins: Vec<Spanned<String>>,
}

impl Default for SearchRule {
    fn default() -> Self {
        SearchRule { listed: true, boost: 1.0, pins: Vec::new() }
    }
}

/// Who translated an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Translation {
    Human,
    Reviewed,
    Machine,
}

/// Whose front matter it is: an `_index.md` has fewer keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum HeadKind {
    Article,
    Index,
    /// An article that is the page of a folder.
    OfFolder,
}
