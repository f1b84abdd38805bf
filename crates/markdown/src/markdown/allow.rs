//! Raw HTML under the policy `allow`: as it is written, with holes for the site's own links and images.

use super::allowed_headings::{AllowedHeading, Within};
use super::raw_block::RawBlock;
use super::source::Source;
use super::state::Writer;
use crate::body::{AddressUse, LinkUse, Piece};
use guichet_core::address::{Address, judge};
use guichet_core::host::HostSource;
use guichet_html::elements;
use guichet_html::srcset;
use guichet_html::tokens::{self, Attribute, Token, decode_entities};
use guichet_pictures::embedded;

impl Writer<'_> {
    /// Policy `allow`: the same text, with holes for the site's own links and images.
    pub fn untouched(&mut self, source: &Source<'_>, raw: &RawBlock, inline: bool) {
        let html = raw.text();
        let mut left_out = Vec::new();
        let mut within = Within::default();
        let mut heading: Option<AllowedHeading> = None;
        let mut at = 0;
        while at < html.len() {
            let (token, end) = tokens::next(html, at);
            self.watch_table(source, raw, &token, &(at..end));
            within.watch(&token);
            match &token {
                Token::Open { name, .. } if inline && elements::is_literal(name) => self.watch.literal += 1,
                Token::Close { name } if inline && elements::is_literal(name) => {
                    self.watch.literal = self.watch.literal.saturating_sub(1);
                }
                _ => {}
            }
            match token {
                Token::Text(text) => {
                    self.out.push(text);
                    // A heading has its text as a whole.
                    if heading.is_none() {
                        self.sections.push(&decode_entities(text));
                    }
                }
                Token::Open { name, attributes } => {
                    let mut from = at;
                    if heading.is_none() && !inline {
                        heading = self.allowed_heading(raw, &name, &attributes, end, &within);
                        if let Some(heading) = &heading {
                            from += 1 + name.len();
                            self.out.push("<div class=\"heading\">");
                            self.out.push(&html[at..from]);
                            if !heading.is_given {
                                self.out.attribute("id", &heading.id);
                            }
                        }
                    }
                    for attribute in &attributes {
                        from = self.untouched_attribute(source, raw, &name, attribute, from);
                    }
                    self.out.push(&html[from..end]);
                    if elements::goes_with_content(&name) {
                        at = tokens::end_tag(html, end, &name).map_or(html.len(), |tag| tag.start);
                        self.out.push(&html[end..at]);
                        self.body.content.dropped.push((raw.span(source, &(end..at)), "".into()));
                        continue;
                    }
                    if elements::breaks_words(&name) {
                        self.sections.gap();
                    }
                }
                // Writers are trusted with scripts, and still write notes to each other.
                Token::Comment => left_out.push(at..end),
                Token::Close { .. } => {
                    self.out.push(&html[at..end]);
                    if let Some(heading) = heading.take_if(|heading| heading.end.start == at) {
                        self.end_allowed_heading(heading);
                    }
                }
            }
            at = end;
        }
        self.leave_out(source, raw, &left_out, inline);
    }

    /// Writes `raw` from `from` up to the end of an attribute that needs a hole; where to go on from.
    fn untouched_attribute(
        &mut self,
        source: &Source<'_>,
        raw: &RawBlock,
        element: &str,
        attribute: &Attribute<'_>,
        from: usize,
    ) -> usize {
        let place = || raw.span(source, &attribute.range);
        let schemes = self.options.schemes;
        let hole = match (element, attribute.name.as_str()) {
            (_, "id") | ("a", "name") => {
                if self.claim_given(&attribute.value, source.file, place()) {
                    self.body.outline.anchors.push(attribute.value.to_string());
                }
                None
            }
            ("a" | "area", "href") => match judge(&attribute.value, schemes) {
                Ok(Address::Site { path, query, fragment }) => {
                    let index = self.body.outline.links.len() as u32;
                    let (span, snippet) = (place(), source.snippet.clone());
                    self.body.outline.links.push(LinkUse::new(path, query, fragment, span, snippet));
                    Some(Piece::Href(index))
                }
                Ok(Address::Absolute { url, web: true }) => {
                    let (span, snippet) = (place(), source.snippet.clone());
                    self.body.content.elsewhere.push(AddressUse { url, span, snippet });
                    None
                }
                _ => None,
            },
            // Whatever else there is, this policy lets through.
            ("img" | "video" | "audio" | "source", "src") | ("video", "poster")
                if judge(&attribute.value, schemes).is_ok() =>
            {
                self.media_source(source, &attribute.value, "", place()).map(|index| {
                    self.body.outline.images[index as usize].is_media = element != "img" && attribute.name == "src";
                    Piece::Src(index)
                })
            }
            ("iframe", "src") => {
                match judge(&attribute.value, schemes) {
                    Ok(Address::Site { .. }) => self.body.outline.own_frames = true,
                    _ => self.body.outline.frames.extend(HostSource::of_url(&attribute.value)),
                }
                None
            }
            ("img" | "source", "srcset") => return self.untouched_set(source, raw, attribute, from),
            // Pages don't allow `data:`: such a picture becomes a file.
            ("img", "src") | ("video", "poster") => embedded::read(&attribute.value)
                .and_then(|read| self.embedded_picture(source, read, &attribute.value, "", place()))
                .map(Piece::Src),
            _ => None,
        };
        let Some(hole) = hole.filter(|_| !attribute.range.is_empty() || attribute.quoted) else {
            return from;
        };
        self.out.push(&raw.text()[from..attribute.range.start]);
        let quote = if attribute.quoted { "" } else { "\"" };
        self.out.push(quote);
        self.out.hole(hole);
        self.out.push(quote);
        attribute.range.end
    }

    /// The same of a picture's `srcset`, if every picture in it can have a hole.
    fn untouched_set(&mut self, source: &Source<'_>, raw: &RawBlock, attribute: &Attribute<'_>, from: usize) -> usize {
        let html = raw.text();
        // As it is written, so that each address has a place of its own; entities have no spaces.
        let set = &html[attribute.range.clone()];
        let candidates = srcset::candidates(set).into_iter().map(|candidate| {
            let range = attribute.range.start + candidate.address.start..attribute.range.start + candidate.address.end;
            (tokens::decode_value(&html[range.clone()]), range, candidate.descriptor)
        });
        let candidates: Vec<_> = candidates.collect();
        let is_plain =
            |descriptor: &str| descriptor.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | ' '));
        let is_ours = |address: &str| judge(address, self.options.schemes).is_ok() || embedded::read(address).is_some();
        if !attribute.quoted
            || !candidates.iter().all(|(address, _, descriptor)| is_plain(descriptor) && is_ours(address))
        {
            return from;
        }
        let mut from = from;
        for (address, range, _) in candidates {
            let span = raw.span(source, &range);
            if let Some(index) = self.picture_source(source, &address, "", span) {
                self.out.push(&html[from..range.start]);
                self.out.hole(Piece::Src(index));
                from = range.end;
            }
        }
        from
    }
}
