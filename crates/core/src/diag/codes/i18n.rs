//! `I18N`: translations.

use super::entry::*;

const PICTURE: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"640\" height=\"480\"><text y=\"20\">Refund</text></svg>\n";

family! {
    I18N: "translations",
        "Files in `locales/`, in which a site translates or replaces the words of its theme.";

    I18N010: error(
        "a message file is broken",
        "Files in `locales/` are in the Fluent format: `message-id = text`. A message that can't be read can't be shown. Correct it at the place that the diagnostic names. A value in a message, `{ $name }`, must be one that the theme's message of that name has too: readers see the name of any other.",
        file("locales/en.ftl", "plan-pro Pro\n", "plan-pro = Pro\n").with(&[Text("contacts.yaml", "")]),
    )
    .at_times(Warning, "a message has a value that the theme's message does not have")
    .follows_from_encoding();

    I18N011: warning(
        "a message that nothing shows",
        "The theme has no message of this name, and no template of the site prints it as `{{ t.… }}`, so readers would never see it. Check the spelling, or remove it. Names of plans, add-ons, channels and areas begin with `plan-`, `addon-`, `channel-` and `area-`, words for your own scripts with `script-`.",
        file("locales/en.ftl", "serach-label = Find\n", "search-label = Find\n"),
    )
    .can_fix("corrects a name with one slip in it.");

    I18N012: warning(
        "a locale whose interface is in English",
        "The theme has no words in this language, so headings, buttons and notices are in English around the articles. Translate the theme's messages in `locales/<locale>.ftl`, a few at a time if you like; or give the locale a `fallback` in a language that the theme speaks.",
        settings(
            "title: Help\nbase_url: https://help.example.com/\nareas: [guide]\nlocales: { en: {}, fr: {}, sw: {} }\n",
            "title: Help\nbase_url: https://help.example.com/\nareas: [guide]\nlocales: { en: {}, fr: {}, sw: { fallback: [fr] } }\n",
        )
        .with(&[Text("content/sw/guide/welcome.md", ""), Text("content/fr/guide/welcome.md", "")]),
    );

    I18N014: note(
        "a translation that lacks pictures, links or blocks of its original",
        "The translation has fewer pictures, links to pages of the site, shortcodes, callouts or blocks than the original: something was added to the original since it was translated, or a tool has lost it. What a translation has more of is not reported. If yours may differ, `diagnostics: { I18N014: off }` in site.yaml turns the note off.",
        file(
            "content/fr/guide/refunds.md",
            "---\ntitle: Remboursements\n---\nTexte.\n",
            "---\ntitle: Remboursements\n---\n> [!NOTE]\n> Texte.\n",
        )
        .with(&[
            Text("site.yaml", "title: Help\nbase_url: https://help.example.com/\nareas: [guide]\nlocales: { en: {}, fr: {} }\n"),
            Text("content/en/guide/refunds.md", "---\ntitle: Refunds\n---\n> [!NOTE]\n> Text.\n"),
        ]),
    );

    I18N015: note(
        "a translation has a copy of the original's picture",
        "The file is the translation's own, but is the very picture of the original, byte for byte: a screenshot that nobody has taken in this language, or a copy that need not be there, since a translation without a file of its own shows the original's. Take the screenshot in this language, or delete the copy. Small pictures, such as icons, are not told.",
        instead(
            Text("content/fr/guide/refunds.svg", PICTURE),
            Text("content/fr/guide/refunds.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"640\" height=\"480\"><text y=\"20\">Remboursement</text></svg>\n"),
        )
        .with(&[
            Text("site.yaml", "title: Help\nbase_url: https://help.example.com/\nareas: [guide]\nlocales: { en: {}, fr: {} }\n"),
            Text("content/en/guide/refunds.md", "---\ntitle: Refunds\n---\n![The form](refunds.svg)\n"),
            Text("content/en/guide/refunds.svg", PICTURE),
            Text("content/fr/guide/refunds.md", "---\ntitle: Remboursements\n---\n![Le formulaire](refunds.svg)\n"),
        ]),
    );

    I18N016: warning(
        "a translation without an original",
        "The file says that it is a translation: it has `source` or `translation` in its front matter. But no article of the default language, nor of those that the locale falls back to, has this id or path. Usually the original was renamed, moved or deleted, and its translation was left behind: rename it as the original was (`guichet mv` moves an article in all languages), give both the same `id`, or delete it. Where a language has mostly translations, a text that says nothing of itself is told, too, as a note: if there is an original without a translation that was at its path (by its `aliases` or `id`), has headings with the same ids, the same name in another folder, or the same headings, links and pictures, and is the only such one. A page that is in one language only needs none of this; where it looks like a translation, an `id` of its own (its path will do) says that it is none.",
        file(
            "content/fr/guide/remboursement.md",
            "---\ntitle: Remboursements\ntranslation: human\n---\nTexte.\n",
            "---\ntitle: Remboursements\nid: guide/refunds\n---\nTexte.\n",
        )
        .with(&[
            Text("site.yaml", "title: Help\nbase_url: https://help.example.com/\nareas: [guide]\nlocales: { en: {}, fr: {} }\n"),
            Text("content/en/guide/refunds.md", "---\ntitle: Refunds\n---\nText.\n"),
        ]),
    )
    .at_times(Note, "it only looks like a translation");

    I18N020: warning(
        "a translation says something else than its original",
        "`plans`, `contexts`, `top`, `publish_at`, `expires_at`, `order`, `related` and `authors` say the same in every language: a translation that has no such line is like its original. This one has a line of its own, and it differs, so that readers of the two languages are promised different things. Remove the line, unless it is meant.",
        file("content/fr/guide/example.md", "---\ntitle: Exemple\nplans: [pro]\n---\n", "---\ntitle: Exemple\n---\n").with(&[
            Text("site.yaml", "title: Help\nbase_url: https://help.example.com/\nareas: [guide]\nlocales: { en: {}, fr: {} }\n"),
            Text("content/en/guide/example.md", "---\ntitle: Example\nplans: [free, pro]\n---\n"),
            Text("contacts.yaml", ""),
        ]),
    )
    .at_times(Note, "it is a matter of taste: `order`, `related` or `authors`");
}
