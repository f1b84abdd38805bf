//! What to write here for what an import could not carry: one table, by the names that constructs have in the report.

use std::borrow::Cow;

const CALLOUT: &str = "`> [!NOTE] Title` with `> text` below it";
const CARDS: &str = "`:::cards` around a list of links, `- [Title](a.md): What it is about.`";
const CODE: &str = "a block of code: ` ```js title=\"app.js\" {2} line-numbers `";
const FILE: &str = "a block of code that shows a file: ` ```js file=\"examples/app.js\" region=\"setup\" `";
const DETAILS: &str = "`:::details Summary`, the text, `:::`";
const TABS: &str = "`:::tabs`, `:::tab Label`, the text, `:::`, `:::`";
const STEPS: &str = "`:::steps` around a list `1.`, `2.`, …";
const PICTURE: &str = "`![What it shows](a.png \"Caption\"){width=300}`";
const SCREENS: &str = "`![What it shows](a.png){.light-only}` and `![What it shows](a-dark.png){.dark-only}`";
const VIDEO: &str = "`{{ video(src=\"https://…\", title=\"What it shows\") }}`";
const SNIPPET: &str = "`{{ snippet(name=\"part\") }}`, and the text in `content/en/_snippets/part.md`";
const VARIABLE: &str = "the value as text, or `{{ var.name }}` with `name` under `variables` in site.yaml";
const BADGE: &str = "`{{ badge(text=\"Beta\", kind=\"beta\") }}`";
const ICON: &str = "`{{ icon(name=\"star\") }}` with the name of an icon that areas can have, or nothing";
const LINK: &str = "`[words](a.md)`";
const TABLE: &str = "a table: a row of headers, a row of `---`, and a row for each line";
const KEYS: &str = "`<kbd>Ctrl</kbd>+<kbd>C</kbd>`";
const ANCHOR: &str = "`{#id}` behind a heading, or `<a id=\"id\"></a>`";
const LISTED: &str = "nothing: the page of a folder lists what is in it";
const CONTENTS: &str = "nothing: every article has a list of its sections";
const REDIRECT: &str = "`- { from: \"/old/\", to: \"/en/area/article/\" }` in redirects.yaml";
const ORDER: &str = "`order: 1` in the front matter of the articles and of each folder's `_index.md`";
const UNPUBLISHED: &str = "`draft: true` until everybody may read it";
const SETTING: &str = "the setting of the same meaning in site.yaml";

const NO_FORMULA: &str = "`$E = mc^2$`, with `markdown: { math: true }` in site.yaml";
const NO_DIAGRAM: &str = "there is no such form: save the drawing as a picture, `![What it shows](drawing.svg)`";
const NO_PROGRAM: &str =
    "there is no such form, since a text runs nothing: write what readers see as text, a table or a picture";
const NO_FORM: &str = "there is no such form: write what readers saw there as text, a list, a table or a picture";
const NO_API: &str = "there is no such form: write the request and the answer as code, and the fields as a table";
const NO_COLUMNS: &str = "there is no such form: write the columns one below the other, or as a table";
const NO_EMBED: &str = "there is no such form but for videos: a link, `[words](https://…)`";
const NO_LOOP: &str = "there is no such form, since a text runs nothing: write out what the loop printed";
const NO_CONDITION: &str =
    "there is no such form: keep the text of the case that readers saw; for plans, `:::plans >=basic`";
const NO_LIST_MARK: &str = "there is no such form: number the list with `1.`, and name items by those numbers";

