//! `SRC`: search.

use super::entry::*;

family! {
    SRC: "search",
        "Synonyms, test queries, and what a search costs its readers.";

    SRC001: error(
        "synonyms can't be read",
        "Search can't use the group. `synonyms/<locale>.yaml` is a list of groups, each a list of two or more words or phrases that mean the same: `- [login, sign in]`.",
        file("synonyms/en.yaml", "- [login]\n", "- [login, sign in]\n"),
    );

    SRC002: error(
        "a line of queries.tsv can't be read",
        "The query can't be tested. A line has four columns with tabs between them: locale, query, id of the article, and the worst rank that is good enough (1 if left out). Lines that begin with `#` are comments.",
        file("queries.tsv", "en	refund\n", "en	refund	guide/refunds\n")
            .with(&[Text("content/en/guide/refunds.md", "")]),
    )
    .can_fix("puts tabs in place of two or more spaces.");

    SRC003: warning(
        "a line of queries.tsv that can't pass",
        "The site has no such locale, or readers of that locale can't find an article with that id: it was moved without an `id`, is a draft, or is excluded from search. Correct the line, or remove it.",
        file("queries.tsv", "en	refund	guide/refund\n", "en	refund	guide/refunds\n")
            .with(&[Text("content/en/guide/refunds.md", "")]),
    );

    SRC004: error(
        "a query misses its article",
        "`guichet search test` ran the query on the built index, and the article is not among the first results that the line asks for. `guichet search QUERY --explain` shows how the scores are made up. `keywords`, synonyms, `search: { boost: … }` or `search: { pin: … }` help; a better title helps most.",
        file("queries.tsv", "en	money	guide/refunds\n", "en	refunds	guide/refunds\n")
            .with(&[Text("content/en/guide/refunds.md", "---\ntitle: Refunds\n---\nText.\n")])
            .found_by(&["build", "search test"]),
    );

    SRC005: error(
        "a first query costs too many bytes",
        "A reader's first search loads the search module, the manifest, the words and the texts of five results. Together they are larger than `search.budget` in site.yaml allows, in kilobytes, and readers on slow networks wait for all of it. If that is acceptable, raise the budget.",
        settings("search: { budget: 1 }\n", "search: { budget: 50 }\n")
            .with(&[Text("queries.tsv", "en	welcome	guide/welcome\n")])
            .found_by(&["build", "search test"]),
    );

    SRC006: warning(
        "two articles are pinned to the same query",
        "`search: { pin: [refund] }` puts an article first for that query. Several articles can't all be first, so they come in the order of their ids. Remove the query from all but one.",
        article("---\ntitle: Example\nsearch: { pin: [money] }\n---\n", "---\ntitle: Example\n---\n")
            .with(&[Text("content/en/guide/refunds.md", "---\ntitle: Refunds\nsearch: { pin: [money] }\n---\n")]),
    );
}
