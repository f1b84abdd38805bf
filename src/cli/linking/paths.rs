//! Where a text names other files: in links and pictures, in arguments of shortcodes, in code that it shows, and in its front matter.

use std::ops::Range;

use guichet_import::uses::{NamedFiles, named_files, scan, written};
use guichet_markdown::front_matter::{FIRST, Head};
use percent_encoding::percent_decode_str;

use crate::cli::new::scalar;

/// How a path is written, and what it can lead to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// An address: encoded, perhaps with `?` and `#` behind it.
    Link,
    /// A file whose text is shown, below `content/`.
    Code,
    /// An article, in the front matter.
    Related,
    /// A picture, in the front matter.
    Image,
}

/// A path in a text.
#[derive(Debug, PartialEq, Eq)]
pub struct Place {
    pub form: Form,
    /// As people mean it: decoded, without quotes.
    pub path: String,
    /// What to replace.
    range: Range<usize>,
    /// What stands behind the path.
    rest: String,
}

impl Place {
    /// What to write for another path; without what stands behind it unless it is `whole`.
    pub fn replaced_by(&self, new: &str, whole: bool) -> (Range<usize>, String) {
        let text = match self.form {
            Form::Link => format!("{}{}", written(&new.replace('%', "%25")), if whole { &*self.rest } else { "" }),
            Form::Code => new.to_owned(),
            Form::Related | Form::Image => scalar(new),
        };
        (self.range.clone(), text)
    }
}

/// All of them that are within the site, in the order of the text. `head` is the text's own; what of `related` is an id is no path.
pub fn of(text: &str, head: Option<&Head>, is_id: impl Fn(&str) -> bool) -> Vec<Place> {
    let links = scan(text).into_iter().filter(|found| !found.bare).map(|found| (found.range, found.to));
    let NamedFiles { arguments, code } = named_files(text);
    let called = arguments.into_iter().map(|range| (range.clone(), text[range].to_owned()));
    let mut places: Vec<Place> = links.chain(called).filter_map(|(range, to)| link(range, &to)).collect();
    places.extend(code.into_iter().map(|range| Place {
        form: Form::Code,
        path: text[range.clone()].to_owned(),
        range,
        rest: String::new(),
    }));
    if let Some(head) = head {
        let related = head.related.iter().filter(|related| !is_id(&related.value)).map(|one| (Form::Related, one));
        let image = head.image.iter().filter(|image| image.value != FIRST).map(|one| (Form::Image, one));
        places.extend(related.chain(image).filter_map(|(form, one)| {
            let range = in_quotes(text, one.span.clone())?;
            Some(Place { form, path: one.value.clone(), range, rest: String::new() })
        }));
    }
    // Not within the site, or on the same page.
    let is_away = |path: &str| {
        path.is_empty()
            || path.starts_with("//")
            || path.contains("{{")
            || path.split('/').next().is_some_and(|first| first.contains(':'))
    };
    places.retain(|place| !is_away(&place.path));
    places.sort_by_key(|place| place.range.start);
    places
}

fn link(range: Range<usize>, to: &str) -> Option<Place> {
    let (path, rest) = to.find(['?', '#']).map_or((to, ""), |at| to.split_at(at));
    let path = percent_decode_str(path).decode_utf8().ok()?.into_owned();
    Some(Place { form: Form::Link, path, range, rest: rest.to_owned() })
}

/// The place of a value of YAML with its quotes. `None` where it is somewhere else.
pub fn in_quotes(text: &str, span: Range<usize>) -> Option<Range<usize>> {
    let written = text.get(span.clone())?;
    let around = |quote: char| text[..span.start].ends_with(quote) && text[span.end..].starts_with(quote);
    match written.chars().next()? {
        '|' | '>' | '&' | '*' | '!' => None,
        '"' | '\'' => Some(span),
        _ if around('"') || around('\'') => Some(span.start - 1..span.end + 1),
        _ => Some(span),
    }
}
