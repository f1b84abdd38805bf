//! Exports of help desks as they are: links to other sites with the same numbers, pictures that all have one name, records with gaps.

use guichet_import::{Content, From, Imported, Options, Source, import};
use serde_json::{Value, json};

fn imported(from: From, files: &[(&str, &str)]) -> Imported {
    let mut source = Source::default();
    for (path, text) in files {
        let is_text = Source::is_text(path) || path.contains(".docx/");
        source.add(path, is_text.then(|| (*text).to_owned()));
    }
    import(from, &source, &Options { day: "2026-01-01".to_owned(), ..Options::default() }).unwrap()
}

fn text<'i>(made: &'i Imported, path: &str) -> &'i str {
    match made.files.get(path) {
        Some(Content::Text(text)) => text,
        _ => panic!("{path} is not one of {:?}", made.files.keys().collect::<Vec<_>>()),
    }
}

/// How often the report names a construct as left to do.
fn left(made: &Imported, construct: &str) -> usize {
    made.report.left.iter().filter(|one| one.construct == construct).map(|one| one.count).sum()
}

/// Those of some texts that are not in another.
fn lacks<'t>(text: &str, wanted: &[&'t str]) -> Vec<&'t str> {
    wanted.iter().filter(|wanted| !text.contains(**wanted)).copied().collect()
}

fn zendesk_article(id: u64, slug: &str, body: &str, more: Value) -> Value {
    let mut article = json!({
        "id": id, "section_id": 20, "title": format!("A {id}"), "locale": "en-us", "source_locale": "en-us", "body": body,
        "html_url": format!("https://help.atrium.example/hc/en-us/articles/{id}-{slug}"),
    });
    article.as_object_mut().unwrap().extend(more.as_object().cloned().unwrap_or_default());
    article
}

fn translation(of: u64, locale: &str, body: &str, more: Value) -> Value {
    let mut one = json!({ "id": of * 10, "source_id": of, "source_type": "Article", "locale": locale, "title": "T", "body": body });
    one.as_object_mut().unwrap().extend(more.as_object().cloned().unwrap_or_default());
    one
}

#[test]
fn links_of_zendesk_keep_their_language() {
    let english = "<a href=\"/hc/fr/articles/3-x\">fr</a> <a href=\"/hc/en-us/articles/2\">own</a> <a href=\"/hc/fr/requests/new\">form</a>\
        <a href=\"https://help.atrium.example/hc/en-us\">home</a> <a href=\"//help.atrium.example/\">top</a> <a href=\"/hc/en-us/articles/4\">draft</a>";
    let articles = json!({
        "articles": [
            zendesk_article(1, "a", english, json!({})),
            zendesk_article(2, "b", "x", json!({})),
            zendesk_article(3, "c", "x", json!({})),
            zendesk_article(4, "d", "x", json!({ "draft": true })),
        ],
        "translations": [
            translation(2, "de", "x", json!({ "draft": true })),
            translation(1, "pt-br", "x", json!({})),
            translation(3, "fr", "<a href=\"/hc/fr/articles/2\">deux</a> <a href=\"/hc/en-us/articles/3\">trois</a>", json!({})),
        ],
        "sections": [{ "id": 20, "name": "S", "locale": "en-us" }],
    });
    let made = imported(From::Zendesk, &[("a.json", &articles.to_string())]);
    let page = text(&made, "content/en-US/s/a.md");
    let wanted = [
        "[fr](../../fr/s/c.md)",
        "[own](b.md)",
        "[form](/fr/contact/)",
        "[home](/en-US/)",
        "[top](/en-US/)",
        "[draft](https://help.atrium.example/hc/en-us/articles/4)",
    ];
    assert_eq!(lacks(page, &wanted), [""; 0], "{page}");
    let page = text(&made, "content/fr/s/c.md");
    // The draft in German is nobody's original; and what a French text says of an English article is the French one.
    assert_eq!(lacks(page, &["[deux](b.md)", "[trois](c.md)"]), [""; 0], "{page}");
    assert_eq!(left(&made, "a link to an article that is a draft"), 1);
    assert_eq!(left(&made, "a link to a page that is not there"), 0);
    // What Portuguese lacks was at an address in lower case.
    let redirects = text(&made, "redirects.yaml");
    assert!(redirects.contains("{ from: \"/hc/pt-br/articles/2\", to: \"/pt-BR/s/b/\" }"), "{redirects}");
}

