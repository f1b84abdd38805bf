//! What is not for readers stays out of every byte of the output: drafts and what belongs to them, what pages do not show
//! of their text, leftovers of other programs. A word of its own is planted at every such place; then all output is
//! searched for all of them, whatever the spelling, in names and in what is compressed. Unlisted articles stay out of
//! every list.

use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::site::{Outcome, SITE, SiteTest};

/// What all planted words begin with.
const PLANT: &str = "zqplant";

/// A site with words planted in it. In a text, `@@` is the place of the next one.
struct Planted {
    test: SiteTest,
    /// By number: where each is.
    places: RefCell<Vec<String>>,
}

impl Planted {
    fn new() -> Self {
        Planted { test: SiteTest::new(), places: RefCell::default() }
    }

    /// A word for a place, of letters and digits, in the case that paths and ids are in.
    fn word(&self, place: &str) -> String {
        let mut places = self.places.borrow_mut();
        places.push(place.to_owned());
        format!("{PLANT}{:04}x", places.len() - 1)
    }

    fn file(&self, path: &str, text: &str) {
        self.named(path, path, text);
    }

    /// `name`: what the test calls the places in it.
    fn named(&self, path: &str, name: &str, text: &str) {
        let fill = |text: &str, what: &str| {
            let mut parts = text.split("@@");
            let mut filled = parts.next().unwrap_or_default().to_owned();
            for part in parts {
                let line = filled.rsplit('\n').next().unwrap_or_default().to_owned();
                filled.push_str(&self.word(&format!("{name}{what}: {line}")));
                filled.push_str(part);
            }
            filled
        };
        self.test.write(&fill(path, " (its name)"), fill(text, ""));
    }

    fn place(&self, found: &str) -> String {
        let lower = found.to_lowercase();
        let number = lower.split(PLANT).nth(1).and_then(|rest| rest.get(..4)?.parse::<usize>().ok());
        let places = self.places.borrow();
        number.and_then(|number| places.get(number).cloned()).unwrap_or_else(|| "somewhere".to_owned())
    }

    /// Fails with every place whose word is in some file.
    fn assert_absent(&self, built: &Outcome) {
        let mut leaks: Vec<String> = Vec::new();
        let mut secrets = guichet_secrets::Secrets::default();
        secrets.add(PLANT, PLANT, PLANT.as_bytes());
        for (path, bytes) in &built.files {
            if path.to_lowercase().contains(PLANT) {
                leaks.push(format!("the name {path}: {}", self.place(path)));
            }
            let text = String::from_utf8_lossy(bytes).to_lowercase();
            for (at, _) in text.match_indices(PLANT) {
                let found: String = text[at..].chars().take(PLANT.len() + 5).collect();
                leaks.push(format!("{path}: {}", self.place(&found)));
            }
            let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
            let beside = |other: &str| built.files.get(&format!("{folder}/{other}")).cloned();
            for hit in secrets.find_in_file(path, bytes, beside) {
                if hit.inside.is_some() || hit.spelling != guichet_secrets::Spelling::AsWritten {
                    leaks.push(format!("{path}: {hit:?}"));
                }
            }
        }
        leaks.sort();
        leaks.dedup();
        assert!(leaks.is_empty(), "{} leaks:\n{}", leaks.len(), leaks.join("\n"));
    }
}

/// Everything that an article can say, with a word at each place.
fn article(state: &str) -> String {
    format!(
        "---\ntitle: @@ title\ndescription: @@ description\nkeywords: [@@]\naliases: [old/@@]\nauthors: [@@]\ncontexts: [home]\n\
         top: 1\nupdated: 2026-01-01\nrelated: [guide/a]\nextra: {{ note: @@ }}\nsearch: {{ pin: [@@] }}\n{state}\n---\n\
         # @@ own heading\n\n## @@ heading {{#@@}}\n\nText @@ with `code @@` and ![alt @@](@@-shot.png \"@@\").\n\n\
         [a link](@@-download.pdf \"@@\") <a href=\"@@-raw.pdf\">raw</a> <img src=\"@@-raw.png\" alt=\"@@\">\n\n\
         | a | b |\n|---|---|\n| @@ | c |\n\n```sh\n@@\n```\n\n:::details @@\n@@\n:::\n\nNote[^1].\n\n[^1]: @@\n\n\
         <!-- @@ -->\n\n{{{{ video(src=\"@@-film.mp4\", title=\"@@\", poster=\"@@-poster.png\") }}}}\n\n{{{{ snippet(name=\"draft\") }}}}\n"
    )
}

