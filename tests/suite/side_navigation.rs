//! The tree of an area beside its pages: all of a small one, and of a large one what leads to the page.

use crate::site::SiteTest;

/// The navigation of a page.
fn nav(page: &str) -> &str {
    let rest = page.split_once("<nav class=\"side-nav\"").unwrap_or_else(|| panic!("no navigation: {page}")).1;
    rest.split_once("</nav>").expect("its end").0
}

fn links(nav: &str) -> Vec<&str> {
    nav.split("href=\"/kb/en/guide/").skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

fn deep() -> SiteTest {
    SiteTest::new()
        .article("content/en/guide/start.md", "Start")
        .article("content/en/guide/sales/deals/stages/won.md", "Won")
        .article("content/en/guide/sales/deals/stages/lost.md", "Lost")
        .article("content/en/guide/sales/deals/new.md", "New deal")
        .file("content/en/guide/sales/deals.md", "# Deals\n\nAll about deals.\n")
        .article("content/en/guide/teams/invite.md", "Invite")
}

#[test]
fn a_small_area_is_there_in_full_and_open_where_the_page_is() {
    let built = deep().build().code(0);
    let page = built.page("en/guide/sales/deals/stages/won/index.html");
    let all = [
        "",
        "start/",
        "sales/",
        "sales/deals/",
        "sales/deals/new/",
        "sales/deals/stages/",
        "sales/deals/stages/lost/",
        "sales/deals/stages/won/",
        "teams/",
        "teams/invite/",
    ];
    assert_eq!(links(nav(&page)), all);
    assert_eq!(nav(&page).matches("<details open>").count(), 3, "{}", nav(&page));
    assert_eq!(nav(&page).matches("aria-current=\"page\"").count(), 1);
    assert!(nav(&page).contains("stages/won/\" aria-current=\"page\"><bdi>Won</bdi>"));
    // The same on the pages of the folders.
    let page = built.page("en/guide/sales/deals/index.html");
    assert_eq!(links(nav(&page)), all);
    assert!(nav(&page).contains("sales/deals/\" aria-current=\"page\"><bdi>Deals</bdi>"));
    let page = built.page("en/guide/index.html");
    assert!(nav(&page).contains("href=\"/kb/en/guide/\" aria-current=\"page\""), "{}", nav(&page));
    // A page that lists all that there is needs none.
    let flat = SiteTest::new().article("content/en/guide/a.md", "A").build().code(0);
    assert!(!flat.page("en/guide/index.html").contains("side-nav"));
    assert!(nav(&flat.page("en/guide/a/index.html")).contains("In this topic"));
}

#[test]
fn of_a_large_area_only_what_leads_to_the_page() {
    let mut test = SiteTest::new();
    for category in 10..70 {
        for article in 0..15 {
            test = test.article(&format!("content/en/guide/c{category}/a{article}.md"), &format!("A{article}"));
        }
    }
    for article in 10..90 {
        test = test.article(&format!("content/en/guide/p{article}.md"), &format!("P{article}"));
    }
    let built = test.build().code(0);
    let page = built.page("en/guide/c40/a7/index.html");
    let found = links(nav(&page));
    // The area, 20 categories around its own, and the articles of that; the area's own articles are a link.
    assert_eq!(found.len(), 1 + 20 + 15 + 1, "{found:?}");
    assert!(found.contains(&"c31/") && found.contains(&"c49/") && !found.contains(&"c41/a1/"), "{found:?}");
    let page = built.page("en/guide/p55/index.html");
    let found = links(nav(&page));
    assert!(found.contains(&"p50/") && found.contains(&"p60/") && !found.contains(&"p85/"), "{found:?}");
    assert!(nav(&page).contains("p55/\" aria-current=\"page\""));
    assert!(nav(&page).len() < 8_000, "{}", nav(&page).len());
}

#[test]
fn a_borrowed_title_has_its_language_and_hostile_ones_are_text() {
    let title = "---\ntitle: \"<b>&amp; <!--here:0-->\"\n---\nText.\n";
    let built =
        SiteTest::new().file("content/en/guide/a.md", title).article("content/en/guide/b.md", "B").build().code(0);
    let page = built.page("fr/guide/b/index.html");
    assert!(nav(&page).contains("<bdi lang=\"en\" dir=\"ltr\">&lt;b&gt;&amp;amp; &lt;!--here:0--&gt;</bdi>"), "{page}");
    assert_eq!(nav(&page).matches("aria-current").count(), 1);
}
