//! Help desks, pages and documents with what is seldom in a small case: texts that nobody should see, broken files, old hosts.

use guichet_import::{Content, Entry, From, Imported, Options, Source, import};

fn source(files: &[(&str, &str)]) -> Source {
    let mut source = Source::default();
    for (path, text) in files {
        source.add(path, (Source::is_text(path) || path.contains(".docx/")).then(|| (*text).to_owned()));
    }
    source
}

fn options() -> Options {
    Options { day: "2026-01-01".to_owned(), ..Options::default() }
}

fn imported(from: From, files: &[(&str, &str)]) -> Imported {
    import(from, &source(files), &options()).unwrap()
}

fn text<'i>(imported: &'i Imported, path: &str) -> &'i str {
    match imported.files.get(path) {
        Some(Content::Text(text)) => text,
        _ => panic!("{path} is not one of {:?}", imported.files.keys().collect::<Vec<_>>()),
    }
}

fn count(entries: &[Entry], construct: &str) -> usize {
    entries.iter().filter(|entry| entry.construct == construct).map(|entry| entry.count).sum()
}

fn left(imported: &Imported) -> Vec<(&str, usize, Vec<&str>)> {
    let left = imported.report.left.iter();
    left.map(|one| (one.construct.as_str(), one.count, one.places.iter().map(String::as_str).collect())).collect()
}

#[test]
fn what_word_hides_or_has_deleted_is_not_published() {
    let document = "<w:document><w:body>\
        <w:p><w:pPr><w:pStyle w:val=\"Title\"/></w:pPr><w:r><w:t>Refunds</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r></w:p>\
        <w:p><w:r><w:t>a </w:t></w:r><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>b </w:t></w:r><w:r><w:rPr><w:rStyle w:val=\"Inner\"/></w:rPr><w:t>secret</w:t></w:r></w:p>\
        <w:p><w:pPr><w:pStyle w:val=\"Notes\"/></w:pPr><w:r><w:t>secret</w:t></w:r></w:p>\
        <w:p><w:del><w:r><w:delText>secret</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>secret</w:t></w:r></w:moveFrom><w:ins><w:r><w:t>c </w:t></w:r></w:ins><w:moveTo><w:r><w:t>d</w:t></w:r></w:moveTo></w:p>\
        <w:p><w:r><w:drawing><w:txbxContent><w:p><w:r><w:t>e</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r><w:del><w:r><w:delText>secret</w:delText></w:r></w:del></w:p></w:txbxContent></w:drawing></w:r></w:p>\
        <w:tbl><w:tr><w:tc><w:p><w:r><w:t>f</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>secret</w:t></w:r></w:p></w:tc></w:tr></w:tbl>\
        </w:body></w:document>";
    let styles = "<w:styles><w:style w:styleId=\"Title\"><w:name w:val=\"Title\"/></w:style><w:style w:styleId=\"Base\"><w:rPr><w:vanish/></w:rPr></w:style>\
        <w:style w:styleId=\"Inner\"><w:basedOn w:val=\"Base\"/></w:style><w:style w:styleId=\"Notes\"><w:basedOn w:val=\"Inner\"/></w:style>\
        <w:style w:styleId=\"Round\"><w:basedOn w:val=\"Round\"/></w:style></w:styles>";
    let comments = "<w:comments><w:comment w:id=\"1\"><w:p><w:r><w:t>secret</w:t></w:r></w:p></w:comment></w:comments>";
    let made = imported(
        From::Word,
        &[
            ("r.docx/word/document.xml", document),
            ("r.docx/word/styles.xml", styles),
            ("r.docx/word/comments.xml", comments),
        ],
    );
    let page = text(&made, "content/en/general/r.md");
    assert!(!page.contains("secret"), "{page}");
    for words in ["title: Refunds\n", "a b", "c d", "e", "f"] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert_eq!(count(&made.report.left, "text that is formatted as hidden"), 4);
    assert_eq!(count(&made.report.changed, "text that a tracked change takes away"), 4);
}

