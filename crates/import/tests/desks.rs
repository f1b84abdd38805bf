//! Help desks, pages and documents with what is seldom in a small case: texts that nobody should see, broken files, old hosts.

use guichet_import::{Content, From, Imported, Options, Plans, Source, import};

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
    let counts: Vec<_> = left(&made).into_iter().filter(|(what, ..)| what.starts_with("text ")).collect();
    assert_eq!(
        counts,
        [
            ("text that a tracked change takes away", 3, vec!["r.docx"]),
            ("text that is formatted as hidden", 3, vec!["r.docx"])
        ]
    );
}