#[test]
fn attachments_of_zendesk_are_listed_once() {
    let body = "<a href=\"https://help.atrium.example/hc/article_attachments/501/a.pdf\">a</a> <a href=\"/hc/en-us/article_attachments/9/no.pdf\">no</a>";
    let attachment = |id: u64, name: &str, locale: Value| {
        json!({ "id": id, "article_id": 1, "file_name": name, "inline": false, "locale": locale,
            "content_url": format!("https://help.atrium.example/hc/article_attachments/{id}") })
    };
    let articles = json!({
        "articles": [zendesk_article(1, "a", body, json!({}))],
        "translations": [translation(1, "fr", "x", json!({}))],
        "sections": [{ "id": 20, "name": "S", "locale": "en-us" }],
        "article_attachments": [
            attachment(501, "a.pdf", Value::Null),
            attachment(502, "b.pdf", json!("en-us")),
            attachment(503, "c.pdf", json!("fr")),
            attachment(504, "d.pdf", json!("it")),
        ],
    });
    let files = ["501/a.pdf", "502/b.pdf", "503/c.pdf", "504/d.pdf"].map(|path| format!("attachments/{path}"));
    let export = articles.to_string();
    let all: Vec<(&str, &str)> =
        [("a.json", export.as_str())].into_iter().chain(files.iter().map(|path| (path.as_str(), ""))).collect();
    let made = imported(From::Zendesk, &all);
    let (english, french) = (text(&made, "content/en-US/s/a.md"), text(&made, "content/fr/s/a.md"));
    let names =
        |page: &str| ["a.pdf", "b.pdf", "c.pdf", "d.pdf"].map(|name| page.matches(&format!("assets/{name}")).count());
    assert_eq!((names(english), names(french)), ([1, 1, 0, 1], [1, 0, 1, 0]), "{english}\n{french}");
    // One that is missing is one line of the report.
    assert_eq!((left(&made, "a picture or attachment"), left(&made, "a link to a page that is not there")), (1, 0));
}

#[test]
fn odd_records_of_zendesk_are_articles() {
    let export = json!({
        "articles": [
            zendesk_article(1, "_index", "one", json!({ "position": "5", "title": "Two\nlines" })),
            zendesk_article(2, "_snippets", "two", json!({})),
        ],
        "sections": [
            { "id": 20, "category_id": 1, "name": "S", "locale": "en-us", "description": "Of the section" },
            { "id": 21, "category_id": 2, "name": "Inner", "locale": "en-us", "user_segment_id": 7 },
        ],
        "categories": [{ "id": 1, "name": "C", "locale": "en-us" }, { "id": 2, "name": "Top secret", "locale": "en-us" }],
    });
    let made = imported(From::Zendesk, &[("a.json", &export.to_string())]);
    assert!(text(&made, "content/en-US/c/s/_index.md").contains("Of the section"));
    let page = text(&made, "content/en-US/c/s/index.md");
    assert_eq!(lacks(page, &["order: 5", "title: Two lines", "one"]), [""; 0], "{page}");
    assert!(text(&made, "content/en-US/c/s/snippets.md").contains("two"));
    assert!(!made.files.values().any(|content| matches!(content, Content::Text(text) if text.contains("Top secret"))));
}

