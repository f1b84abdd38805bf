//! What looks like markup and isn't: readers see its source, so it is reported, at its place and with the form that
//! works.
//!
//! | file | looks for |
//! |---|---|
//! | `view` | the text of one paragraph, heading or cell as readers see it, and what is found in it |
//! | `quotes` | what is quoted of it, without halves of marks |
//! | `marks` | whether a text is worth a look |
//! | `links` | links and pictures that fail by a character |
//! | `emphasis` | `**bold **` |
//! | `markers` | `#` and `-` with a no-break space, `[!…]` of no callout, `{#id}` outside of headings |
//! | `boxes` | `- [x]done`, which is no box to tick |
//! | `lists` | lines with `•` or `1.item`, which run together |
//! | `full_width` | `＃`, `＊＊` and brackets as input methods for East Asian languages write them |
//! | `blocks` | lines of three colons |
//! | `callouts` | whole callouts of other systems, as ours |
//! | `calls` | shortcodes of ours that are nearly right, and those in code |
//! | `foreign`, `components`, `dialects`, `signs`, `comments` | markup of other generators, and of other kinds of Markdown |
//! | `jsx` | tags of MDX that are no HTML by their form |
//! | `values`, `includes` | what other generators would print, and files that they would put in |
//! | `callout_signs` | `?> words`, `> [NOTE]`: callouts by other signs |
//! | `marked_lines` | comments in code that mark lines |
//! | `heading_lists` | attributes at the end of a heading |
//! | `titles` | titles that are settings |
//! | `emoji` | `:tada:` |
//! | `html` | Markdown in a block of HTML |
//! | `code` | indented code that is markup |
//! | `plain` | titles and descriptions, which are not Markdown |
//!
//! Whoever writes about a template language must be able to: code is quiet, and so is whatever is not certain.

mod blocks;
mod boxes;
mod callout_signs;
mod callouts;
mod calls;
mod code;
mod comments;
mod components;
mod dialects;
mod emoji;
mod emphasis;
mod foreign;
mod full_width;
mod heading_lists;
mod html;
mod includes;
mod jsx;
mod links;
mod lists;
mod marked_lines;
mod markers;
mod marks;
mod plain;
mod quotes;
mod signs;
mod titles;
mod translated;
mod values;
mod view;

use std::collections::BTreeMap;

pub use callouts::callout_block;
pub use code::{code_block, code_variable};
pub use components::{inline_tag, is_component, is_named_like_element};
pub use html::html_block;
pub(crate) use includes::{code_of_file, text_of_file};
pub use links::parted_picture;
pub use lists::begins_item;
pub use marks::{begins_oddly, has_marks};
pub use plain::{PlainProblem, markup, plain_text, replaced};
pub use titles::docsify_title;
pub(crate) use translated::instead_of;
pub(crate) use view::quoted;
pub use view::{CALL, Container, Found, HIDDEN, View, behind};

/// Everything in a view, in order; of two things at one place the one that is found first.
pub fn find(view: &View<'_>) -> Vec<Found> {
    let mut found: BTreeMap<usize, Found> = BTreeMap::new();
    let finders = [
        calls::find,
        comments::find,
        jsx::find,
        callout_signs::find,
        foreign::find,
        dialects::find,
        signs::find,
        blocks::find,
        markers::find,
        boxes::find,
        lists::find,
        links::find,
        emoji::find,
        emphasis::find,
        full_width::find,
    ] as [fn(&View<'_>) -> Vec<Found>; 15];
    for finder in finders {
        for mut one in finder(view) {
            let before = found.range(..one.place.end).next_back();
            if before.is_none_or(|(_, other)| other.place.end <= one.place.start) {
                one.restore(view);
                found.insert(one.place.start, one);
            }
        }
    }
    found.into_values().collect()
}
