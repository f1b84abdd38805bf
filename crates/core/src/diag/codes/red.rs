//! `RED`: redirects.

use super::entry::*;

family! {
    RED: "redirects",
        "Old addresses in redirects.yaml and in the `aliases` of articles and folders.";

    RED001: error(
        "redirects go in a circle",
        "Following the redirects leads back to where it began, so browsers show an error instead of a page. Let one of them lead to a page.",
        file("redirects.yaml", "/a/: /b/\n/b/: /a/\n", "/a/: /b/\n/b/: guide/welcome\n"),
    )
    .can_fix("removes a line of redirects.yaml that leads to itself.");

    RED002: error(
        "a redirect hides a page",
        "A page exists at the old address, so it would be shown instead of the redirect. Remove the redirect, or give the page another `slug`.",
        file("redirects.yaml", "/en/guide/welcome/: guide/refunds\n", "/en/guide/start/: guide/refunds\n")
            .with(&[Text("content/en/guide/refunds.md", "")]),
    );

    RED003: error(
        "a redirect leads nowhere",
        "The target is neither a page of this site nor a full URL, so readers would get a 404 page. Redirect to a page, an article's id, or a full URL.",
        file("redirects.yaml", "/old/: guide/refund\n", "/old/: guide/refunds\n")
            .with(&[Text("content/en/guide/refunds.md", "")]),
    );

    RED004: error(
        "an old address redirects to two places",
        "The address is listed twice, with different targets, and only one of them can be used. Remove the other.",
        file("redirects.yaml", "/en/old/: guide/refunds\n", "/en/older/: guide/refunds\n")
            .with(&[
                Text("content/en/guide/refunds.md", ""),
                Text(ARTICLE, "---\ntitle: Example\naliases: [old]\n---\n"),
            ]),
    );

    RED005: error(
        "an address that was published leads nowhere",
        "Readers have it in their bookmarks, and search engines in their lists. An article that was renamed or moved needs its old path in `aliases`; for one that is gone, redirects.yaml says where its readers go. What was published is in published.json, which builds add to where it is there: make one with `[]` in it, and keep it in the repository. Without it, a build warns of what the last build in the same folder had.",
        file("published.json", "[\n  \"en/guide/start\"\n]\n", "[\n  \"en/guide/welcome\"\n]\n"),
    )
    .at_times(Warning, "only the last build in the output folder is known");
}
