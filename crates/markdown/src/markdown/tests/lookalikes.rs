//! What looks like markup and isn't is reported, once, at its place; what is right, or only looks alike, is not.

use super::{HtmlPolicy, html, parse, parse_with};

/// `code text` of each diagnostic, in the order of the file.
fn told(markdown: &str) -> Vec<String> {
    let mut diags = parse(markdown).diags;
    diags.sort_by_key(|diag| diag.span.clone().unwrap().start);
    diags.iter().map(|diag| format!("{} {}", diag.code, &markdown[diag.span.clone().unwrap()])).collect()
}

#[track_caller]
pub(super) fn helps(cases: &[(&str, &str)]) {
    for (markdown, expected) in cases {
        let diags = parse(markdown).diags;
        assert_eq!(diags.len(), 1, "{markdown}: {diags:?}");
        assert_eq!(diags[0].help.as_deref(), Some(*expected), "{markdown}");
    }
}

#[track_caller]
pub(super) fn tells(cases: &[(&str, &str)]) {
    for (markdown, expected) in cases {
        assert_eq!(told(markdown), [*expected], "{markdown}");
    }
}

#[track_caller]
pub(super) fn silent(cases: &[&str]) {
    for markdown in cases {
        assert_eq!(told(markdown), [""; 0], "{markdown}");
    }
}

#[test]
fn links_that_fail_by_a_character() {
    tells(&[
        ("![](Pasted image 1.png)", "MD012 ![](Pasted image 1.png)"),
        ("See [the **guide**](my file.pdf).", "MD012 [the **guide**](my file.pdf)"),
        ("- [ガイド](資料 1.pdf)", "MD012 [ガイド](資料 1.pdf)"),
        ("[Contacts] (b.md)", "MD012 [Contacts] (b.md)"),
        ("> (Contacts)[b.md]", "MD012 (Contacts)[b.md]"),
        ("查看(页面)[b.md]", "MD012 (页面)[b.md]"),
        ("(b.md#top)[页面]", "MD012 (b.md#top)[页面]"),
        ("[t](tel:+1 555 0100)", "MD012 [t](tel:+1 555 0100)"),
        ("![x](x.png =300x200)", "MD012 ![x](x.png =300x200)"),
        ("[页面]（b.md）", "MD012 [页面]（b.md）"),
        ("[x](b.md “Title”)", "MD012 [x](b.md “Title”)"),
        ("| a |\n|---|\n| [x](my file.pdf) |", "MD012 [x](my file.pdf)"),
        ("## [x](my file.md)", "MD012 [x](my file.md)"),
        ("Look: ! [A button](a.png)", "MD012 ! [A button](a.png)"),
        ("[open](b.md", "MD012 [open](b.md"),
        ("[open]( b.md", "MD012 [open]( b.md"),
        ("![]( #\u{feff}", "MD012 ![]( #\u{feff}"),
        ("[text][undefined-ref]", "MD012 [text][undefined-ref]"),
        ("See [how to pay][1].", "MD012 [how to pay][1]"),
        ("See [the **bill**][Bill].", "MD012 [the **bill**][Bill]"),
        ("[guide][prices]", "MD012 [guide][prices]"),
        ("- [Contacts][]", "MD012 [Contacts][]"),
        ("[site]({{ var.product }}/a)", "MD012 [site]({{ var.product }}/a)"),
    ]);
    silent(&[
        "Press [Enter] (or [Esc]) to go on; see the list [1] (below).",
        "The first is `array(1)[0]`, f(x)[0] the second, (\" - \")[0] the third.",
        "\\[x](my file.md) and `[x](my file.md)`",
        "[x](<my file.md>) [y](my%20file.md) ![z](a.png \"A title\")",
        "A [pull request](b.md) (PR), [Bug] (#123), [Yes] (and/or), [1](in the annex)",
        "Great! [See this](b.md)",
        "```\n[Contacts] (b.md)\n```",
        "- [ ] (open)\n- [x] (done)",
        "`array[0][1]`, array[0][1], rows[first][second-one] and f(x)[a-b][c-d]",
        "Press [Ctrl][C] or [Shift][Tab], [Label] in plain prose, [ ][ ], [x][x], [a][b], string[][]",
        "- [ ] [x]\n- [x] [Label]",
        "[text][ref], [ref][], [ref]\n\n[ref]: b.md",
        "\\[text][undefined-ref] and [2][3]",
    ]);
    helps(&[
        ("[Guide](my file.pdf)", "write `[Guide](my%20file.pdf)` or `[Guide](<my file.pdf>)`"),
        ("[t](tel:+1 555 0100)", "write `[t](tel:+15550100)`"),
        ("![x](x.png =300x200)", "write `![x](x.png){width=300 height=200}`"),
        ("![x](x.png =300x)", "write `![x](x.png){width=300}`"),
        ("(Contacts)[b.md]", "write `[Contacts](b.md)`"),
        ("[text][the-ref]", "add a line `[the-ref]: page.md`, or write `[text](page.md)`"),
    ]);
}