fn plant_unpublished_articles(site: &Planted) {
    for (name, state) in
        [("draft", "draft: true"), ("later", "publish_at: 2031-01-01"), ("over", "expires_at: 2021-01-01")]
    {
        site.named(&format!("content/en/guide/@@-{name}.md"), name, &article(state));
        site.named(&format!("content/fr/guide/@@-{name}.md"), &format!("French {name}"), &article(state));
        // An area and a category of their own, with all that belongs to them.
        let introduction = "---\ntitle: @@\ndescription: @@\nicon: @@\nextra: { note: @@ }\n---\nThe introduction @@.\n\n![@@](@@.svg)\n";
        for (kind, folder) in [("area", format!("{name}zone")), ("category", format!("guide/{name}zone"))] {
            let of = format!("{kind} of {name}");
            site.named(&format!("content/en/{folder}/_index.md"), &of, introduction);
            site.named(&format!("content/en/{folder}/a.md"), &of, &format!("---\ntitle: @@\n{state}\n---\n@@\n"));
            site.named(&format!("content/en/{folder}/deep/b.md"), &of, &format!("---\ntitle: @@\n{state}\n---\n@@\n"));
            site.named(&format!("content/en/{folder}/only-words/_index.md"), &of, "---\ntitle: @@\n---\n@@\n");
            site.named(&format!("content/en/{folder}/@@-nobody-links.pdf"), &of, "@@");
            site.named(&format!("content/en/{folder}/img/@@-nobody-links.png"), &of, "@@");
        }
    }
    // Files that articles of above name: `article` has their words, so here they get names that are fixed.
    site.file(
        "content/en/guide/draft-with-files.md",
        "---\ntitle: @@\ndraft: true\n---\n![P](shot.png) [x](/assets/paper.pdf) <video src=\"film.mp4\" poster=\"poster.png\"></video>\n\n\
         <a href=\"raw.pdf\">x</a> <img src=\"../../assets/raw.png\">\n\n{{ video(src=\"call.mp4\", title=\"x\") }}\n\n[ref]\n\n[ref]: ref.zip\n\n\
         {{ snippet(name=\"draft\") }}\n",
    );
    site.file(
        "content/fr/guide/draft-with-files.md",
        "---\ntitle: @@\ndraft: true\n---\n![P](fr-shot.png) ![P](shot.png)\n",
    );
    for file in [
        "content/en/guide/shot.png",
        "content/en/guide/film.mp4",
        "content/en/guide/poster.png",
        "content/en/guide/raw.pdf",
        "content/en/guide/call.mp4",
        "content/en/guide/ref.zip",
        "content/assets/paper.pdf",
        "content/assets/raw.png",
        "content/assets/of-snippet.png",
        "content/fr/guide/fr-shot.png",
        "content/fr/guide/shot.png",
        "content/xx/guide/stray.pdf",
    ] {
        site.file(file, "@@");
    }
    site.file("content/en/_snippets/draft.md", "@@ ![P](../../assets/of-snippet.png)\n");
    // The title of an area may be that of its `index.md`.
    site.file("content/en/guide/index.md", "---\ntitle: @@\ndraft: true\n---\n@@\n");
    site.file("content/xx/guide/a.md", "---\ntitle: @@\n---\n@@\n");
    site.file("locales/xx.ftl", "area-guide = @@\n");
    site.file("synonyms/xx.yaml", "- [@@, a]\n");
}

