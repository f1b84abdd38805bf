//! `LNK`: links.

use super::entry::*;

family! {
    LNK: "links",
        "Links between articles, to their headings, and to the rest of the web.";

    LNK001: error(
        "a link to an article that does not exist",
        "Readers would get a 404 page. Links between articles are relative paths to their files, such as `../email/signature.md`. Check the path: no file of that name exists in this locale or in those it falls back to. If `published.json` has its address, the message says so, and where its readers are led now.",
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

    LNK006: error(
        "a link to a page of another site that is gone",
        "The server says that there is no such page (404 or 410), or there is no host of that name: readers would get an error. Link to what has taken its place, or remove the link. Only `guichet check --external` looks; it remembers for an hour what is gone. To leave an address out, list it under `external: { ignore: […] }` in site.yaml.",
        article("See [the clock](http://localhost:8000/gone).\n", "See [the clock](http://localhost:8000/time).\n")
            .with(OF_THIS_MACHINE).found_by(EXTERNAL),
    );

    LNK007: warning(
        "a page of another site that could not be opened",
        "Its server answers with an error of its own, or not at all: no answer in time, a connection that ends or that nobody accepts, a certificate that is not valid, a redirect in a circle. It may pass, so `guichet check --external` tries several times, and says why it gave up. Open the page in a browser; if it is the same tomorrow, link to something else.",
        article("See [the clock](http://localhost:8000/broken).\n", "See [the clock](http://localhost:8000/time).\n")
            .with(OF_THIS_MACHINE).found_by(EXTERNAL),
    );

    LNK008: note(
        "a link to a page of another site that has moved",
        "The server leads on to another address, and says that this is for good (301 or 308). Readers get there, for as long as the old address leads on. Write the new one. Where it is the page that a site begins with, the page that was meant is probably gone.",
        article("See [the clock](http://localhost:8000/old-time).\n", "See [the clock](http://localhost:8000/time).\n")
            .with(OF_THIS_MACHINE).found_by(EXTERNAL),
    );

    LNK009: note(
        "a link to another site that can't be checked",
        "The server answers browsers only (401, 403, 429, 999 and the like), or the host is not one of the Internet: a machine of your own network is asked only if site.yaml allows it by name, since whoever writes articles could have a build ask it for anything. Open the page in a browser. `external` in site.yaml has a list of hosts to allow and one of addresses to leave out.",
        article("See [the clock](http://192.168.1.1/time).\n", "See [the clock](http://localhost:8000/time).\n")
            .with(OF_THIS_MACHINE).found_by(EXTERNAL),
    );

    LNK010: warning(
        "a link through another program's page",
        "Google Docs, Outlook, Facebook and mail filters put an address of their own before those that are pasted from them. Readers then pass through a page that counts them, asks whether they want to go on, or no longer works one day. Write the address that the link is meant to lead to: the help has it.",
        article(
            "See [prices](https://www.google.com/url?q=https://shop.example.com/prices&sa=D&source=editors).\n",
            "See [prices](https://shop.example.com/prices).\n",
        ),
    );

    LNK011: note(
        "an address that says where readers came from",
        "`utm_source`, `fbclid`, `gclid` and the like were added for whoever clicked on a newsletter or an advertisement. In an article they credit its readers to that, and make the address longer. Remove the parameters, unless it is your own site that counts clicks from its help.",
        article(
            "See [prices](https://shop.example.com/prices?utm_source=news&utm_medium=email).\n",
            "See [prices](https://shop.example.com/prices).\n",
        ),
    );

    LNK012: note(
        "a link to an address for examples",
        "`example.com` and its like are reserved for examples: a reader who follows the link finds nothing. Write the address that is meant. One that is itself the example, such as what to type into a field, is put between backticks, and is not a link then. A site whose own address is one for examples is an example itself, and is not told.",
        article("Open [your account](https://app.example.com/account).\n", "Open [your account](https://app.acme-crm.com/account).\n")
            .with(&[Text("site.yaml", "title: Help\nbase_url: https://help.acme-crm.com/\nlocales: { en: {} }\nareas: [guide]\n")]),
    );

    LNK013: warning(
        "a link without an address",
        "There is nothing between the brackets behind its text, so it leads to the page that it is on. Somebody wanted to look the address up later. Write it, or remove the brackets. `#` leads to the top of the page, where that is meant.",
        article("See [refunds]().\n", "See [refunds](refunds.md).\n").with(&[Text("content/en/guide/refunds.md", "")]),
    );

    LNK014: note(
        "a link to an article of a Zendesk help centre",
        "What is pasted from a help centre at `*.zendesk.com` leads on to its articles. If it is the one that this site replaces, the links work until it is switched off. Link to the articles of this site. A link to somebody else's help centre is right as it is.",
        article("See [refunds](https://atrium.zendesk.com/hc/en-us/articles/360001-Refunds).\n", "See [refunds](refunds.md).\n")
            .with(&[Text("content/en/guide/refunds.md", "")]),
    );

    LNK015: note(
        "a link to the preview",
        "The address was copied from the preview that `guichet serve` shows: for a reader it leads to their own computer, where nothing answers. Link to the article by its path.",
        article("See [refunds](http://127.0.0.1:4000/en/guide/refunds/).\n", "See [refunds](refunds.md).\n")
            .with(&[Text("content/en/guide/refunds.md", "")]),
    );
}

/// A server that the examples lead to: tests/suite/diagnostics.rs has one.
const OF_THIS_MACHINE: &[Given] = &[Text("site.yaml", "external: { allow: [localhost] }\n")];
const EXTERNAL: &[&str] = &["check --external"];