#[test]
fn bold_words_with_a_space_inside() {
    tells(&[
        ("Open **the menu **and choose", "MD012 **the menu **"),
        ("** Warning:** do not.", "MD012 ** Warning:**"),
        ("** Warning ** do not.", "MD012 ** Warning **"),
        ("- **Note:**text", "MD012 **Note:**"),
        ("See __the menu __now", "MD012 __the menu __"),
        ("~~old ~~new", "MD012 ~~old ~~"),
        ("**設定 **を開く", "MD012 **設定 **"),
        ("これは** 重要 **です", "MD012 ** 重要 **"),
        ("## **Title **more", "MD012 **Title **"),
    ]);
    silent(&[
        "A **right** one; 2 ** 3 ** 4 is a power, and `** code **` is code.",
        "**注意：**この操作は元に戻せません。**「設定」**を開きます。",
        "Fields with ** are required.\n\n** Not on all plans.",
        "Copy **/*.md and **/*.txt",
        "Price** and fee** are net.",
        "** One note\n** Another note",
        "Type **** or ____ here, \\*\\*x \\*\\*y",
        "5 * 3 * 2, *required",
    ]);
    helps(&[("Open **the menu **and choose", "put it outside: `**the menu** `")]);
}

#[test]
fn marks_with_a_no_break_space() {
    tells(&[
        ("##\u{a0}Heading", "MD012 ##\u{a0}"),
        ("-\u{a0}item", "MD012 -\u{a0}"),
        ("*\u{a0}item", "MD012 *\u{a0}"),
        ("1.\u{a0}Open", "MD012 1.\u{a0}"),
        ("#\u{3000}見出し", "MD012 #\u{3000}"),
        ("##Heading", "MD012 ##"),
        ("Text\n-\u{202f}item", "MD012 -\u{202f}"),
    ]);
    silent(&[
        "# A",
        "- b",
        "#hashtag and #1",
        "-\u{a0}5 °C",
        "1.\u{a0}Mai 2026",
        "10\u{a0}% of it",
        "«\u{a0}Bonjour\u{a0}»",
        "| -\u{a0}x |\n|---|",
    ]);
}

#[test]
fn callouts_that_are_none() {
    tells(&[
        ("> [!REMARQUE]\n> x", "MD012 [!REMARQUE]"),
        ("> [!INFO]\n> x", "MD012 [!INFO]"),
        ("> [!ملاحظة]\n> x", "MD012 [!ملاحظة]"),
        ("> [! 注意 ] x", "MD012 [! 注意 ]"),
        ("> [!div class=\"x\"]\n> x", "MD012 [!div class=\"x\"]"),
        ("> text\n> [!NOTE]\n> x", "MD012 [!NOTE]"),
        ("[!WARNING]\nx", "MD012 [!WARNING]"),
    ]);
    silent(&[
        "> [!NOTE]\n> x",
        "> [!tip]\n> x",
        "> [!WARNING] x",
        "> [!NOTE](b.md)",
        "[!]",
        "> `[!INFO]`",
        "Type \\[!NOTE]",
    ]);
    helps(&[
        ("> [!REMARQUE]\n> x", "write `[!NOTE]` on the first line of the quote, in English in every language"),
        ("> [!HINWEIS]\n> x", "write `[!NOTE]` on the first line of the quote, in English in every language"),
    ]);
}