#[test]
fn what_lies_beside_the_articles_of_zendesk_counts() {
    let article = |body: &str, time: &str| zendesk_article(1, "a", body, json!({ "updated_at": time }));
    let today = json!({ "articles": [article("today", "2024-02-01T00:00:00Z")], "sections": [{ "id": 20, "name": "S", "locale": "en-us" }] });
    let last_week = json!([article("last week", "2024-01-01T00:00:00Z")]);
    let rules = json!({ "redirect_rules": [{ "redirect_from": "/hc/en-us/articles/99-gone", "redirect_to": "https://help.atrium.example/hc/en-us/articles/1-A" }] });
    let brand = json!({ "brands": [{ "id": 1, "name": "Atrium Help" }] });
    let files = [last_week, today, rules, brand].map(|file| file.to_string());
    let names = ["a.json", "b.json", "c.json", "d.json"];
    let files: Vec<(&str, &str)> = names.into_iter().zip(files.iter().map(String::as_str)).collect();
    let made = imported(From::Zendesk, &files);
    assert!(text(&made, "content/en-US/s/a.md").contains("today"));
    let redirects = text(&made, "redirects.yaml");
    assert!(redirects.contains("{ from: \"/hc/en-us/articles/99-gone\", to: \"/en-US/s/a/\" }"), "{redirects}");
    assert!(text(&made, "site.yaml").contains("Atrium Help"));
    let mut source = Source::default();
    source.add("a.json", Some(files[0].1.to_owned()));
    assert_eq!(From::guess(&source), Some(From::Zendesk), "articles without the answer around them");
}

fn intercom_article(id: u64, body: &str, more: Value) -> Value {
    let mut article = json!({
        "type": "article", "id": id.to_string(), "workspace_id": "w", "title": format!("A{id}"), "body": body, "state": "published",
        "default_locale": "en", "parent_id": 100, "parent_type": "collection",
        "url": format!("https://intercom.help/atrium/en/articles/{id}-a{id}"),
    });
    article.as_object_mut().unwrap().extend(more.as_object().cloned().unwrap_or_default());
    article
}

#[test]
fn numbers_and_pictures_of_intercom_are_those_of_one_site() {
    let body = "<img src=\"https://cdn.intercomcdn.com/i/1/image.png?e=1\"><img src=\"https://cdn.intercomcdn.com/i/2/image.png?e=1\">\
        <img src=\"https://cdn.intercomcdn.com/i/3/93b1-c7?e=1\" width=\"148.571428\"> <a href=\"https://blog.example.com/articles/1002-news\">b</a>\
        <a href=\"https://intercom.help/other/en/articles/1002-a1002\">o</a> <a href=\"https://app.intercom.com/a/apps/w/articles/articles/1002/show\">p</a>\
        <a href=\"https://intercom.help/atrium/en/\">h</a> <a href=\"https://help.atrium.example/fr/articles/1002-un\">s</a>\
        <a href=\"/atrium/en/articles/1002\">q</a> <a href=\"https://old.example.org/en/articles/1002-a1002\">r</a>";
    let formal =
        json!({ "translated_content": { "de-form": { "title": "Sie", "body": "<p>Sie</p>", "state": "published" } } });
    let export = json!({ "data": [
        intercom_article(1001, body, json!({})),
        intercom_article(1002, "x", formal),
        { "type": "collection", "id": "100", "name": "C", "default_locale": "en", "url": "https://intercom.help/atrium/en/collections/100-c" },
        { "type": "collection", "id": "102", "name": "Nobody saw it", "default_locale": "en", "url": null },
    ] });
    let made =
        imported(From::Intercom, &[("a.json", &export.to_string()), ("img/image.png", ""), ("img/93b1-c7.png", "")]);
    let page = text(&made, "content/en/c/a1001.md");
    let wanted = [
        "![](https://cdn.intercomcdn.com/i/1/image.png?e=1)",
        "![](https://cdn.intercomcdn.com/i/2/image.png?e=1)",
        "![](../../assets/93b1-c7.png){width=149}",
        "[b](https://blog.example.com/articles/1002-news)",
        "[o](https://intercom.help/other/en/articles/1002-a1002)",
        "[p](a1002.md)",
        "[q](a1002.md)",
        "[h](/en/)",
        "[s](a1002.md)",
        "[r](a1002.md)",
    ];
    assert_eq!(lacks(page, &wanted), [""; 0], "{page}");
    assert!(text(&made, "content/de/c/a1002.md").contains("Sie"));
    assert!(text(&made, "redirects.yaml").contains("\"/en/collections/100-*\""));
    assert!(
        !made.files.values().any(|content| matches!(content, Content::Text(text) if text.contains("Nobody saw it")))
    );
}

