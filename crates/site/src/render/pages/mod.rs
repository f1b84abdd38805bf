//! One function per kind of page: its facts → its input → its template.

use std::io;

use super::context::{LocaleContext, Sibling};
use super::inputs::PageInput;
use super::shared::Shared;

pub mod article;
pub mod listing;
mod notice;
mod outline;
pub mod special;

/// Renders a page to an output path.
pub type Put<'a> = dyn Fn(&dyn PageInput, String) -> io::Result<()> + Sync + 'a;

/// The same page in every locale, or the nearest one above it. `find` gives a page's address, and whether its text
/// is borrowed, in one locale.
pub fn siblings<'c, 'a>(
    shared: &Shared,
    contexts: &'c [LocaleContext<'a>],
    find: impl Fn(&LocaleContext<'a>) -> Option<(String, bool)>,
) -> Vec<(&'c LocaleContext<'a>, Sibling)> {
    contexts
        .iter()
        .map(|other| {
            let sibling = match find(other) {
                Some((path, borrowed)) => Sibling { url: shared.url(&path), borrowed, same: true },
                None => Sibling { url: shared.url(&format!("{}/", other.site.locale)), borrowed: false, same: false },
            };
            (other, sibling)
        })
        .collect()
}
