//! The text of an `_index.md` is a text like any other: found, listed, linked to, and checked.

use crate::site::{Outcome, SiteTest};

const EXPENSES: &str = "---\ntitle: Expenses\ndescription: How money comes back to you.\nkeywords: [reimbursement]\naliases: [money]\n---\nGive us the payout legal entity.\n\n## Submit an expense\n\nSee [recurring](recurring.md).\n\n## Deadlines\n\nTwo weeks.\n";

fn site() -> SiteTest {
    SiteTest::new()
        .file("content/en/guide/expenses/_index.md", EXPENSES)
        .article("content/en/guide/expenses/recurring.md", "Recurring")
        .article("content/en/guide/expenses/trips/abroad.md", "Abroad")
}

fn found(test: &SiteTest, locale: &str, query: &str) -> Vec<String> {
    let answer = test.run(&["search", query, "--locale", locale, "--json"]).code(0);
    let answer: serde_json::Value = serde_json::from_str(&answer.stdout).expect("JSON");
    let hits = answer["hits"].as_array().expect("hits");
    hits.iter().filter_map(|hit| Some(hit["url"].as_str()?.split('#').next()?.to_owned())).collect()
}

#[test]
fn it_is_found() {
    let test = site();
    let built = test.build().code(0);
    assert_eq!(built.diagnostics(), [""; 0]);
    assert_eq!(found(&test, "en", "payout legal entity"), ["/kb/en/guide/expenses/"]);
    assert_eq!(found(&test, "en", "reimbursement"), ["/kb/en/guide/expenses/"]);
    // Readers of another language find it as they find borrowed articles.
    assert_eq!(found(&test, "fr", "payout legal entity"), ["/kb/fr/guide/expenses/"]);
    let page = built.page("en/a-z/index.html");
    assert!(page.contains("<a href=\"/kb/en/guide/expenses/\""), "{page}");
    assert!(
        built
            .page("fr/a-z/index.html")
            .contains("<a href=\"/kb/fr/guide/expenses/\"><bdi lang=\"en\" dir=\"ltr\">Expenses</bdi>")
    );
    assert!(built.page("en/llms.txt").contains(
        "- [Expenses](https://help.example.com/kb/en/guide/expenses/index.md): How money comes back to you.\n"
    ));
    assert!(!built.page("fr/llms.txt").contains("Expenses"), "it is not French");
    assert!(built.page("en/money/index.html").contains("url=/kb/en/guide/expenses/"));
    assert!(built.page("fr/money/index.html").contains("url=/kb/fr/guide/expenses/"));
    let feed = built.page("_guichet/en/addresses.json");
    assert!(!feed.contains("expenses/\""), "{feed}");
}

#[test]
fn it_has_a_twin_that_leads_to_what_is_in_the_folder() {
    let built = site().build().code(0);
    let twin = built.page("en/guide/expenses/index.md");
    assert!(twin.starts_with("---\ntitle: \"Expenses\"\ndescription: \"How money comes back to you.\"\nurl: https://help.example.com/kb/en/guide/expenses/\n"), "{twin}");
    assert!(twin.contains("See [recurring](/kb/en/guide/expenses/recurring/index.md).\n"), "{twin}");
    assert!(
        twin.ends_with("Two weeks.\n\n- [Recurring](/kb/en/guide/expenses/recurring/index.md)\n- [Trips](/kb/en/guide/expenses/trips/)\n"),
        "{twin}"
    );
    let page = built.page("en/guide/expenses/index.html");
    assert!(page.contains("type=\"text/markdown\" href=\"/kb/en/guide/expenses/index.md\""), "{page}");
    assert!(!built.exists("fr/guide/expenses/index.md") && !built.exists("en/guide/index.md"));
    assert!(!built.page("fr/guide/expenses/index.html").contains("text/markdown"));
}

#[test]
fn it_has_a_list_of_contents_and_its_language() {
    let built = site().build().code(0);
    let contents = "<li><a href=\"#submit-an-expense\">Submit an expense</a></li>";
    assert!(built.page("en/guide/expenses/index.html").contains(contents));
    let french = built.page("fr/guide/expenses/index.html");
    assert!(french.contains("class=\"prose listing-body\" lang=\"en\" dir=\"ltr\">"), "{french}");
    let without =
        SiteTest::new().file("content/en/guide/_index.md", EXPENSES.replace("---\nGive", "toc: false\n---\nGive"));
    let without = without.article("content/en/guide/recurring.md", "R").build().code(0);
    assert!(!without.page("en/guide/index.html").contains("toc-list"));
}