#[test]
fn blocks_of_three_colons() {
    tells(&[
        (":::note\nx\n:::", "MD011 :::note"),
        ("::: warning\nx\n:::", "MD011 ::: warning"),
        (":::note[Title]\nx\n:::", "MD011 :::note[Title]"),
        (":::{tip}\nx\n:::", "MD011 :::{tip}"),
        (":::détails Plus\nx\n:::", "MD002 :::détails Plus"),
        (":::Tabs\nx\n:::", "MD002 :::Tabs"),
        (":::étapes\nx\n:::", "MD002 :::étapes"),
        (":::detail More\nx\n:::", "MD002 :::detail More"),
        ("::::steps\nx\n::::", "MD002 ::::steps"),
        (":::image source=\"a.png\":::", "MD011 :::image source=\"a.png\":::"),
        ("- a\n  :::info\n  x\n  :::", "MD011 :::info"),
    ]);
    silent(&[
        ":::details A\nx\n:::",
        "::: details A\nx\n:::",
        "```\n:::note\n```",
        "Three colons, :::note, in a sentence",
        "\\:::note",
    ]);
    helps(&[(":::détails Plus\nx\n:::", "write `:::details Plus`"), (":::onglets\nx\n:::", "write `:::tabs`")]);
}

#[test]
fn labels_are_markdown() {
    for (markdown, expected) in [
        (
            ":::details What does `--force` do, **really**?\nx\n:::",
            "<details class=\"details\"><summary>What does <code>--force</code> do, <strong>really</strong>?</summary>\n<p>x</p>\n</details>",
        ),
        (
            ":::tabs\n:::tab _One_ & {{ var.product }}\nx\n:::\n:::",
            "<div class=\"tabs\" data-tabs>\n<div class=\"tab\" data-tab=\"One &amp; Atrium\"><p class=\"tab-label\"><em>One</em> &amp; Atrium</p>\n<p>x</p>\n</div>\n</div>",
        ),
        (
            ":::details 1. First > # second\nx\n:::",
            "<details class=\"details\"><summary>1. First &gt; # second</summary>\n<p>x</p>\n</details>",
        ),
        (
            "- a\n\n  ::: details - \"b\" <b>c\n  x\n  :::",
            "<ul>\n<li><p>a</p>\n<details class=\"details\"><summary>- \"b\" <b>c</b></summary>\n<p>x</p>\n</details>\n</li>\n</ul>",
        ),
    ] {
        let outcome = parse(markdown);
        assert_eq!(html(&outcome.value).trim(), expected, "{markdown}");
        assert!(outcome.diags.is_empty(), "{markdown}");
    }
    assert_eq!(told(":::details See [x](my file.md)\nx\n:::"), ["MD012 [x](my file.md)"]);
}

