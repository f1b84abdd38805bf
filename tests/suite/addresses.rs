//! Addresses, whoever writes them: what may be published leads where it says, what may not is said and is plain text. And
//! what the build fills in is where the build has put it.

use crate::site::{Outcome, SITE, SiteTest};

fn article(body: &str) -> SiteTest {
    SiteTest::new()
        .article("content/en/guide/ok.md", "OK")
        .file("content/en/guide/a.md", format!("---\ntitle: A\n---\n{body}\n"))
        .file("content/assets/shot.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"2\"/>")
}

fn page(outcome: &Outcome) -> String {
    let page = outcome.page("en/guide/a/index.html");
    let from = page.find("<article").expect("an article");
    page[from..].split("</article>").next().unwrap_or_default().to_owned()
}

/// ` name="value"` of every attribute of that name.
fn values(html: &str, name: &str) -> Vec<String> {
    let start = format!(" {name}=\"");
    html.split(&start).skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
}

#[test]
fn marks_of_our_own_cannot_be_forged() {
    for body in [
        "<section><img src=\"/assets/shot.svg\"><details open title=\"&#xFDD0;1&#xFDD1; ontoggle=alert(1) \"><summary>More</summary>Text.</details></section>",
        "<section><img src=\"/assets/shot.svg\"><b title=\"&#xFDD0;0&#xFDD1;\">Bold</b></section>",
        "<section>\n\n![&#64976;1&#64977; onmouseover=alert(1) ](/assets/shot.svg)\n\n</section>",
        "<section><a title=\"\u{FDD0}1\u{FDD1} href=javascript:alert(1) \" href=\"https://example.com/\">Sign in</a></section>",
        "<section>\n\n{{ snippet(name=\"s\") }}\n\n</section>",
        "<table><tr><td data-hole=\"0\" title=\"&quot; onclick=&quot;alert(1)\">a</td></tr></table><p data-hole=1>",
        ":::plans pro\n<ul><li title='&#xFDD0;0&#xFDD1;'>a</ul>\n:::",
    ] {
        let test = article(body)
            .file("content/en/_snippets/s.md", "![&#xFDD0;1&#xFDD1; onfocus=alert(1) tabindex=0 ](/assets/shot.svg)\n")
            .file("contacts.yaml", "plans: [pro]\nchannels:\n  web: { plans: all, href: home }\n");
        let page = page(&test.build().code(0));
        let tags = page.split('<').filter_map(|tag| tag.split('>').next());
        for tag in tags {
            // Outside of values.
            let bare: String = tag.split('"').step_by(2).collect();
            assert!(!bare.contains(" on") && !bare.contains("javascript"), "<{tag}> of {body}");
        }
        assert!(!values(&page, "title").iter().any(|title| title.contains("shot.svg")), "{page}");
        assert!(!values(&page, "alt").iter().any(|alt| alt.contains("shot.svg")), "{page}");
    }
}

#[test]
fn a_path_never_becomes_a_scheme_or_a_host() {
    let body = "[a](javascript%3aalert(1)) <a href=\"javascript%3Aalert(2)\">b</a> [c](data%3atext/html,x)\n\n\
        [d](%2f%2fevil.example/login) [e](https%3a//evil.example/) [f](mailto%3aa@example.com) [g](/%2fevil.example/)\n\n\
        ![h](https%3a//evil.example/x.png) ![i](%2f%2fevil.example/x.png)\n\n\
        {{ video(src=\"javascript%3aalert(7)\", title=\"j\") }} and {{ video(src=\"%5c%5cevil.example/a.mp4\", title=\"k\") }}\n\n\
        <section>\n\n[l](vbscript%3ax) <img src=\"data%3Ax\" alt=\"\">\n\n</section>\n\n[m]\n\n[m]: blob%3Ax";
    let outcome = article(body)
        .file("site.yaml", format!("{SITE}diagnostics: {{ LNK: warning, IMG: warning }}\n"))
        .build()
        .code(0);
    let page = page(&outcome);
    let here = url::Url::parse("https://help.example.com/kb/en/guide/a/").unwrap();
    let addresses = [values(&page, "href"), values(&page, "src"), values(&page, "poster")].concat();
    assert!(addresses.len() > 12, "{page}");
    for address in addresses {
        let reads = here.join(&address.replace("&#39;", "'")).unwrap();
        assert_eq!(reads.origin(), here.origin(), "{address} leads to {reads}");
    }
    // Each is said: it leads nowhere.
    assert_eq!(outcome.diagnostics().len(), 14, "{:#?}", outcome.diagnostics());
}