/// Names of tags, shortcodes, components and containers, in small letters and without signs, and what there is for them.
const TAGS: &[(&[&str], &str)] = &[
    (
        &[
            "alert",
            "callout",
            "hint",
            "notice",
            "admonition",
            "note",
            "tip",
            "warning",
            "info",
            "danger",
            "caution",
            "important",
            "aside",
            "pageinfo",
            "banner",
            "banneralert",
            "box",
            "blockquote",
            "quote",
            "message",
            "panel",
            "blocks/lead",
        ],
        CALLOUT,
    ),
    (
        &[
            "card",
            "cards",
            "cardgrid",
            "cardgroup",
            "linkcard",
            "cardpane",
            "linkgrid",
            "blocks/feature",
            "blocks/section",
            "doccard",
            "tile",
            "tiles",
            "section-index",
            "card-list",
            "feature",
            "features",
            "cta",
        ],
        CARDS,
    ),
    (&["tabs", "tab", "tabpane", "tabitem", "tabbed", "codetabs", "codegroup", "code-group", "code-tabs"], TABS),
    (
        &[
            "details",
            "accordion",
            "accordiongroup",
            "expand",
            "expandable",
            "collapse",
            "collapsible",
            "spoiler",
            "toggle",
            "faq",
        ],
        DETAILS,
    ),
    (&["steps", "step", "stepper", "procedure"], STEPS),
    (
        &[
            "code",
            "codeblock",
            "highlight",
            "gist",
            "sandbox",
            "playground",
            "repl",
            "live",
            "sandpack",
            "codesandbox",
            "stackblitz",
        ],
        CODE,
    ),
    (
        &[
            "codenew",
            "code_sample",
            "codefile",
            "embed-code",
            "literalinclude",
            "readfile",
            "import-code",
            "includecode",
            "file-code",
        ],
        FILE,
    ),
    (
        &[
            "figure",
            "img",
            "image",
            "imgproc",
            "picture",
            "screenshot",
            "zoom",
            "lightbox",
            "frame",
            "gallery",
            "carousel",
        ],
        PICTURE,
    ),
    (&["themedimage", "darklight"], SCREENS),
    (
        &[
            "video",
            "youtube",
            "youtube-lite",
            "vimeo",
            "loom",
            "reactplayer",
            "player",
            "liteyoutubeembed",
            "asciinema",
            "bilibili",
            "wistia",
            "youtubeembed",
        ],
        VIDEO,
    ),
    (
        &[
            "include",
            "include_relative",
            "include_cached",
            "snippet",
            "partial",
            "includes",
            "reuse",
            "include-md",
            "excerpt",
            "--8<--",
        ],
        SNIPPET,
    ),
    (
        &[
            "param",
            "var",
            "variable",
            "site",
            "version",
            "latest",
            "product",
            "version-check",
            "feature-state",
            "skew",
            "assign",
        ],
        VARIABLE,
    ),
    (&["badge", "label", "pill", "tag", "chip", "status"], BADGE),
    (&["icon", "fa", "fas", "fontawesome", "font-awesome", "lucide", "emoji"], ICON),
    (
        &[
            "link",
            "ref",
            "relref",
            "button",
            "linkbutton",
            "a",
            "navlink",
            "routerlink",
            "file",
            "download",
            "glossary_tooltip",
            "post_url",
            "content-ref",
            "docslink",
        ],
        LINK,
    ),
    (&["table", "csv-table", "datatable", "csv", "proptable", "list-table"], TABLE),
    (&["kbd", "key", "keys", "keyboard"], KEYS),
    (&["anchor"], ANCHOR),
    (
        &[
            "doccardlist",
            "children",
            "childpages",
            "list-children",
            "catalog",
            "section",
            "sub_pages",
            "pages",
            "toctree",
            "articles",
            "listing",
        ],
        LISTED,
    ),
    (&["toc", "tocinline", "tableofcontents", "table-of-contents", "toc-tree"], CONTENTS),
    (&["math", "katex", "latex", "mathjax", "equation", "chem"], NO_FORMULA),
    (
        &[
            "mermaid",
            "graphviz",
            "plantuml",
            "chart",
            "drawio",
            "diagram",
            "kroki",
            "flowchart",
            "markmap",
            "echarts",
            "typograms",
        ],
        NO_DIAGRAM,
    ),
    (
        &[
            "openapi",
            "swagger",
            "openapi-operation",
            "openapi-schemas",
            "swaggerui",
            "redoc",
            "api",
            "endpoint",
            "apimethod",
            "operation",
        ],
        NO_API,
    ),
    (&["columns", "column", "row", "col", "grid", "split", "div", "flex", "container"], NO_COLUMNS),
    (
        &[
            "embed",
            "iframe",
            "tweet",
            "twitter",
            "x",
            "instagram",
            "codepen",
            "figma",
            "google_map",
            "map",
            "social",
            "object",
        ],
        NO_EMBED,
    ),
    (&["for", "tablerow", "cycle", "increment", "decrement", "loop"], NO_LOOP),
    (
        &[
            "if",
            "unless",
            "case",
            "when",
            "else",
            "elsif",
            "show-if",
            "conditional-text",
            "ifversion",
            "browseronly",
            "clientonly",
            "visibility",
        ],
        NO_CONDITION,
    ),
];

