//! `FM`: front matter.

use super::entry::*;

family! {
    FM: "front matter",
        "The block between two lines `---` at the top of an article.";

    FM001: error(
        "front matter is not valid YAML",
        "The block between the two `---` lines at the top of the article can't be read, so the article has no title and no settings. Put texts with `:` or `#` in them in quotes.",
        article("---\ntitle: Refunds: how to\n---\n", "---\ntitle: \"Refunds: how to\"\n---\n"),
    )
    .follows_from_encoding()
    .hides_others()
    .can_fix("puts a text with `:` in it between quotes, writes spaces in place of tabs, and closes front matter that ends at an empty line.");

    FM002: error(
        "an article without a title",
        "Lists, search results and browser tabs show an article by its title. Add a `title:` to its front matter, or begin its text with a `# Heading`.",
        article(
            "---\ndescription: How to pay.\n---\nText.\n",
            "---\ntitle: Payments\ndescription: How to pay.\n---\nText.\n",
        ),
    )
    .follows_from_encoding()
    .hides_others()
    .can_fix("puts the lines `---` around keys that stand at the top without them, and removes empty lines before the front matter.");

    FM003: error(
        "unknown key in front matter",
        "A key that Guichet does not know would have no effect, so it is an error. Check the spelling. Your own keys belong under `extra:`.",
        article("---\ntitle: Example\ntags: [a]\n---\n", "---\ntitle: Example\nextra: { tags: [a] }\n---\n"),
    )
    .can_fix("corrects a slip in a key (`titel`), and renames keys of other generators that take the same value (`weight`, `lastmod`, `summary`), writes `unlisted: true` for `hidden: true`, and removes what says what is so anyway (`published: true`).");

    FM004: error(
        "a value in front matter is not valid",
        "The value can't be used as it is. The message says what is expected. Put texts with `:` or `#` in them in quotes; write a date as `2026-10-19`.",
        article(
            "---\ntitle: Example\nreview_by: next year\n---\n",
            "---\ntitle: Example\nreview_by: 2099-12-01\n---\n",
        ),
    )
    .can_fix("writes dates that can only be read in one way (`31.12.2026`) as `2026-12-31`, `yes` as `true`, and puts a missing space after `title:`.");

    FM005: error(
        "a file is not UTF-8",
        "In another encoding, accents and other characters would come out as garbage. Save the file as UTF-8 in your editor.",
        instead(Bytes(ARTICLE, b"---\ntitle: Caf\xe9\n---\n"), Text(ARTICLE, "---\ntitle: Café\n---\n")),
    );

    FM006: error(
        "two articles have the same id",
        "Links and translations find an article by its id, so each article of a locale needs its own. Without `id:` it is the file's path, so two files clash only if one of them has an `id:`. Change or remove it.",
        article(
            "---\ntitle: Example\nid: guide/welcome\n---\n",
            "---\ntitle: Example\nid: guide/first-steps\n---\n",
        ),
    );

    FM007: warning(
        "a text that YAML cuts",
        "In YAML, a space and `#` begin a comment, so `title: Fix issue #5` is the title \"Fix issue\". A word that begins with `!` is a tag, and one that begins with `&` is an anchor: `title: !Important news` is the title \"news\". Put the text in quotes, `title: \"Fix issue #5\"`. If it is a comment, write it on a line of its own.",
        article("---\ntitle: Fix issue #5\n---\n", "---\ntitle: \"Fix issue #5\"\n---\n"),
    )
    .can_fix("puts the text in quotes, except where what follows `#` may be a comment.");

    FM008: note(
        "a title or description that is cut where it is shown",
        "Search engines show about 65 characters of a title and 160 of a description, half as many in Chinese, Japanese and Korean; the help panel and the site's own search have no more room. What is behind that is not seen. Titles of more than 75 and descriptions of more than 200 are told. Put what readers look for first, and leave details to the text.",
        article(
            "---\ntitle: Example\ndescription: How to import contacts from a spreadsheet, from the address book of your phone, from another program for customers, or by hand, with all their companies, notes, labels and consents, in one go, and without duplicates.\n---\n",
            "---\ntitle: Example\ndescription: Import contacts from a spreadsheet, your phone or another program, with companies, notes and consents.\n---\n",
        ),
    );
}
