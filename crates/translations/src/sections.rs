//! A text → its sections. Each has a hash of what a translator works from: words, steps, code, where links lead, which pictures there
//! are, what they and links are called, and what readers search by. White space, punctuation, emphasis, comments, the order of the front
//! matter and of keywords are not in it.
//!
//! The hash is of the second form. Stamps of the first, which knew neither captions nor keywords and counted comments, hold for as long
//! as the section is what it was by that form: [`Section::is`].

use guichet_core::heading_ids::{Ids, slug};
use guichet_markdown::front_matter::split;
use sha2::{Digest, Sha256};

use crate::comments;
use crate::head::Head;
use crate::plain::push;
use crate::walk::{Part, Titles, walk};

/// What stands in the front matter: title, description, keywords, pinned searches.
pub const HEAD: &str = "_";

/// What stands before the first heading.
pub const INTRODUCTION: &str = "";

/// A part of a text, from its heading to the next one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The heading's id; [`HEAD`] and [`INTRODUCTION`] have none.
    pub id: String,
    /// Its words; empty without a heading.
    pub heading: String,
    /// 16 hexadecimal digits. Of the [`HEAD`], the first half stands for what readers see, the second for what they search by.
    pub hash: String,
    /// The same by the first form: as it is, and without its comments. None of what had no section then, since nothing was in it.
    pub(crate) earlier: Vec<String>,
    /// As it is written.
    pub source: String,
    /// How much there is to read: words, or two characters of a script without spaces.
    pub words: usize,
}

/// The sections of a file, front matter included, in their order. Head and introduction are always there, if only with nothing in them.
pub fn of(text: &str) -> Vec<Section> {
    // A file from Windows has the same sections.
    let text = &*text.replace("\r\n", "\n");
    let split = split(text);
    let head = Head::of(split.yaml.clone().map_or("", |yaml| &text[yaml]));
    let mut sections = vec![of_head(&head)];
    sections.extend(of_body(&text[split.body..]));
    sections
}

/// Stands for all of a text.
pub fn hash_of_all(sections: &[Section]) -> String {
    hash_of(sections.iter().map(|section| (&section.id, &section.hash)))
}

/// Stands for what readers see of a text, without what they search by.
pub fn hash_of_what_is_seen(sections: &[Section]) -> String {
    let seen = |section: &Section| match &*section.id {
        HEAD => section.hash[..section.hash.len() / 2].to_owned(),
        _ => section.hash.clone(),
    };
    let seen: Vec<(&String, String)> = sections.iter().map(|section| (&section.id, seen(section))).collect();
    hash_of(seen.iter().map(|(id, hash)| (*id, hash)))
}

/// By the first form.
pub(crate) fn earlier_hash_of_all(sections: &[Section]) -> String {
    hash_of(sections.iter().filter_map(|section| Some((&section.id, section.earlier.first()?))))
}

/// Whether `hash` stands for all of this text, in either form.
pub fn is_version(sections: &[Section], hash: &str) -> bool {
    hash_of_all(sections) == hash || earlier_hash_of_all(sections) == hash
}

fn hash_of<'s>(sections: impl Iterator<Item = (&'s String, &'s String)>) -> String {
    let all: Vec<String> = sections.map(|(id, hash)| format!("{id}\0{hash}")).collect();
    hash(&all.join("\0"))
}

impl Section {
    /// Whether a stamp's hash stands for the section as it is.
    pub fn is(&self, hash: &str) -> bool {
        self.hash == hash || self.earlier.iter().any(|earlier| earlier == hash)
    }

    /// What to call it: its heading, or what it is.
    pub fn name(&self) -> &str {
        name(&self.id, &self.heading)
    }
}

/// What to call a section of which only this much is known.
pub fn name<'n>(id: &'n str, heading: &'n str) -> &'n str {
    match (id, heading) {
        (HEAD, "") => "title and description",
        (INTRODUCTION, _) => "introduction",
        (id, "") => id,
        (_, heading) => heading,
    }
}