#[test]
fn addresses_that_are_not_published_are_plain_text() {
    let body = "[Web](https://example.com/a%3ab) [Mail](mailto:a@example.com) [Call](tel:+15550100) [Text](sms:+15550100)\n\
        [Run](javascript:alert(1)) [Fix](ms-msdt:/id%20x) <search-ms:query=a> <a class=x href=\"intent://a#Intent;end\">App</a>\n\
        [Own](atrium://new) ![A *shot*](file:///Users/me/shot.png) [Doc](C:\\docs\\a.docx) <img src='\\\\server\\a.png' alt='Share'>\n\
        [Yours](https://[your-server]/admin) [Port](https://localhost:PORT/) <a href=\"http://\">None</a> [Ref][r]\n\
        {{ video(src=\"https://[x]/v.mp4\", title=\"Tour\") }} <a href=\"java&#10;script:x\">Split</a>\n\n\
        ![Dot](data:image/gif;base64,R0lGODlhAwACAAAAACw=)\n\n[r]: view-source:https://example.com/";
    let outcome = article(body).build().code(0);
    let page = page(&outcome);
    assert_eq!(
        values(&page, "href"),
        ["https://example.com/a%3ab", "mailto:a@example.com", "tel:+15550100", "sms:+15550100"],
        "{page}"
    );
    let [picture] = &values(&page, "src")[..] else { panic!("{page}") };
    assert!(picture.starts_with("/kb/_guichet/pictures/"), "{page}");
    let text: String = page.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text).collect();
    for words in ["Run Fix search-ms:query=a App", "Own A shot Doc Share", "Yours Port None Ref", "Tour Split"] {
        assert!(text.split_whitespace().collect::<Vec<_>>().join(" ").contains(words), "no {words:?} in {text}");
    }
    let file = "content/en/guide/a.md";
    let places = [
        "5:7 MD005",
        "5:34 MD005",
        "5:52 MD005",
        "5:88 MD005",
        "6:7 MD005",
        "6:33 LNK005",
        "6:66 LNK005",
        "6:92 LNK005",
        "7:9 LNK005",
        "7:45 LNK005",
        "7:79 LNK005",
        "8:1 LNK005",
        "8:61 MD005",
        "12:6 MD005",
    ];
    let told: Vec<String> = outcome.diagnostics();
    let expected: Vec<String> = places.iter().map(|place| format!("{file}:{place}")).collect();
    assert_eq!(told, expected, "{}", outcome.stderr);
    // The writer's name is in the path; the twin has the text alone as well.
    let twin = outcome.page("en/guide/a/index.md");
    for gone in ["file:///Users/me", "ms-msdt", "C:\\docs", "javascript:alert", "your-server"] {
        assert!(!twin.contains(gone), "{gone} in {twin}");
    }
    assert!(twin.contains("Run Fix search-ms:query=a") && twin.contains("A *shot* Doc"), "{twin}");
}

#[test]
fn a_site_adds_schemes_of_its_own() {
    let site = format!("{SITE}markdown: {{ schemes: [Atrium, \"web+atrium:\"] }}\n");
    let body = "[a](atrium://contacts/new) <a href=\"web+atrium:x\">b</a> <section><a href=\"ATRIUM:y\">c</a></section>\n\n[d](other:x)";
    let outcome = article(body)
        .file("site.yaml", &site)
        .file("contacts.yaml", "plans: [pro]\nchannels:\n  app: { plans: all, href: \"atrium://help\" }\n")
        .build()
        .code(0);
    assert_eq!(values(&page(&outcome), "href"), ["atrium://contacts/new", "web+atrium:x", "ATRIUM:y"]);
    assert_eq!(outcome.diagnostics(), ["content/en/guide/a.md:6:5 MD005"]);
    assert!(outcome.page("_guichet/en/help.json").contains("\"schemes\":[\"atrium\",\"web+atrium\"]"));
    let none = article("Text").build().code(0);
    assert!(!none.page("_guichet/en/help.json").contains("schemes"));
}

#[test]
fn schemes_that_no_site_can_add() {
    for (schemes, place) in [
        ("[javascript]", "site.yaml:7:23 CFG004"),
        ("[atrium, Data]", "site.yaml:7:31 CFG004"),
        ("[\"view-source:\"]", "site.yaml:7:23 CFG004"),
        ("file", "site.yaml:7:22 CFG004"),
        ("[c]", "site.yaml:7:23 CFG004"),
        ("[\"a b\"]", "site.yaml:7:23 CFG004"),
    ] {
        let test = article("Text").file("site.yaml", format!("{SITE}markdown: {{ schemes: {schemes} }}\n"));
        let outcome = test.build().code(2);
        assert_eq!(outcome.diagnostics(), [place], "{}", outcome.stderr);
        assert!(outcome.stderr.contains("help: "), "{}", outcome.stderr);
    }
}

