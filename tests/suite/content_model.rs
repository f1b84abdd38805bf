//! Which articles are published where: ids, slugs, fallbacks, categories, order, dates, aliases.

use crate::site::{SITE, SiteTest};

/// The titles that a page's lists link to, in order.
fn links(page: &str, from: &str, to: &str) -> Vec<String> {
    let part = page.split_once(from).map_or("", |(_, rest)| rest);
    let part = part.split_once(to).map_or(part, |(part, _)| part);
    part.split("href=\"").skip(1).filter_map(|link| link.split_once('"')).map(|(url, _)| url.to_owned()).collect()
}

#[test]
fn a_missing_translation_is_borrowed_and_says_so() {
    let test = SiteTest::new()
        .file("content/en/guide/a.md", "---\ntitle: Sign in\n---\nSee [the other](b.md).\n")
        .article("content/en/guide/b.md", "Other")
        .file("content/fr/guide/b.md", "---\ntitle: Autre\nslug: autre\n---\nVoir [la page](a.md).\n");
    let built = test.build().code(0);
    let page = built.page("fr/guide/a/index.html");
    assert!(page.contains("<html lang=\"fr\""), "the page is French");
    assert!(page.contains("<article lang=\"en\" dir=\"ltr\""), "the text is English: {page}");
    assert!(page.contains("notice-fallback"), "a notice says so");
    assert!(page.contains("<meta name=\"robots\" content=\"noindex\">"));
    assert!(page.contains("<link rel=\"canonical\" href=\"https://help.example.com/kb/en/guide/a/\">"));
    assert!(page.contains("href=\"/kb/fr/guide/autre/\""), "its links stay in French");
    let sitemap = built.page("sitemap.xml");
    assert!(!sitemap.contains("/fr/guide/a/") && sitemap.contains("/fr/guide/autre/"), "{sitemap}");
    assert!(built.page("fr/guide/autre/index.html").contains("href=\"/kb/fr/guide/a/\""));
}

#[test]
fn fallbacks_form_chains() {
    let settings = "title: Help\nbase_url: https://h.example/\nlocales:\n  en: {}\n  es: { fallback: [en] }\n  pt: { fallback: [es, en] }\n  pt-BR: { fallback: [pt, es, en] }\n";
    let built = SiteTest::new()
        .file("site.yaml", settings)
        .article("content/en/guide/a.md", "English")
        .article("content/es/guide/a.md", "Spanish")
        .article("content/pt/guide/b.md", "Portuguese")
        .article("content/en/guide/c.md", "Only English")
        .build()
        .code(0);
    assert!(built.page("pt-BR/guide/a/index.html").contains("Text of Spanish"));
    assert!(built.page("pt-BR/guide/b/index.html").contains("Text of Portuguese"));
    assert!(built.page("pt-BR/guide/c/index.html").contains("Text of Only English"));
    assert!(!built.exists("es/guide/b/index.html"), "Spanish does not fall back to Portuguese");
}

#[test]
fn an_article_of_one_locale_only() {
    let built = SiteTest::new()
        .article("content/en/guide/a.md", "A")
        .article("content/fr/guide/seulement.md", "Seulement ici")
        .build()
        .code(0);
    assert!(built.exists("fr/guide/seulement/index.html") && !built.exists("en/guide/seulement/index.html"));
}

#[test]
fn ids_hold_an_article_together_across_moves() {
    let built = SiteTest::new()
        .file("site.yaml", SITE.replace("areas: [guide]", "areas: [guide, compte]"))
        .file("content/en/guide/password.md", "---\ntitle: Password\nid: password\n---\n")
        .file("content/fr/compte/mot-de-passe.md", "---\ntitle: Mot de passe\nid: password\n---\n")
        .build()
        .code(0);
    let page = built.page("en/guide/password/index.html");
    assert!(page.contains("hreflang=\"fr\" href=\"https://help.example.com/kb/fr/compte/mot-de-passe/\""), "{page}");
    let old = built.page("fr/guide/password/index.html");
    assert!(
        old.contains("url=/kb/fr/compte/mot-de-passe/"),
        "it is not borrowed: French has it, and its address leads there"
    );
}

#[test]
fn drafts_dates_and_unlisted() {
    let test = SiteTest::new()
        .article("content/en/guide/a.md", "Plain")
        .file("content/en/guide/draft.md", "---\ntitle: Drafted\ndraft: true\n---\n")
        .file("content/en/guide/later.md", "---\ntitle: Later\npublish_at: 2030-01-01\n---\n")
        .file("content/en/guide/over.md", "---\ntitle: Over\nexpires_at: 2020-01-01\n---\n")
        .file("content/en/guide/quiet.md", "---\ntitle: Quiet\nunlisted: true\n---\n");
    let built = test.build().code(0);
    for (slug, published) in [("a", true), ("draft", false), ("later", false), ("over", false), ("quiet", true)] {
        assert_eq!(built.exists(&format!("en/guide/{slug}/index.html")), published, "{slug}");
    }
    assert!(built.page("en/guide/quiet/index.html").contains("noindex"));
    assert!(!built.page("en/guide/index.html").contains("Quiet"));
    let drafts = test.run(&["build", "--drafts"]).code(0);
    assert!(drafts.page("en/guide/draft/index.html").contains("drafts-banner"));
    assert!(drafts.page("robots.txt").contains("Disallow: /"));
    let future = test.run(&["build", "--date", "2031-01-01"]).code(0);
    assert!(future.exists("en/guide/later/index.html"));
}