/// Places of a text that its page does not show.
const UNSEEN: &[(&str, &str)] = &[
    ("a comment alone", "<!-- @@ -->\n"),
    ("a comment over lines", "<!--\n@@\n\n@@\n-->\n"),
    ("a comment in a sentence", "Before <!-- @@ --> and after.\n"),
    ("a comment in front of a list", "<!-- @@ -->\n- item\n"),
    ("a comment in an item", "- item <!-- @@ -->\n- <!-- @@ -->\n"),
    ("a comment between items", "- item\n\n  <!-- @@ -->\n\n- item\n"),
    ("a comment behind a list", "- item\n\n<!-- @@ -->\n"),
    ("a comment in a numbered item, over lines", "1. item\n\n   <!-- @@\n   @@ -->\n\n2. item\n"),
    ("a comment in front of a table", "<!-- @@ -->\n\n| a | b |\n|---|---|\n| c | d |\n"),
    ("a comment in a table", "| a <!-- @@ --> | b |\n|---|---|\n| c | d <!-- @@ --> |\n"),
    ("a comment in a quote", "> quote <!-- @@ -->\n>\n> <!-- @@ -->\n"),
    ("a comment over lines of a quote", "> <!-- @@\n> @@ -->\n>\n> quote\n"),
    ("a comment in a callout", "> [!NOTE]\n> note <!-- @@ -->\n"),
    ("a comment in a heading", "## Heading <!-- @@ -->\n"),
    ("a comment in a link", "[text <!-- @@ -->](a.md)\n"),
    ("a comment in a picture's text", "![text <!-- @@ -->](https://pictures.example.com/a.png)\n"),
    (
        "a comment in a picture's text, by reference",
        "![text <!-- @@ -->][r]\n\n[r]: https://pictures.example.com/a.png\n",
    ),
    ("a comment in details", ":::details Summary\n<!-- @@ -->\n:::\n"),
    ("a comment in tabs", ":::tabs\n:::tab One\n<!-- @@ -->\ntext\n:::\n:::\n"),
    ("a comment in steps", ":::steps\n1. one\n\n   <!-- @@ -->\n:::\n"),
    ("a comment in HTML", "<div>\n<!-- @@ -->\ntext</div>\n"),
    ("a comment in HTML, over lines of an item", "- item\n\n  <div>\n  <!-- @@\n  @@ -->\n  text</div>\n"),
    ("a comment in a footnote", "Note[^c].\n\n[^c]: note <!-- @@ -->\n"),
    ("a declaration", "<!ELEMENT @@>\n"),
    ("an instruction", "<?php @@ ?>\n"),
    ("CDATA", "<![CDATA[ @@ ]]>\n"),
    ("definitions as comments", "[//]: # (@@)\n[//]: # (@@)\n[//]: # \"@@\"\n"),
    ("definitions as comments, of other names", "[comment]: <> (@@)\n\n[_@@_]: <> \"@@\"\n\n[@@]: /a\n"),
    ("a definition over lines", "[//]: # (\n@@\n@@)\n"),
    ("a definition in an item", "- item\n\n  [//]: # (@@)\n\n- [//]: # (@@)\n- item\n"),
    ("a definition in a quote", "> [//]: # (@@)\n> quote\n"),
    ("a definition in front of a paragraph", "[//]: # (@@)\nText.\n"),
    ("a definition in a footnote", "Note[^d].\n\n[^d]: note\n\n    [//]: # (@@)\n"),
    (
        "definitions that no link uses",
        "[a][used]\n\n[used]: a.md\n[unused]: https://example.com/@@ \"@@\"\n[USED]: b.md \"@@\"\n",
    ),
    ("a note that nothing refers to", "[^u1]: @@\n"),
    (
        "a long note that nothing refers to",
        "[^u2]: @@\n\n    @@\n\n    ## @@\n\n    - @@\n\n    ```\n    @@\n    ```\n",
    ),
    ("notes that only each other refer to", "[^u3]: @@[^u4]\n\n[^u4]: @@[^u3]\n"),
    ("a note that is there already", "Note[^e].\n\n[^e]: note\n\n[^e]: @@\n"),
    ("a script", "<script>\nlet @@;\n\nlet @@;\n</script>\n"),
    ("a script in a sentence", "Before <script>let @@</script> and *after*.\n"),
    ("a style", "<style>\n.@@ {}\n</style>\n"),
    ("a style in a sentence", "Before <style>.@@ {}</style> and after.\n"),
    ("a template", "<template>@@</template>\n"),
    ("a template over blocks", "<template>\n\n@@\n\n- @@\n\n</template>\n"),
    ("a template in an item", "- item\n\n  <template>\n\n  @@\n\n  </template>\n\n- item\n"),
    ("a template in a sentence", "Before <template>@@ *@@* `@@` [@@](a.md) ![@@](a.png)</template> and after.\n"),
    ("noscript", "<noscript>@@</noscript>\n"),
    ("a frame", "<iframe src=\"https://example.com/@@\">@@</iframe>\n"),
    ("a text field", "<textarea>@@</textarea>\n"),
    ("a list of choices", "<select><option>@@</option></select>\n"),
    ("a title", "<title>@@</title>\n"),
    ("an object", "<object data=\"/@@.swf\">@@</object>\n"),
    ("attributes of known tags", "<div data-note=\"@@\" style=\"--@@: 1\" onclick=\"@@()\">text</div>\n"),
    ("attributes in a sentence", "Some <span data-x='@@' onmouseover=@@>text</span> here.\n"),
    ("tags that are removed", "<form action=\"/@@\">\n<font color=\"@@\">text</font>\n</form>\n"),
    ("what others read of a code block", "```js {@@} title=\"a.js\" @@\nlet shown;\n```\n"),
    ("a cell too many", "| a | b |\n|---|---|\n| c | d | @@ | @@ |\n"),
    ("cells too many, in an item", "- item\n\n  | a | b |\n  |---|---|\n  | c | d | @@ |\n  | e | f | @@\n"),
    ("a comment that is never closed", "<!-- @@\n\n@@\n"),
];