#[test]
fn settings_lead_somewhere() {
    let contacts = |href: &str| {
        format!(
            "plans: [pro]\nchannels:\n  chat:\n    kind: chat\n    plans: all\n    languages: [en, pt-BR]\n    href: {href}\n"
        )
    };
    for fine in [
        "https://chat.example.com/?lang={lang}",
        "https://{lang}.example.com/",
        "whatsapp:+1555",
        "sip:a@example.com",
        "/chat/",
        "home",
    ] {
        let outcome = article("Text").file("contacts.yaml", contacts(&format!("\"{fine}\""))).build().code(0);
        assert_eq!(outcome.diagnostics(), Vec::<String>::new(), "{fine}");
    }
    for wrong in [
        "javascript:alert(1)",
        "ms-word:ofe|u|https://a.example/",
        "https://[your-server]/",
        "https://localhost:PORT/",
        "http://",
        "chat.example.com",
        "//chat.example.com/",
        "/\\\\chat.example.com/",
        "\\\\\\\\server\\\\share",
        "file:///a",
        "C:/a",
        "{lang}:x",
        "https://{lang}:{lang}/",
        "https:chat.example.com",
    ] {
        let outcome = article("Text").file("contacts.yaml", contacts(&format!("\"{wrong}\""))).build().code(1);
        assert_eq!(outcome.diagnostics(), ["contacts.yaml:7:11 CON007"], "{wrong}: {}", outcome.stderr);
    }
    for wrong in ["javascript:alert(1)", "//evil.example/", "https://[x]/", "data:text/html,x"] {
        let test = article("Text").file("redirects.yaml", format!("- {{ from: /old/, to: \"{wrong}\" }}\n"));
        assert_eq!(test.build().code(1).diagnostics(), ["redirects.yaml:1:22 RED003"], "{wrong}");
    }
    let test = article("Text").file("redirects.yaml", "- { from: /old/, to: \"HTTPS://Archive.example\" }\n");
    assert!(test.build().code(0).page("_redirects").contains("/old https://archive.example/ 301\n"));
}

#[test]
fn an_owner_who_trusts_all_writers_is_not_lectured() {
    let site = format!("{SITE}markdown: {{ html: allow }}\n");
    let body = "<a href=\"javascript:x\">a</a> <img src=\"file:///a.png\"> <a href=\"javascript%3ax\">b</a>\n\n[c](javascript:x)";
    let outcome =
        article(body).file("site.yaml", format!("{site}diagnostics: {{ LNK001: warning }}\n")).build().code(0);
    assert_eq!(values(&page(&outcome), "href"), ["javascript:x", "javascript%3Ax"]);
    assert_eq!(outcome.diagnostics(), ["content/en/guide/a.md:4:65 LNK001", "content/en/guide/a.md:6:5 MD005"]);
}

#[test]
fn fragments_of_a_page_of_many_headings() {
    let headings: String =
        (0..400).map(|number| format!("## Part {number}\n\n[next](#part-{})\n\n", number + 1)).collect();
    let outcome = article(&headings).build().code(1);
    assert_eq!(outcome.diagnostics(), ["content/en/guide/a.md:1602:8 LNK002"], "{}", outcome.stderr);
    assert!(outcome.stderr.contains("did you mean `#part-"), "{}", outcome.stderr);
}

/// What a setting may say is not the site's to decide: a report that is made less of publishes nothing more.
#[test]
fn a_bad_address_in_contacts_is_not_published_whatever_its_severity() {
    for severity in ["warning", "off"] {
        let site = format!("{}diagnostics: {{ CON: {severity} }}\n", crate::site::SITE);
        for bad in ["javascript:alert(3)", "data:text/html,x", "//evil.example/x", "{lang}:x"] {
            let contacts = format!(
                "plans: [free]\ninbox: \"{bad}\"\nchannels:\n  chat: {{ kind: chat, plans: all, languages: [en], gate: public, href: \"{bad}\" }}\nform: {{ endpoint: \"//evil.example/send\", channels: [chat] }}\n"
            );
            let test = SiteTest::new()
                .file("site.yaml", &site)
                .file("contacts.yaml", contacts)
                .file("content/en/guide/a.md", "---\ntitle: A\n---\n{{ contact(channel=\"chat\") }}\n");
            let outcome = test.build();
            assert!(outcome.code <= 1, "{bad}: {}", outcome.stderr);
            for (path, bytes) in &outcome.files {
                let text = String::from_utf8_lossy(bytes);
                let places = [bad.to_owned(), bad.replace("{lang}", "en"), "evil.example".to_owned()];
                assert!(!places.iter().any(|place| text.contains(place)), "{bad} in {path}");
            }
            assert!(
                outcome.code == 1 || outcome.files.contains_key("en/contact/index.html"),
                "{bad}: {}",
                outcome.stderr
            );
        }
    }
}

/// The same for what keeps an article back.
#[test]
fn a_draft_mark_that_can_not_be_read_publishes_nothing() {
    let site = format!("{}diagnostics: {{ FM: warning }}\n", crate::site::SITE);
    for mark in ["draft: \"true\"", "draft: yes please", "publish_at: someday", "expires_at: 2020/01/01 or so"] {
        let test = SiteTest::new()
            .file("site.yaml", &site)
            .article("content/en/guide/a.md", "A")
            .file("content/en/guide/b.md", format!("---\ntitle: B\n{mark}\n---\nzqword\n"));
        let files = test.build().code(0).files;
        assert!(!files.contains_key("en/guide/b/index.html"), "{mark}");
    }
}
