//! Blocks of code: what is said of their lines, tabs of them, and files that they show.

use super::{check, check_told, parse, told};
use crate::edits::edited;

#[test]
fn marks_numbers_and_wrapping() {
    check(
        "```text {2} line-numbers=9 wrap\na\nb\n```",
        "<div class=\"code code-numbered code-marked code-wrap\" data-lang=\"text\"><pre tabindex=\"0\"><code class=\"language-text\">\
         <span class=\"line\" data-line=\"9\">a</span>\n\
         <mark class=\"line line-marked\" data-line=\"10\">b</mark>\n</code></pre></div>",
    );
    check_told(
        "```js {7}\na\n```",
        "<div class=\"code code-marked\" data-lang=\"js\"><pre tabindex=\"0\"><code class=\"language-js\"><span class=\"line\">a</span>\n</code></pre></div>",
        &["MD032 line 7 is marked, and the code has 1 @ ```js {7}"],
    );
    check_told(
        "```xpp hl_lines=\"1\"\nb\n```",
        "<div class=\"code\" data-lang=\"xpp\"><pre tabindex=\"0\"><code class=\"language-xpp\">b\n</code></pre></div>",
        &["MD011 `hl_lines=1` is how another generator says it, and does nothing here @ hl_lines=\"1\""],
    );
}

#[test]
fn a_diff_is_code_with_signs() {
    let markdown = "```xpp diff title=\"a\"\n  a\n- b\n+ c\n```";
    check(
        markdown,
        "<div class=\"code code-diff\" data-lang=\"xpp\"><p class=\"code-title\">a</p><pre tabindex=\"0\"><code class=\"language-xpp\">\
         <span class=\"line\">a</span>\n<del class=\"line\">b</del>\n<ins class=\"line\">c</ins>\n</code></pre></div>",
    );
    let body = parse(markdown).value;
    assert_eq!(body.content.sections[0].text, "a\na c");
    assert_eq!(
        edited(markdown, 0, body.content.expansions, body.content.dropped),
        "```diff title=\"a\"\n  a\n- b\n+ c\n```"
    );
}

#[test]
fn blocks_in_tabs_are_tabs() {
    check(
        ":::tabs\n```xpp title=\"Node & co\"\na\n```\n```zig\nb\n```\n:::",
        "<div class=\"tabs\" data-tabs>\n\
         <div class=\"tab\" data-tab=\"Node &amp; co\"><p class=\"tab-label\">Node &amp; co</p>\n\
         <div class=\"code\" data-lang=\"xpp\"><pre tabindex=\"0\"><code class=\"language-xpp\">a\n</code></pre></div>\n</div>\n\
         <div class=\"tab\" data-tab=\"zig\"><p class=\"tab-label\">zig</p>\n\
         <div class=\"code\" data-lang=\"zig\"><pre tabindex=\"0\"><code class=\"language-zig\">b\n</code></pre></div>\n</div>\n</div>",
    );
}

#[test]
fn a_file_and_its_regions() {
    let markdown = "- x\n\n  ```file=\"code/app.py\" region=\"setup\" line-numbers\n  ```\n";
    let outcome = parse(markdown);
    assert_eq!(told(&outcome.diags, markdown), [""; 0]);
    let body = outcome.value;
    let html = super::html(&body);
    assert!(
        html.contains("data-lang=\"py\"") && html.contains("data-line=\"4\"") && html.contains("data-line=\"5\""),
        "{html}"
    );
    assert!(!html.contains("region"), "{html}");
    assert_eq!(body.outline.includes.iter().map(|file| &**file).collect::<Vec<_>>(), ["en/code/app.py"]);
    assert!(body.content.sections[0].text.contains("if ready"));
    let twin = edited(markdown, 0, body.content.expansions, body.content.dropped);
    assert_eq!(twin, "- x\n\n  ```py\n  if ready:\n      run()\n  ```\n");
    let ticks = "```md file=\"code/ticks.md\"\n```\n";
    let body = parse(ticks).value;
    assert_eq!(edited(ticks, 0, body.content.expansions, body.content.dropped), "````md\n```js\na\n```\n````\n");
}

#[test]
fn comments_of_regions_are_neither_shown_nor_counted_twice() {
    let numbers = |info: &str| {
        let markdown = format!("```py file=\"code/regions.py\" {info}\n```\n");
        let html = super::html(&parse(&markdown).value);
        assert!(!html.contains("region"), "{html}");
        let numbers = html.split("data-line=\"").skip(1);
        numbers.map(|rest| rest.split('"').next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(numbers("line-numbers"), ["2", "4", "6", "9"]);
    assert_eq!(numbers("lines=\"1-6\" line-numbers"), ["2", "4", "6"]);
    assert_eq!(numbers("lines=\"1-6\" line-numbers=1"), ["1", "2", "3"]);
}

#[test]
fn what_can_not_be_shown() {
    for (info, expected) in [
        ("py file=\"code/ap.py\"", "MD031 no file `code/ap.py`"),
        ("py file=\"../../x.py\"", "MD031 `../../x.py` is not below `content/`"),
        ("py file=\"code/app.py\" region=\"stup\"", "MD031 no region `stup` in `content/en/code/app.py`"),
        ("py file=\"code/app.py\" lines=\"9-12\"", "MD031 `content/en/code/app.py` has 6 lines"),
        (
            "py file=\"code/regions.py\" region=\"open\"",
            "MD031 region `open` begins in line 8 of `content/en/code/regions.py` and never ends",
        ),
        (
            "py file=\"code/regions.py\" region=\"all\"",
            "MD031 region `all` begins in line 1 of `content/en/code/regions.py`, and again in line 10",
        ),
        ("py file=\"code/regions.py\" lines=\"1\"", "MD031 line 1 of `content/en/code/regions.py` and those behind it"),
        ("py region=\"a\"", "MD032 `region` is of a file that is not named"),
    ] {
        let markdown = format!("```{info}\n```\n");
        let outcome = parse(&markdown);
        let told = told(&outcome.diags, &markdown);
        assert!(told.len() == 1 && told[0].starts_with(expected), "{told:?}");
    }
    let both = "```py file=\"code/app.py\"\nown()\n```\n";
    assert!(told(&parse(both).diags, both)[0].starts_with("MD031 the text between the fences is not shown"));
    let near = parse("```py file=\"code/ap.py\"\n```\n").diags;
    assert!(near[0].help.as_deref().is_some_and(|help| help.contains("`code/app.py`")), "{near:?}");
}
