//! `TEXT`: words.

use super::entry::*;

family! {
    TEXT: "words",
        "The words of articles: those that the site has agreed on, those of the product's interface, and those that are still missing.";

    TEXT001: note(
        "a word that the glossary avoids",
        "`glossary.yaml` says which words this site uses for its things, and which it doesn't: two names for one thing make readers look for a difference. Write the word in the help. Code, addresses and labels of the product (`ui-labels/`) are left alone.",
        article("Log in first.\n", "Sign in first.\n")
            .with(&[Text("glossary.yaml", "en:\n  - use: sign in\n    not: [log in, login]\n")]),
    );

    TEXT002: note(
        "a label that is not quite the product's",
        "Words in bold are looked for among the labels of the product, which are in `ui-labels/`: this one differs from one by its case or by a letter, or is what the product says in another language. Readers look for what is written here. Write it as the product does.",
        article("Select **Import contact**.\n", "Select **Import contacts**.\n")
            .with(&[Text("ui-labels/en.json", "{ \"import\": \"Import contacts\" }\n")]),
    );

    TEXT003: note(
        "a word that stands in for text",
        "`TODO`, `TBD`, `FIXME` and `XXX` are notes of a writer to themselves, and \"Lorem ipsum\" fills a place; \"Error! Bookmark not defined.\" is what Word writes where a reference leads to nothing. Readers see them. Write what is missing, or put the note into a comment, `<!-- … -->`, which is not published. Code is left alone.",
        article("The price is TBD.\n", "It costs 9 euros.\n"),
    )
    .at_times(Warning, "it is \"Lorem ipsum\" or comes from Word");

    TEXT004: error(
        "a glossary or a list of labels can't be read",
        "`glossary.yaml` has a list for each locale: `en: [{ use: sign in, not: [log in] }]`. Files in `ui-labels/` are named after a locale of the site, and hold its texts as JSON or YAML, nested at will, or as lines of a `.txt`. Correct the place that the message names.",
        file("glossary.yaml", "en:\n  - sign in\n", "en:\n  - use: sign in\n    not: [log in]\n"),
    )
    .follows_from_encoding();
}