#[test]
fn shortcodes_that_are_nearly_ours() {
    tells(&[
        ("{{ snippet(name=«\u{a0}trial\u{a0}») }}", "MD003 {{ snippet(name=«\u{a0}trial\u{a0}») }}"),
        ("{{ contact(channel=“chat”) }}", "MD003 {{ contact(channel=“chat”) }}"),
        ("Use {{ var.product\n}} now", "MD003 {{ var.product\n}}"),
        ("Use {{ var.product } now", "MD003 {{ var.product } now"),
        ("Use { { var.product } } now", "MD003 { { var.product } }"),
        ("Use ｛｛ var.product ｝｝ now", "MD003 ｛｛ var.product ｝｝"),
        ("Use {var.product} now", "MD003 {var.product}"),
        ("Use {{ vars.product }} now", "MD003 {{ vars.product }}"),
        ("Use {{ product }} now", "MD003 {{ product }}"),
        ("{{ Snippet(name=\"trial\") }}", "MD003 {{ Snippet(name=\"trial\") }}"),
        ("{{ snipet(name=\"trial\") }}", "MD003 {{ snipet(name=\"trial\") }}"),
        ("{{ support_matrix }}", "MD003 {{ support_matrix }}"),
        ("{{ youtube(id=\"x\") }}", "MD003 {{ youtube(id=\"x\") }}"),
        ("| a |\n|---|\n| {{ snippet(name=trial) }} |", "MD003 {{ snippet(name=trial) }}"),
        ("![A {{ var.prodct }}](a.png)", "MD003 {{ var.prodct }}"),
    ]);
    silent(&[
        "Write {{ user.name }}, {{ contact.first_name }}, {{ contact }} or {{ if x }} here",
        "\\{{ var.product } and {other.name}",
        "{{ var.product }} {{var.product}}",
        "{{ ref('model') }}",
        "`{{ snippet(name=“x”) }}`",
    ]);
    helps(&[
        ("{{ contact(channel=“chat”) }}", "write `{{ contact(channel=\"chat\") }}`"),
        ("{{ snippet(name=«\u{a0}trial\u{a0}») }}", "write `{{ snippet(name=\"trial\") }}`"),
    ]);
    let picture = html(&parse("![Shows {{ var.product }}](a.png \"{{ var.product }}!\")").value);
    assert!(
        picture.contains("alt=\"Shows Atrium\"") && picture.contains("<figcaption>Atrium!</figcaption>"),
        "{picture}"
    );
}

#[test]
fn variables_in_code() {
    tells(&[
        ("`https://{{ var.product }}/api`", "MD003 {{ var.product }}"),
        ("```sh\ncurl {{ var.product }}\n```", "MD003 {{ var.product }}"),
    ]);
    silent(&[
        "`{{ var.product }}`",
        "`{{ var.unknown }}/a`",
        "```\n{{ var.product }}\n```",
        "```md\nUse {{ var.product }}.\n```",
    ]);
}

#[test]
fn markup_of_other_systems() {
    tells(&[
        ("{{< notice >}}Hugo{{< /notice >}}", "MD011 {{< notice >}}"),
        ("See [this]({{< relref \"other.md\" >}}).", "MD011 {{< relref \"other.md\" >}}"),
        ("{{% alert %}}\nx\n{{% /alert %}}", "MD011 {{% alert %}}"),
        ("{% hint style=\"info\" %}\nx\n{% endhint %}", "MD011 {% hint style=\"info\" %}"),
        ("!!! tip \"MkDocs\"\n    Body.", "MD011 !!! tip \"MkDocs\""),
        ("??? note\n    Body.", "MD011 ??? note"),
        ("=== \"Linux\"\n    Body.", "MD011 === \"Linux\""),
        ("[that](https://x.example.com){:target=\"_blank\"}", "MD012 {:target=\"_blank\"}"),
        ("Text\n{: .note }", "MD012 {: .note }"),
        ("![x](a.png){data-zoom=300}", "MD012 {data-zoom=300}"),
        ("A paragraph {#here}", "MD012 {#here}"),
        ("## Annuler {# undo}", "MD012 {# undo}"),
        ("import Tabs from '@theme/Tabs';", "MD011 import Tabs from '@theme/Tabs';"),
        ("export const a = 1;", "MD011 export const a = 1;"),
        ("[[toc]]", "MD011 [[toc]]"),
        ("[TOC]", "MD011 [TOC]"),
        ("See [[Other page|this]]", "MD011 [[Other page|this]]"),
        ("![[Pasted image.png]]", "MD011 ![[Pasted image.png]]"),
        ("{info}Text{info}", "MD011 {info}Text{info}"),
        ("{toc:maxLevel=2}", "MD011 {toc:maxLevel=2}"),
        (".. note::\n   x", "MD011 .. note::"),
        ("[caption id=\"a\"]x[/caption]", "MD011 [caption id=\"a\"]"),
        ("```{warning}\nx\n```", "MD011 ```{warning}"),
        ("A <Card title=\"x\" /> b", "MD011 <Card title=\"x\" />"),
        ("<Steps>\n\nx\n\n</Steps>", "MD011 <Steps>"),
    ]);
    assert_eq!(told("<Tabs><TabItem value=\"a\">x</TabItem></Tabs>"), ["MD011 <Tabs>", "MD011 <TabItem value=\"a\">"]);
    silent(&[
        "Write {{ user.name }} where the name goes, and import your contacts from a file.",
        "import your contacts from 'Settings'\nor elsewhere",
        "Use {% if user %} in a template, or {code} and {id}.",
        "`{{< notice >}}`, `<Tabs>`, `[[page]]`",
        "```text\n{% hint %}\n:::note\n[[toc]]\n!!! tip\n```",
        "Look out!!! Warning\n\n!!! Warning !!!",
        "Type <YourName> or <OMITTED>, List<String>",
        "An array [[1, 2], [3]] and [[...]] and [[ -n \"$A\" ]]",
        "[Text](b.md){.more} and [Text](b.md){#x}",
        "<DIV>x</DIV> and <BR>",
        "## Title {#id}",
        "Heading\n=======\n",
        "In {1, 2} and {a=b}",
        "\\[[page]]",
    ]);
}