/// Constructs that are named in words.
const WORDS: &[(&str, &str)] = &[
    ("`{{ … }}`", VARIABLE),
    ("`{…}`", VARIABLE),
    ("dynamic content", VARIABLE),
    ("`export` in MDX", NO_PROGRAM),
    ("a component that is never closed", NO_PROGRAM),
    ("a file that is included", SNIPPET),
    ("a part of a file that is included", FILE),
    ("--8<--", SNIPPET),
    ("an icon", ICON),
    ("a picture", PICTURE),
    ("a link in", LINK),
    ("a link to", LINK),
    ("a link that runs a program", NO_PROGRAM),
    ("an old address", REDIRECT),
    ("a pattern of old addresses", REDIRECT),
    ("`redirects`", REDIRECT),
    ("`createRedirects`", REDIRECT),
    ("an article that was deleted", REDIRECT),
    ("sidebars", ORDER),
    ("a `.pages` file", ORDER),
    ("a `_category_`", "`title` and `order` in the `_index.md` of the folder"),
    ("front matter that is", "the keys of docs/writing.md between two lines of `---`"),
    ("the title of the site", "`title: Help` in site.yaml"),
    ("the address of the site", "`base_url: https://help.example.com/` in site.yaml"),
    ("the language", "`locales` in site.yaml, and the folder below `content/` of that name"),
    ("settings that", SETTING),
    ("`permalinks` of the settings", "`slug` and `aliases` in the front matter"),
    ("`taxonomies` of the settings", "`keywords: [one, two]` in the front matter"),
    ("`cascade` of the settings", "the key in the front matter of each article"),
    ("`module` of the settings", "the files themselves in `content/`"),
    ("a list that counts", NO_LIST_MARK),
    ("text that the source hides", "nothing, or the text in `:::details Summary`"),
    ("text that is formatted as hidden", "nothing, or the text in `:::details Summary`"),
    ("text between the tabs", "the text above or below the tabs"),
    ("a list of all its", LISTED),
    ("an annotation", "a list below the block, or a footnote: `text[^1]` and `[^1]: the note`"),
    (
        "an abbreviation",
        "the meaning behind the word, `HTML (HyperText Markup Language)`, or a list of terms: `HTML` with `: HyperText Markup Language` below it",
    ),
    ("formulas", "`markdown: { math: true }` in site.yaml"),
    ("`rewrites` of the settings", "`/old/*: /en/new/:splat` in redirects.yaml"),
    ("another site in the source", "nothing by hand: import its folder by itself"),
    ("a formula", NO_FORMULA),
    ("a diagram", NO_DIAGRAM),
    ("a table of cards", CARDS),
    ("a page of HTML", "an article in Markdown, or the page itself in `static/`"),
    ("a .", "`static/` for what a page of your own loads; an article loads nothing"),
    ("a post of the blog", "an article for each post that is still wanted"),
    ("a page outside of the docs", "an article, or a page of your own in `static/`"),
    ("an article of an older version", "an area for each version that is still wanted"),
    ("a file that is not valid", "the answers of the API, whole, in a file of their own"),
    ("a drawing", PICTURE),
    ("a text box", CALLOUT),
    ("a document in the document", "the text of it, as Markdown"),
    ("a comment", "nothing: a remark for writers is `<!-- … -->`"),
    ("a post without a date", "`updated: 2026-10-19` in the front matter"),
    ("a `", "`updated`, `publish_at` or `expires_at` with a day: `2026-10-19`"),
    ("an article of a collection", UNPUBLISHED),
    ("an article of a category", UNPUBLISHED),
    ("an article of a section", UNPUBLISHED),
    ("an article that was not for everybody", UNPUBLISHED),
    ("an internal article", UNPUBLISHED),
    ("a text whose encoding", "nothing by hand: save the file as UTF-8"),
    ("a page that is missing in the list", "nothing by hand: save what the API answers to each page of the list"),
    ("a key that is neither true nor false", "`draft: true` or `draft: false`"),
    ("a date that can't be read", "`publish_at: 2026-05-06`, `expires_at: 2026-05-06` or `updated: 2026-05-06`"),
    ("an article for the user segment", "`plans: pro` for a badge; nothing on a static page is secret"),
    ("an article without its text", "the text below the front matter"),
    ("an article of which only translations", "the original at the same path below the default locale"),
    ("a file of JSON", "the answers of the API, whole, in a file of their own"),
    ("a row that", "an article by hand"),
];