#[test]
fn pages_and_documents_in_one_folder_are_not_guessed() {
    let mixed = [("a.html", "<h1>A</h1><p>a</p>"), ("b.html", "<p>b</p>"), ("c d.docx", "")];
    let says = From::unclear(&source(&mixed)).unwrap();
    assert_eq!(From::guess(&source(&mixed)), None);
    for part in ["2 pages of HTML and 1 document of Word", "`--from html`", "`--from word`"] {
        assert!(says.contains(part), "{says}");
    }
    // What a page has a link to is a file to download.
    let linked = [("a.html", "<h1>A</h1><p>a <a href=\"c%20d.docx\">c</a></p>"), ("c d.docx", "")];
    assert_eq!((From::guess(&source(&linked)), From::unclear(&source(&linked))), (Some(From::Html), None));
    let made = imported(From::Html, &linked);
    assert_eq!(made.files.get("static/c d.docx"), Some(&Content::Copy("c d.docx".into())));
    assert_eq!(made.report.came.links.internal, 1);
    let documents =
        [("a.html", "<p>a</p>"), ("b.docx/word/document.xml", "<d><body><p><r><t>b</t></r></p></body></d>")];
    let made = imported(From::Word, &documents);
    assert_eq!(left(&made)[0], ("a page of HTML beside documents", 1, vec!["a.html"]));
}

#[test]
fn saved_pages_keep_their_endings_in_old_addresses() {
    let made = imported(
        From::Html,
        &[
            ("index.htm", "<h1>Home</h1><p>x <a href=\"guide/a.htm\">a</a> <a href=\"guide/b/\">b</a></p>"),
            ("guide/a.htm", "<h1>A</h1><p>x <a href=\"../index.htm\">home</a></p>"),
            ("guide/b/index.html", "<h1>B</h1><p>x <a href=\"../a.htm\">a</a></p>"),
            ("guide/c.xhtml", "<h1>C</h1><p>x</p>"),
        ],
    );
    let redirects = text(&made, "redirects.yaml");
    for line in ["/guide/a.htm, to: /en/guide/a/", "/guide/b/, to: /en/guide/b/", "/guide/c.xhtml, to: /en/guide/c/"] {
        assert!(redirects.replace('"', "").contains(line), "{line}: {redirects}");
    }
    assert!(text(&made, "content/en/guide/b.md").contains("[a](a.md)"));
    assert_eq!((made.report.came.articles, made.report.came.links.missing), (3, 0));
    let alone = imported(From::Html, &[("index.html", "<h1>How to pay</h1><p>x</p>")]);
    assert!(text(&alone, "content/en/general/how-to-pay.md").contains("title: How to pay\n"));
}

#[test]
fn a_broken_export_says_where() {
    let article = "{\"articles\": [{\"id\": 1, \"section_id\": 2, \"title\": \"A\", \"locale\": \"en\", \"body\": \"<p>a</p>\"}]}";
    let cut = &article[..article.len() - 20];
    for (from, broken) in [
        (From::Zendesk, cut.to_owned()),
        (From::Intercom, "[{\"id\": 1,\n \"title\": }]".to_owned()),
        (From::HelpScout, "{".to_owned()),
    ] {
        let says = import(from, &source(&[("export.json", &broken)]), &options()).unwrap_err();
        let line = if broken.contains('\n') {
            "`export.json:2:11`: a file that is not valid JSON"
        } else {
            "a file of JSON that ends too early"
        };
        assert!(says.contains(line) && says.contains("save it again"), "{says}");
    }
    let made = imported(From::Zendesk, &[("a.json", article), ("b.json", cut), ("c.json", "[1]")]);
    let place = format!("b.json:1:{}", cut.len());
    assert_eq!(left(&made)[0].0, "a file of JSON that ends too early");
    assert_eq!(left(&made)[0].2, [place.as_str()]);
    // Answers one below the other, and records without a list around them.
    let lines = format!(
        "{article}\n{}\n",
        "{\"id\": 3, \"section_id\": 2, \"title\": \"B\", \"locale\": \"en\", \"body\": \"b\"}"
    );
    assert_eq!(imported(From::Zendesk, &[("a.jsonl", &lines)]).report.came.articles, 2);
}

#[test]
fn nothing_leads_to_an_article_that_was_deleted_here() {
    let files = [
        ("x/a.html", "<html lang=\"en\"><h1>A</h1><p>x <a href=\"b.html\">b</a></p>"),
        ("x/b.html", "<html lang=\"en\"><h1>B</h1><p>x</p>"),
        ("fr/x/a.html", "<html lang=\"fr\"><h1>A</h1><p>x</p>"),
    ];
    let gone = ["content/en/x/b.md", "content/fr/x/a.md"].map(str::to_owned);
    let options = Options { gone: gone.into_iter().collect(), ..options() };
    let made = import(From::Html, &source(&files), &options).unwrap();
    let redirects = text(&made, "redirects.yaml");
    assert!(redirects.contains("/x/a.html") && !redirects.contains("/x/b.html"), "{redirects}");
    // What French lacks is shown in English.
    assert!(redirects.replace('"', "").contains("from: /fr/x/a.html, to: /fr/x/a/"), "{redirects}");
    assert!(!text(&made, "content/en/x/a.md").contains("b.md"));
    assert_eq!(count(&made.report.left, "an article that was deleted here"), 1);
    assert_eq!(made.report.came.links.missing, 1);
}