#[test]
fn components_named_like_elements() {
    helps(&[
        ("<Video id=\"abc\" />", "write `{{ video(src=\"https://…\", title=\"What it shows\") }}`"),
        ("<Code code={x} lang=\"js\" />", "write the code between two lines of three backticks"),
        ("<Details summary=\"x\">hidden</Details>", "write `:::details Summary` above the text and `:::` below it"),
        ("<Button href=\"b.md\">Go</Button>", "link to it: `[text](other-article.md)`"),
        ("<Aside type=\"tip\">\n\nx\n\n</Aside>", "write `> [!TIP]`, and begin each line below with `> `"),
        ("<Image src={img}/>", "write `![What the picture shows](picture.png)`"),
        ("<Frame>\n\nx\n\n</Frame>", "write `![What the picture shows](picture.png)`"),
        ("A <img src={logo} /> b", "write `![What the picture shows](picture.png)`"),
    ]);
    for (block, words) in [
        ("<Video id=\"abc\" />", ""),
        ("<Code code={x} lang=\"js\" />", ""),
        ("<Details summary=\"x\">hidden</Details>", "hidden"),
        ("<Aside type=\"tip\">\n\nhidden\n\n</Aside>", "<p>hidden</p>"),
        ("<Frame>", ""),
    ] {
        let html = html(&parse(&format!("Before\n\n{block}\n\nAfter.\n\n## Heading")).value);
        assert!(html.starts_with("<p>Before</p>\n"), "{html}");
        assert!(html.contains(words) && html.contains("<p>After.</p>\n<div class=\"heading\"><h2"), "{html}");
        assert!(!html.contains("<video") && !html.contains("<code") && !html.contains("<aside"), "{html}");
    }
    silent(&[
        "<VIDEO src=\"a.mp4\"></VIDEO>\n\n<Br>a<Strong>b</Strong>",
        "Type <Address>, Map<Object> or <Label>",
        "<a href=\"b.md?x={y}\">b</a>",
    ]);
}

#[test]
fn elements_that_close_themselves_hold_nothing() {
    for (block, expected) in [
        ("<video src=\"a.mp4\" />", "</video>"),
        ("<div/>", "<div></div>"),
        ("<span class=\"x\" />", "<span class=\"x\"></span>"),
        ("<div><section/>", "<section></section>"),
    ] {
        let html = html(&parse(&format!("Before\n\n{block}\n\nAfter.\n\n## Heading")).value);
        assert!(html.find(expected).unwrap() < html.find("After").unwrap(), "{html}");
    }
    let html = html(
        &parse("<iframe src=\"https://a.example/\" />\n\nAfter.\n\n<iframe src=\"https://a.example/\"></iframe>").value,
    );
    assert!(html.contains("<p>After.</p>"), "{html}");
}

