//! Every diagnostic code, and what `guichet explain CODE` says of it.

pub struct Code {
    pub code: &'static str,
    pub title: &'static str,
    /// What it means, why it matters and how to fix it: a few sentences.
    pub explanation: &'static str,
}

/// Sorted by code.
pub const CODES: &[Code] = &[
    code(
        "CFG001",
        "settings are not valid YAML",
        "Guichet can't read the file, so it can't build the site. The usual causes are a tab instead of spaces, a missing space after `:`, or a text with `:` or `#` in it that is not in quotes.",
    ),
    code(
        "CFG002",
        "a setting is missing",
        "The site can't be built without it. site.yaml needs at least `title`, `base_url` and `locales`; contacts.yaml needs `plans` and `channels`. Add the key that the message names.",
    ),
    code(
        "CFG003",
        "unknown setting",
        "A key that Guichet does not know would have no effect, so it is an error. Check the spelling, or remove the key. `guichet schema` prints a JSON Schema, with which editors complete and check keys.",
    ),
    code(
        "CFG004",
        "a setting has the wrong type or value",
        "The value can't be used as it is. The message says what is expected. Put texts with special characters in quotes. Write a list as `[a, b]`, or with one `- a` per line.",
    ),
    code(
        "CFG005",
        "unknown locale",
        "A text or setting for a locale that the site does not have would never be shown. Correct the locale, or add it to `locales` in site.yaml. A locale is a BCP 47 language tag: `fr`, `pt-BR`, `zh-Hans`.",
    ),
    code(
        "CFG006",
        "nothing to build",
        "The folder `content/` holds no article that can be published in any of the site's locales; drafts don't count. `guichet init DIR` creates a site that builds at once, `guichet new AREA/SLUG` creates an article.",
    ),
    code(
        "CFG007",
        "a file can't be read",
        "The file or folder exists but can't be opened, so the site would lack what is in it. The usual causes are its permissions, a broken symbolic link, or an article, setting or drawing of more than 64 MB. Fix them, or delete the file.",
    ),
    code(
        "CFG008",
        "a symbolic link leads out of the site",
        "Guichet publishes only what is inside the site's folder, so that a link can't publish a file such as `/etc/passwd`. Replace the link with a copy of the file.",
    ),
    code(
        "CFG009",
        "unknown theme",
        "Pages can't be built without a theme. `theme` in site.yaml names a folder in `themes/`, or `default`, the theme that is built into Guichet. Correct the name, or remove the key to use the default theme.",
    ),
    code(
        "CFG010",
        "a template is broken",
        "A file of the theme can't be parsed or rendered, so pages can't be built. The message names the place in the template. Fix it, or delete your copy to use the theme's own file again.",
    ),
    code(
        "CFG011",
        "content in no locale of the site",
        "A folder in `content/`, or a file in `locales/` or `synonyms/`, is named after a locale that site.yaml does not list, or a Markdown file is in `content/` itself. Its content is not published. Add the locale to `locales`, or rename or move the folder or file.",
    ),
    code(
        "CFG012",
        "a file that is not read because of its name",
        "Guichet reads files by their exact names. `contacts.yml` or `locales/en.json` looks like a file of the site, but has a different name, so nothing in it has an effect. The help says what to do: most often, rename it.",
    ),
    code(
        "CFG013",
        "a stylesheet that the help panel can't import",
        "The panel runs in the pages of your product, so its styles are joined into one file from the theme's own folder. An import of anything else (another host, a subfolder, a layer) is left out of the panel; pages still have it. Copy the file into the folder of the stylesheet, and import it by its name.",
    ),
    code(
        "CON001",
        "unknown plan",
        "Plans are those listed under `plans` in contacts.yaml. What is written for any other plan would reach nobody. Correct the name, or add the plan to the list.",
    ),
    code(
        "CON002",
        "unknown channel",
        "Channels are those listed under `channels` in contacts.yaml, and only those can be shown. Correct the name, or add the channel there.",
    ),
    code(
        "CON003",
        "a channel that no plan includes",
        "Nobody could ever use it. Give it `plans: all`, a list, or `\">=starter\"`, or remove it.",
    ),
    code(
        "CON004",
        "a plan without any channel",
        "Customers on this plan would have no way to get help, not even the knowledge base. Add the plan to the `plans` of at least one channel.",
    ),
    code(
        "CON005",
        "opening hours that are not valid",
        "Readers are told when a channel is open, so its hours must be clear. Write them as `mon-fri: \"08:00-20:00\"`, with an IANA time zone such as `America/New_York` under `tz:`. A channel must open at some time, and its hours must not overlap.",
    ),
    code(
        "CON006",
        "a channel's language is not valid",
        "Readers are told in which languages a channel answers, so each must be a BCP 47 tag of a real language, such as `en` or `pt-BR`, listed once. Correct or remove the tag.",
    ),
    code(
        "CON007",
        "a channel without a usable address",
        "Readers would see a channel that they can't reach, so give it an `href`. `href`, `inbox` and `sign_in` are full addresses or paths from the host's root (`/…`). They begin with `https:`, `http:`, `mailto:`, `tel:`, `sms:`, `sip:` or `whatsapp:`, or with a scheme that `markdown.schemes` in site.yaml adds. An address with any other scheme, or one that browsers can't read, is not published.",
    ),
    code(
        "CON008",
        "a plan or channel is duplicated",
        "An id that is listed twice could mean either entry. Remove one of the two, or give it an id of its own.",
    ),
    code(
        "CON009",
        "an id that can't be used",
        "Ids of plans, add-ons and channels become parts of message names, so they consist of lower-case letters, digits, `-` and `_`. `all` is reserved for every plan, and `seat` for a paid seat. Choose another id.",
    ),
    code(
        "CON010",
        "a reply time that can't be read",
        "`reply` tells readers how soon they can expect an answer, in minutes, hours or working days. Write it as `30m`, `4h` or `2d`.",
    ),
    code(
        "CON011",
        "unknown add-on",
        "Add-ons are those listed under `addons` in contacts.yaml, each with the plans that it is sold with. Correct the name, or add the add-on there.",
    ),
    code(
        "CON012",
        "a channel that names no language",
        "People answer on this channel, but readers can't tell whether they would be understood. Add the languages: `languages: [en, fr]`. Plain links (a knowledge base, a community) need none.",
    ),
    code(
        "CON013",
        "a plan table that disagrees with contacts.yaml",
        "An article has a table of plans and support channels that was written by hand, and this cell contradicts contacts.yaml. Readers would expect support that they don't have, or miss support that they have. Correct whichever is wrong. `{{ support_matrix() }}` prints a table that is always up to date.",
    ),
    code(
        "CON014",
        "a contact form that can't work",
        "`form` in contacts.yaml says where the contact page's form sends requests (`endpoint`, an https address), for which `channels`, and which files may be attached. Without an endpoint, the form writes an email to the first channel of kind `email` whose address is public. Correct the value that the message names, so that requests arrive.",
    ),
    code(
        "CON015",
        "a section for plans that its article is not for",
        "The front matter's `plans` and the `:::plans` of a section have no plan in common, so the section is for none of the article's readers. One of the two is most likely out of date. Correct it.",
    ),
    code(
        "CON016",
        "too many plans, channels or add-ons",
        "There can be at most 100 of each. The table of plans and channels grows with all of them, and nobody reads a table of that size. Merge those that do not differ.",
    ),
    code(
        "FM001",
        "front matter is not valid YAML",
        "The block between the two `---` lines at the top of the article can't be read, so the article has no title and no settings. Put texts with `:` or `#` in them in quotes.",
    ),
    code(
        "FM002",
        "an article without a title",
        "Lists, search results and browser tabs show an article by its title. Add a `title:` to its front matter, or begin its text with a `# Heading`.",
    ),
    code(
        "FM003",
        "unknown key in front matter",
        "A key that Guichet does not know would have no effect, so it is an error. Check the spelling. Your own keys belong under `extra:`.",
    ),
    code(
        "FM004",
        "a value in front matter is not valid",
        "The value can't be used as it is. The message says what is expected. Put texts with `:` or `#` in them in quotes; write a date as `2026-10-19`.",
    ),
    code(
        "FM005",
        "a file is not UTF-8",
        "In another encoding, accents and other characters would come out as garbage. Save the file as UTF-8 in your editor.",
    ),
    code(
        "FM006",
        "two articles have the same id",
        "Links and translations find an article by its id, so each article of a locale needs its own. Without `id:` it is the file's path, so two files clash only if one of them has an `id:`. Change or remove it.",
    ),
    code(
        "FM007",
        "a text that YAML cuts",
        "In YAML, a space and `#` begin a comment, so `title: Fix issue #5` is the title \"Fix issue\". A word that begins with `!` is a tag, and one that begins with `&` is an anchor: `title: !Important news` is the title \"news\". Put the text in quotes, `title: \"Fix issue #5\"`. If it is a comment, write it on a line of its own.",
    ),
    code(
        "I18N010",
        "a message file is broken",
        "Files in `locales/` are in the Fluent format: `message-id = text`. A message that can't be read can't be shown. Correct it at the place that the diagnostic names. A value in a message, `{ $name }`, must be one that the theme's message of that name has too: readers see the name of any other.",
    ),
    code(
        "I18N012",
        "a locale whose interface is in English",
        "The theme has no words in this language, so headings, buttons and notices are in English around the articles. Translate the theme's messages in `locales/<locale>.ftl`, a few at a time if you like; or give the locale a `fallback` in a language that the theme speaks.",
    ),
    code(
        "I18N011",
        "a message that nothing shows",
        "The theme has no message of this name, and no template of the site prints it as `{{ t.… }}`, so readers would never see it. Check the spelling, or remove it. Names of plans, add-ons, channels and areas begin with `plan-`, `addon-`, `channel-` and `area-`, words for your own scripts with `script-`.",
    ),
    code(
        "IMG001",
        "an image that does not exist",
        "Readers would see a broken image. Check the path: it is relative to the article, or begins with `/` for files in `content/` and `static/`.",
    ),
    code(
        "IMG002",
        "a picture in an address that can't be read",
        "A picture may be written into an article as a `data:image/…` address, as editors paste it; the build publishes it as a file. What this address holds is not a picture that browsers show, so readers get the alternative text. Put the picture's file beside the article, and use its path.",
    ),
    code(
        "IMG003",
        "a picture from a host that the content security policy can't name",
        "Each page tells browsers which hosts it loads pictures from. Only a host name of letters, digits, `-` and `.`, with or without a port, can be named there. Browsers don't show a picture from a host with other characters (`;`, `*`, `_`, an IPv6 address). Keep the picture beside the article, or use another host name.",
    ),
    code(
        "LNK001",
        "a link to an article that does not exist",
        "Readers would get a 404 page. Links between articles are relative paths to their files, such as `../email/signature.md`. Check the path: no file of that name exists in this locale or in those it falls back to.",
    ),
    code(
        "LNK002",
        "a link to a heading that does not exist",
        "The page exists, but has no heading or anchor of that name, so readers would land at its top. Headings get their id from their text; `## Heading {#id}` sets one by hand. A heading in a translation has another id than in the original, unless both have the same `{#id}`. Area, category and home pages are checked like articles.",
    ),
    code(
        "LNK003",
        "a link to a draft",
        "The target exists, but it is a draft, or a folder without a published article, so readers would get a 404 page. Publish it, or remove the link. An article that only its dates keep from readers is reported as TIME001.",
    ),
    code(
        "LNK005",
        "an address that no reader can open",
        "It names a file on the writer's computer (`file:`, `C:\\`), or a host or port that can't exist (`https://[your-server]/`, `http://`). It is not published; the text of the link or picture stays. Put files beside the article. If the address is only an example, write it as code, between backticks.",
    ),
    code(
        "MD001",
        "raw HTML was removed",
        "Scripts, styles, frames, forms and inline drawings (`svg`, `math`) are removed from articles, since they could run code in readers' browsers. Write Markdown instead, or save a drawing as a file. `markdown: { html: allow }` in site.yaml lets everything through, if you trust every author.",
    ),
    code(
        "MD002",
        "a block that is not closed, or that nothing opens",
        "`:::tabs`, `:::tab`, `:::steps`, `:::details` and `:::plans` each end with a line `:::`. The names are the same in every language, in lower case, after three colons; a line with a name that is only similar is shown to readers as text.",
    ),
    code(
        "MD003",
        "unknown shortcode, variable or snippet",
        "The text is kept as it is, so readers see the braces. Variables are defined under `variables` in site.yaml, snippets in `content/<locale>/_snippets/`. A shortcode is on one line, with straight quotes around its values, and its name is never translated. In code nothing is replaced: write the value there.",
    ),
    code(
        "MD004",
        "a snippet contains itself",
        "A snippet may use other snippets, but not itself, directly or through another one: its text would never end. Remove one of the shortcodes. Snippets may be nested 16 deep; snippets and variables add 4 MB to a page at most. A page has room for 16 tables of plans.",
    ),
    code(
        "MD005",
        "an address was removed",
        "Addresses in articles begin with `https:`, `http:`, `mailto:`, `tel:` or `sms:`. `javascript:` and similar schemes run the author's code in the reader's browser; other schemes pass what follows to a program on the reader's computer, which trusts it. The text of the link or picture stays. If your readers have an app with its own scheme, `markdown: { schemes: [atrium] }` in site.yaml allows it.",
    ),
    code(
        "MD006",
        "a table inside a sentence",
        "`{{ support_matrix() }}` prints a table, which can't be part of a paragraph. Put it on a line of its own, with blank lines around it.",
    ),
    code(
        "MD011",
        "markup of another system",
        "Hugo shortcodes, Liquid tags, MkDocs or Docusaurus blocks, MDX components, wiki links and the like mean nothing to Guichet, so readers see them as text, or see only what is inside them. The help says what to write instead. To show such markup as an example, put it between backticks.",
    ),
    code(
        "MD012",
        "Markdown that is shown as text",
        "Something small keeps it from being markup: a space in the address of a link or inside the asterisks of bold words, a no-break space after `#` or `-` (Option+Space on a Mac), a callout whose name is not one of the five, full-width marks of an input method. Lines that begin with `•` or `1.item` are not a list, and run together. Readers see the source. Write the form that the help shows. If the text is meant as it is, put it between backticks, or put a backslash before it.",
    ),
    code(
        "MD013",
        "Markdown in a block of HTML",
        "A line that begins with an HTML tag such as `<div>` or `<br>` begins a block of HTML, which ends at the next empty line. Markdown in it is not read: readers see asterisks and brackets, links in it are not checked, and shortcodes are not replaced. Put an empty line between the tag and the text, or write the text in HTML too.",
    ),
    code(
        "MD014",
        "markup that is shown as code",
        "Four spaces at the beginning of a line turn it into a code block, so readers see the source of the picture or block. Remove the spaces. If the code is an example, put it between two lines of three backticks.",
    ),
    code(
        "MD015",
        "markup in a title or description",
        "`title` and `description` in front matter are plain text: they appear in browser tabs, lists and search results. Only variables (`{{ var.name }}`) are replaced. Write the words without markup, or begin the body with a `# Heading`, in which Markdown works.",
    ),
    code(
        "MD020",
        "something is never closed",
        "A comment, a code block or a block of HTML begins, and its end is missing. Markdown lets the end of the file close it, so the rest of the article is code, or not on the page at all. Write the closing line: `-->`, as many backticks as the first line has, `</pre>`. In a list item, indent every line of the block, its closing line too.",
    ),
    code(
        "MD021",
        "half of a footnote",
        "A reference has no note, a note has no reference, or two notes have the same label. Readers see the reference as `[^1]`, and don't see the note. Write `[^1]` in the text and `[^1]: The note.` on a line of its own. A comment for other writers is written `<!-- … -->`; put a pattern such as `[^x]` between backticks.",
    ),
    code(
        "MD022",
        "a table that is not a table",
        "One slip is enough for readers to see bars and dashes, or to miss a cell: an empty line between two rows, a different number of columns in the line of dashes than in the header row, a `|` inside a cell. Leave no empty line in a table, write one `---` for each column, and write a `|` that is text as `\\|`, in code too.",
    ),
    code(
        "MD023",
        "an attribute of raw HTML was removed",
        "It does nothing on this site: inline styles and scripts are not allowed by the content security policy, and of a picture's sources only `src` is published. Each attribute is reported once on a page. `width` in pixels or percent, `text-align` and `display: none` work. For other looks, give the element a class and style it in the theme.",
    ),
    code(
        "MD024",
        "an element that shows nothing",
        "`<i class=\"fa fa-check\"></i>` is an icon of an icon font, and without that font it shows nothing: a table that compares plans loses its ticks. Write a character (✓, –), a word or a picture. If your theme has the font, `diagnostics: { MD024: off }` in site.yaml turns the warning off.",
    ),
    code(
        "MD025",
        "an id is duplicated on a page",
        "Two headings, links or HTML elements have been given the same id by hand. Links to it lead to the first one. Give the other one a different id. Ids that are generated from headings avoid the ones given by hand. An id that begins with `page:` is one of the theme's, for what is around the text.",
    ),
    code(
        "MD026",
        "`#` at the end of a heading is not shown",
        "Markdown takes `#` at the end of a heading, after a space, for a closing mark: `## Learn C #` is shown as \"Learn C\". Write `\\#` if it is text.",
    ),
    code(
        "NAV001",
        "an article outside of any area",
        "Readers find articles by their area, so an article must be in one. Move the file to `content/<locale>/<area>/<slug>.md`.",
    ),
    code(
        "NAV002",
        "an area without content",
        "An area that is named in site.yaml has no folder in any locale, so it does not appear on the site. Correct the name, or add the folder `content/<locale>/<area>/`.",
    ),
    code(
        "NAV003",
        "unknown related article",
        "`related` lists ids of articles, such as `contacts/import`, or paths of files relative to this one. An article that does not exist can't be shown. Correct the id or path, or remove it.",
    ),
    code(
        "NAV004",
        "unknown product context",
        "The `contexts` of an article are places in your product that site.yaml lists under `contexts`. The help panel never asks for any other. Correct the name, or add the context in site.yaml.",
    ),
    code(
        "NAV005",
        "a product context without a top article",
        "The help panel opens with the articles that name the customer's place in the product. No article names this place: add it to `contexts` in the front matter of the articles that help there. Until then the panel shows the articles of the context's `area`, or else the most important ones.",
    ),
    code(
        "NAV006",
        "a file that looks like an article and is not read",
        "Articles are Markdown files whose names end in `.md`. A file that looks like one, but is called `PRICES.MD`, `refund.mdx` or `draft.md.txt`, is neither read nor published: it might be a draft, and its front matter is not for readers. Rename it. The same goes for conflicted copies that file synchronization makes, and for folders whose names say that they are backups.",
    ),
    code(
        "NAV007",
        "an article with a name that means something else elsewhere",
        "In other generators `index.md` or `README.md` is the page of the folder that it is in. Here that page is `_index.md`, and `guide/index.md` is an article with the address `/guide/index/`, which hardly anybody means. Rename it to `_index.md`: the folder's page then shows its title and text. If it is an article of its own, give it a `slug:`, and the warning goes away. The same is said of names that end in a language (`refunds.fr.md`: a translation is in the folder of its locale) or begin with `_` (text that articles share goes into `_snippets/`).",
    ),
    code(
        "OUT001",
        "two pages with the same address",
        "Both would be written to the same file, so one would be lost. Change the `slug` of one of them. If one is an article `sso.md` beside a folder `sso/`, and its text introduces the folder, move it to `sso/_index.md`.",
    ),
    code(
        "OUT002",
        "addresses that differ only in case",
        "On many hosts, and on Mac and Windows machines, these are the same file. The same goes for two names whose accents are stored in two ways (NFC and NFD). Rename one of the two. Old addresses that differ in case and lead to the same page are fine.",
    ),
    code(
        "OUT004",
        "a name that some disks can't hold",
        "Addresses become files and folders. Disks hold names of up to 255 bytes. Windows allows no `con`, `aux` or `nul`, no name that ends in a dot, and no `:` or `?` in a name. Choose another name or `slug`.",
    ),
    code(
        "OUT007",
        "an active file is not published",
        "A page, a script, an XML file or a program beside an article would run at the site's own address, where it could read what readers' browsers have stored. A drawing that can't be read might do the same. If you trust the file, move it to `static/`; if it is a download, pack it as a .zip; if you trust every writer, add its kind to `markdown.active_files` in site.yaml.",
    ),
    code(
        "OUT008",
        "active parts of a drawing were removed",
        "SVG can hold scripts, event handlers, HTML, addresses of other hosts, and references into other files (`<use href=\"other.svg#a\">`), which bring in what is active there. They are removed from the published copy; the file itself stays as it is. Links and pictures beside the drawing are allowed. Save the drawing as plain SVG, without the rest, or move a drawing that you trust to `static/`.",
    ),
    code(
        "OUT003",
        "the output folder was not made by Guichet",
        "The folder is not empty and has no manifest of an earlier build. Guichet never deletes files that it did not write. Choose an empty folder.",
    ),
    code(
        "OUT005",
        "a file in static/ contradicts the build",
        "`robots.txt`, `_redirects` and `_headers` in `static/` are published together with the lines of the build. A line of yours that takes the place of one of the build's is reported: a redirect that answers the old address of an article, or a header of which browsers refuse two values. Change the line, or leave it if it is what you want, and switch the code off under `diagnostics`. A note says which line is added to `robots.txt`.",
    ),
    code(
        "OUT010",
        "files that nothing links to",
        "Files in `content/` that no published article, setting or template uses are still published, since pages elsewhere may link to them. They may be left over from an article that was removed. The note says how many there are in a folder, and names the first of them; it never fails a build. Files that only drafts use are not published, and not counted here.",
    ),
    code(
        "TIME001",
        "something leads to an article that is scheduled or expires",
        "The article that a link, a redirect or a setting leads to is not published yet, is no longer published, or expires within 14 days; or a translation with such dates has other headings than the original that readers get without it. A link to a page that is not there is published as plain text, and one to a section that is not there leads to the page as a whole. The warning can appear without any change to the site, so it never fails a build, not even under `--strict`. Change the dates, or remove the link.",
    ),
    code(
        "TIME002",
        "an article is due for review",
        "The day in its `review_by` has come. Check whether the article is still correct, then set a later date, or remove the key. The warning never fails a build, not even under `--strict`, and readers don't see it.",
    ),
    code(
        "RED001",
        "redirects go in a circle",
        "Following the redirects leads back to where it began, so browsers show an error instead of a page. Let one of them lead to a page.",
    ),
    code(
        "RED002",
        "a redirect hides a page",
        "A page exists at the old address, so it would be shown instead of the redirect. Remove the redirect, or give the page another `slug`.",
    ),
    code(
        "RED003",
        "a redirect leads nowhere",
        "The target is neither a page of this site nor a full URL, so readers would get a 404 page. Redirect to a page, an article's id, or a full URL.",
    ),
    code(
        "RED004",
        "an old address redirects to two places",
        "The address is listed twice, with different targets, and only one of them can be used. Remove the other.",
    ),
    code(
        "GATE001",
        "a secret that this gate can't keep",
        "Values under `public` and `display` are in the page's source, where everyone can read them, so `{ secret: … }` is refused there. Write `gate: sealed` to encrypt the value.",
    ),
    code(
        "GATE002",
        "a secret is in a file of the site",
        "The value of an environment variable that contacts.yaml names as a secret, or the key that seals it, is in a file of the site or in its name: an article, a template, the settings, a download. docs/gating.md lists the spellings and the file formats that are searched. Remove it. If the file was ever published or pushed, the value is no longer secret: change the telephone number or address itself.",
    ),
    code(
        "GATE003",
        "a secret can be read in the built site",
        "`guichet seal verify` found it in a published file or in its name; docs/gating.md lists the spellings and the file formats that are searched. Don't publish this folder. If it is published, change the value itself: caches and archives keep what they have seen.",
    ),
    code(
        "GATE004",
        "a published file that can't be searched",
        "`guichet seal verify` can't tell whether a secret is in it: it is encrypted, packed in an unknown way, or unpacks to more than 512 MB. This is a warning, and does not make the command fail. Check the file yourself, or publish it in another format.",
    ),
    code(
        "SEAL001",
        "no key to seal with",
        "A channel says `gate: sealed`, but GUICHET_SEAL_KEY is not in the environment, so the site is built without that channel's details. `guichet seal keygen` prints a key: keep it where CI keeps its secrets, never in a file of the site.",
    ),
    code(
        "SEAL002",
        "the key can't be used",
        "GUICHET_SEAL_KEY must hold 32 random bytes in base64, as `guichet seal keygen` prints them. A password is not a key: it can be guessed.",
    ),
    code(
        "SEAL003",
        "a secret is missing",
        "`href: { secret: NAME }` takes the address from the environment variable NAME when the site is built, and it is not set. Set it where the site is built.",
    ),
    code(
        "SEAL004",
        "a secret is not an address",
        "Readers could not use it. The variable must hold an address with its scheme, `tel:+1-555-0100` or `https://…`; for `kind: phone` the number alone will do, for `kind: email` the address alone.",
    ),
    code(
        "SEAL005",
        "a plan lost a sealed channel, but not its key",
        "Customers of that plan hold a key that opens what is published in this epoch. Increment `seal: { epoch: … }`: the keys are then new, and passes of the old epoch no longer open anything. Then run `guichet seal lock`, and give the product the new keys (`guichet seal issuer`). Customers still know what they have read: change the value too if that matters.",
    ),
    code(
        "SEAL006",
        "seal.lock is missing or out of date",
        "The file says which plans could open what in each epoch, so that a later build can tell when a plan has lost a channel. `guichet seal lock` writes it; commit it beside contacts.yaml. It holds plans and channels, but no keys and no values.",
    ),
    code(
        "SEAL007",
        "`gate: sealed` with nothing to seal, or for nobody",
        "What is sealed comes from the environment: write `href: { secret: NAME }`. An address that is written in contacts.yaml is in everyone's copy of the site's sources. Details are sealed for plans, so a channel needs `plans`: add-ons alone open nothing.",
    ),
    code(
        "SRC001",
        "synonyms can't be read",
        "Search can't use the group. `synonyms/<locale>.yaml` is a list of groups, each a list of two or more words or phrases that mean the same: `- [login, sign in]`.",
    ),
    code(
        "SRC002",
        "a line of queries.tsv can't be read",
        "The query can't be tested. A line has four columns with tabs between them: locale, query, id of the article, and the worst rank that is good enough (1 if left out). Lines that begin with `#` are comments.",
    ),
    code(
        "SRC003",
        "a line of queries.tsv that can't pass",
        "The site has no such locale, or readers of that locale can't find an article with that id: it was moved without an `id`, is a draft, or is excluded from search. Correct the line, or remove it.",
    ),
    code(
        "SRC004",
        "a query misses its article",
        "`guichet search test` ran the query on the built index, and the article is not among the first results that the line asks for. `guichet search QUERY --explain` shows how the scores are made up. `keywords`, synonyms, `search: { boost: … }` or `search: { pin: … }` help; a better title helps most.",
    ),
    code(
        "SRC005",
        "a first query costs too many bytes",
        "A reader's first search loads the search module, the manifest, the words and the texts of five results. Together they are larger than `search.budget` in site.yaml allows, in kilobytes, and readers on slow networks wait for all of it. If that is acceptable, raise the budget.",
    ),
    code(
        "SRC006",
        "two articles are pinned to the same query",
        "`search: { pin: [refund] }` puts an article first for that query. Several articles can't all be first, so they come in the order of their ids. Remove the query from all but one.",
    ),
];

const fn code(code: &'static str, title: &'static str, explanation: &'static str) -> Code {
    Code { code, title, explanation }
}

pub fn find(name: &str) -> Option<&'static Code> {
    CODES.iter().find(|code| code.code.eq_ignore_ascii_case(name))
}

/// `LNK001`, or `LNK` for all of them.
pub fn is_code_or_family(name: &str) -> bool {
    const LATER_FAMILIES: [&str; 1] = ["A11Y"];
    LATER_FAMILIES.contains(&name)
        || CODES
            .iter()
            .any(|code| code.code == name || code.code.trim_end_matches(|c: char| c.is_ascii_digit()) == name)
}

#[cfg(test)]
mod tests {
    use super::CODES;

    /// One sentence can't say what it means, why it matters and how to fix it.
    #[test]
    fn an_explanation_is_more_than_a_title() {
        for code in CODES {
            let sentences = code.explanation.matches(". ").count() + 1;
            assert!(sentences > 1 && code.explanation.ends_with('.'), "{}: {}", code.code, code.explanation);
            assert!(!code.title.ends_with('.') && !code.title.is_empty(), "{}: {}", code.code, code.title);
        }
    }
}