#[test]
fn titles_that_look_like_markup_stay_text() {
    let page = "<html lang=\"en\"><head><meta name=\"description\" content=\"About {{ var.product }}\"></head>\
        <h1>Use {{ var.product }} and `--force` #</h1><p>x</p><p><img src=\"p.png\" alt=\"{{ var.product }} [x]\" title=\"y\"></p>";
    let made = imported(
        From::Html,
        &[("a/b.html", page), ("a/c.html", "<html lang=\"en\"><h1>C & D</h1><p>x</p>"), ("a/p.png", "")],
    );
    let page = text(&made, "content/en/a/b.md");
    assert!(page.contains("\n# Use \\{{ var.product }} and \\`--force\\` \\#\n\nx\n"), "{page}");
    assert!(!page.contains("title:") && page.contains("{\u{2060}{ var.product }}"), "{page}");
    assert!(page.contains("![\\{{ var.product }} \\[x\\]](/a/p.png)"), "{page}");
    assert!(text(&made, "content/en/a/c.md").contains("title: \"C & D\"\n"));
}

fn zendesk(articles: &str, others: &str) -> String {
    format!("{{\"articles\": [{articles}]{others}}}")
}

fn zendesk_article(id: u64, body: &str, more: &str) -> String {
    let body = serde_json::to_string(body).unwrap();
    format!(
        "{{\"id\": {id}, \"section_id\": 20, \"title\": \"A {id}\", \"locale\": \"en-us\", \"html_url\": \"https://help.atrium.example/hc/en-us/articles/{id}-a\", \"body\": {body}{more}}}"
    )
}

#[test]
fn what_zendesk_knows_by_number_is_found_on_every_host() {
    let links = "<p><a href=\"https://atrium.zendesk.example/hc/en-us/articles/2-old#S\">a</a> <a href=\"//atrium.zendesk.example/hc/articles/2\">b</a>\
        <a href=\"http://help.atrium.example/hc/en-us/sections/20-x\">c</a> <a href=\"https://other.example/hc/en-us/articles/77\">d</a></p>\
        <p><img src=\"/hc/article_attachments/900/shot%201.png\"> <img src=\"/hc/article_attachments/8\"></p>";
    let sections = ", \"sections\": [{\"id\": 20, \"name\": \"S\", \"locale\": \"en-us\"}],\
        \"article_attachments\": [{\"id\": 7, \"article_id\": 1, \"file_name\": \"shot 1.png\", \"inline\": true, \"content_url\": \"x\"}]";
    let articles = [zendesk_article(1, links, ""), zendesk_article(2, "<h2 id=\"s\">S</h2>", "")].join(",");
    let translations = "{\"translations\": [{\"id\": 5, \"source_id\": 3, \"source_type\": \"Article\", \"locale\": \"en-us\", \"title\": \"Lone\", \"body\": \"<p>y</p>\"}]}";
    let made = imported(
        From::Zendesk,
        &[
            ("a.json", &zendesk(&articles, sections)),
            ("t.json", translations),
            ("attachments/7/shot 1.png", ""),
            ("attachments/8/b.png", ""),
        ],
    );
    let page = text(&made, "content/en-US/s/a.md");
    assert!(
        page.contains("[a](a-2.md#s) [b](a-2.md)") && page.contains("[d](https://other.example/hc/en-us/articles/77)"),
        "{page}"
    );
    assert!(
        page.contains("[c](_index.md)") && page.contains("](../../assets/shot-1.png) ![](../../assets/b.png)"),
        "{page}"
    );
    assert!(made.files.keys().any(|path| path.ends_with("lone.md")), "{:?}", made.files.keys());
    assert_eq!(count(&made.report.left, "an article of which only translations are there"), 1);
    let redirects = text(&made, "redirects.yaml");
    assert!(redirects.contains("{ from: \"/hc/en-us/sections/20-*\", to: \"/en-US/s/\" }"), "{redirects}");
}