#[test]
fn markdown_in_a_block_of_html() {
    tells(&[
        ("<br>\nSee **the guide** or [ask us](nowhere.md).", "MD013 **the guide**"),
        ("<div>\nSee [ask us](nowhere.md).\n</div>", "MD013 [ask us](nowhere.md)"),
        ("<details><summary>A</summary>\nRun `x` now.\n</details>", "MD013 `x`"),
        ("<table><tr><td>**a**</td><td>**b**</td></tr></table>", "MD013 **a**"),
        ("<div>\n## Title\n</div>", "MD013 ## Title"),
        ("<div>\n- one\n- two\n</div>", "MD013 - one\n- two"),
        ("<br />\n:::details More\ninside\n:::", "MD013 :::details More"),
        ("<br />\n::: details More\ninside\n:::", "MD013 ::: details More"),
        ("<hr/>\n{{ support_matrix() }}", "MD013 {{ support_matrix() }}"),
        ("<p>{{ var.product }}</p>", "MD013 {{ var.product }}"),
        ("<p>{{ snippet(name=“x”) }}</p>", "MD003 {{ snippet(name=“x”) }}"),
        ("<p>{{< notice >}}</p>", "MD011 {{< notice >}}"),
        ("> <br>\n> See **the guide**.", "MD013 **the guide**"),
    ]);
    silent(&[
        "<p>\nPlain text, 2 * 3 * 4, in a paragraph.\n</p>\n\n<br>\n\nSee **the guide**.",
        "<p><code>{{ var.product }} **x**</code></p>",
        "<pre>\n**x** [a](b.md)\n- a\n- b\n</pre>",
        "<details>\n<summary>A</summary>\n\nRun `x` **now**.\n\n</details>",
        "<div>\nA - b, 2 ** 3, it`s, a[0](x y)\n</div>",
        "<!-- **x** {{ var.product }} -->",
        "A <b>**x**</b> in a sentence",
    ]);
    for policy in [HtmlPolicy::Allow, HtmlPolicy::Escape] {
        assert_eq!(parse_with(policy, "<br>\n**x**").diags.len(), 1, "{policy:?}");
    }
}

#[test]
fn markup_that_is_indented_code() {
    tells(&[
        ("Select:\n\n    <img src=\"p.png\" alt=\"A\">\n\n    ![A](p.png)", "MD014 <img src=\"p.png\" alt=\"A\">"),
        ("Select:\n\n    ![A](p.png)", "MD014 ![A](p.png)"),
        ("A\n\n    :::details More", "MD014 :::details More"),
        ("A\n\n    > [!NOTE]\n    > x", "MD014 > [!NOTE]"),
        ("<div>\n\n    <p>Text</p>\n\n</div>", "MD014 <p>Text</p>"),
        ("A\n\n\t<Card title=\"x\">", "MD014 <Card title=\"x\">"),
    ]);
    silent(&[
        "Run this:\n\n    guichet build --strict",
        "Write:\n\n    <p>Text</p>",
        "Write:\n\n    <dependency>\n      <img src=\"x\">\n    </dependency>",
        "```html\n<img src=\"p.png\" alt=\"\">\n```",
        "1. Select\n\n    ![A](p.png)",
    ]);
}

#[test]
fn what_a_snippet_has_is_told_in_the_snippet() {
    let diags = parse("A {{ snippet(name=\"faulty\") }} **b **c").diags;
    assert_eq!(diags.iter().map(|diag| diag.code.name()).collect::<Vec<_>>(), ["MD003", "MD012"]);
}

#[test]
fn marks_of_other_kinds_of_markdown() {
    helps(&[
        ("This is ==important== here.", "write `<mark>words</mark>`"),
        ("重要な==部分==です", "write `<mark>words</mark>`"),
        ("- ==a **b** c==", "write `<mark>words</mark>`"),
        ("Area: 5 m^2^ and more", "write `<sup>…</sup>` in place of the marks"),
        ("The 1^st^ time", "write `<sup>…</sup>` in place of the marks"),
        ("(a+b)^2^.", "write `<sup>…</sup>` in place of the marks"),
        ("H~2~O", "write `<sub>…</sub>` in place of the marks"),
        ("## The CO~2~ report", "write `<sub>…</sub>` in place of the marks"),
    ]);
    silent(&[
        "a == b, a==b and c==d, x === y, `==code==`, \\==not==",
        "== Title ==\n\n====\n\nif (a ==b && c== d)",
        "2^10 and 2^3, 10^-3, ^C and ^D, ^_^, x^y^z, `m^2^`, regex ^abc$",
        "3~5일, 7~10일, C:\\\\PROGRA~1\\\\MICROS~1, HEAD~1, ~/a and ~/b, about ~5 or ~6, 1~2~3",
        "https://example.com/a?b==c==d and https://example.com/~a~/",
        "<sup>2</sup> <mark>x</mark> m<sup>^</sup>",
    ]);
}