/// What to write, as Markdown on one line; `None` for what is not markup and says itself what to do.
pub fn instead(construct: &str) -> Option<Cow<'static, str>> {
    if let Some((_, form)) = WORDS.iter().find(|(start, _)| construct.starts_with(start)) {
        return Some(Cow::Borrowed(form));
    }
    if construct.starts_with('`') {
        return Some(Cow::Borrowed(if construct.ends_with("of the settings") { SETTING } else { NO_FORM }));
    }
    let signs = ["{{<", "{{%", "{%", "<", ":::"];
    let rest = signs.iter().find_map(|sign| construct.strip_prefix(sign))?;
    let words = rest.trim_matches(|c: char| c.is_whitespace() || "<>%{}/:-".contains(c)).to_lowercase();
    // `{% include note.html %}`: what is included says more than that it is.
    let (name, of) = words.split_once(char::is_whitespace).unwrap_or((words.as_str(), ""));
    let stem = of.rsplit('/').next().unwrap_or_default().split('.').next().unwrap_or_default();
    let known = |name: &str| TAGS.iter().find(|(names, _)| names.contains(&name)).map(|(_, form)| *form);
    let tail = || name.rsplit(['/', '.', '-', '_']).next().and_then(known);
    let form = known(stem).or_else(|| known(name)).or_else(tail);
    let is_component = construct.starts_with('<');
    Some(Cow::Borrowed(form.unwrap_or(if is_component { NO_PROGRAM } else { NO_FORM })))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn constructs_have_a_form() {
        for (construct, form) in [
            ("{{< tabpane >}}", TABS),
            ("{{% blocks/feature %}}", CARDS),
            ("{% include alerts/note.html %}", CALLOUT),
            ("{% include part.md %}", SNIPPET),
            ("{% for %}", NO_LOOP),
            ("<LinkCard>", CARDS),
            ("<Pricing>", NO_PROGRAM),
            (":::row", NO_COLUMNS),
            ("`{…}`, an expression", VARIABLE),
            ("{{< pricing-table >}}", TABLE),
            ("{{< who-knows >}}", NO_FORM),
        ] {
            assert_eq!(instead(construct).as_deref(), Some(form), "{construct}");
        }
    }

    /// What the report names as left to do is in one of the two tables: a construct that is new can't be forgotten.
    #[test]
    fn every_construct_of_the_sources_has_one() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let mut folders = vec![folder];
        let mut missing = Vec::new();
        while let Some(folder) = folders.pop() {
            for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                let text = std::fs::read_to_string(&path).unwrap();
                let text = text.split("#[cfg(test)]").next().unwrap();
                for mark in ["report.left(", "report.left_at(", "context.left("] {
                    let calls = text
                        .split(mark)
                        .skip(1)
                        .map(|call| call.trim_start().trim_start_matches("&format!(").trim_start());
                    let literals = calls.filter_map(|call| call.strip_prefix('"')?.split('"').next());
                    missing.extend(
                        literals.filter(|one| instead(one).is_none()).map(|one| format!("{}: {one}", path.display())),
                    );
                }
            }
        }
        assert_eq!(missing, [""; 0], "add a line to WORDS or TAGS");
    }
}
