//! An article of everything that is hard to carry, with what must come of it.

use std::fmt::Write;

/// What an article must have when it is read.
#[derive(Default)]
pub struct Expected {
    /// Words in their order.
    pub words: Vec<String>,
    /// The article that each link leads to, by the words of the link.
    pub links: Vec<(String, usize)>,
    pub pictures: usize,
    pub is_draft: bool,
}

/// Paths and texts of an export.
pub type Files = Vec<(String, String)>;

/// How a kind of help desk writes the addresses of its articles and pictures.
pub struct Kind {
    pub name: &'static str,
    pub locales: &'static [&'static str],
    pub article: fn(usize, &str) -> String,
    /// The same article on another host, or by another name.
    pub other: fn(usize, &str) -> String,
    pub picture: fn(usize) -> String,
    /// Old addresses that must lead on.
    pub old: fn(usize, &str) -> Vec<String>,
    /// Files of the export.
    pub files: fn(&[Vec<Article>]) -> Files,
}

/// One article in one language.
pub struct Article {
    pub id: usize,
    pub locale: String,
    pub title: String,
    pub html: String,
    pub expected: Expected,
}

pub fn is_draft(id: usize) -> bool {
    id % 11 == 3
}

pub fn is_missing(id: usize) -> bool {
    id % 13 == 4
}

/// Two in seven have one name.
pub fn slug(id: usize) -> String {
    match id % 7 {
        0 | 1 => "same-title".to_owned(),
        2 => format!("{}-{id}", "%E8%A8%98%E4%BA%8B"),
        _ => format!("Article-{id}"),
    }
}

pub fn title(id: usize, locale: &str) -> String {
    match id % 7 {
        0 | 1 => "Same title".to_owned(),
        2 => format!("連絡先を読み込む {id}"),
        3 => format!("{{{{ var.product }}}} & <b>bold</b> {id}"),
        4 => format!("استيراد جهات الاتصال {id}"),
        5 => format!("Überblick: Größe „{id}“ – {locale}"),
        _ => format!("C# `--force` {id} #"),
    }
}

/// The next article that readers find.
pub fn next(id: usize, count: usize) -> usize {
    (id + 1..id + count + 2).map(|next| next % count).find(|next| !is_draft(*next)).unwrap_or(0)
}

#[allow(clippy::too_many_lines)]
pub fn article(kind: &Kind, id: usize, locale: &str, count: usize) -> Article {
    let mut expected = Expected { is_draft: is_draft(id), ..Expected::default() };
    let mut number = 0;
    let mut w = |expected: &mut Expected| {
        number += 1;
        let word = format!("w{id}{locale}x{number}", locale = locale.replace('-', ""));
        expected.words.push(word.clone());
        word
    };
    let mut html = String::new();
    macro_rules! put { ($($part:tt)*) => { let _ = write!(html, $($part)*); } }
    macro_rules! w {
        () => {
            w(&mut expected)
        };
    }
    let picture = (kind.picture)(id);
    put!("<h2 id=\"How-{id}\"><strong>How {}</strong></h2>", w!());
    put!(
        "<p id=\"p-{id}\">{} <strong>{} </strong>{}<em>「{}」</em>x &amp;lt; {{{{ var.{} }}}} *{}* _{}_ ~~{}~~ 1. [{}](x)</p>",
        w!(),
        w!(),
        w!(),
        w!(),
        w!(),
        w!(),
        w!(),
        w!(),
        w!()
    );
    put!("<p hidden>hidden{id}</p><div style=\"display:none\">hidden{id}</div>");
    put!(
        "<ol><li>{}<p><img src=\"{picture}\" alt=\"{{{{ var.a }}}} [x] *y*\"></p></li><li>{}<div class=\"callout callout-warning\"><p>{}</p><ul><li>{}</li></ul></div></li></ol>",
        w!(),
        w!(),
        w!(),
        w!()
    );
    put!(
        "<p><img src=\"{picture}\" width=\"120\"></p><ol start=\"3\"><li>{}</li><li value=\"9\">{}</li></ol><ol start=\"0\"><li>{}</li></ol>",
        w!(),
        w!(),
        w!()
    );
    expected.pictures += 2;
    put!(
        "<table><tr><td>{}<table><tr><td>{}</td><td>{}</td></tr></table></td><td rowspan=\"2\" id=\"cell-{id}\">{}</td></tr><tr><td><ul><li>{}</li></ul></td></tr></table>",
        w!(),
        w!(),
        w!(),
        w!(),
        w!()
    );
    put!(
        "<table><thead><tr><th>{}</th><th>a|b</th></tr></thead><tbody><tr><td>{}<br>{}</td><td><code>{}|x</code></td></tr></tbody></table>",
        w!(),
        w!(),
        w!(),
        w!()
    );
    put!("<details><summary>{}</summary><p>{}</p><ol><li>{}</li></ol></details>", w!(), w!(), w!());
    put!(
        "<blockquote><p>{}</p><p>{}</p></blockquote><pre class=\"language-sh\">{} &lt;a&gt;\n  {} {{{{ x }}}}</pre>",
        w!(),
        w!(),
        w!(),
        w!()
    );
    put!("<dl><dt>{}</dt><dd>{}</dd><dt>{}</dt><dd><p>{}</p><p>{}</p></dd></dl>", w!(), w!(), w!(), w!(), w!());
    put!(
        "<p><kbd>{}</kbd> H<sub>{}</sub> <u>{}</u> <mark>{}</mark> <q>{}</q> <abbr title=\"A\">{}</abbr> <span style=\"color:red\">{}</span></p>",
        w!(),
        w!(),
        w!(),
        w!(),
        w!(),
        w!(),
        w!()
    );
    put!("<figure><img src=\"{picture}\" alt=\"\"><figcaption>Caption</figcaption></figure>");
    expected.pictures += 1;
    put!("<iframe src=\"https://www.youtube.com/embed/abc\" title=\"{}\"></iframe>", w!());
    // Somebody did not save this one.
    if is_missing(id) && kind.name != "html" {
        put!("<p><img src=\"https://cdn.example/not-saved/{id}.png\" alt=\"\"></p>");
        expected.pictures += 1;
    }
    if id % 10 == 5 {
        put!("{}{} <b>{}</b>{}", "<div class=\"x\"><ul><li>".repeat(90), w!(), w!(), "</li></ul></div>".repeat(90));
    }
    let to = next(id, count);
    let article = (kind.article)(to, locale);
    for (link, words) in [
        (article.clone(), "plain"),
        (format!("{article}#How-{to}"), "section"),
        (format!("{article}#HOW-{to}"), "case"),
        (format!("{article}#p-{to}"), "paragraph"),
        (format!("{article}#cell-{to}"), "cell"),
        ((kind.other)(to, locale), "other"),
    ] {
        let words = format!("{words} L{to}");
        put!("<p><a href=\"{link}\">{words}</a> {}</p>", w!());
        expected.links.push((words, to));
    }
    put!("<p><a href=\"https://other.example/a_b?c=d&amp;e\">out</a> <a href=\"#How-{id}\">here</a> {}</p>", w!());
    Article { id, locale: locale.to_owned(), title: title(id, locale), html, expected }
}
