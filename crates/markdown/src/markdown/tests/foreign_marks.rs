//! Marks that input methods, word processors and other generators write instead of ours.

use super::lookalikes::{helps, silent, tells};
use super::{html, parse};

#[test]
fn boxes_to_tick_that_are_none() {
    tells(&[
        ("- [x]done", "MD012 [x]done"),
        ("- [X]Done\n- [ ] open", "MD012 [X]Done"),
        ("- []empty", "MD012 []empty"),
        ("- [] empty", "MD012 [] empty"),
        ("- [ ]open\n\n- [x] done", "MD012 [ ]open"),
        ("1. [ x ] done", "MD012 [ x ] done"),
        ("> - [x]**done**", "MD012 [x]**done"),
        ("- a\n  - []完了", "MD012 []完了"),
    ]);
    silent(&[
        "- [x] done\n- [ ] open",
        "- [x](b.md)",
        "- [x][ref]\n\n[ref]: b.md",
        "- [x]done\n\n[x]: b.md",
        "- `[]empty` and `[x]done`",
        "- []string\n- []int",
        "- []",
        "- [x]: a letter",
        "- a [x]done, []empty",
        "[x]done",
        "- a\n  [x]done",
        "```\n- [x]done\n```",
    ]);
    helps(&[
        ("- [x]done", "write `[x] done`, with a space behind the brackets"),
        ("- []`code` is left", "write `[ ] `code` is left`, with a space behind the brackets"),
    ]);
}

#[test]
fn lines_that_are_meant_as_a_list() {
    tells(&[
        ("Fruit:\n• apples\n• pears", "MD012 • apples"),
        ("・りんご\n・みかん", "MD012 ・りんご"),
        ("- a\n-item\n-other", "MD012 -item"),
        ("1.item\n2.other", "MD012 1.item"),
        ("１．手順\n２．次", "MD012 １．手順"),
        ("1、步骤\n2、步骤", "MD012 1、步骤"),
        ("（1）a\n续\n（2）b", "MD012 （1）a"),
        ("① a\n② b", "MD012 ① a"),
        ("a) one\nb) two", "MD012 a) one"),
    ]);
    silent(&[
        "• One sentence.",
        "• a  \n• b",
        "• a\\\n• b",
        "-v prints more\n-q prints less",
        "--one\n--two",
        "1.5 is\n2.5 is not",
        "(1) first\n(3) third",
        "1. a\n2. b",
        "-5 °C\n-6 °C",
        "A·B\n·C",
        "```\n• a\n• b\n```",
        "a) one",
    ]);
    helps(&[
        ("・りんご\n・みかん", "write `- りんご`"),
        ("１．手順\n２．次", "write `1. 手順`"),
        ("1.item\n2.other", "write `1. item`"),
    ]);
}

#[test]
fn marks_behind_something_that_nobody_sees() {
    tells(&[
        ("\u{200b}## Title", "MD012 \u{200b}##"),
        ("\u{200f}- بند", "MD012 \u{200f}-"),
        ("\u{3000}## 見出し", "MD012 \u{3000}##"),
        ("\u{feff}1. Step", "MD012 \u{feff}1."),
        ("\u{a0}> Quote", "MD012 \u{a0}>"),
        ("-\u{3000}項目", "MD012 -\u{3000}"),
    ]);
    silent(&["\u{3000}段落です。", "\u{200f}نص", "\u{a0}- 5 °C", "\u{a0}#1"]);
    let said = |markdown: &str| parse(markdown).diags[0].message.clone();
    assert_eq!(said("-\u{3000}項目"), "a full-width space after `-` keeps this from being a list item");
    assert_eq!(said("\u{200b}# A"), "an invisible character before `#` keeps this from being a heading");
    assert_eq!(
        said("{{\u{a0}var.product\u{a0}}}"),
        "`{{ var.product }}` has a space in it that is not an ordinary one"
    );
}

#[test]
fn marks_of_input_methods() {
    tells(&[
        ("＃ 見出し", "MD012 ＃"),
        ("＞\u{3000}引用", "MD012 ＞"),
        ("これは＊＊太字＊＊です", "MD012 ＊＊太字＊＊"),
        ("［ガイド］（a.md）", "MD012 ［ガイド］（a.md）"),
        ("［ガイド］(a.md)を見る", "MD012 ［ガイド］(a.md)"),
        ("！[図](x.png)", "MD012 ！[図](x.png)"),
        ("：：：steps\n1. a\n：：：\n", "MD002 ：：：steps"),
        ("::steps\n1. a\n", "MD002 ::steps"),
        ("::note[Read this]", "MD011 ::note[Read this]"),
        ("> [！NOTE]\n> x", "MD012 [！NOTE]"),
    ]);
    silent(&[
        "＃１を押す",
        "［設定］を開く",
        "［設定］（左上）を開く",
        "５＊＊２",
        "すごい！[図](a.md)を見る",
        "：注意",
    ]);
    helps(&[
        ("> [！NOTE]\n> x", "write `[!NOTE]`, with an ordinary `!`"),
        ("［ガイド］（a.md）", "write `[ガイド](a.md)`"),
    ]);
}

