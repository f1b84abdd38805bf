//! Callouts of other systems as ours, where it is certain where they end: `:::note` of Docusaurus, `::: {.callout-note}` of Quarto, `!!! note` of MkDocs, `{{< note >}}` of
//! Hugo, `{% hint %}` of GitBook.

use std::ops::Range;

use super::translated::{attribute, same_callout};
use guichet_core::diag::Fix;

/// In lines. What is longer is no callout, and would be read for each that begins in it.
const LONGEST: usize = 200;

/// What makes a callout of ours of the one whose first line is at `at`.
pub fn callout_block(text: &str, at: usize) -> Option<Fix> {
    let line = line_at(text, at);
    // In a list or a quote, its lines begin with something.
    if line.start != at || text[..at].trim_end_matches([' ', '\t']).len() != at {
        return None;
    }
    let written = text[line.clone()].trim_end();
    let opening = fenced(written).or_else(|| indented(written)).or_else(|| tagged(written))?;
    let marker = match opening.title.as_str() {
        "" => format!("> [!{}]{}", opening.kind, opening.fold),
        title => format!("> [!{}]{} {title}", opening.kind, opening.fold),
    };
    let mut edits = vec![(line.start..line.start + written.len(), marker.clone())];
    let mut inner = |line: &Range<usize>, indentation: usize| {
        let words = text[line.clone()].trim_end();
        let new = if words.trim().is_empty() { ">" } else { "> " };
        edits.push((line.start..line.start + indentation.min(words.len()), new.to_owned()));
    };
    match opening.end {
        End::Line(closing) => {
            let lines: Vec<Range<usize>> = lines_behind(text, line.end).take(LONGEST).collect();
            let last = lines.iter().position(|line| text[line.clone()].trim_end() == closing)?;
            let body = &lines[..last];
            let begins_other = |line: &Range<usize>| {
                let line = text[line.clone()].trim_start();
                [":::", "{{<", "{{%", "{%"].iter().any(|mark| line.starts_with(mark))
            };
            if body.iter().any(begins_other) || body.iter().all(|line| text[line.clone()].trim().is_empty()) {
                return None;
            }
            body.iter().for_each(|line| inner(line, 0));
            // Without its line break, the last line would be joined to the one before.
            let closing = lines[last].clone();
            let goes_on = lines.get(last + 1).is_some_and(|next| !text[next.clone()].trim().is_empty());
            edits.push(match goes_on {
                true => (closing.start..closing.start + text[closing].trim_end().len(), String::new()),
                false => (closing.start..closing.end, String::new()),
            });
        }
        End::Indentation => {
            let mut body: Vec<Range<usize>> = Vec::new();
            for line in lines_behind(text, line.end).take(LONGEST) {
                let words = text[line.clone()].trim_end();
                if !words.is_empty() && !words.starts_with("    ") {
                    // Markdown would read it as part of the callout.
                    if body.last().is_some_and(|last| !text[last.clone()].trim().is_empty()) {
                        return None;
                    }
                    break;
                }
                body.push(line);
            }
            if body.len() == LONGEST {
                return None;
            }
            while body.last().is_some_and(|last| text[last.clone()].trim().is_empty()) {
                body.pop();
            }
            if body.is_empty() {
                return None;
            }
            body.iter().for_each(|line| inner(line, 4));
        }
        End::Here(words) => edits = vec![(line.start..line.start + written.len(), format!("{marker}\n> {words}"))],
    }
    Some(Fix::of(format!("write `{marker}`"), edits))
}

struct Opening {
    kind: &'static str,
    fold: &'static str,
    title: String,
    end: End,
}

enum End {
    /// A line that is like this.
    Line(&'static str),
    /// The last line that is indented.
    Indentation,
    /// All of it is on the line.
    Here(String),
}

/// `:::note Title`, `:::note[Title]`
fn fenced(line: &str) -> Option<Opening> {
    let rest = line.strip_prefix(":::").filter(|rest| !rest.starts_with(':'))?.trim_start();
    // Quarto's, with nothing but that.
    let rest = rest.strip_prefix("{.callout-").and_then(|rest| rest.strip_suffix('}')).unwrap_or(rest);
    let (name, title) = rest.split_at(rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len()));
    let title = title.trim();
    let title = title.strip_prefix('[').and_then(|title| title.strip_suffix(']')).unwrap_or(title);
    let kind = same_callout(name).filter(|_| !title.contains(['{', '[', ']', ':']))?;
    Some(Opening { kind, fold: "", title: title.to_owned(), end: End::Line(":::") })
}