#[test]
fn definitions_below_a_paragraph() {
    let sentence = "There is a sentence before it, which ends on a line of its own.";
    helps(&[
        (
            &format!("{sentence}\nTerm\n: Meaning"),
            "put an empty line before `Term`, so that nothing but terms is above the colon",
        ),
        (
            &format!("> {sentence}\n> 用語\n> : 意味"),
            "put an empty line before `用語`, so that nothing but terms is above the colon",
        ),
    ]);
    silent(&[
        "Note: a sentence with a colon\nthat goes on : here.",
        "Une phrase qui est assez longue pour que la ligne se termine ici\n: deux points en début de ligne.",
        "It is this.\n: not a term",
        ":name: hello\n:kind: again",
        "a\n:b",
        "a\n: b",
        "```\na\n: b\n```",
        "time 12\n\\: escaped",
    ]);
}

/// Each is one warning, at the right place, with a form to paste.
#[test]
fn constructs_of_other_systems_have_a_form_here() {
    helps(&[
        (":::warning\nBody.\n:::", "write `> [!WARNING]`, and begin each line below with `> `"),
        (
            ":::tip Before you start\nBody.\n:::",
            "write `> [!TIP] Before you start`, and begin each line below with `> `",
        ),
        (":::info[Before]\nBody.\n:::", "write `> [!NOTE] Before`, and begin each line below with `> `"),
        ("!!! note\n    Body.", "write `> [!NOTE]`, and begin each line below with `> `"),
        ("!!! danger \"Stop\"\n    Body.", "write `> [!CAUTION] Stop`, and begin each line below with `> `"),
        ("??? tip \"More\"\n    Body.", "write `> [!TIP]- More`, and begin each line below with `> `"),
        ("???+ tip\n    Body.", "write `> [!TIP]+`, and begin each line below with `> `"),
        (
            "{% hint style=\"danger\" %}\nBody.\n{% endhint %}",
            "write `> [!CAUTION]`, and begin each line below with `> `",
        ),
        ("{{< alert >}}\nBody.\n{{< /alert >}}", "write `> [!NOTE]`, and begin each line below with `> `"),
        ("<Callout type=\"warning\">\nBody.\n</Callout>", "write `> [!WARNING]`, and begin each line below with `> `"),
        ("<Badge text=\"beta\" />", "write `{{ badge(text=\"New\", kind=\"new\") }}`"),
        ("<CardGrid>\n\nx\n\n</CardGrid>", "write `:::cards` above a list of links and `:::` below it"),
        (
            "Text.\n\n{: .class }",
            "classes go at the end of a heading or directly after a link: `[text](page.md){.class}`",
        ),
        ("<Tabs>\n\nx\n\n</Tabs>", "write `:::tabs`, `:::tab Label` and a closing `:::` for each"),
        ("[[toc]]", "remove it: the list of contents is generated from the headings"),
        ("export const meta = { a: 1 }", "remove it: articles can't import anything"),
        (
            "{% raw %}\nx\n{% endraw %}",
            "remove it, and the tag that ends it: double braces that are not ours are text here; put those that are ours between backticks",
        ),
        (":::détails Plus\nx\n:::", "write `:::details Plus`"),
        ("> [!REMARQUE]\n> x", "write `[!NOTE]` on the first line of the quote, in English in every language"),
        ("{{ contact(channel=“chat”) }}", "write `{{ contact(channel=\"chat\") }}`"),
        (":::card\n- [x](y.md)\n:::", "write `:::cards`"),
    ]);
    // A space is nobody's mistake.
    silent(&["::: details More\nx\n:::"]);
}