#[test]
fn a_plan_for_nobody_is_refused() {
    let segments = ", \"user_segments\": [{\"id\": 5, \"name\": \"Premium customers\"}]";
    let export = zendesk(&zendesk_article(1, "x", ", \"user_segment_id\": 5"), segments);
    let tried = |plan: &str| {
        let plans = guichet_import::Plans::parse(&[plan.to_owned()]).unwrap();
        import(From::Zendesk, &source(&[("a.json", &export)]), &Options { plans, ..options() })
    };
    let says = tried("Premium custmers=pro").unwrap_err();
    assert!(says.contains("did you mean `--plan \"Premium customers=pro\"`?"), "{says}");
    assert!(tried("premium customers=pro").is_ok() && tried("5=pro").is_ok());
}

#[test]
fn lists_say_how_they_counted() {
    let made = imported(
        From::Html,
        &[("a.html", "<h1>A</h1><ol start=\"0\" type=\"a\"><li>x</li></ol><ol reversed><li>y</li></ol>")],
    );
    assert_eq!(count(&made.report.left, "a list that counts by letters"), 1);
    assert_eq!(count(&made.report.left, "a list that counts by numbers that go down"), 1);
    assert!(text(&made, "content/en/general/a.md").contains("0. x"));
}

/// Words of a document that must come, in their order, each with a number.
#[test]
fn a_document_with_everything_comes_whole() {
    let run = |text: &str| format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>");
    let paragraph = |settings: &str, inner: &str| format!("<w:p><w:pPr>{settings}</w:pPr>{inner}</w:p>");
    let item = |list: usize, level: usize, inner: &str| {
        paragraph(&format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>"), inner)
    };
    let cell = |settings: &str, inner: &str| format!("<w:tc><w:tcPr>{settings}</w:tcPr>{inner}</w:tc>");
    let picture = |id: &str| {
        format!("<w:r><w:drawing><wp:docPr descr=\"Alt {{{{ var.x }}}}\"/><a:blip r:embed=\"{id}\"/></w:drawing></w:r>")
    };
    let inner_table = format!(
        "<w:tbl><w:tr>{}{}</w:tr></w:tbl>",
        cell("", &paragraph("", &run("w16"))),
        cell("", &paragraph("", &run("w17")))
    );
    let body = [
        paragraph("<w:pStyle w:val=\"H1\"/>", &format!("<w:bookmarkStart w:name=\"First\"/>{}", run("w1 最初の見出し"))),
        paragraph("", &format!("{}<w:r><w:rPr><w:b/></w:rPr><w:t>「w3」</w:t></w:r>{}", run("w2 "), run("w4 &lt;b&gt; *x* {{ var.y }}"))),
        item(1, 0, &run("w5")),
        item(1, 1, &run("w6")),
        item(1, 0, &run("w7")),
        paragraph("", &picture("p1")),
        item(1, 0, &run("w8")),
        paragraph("<w:pStyle w:val=\"H1\"/>", &run("w9")),
        item(1, 0, &run("w10")),
        item(2, 0, &run("w11")),
        paragraph("", &format!("<w:hyperlink w:anchor=\"First\">{}</w:hyperlink><w:hyperlink r:id=\"l1\">{}</w:hyperlink>", run("w12"), run(" w13"))),
        paragraph("", "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>HYPERLINK \"https://a.example/\"</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>w14</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"),
        format!(
            "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>",
            cell("<w:vMerge w:val=\"restart\"/>", &paragraph("", &run("w15"))),
            cell("", &inner_table),
            cell("<w:vMerge/>", "<w:p/>"),
            cell("", &(item(3, 0, &run("w18")) + &item(3, 0, &run("w19")))),
        ),
        paragraph("<w:pStyle w:val=\"Quote\"/>", &run("w20")),
        paragraph("<w:pStyle w:val=\"Code\"/>", &run("w21 {{ z }}")),
        paragraph("<w:pStyle w:val=\"Code\"/>", &run("  w22")),
        format!("<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", paragraph("", &format!("{}<w:r><w:footnoteReference w:id=\"2\"/></w:r>", run("w23")))),
        paragraph("", &picture("p2")),
    ]
    .concat();
    let level = |format: &str| {
        format!(
            "<w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"{format}\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"bullet\"/></w:lvl>"
        )
    };
    let numbering = format!(
        "<w:numbering><w:abstractNum w:abstractNumId=\"1\">{}</w:abstractNum><w:abstractNum w:abstractNumId=\"2\">{}</w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"2\"/></w:num><w:num w:numId=\"3\"><w:abstractNumId w:val=\"2\"/></w:num></w:numbering>",
        level("decimal"),
        level("bullet")
    );
    let styles = "<w:styles><w:style w:styleId=\"H1\"><w:name w:val=\"heading 1\"/></w:style><w:style w:styleId=\"Quote\"><w:name w:val=\"Quote\"/></w:style>\
        <w:style w:styleId=\"Code\"><w:name w:val=\"Source Code\"/></w:style></w:styles>";
    let relations = "<Relationships><Relationship Id=\"p1\" Target=\"media/image1.png\"/><Relationship Id=\"p2\" Target=\"media/lost.png\"/>\
        <Relationship Id=\"l1\" Target=\"https://b.example/\"/></Relationships>";
    let notes =
        format!("<w:footnotes><w:footnote w:id=\"2\">{}</w:footnote></w:footnotes>", paragraph("", &run("w24")));
    let made = imported(
        From::Word,
        &[
            ("設定/連絡先 1.docx/word/document.xml", &format!("<w:document><w:body>{body}</w:body></w:document>")),
            ("設定/連絡先 1.docx/word/styles.xml", styles),
            ("設定/連絡先 1.docx/word/numbering.xml", &numbering),
            ("設定/連絡先 1.docx/word/footnotes.xml", &notes),
            ("設定/連絡先 1.docx/word/_rels/document.xml.rels", relations),
            ("設定/連絡先 1.docx/word/media/image1.png", ""),
        ],
    );
    let page = text(&made, "content/en/設定/連絡先-1.md");
    let words: Vec<usize> = page
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter_map(|word| word.strip_prefix('w')?.parse().ok())
        .collect();
    assert_eq!(words, (1..=24).collect::<Vec<_>>(), "{page}");
    for part in [
        "\n4. w10",
        "1. w5\n   - w6",
        "](#First)",
        "{#First}",
        "[w14](https://a.example/)",
        "![Alt \\{{ var.x }}]",
        "w21 {{ z }}\n  w22",
        "[^1]",
        "rowspan=\"2\"",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert_eq!(made.report.came.links.pictures_missing, 1);
}

#[test]
fn a_site_below_a_path_of_its_host_keeps_it() {
    let page = |path: &str, body: &str| {
        format!(
            "<html lang=\"en\"><head><link rel=\"canonical\" href=\"https://atrium.example/kb/{path}\"></head><main><h1>{path}</h1>{body}</main>"
        )
    };
    let (a, b) = (
        page(
            "x/a/",
            "<p>a <a href=\"/kb/x/b/\">b</a> <a href=\"../gone/?q=1\">gone</a> <img src=\"/kb/img/lost.png\"> <img src=\"/kb/img/c.png\"></p>",
        ),
        page("x/b/", "<p>b</p><p hidden>no</p>"),
    );
    let (own, lost) = (page("search/", "<p>c</p>"), page("404.html", "<p>d</p>"));
    let made = imported(
        From::Html,
        &[
            ("x/a/index.html", &a),
            ("x/b/index.html", &b),
            ("search/index.html", &own),
            ("404.html", &lost),
            ("_headers", ""),
            ("x/a/index.md", ""),
            ("old/a.html", "<head><meta http-equiv=\"Refresh\" content=\"0; url='/kb/x/a/'\"></head><p>Moved</p>"),
            ("old/b/index.html", "<head><meta http-equiv=\"refresh\" content=\"0;url=../../x/b/\"></head><p>Moved</p>"),
            ("_guichet/a.png", ""),
            ("img/c.png", ""),
        ],
    );
    assert!(text(&made, "site.yaml").contains("base_url: \"https://atrium.example/kb/\"\n"));
    let article = text(&made, "content/en/x/a.md");
    assert!(article.contains("[gone](https://atrium.example/kb/x/gone/?q=1)"), "{article}");
    assert!(article.contains("[b](b.md)") && article.contains("![](/img/c.png)"), "{article}");
    let links = &made.report.came.links;
    assert_eq!(
        (made.report.came.articles, made.report.came.files, links.missing, links.pictures_missing),
        (3, 1, 1, 1)
    );
    assert_eq!(made.report.remote.iter().collect::<Vec<_>>(), ["https://atrium.example/kb/img/lost.png"]);
    let redirects = text(&made, "redirects.yaml");
    let lines = redirects.replace('"', "");
    for line in ["from: /x/b/, to: /en/x/b/", "from: /old/a.html, to: /en/x/a/", "from: /old/b/, to: /en/x/b/"] {
        assert!(lines.contains(line) && !lines.contains("/kb/"), "{line}: {lines}");
    }
}

#[test]
fn each_language_of_a_saved_site_keeps_its_home_page() {
    let page = |lang: &str, title: &str| format!("<html lang=\"{lang}\"><h1>{title}</h1><p>Words of {title}</p>");
    let made = imported(
        From::Html,
        &[
            ("index.html", &page("en", "Choose a language")),
            ("en/index.html", &page("en", "Home")),
            ("fr/index.html", &page("fr", "Accueil")),
            ("en/x/a.html", &page("en", "A")),
            ("fr/x/a.html", &page("fr", "B")),
        ],
    );
    assert!(text(&made, "content/en/_index.md").contains("Words of Home"));
    assert!(text(&made, "content/fr/_index.md").contains("Words of Accueil"));
    assert!(text(&made, "content/en/general/choose-a-language.md").contains("Words of Choose"));
}

#[test]
fn lists_of_documents_may_be_those_of_styles() {
    let item = |style: &str, text: &str| {
        format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
    };
    let body = [("N", "a"), ("N", "b"), ("N2", "c"), ("N", "d"), ("B", "e"), ("No", "f")]
        .map(|(style, text)| item(style, text))
        .concat();
    let style = |id: &str, name: &str, settings: &str| {
        format!("<w:style w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>{settings}</w:style>")
    };
    let list = |id: usize| format!("<w:pPr><w:numPr><w:numId w:val=\"{id}\"/></w:numPr></w:pPr>");
    let styles = [
        style("N", "List Number", &list(1)),
        style("N2", "List Number 2", &list(2)),
        style("Base", "List Bullet", &list(3)),
        style("B", "Own", "<w:basedOn w:val=\"Base\"/>"),
        style("No", "Plain", &format!("<w:basedOn w:val=\"Base\"/>{}", list(0))),
    ]
    .concat();
    let kind = |id: usize, format: &str| {
        format!(
            "<w:abstractNum w:abstractNumId=\"{id}\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"{format}\"/></w:lvl></w:abstractNum>"
        )
    };
    let one = |id: usize| format!("<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"{id}\"/></w:num>");
    let numbering = [kind(1, "decimal"), kind(2, "decimal"), kind(3, "bullet"), one(1), one(2), one(3)].concat();
    let made = imported(
        From::Word,
        &[
            ("a.docx/word/document.xml", &format!("<d><body>{body}</body></d>")),
            ("a.docx/word/styles.xml", &format!("<s>{styles}</s>")),
            ("a.docx/word/numbering.xml", &format!("<n>{numbering}</n>")),
        ],
    );
    let page = text(&made, "content/en/general/a.md");
    assert!(page.contains("1. a\n2. b\n   1. c\n3. d\n\n- e\n\nf\n"), "{page}");
}

#[test]
fn the_form_of_zendesk_is_the_contact_page() {
    let article = "{\"articles\": [{\"id\": 1, \"title\": \"A\", \"locale\": \"en-us\", \"section_id\": 1, \"html_url\": \"https://h.example/hc/en-us/articles/1-a\", \
        \"body\": \"<p><a href='/hc/en-us/requests/new'>a</a> <a href='https://h.example/hc/en-us/requests/new?ticket_form_id=1'>b</a> <a href='https://h.example/hc/requests/new'>c</a> \
        <a href='https://o.example/hc/en-us/requests/new'>d</a></p>\"}]}";
    let made = imported(From::Zendesk, &[("a.json", article)]);
    let page = text(&made, "content/en-US/general/a.md");
    for link in [
        "[a](/en-US/contact/)",
        "[b](/en-US/contact/)",
        "[c](/en-US/contact/)",
        "[d](https://o.example/hc/en-us/requests/new)",
    ] {
        assert!(page.contains(link), "{link}: {page}");
    }
    let redirects = text(&made, "redirects.yaml").replace('"', "");
    for line in [
        "from: /hc/en-us/requests/new, to: /en-US/contact/",
        "from: /hc/requests/new, to: /en-US/contact/",
        "from: /hc/en-us/search, to: /en-US/search/",
    ] {
        assert!(redirects.contains(line), "{line}: {redirects}");
    }
}
