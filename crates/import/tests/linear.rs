//! A text of four times the length takes four times as long, not sixteen: whatever it repeats.

use guichet_import::{From, Options, Source, import};
use guichet_test_support::Work;

const LINES: usize = 2_000;
/// Seconds of CPU. What is faster than this is fast enough, and too short to compare.
const SHORT: f64 = 0.4;

/// A generator, its settings, and where the text is.
type Tree = (From, (&'static str, &'static str), &'static str);
/// A line by its number.
type Line = fn(usize) -> String;

fn took(from: From, settings: (&str, &str), path: &str, body: &str) -> f64 {
    let mut source = Source::default();
    source.add(settings.0, Some(settings.1.to_owned()));
    source.add(path, Some(format!("---\ntitle: A\n---\n{body}")));
    source.add(&path.replace("a.md", "b.md"), Some("# B\n\n## x\n".to_owned()));
    let options = Options { day: "2026-01-01".to_owned(), ..Options::default() };
    let work = Work::start();
    import(from, &source, &options).unwrap();
    work.seconds()
}

#[test]
fn long_texts_take_their_length() {
    let jekyll = (From::Jekyll, ("_config.yml", "title: H\n"), "x/a.md");
    let mkdocs = (From::MkDocs, ("mkdocs.yml", "site_name: H\n"), "docs/x/a.md");
    let hugo = (From::Hugo, ("hugo.toml", "title = 'H'\nbaseURL = 'https://a.example'\n"), "content/x/a.md");
    let gitbook = (From::GitBook, ("SUMMARY.md", "* [A](x/a.md)\n"), "x/a.md");
    let docusaurus = (From::Docusaurus, ("docusaurus.config.js", "module.exports = { title: 'H' }"), "docs/x/a.md");
    let vitepress = (From::VitePress, (".vitepress/config.ts", "export default { title: 'H' }"), "x/a.md");
    let cases: &[(Tree, Line)] = &[
        (jekyll, |_| "{% raw %}\n".into()),
        (jekyll, |_| "{% raw %}x{% endraw %}\n".into()),
        (jekyll, |_| "{% highlight a %}\n".into()),
        (jekyll, |_| "{{ page.x }} a\n".into()),
        (jekyll, |_| "{{ page.x ".into()),
        (jekyll, |_| "Text\n{: .x #a}\n".into()),
        (jekyll, |_| "{: .note }\nText\n\n".into()),
        (jekyll, |_| "<div markdown=\"1\">\n".into()),
        (jekyll, |_| "<div markdown=\"1\">\na\n</div>\n".into()),
        (jekyll, |_| "{::comment}\n".into()),
        (mkdocs, |_| "[a](b.md#x) [c](nowhere.md) ![d](e.png)\n".into()),
        (mkdocs, |at| format!("[a](b.md#y{at}) [c](#z{at})\n")),
        (mkdocs, |at| format!("[a{at}]: b.md\n\n[a{at}]\n\n")),
        (mkdocs, |_| "## What is new?\n\n[x](#what-s-new)\n\n".into()),
        (mkdocs, |at| format!("## What is new {at}?\n\n[x](#What_is-new-{at}-x) [y](#what-is-new-{at})\n\n")),
        (mkdocs, |at| format!("<a id=\"a{at}\"></a> [x](#A{at})\n\n")),
        (mkdocs, |_| "!!! note \"A\"\n    b\n\n".into()),
        (mkdocs, |_| "=== \"A\"\n\n    b\n\n".into()),
        (mkdocs, |_| ":material-check: ++ctrl+c ==a { #b }".into()),
        (mkdocs, |_| "![a](b.png){ .x #y } ".into()),
        (hugo, |_| "{{< foo >}}\n".into()),
        (hugo, |_| "{{< foo ".into()),
        (hugo, |_| "{{< alert >}}\na\n{{< /alert >}}\n".into()),
        (hugo, |_| "{{< a >}}{{< /b >}}\n".into()),
        (gitbook, |_| "{% hint style=\"info\" %}\na\n{% endhint %}\n".into()),
        (gitbook, |_| "{% a ".into()),
        (docusaurus, |_| ":::note\n".into()),
        (docusaurus, |_| ":::note\na\n:::\n".into()),
        (docusaurus, |_| "<Tabs>\n<TabItem value=\"a\">\n".into()),
        (docusaurus, |_| "<Foo /> {a.b} {{ c }} ".into()),
        (docusaurus, |_| "**a ** ".into()),
        (vitepress, |_| "::: code-group\n```js [a]\nx\n```\n:::\n".into()),
        (vitepress, |_| "<p><a href=\"b.md\">x</a><img src=\"q.png\"> ".into()),
        (vitepress, |_| "## a <Badge text=\"x\" />\n".into()),
        (vitepress, |_| "<Badge text=\"x ".into()),
        (vitepress, |_| "{{ a ".into()),
        (vitepress, |_| "<<< @/a.js\n<!--@include: b.md-->\n".into()),
        (vitepress, |_| "<p v-pre>a [b](c.md){.d} ".into()),
        (docusaurus, |_| "<Card title=\"a\">\n".into()),
        (docusaurus, |_| "<CardGrid><Card title=\"a\">b</Card></CardGrid>\n".into()),
        (docusaurus, |_| "<div>\n**a**\n</div>\n".into()),
        (docusaurus, |_| "<div>\n".into()),
        (docusaurus, |_| "<A b={ {c ".into()),
        (docusaurus, |_| "<CodeBlock>{`a`} {/* b <Link to=\"c\">".into()),
        (docusaurus, |_| "` <td>a</td> <FileTree>- a</FileTree>\n".into()),
        (mkdocs, |_| "/// note\n".into()),
        (mkdocs, |_| "<div markdown>\n".into()),
        (mkdocs, |_| "<div class=\"grid cards\" markdown>\n- __a__\n</div>\n".into()),
        (mkdocs, |_| "--8<-- \"a.md\"\n*[a]: b\n".into()),
        (jekyll, |_| "{% if a %}\n".into()),
        (jekyll, |_| "{% if site.title %}a{% endif %} {% assign b = \"c\" %} {{ b }}\n".into()),
        (jekyll, |_| "{% capture a %}\n".into()),
        (hugo, |_| "{{</* a */>}} :tada: {{< card link=\"a\" title=\"b\" >}}\n".into()),
        (gitbook, |_| "<figure><img src=\"a.png\"></figure> [b](broken-reference)\n".into()),
        (jekyll, |_| "<div>\n\n    a\n</div>\n".into()),
        (jekyll, |_| "{% for a in b %}\n".into()),
        (jekyll, |_| "{% for a in (1..3) %}{{ a }}{% endfor %}\n".into()),
        (mkdocs, |_| "<div>\n\n".into()),
        (mkdocs, |_| "[a] [b] ".into()),
        (mkdocs, |_| "::: a.b\n".into()),
        (mkdocs, |_| "- a\n\n        b\n\n".into()),
        (gitbook, |_| "<i class=\"fa-a\">:a:</i> <button a>b</button> ".into()),
        (gitbook, |_| "<table data-view=\"cards\">\n".into()),
    ];
    let mut slow = Vec::new();
    for ((from, settings, path), line) in cases {
        let text = |lines: usize| (0..lines).map(line).collect::<String>();
        let (short, long) = (text(LINES), text(LINES * 4));
        let of = |text: &str| (0..2).map(|_| took(*from, *settings, path, text)).fold(f64::INFINITY, f64::min);
        let (first, second) = (of(&short), of(&long));
        if second > SHORT && second > first * 10.0 {
            slow.push(format!("{:?} {:?}: {first:.2} → {second:.2} s", from.name(), line(1)));
        }
    }
    assert_eq!(slow, [""; 0], "{}", slow.join("\n"));
}