#[test]
fn a_draft_translation_leaves_the_original_published() {
    let built = SiteTest::new()
        .article("content/en/guide/a.md", "A")
        .file("content/fr/guide/a.md", "---\ntitle: Brouillon\ndraft: true\n---\nSECRET\n")
        .build()
        .code(0);
    let page = built.page("fr/guide/a/index.html");
    assert!(page.contains("Text of A") && !page.contains("SECRET") && !page.contains("Brouillon"));
}

#[test]
fn categories_order_and_collation() {
    let test = SiteTest::new()
        .file("content/fr/guide/_index.md", "---\ntitle: Guide pratique\ndescription: Tout savoir\n---\nBienvenue.\n")
        .file("content/fr/guide/avance/_index.md", "---\ntitle: Avancé\n---\n")
        .article("content/fr/guide/avance/x.md", "Expert")
        .article("content/fr/guide/z.md", "Zone")
        .article("content/fr/guide/e.md", "École")
        .article("content/fr/guide/f.md", "Fin")
        .file("content/fr/guide/first.md", "---\ntitle: Zut d’abord\norder: 1\n---\n");
    let built = test.build().code(0);
    let area = built.page("fr/guide/index.html");
    let articles = links(&area, "<main", "</main>");
    let at = |slug: &str| {
        articles.iter().position(|url| url.ends_with(slug)).unwrap_or_else(|| panic!("{slug} in {articles:?}"))
    };
    assert!(
        at("/first/") < at("/e/") && at("/e/") < at("/f/") && at("/f/") < at("/z/"),
        "É sorts with E: {articles:?}"
    );
    assert!(area.contains("Guide pratique") && area.contains("Bienvenue"));
    assert!(built.page("fr/guide/avance/x/index.html").contains("Avancé"), "breadcrumbs name the category");
    assert!(built.exists("fr/guide/avance/index.html"));
}

#[test]
fn one_heading_per_page() {
    let built = SiteTest::new()
        .file("content/en/guide/h1.md", "# From the *text*\n\nBody\n\n# A second one\n")
        .file("content/en/guide/both.md", "---\ntitle: For lists\n---\n# For the page\n\nBody\n")
        .article("content/en/guide/title.md", "From <the> front & matter")
        .build()
        .code(0);
    for (slug, heading) in
        [("h1", "From the <em>text</em>"), ("both", "For the page"), ("title", "From &lt;the&gt; front &amp; matter")]
    {
        let page = built.page(&format!("en/guide/{slug}/index.html"));
        assert_eq!(page.matches("<h1").count(), 1, "{slug}");
        assert!(page.contains(&format!(">{heading}</h1>")), "{slug}: {page}");
    }
    assert!(built.page("en/guide/both/index.html").contains("<title>For lists"));
}

#[test]
fn aliases_become_redirects() {
    let built = SiteTest::new()
        .file("site.yaml", format!("{SITE}locale_aliases: {{ en-US: en }}\n"))
        .file("content/en/guide/a.md", "---\ntitle: A\naliases: [old/place, /en/older.html]\n---\n")
        .file("redirects.yaml", "- { from: /legacy/, to: guide/a }\n- { from: /chain, to: /legacy }\n")
        .build()
        .code(0);
    let target = "/kb/en/guide/a/";
    for page in ["en/old/place/index.html", "en/older.html", "legacy/index.html", "chain/index.html"] {
        assert!(built.page(page).contains(&format!("url={target}")), "{page}");
    }
    let redirects = built.page("_redirects");
    assert!(redirects.contains(&format!("/kb/en/old/place/ {target} 301")), "{redirects}");
    assert!(redirects.contains("/kb/en-US/* /kb/en/:splat 301"), "{redirects}");
}

#[test]
fn literal_braces_stay_text() {
    let built = SiteTest::new()
        .file(
            "content/en/guide/a.md",
            "---\ntitle: A\n---\nWrite {{ name }} or {{< figure >}} or {% if %}.\n\n```\n{{ support_matrix() }}\n```\n",
        )
        .build()
        .code(0);
    let page = built.page("en/guide/a/index.html");
    assert!(page.contains("{{ name }} or {{&lt; figure &gt;}} or {% if %}"), "{page}");
    assert!(page.contains("{{ support_matrix() }}"), "code stays code");
}

