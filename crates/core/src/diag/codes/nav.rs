//! `NAV`: menus and areas.

use super::entry::*;

family! {
    NAV: "menus and areas",
        "Where an article is on the site, and how readers and the help panel find it.";

    NAV001: error(
        "an article outside of any area",
        "Readers find articles by their area, so an article must be in one. Move the file to `content/<locale>/<area>/<slug>.md`.",
        instead(Text("content/en/example.md", ""), Text(ARTICLE, "")),
    );

    NAV002: warning(
        "an area without content",
        "An area that is named in site.yaml has no folder in any locale, so it does not appear on the site. Correct the name, or add the folder `content/<locale>/<area>/`.",
        settings(
            "title: Help\nbase_url: https://help.example.com/\nlocales: { en: {} }\nareas: [guide, guides]\n",
            "title: Help\nbase_url: https://help.example.com/\nlocales: { en: {} }\nareas: [guide]\n",
        ),
    );

    NAV003: error(
        "unknown related article",
        "`related` lists ids of articles, such as `contacts/import`, or paths of files relative to this one. An article that does not exist can't be shown. Correct the id or path, or remove it.",
        article(
            "---\ntitle: Example\nrelated: [guide/refund]\n---\n",
            "---\ntitle: Example\nrelated: [guide/refunds]\n---\n",
        )
        .with(&[Text("content/en/guide/refunds.md", "")]),
    )
    .can_fix("corrects the case of letters, and follows articles that `guichet mv` has moved.");

    NAV004: warning(
        "unknown product context",
        "The `contexts` of an article are places in your product that site.yaml lists under `contexts`. The help panel never asks for any other. Correct the name, or add the context in site.yaml.",
        article(
            "---\ntitle: Example\ncontexts: [report]\n---\n",
            "---\ntitle: Example\ncontexts: [reports]\n---\n",
        )
        .with(&[
            Text("site.yaml", "contexts: [reports]\n"),
            Text("content/en/guide/other.md", "---\ntitle: Other\ncontexts: [reports]\n---\n"),
        ]),
    );

    NAV005: warning(
        "a product context without a top article",
        "The help panel opens with the articles that name the customer's place in the product. No article names this place: add it to `contexts` in the front matter of the articles that help there. Until then the panel shows the articles of the context's `area`, or else the most important ones.",
        settings("contexts: [reports, billing]\n", "contexts: [reports]\n")
            .with(&[Text(ARTICLE, "---\ntitle: Example\ncontexts: [reports]\n---\n")]),
    );

    NAV006: warning(
        "a file that looks like an article and is not read",
        "Articles are Markdown files whose names end in `.md`. A file that looks like one, but is called `PRICES.MD`, `refund.mdx` or `draft.md.txt`, is neither read nor published: it might be a draft, and its front matter is not for readers. Rename it. The same goes for conflicted copies that file synchronization makes, and for folders whose names say that they are backups.",
        instead(
            Text("content/en/guide/example.mdx", "---\ntitle: Example\n---\n"),
            Text(ARTICLE, "---\ntitle: Example\n---\n"),
        ),
    );

    NAV007: warning(
        "an article with a name that means something else elsewhere",
        "In other generators `index.md` or `README.md` is the page of the folder that it is in. Here that page is `_index.md`, and `guide/index.md` is an article with the address `/guide/index/`, which hardly anybody means. Rename it to `_index.md`: the folder's page then shows its title and text. If it is an article of its own, give it a `slug:`, and the warning goes away. The same is said of names that end in a language (`refunds.fr.md`: a translation is in the folder of its locale) or begin with `_` (text that articles share goes into `_snippets/`).",
        instead(Text("content/en/guide/index.md", ""), Text("content/en/guide/_index.md", "")),
    );

    NAV008: warning(
        "a copy of an article is published",
        "Its name says that somebody or a program has copied the file: `import (1).md`, `import copy.md`, `Copy of import.md`. It has a page of its own, and readers and search engines find two articles about the same. Delete the copy, or give it a name and a title of its own.",
        instead(Text("content/en/guide/welcome-copy.md", "Text.\n"), Text("content/en/guide/goodbye.md", "Text.\n")),
    );

    NAV009: note(
        "a folder that may be a misspelled area",
        "A folder in `content/<locale>/` is an area, also if `areas` in site.yaml does not list it. This one has few articles, no `_index.md`, and nearly the name of an area that is listed: readers would see both. Move its articles to the area that is meant. If it is an area of its own, list it in `areas`, or give it an `_index.md`.",
        instead(Text("content/en/guiide/example.md", "---\ntitle: Example\n---\n"), Text(ARTICLE, "---\ntitle: Example\n---\n")),
    );
}