#[test]
fn callouts_that_are_nearly_right() {
    tells(&[
        ("> [!NOTE\n> x", "MD012 [!NOTE"),
        ("> [!WARNING}\n> x", "MD012 [!WARNING}"),
        ("> [!NOTE]\n\n> x", "MD012 [!NOTE]"),
    ]);
    silent(&["> [!NOTE]\n> x", "> [!NOTE]\n>\n> x", "> [!NOTE] Only a line", "> [!NOTE]\nx"]);
    // A colon does not make a definition of it.
    for markdown in [
        "> [!NOTE]: Before you start\n> Read.\n\n> [!NOTE]\n> b",
        "> [!NOTE] Before you start\n> Read.\n\n> [!NOTE]\n> b",
    ] {
        let body = parse(markdown);
        assert_eq!(body.diags, []);
        let expected = parse("> [!NOTE] Before you start\n> Read.\n\n> [!NOTE]\n> b");
        assert_eq!(html(&body.value), html(&expected.value));
    }
}

#[test]
fn comments_and_small_signs_of_others() {
    tells(&[
        ("{/* hidden */}", "MD011 {/* hidden */}"),
        ("a {/*hidden*/} b", "MD011 {/*hidden*/}"),
        ("## Title {/* #id */}", "MD011 {/* #id */}"),
        ("%%hidden%%", "MD011 %%hidden%%"),
        ("%%\nhidden\n%%", "MD011 %%"),
        ("Press ++ctrl+c++.", "MD011 ++ctrl+c++"),
        ("*[HTML]: Hyper", "MD011 *[HTML]: Hyper"),
        ("A word^[With a note.] more", "MD011 ^[With a note.]"),
        ("A word^[Note] more", "MD011 ^[Note]"),
        ("The end.^[Anmerkung]", "MD011 ^[Anmerkung]"),
        ("{++added++}", "MD011 {++added++}"),
        ("--8<-- \"x.md\"", "MD011 --8<-- \"x.md\""),
        ("/// note\nx\n///", "MD011 /// note"),
        ("Great :tada:!", "MD011 :tada:"),
        ("**Done** :+1:", "MD011 :+1:"),
        ("Write {% raw %}{{ x }}{% endraw %} there.", "MD011 {% raw %}"),
        ("{{#tabs}}\nx\n{{#endtabs}}", "MD011 {{#tabs}}"),
        ("@include(parts/a.md)", "MD011 @include(parts/a.md)"),
        ("```js\na // [!code ++]\nb // [!code ++]\n```", "MD011 [!code ++]"),
        ("![a](x.png) {width=300}", "MD012 {width=300}"),
        ("![a](x.png) {.border}", "MD012 {.border}"),
        ("![a](x.png){width=“300”}", "MD012 {width=“300”}"),
        ("![a](x.png){width=300", "MD012 {width=300"),
        ("![a](x.png){.border and more", "MD012 {.border"),
        ("![a](x.png){width=300 width=50%}", "MD033 {width=300 width=50%}"),
        ("[words]{.mark}", "MD012 {.mark}"),
        ("![][image1]", "MD012 ![][image1]"),
        ("[x](<y.md)", "MD012 [x](<y.md)"),
        ("{{ support-matrix() }}", "MD003 {{ support-matrix() }}"),
        ("{{var product}}", "MD003 {{var product}}"),
        ("{{ snippet name=\"trial\" }}", "MD003 {{ snippet name=\"trial\" }}"),
        ("{{snippet:trial}}", "MD003 {{snippet:trial}}"),
    ]);
    silent(&[
        "`{/* a */}` and %%, 100%% sure, a%%b",
        "C++ and G++ are fine; i++ + ++i",
        "At 10:30:00, port :80:, std::x::y, key:x:value",
        "The pattern ^[a-z]+ and [^a b], ^[abc] too, or x^[abc]+ and 2^[n], x^[a]",
        "A/B, /// three slashes",
        "![x][y]\n\n[y]: https://example.com/a.png",
        "{{ contact.name }} {{ video }}",
        "{--} {x}",
        "Then :unknown_name: and `:tada:`, 1:100:2, a:x:b, https://e.example/:x:/",
        "```text\n{% raw %}\n@include(a.md)\n```",
        "![a](x.png) {name} and ![a](x.png){not that",
        "\\{% raw %}",
    ]);
    helps(&[
        ("Great :tada:!", "type the emoji itself: `🎉`"),
        ("![a](x.png) {width=300}", "write it directly behind the picture or link, without a space: `{width=300}`"),
        ("![a](x.png){width=“300”}", "write straight quotes, or none: `{width=300}`"),
        ("![a](x.png){width=300", "write `{width=300}`"),
        ("![a](x.png){width=300 width=50%}", "keep one of them: `{width=50%}`"),
        ("```js\na\nb // [!code highlight]\n```", "remove the comments, and write `{2}` behind the language"),
        ("：：：details More\na\n:::", "write `:::details More`, and `:::` to close it"),
        ("## Title {/* #id */}", "write `{#id}`, at the end of the heading"),
        ("Press ++ctrl+c++.", "write `<kbd>ctrl</kbd>+<kbd>c</kbd>`"),
        ("{{ snippet name=\"trial\" }}", "write `{{ snippet(name=\"trial\") }}`"),
        ("```\na", "end it with a line of three backticks"),
    ]);
}

