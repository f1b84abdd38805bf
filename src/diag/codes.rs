//! Every diagnostic code, and what `guichet explain CODE` says of it.

pub struct Code {
    pub code: &'static str,
    pub title: &'static str,
    /// Why it matters and how to mend it: a few sentences.
    pub explanation: &'static str,
}

/// Sorted by code.
pub const CODES: &[Code] = &[
    code(
        "CFG001",
        "settings are not valid YAML",
        "The file can't be read at all. The usual reasons are a tab instead of spaces, a missing space after `:`, or a text with `:` or `#` in it that needs quotes.",
    ),
    code(
        "CFG002",
        "a setting is missing",
        "site.yaml needs at least `title`, `base_url` and `locales`; contacts.yaml needs `plans` and `channels`.",
    ),
    code(
        "CFG003",
        "unknown setting",
        "A key that Guichet does not know would be silently ignored, so it is an error. Run `guichet schema` for a JSON Schema that editors can complete from.",
    ),
    code(
        "CFG004",
        "a setting has the wrong type or value",
        "The message says what was expected. Texts with special characters need quotes; lists are written `[a, b]` or one `- a` a line.",
    ),
    code(
        "CFG005",
        "unknown locale",
        "Locales are those listed under `locales` in site.yaml, written exactly as there. A locale is a BCP 47 language tag: `fr`, `pt-BR`, `zh-Hans`.",
    ),
    code(
        "CFG006",
        "nothing to build",
        "The folder `content/` holds no article in any of the site's locales. `guichet init DIR` makes a site that builds at once, `guichet new AREA/SLUG` a first article.",
    ),
    code(
        "CFG007",
        "a file can't be read",
        "The file or folder exists but can't be opened; its permissions, or a broken symbolic link, are the usual reasons.",
    ),
    code(
        "CFG008",
        "a symbolic link leads out of the site",
        "Guichet publishes only what is inside the site's folder, so that a link can't publish `/etc/passwd`. Copy the file into the site.",
    ),
    code("CFG009", "unknown theme", "`theme` names a folder in `themes/`, or `default`, which is inside the program."),
    code(
        "CFG010",
        "a template is broken",
        "A file of the theme can't be parsed or rendered. The message has the place in the template.",
    ),
    code(
        "CFG011",
        "folder of an unknown locale",
        "A folder in `content/`, or a file in `locales/` or `synonyms/`, is named after a locale that site.yaml does not list. Its content is not published.",
    ),
    code(
        "CFG012",
        "a file of the site that is not read",
        "Guichet reads files by their exact names. `contacts.yml` or `locales/en.json` looks like a file of the site, but has another name, so nothing in it has an effect. Rename it as the message says.",
    ),
    code(
        "CFG013",
        "a stylesheet that the help panel can't import",
        "The panel lives in other people's pages, so its styles are joined into one file from the theme's own folder. An import of something else (another host, a subfolder, a layer) is left out of the panel; pages still have it. Copy the file beside the stylesheet, and import it by its name.",
    ),
    code("CON001", "unknown plan", "Plans are those listed under `plans` in contacts.yaml."),
    code("CON002", "unknown channel", "Channels are those listed under `channels` in contacts.yaml."),
    code(
        "CON003",
        "a channel that no plan includes",
        "Nobody could ever use it. Give it `plans: all`, a list, or `\">=starter\"`, or remove it.",
    ),
    code(
        "CON004",
        "a plan without any channel",
        "Customers on this plan would have nowhere to go, not even the knowledge base.",
    ),
    code(
        "CON005",
        "hours that can't be",
        "Opening hours are written `mon-fri: \"08:00-20:00\"` with `tz:` an IANA time zone such as `America/New_York`, and must open at some time.",
    ),
    code("CON006", "a channel's language is no language", "Languages are BCP 47 tags: `en`, `pt-BR`."),
    code(
        "CON007",
        "a channel without a usable address",
        "Give the channel an `href`, or readers would see a channel that they can't reach. `href`, `inbox` and `sign_in` are full addresses or paths from the host's root (`/…`). They begin with `https:`, `http:`, `mailto:`, `tel:`, `sms:`, `sip:` or `whatsapp:`, or with a scheme that `markdown.schemes` in site.yaml adds. An address with any other scheme, or one that browsers can't read, is not published.",
    ),
    code("CON008", "a plan or channel stands twice", "Ids are unique."),
    code(
        "CON009",
        "an id that can't be used",
        "Ids of plans and channels become names of messages, so they are lower-case letters, digits and hyphens. `all` is taken: it means every plan.",
    ),
    code(
        "CON010",
        "a time to reply that can't be read",
        "`reply` says within which time an answer can be expected, in minutes, hours or working days: `30m`, `4h`, `2d`.",
    ),
    code(
        "CON011",
        "unknown add-on",
        "Add-ons are those listed under `addons` in contacts.yaml, each with the plans that it is sold with.",
    ),
    code(
        "CON012",
        "a channel that names no language",
        "Somebody answers on this channel, and readers can't know whether they would be understood. Give it `languages: [en, fr]`. Plain links (a knowledge base, a community) need none.",
    ),
    code(
        "CON013",
        "a plan table that disagrees with contacts.yaml",
        "An article has a table of plans and support channels that was written by hand, and this cell says something else than contacts.yaml. Correct whichever is wrong; `{{ support_matrix() }}` in place of the table can't get out of date.",
    ),
    code(
        "CON014",
        "a contact form that can't work",
        "`form` in contacts.yaml says where the contact page's form sends to (`endpoint`, an https address), for which `channels`, and which files may be attached. Without an endpoint it writes an e-mail to the first channel of kind `email` whose address is public.",
    ),
    code(
        "CON015",
        "a section for plans that its article is not for",
        "The front matter's `plans` and the `:::plans` of a section have no plan in common, so the section is for none of the article's readers. One of the two is most likely out of date.",
    ),
    code(
        "CON016",
        "too many plans, channels or add-ons",
        "There can be at most 100 of each. The table of plans and channels grows with all of them together, and nobody reads a table of that size.",
    ),
    code(
        "FM001",
        "front matter is not valid YAML",
        "The block between the two `---` lines at the top of the article can't be read. Texts with `:` or `#` in them need quotes.",
    ),
    code(
        "FM002",
        "an article without a title",
        "Give it a `title:` in its front matter, or begin its text with a `# Heading`.",
    ),
    code(
        "FM003",
        "unknown key in front matter",
        "A key that Guichet does not know would be silently ignored, so it is an error. Your own keys belong under `extra:`.",
    ),
    code("FM004", "a value in front matter has the wrong type", "The message says what was expected."),
    code(
        "FM005",
        "a file is not UTF-8",
        "Save it as UTF-8 in your editor. Bytes that are no UTF-8 would come out as garbage.",
    ),
    code(
        "FM006",
        "two articles have one id",
        "Within a locale every article has its own id. Without `id:` it is the file's path, so two files clash only if one of them says `id:`.",
    ),
    code(
        "FM007",
        "a text that ends before ` #`",
        "In YAML, a space and `#` begin a comment, so `title: Fix issue #5` is the title \"Fix issue\". Put the text in quotes, `title: \"Fix issue #5\"`, or the comment on a line of its own.",
    ),
    code("I18N010", "a message file is broken", "Files in `locales/` are in the Fluent format: `message-id = text`."),
    code(
        "I18N012",
        "a locale whose interface is in English",
        "The theme has no words in this language, so headings, buttons and notices are in English around the articles. Translate the theme's messages in `locales/<locale>.ftl`, a few at a time if you like; or give the locale a `fallback` in a language that the theme speaks.",
    ),
    code(
        "I18N011",
        "a message that nothing shows",
        "The theme has no message of this name, and no template of the site prints it as `{{ t.… }}`, so readers would never see it. Names of plans, add-ons, channels and areas begin with `plan-`, `addon-`, `channel-`, `area-`, those for your own scripts with `script-`.",
    ),
    code(
        "IMG001",
        "no such image",
        "The path of an image is relative to the article, or begins with `/` for `content/` and `static/`.",
    ),
    code(
        "IMG003",
        "a picture from a host that the content security policy can't name",
        "Each page tells browsers which hosts it loads pictures from. The name of such a host has letters, digits, `-` and `.`, and perhaps a port. A host with other characters (`;`, `*`, `_`, an IPv6 address) can't be named, so browsers don't show the picture. Keep the picture beside the article, or use another host name.",
    ),
    code(
        "LNK001",
        "a link to no article",
        "Links between articles are relative paths to their files, such as `../email/signature.md`. Nothing of that name exists in this locale or in those it falls back to.",
    ),
    code(
        "LNK002",
        "a link to no heading",
        "The page exists, but has no heading or anchor of that name, so readers would land at its top. Headings get their id from their text; `## Heading {#id}` gives one by hand. A heading of a translation has another id than the original's unless both have the same `{#id}`. Area, category and home pages are checked like articles.",
    ),
    code(
        "LNK003",
        "a link to a draft",
        "The target exists but is a draft, or not yet or no longer published, so readers would get a 404.",
    ),
    code(
        "LNK005",
        "an address that no reader can open",
        "It names a file on the writer's computer (`file:`, `C:\\`), or a host or port that can't exist (`https://[your-server]/`, `http://`). It is not published; the text of the link or picture stays. Put files beside the article. If the address is only an example, write it as code, between backticks.",
    ),
    code(
        "MD001",
        "raw HTML was removed",
        "Scripts, styles, frames, forms and inline drawings (`svg`, `math`) are taken out of articles. `markdown: { html: allow }` in site.yaml lets everything through, if you trust every author.",
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
    code("MD004", "a snippet contains itself", "A snippet may use other snippets, but not itself."),
    code(
        "MD005",
        "an address was removed",
        "Addresses in articles begin with `https:`, `http:`, `mailto:`, `tel:` or `sms:`. `javascript:` and similar schemes run the author's code in the reader's browser; other schemes pass what follows to a program on the reader's computer, which trusts it. The text of the link or picture stays. If your readers have an app with its own scheme, `markdown: { schemes: [atrium] }` in site.yaml allows it.",
    ),
    code(
        "MD006",
        "a table inside a sentence",
        "`{{ support_matrix() }}` prints a table, which can't stand inside a paragraph. Put it on a line of its own, with blank lines around it.",
    ),
    code(
        "MD011",
        "markup of another system",
        "Hugo shortcodes, Liquid tags, MkDocs or Docusaurus blocks, MDX components, wiki links and the like mean nothing to Guichet, so readers see them as text, or see only what is inside them. The help says what to write instead. To show such markup as an example, put it between backticks.",
    ),
    code(
        "MD012",
        "Markdown that is shown as text",
        "Something small keeps it from being markup: a space in the address of a link or inside the asterisks of bold words, a no-break space after `#` or `-` (Option+Space on a Mac), a callout whose name is not one of the five. Readers see the source. Write the form that the help shows. If the text is meant as it is, put it between backticks, or put a backslash before it.",
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
        "Two headings, links or HTML elements have been given the same id by hand. Links to it lead to the first one. Give the other one a different id. Ids that are generated from headings avoid the ones given by hand.",
    ),
    code(
        "MD026",
        "`#` at the end of a heading is not shown",
        "Markdown takes `#` at the end of a heading, after a space, for a closing mark: `## Learn C #` is shown as \"Learn C\". Write `\\#` if it is text.",
    ),
    code("NAV001", "an article outside of any area", "Articles live in an area: `content/<locale>/<area>/<slug>.md`."),
    code("NAV002", "an area without content", "`areas` in site.yaml lists an area that has no folder in any locale."),
    code(
        "NAV003",
        "unknown related article",
        "`related` lists ids of articles, such as `contacts/import`, or paths of files relative to this one.",
    ),
    code(
        "NAV004",
        "unknown product context",
        "`contexts` of an article are those listed under `contexts` in site.yaml.",
    ),
    code(
        "NAV005",
        "a product context without a top article",
        "The help panel opens with the articles that name the customer's place in the product. Nobody has written one for this place: list it under `contexts` of the articles that help there. Until then the panel shows the articles of the context's `area`, else the most important ones.",
    ),
    code(
        "NAV006",
        "a file that looks like an article and is not read",
        "Articles are Markdown files whose names end in `.md`. A file that looks like one, but is called `PRICES.MD`, `refund.mdx` or `draft.md.txt`, is neither read nor published: it might be a draft, and its front matter is not for readers. Rename it. The same goes for conflicted copies that file synchronization makes, and for folders that are backups by their name.",
    ),
    code(
        "NAV007",
        "an article called `index` or `README`",
        "In other generators `index.md` or `README.md` is the page of the folder that it is in. Here that page is `_index.md`, and `guide/index.md` is an article with the address `/guide/index/`, which hardly anybody means. Rename it to `_index.md`: the folder's page then shows its title and text. If it is an article of its own, give it a `slug:`, and the warning goes away.",
    ),
    code(
        "OUT001",
        "two pages with one address",
        "Both would be written to the same file. Change the `slug` of one of them. If one is an article `sso.md` beside a folder `sso/`, and its text introduces the folder, move it to `sso/_index.md`.",
    ),
    code(
        "OUT002",
        "addresses that differ only in case",
        "On many hosts and on every Mac and Windows machine these are one file. The same goes for two names whose accents are stored in two ways (NFC and NFD). Rename one of the two. Old addresses that differ in case and lead to the same page are fine.",
    ),
    code(
        "OUT004",
        "a name that not every disk can hold",
        "Addresses become folders. Disks hold names of up to 255 bytes; Windows knows no `con`, `aux` or `nul`, no name that ends in a dot, and no `:` or `?` in one.",
    ),
    code(
        "OUT007",
        "an active file is not published",
        "A page, a script, an XML file or a program beside an article would run at the site's own address, where it could read what readers' browsers have stored; a drawing that can't be read might. If you trust the file, move it to `static/`; if it is a download, pack it as a .zip; if you trust every writer, add its kind to `markdown.active_files` in site.yaml.",
    ),
    code(
        "OUT008",
        "active parts of a drawing were removed",
        "SVG can hold scripts, event handlers, HTML, addresses of other hosts, and references into other files (`<use href=\"other.svg#a\">`), which bring what is active there. They are removed from what is published, and the file itself stays as it is. Pictures beside the drawing and links may stay. Save the drawing without the rest, as plain SVG, or move a drawing that you trust to `static/`.",
    ),
    code(
        "OUT003",
        "the output folder is not ours",
        "The folder is not empty and holds no manifest of an earlier build. Guichet never deletes files that it did not write: choose an empty folder.",
    ),
    code(
        "OUT005",
        "a file of the site's own replaces one that the build makes",
        "`static/_headers` and `static/_redirects` replace the files that the build makes: the content security policy, or the redirects of old addresses, are lost. Copy what you need from the build's files.",
    ),
    code(
        "OUT010",
        "files that nothing links to",
        "Files in `content/` that no published article, setting or template uses are still published, since pages elsewhere may link to them. They may be left over from an article that was removed. The note says how many there are in a folder, and names the first of them; it never fails a build. Files that only drafts use are not published, and not counted here.",
    ),
    code(
        "TIME001",
        "a link to an article that is scheduled or expires",
        "The article that the link leads to is not published yet, is no longer published, or expires within 14 days. A link to a page that is not there is published as plain text. The warning can appear without any change to the site, so it never fails a build, not even under `--strict`. Change the dates, or remove the link.",
    ),
    code(
        "TIME002",
        "an article is due for review",
        "The day in its `review_by` has come. Check whether the article is still correct, then set a later date, or remove the key. The warning never fails a build, not even under `--strict`, and readers don't see it.",
    ),
    code("RED001", "redirects go in a circle", "Following the aliases comes back to where it began."),
    code(
        "RED002",
        "a redirect hides a page",
        "A page already lives at the old address, so the redirect would never be seen.",
    ),
    code("RED003", "a redirect leads nowhere", "The target is neither a page of this site nor an absolute URL."),
    code("RED004", "an old address redirects to two places", "The address stands twice with different targets."),
    code(
        "GATE001",
        "a secret that this gate can't keep",
        "Values under `public` and `display` are in the page's source for everyone to read, so `{ secret: … }` is refused there. `gate: sealed` encrypts it.",
    ),
    code(
        "GATE002",
        "a secret stands in a file of the site",
        "The value of an environment variable that contacts.yaml calls secret, or the key that seals it, is in a file of the site or in its name: an article, a template, the settings, a download. docs/gating.md lists the spellings and the file formats that are searched. Remove it. If the file was ever published or pushed, the value is no longer secret: change the telephone number or address itself.",
    ),
    code(
        "GATE003",
        "a secret can be read in the built site",
        "`guichet seal verify` found it in a published file or in its name; docs/gating.md lists the spellings and the file formats that are searched. Don't publish this folder. If it is published, change the value itself: caches and archives keep what they have seen.",
    ),
    code(
        "GATE004",
        "a published file that can't be searched",
        "`guichet seal verify` can't tell whether a secret is in it: it is encrypted, packed in an unknown way, or unpacks to more than 512 MB. It is a warning, and does not fail the command. Check the file yourself, or publish it in another format.",
    ),
    code(
        "SEAL001",
        "no key to seal with",
        "A channel says `gate: sealed`, but GUICHET_SEAL_KEY is not in the environment. The site is built with that channel's details left out. `guichet seal keygen` prints a key: keep it where CI keeps its secrets, never in a file of the site.",
    ),
    code(
        "SEAL002",
        "the key can't be used",
        "GUICHET_SEAL_KEY holds 32 random bytes, written in base64: what `guichet seal keygen` prints. A password is no key: it can be guessed.",
    ),
    code(
        "SEAL003",
        "a secret is missing",
        "`href: { secret: NAME }` takes the address from the environment variable NAME when the site is built, and there is none.",
    ),
    code(
        "SEAL004",
        "a secret is no address",
        "The variable holds an address with its scheme, `tel:+1-555-0100` or `https://…`; for `kind: phone` the number alone will do, for `kind: email` the address alone.",
    ),
    code(
        "SEAL005",
        "a plan lost a sealed channel, but not its key",
        "Customers of that plan hold a key that opens what is published in this epoch. Count `seal: { epoch: … }` up: new keys, and passes of the old epoch open nothing any more. Then run `guichet seal lock`, and give the product the new keys (`guichet seal issuer`). What they have read before, they know: change the value too if that matters.",
    ),
    code(
        "SEAL006",
        "seal.lock is missing or behind",
        "The file says which plans could open what in each epoch, so that a later build can tell that one of them lost it. `guichet seal lock` writes it; commit it beside contacts.yaml. It holds plans and channels, no keys and no values.",
    ),
    code(
        "SEAL007",
        "`gate: sealed` with nothing to seal, or for nobody",
        "What is sealed comes from the environment: `href: { secret: NAME }`. An address that is written in contacts.yaml is in everyone's copy of the site's sources. And it is sealed for plans: add-ons alone open nothing.",
    ),
    code(
        "SRC001",
        "synonyms can't be read",
        "`synonyms/<locale>.yaml` is a list of lists of words that mean the same: `- [login, sign in]`.",
    ),
    code(
        "SRC002",
        "a line of queries.tsv can't be read",
        "A line is four columns with tabs between them: locale, query, id of the article, and the worst rank that is good enough (1 if left out). Lines that begin with `#` are comments.",
    ),
    code(
        "SRC003",
        "a line of queries.tsv can't come true",
        "The site has no such locale, or readers of that locale can't find an article with that id: it was moved without an `id`, is a draft, or is kept out of the search.",
    ),
    code(
        "SRC004",
        "a query misses its article",
        "`guichet search test` asked the built index, and the article is not among the first hits. `guichet search QUERY --explain` shows what the others have that it has not. `keywords`, synonyms, `search: { boost: … }` or `search: { pin: … }` help; a better title helps most.",
    ),
    code(
        "SRC005",
        "a first query costs too many bytes",
        "The search module, the manifest, the words and the texts of five hits are more than `search.budget` in site.yaml allows, in kilobytes. Readers on slow networks wait for all of it.",
    ),
    code(
        "SRC006",
        "two articles are pinned to one query",
        "`search: { pin: [refund] }` puts an article first for that query. Several articles can't all be first; they come in the order of their ids.",
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
