//! `LNK`: links.

use super::entry::*;

family! {
    LNK: "links",
        "Links between articles, to their headings, and to the rest of the web.";

    LNK001: error(
        "a link to an article that does not exist",
        "Readers would get a 404 page. Links between articles are relative paths to their files, such as `../email/signature.md`. Check the path: no file of that name exists in this locale or in those it falls back to.",
        article("See [refunds](refund.md).\n", "See [refunds](refunds.md).\n")
            .with(&[Text("content/en/guide/refunds.md", "")]),
    )
    .can_fix("corrects the case of letters, writes `/` in place of `\\`, follows articles that `guichet mv` has moved, and puts `https://` or `mailto:` before full addresses.");

    LNK002: error(
        "a link to a heading that does not exist",
        "The page exists, but has no heading or anchor of that name, so readers would land at its top. Headings get their id from their text; `## Heading {#id}` sets one by hand. In a translation, the ids of the original are right as well, if both have the same headings (as many, of the same levels); otherwise give both the same `{#id}`. Area, category and home pages are checked like articles.",
        article(
            "See [how long it takes](#time).\n\n## How long it takes\n",
            "See [how long it takes](#how-long-it-takes).\n\n## How long it takes\n",
        ),
    )
    .at_times(Warning, "a redirect leads to the heading")
    .can_fix("corrects the case of letters.");

    LNK003: error(
        "a link to a draft",
        "The target exists, but it is a draft, or a folder without a published article, so readers would get a 404 page. Publish it, or remove the link. Where this is made a warning, the link is published as plain text. An article that only its dates keep from readers is reported as TIME001.",
        article("See [refunds](refunds.md).\n", "See [the start](welcome.md).\n")
            .with(&[Text("content/en/guide/refunds.md", "---\ntitle: Refunds\ndraft: true\n---\n")]),
    );

    LNK005: warning(
        "an address that no reader can open",
        "It names a file on the writer's computer (`file:`, `C:\\`), or a host or port that can't exist (`https://[your-server]/`, `http://`). It is not published; the text of the link or picture stays. Put files beside the article. If the address is only an example, write it as code, between backticks.",
        article("Open [the form](file:///C:/forms/refund.pdf).\n", "Open [the form](/refund.pdf).\n")
            .with(&[Text("static/refund.pdf", "%PDF")]),
    );
}