/// `!!! note "Title"`
fn indented(line: &str) -> Option<Opening> {
    let marks = [("!!! ", ""), ("???+ ", "+"), ("??? ", "-")];
    let (rest, fold) = marks.iter().find_map(|(mark, fold)| Some((line.strip_prefix(mark)?, *fold)))?;
    let (name, title) = rest.split_once(' ').unwrap_or((rest, ""));
    let title = title.trim();
    let title = match title {
        "" => title,
        _ => title.strip_prefix('"')?.strip_suffix('"').filter(|title| !title.contains('"'))?,
    };
    Some(Opening { kind: same_callout(name)?, fold, title: title.to_owned(), end: End::Indentation })
}

/// `{{< note >}}`, `{{% note %}}`, `{% hint style="info" %}`
fn tagged(line: &str) -> Option<Opening> {
    for (open, close, ends) in [
        ("{{<", ">}}", [("note", "{{< /note >}}"), ("tip", "{{< /tip >}}"), ("warning", "{{< /warning >}}")]),
        ("{{%", "%}}", [("note", "{{% /note %}}"), ("tip", "{{% /tip %}}"), ("warning", "{{% /warning %}}")]),
    ] {
        let Some((name, behind)) = line.strip_prefix(open).and_then(|rest| rest.split_once(close)) else { continue };
        let (name, closing) = *ends.iter().find(|(known, _)| *known == name.trim())?;
        let kind = same_callout(name)?;
        let end = match behind {
            "" => End::Line(closing),
            words => End::Here(words.strip_suffix(closing).filter(|words| !words.contains(open))?.trim().to_owned()),
        };
        return Some(Opening { kind, fold: "", title: String::new(), end });
    }
    let tag = line.strip_prefix("{% hint ")?.strip_suffix("%}")?;
    let kind = same_callout(attribute(tag, "style")?).filter(|_| tag.matches('=').count() == 1)?;
    Some(Opening { kind, fold: "", title: String::new(), end: End::Line("{% endhint %}") })
}

fn line_at(text: &str, at: usize) -> Range<usize> {
    let start = text[..at].rfind('\n').map_or(0, |at| at + 1);
    start..text[at..].find('\n').map_or(text.len(), |len| at + len + 1)
}

/// Lines with their breaks.
fn lines_behind(text: &str, from: usize) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = from;
    text[from..].split_inclusive('\n').map(move |line| {
        at += line.len();
        at - line.len()..at
    })
}

#[cfg(test)]
mod tests {
    use guichet_core::diag::fix::applied;

    use super::*;

    fn made(text: &str) -> Option<String> {
        let fix = callout_block(text, text.find([':', '!', '?', '{'])?)?;
        assert!(fix.fits(text), "{fix:?}");
        Some(applied(text, [&fix]))
    }

    #[test]
    fn callouts_of_others_become_ours() {
        for (theirs, ours) in [
            (":::note\nText.\n\nMore.\n:::\n\nOn.\n", "> [!NOTE]\n> Text.\n>\n> More.\n\nOn.\n"),
            (":::danger Read this\nText.\n:::\nOn.\n", "> [!CAUTION] Read this\n> Text.\n\nOn.\n"),
            ("::: tip[Quick]\r\n- a\r\n:::", "> [!TIP] Quick\r\n> - a\r\n"),
            (
                "A.\n\n!!! note \"Save\"\n    Text.\n\n    ```\n    x\n    ```\n\nOn.\n",
                "A.\n\n> [!NOTE] Save\n> Text.\n>\n> ```\n> x\n> ```\n\nOn.\n",
            ),
            ("??? warning\n    Text.\n", "> [!WARNING]-\n> Text.\n"),
            ("{{< note >}}Save first.{{< /note >}}\n", "> [!NOTE]\n> Save first.\n"),
            ("{{% tip %}}\nSave first.\n{{% /tip %}}\n", "> [!TIP]\n> Save first.\n"),
            ("{% hint style=\"info\" %}\nSave.\n{% endhint %}\n", "> [!NOTE]\n> Save.\n"),
        ] {
            assert_eq!(made(theirs).as_deref(), Some(ours), "{theirs}");
        }
    }

    #[test]
    fn what_is_not_certain_stays() {
        for text in [
            ":::note\nText.\n",
            ":::note\n:::tip\nText.\n:::\n:::\n",
            ":::note\n\n:::\n",
            ":::question\nText.\n:::\n",
            "::::note\nText.\n::::\n",
            "- :::note\n  Text.\n  :::\n",
            "!!! note\n\nText.\n",
            "!!! note\n    Text.\nMore.\n",
            "!!! note inline\n    Text.\n",
            "{{< note title=\"a\" >}}\nText.\n{{< /note >}}\n",
            "{{< note >}}\nText.\n",
        ] {
            assert_eq!(made(text), None, "{text}");
        }
    }
}