#[test]
fn numbers_of_help_scout_are_those_of_one_account() {
    let body = "<a href=\"https://docs.helpscout.com/article/42-foreign\">a</a> <a href=\"https://github.com/x/article/42\">b</a>\
        <a href=\"https://atrium.helpscoutdocs.com/article/42-old\">c</a> <a href=\"/article/42\">d</a> <a href=\"//docs.atrium.example/article/42-second\">e</a>\
        <a href=\"https://docs.atrium.example/article/43-third\">f</a> <a href=\"//s3.amazonaws.com/helpscout.net/docs/My.pdf\">g</a>";
    let article = |number: u64, slug: &str, status: &str, body: &str| {
        json!({ "article": { "id": format!("i{number}"), "number": number, "collectionId": "c", "slug": slug, "status": status, "name": slug,
            "publicUrl": format!("https://docs.atrium.example/article/{number}-{slug}"), "text": body, "categories": ["k"] } })
    };
    let others = json!([
        { "id": "c", "siteId": "s", "number": 1, "slug": "main", "visibility": "public", "name": "Main" },
        { "id": "k", "collectionId": "c", "number": 2, "slug": "cat", "visibility": "public", "name": "Cat" },
        { "site": { "id": "s", "subDomain": "atrium", "cname": "docs.atrium.example", "title": "Atrium Help" } },
        { "redirects": { "items": [
            { "id": "1", "siteId": "s", "urlMapping": "/old/path", "redirect": "https://docs.atrium.example/article/42-second" },
            { "id": "2", "siteId": "s", "urlMapping": "/old-two", "type": "article", "documentId": "i41" },
        ] } },
    ]);
    let made = imported(
        From::HelpScout,
        &[
            ("a41.json", &article(41, "first", "published", body).to_string()),
            ("a42.json", &article(42, "second", "published", "x").to_string()),
            ("a43.json", &article(43, "third", "notpublished", "x").to_string()),
            ("others.json", &others.to_string()),
        ],
    );
    let page = text(&made, "content/en/main/cat/first.md");
    let wanted = [
        "[a](https://docs.helpscout.com/article/42-foreign)",
        "[b](https://github.com/x/article/42)",
        "[c](second.md)",
        "[d](second.md)",
        "[e](second.md)",
        "[f](https://docs.atrium.example/article/43-third)",
    ];
    assert_eq!(lacks(page, &wanted), [""; 0], "{page}");
    assert_eq!(left(&made, "a link to an article that is a draft"), 1);
    assert!(made.report.remote.contains("//s3.amazonaws.com/helpscout.net/docs/My.pdf"), "{:?}", made.report.remote);
    let redirects = text(&made, "redirects.yaml");
    let wanted = [
        "{ from: \"/old/path\", to: \"/en/main/cat/second/\" }",
        "{ from: \"/old-two\", to: \"/en/main/cat/first/\" }",
    ];
    assert_eq!(lacks(redirects, &wanted), [""; 0], "{redirects}");
    assert!(text(&made, "site.yaml").contains("Atrium Help"));
}

#[test]
fn rows_of_hubspot_say_what_they_are() {
    let rows = "One,https://help.atrium.example/kb/one,<a href=\"//help.atrium.example/kb/two\">two</a>,English,Published,\"June 5, 2024\"\n\
        Two,https://help.atrium.example/kb/two,x,English,Published,\n\
        Secret,https://help.atrium.example/kb/secret,x,English,Draft,\n\
        Dois,https://help.atrium.example/kb/pt-br/two,x,Portuguese - Brazil,Published,\n\
        Er,https://help.atrium.example/kb/zh-tw/two,x,Chinese (Traditional),Published,\n";
    let export =
        format!("Article title,Article URL,Article body,Article language,Publish status,Last modified date\n{rows}");
    let made = imported(From::HubSpot, &[("e.csv", &export)]);
    let page = text(&made, "content/en/general/one.md");
    assert_eq!(lacks(page, &["[two](two.md)", "updated: 2024-06-05"]), [""; 0], "{page}");
    assert!(text(&made, "content/en/general/secret.md").contains("draft: true"));
    assert!(text(&made, "content/pt-BR/general/two.md").contains("Dois"));
    assert!(text(&made, "content/zh-TW/general/two.md").contains("Er"));
}