#[test]
fn neighbours_and_related() {
    let built = SiteTest::new()
        .file("content/en/guide/a.md", "---\ntitle: A\norder: 1\nrelated: [guide/c]\n---\n")
        .file("content/en/guide/b.md", "---\ntitle: B\norder: 2\n---\n")
        .file("content/en/guide/c.md", "---\ntitle: C\norder: 3\n---\n")
        .build()
        .code(0);
    let page = built.page("en/guide/b/index.html");
    assert!(
        page.contains("href=\"/kb/en/guide/a/\" rel=\"prev\"")
            && page.contains("href=\"/kb/en/guide/c/\" rel=\"next\""),
        "{page}"
    );
    let related = built.page("en/guide/a/index.html");
    assert!(
        related.split_once("id=\"page:related\"").is_some_and(|(_, rest)| rest.contains("/kb/en/guide/c/")),
        "{related}"
    );
}

#[test]
fn dates_in_the_readers_own_format() {
    let article = "---\ntitle: A\nupdated: 2024-11-14\n---\n";
    let built =
        SiteTest::new().file("content/en/guide/a.md", article).file("content/fr/guide/a.md", article).build().code(0);
    assert!(built.page("en/guide/a/index.html").contains("November 14, 2024"));
    assert!(built.page("fr/guide/a/index.html").contains("14 novembre 2024"));
}

#[test]
fn any_base_path() {
    let test = SiteTest::new().article("content/en/guide/a.md", "A");
    for (base, prefix) in [("https://x.example", "/"), ("https://x.example/a/b", "/a/b/")] {
        let built = test.run(&["build", "--base-url", base]).code(0);
        let page = built.page("en/index.html");
        assert!(page.contains(&format!("href=\"{prefix}en/guide/\"")), "{page}");
        let ours = page.matches("href=\"/").count() + page.matches("src=\"/").count();
        let right =
            page.matches(&format!("href=\"{prefix}")).count() + page.matches(&format!("src=\"{prefix}")).count();
        assert_eq!(ours, right, "every address is below {prefix}");
    }
}

/// The home page of a language that borrows its words says whose they are (WCAG 3.1.2); words of its own need no mark.
#[test]
fn borrowed_words_of_a_home_page_say_their_language() {
    let built = SiteTest::new()
        .article("content/en/guide/a.md", "A")
        .file("content/en/_index.md", "---\ntitle: Help for all\ndescription: Ask us.\n---\nWelcome.\n")
        .build()
        .code(0);
    let french = built.page("fr/index.html");
    assert!(french.contains("lang=\"en\" dir=\"ltr\">Help for all</h1>"), "{french}");
    assert!(french.contains("<p class=\"hero-lead\" lang=\"en\" dir=\"ltr\">Ask us.</p>"), "{french}");
    let english = built.page("en/index.html");
    assert!(
        english.contains(">Help for all</h1>") && english.contains("<p class=\"hero-lead\">Ask us.</p>"),
        "{english}"
    );
    assert!(!english.contains("lang=\"en\" dir=\"ltr\">Help"), "{english}");
    let built = SiteTest::new().article("content/en/guide/a.md", "A").build().code(0);
    let french = built.page("fr/index.html");
    assert!(french.contains("<h1 class=\"hero-title\">") && french.contains("<p class=\"hero-lead\">"), "{french}");
}

/// A new one is a line of the table, and this says where else it has to be told of.
#[test]
fn every_shortcode_is_in_the_guide() {
    let guide = include_str!("../../docs/writing.md");
    for (name, form) in guichet_syntax::shortcodes::shortcode_forms() {
        assert!(guide.contains(&format!("{{{{ {name}(")), "docs/writing.md does not show `{form}`");
    }
}

#[test]
fn the_home_page_has_no_address_of_its_own() {
    let test = SiteTest::new().article("content/en/guide/a.md", "A");
    test.write("content/en/_index.md", "---\ntitle: Help\nslug: start\n---\nText.\n");
    let found = test.run(&["check"]);
    assert_eq!(found.diagnostics(), ["content/en/_index.md:3:7 FM003"], "{}", found.stderr);
}

#[test]
fn a_translation_that_lacks_something_of_its_original_is_told() {
    let english = "---\ntitle: A\n---\n> [!NOTE]\n> ![p](p.svg)\n\n[b](b.md) and [c](b.md)\n\n```sh\nls\n```\n";
    let said = |french: &str| {
        let test = SiteTest::new()
            .file("content/en/guide/p.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"></svg>")
            .article("content/en/guide/b.md", "B")
            .file("content/en/guide/a.md", english)
            .file("content/fr/guide/a.md", french);
        test.run(&["check"]).stderr
    };
    // As a whole, with a picture and an address of its own.
    let whole = "---\ntitle: A\nslug: x\n---\n> [!NOTE]\n> ![p](../../en/guide/p.svg)\n\n[b](b.md), [c](b.md), [d](b.md)\n\n```sh\nls\n```\n";
    assert!(!said(whole).contains("I18N014"), "{}", said(whole));
    let less = said("---\ntitle: A\n---\nVoir [b](b.md).\n");
    assert!(less.contains("content/fr/guide/a.md: note[I18N014]"), "{less}");
    let lacking = "pictures: 0 of 1; links to pages of this site: 1 of 2; callouts: 0 of 1; tabs, steps, cards, details and blocks of code: 0 of 1";
    assert!(less.contains(lacking), "{less}");
}
