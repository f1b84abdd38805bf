//! `CFG`: settings, and files that can't be read.

use super::entry::*;

family! {
    CFG: "settings, and files that can't be read",
        "What is wrong with site.yaml and the files beside it. Most of these end a run with exit code 2, since the site can't be built at all; those about single files of the content don't.";

    CFG001: error(
        "settings are not valid YAML",
        "Guichet can't read the file, so it can't build the site. The usual causes are a tab instead of spaces, a missing space after `:`, or a text with `:` or `#` in it that is not in quotes.",
        settings("description: Guides: how to pay\n", "description: \"Guides: how to pay\"\n"),
    )
    .follows_from_encoding()
    .hides_others()
    .can_fix("puts a text with `:` in it between quotes, and writes spaces in place of tabs.");

    CFG002: error(
        "a setting is missing",
        "The site can't be built without it. site.yaml needs at least `title`, `base_url` and `locales`; contacts.yaml needs `plans` and `channels`. Add the key that the message names.",
        settings(
            "title: Help\nlocales: { en: {} }\n",
            "title: Help\nlocales: { en: {} }\nbase_url: https://help.example.com/\n",
        ),
    )
    .follows_from_encoding();

    CFG003: error(
        "unknown setting",
        "A key that Guichet does not know would have no effect, so it is an error. Check the spelling, or remove the key. `guichet schema` prints a JSON Schema, with which editors complete and check keys.",
        settings("them: default\n", "theme: default\n"),
    )
    .hides_others()
    .can_fix("corrects a key with one slip in it.");

    CFG004: error(
        "a setting has the wrong type or value",
        "The value can't be used as it is. The message says what is expected. Put texts with special characters in quotes. Write a list as `[a, b]`, or with one `- a` per line.",
        settings("markdown: { html: keep }\n", "markdown: { html: sanitize }\n"),
    )
    .can_fix("corrects a word with one slip in it, and writes `yes` as `true`.");

    CFG005: error(
        "unknown locale",
        "A text or setting for a locale that the site does not have would never be shown. Correct the locale, or add it to `locales` in site.yaml. A locale is a BCP 47 language tag: `fr`, `pt-BR`, `zh-Hans`.",
        settings("default_locale: fr\n", "default_locale: en\n"),
    );

    CFG006: error(
        "nothing to build",
        "The folder `content/` holds no article that can be published in any of the site's locales; drafts don't count. `guichet init DIR` creates a site that builds at once, `guichet new AREA/SLUG` creates an article.",
        file(
            "content/en/guide/welcome.md",
            "---\ntitle: Welcome\ndraft: true\n---\n",
            "---\ntitle: Welcome\n---\n",
        ),
    )
    .of_content();

    CFG007: error(
        "a file can't be read",
        "The file or folder exists but can't be opened, so the site would lack what is in it. The usual causes are its permissions, a broken symbolic link, or an article, setting or drawing of more than 64 MB. Fix them, or delete the file.",
        instead(Link("redirects.yaml", "moved.yaml"), Text("redirects.yaml", "/old/: guide/welcome\n")),
    )
    .of_content();

    CFG008: error(
        "a symbolic link leads out of the site",
        "Guichet publishes only what is inside the site's folder, so that a link can't publish a file such as `/etc/passwd`. Replace the link with a copy of the file.",
        instead(Link("static/hosts", "/etc/hosts"), Text("static/hosts", "127.0.0.1 localhost\n")),
    )
    .of_content();

    CFG009: error(
        "unknown theme",
        "Pages can't be built without a theme. `theme` in site.yaml names a folder in `themes/`, or `default`, the theme that is built into Guichet. Correct the name, or remove the key to use the default theme.",
        settings("theme: acme\n", "theme: default\n"),
    );

    CFG010: error(
        "a template is broken",
        "A file of the theme can't be parsed or rendered, so pages can't be built. The message names the place in the template. Fix it, or delete your copy to use the theme's own file again.",
        file(
            "templates/article.html",
            "{% extends \"base.html\" %}\n{% block main %}{{ page.title }\n",
            "{% extends \"base.html\" %}\n{% block main %}{{ page.title }}{% endblock main %}\n",
        ),
    );

    CFG011: warning(
        "content in no locale of the site",
        "A folder in `content/`, or a file in `locales/` or `synonyms/`, is named after a locale that site.yaml does not list, or a Markdown file is in `content/` itself. Its content is not published. Add the locale to `locales`, or rename or move the folder or file.",
        instead(Text("content/fr/guide/example.md", ""), Text(ARTICLE, "")),
    )
    .of_content();

    CFG012: warning(
        "a file that is not read because of its name",
        "Guichet reads files by their exact names. `contacts.yml` or `locales/en.json` looks like a file of the site, but has a different name, so nothing in it has an effect. The help says what to do: most often, rename it.",
        instead(
            Text("redirects.yml", "/old/: guide/welcome\n"),
            Text("redirects.yaml", "/old/: guide/welcome\n"),
        ),
    );

    CFG013: warning(
        "a stylesheet that the help panel can't import",
        "The panel runs in the pages of your product, so its styles are joined into one file from the theme's own folder. An import of anything else (another host, a subfolder, a layer) is left out of the panel; pages still have it. Copy the file into the folder of the stylesheet, and import it by its name.",
        file(
            "templates/assets/tokens.css",
            "@import \"https://cdn.example.com/colors.css\";\n",
            "@import \"colors.css\";\n",
        )
        .with(&[Text("templates/assets/colors.css", "")]),
    );

    CFG014: error(
        "a file of the brand is missing",
        "`theme` in site.yaml names a file that is not in the folder `brand/`, or that can't be used for what it is named for. Put the file there, or correct its name. Paths are written from that folder: `logo.svg` is `brand/logo.svg`.",
        settings("theme: { css: [colors.css] }\n", "theme: { css: [colours.css] }\n")
            .with(&[Text("brand/colours.css", "")]),
    )
    .at_times(Warning, "it is a font whose licence forbids to cut it");

    CFG015: warning(
        "a file of the brand that nothing names",
        "Of the folder `brand/`, Guichet publishes what `theme` in site.yaml names, and what the named stylesheets and scripts and the site's own templates ask for. This file is none of these: readers don't get it. Name it where it is needed, or move it to another folder. Files for readers to open are in `static/`.",
        settings("theme: { css: [colours.css] }\n", "theme: { css: [colours.css, print.css] }\n")
            .with(&[Text("brand/colours.css", ""), Text("brand/print.css", "")]),
    );

    CFG017: note(
        "the repository can't say when articles were changed",
        "`repository` in site.yaml gives articles without `updated` the day of their last change, which git knows. Here it doesn't, or not for all of them: the site is not in a repository, git is not installed, or the history is cut off. In CI, fetch all of it (`fetch-depth: 0` for actions/checkout, `GIT_DEPTH: 0` for GitLab). Articles of which nothing is known have no day; with `dates: false` git is not asked.",
        settings(
            "repository: { url: \"https://github.com/acme/help\" }\n",
            "repository: { url: \"https://github.com/acme/help\", dates: false }\n",
        ),
    );

    CFG018: warning(
        "an address in a stylesheet that shows nothing",
        "A stylesheet of `brand/` asks for a picture, font or stylesheet that is not in the folder, or for one of another host, which the pages' policy refuses. Addresses in a stylesheet are relative to it. Put the file into `brand/`, or correct the address.",
        file("brand/colours.css", "body { background: url(stripes.png) }\n", "body { background: none }\n")
            .with(&[Text("site.yaml", "theme: { css: [colours.css] }\n")]),
    );
}