#[test]
fn nothing_that_is_not_for_readers_comes_out() {
    let site = Planted::new();
    site.test.write(
        "site.yaml",
        format!(
            "{SITE}# {}\ncontexts: [home, {{ lab: {{ url: /lab, area: draftzone }} }}]\nvariables: {{ unused: {}, used: shown }}\n\
             diagnostics: {{ MD: off }}\n",
            site.word("a comment of site.yaml"),
            site.word("a variable that is not used"),
        )
        .replace("areas: [guide]", "areas: [guide, draftzone, laterzone, overzone]"),
    );
    site.file("contacts.yaml", "# @@\nplans: [free]\nchannels:\n  home: { plans: all, href: home }\n");
    site.file("redirects.yaml", "# @@\n/en/old/: /en/guide/a/\n");
    site.file("queries.tsv", "# @@\nen\tseen\tguide/a\t9\n");
    site.file("content/en/_snippets/unused.md", "@@ <!-- @@ -->");
    site.file("templates/partials/unused.html", "{# @@ #}");
    plant_unpublished_articles(&site);

    // Each unseen place in an article, in an introduction, and in a snippet that stands alone or in a sentence.
    let mut pages: BTreeMap<String, String> = BTreeMap::new();
    for (at, (name, text)) in UNSEEN.iter().enumerate() {
        let unclosed = name.contains("never closed");
        let around = format!("ZQSEEN{at} begins.\n\n{text}{}", if unclosed { "" } else { "\nZQSEEN ends.\n" });
        site.named(&format!("content/en/guide/unseen-{at}.md"), name, &format!("---\ntitle: Unseen\n---\n{around}"));
        pages.insert(format!("en/guide/unseen-{at}/"), around.clone());
        // Links of a snippet are relative to it.
        let text = text
            .replace("](a.md)", "](../guide/a.md)")
            .replace(": a.md", ": ../guide/a.md")
            .replace(": b.md", ": ../guide/a.md");
        site.named(&format!("content/en/_snippets/s{at}.md"), &format!("{name}, in a snippet"), &text);
        let by = format!(
            "---\ntitle: By snippet\n---\nZQSEEN{at} begins.\n\n{{{{ snippet(name=\"s{at}\") }}}}\n\n- In an item: {{{{ snippet(name=\"s{at}\") }}}}\n\n\
             ZQSEEN in a sentence: {{{{ snippet(name=\"s{at}\") }}}} and {{{{ variable(name=\"used\") }}}} ends.\n"
        );
        site.file(&format!("content/en/guide/by-snippet-{at}.md"), &by);
    }
    let all: String =
        UNSEEN.iter().filter(|(name, _)| !name.contains("[//]")).map(|(_, text)| format!("{text}\n")).collect();
    let all = all.replace("](a.md)", "](guide/a.md)").replace(": a.md", ": guide/a.md");
    site.file("content/en/_index.md", &format!("---\ntitle: Home\n---\n<!-- @@ -->\n\n{all}"));
    site.file("content/en/guide/_index.md", &format!("---\ntitle: Guide\n---\n{}", all.replace("guide/a.md", "a.md")));
    site.file(
        "content/en/guide/a.md",
        "---\ntitle: A\n# @@\ncontexts: [home, lab]\n---\nText that readers may know. [Prices](prices.csv)\n",
    );
    site.file(
        "content/en/guide/b.md",
        "---\ntitle: B\n---\nText.\n\n```html\n<!-- ZQSEEN example -->\n```\n\n    [//]: # (ZQSEEN example)\n",
    );
    site.file("content/en/guide/prices.csv", "a;b");
    for place in ["content/en/guide", "content/en/guide/deep", "content/assets", "static", "static/demo"] {
        for name in [
            "a.md~",
            "a.md.bak",
            "a.bak",
            "a.md.orig",
            "a.md.rej",
            "#a.md#",
            ".#a.md",
            "a.swp",
            ".a.md.swp",
            "a.md.save",
            "~$a.docx",
            "Thumbs.db",
            "desktop.ini",
            ".DS_Store",
            "a.tmp",
            "a.part",
            "a.crdownload",
            "a (conflicted copy).md",
            "a.sync-conflict-20260101-120000-ABCDEFG.md",
            "__MACOSX/a.txt",
            "old~/a.txt",
        ] {
            site.file(&format!("{place}/{name}"), "@@");
        }
    }
    for name in
        ["PRICES.MD", "b.markdown", "c.mdown", "d.mkd", "e.mdx", "F.MDX", "g.rst", "h.adoc", "i.md.txt", "j.md.draft"]
    {
        site.file(&format!("content/en/guide/{name}"), "---\ntitle: @@\ndraft: true\n---\n@@\n");
        site.file(&format!("content/assets/{name}"), "@@\n");
    }

    let built = site.test.build().code(0);
    assert!(site.places.borrow().len() > 600, "{}", site.places.borrow().len());
    site.assert_absent(&built);
    for text in [&built.stdout, &built.stderr] {
        let said = text.lines().filter(|line| line.contains(PLANT) && !line.contains("NAV006"));
        assert_eq!(said.collect::<Vec<_>>(), Vec::<&str>::new());
    }
    // The index holds words in compressed chunks: ask it, as a reader would.
    let found = site.test.run(&["search", PLANT, "--json"]).code(0);
    let results: serde_json::Value = serde_json::from_str(&found.stdout).expect("JSON");
    assert_eq!(results["total"], 0, "{results}");

    // What stands around it is there, on the page and in its twin.
    for (at, (name, _)) in UNSEEN.iter().enumerate() {
        for page in [format!("en/guide/unseen-{at}"), format!("en/guide/by-snippet-{at}")] {
            for file in ["index.html", "index.md"] {
                let text = built.page(&format!("{page}/{file}"));
                let ends = !name.contains("never closed");
                assert!(text.contains(&format!("ZQSEEN{at} begins")), "{page}/{file}: {name}");
                assert!(!ends || text.contains("ends."), "{page}/{file}: {name}\n{text}");
            }
        }
    }
    assert_eq!(built.page("en/guide/b/index.md").matches("ZQSEEN").count(), 2);
    assert!(built.exists("en/guide/prices.csv"));

    // The search does look into compressed chunks, and the words of drafts were where they seem to be.
    let mut secrets = guichet_secrets::Secrets::default();
    secrets.add("a word", "Text", b"readers may know");
    let manifest = "_guichet/search/en/manifest.bin";
    let in_index = built.files.iter().filter(|(path, _)| path.starts_with("_guichet/search/en/"));
    let beside = |_: &str| built.files.get(manifest).cloned();
    assert!(
        in_index
            .into_iter()
            .any(|(path, bytes)| { secrets.find_in_file(path, bytes, beside).iter().any(|hit| hit.inside.is_some()) }),
        "texts of results are looked into"
    );
}