#[test]
fn an_area_and_the_home_page_have_texts_too() {
    let test = SiteTest::new()
        .file("content/en/_index.md", "---\ntitle: Welcome\n---\nWe moved to Lisbon.\n")
        .file("content/en/guide/_index.md", "# The *guide*\n\nAbout zebras.\n")
        .article("content/en/guide/a.md", "A");
    let built = test.build().code(0);
    assert_eq!(found(&test, "en", "lisbon"), ["/kb/en/"]);
    assert_eq!(found(&test, "en", "zebras"), ["/kb/en/guide/"]);
    assert_eq!(found(&test, "fr", "zebras"), ["/kb/fr/guide/"]);
    let list = built.page("en/llms.txt");
    assert!(list.contains("\n- [Welcome](https://help.example.com/kb/en/index.md)\n\n## The guide\n\n- [The guide](https://help.example.com/kb/en/guide/index.md)\n- [A]"), "{list}");
    assert!(built.page("en/index.md").contains("# Welcome\n\nWe moved to Lisbon.\n"));
    assert!(
        built.page("en/guide/index.md").contains("# The *guide*\n\nAbout zebras.\n\n- [A](/kb/en/guide/a/index.md)\n")
    );
    // Without a title in the front matter, the heading names the folder, and nothing of it is lost.
    let page = built.page("en/guide/index.html");
    assert!(page.contains("<h1 id=\"the-guide\">The <em>guide</em></h1>"), "{page}");
    assert!(built.page("en/guide/a/index.html").contains(">The guide</"));
}

#[test]
fn it_can_stay_out_of_the_search_or_come_first() {
    let text = |rule: &str| EXPENSES.replace("aliases:", &format!("search: {rule}\naliases:"));
    let test = site().file("content/en/guide/expenses/_index.md", text("false"));
    test.build().code(0);
    assert_eq!(found(&test, "en", "payout"), [""; 0]);
    let test = site().file("content/en/guide/expenses/_index.md", text("{ pin: [Recurring] }"));
    test.build().code(0);
    assert_eq!(found(&test, "en", "recurring")[0], "/kb/en/guide/expenses/");
    // Golden queries may name it.
    let test = test.file("queries.tsv", "en\trecurring\tguide/expenses/\n");
    assert_eq!(test.build().code(0).diagnostics(), [""; 0]);
    test.run(&["search", "test", "-o", &test.root().join("public").to_string_lossy()]).code(0);
    test.write("queries.tsv", "en\trecurring\tguide/expenses/trips/\n");
    assert_eq!(test.build().code(0).diagnostics(), ["queries.tsv:1:1 SRC003"]);
    // Pinned to a query of an article.
    let test = test
        .file("queries.tsv", "")
        .file("content/en/guide/expenses/recurring.md", "---\ntitle: R\nsearch: { pin: recurring }\n---\n");
    assert!(test.build().code(0).diagnostics()[0].ends_with(" SRC006"));
}

#[test]
fn names_that_introduce_a_folder_elsewhere() {
    let said = |files: &[(&str, &str)]| -> (Vec<String>, String) {
        let test = files.iter().fold(SiteTest::new(), |test, (path, text)| test.file(path, text));
        let outcome: Outcome = test.article("content/en/guide/ok.md", "OK").run(&["check"]);
        (outcome.diagnostics(), outcome.stderr)
    };
    let a = "---\ntitle: A\n---\nText.\n";
    for name in ["index.md", "README.md", "readme.md", "Index.md"] {
        let (codes, text) = said(&[(&format!("content/en/guide/{name}"), a)]);
        assert_eq!(codes, [format!("content/en/guide/{name} NAV007")]);
        assert!(text.contains("rename it to `content/en/guide/_index.md`"), "{text}");
    }
    // Alone with its pictures in its folder, as page bundles are.
    let (codes, text) = said(&[("content/en/guide/import/index.md", a)]);
    assert_eq!(codes, ["content/en/guide/import/index.md NAV007"]);
    assert!(text.contains("rename it to `content/en/guide/import/_index.md`"), "{text}");
    let (_, text) = said(&[("content/en/guide/index.md", a), ("content/en/guide/_index.md", a)]);
    assert!(text.contains("`content/en/guide/_index.md` is the page of the folder"), "{text}");
    // The home page.
    let (codes, text) = said(&[("content/en/index.md", a)]);
    assert_eq!(codes, ["content/en/index.md NAV001"]);
    assert!(text.contains("rename it to `content/en/_index.md`"), "{text}");
    // Meant as an article, or called so by its title only.
    let meant = "---\ntitle: Indexes of a database\nslug: indexes\n---\n";
    assert_eq!(said(&[("content/en/guide/index.md", meant)]).0, [""; 0]);
    assert_eq!(said(&[("content/en/guide/indexes.md", a), ("content/en/guide/readme-files.md", a)]).0, [""; 0]);
    // The same in another format, and beside a folder.
    for (name, article) in [("index.mdx", "_index.md"), ("README.markdown", "_index.md"), ("sso.mdx", "sso/_index.md")]
    {
        let (codes, text) = said(&[(&format!("content/en/guide/{name}"), a), ("content/en/guide/sso/okta.md", a)]);
        assert_eq!(codes, [format!("content/en/guide/{name} NAV006")]);
        assert!(text.contains(&format!("rename it to `{article}`")), "{text}");
    }
    // Links to what introduces a folder elsewhere.
    for link in ["sso.md", "sso/README.md"] {
        let text = format!("---\ntitle: A\n---\n[x]({link})\n");
        let (codes, text) = said(&[("content/en/guide/a.md", &text), ("content/en/guide/sso/okta.md", a)]);
        assert_eq!(codes, ["content/en/guide/a.md:4:5 LNK001"]);
        assert!(text.contains("did you mean `sso/`?"), "{text}");
    }
}
