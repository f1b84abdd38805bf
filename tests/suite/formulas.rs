//! Formulas: MathML on the page, words in the search, LaTeX in the Markdown twin; and money where a site has none.

use crate::site::{Outcome, SITE, SiteTest};

const ARTICLE: &str = "---\ntitle: Revenue\n---\n\nA month has $\\text{ARPU} \\times n$, and \\$5 or $5 and $6 are money.\n\n## With $x^2$\n\n$$\n\\text{churn} = \\frac{a}{b}\n$$\n\n```math title=\"Sum\"\n\\sum_{i=1}^{n} x_i\n```\n\n> $$\n> a {{b}} = c\n> $$\n\n| a | b |\n|---|---|\n| $a_1$ | $\\foo$ |\n";

fn built(settings: &str) -> Outcome {
    let test =
        SiteTest::new().file("site.yaml", format!("{SITE}{settings}")).file("content/en/guide/revenue.md", ARTICLE);
    test.build().code(0)
}

#[test]
fn formulas_are_typeset_where_a_site_asks_for_it() {
    let outcome = built("markdown: { math: true }\n");
    assert_eq!(outcome.diagnostics(), ["content/en/guide/revenue.md:23:12 MD035"], "{}", outcome.stderr);
    assert!(outcome.stderr.contains("unknown command `\\foo`"), "{}", outcome.stderr);
    let page = outcome.page("en/guide/revenue/index.html");
    for part in [
        "<math><mtext>ARPU</mtext>",
        "<span class=\"formula\"><math display=\"block\"><mtext>churn</mtext>",
        "<div class=\"formula\"><math display=\"block\"><munderover>",
        "<math><msup><mi>x</mi><mn>2</mn></msup></math>",
        "<td><math><msub><mi>a</mi><mn>1</mn></msub></math>",
        "$5 or $5 and $6 are money",
        "<code>\\foo</code>",
        "/blocks.css",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert!(!page.contains("style=\"") && !page.contains("<script>MathJax"));
    // Braces in a formula are braces.
    assert!(page.contains("<mi>b</mi><mo>=</mo>") || page.contains("<mi>b</mi>"), "{page}");
    let twin = outcome.page("en/guide/revenue/index.md");
    assert!(twin.contains("$\\text{ARPU} \\times n$") && twin.contains("```math"), "{twin}");
}

#[test]
fn without_the_setting_they_are_told() {
    let outcome = built("");
    let page = outcome.page("en/guide/revenue/index.html");
    assert!(!page.contains("<math") && page.contains("$5 or $5 and $6 are money"), "{page}");
    assert!(outcome.stderr.contains("set `markdown: { math: true }` in site.yaml"), "{}", outcome.stderr);
    // In a line, by itself and as code; and no money.
    for place in ["revenue.md:5:13: warning[MD011]", "(and 2 more in this file: lines 9, 17)", "revenue.md:13:1: "] {
        assert!(outcome.stderr.contains(place), "{place}: {}", outcome.stderr);
    }
    let text = "From $5 to $10 a month, or C:\\new for $HOME. Is `$\\frac$` code?";
    let money = SiteTest::new().file("content/en/guide/a.md", format!("---\ntitle: A\n---\n{text}\n"));
    assert_eq!(money.build().code(0).diagnostics(), [""; 0]);
}