/// The same places show when they should: what is planted is where readers would see it.
#[test]
fn what_is_kept_back_is_there_with_drafts() {
    let test = SiteTest::new()
        .article("content/en/guide/a.md", "A")
        .file("content/en/zone/_index.md", "---\ntitle: ZQZONEZQ\n---\nZQINTROZQ\n")
        .file("content/en/zone/d.md", "---\ntitle: ZQDRAFTZQ\ndraft: true\n---\n![P](shot.png)\n")
        .file("content/en/zone/shot.png", "x")
        .file("content/en/zone/nobody.pdf", "x");
    let kept = ["en/zone/index.html", "en/zone/d/index.html", "en/zone/shot.png", "en/zone/nobody.pdf"];
    let built = test.build().code(0);
    assert!(kept.iter().all(|path| !built.exists(path)));
    let built = test.run(&["build", "--drafts"]).code(0);
    assert!(kept.iter().all(|path| built.exists(path)), "{:?}", built.files.keys());
    assert!(built.page("en/index.html").contains("ZQZONEZQ"));
}

/// Where raw HTML passes through, pages have its scripts, and nothing else has them; comments are in neither.
#[test]
fn raw_html_that_passes_through_keeps_its_notes() {
    let test = SiteTest::new().file("site.yaml", format!("{SITE}markdown: {{ html: allow }}\n")).file(
        "content/en/guide/a.md",
        "---\ntitle: A\n---\nA <!-- ZQNOTE1ZQ --> b\n\n<!-- ZQNOTE2ZQ -->\n\n<script>\nlet ZQSCRIPTZQ\n</script>\n\n<div>\n<!--\nZQNOTE3ZQ -->\nend</div>\n",
    );
    let built = test.build().code(0);
    for (path, bytes) in &built.files {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains("ZQNOTE"), "{path}");
        assert!(!text.contains("ZQSCRIPTZQ") || path.ends_with("/a/index.html"), "{path}");
    }
    assert!(built.page("en/guide/a/index.html").contains("ZQSCRIPTZQ"));
    assert!(built.page("en/guide/a/index.md").contains("end</div>"));
}

#[test]
fn unlisted_is_in_no_list() {
    let test = SiteTest::new()
        .article("content/en/guide/a.md", "A")
        .file(
            "content/en/guide/quiet.md",
            "---\ntitle: ZQQUIETZQ\nunlisted: true\nupdated: 2026-01-01\ncontexts: [home]\n---\nZQQUIETZQ text\n",
        )
        .file("site.yaml", format!("{SITE}contexts: [home]\n"));
    let built = test.build().code(0);
    for (path, bytes) in &built.files {
        if path.starts_with("en/guide/quiet/") || path.starts_with("fr/guide/quiet/") {
            continue;
        }
        assert!(!String::from_utf8_lossy(bytes).contains("ZQQUIETZQ"), "listed in {path}");
        // The switcher and the manifest may name its address; feeds, sitemaps and lists may not.
        if path != "manifest.json" {
            assert!(!String::from_utf8_lossy(bytes).contains("guide/quiet"), "linked from {path}");
        }
    }
    let found = test.run(&["search", "ZQQUIETZQ", "--json"]).code(0).stdout;
    assert!(found.contains("\"total\":0"), "{found}");
}