#[test]
fn what_others_leave_behind_is_not_printed() {
    for (markdown, expected) in [
        ("Write {% raw %}{{ x }}{% endraw %} there.", "<p>Write {{ x }} there.</p>"),
        ("{{#tabs}}\n\nx\n\n{{#endtabs}}", "<p>x</p>"),
        ("@include(a.md)\n\nx", "<p>x</p>"),
        ("：：：steps\n1. a\n：：：", "<div class=\"steps\">\n<ol>\n<li>a</li>\n</ol>\n</div>"),
        ("`{% raw %}`", "<p><code>{% raw %}</code></p>"),
    ] {
        assert_eq!(html(&parse(markdown).value).trim(), expected, "{markdown}");
    }
}

#[test]
fn what_other_generators_print_or_draw() {
    tells(&[
        ("A {% if x %}y{% endif %} b", "MD011 {% if x %}"),
        ("{% capture z %}c{% endcapture %} d", "MD011 {% capture z %}"),
        ("On {{ page.date | date: \"%Y\" }}.", "MD011 {{ page.date | date: \"%Y\" }}"),
        ("Hello {props.name}", "MD011 {props.name}"),
        ("done :material-check: now", "MD011 :material-check:"),
        ("It is $$x^2 + 1$$ long", "MD011 $$x^2 + 1$$"),
        ("$$\n\\frac{a}{b}\n$$", "MD011 $$\n\\frac{a}{b}\n$$"),
        ("Now ^^new words^^ here", "MD011 ^^new words^^"),
        ("Now ++new words++ here", "MD011 ++new words++"),
        ("```mermaid\ngraph LR\n```", "MD011 ```mermaid"),
        ("![a](x.png \"with **bold** words\")", "MD015 ![a](x.png \"with **bold** words\")"),
    ]);
    silent(&[
        "Use {% if user %} in a template, close it with `{% endif %}`.",
        "`{{ a | b }}`, {{ a || b }}, {{ a | }} and {name}, {first_name}.",
        "It costs $$ or $$$, US$$; C++ and G++, i++ + ++i, 2^10 and 2^^3",
        "![a](x.png \"A * star and 5 < 6\")",
        "Press `:material-check:`, host:simple-a:b",
    ]);
}

/// Word puts a tab between a bullet and its words, and other bullets at each level.
#[test]
fn lists_of_word_processors_are_lists() {
    let bullet = |sign: &str| format!("`{sign}` does not begin a list item, so these lines run together");
    for (text, sign, list) in [
        ("o\tOne\no\tTwo\n", "o", Some("- One\n- Two\n")),
        ("Fruit:\n§\tOne\n§\tTwo\n", "§", Some("Fruit:\n- One\n- Two\n")),
        ("·\tOne\n·\tTwo\n", "·", Some("- One\n- Two\n")),
        ("\u{f0b7}\tOne\n\u{f0b7}\tTwo\n", "\u{f0b7}", Some("- One\n- Two\n")),
        ("Ø\tOne\nØ\tTwo\n", "Ø", Some("- One\n- Two\n")),
        ("•\tOne\no\tSub\n§\tLow\no\tSub\n•\tTwo\n", "•", Some("- One\n  - Sub\n    - Low\n  - Sub\n- Two\n")),
        // What belongs to what is not known.
        ("o\tSub\n•\tTwo\no\tSub\n", "o", None),
        ("- A\n  o\tOne\n  o\tTwo\n", "o", None),
        ("a)\tOne\nb)\tTwo\n", "a)", None),
        ("i.\tOne\nj.\tTwo\n", "i.", None),
    ] {
        let diags = super::parse(text).diags;
        assert_eq!(diags.len(), 1, "{text}: {diags:?}");
        assert_eq!((diags[0].code.name(), &diags[0].message), ("MD012", &bullet(sign)), "{text}");
        let fixed = diags[0].fixes.first().map(|fix| guichet_core::diag::fix::applied(text, [fix]));
        assert_eq!(fixed.as_deref(), list, "{text}");
    }
    // Cells, though one of them is a letter.
    for table in ["o\tA\tB\no\tC\tD", "A\to\nB\to"] {
        assert_eq!(super::parse(table).diags[0].code.name(), "MD022", "{table}");
    }
}
