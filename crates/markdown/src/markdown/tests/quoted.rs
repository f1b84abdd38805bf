//! What is said of a text quotes it as it is written; what is written to the letter is not spoken of.

use super::lookalikes::{helps, silent};
use super::{HtmlPolicy, parse, parse_with};

#[test]
fn quotes_are_in_the_source() {
    for (markdown, message) in [
        ("It is ==a `code` b== now.", "`==a `code` b==`"),
        (":::caution[With `code` and **bold**]\nText.\n:::", "`:::caution[With `code` and **bold**]`"),
        ("- a\n-item `b` c\n-other", "`-item `b` c`"),
        ("##Title `b` and **c** too", "`##Title `b` and **c** too`"),
        ("^[a note with `code` in it]", "`^[a note with `code` in it]`"),
        ("Open **the {{ var.product }} menu **and go", "`**the {{ var.product }} menu **`"),
        ("*[HTML]: The *language* of pages", "`*[HTML]: The *language* of pages`"),
        ("==a `ünïcödé` b==", "`==a `ünïcödé` b==`"),
    ] {
        let diags = parse(markdown).diags;
        assert!(diags.iter().any(|diag| diag.message.contains(message)), "{markdown}: {diags:?}");
    }
    helps(&[("See [the **bill**][Bill].", "add a line `[Bill]: page.md`, or write `[the **bill**](page.md)`")]);
}

/// What a quote has only one half of is not in it.
#[test]
fn quotes_end_beside_marks() {
    for (markdown, message) in [
        ("- [x]done **with\n  all** of it", "`[x]done with` is not a box"),
        (
            "##Title that is long enough to be cut **within bold words** at its end",
            "`##Title that is long enough to be cut within b…`",
        ),
        (
            "##Title that is long enough to be cut with `some code` at its end",
            "`##Title that is long enough to be cut with…`",
        ),
        (
            "##Title that is long enough to be cut behind the **end** of it",
            "`##Title that is long enough to be cut behind the…`",
        ),
        (
            "##Title that is long enough to be cut [within a link](a.md)",
            "`##Title that is long enough to be cut within a…`",
        ),
        (
            "##Title that is long enough to be cut [in it](a-long-address-of-a-page.md)",
            "`##Title that is long enough to be cut in it` is",
        ),
    ] {
        let diags = parse(markdown).diags;
        assert!(diags.iter().any(|diag| diag.message.contains(message)), "{markdown}: {diags:?}");
    }
    // An example of what to write is one.
    let help = parse("##A **title of many words** here").diags.remove(0).help.unwrap();
    assert_eq!(help, "write `## A title of many words…`");
}

/// Code is hidden as marks are, and is none.
#[test]
fn code_between_marks() {
    let diags = parse("Open **あ`い**う` menu **and go").diags;
    assert_eq!(diags[0].message, "a space inside `**あ`い**う` menu **` keeps the words from being bold");
}

/// Which of the words were meant is not known, and no text that isn't there is proposed.
#[test]
fn marks_that_have_found_others() {
    let diags = parse("This is **bold **text and ** bold** text").diags;
    assert_eq!(diags.len(), 1, "{diags:?}");
    assert_eq!(diags[0].message, "a space beside a mark keeps words from being bold: `**bold **`");
    assert_eq!(diags[0].help.as_deref(), Some("write each mark directly beside the words that it is for: `**words**`"));
    assert!(diags[0].fixes.is_empty());
}

#[test]
fn elements_for_code_are_left_alone() {
    let mut all: Vec<String> = Vec::new();
    for name in ["code", "kbd", "samp", "var", "tt"] {
        for text in
            [":warning:", "==text==", "[T] (b.md)", "**the menu **now", "[^1] and H~2~O", "{% if a %}", "a\n• b\n• c"]
        {
            all.push(format!("Write <{name}>{text}</{name}> here."));
            all.push(format!("<p>Write <{name}>{text}</{name}> here.</p>"));
            all.push(format!("- Write <{name}\n  class=\"a\">\n  {}\n  </{name}> here.", text.replace('\n', "\n  ")));
        }
    }
    silent(&all.iter().map(String::as_str).collect::<Vec<_>>());
    for markdown in &all {
        let diags = parse_with(HtmlPolicy::Allow, markdown).diags;
        assert!(diags.is_empty(), "{markdown}: {diags:?}");
    }
    // Beside them, and where tags are text.
    for policy in [HtmlPolicy::Sanitize, HtmlPolicy::Allow, HtmlPolicy::Escape] {
        assert_eq!(parse_with(policy, "<kbd>a</kbd> :warning:").diags.len(), 1);
        assert_eq!(parse_with(policy, "<kbd>a\n\nb :warning:").diags.len(), 1);
    }
}