fn hash(text: &str) -> String {
    Sha256::digest(text).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// Never one of the first form, so that a stamp of today is compared by this form alone.
fn second(plain: &str) -> String {
    hash(&format!("2\0{}", plain.trim()))
}

fn words(plain: &str) -> usize {
    let is_wide = |c: char| matches!(c, '\u{E00}'..='\u{EFF}' | '\u{1780}'..='\u{17FF}' | '\u{3040}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}');
    let wide = plain.chars().filter(|c| is_wide(*c)).count();
    wide.div_ceil(2) + plain.split(|c: char| c.is_whitespace() || is_wide(c)).filter(|word| !word.is_empty()).count()
}

fn of_head(head: &Head) -> Section {
    let mut seen = String::new();
    push(&mut seen, &head.seen);
    let halves = [&seen, &head.searched].map(|half| second(half)[..8].to_owned());
    Section {
        id: HEAD.to_owned(),
        heading: String::new(),
        hash: halves.concat(),
        earlier: if head.seen.trim().is_empty() { Vec::new() } else { vec![hash(seen.trim())] },
        source: head.source.trim_end().to_owned(),
        words: words(&seen),
    }
}

fn of_body(body: &str) -> Vec<Section> {
    let parts = walk(body, Titles::Without);
    let bare = comments::without(body);
    let has_titles = parts.iter().any(|part| part.has_titles);
    let other = |text: &str, titles| {
        let plains: Vec<String> = walk(text, titles).into_iter().map(|part| part.plain).collect();
        (plains.len() == parts.len()).then_some(plains)
    };
    let plains = || parts.iter().map(|part| part.plain.clone()).collect::<Vec<_>>();
    let now = match (&bare, has_titles) {
        (None, false) => plains(),
        // A comment that held a heading back is not only a comment.
        _ => other(bare.as_deref().unwrap_or(body), Titles::With)
            .or_else(|| other(body, Titles::With))
            .unwrap_or_else(plains),
    };
    let uncommented = bare.and_then(|bare| other(&bare, Titles::Without)).unwrap_or_default();
    let ids = ids(&parts);
    let mut sections = Vec::with_capacity(parts.len());
    for (at, ((part, id), now)) in parts.into_iter().zip(ids).zip(now).enumerate() {
        let was_there = at > 0 || !part.plain.trim().is_empty();
        let earlier = [Some(&part.plain), uncommented.get(at)].into_iter().flatten().filter(|_| was_there);
        sections.push(Section {
            id,
            heading: part.heading,
            hash: second(&now),
            earlier: earlier.map(|plain| hash(plain.trim())).collect(),
            source: body[part.range].trim_end().to_owned(),
            words: words(&now),
        });
    }
    sections
}

/// Ids as a build gives them out: those by hand come first, wherever they are.
fn ids(parts: &[Part]) -> Vec<String> {
    let mut ids = Ids::default();
    parts.iter().filter_map(|part| part.given.as_deref()).for_each(|id| ids.reserve(id));
    let id = |(at, part): (usize, &Part)| match &part.given {
        _ if at == 0 => INTRODUCTION.to_owned(),
        Some(id) if ids.claim(id) => id.clone(),
        _ => ids.unique(slug(&part.heading)),
    };
    parts.iter().enumerate().map(id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "---\ntitle: Export\ndescription: How to export.\norder: 3\n---\nIntro text.\n\n## Steps {#how}\n\n1. Open **Settings**.\n2. Click *Export*, then [wait](wait.md).\n\n![A window](window.png)\n\n## Limits\n\nAt most 1.5 GB.\n\n```sh\nrun --now\n```\n";

    fn hashes(text: &str) -> Vec<String> {
        of(text).into_iter().map(|section| section.hash).collect()
    }

    /// Numbers of the sections that are not what they were.
    fn changed(from: &str, to: &str) -> Vec<usize> {
        let [a, b] = [TEXT, &TEXT.replace(from, to)].map(hashes);
        assert_ne!(TEXT, TEXT.replace(from, to), "{from}");
        (0..a.len().max(b.len())).filter(|at| a.get(*at) != b.get(*at)).collect()
    }

    #[test]
    fn a_text_has_a_section_for_each_heading() {
        let sections = of(TEXT);
        let ids: Vec<&str> = sections.iter().map(|section| section.id.as_str()).collect();
        assert_eq!(ids, [HEAD, INTRODUCTION, "how", "limits"]);
        assert_eq!(sections[2].source.lines().next(), Some("## Steps {#how}"));
        assert_eq!(sections[3].name(), "Limits");
        assert_eq!(sections[0].name(), "title and description");
    }

    #[test]
    fn what_is_nothing_to_translate_again() {
        for (from, to) in [
            ("Intro text.", "Intro\ntext"),
            ("order: 3\n", ""),
            ("title: Export\ndescription: How to export.\n", "description: How to export.\ntitle: \"Export\"\n"),
            ("**Settings**", "_Settings_"),
            ("2. Click", "2.  Click"),
            ("Settings**.\n2.", "Settings**.\n\n2."),
            ("## Limits\n", "## Limits ##\n"),
            ("## Limits\n", "Limits\n------\n"),
            ("Export*, then", "Export* then"),
            ("Intro text.", "Intro  text!"),
        ] {
            assert_eq!(changed(from, to), Vec::<usize>::new(), "{from} → {to}");
        }
    }

    #[test]
    fn what_is() {
        for (from, to, section) in [
            ("How to export", "Ways to export", 0),
            ("Intro text", "Introducing text", 1),
            ("wait.md", "wait.md#long", 2),
            ("window.png", "window-2.png", 2),
            ("A window", "The window", 2),
            ("2. Click", "2. Wait.\n3. Click", 2),
            ("1. Open", "- Open", 2),
            ("1.5 GB", "15 GB", 3),
            ("run --now", "run  --now", 3),
            ("Settings", "Preferences", 2),
            ("title: Export\n", "title: Export\nkeywords: [csv]\n", 0),
        ] {
            assert_eq!(changed(from, to), [section], "{from} → {to}");
        }
    }

    #[test]
    fn captions_and_titles_are_told() {
        let text = "---\ntitle: A\n---\n![A](a.png)\n\n## B\n\n[b](b.md) and [c][]\n\n[c]: c.md\n";
        for (from, to, section) in [
            ("(a.png)", "(a.png \"The window\")", 1),
            ("(b.md)", "(b.md \"Where it is\")", 2),
            ("[c]: c.md", "[c]: c.md 'Where that is'", 2),
        ] {
            let more = text.replace(from, to);
            let other = |from: &str, to: &str| {
                let [a, b] = [hashes(from), hashes(to)];
                (0..3).filter(|at| a[*at] != b[*at]).collect::<Vec<_>>()
            };
            assert_eq!(other(text, &more), [section], "{more}");
            assert_eq!(other(&more, &more.replace("Wh", "Th").replace("The w", "A w")), [section], "{more}");
            assert_eq!(other(&more, &more.replace(['"', '\''], "\"")), Vec::<usize>::new(), "{more}");
        }
    }

    #[test]
    fn comments_are_not() {
        let text =
            "Intro **text**.\n\n1. One.\n2. Two.\n\n<div>\nWords\nand more.\n</div>\n\n> Quote.\n\n## Head\n\nText.\n";
        for (from, to) in [
            ("Intro", "<!-- For you. -->\n\nIntro"),
            ("Intro", "<!-- For\n\nyou. -->\nIntro"),
            ("Intro", "<!-- For you. --> Intro"),
            ("text", "te<!-- sic -->xt"),
            ("text**.", "text**<!-- no\nmore -->."),
            ("2. Two", "   <!-- a -->\n2. Two"),
            ("2. Two", "<!-- a -->\n2. Two"),
            ("Words\n", "Words\n<!-- a\n-\n-->\n"),
            ("Quote.\n", "Quote.\n>\n> <!-- a\n> b -->\n"),
            ("Head\n", "Head <!-- a -->\n"),
            ("Text.\n", "Text.\n\n<!-- ## No\n\nmore\n"),
        ] {
            let more = text.replace(from, to);
            assert_ne!(more, text, "{from}");
            assert_eq!(hashes(&more), hashes(text), "{more}");
            assert_eq!(of(&more)[2].id, "head", "{more}");
        }
        let code = "```\n<!-- a -->\n```\n";
        assert_ne!(hashes(code), hashes(&code.replace("a", "b")));
        let [one, two] = ["one", "two"].map(|word| of(&format!("---\ntitle: A\nkeywords: [{word}]\n---\nText.\n")));
        assert_eq!(hash_of_what_is_seen(&one), hash_of_what_is_seen(&two));
    }

    /// As a stamp of the first form had it.
    const FIRST: (&str, &str, [&str; 4]) = (
        include_str!("first_form.md"),
        "4a20150a30c1e83b",
        ["c774d90ecf146feb", "aeb9b7bdc5b98af4", "3ef6ce084536f2fb", "c3bafc85e8fc67ce"],
    );

    #[test]
    fn stamps_of_the_first_form_hold() {
        let (text, all, each) = FIRST;
        let sections = of(text);
        assert!(is_version(&sections, all) && hash_of_all(&sections) != all);
        for (section, first) in sections.iter().zip(each) {
            assert!(section.is(first) && section.hash != first, "{}", section.id);
        }
        // What that form did not know is not told, what it did is; and a new comment is nothing to it, either.
        let is = |from: &str, to: &str| -> Vec<bool> {
            let changed = text.replace(from, to);
            assert_ne!(changed, text, "{from}");
            of(&changed).iter().zip(each).map(|(section, first)| section.is(first)).collect()
        };
        assert_eq!(is("The window of exports", "Exports"), [true; 4]);
        assert_eq!(is("keywords: [download", "keywords: [save"), [true; 4]);
        assert_eq!(is("> At most", "> <!-- a -->\n> At most"), [true; 4]);
        assert_eq!(is("A window", "Windows"), [true, false, true, true]);
        assert_eq!(is("1.5 GB", "2 GB"), [true, true, true, false]);
    }

    #[test]
    fn html_is_tags_and_prose() {
        let hash = |text: &str| of(text)[1].hash.clone();
        let table = "<table>\n<tr><td title=\"a\">Yes, **all** of them.</td></tr>\n</table>\n";
        assert_eq!(hash(table), hash(&table.replace("Yes, **all**", "Yes *all*")));
        assert_eq!(hash(table), hash(&table.replace("<tr><td", "<tr>\n   <td").replace(".</td>", "\n</td>")));
        assert_ne!(hash(table), hash(&table.replace("title=\"a\"", "title=\"b\"")));
        assert_ne!(hash(table), hash(&table.replace("of them", "of those")));
    }

    #[test]
    fn words_are_counted_in_every_script() {
        assert_eq!(words("two words"), 2);
        assert_eq!(words("設定を開く"), 3);
        assert_eq!(words("CRM 設定"), 2);
    }

    proptest::proptest! {
        #[test]
        fn every_text_has_sections(text in "\\PC*", lines in proptest::collection::vec("(# |## |- |> |```|~~~|:::|\\[a\\]\\(b\\)|---)?\\PC{0,12}", 0..12)) {
            for text in [text, lines.join("\n")] {
                let sections = of(&text);
                proptest::prop_assert_eq!(hash_of_all(&sections), hash_of_all(&of(&text)));
                let crlf: Vec<String> = of(&text.replace('\n', "\r\n")).into_iter().map(|one| one.id).collect();
                proptest::prop_assert_eq!(crlf, sections.into_iter().map(|one| one.id).collect::<Vec<_>>());
            }
        }
    }
}