#[test]
fn a_picture_in_the_text_is_a_file() {
    let picture = "data:image/png;base64,iVBORw0KGgo=";
    let body = format!(
        "<p><img src=\"{picture}\" alt=\"A\"></p><table><tr><td><img src=\"{picture}\"></td><td>b</td></tr></table>"
    );
    let export = json!({ "articles": [zendesk_article(1, "a", &body, json!({}))], "sections": [{ "id": 20, "name": "S", "locale": "en-us" }] });
    let made = imported(From::Zendesk, &[("a.json", &export.to_string())]);
    let files: Vec<&String> = made.files.keys().filter(|path| path.contains("assets/inline-")).collect();
    let [file] = files.as_slice() else { panic!("{files:?}") };
    assert_eq!(made.files[*file], Content::Bytes(b"\x89PNG\r\n\x1a\n".to_vec()));
    let page = text(&made, "content/en-US/s/a.md");
    assert_eq!(page.matches(&file.replace("content/", "../../")).count(), 2, "{page}");
}

#[test]
fn documents_of_word_come_as_readers_saw_them() {
    let paragraph =
        |settings: &str, words: &str| format!("<w:p><w:pPr>{settings}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>");
    let item = |list: u64, words: &str| {
        paragraph(&format!("<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{list}\"/></w:numPr>"), words)
    };
    let body = [
        paragraph("<w:pStyle w:val=\"Verzeichnis1\"/>", "Contents line"),
        "<w:p><w:r><w:rPr><w:rStyle w:val=\"Fett\"/></w:rPr><w:t>strong</w:t></w:r><w:r><w:t xml:space=\"preserve\"> File </w:t></w:r>\
         <w:r><w:sym w:font=\"Wingdings\" w:char=\"F0E0\"/></w:r><w:r><w:t xml:space=\"preserve\"> Save</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r>\
         <w:hyperlink r:id=\"rId1\"><w:r><w:t>main</w:t></w:r></w:hyperlink></w:p>"
            .to_owned(),
        "<w:p><w:r><w:drawing><wp:docPr descr=\"Cut\"/><a:blip r:embed=\"rId2\"/><a:srcRect r=\"50000\"/></w:drawing></w:r></w:p>".to_owned(),
        "<w:p><w:r><w:ruby><w:rt><w:r><w:t>かんじ</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>漢字</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>".to_owned(),
        "<w:p><w:r><w:drawing><a:blip r:embed=\"rId2\"/><a:blip r:embed=\"rId3\"/><w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p><w:p><w:r><w:t>two</w:t></w:r></w:p></w:txbxContent></w:drawing></w:r></w:p>".to_owned(),
        "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>HYPERLINK \"https://a.example/f\"</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t xml:space=\"preserve\">outer </w:t></w:r>\
         <w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>12</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>\
         <w:r><w:t xml:space=\"preserve\"> rest</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>".to_owned(),
        "<w:tbl><w:tblPr><w:tblLook w:firstRow=\"0\"/></w:tblPr><w:tr><w:tc><w:p><w:r><w:t>k</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>v</w:t></w:r></w:p></w:tc></w:tr>\
         <w:tr><w:tc><w:p><w:r><w:t>l</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>w</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:altChunk r:id=\"rId9\"/>".to_owned(),
        item(1, "five"),
        item(1, "six"),
        paragraph("", "between"),
        item(2, "seven"),
        paragraph("", "between"),
        item(3, "one again"),
        item(4, "step"),
    ];
    let document = format!("<w:document><w:body>{}</w:body></w:document>", body.concat());
    let numbering = "<w:numbering><w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"5\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum>\
        <w:abstractNum w:abstractNumId=\"2\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"Step %1:\"/></w:lvl></w:abstractNum>\
        <w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num>\
        <w:num w:numId=\"3\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>\
        <w:num w:numId=\"4\"><w:abstractNumId w:val=\"2\"/></w:num></w:numbering>";
    let styles = "<w:styles><w:style w:type=\"character\" w:styleId=\"Fett\"><w:name w:val=\"Strong\"/><w:rPr><w:b/></w:rPr></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"Verzeichnis1\"><w:name w:val=\"toc 1\"/></w:style></w:styles>";
    let notes = "<w:footnotes><w:footnote w:id=\"2\"><w:p><w:hyperlink r:id=\"rId1\"><w:r><w:t>foot</w:t></w:r></w:hyperlink></w:p><w:p><w:r><w:t>second</w:t></w:r></w:p></w:footnote></w:footnotes>";
    let rels = |to: &str| {
        format!(
            "<Relationships><Relationship Id=\"rId1\" Target=\"{to}\"/><Relationship Id=\"rId2\" Target=\"media/image1.png\"/><Relationship Id=\"rId3\" Target=\"media/image2.emf\"/></Relationships>"
        )
    };
    let english = "<w:styles><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val=\"en-GB\"/></w:rPr></w:rPrDefault></w:docDefaults></w:styles>";
    let american = english.replace("en-GB", "en-US");
    let made = imported(
        From::Word,
        &[
            ("a.docx/word/document.xml", &document),
            ("a.docx/word/styles.xml", styles),
            ("a.docx/word/numbering.xml", numbering),
            ("a.docx/word/footnotes.xml", notes),
            ("a.docx/word/_rels/document.xml.rels", &rels("https://a.example/main")),
            ("a.docx/word/_rels/footnotes.xml.rels", &rels("https://a.example/foot")),
            ("a.docx/word/media/image1.png", ""),
            ("a.docx/word/media/image2.emf", ""),
            (
                "b.docx/word/document.xml",
                "<w:document><w:body><w:p><w:r><w:t>b</w:t></w:r></w:p></w:body></w:document>",
            ),
            ("b.docx/word/styles.xml", english),
            (
                "c.docx/word/document.xml",
                "<w:document><w:body><w:p><w:r><w:t>c</w:t></w:r></w:p></w:body></w:document>",
            ),
            ("c.docx/word/styles.xml", &american),
            (
                "d.docx/word/document.xml",
                "<w:document><w:body><w:p><w:r><w:t>d</w:t></w:r></w:p></w:body></w:document>",
            ),
            ("d.docx/word/styles.xml", &american),
        ],
    );
    let page = text(&made, "content/en-US/general/a.md");
    let wanted = [
        "**strong** File → Save[^1][main](https://a.example/main)",
        "<ruby>漢字<rt>かんじ</rt></ruby>",
        "![](../../assets/a-image1.png)![](../../assets/a-image2.emf)  \nbox  \ntwo",
        "[outer 12 rest](https://a.example/f)",
        "<td><p>k</p></td>",
        "5. five\n6. six",
        "7. seven",
        "1. one again",
        "[^1]: [foot](https://a.example/foot)\n\n    second",
    ];
    assert_eq!(lacks(page, &wanted), [""; 0], "{page}");
    assert!(!page.contains("Contents line"), "{page}");
    assert!(made.files.contains_key("content/en-US/general/b.md"), "{:?}", made.files.keys());
    assert_eq!(left(&made, "a picture that the document cuts"), 1);
    assert_eq!(left(&made, "a picture in a format of Windows"), 1);
    assert_eq!(left(&made, "a document in the document"), 1);
    assert_eq!(
        (left(&made, "a list that counts by letters"), left(&made, "a list that counts by words, `Step 1:`")),
        (1, 1)
    );
}
