//! `guichet search`: pins, filters, explanations, and the golden queries of `queries.tsv`.

use serde_json::Value;

use crate::site::{SITE, SiteTest};

fn site() -> SiteTest {
    SiteTest::new()
        .file("contacts.yaml", "plans: [free, pro]\nchannels:\n  kb: { plans: all, href: home }\n")
        .file("content/en/guide/refunds.md", "---\ntitle: Get a refund\nplans: [pro]\n---\nMoney comes back.\n")
        .file("content/en/guide/invoices.md", "---\ntitle: Invoices\nsearch: { pin: [refund] }\n---\nA list of them.\n")
        .file("content/en/guide/export.md", "---\ntitle: Export a list\n---\nA refund is in it.\n")
}

fn ids(stdout: &str) -> Vec<String> {
    let results: Value = serde_json::from_str(stdout).expect("JSON");
    let hits = results["hits"].as_array().expect("hits").iter();
    hits.map(|hit| hit["id"].as_str().expect("an id").trim_start_matches("guide/").to_owned()).collect()
}

#[test]
fn a_pinned_article_comes_first_for_its_query_only() {
    let test = site();
    test.build().code(0);
    assert_eq!(ids(&test.run(&["search", "Réfund!", "--json"]).code(0).stdout), ["invoices", "refunds", "export"]);
    assert_eq!(ids(&test.run(&["search", "refund money", "--json"]).code(0).stdout)[0], "refunds");
    // Filters still apply.
    assert_eq!(
        ids(&test.run(&["search", "refund", "--json", "--plan", "free"]).code(0).stdout),
        ["invoices", "export"]
    );
}

#[test]
fn json_has_the_promised_keys_and_explains_when_asked() {
    let test = site();
    test.build().code(0);
    let run = test.run(&["search", "refund", "--json", "--explain", "--limit", "1"]).code(0);
    let results: Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!((results["query"].as_str(), results["locale"].as_str()), (Some("refund"), Some("en")));
    assert_eq!(results["total"], 3);
    let hit = &results["hits"][0];
    for key in ["url", "title", "area", "excerpt", "score"] {
        assert!(!hit[key].is_null(), "{key}: {hit}");
    }
    assert_eq!(hit["explanation"]["pinned"], true);
    let counts: Vec<(&str, u64)> = results["plans"]
        .as_array()
        .expect("plans")
        .iter()
        .map(|plan| (plan["plan"].as_str().expect("a plan"), plan["count"].as_u64().expect("a count")))
        .collect();
    assert_eq!(counts, [("free", 2), ("pro", 3)]);
    let text = test.run(&["search", "refunds", "--explain"]).code(0).stdout;
    assert!(text.contains("refund ×0.85 (text"), "{text}");
}

#[test]
fn golden_queries_are_asked() {
    let test = site().file(
        "queries.tsv",
        "en\tmoney back\tguide/refunds\t1\nen\trefund\tguide/refunds\t1\nen\trefund\tguide/refunds\t2\nen\tnothing of this\tguide/export\n",
    );
    test.build().code(0);
    let run = test.run(&["search", "test"]).code(1);
    assert_eq!(run.diagnostics(), ["queries.tsv:2:1 SRC004", "queries.tsv:4:1 SRC004"]);
    assert!(run.stderr.contains("it finds `guide/invoices`"), "{}", run.stderr);
}

#[test]
fn a_budget_is_held() {
    let test = site().file("queries.tsv", "en\tmoney\tguide/refunds\n");
    test.build().code(0);
    test.run(&["search", "test"]).code(0);
    test.write("site.yaml", format!("{SITE}search: {{ budget: 5 }}\n"));
    assert_eq!(test.run(&["search", "test"]).code(1).diagnostics(), ["queries.tsv:1:1 SRC005"]);
}

#[test]
fn lines_that_cannot_come_true_are_told_by_a_build() {
    let test = site().file("queries.tsv", "en\tx\tguide/refnds\nxx\tx\tguide/refunds\nen\tx\n");
    assert_eq!(
        test.run(&["check"]).diagnostics(),
        ["queries.tsv:1:1 SRC003", "queries.tsv:2:1 SRC003", "queries.tsv:3:1 SRC002"]
    );
}

#[test]
fn two_articles_pinned_to_one_query() {
    let test =
        site().file("content/en/guide/money.md", "---\ntitle: Money\nsearch: { pin: [money, Refund] }\n---\nText.\n");
    assert_eq!(test.build().code(0).diagnostics(), ["content/en/guide/money.md:3:24 SRC006"]);
}

/// What a badge says is on the page and in no file of the content, where it has only a kind or a plan.
#[test]
fn badges_are_found_by_what_they_say() {
    let text = "---\ntitle: Merge\n---\nExports {{ badge(plan=\">=pro\") }} are here.\n\n## Twins {{ badge(kind=\"deprecated\") }}\n\n| A | B |\n|---|---|\n| {{ badge(kind=\"required\") }} | x |\n";
    let test = SiteTest::new()
        .file("contacts.yaml", "plans: [free, pro, enterprise]\nchannels:\n  web: { plans: all, href: home }\n")
        .file("locales/fr.ftl", "plan-free = Gratuit\nplan-pro = Pro\nplan-enterprise = Grand compte\n")
        .file("content/en/guide/a.md", text)
        .file("content/fr/guide/a.md", text)
        .article("content/en/guide/b.md", "B")
        .article("content/fr/guide/b.md", "B");
    let built = test.build().code(0);
    let found = |locale: &str, query: &str| {
        let json = test.run(&["search", query, "--locale", locale, "--json"]).code(0).stdout;
        let results: Value = serde_json::from_str(&json).unwrap();
        results["hits"]
            .as_array()
            .unwrap()
            .iter()
            .map(|hit| hit["url"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    for (locale, query, anchor) in [
        ("en", "enterprise", ""),
        ("en", "deprecated", "#twins"),
        ("en", "required", "#twins"),
        ("fr", "grand compte", ""),
        ("fr", "obsolète", "#twins"),
        ("fr", "obligatoire", "#twins"),
    ] {
        assert_eq!(found(locale, query), [format!("/kb/{locale}/guide/a/{anchor}")], "{query}");
    }
    assert!(built.page("en/guide/a/index.html").contains("content=\"Exports are here.\""), "the excerpt is without it");
    // Another word makes another index, though no article has changed.
    test.write(
        "locales/fr.ftl",
        "plan-free = Gratuit\nplan-pro = Pro\nplan-enterprise = Entreprise\nbadge-deprecated = Dépassé\n",
    );
    test.build().code(0);
    assert_eq!(
        (found("fr", "entreprise").len(), found("fr", "dépassé").len(), found("fr", "obsolète").len()),
        (1, 1, 0)
    );
}

#[test]
fn signs_that_end_a_name_count() {
    let named = |name: &str| format!("---\ntitle: {name} client\n---\nThe {name} client library.\n");
    let test = SiteTest::new()
        .file("content/en/guide/c.md", named("C"))
        .file("content/en/guide/plus.md", named("C++"))
        .file("content/en/guide/sharp.md", named("C#"));
    test.build().code(0);
    for (query, first) in [("c++", "plus"), ("c#", "sharp"), ("C++ client", "plus"), ("c client", "c")] {
        let json = test.run(&["search", query, "--json"]).code(0).stdout;
        let results: Value = serde_json::from_str(&json).unwrap();
        assert_eq!(results["hits"][0]["id"], format!("guide/{first}"), "{query}");
    }
    assert!(test.run(&["search", "🎉"]).code(0).stderr.contains("signs alone can't be searched for"));
}
