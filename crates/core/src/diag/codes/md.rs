//! `MD`: Markdown.

use super::entry::*;

family! {
    MD: "Markdown",
        "Markdown, HTML and shortcodes in the text of articles. Most of these are warnings: the page is there, but something on it is not what its author meant.";

    MD001: warning(
        "raw HTML was removed",
        "Scripts, styles, frames, forms and inline drawings (`svg`, `math`) are removed from articles, since they could run code in readers' browsers. Only a frame of a known video player becomes a video. Write Markdown instead, or save a drawing as a file. `markdown: { html: allow }` in site.yaml lets everything through, if you trust every author.",
        article("<form><input name=\"a\"></form>\n", "[Our form](https://forms.example.com/a)\n"),
    )
    .told(Told::OncePerWords);

    MD002: warning(
        "a block that is not closed, or that nothing opens",
        "`:::tabs`, `:::tab`, `:::steps`, `:::cards`, `:::details` and `:::plans` each end with a line `:::`. The names are the same in every language, in lower case, after three colons; a line with a name that is only similar is shown to readers as text.",
        article(":::details More\nText.\n", ":::details More\nText.\n:::\n"),
    )
    .told(Told::OncePerWords)
    .can_fix("corrects the name of a block, also a translated one, and full-width colons.");

    MD003: warning(
        "unknown shortcode, variable or snippet",
        "The text is kept as it is, so readers see the braces. Variables are defined under `variables` in site.yaml, snippets in `content/<locale>/_snippets/`. A shortcode is on one line, with straight quotes around its values, and its name is never translated. In code nothing is replaced: write the value there.",
        article("Write to {{ var.product }}.\n", "Write to {{ var.name }}.\n")
            .with(&[Text("site.yaml", "variables: { name: Atrium }\n")]),
    )
    .told(Told::OncePerWords)
    .can_fix("writes our shortcodes as they work: with straight quotes, with the name in its case, with `{{ var.… }}` around variables that exist.");

    MD004: error(
        "a snippet contains itself",
        "A snippet may use other snippets, but not itself, directly or through another one: its text would never end. Remove one of the shortcodes. Snippets may be nested 16 deep; snippets and variables add 4 MB to a page at most. A page has room for 16 tables of plans.",
        file(
            "content/en/_snippets/steps.md",
            "Save, then go on: {{ snippet(name=\"steps\") }}\n",
            "Save, then go on.\n",
        )
        .with(&[Text(ARTICLE, "{{ snippet(name=\"steps\") }}\n")]),
    );

    MD005: warning(
        "an address was removed",
        "Addresses in articles begin with `https:`, `http:`, `mailto:`, `tel:` or `sms:`. `javascript:` and similar schemes run the author's code in the reader's browser; other schemes pass what follows to a program on the reader's computer, which trusts it. The text of the link or picture stays. If your readers have an app with its own scheme, `markdown: { schemes: [atrium] }` in site.yaml allows it. What other generators write in place of a path (`doc:start`) is a path here.",
        article("[Save](javascript:save)\n", "[Save](https://app.example.com/save)\n"),
    );

    MD006: error(
        "a table inside a sentence",
        "`{{ support_matrix() }}` prints a table, which can't be part of a paragraph. Put it on a line of its own, with blank lines around it.",
        article("What you get: {{ support_matrix() }}\n", "What you get:\n\n{{ support_matrix() }}\n")
            .with(&[Text("contacts.yaml", "")]),
    );

    MD011: warning(
        "markup of another system",
        "Hugo shortcodes, Liquid tags, MkDocs or Docusaurus blocks, MDX components, wiki links and the like mean nothing to Guichet, so readers see them as text, or see only what is inside them. So do values and files that another generator would put in. The help says what to write instead. To show such markup as an example, put it between backticks.",
        article("{{< note >}}Save first.{{< /note >}}\n", "> [!NOTE]\n> Save first.\n"),
    )
    .at_times(Note, "it is the source of a drawing, which a block of code shows as well as can be")
    .told(Told::OncePerForm)
    .can_fix("makes callouts of those of Docusaurus, MkDocs, Hugo, GitBook, Quarto, Docsify and ReadMe whose end is certain, tags of `==marks==` and `H~2~O`, characters of `:emoji:`, comments of `%%words%%`, numbers of lines of `// highlight-next-line`, and removes lists of contents and `import` lines.");

    MD012: warning(
        "Markdown that is shown as text",
        "Something small keeps it from being markup: a space in the address of a link or inside the asterisks of bold words, a box to tick without its spaces (`- [x]done`), a no-break space after `#` or `-` (Option+Space on a Mac), a callout whose name is not one of the five, full-width marks of an input method. Lines that begin with `•` or `1.item` are not a list, and run together. Readers see the source. Write the form that the help shows. If the text is meant as it is, put it between backticks, or put a backslash before it.",
        article("Click [Save] (https://app.example.com/).\n", "Click [Save](https://app.example.com/).\n"),
    )
    .told(Told::OncePerForm)
    .can_fix("removes the space, or sets the mark, that keeps links, pictures, bold words, headings, lists, boxes to tick and callouts from being what they are meant to be, and writes `{#id .class}` for what other generators have at the end of a heading.");

    MD013: warning(
        "Markdown in a block of HTML",
        "A line that begins with an HTML tag such as `<div>` or `<br>` begins a block of HTML, which ends at the next empty line. Markdown in it is not read: readers see asterisks and brackets, links in it are not checked, and shortcodes are not replaced. Put an empty line between the tag and the text, or write the text in HTML too.",
        article("<div>\n**Save** first.\n</div>\n", "<div>\n\n**Save** first.\n\n</div>\n"),
    )
    .can_fix("puts an empty line after a tag that is on a line of its own.");

    MD014: warning(
        "markup that is shown as code",
        "Four spaces at the beginning of a line turn it into a code block, so readers see the source of the picture or block. Remove the spaces. If the code is an example, put it between two lines of three backticks.",
        article(
            "Press this:\n\n    ![The button](/button.svg)\n",
            "Press this:\n\n![The button](/button.svg)\n",
        )
        .with(&[
            Text("static/button.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"8\"></svg>\n"),
        ]),
    );

    MD015: warning(
        "markup in a title or description",
        "`title` and `description` in front matter are plain text: they appear in browser tabs, lists and search results. Only variables (`{{ var.name }}`) are replaced. Write the words without markup, or begin the body with a `# Heading`, in which Markdown works.",
        article("---\ntitle: The **best** way\n---\n", "---\ntitle: The best way\n---\n"),
    )
    .can_fix("removes the marks of bold words, code and links.");

    MD020: warning(
        "something is never closed",
        "A comment, a code block or a block of HTML begins, and its end is missing. Markdown lets the end of the file close it, so the rest of the article is code, or not on the page at all. Or the next block of code begins in it, so that what is between the two is code. Write the closing line: `-->`, as many backticks as the first line has, `</pre>`. In a list item, indent every line of the block, its closing line too.",
        article("```sh\nguichet build\n", "```sh\nguichet build\n```\n"),
    )
    .can_fix("ends a block of code that has no empty line in it.");

    MD021: warning(
        "half of a footnote",
        "A reference has no note, a note has no reference, or two notes have the same label. Readers see the reference as `[^1]`, and don't see the note. Write `[^1]` in the text and `[^1]: The note.` on a line of its own. A comment for other writers is written `<!-- … -->`; put a pattern such as `[^x]` between backticks.",
        article("It takes two days[^1].\n", "It takes two days[^1].\n\n[^1]: Five in December.\n"),
    );

    MD022: warning(
        "a table that is not a table",
        "One slip is enough for readers to see bars and dashes, or to miss a cell: an empty line between two rows, a different number of columns in the line of dashes than in the header row, a `|` inside a cell. Leave no empty line in a table, write one `---` for each column, and write a `|` that is text as `\\|`, in code too.",
        article("| Plan | Price |\n|---|\n| Pro | 9 |\n", "| Plan | Price |\n|---|---|\n| Pro | 9 |\n"),
    )
    .can_fix("writes the line of dashes as it has to be, and removes empty lines within a table.");

    MD023: warning(
        "an attribute of raw HTML was removed",
        "It does nothing on this site: inline styles and scripts are not allowed by the content security policy, and of a picture's sources only `src` is published. `width` in pixels or percent, `text-align` and `display: none` work. For other looks, give the element a class and style it in the theme.",
        article("<p style=\"color: red\">Stop.</p>\n", "<p class=\"warning\">Stop.</p>\n"),
    )
    .told(Told::OncePerForm);

    MD024: warning(
        "an element that shows nothing",
        "`<i class=\"fa fa-check\"></i>` is an icon of an icon font, and without that font it shows nothing: a table that compares plans loses its ticks. Write a character (✓, –), a word or a picture. If your theme has the font, `diagnostics: { MD024: off }` in site.yaml turns the warning off.",
        article("Chat: <i class=\"fa fa-check\"></i>\n", "Chat: ✓\n"),
    )
    .told(Told::OncePerWords);

    MD025: warning(
        "an id is duplicated on a page",
        "Two headings, links or HTML elements have been given the same id by hand. Links to it lead to the first one. Give the other one a different id. Ids that are generated from headings avoid the ones given by hand. An id that begins with `page:` is one of the theme's, for what is around the text.",
        article("## One {#part}\n\n## Two {#part}\n", "## One {#part}\n\n## Two {#second}\n"),
    )
    .told(Told::OncePerWords);

    MD026: warning(
        "`#` at the end of a heading is not shown",
        "Markdown takes `#` at the end of a heading, after a space, for a closing mark: `## Learn C #` is shown as \"Learn C\". Write `\\#` if it is text.",
        article("## Learn C #\n", "## Learn C \\#\n"),
    );

    MD031: error(
        "code of a file that can't be shown",
        "A block of code with `file=\"…\"` shows a file of `content/`, or a part of it. The file, the region or the lines that it names don't exist, nobody can say where the region ends (it is not closed, or begins twice), or there is text between the fences as well, which nobody would see. The path is relative to the article, or begins with `/` for `content/` itself. A region is what is between two comments, `#region setup` and `#endregion`, or `[start:setup]` and `[end:setup]`.",
        article("```py file=\"setup.py\" region=\"instal\"\n```\n", "```py file=\"setup.py\" region=\"install\"\n```\n")
            .with(&[Text("content/en/guide/setup.py", "# region install\nrun()\n# endregion\n")]),
    );

    MD032: warning(
        "a setting of a block of code that does nothing",
        "What stands behind the language of a block names lines that the code doesn't have, or is not written as it has to be: `{3,5-7}` marks lines, `line-numbers` or `line-numbers=10` numbers them, `lines=\"3-9\"` shows a part of a file. Lines are counted from 1.",
        article("```js {7}\nrun()\n```\n", "```js {1}\nrun()\n```\n"),
    );

    MD033: warning(
        "a picture of which two things are said",
        "A picture has one width and one place, and is for light screens or for dark ones: of two such values in the braces behind it, the last one counts. Keep the one that you mean.",
        article("![A menu](/menu.svg){.left .right}\n", "![A menu](/menu.svg){.right}\n").with(&[
            Text("static/menu.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"8\"></svg>\n"),
        ]),
    );

    MD034: warning(
        "a card that leads nowhere",
        "Each item of the list in `:::cards` is a card, and all of it is the first link in it. One without a link looks like the others, and nothing happens when a reader selects it; without a list, there are no cards at all. Begin each item with a link, or write a plain list.",
        article(":::cards\n- Import contacts\n:::\n", ":::cards\n- [Import contacts](https://example.com/)\n:::\n"),
    );

    MD035: warning(
        "a formula that can't be read",
        "Where site.yaml has `markdown: { math: true }`, what stands between two dollar signs is a formula in the language of LaTeX. One that is not whole, or has a command that nobody knows here, is shown as it is written. If no formula is meant, write `\\$` for the dollar sign.",
        article("The rate is $\\fraction{a}{b}$ a year.\n", "The rate is $\\frac{a}{b}$ a year.\n")
            .with(&[Text("site.yaml", "markdown: { math: true }\n")]),
    );

    MD041: note(
        "a character that nobody sees",
        "Zero-width spaces, byte order marks, marks for the direction of text and spaces that don't break come along when somebody pastes from a web page, a PDF or a chat. They part words for searching and copying, and show as gaps. Delete them. Where a script or a language needs such a character, it is not told: direction in Arabic and Hebrew, zero-width spaces in Thai, Khmer, Chinese and Japanese, spaces beside French punctuation.",
        article("Save the con\u{200b}tact.\n", "Save the contact.\n"),
    )
    .at_times(Warning, "readers see an empty box or `\u{fffd}` in its place")
    .follows_from_encoding()
    .told(Told::OncePerWords);

    MD042: note(
        "what another program has left in HTML",
        "Word, Outlook, Google Docs, Zendesk and Confluence write classes, ids and tags into what is pasted from them (`MsoNormal`, `Apple-converted-space`, `wysiwyg-font-size-large`, `<o:p>`). They mean nothing on this site, and make the text hard to edit and to translate. Remove them, and write Markdown in place of the tags.",
        article("<p class=\"MsoNormal\">Save first.</p>\n", "Save first.\n"),
    )
    .at_times(Warning, "readers see it: Markdown takes `<o:p>` in a sentence for text")
    .told(Told::OncePerForm);
}
