//! What nobody else has of a text that was folded away: a quote is known from the conversation, and a pasted log that looks like one
//! is not.

/// Letters and digits that a line needs to say anything.
const LEAST: usize = 3;
/// Lines in which programs say who wrote what is quoted, and when.
const ATTRIBUTION: usize = 2;

/// The lines of what was folded away that are not in the conversation. `known` is all that was written in it and all that a mail of
/// ours has around that; a line that has one of `names` in it says who wrote or where to answer. Empty: nothing is lost.
pub fn unknown(folded: &str, known: &str, names: &[&str]) -> String {
    let known = letters(known);
    let names: Vec<String> = names.iter().map(|name| name.to_lowercase()).filter(|name| !name.is_empty()).collect();
    let mut lines: Vec<&str> = Vec::new();
    let mut is_address = false;
    for line in folded.lines() {
        let line = line.trim_start_matches(['>', ' ', '\t']).trim_end();
        let said = letters(line);
        let lower = line.to_lowercase();
        let is_named = names.iter().any(|name| lower.contains(name)) || line.contains("[#");
        // An address is broken over two lines.
        let goes_on = is_address && !line.contains(char::is_whitespace);
        is_address = is_named && lower.contains("://");
        if said.chars().count() >= LEAST && !known.contains(&said) && !is_named && !goes_on {
            lines.push(line);
        }
    }
    let dates = lines.len() <= ATTRIBUTION
        && lines.iter().all(|line| line.contains(char::is_numeric) && line.contains([':', '：']));
    if dates { String::new() } else { lines.join("\n") }
}

/// However it was wrapped.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reply::fold;

    const ASKED: &str = "Please send row 501, and everything that the import has said about it before it stopped.";
    const NAMES: [&str; 3] = ["Ana Silva", "support@example.com", "https://help.example.com/"];

    fn lost(text: &str) -> String {
        let folded = fold(text, "");
        unknown(&format!("{}\n{}", folded.quoted, folded.signature), ASKED, &NAMES)
    }

    #[test]
    fn quotes_are_known() {
        for text in [
            "Here.\n\nOn Fri, Nov 27, 2026 at 5:20 PM Ana Silva (Atrium)\n<support@example.com> wrote:\n\n> Please send row 501, and everything that\n> the import has said about it before it stopped.\n",
            "Voici.\n\nLe 27 nov. 2026 à 18:00, Ana Silva a écrit :\n> Please send row 501, and everything that the import has said about it before it stopped.",
            "Hier.\n\nVon: Ana Silva <support@example.com>\nGesendet: Freitag, 27. November 2026 18:00\nAn: ada@example.org, support@example.com\nBetreff: Re: [#1042] Import\n\nPlease send row 501, and everything that the import has said about it before it stopped.\nhttps://help.example.com/kb/en/inbox/#1042&link=link.1042.17\n98555000.abcdefg",
        ] {
            assert_eq!(lost(text), "", "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_a_quote_is_not_lost() {
        let log =
            "Here is the log:\n\nFrom: server\nSent: 12\nTo: client\nSubject: boom\n\nand after it I clicked Save";
        assert!(lost(log).ends_with("and after it I clicked Save"), "{}", lost(log));
        for (text, part) in [
            ("first part\n--\nsecond part", "second part"),
            ("My config:\n\n---\nkey: value\n--\nmore: of it", "more: of it"),
            ("SQL:\n\n-- \nselect everything", "select everything"),
        ] {
            let folded = fold(text, "");
            let whole = format!("{}\n{}", folded.new, lost(text));
            assert!(whole.contains(part), "{text}: {whole}");
        }
    }
}
