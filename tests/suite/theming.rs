//! docs/theming.md is a contract: every name in its tables is there when a template asks for it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use guichet_site::render::inputs::contract;
use guichet_site::render::view::Shape;

use crate::site::{SITE, SiteTest};

/// The rows of the table whose head begins with `first`: names and what they hold.
fn table(docs: &str, first: &str) -> Vec<(String, String)> {
    let lines = docs.lines().skip_while(|line| !line.starts_with(&format!("| {first} |"))).skip(2);
    let rows = lines.take_while(|line| line.starts_with('|'));
    rows.map(|row| {
        let mut cells = row.trim_matches('|').splitn(2, '|').map(|cell| cell.trim().to_owned());
        (cells.next().unwrap_or_default(), cells.next().unwrap_or_default())
    })
    .collect()
}

/// Without values and remarks in brackets.
fn outside_of_brackets(cell: &str) -> String {
    let mut depth = 0;
    let outside = |c: &char| {
        depth += i32::from(*c == '(');
        let outside = depth == 0;
        depth -= i32::from(*c == ')');
        outside
    };
    cell.chars().filter(outside).collect()
}

/// What is between backticks.
fn names(cell: &str) -> Vec<String> {
    outside_of_brackets(cell).split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// What a name holds, by the second cell of its row.
fn fields(cell: &str, row: &[String]) -> Vec<String> {
    if cell.starts_with("rows") {
        return row.to_vec();
    }
    let held = cell.strip_prefix("list of ").or_else(|| cell.strip_prefix("optional: ")).unwrap_or(cell);
    if held.starts_with('`') {
        names(outside_of_brackets(held).split([':', ';']).next().unwrap_or_default())
    } else {
        Vec::new()
    }
}

/// Every path that the tables name: `article.toc.id`.
fn documented(docs: &str) -> BTreeSet<String> {
    let row = docs.split("A *row* ").nth(1).and_then(|rest| rest.split(".\n").next()).map(names).unwrap_or_default();
    assert!(row.len() > 5, "the page says what a row is");
    let tables = [
        ("name", &[""][..]),
        ("`home.`", &["home."]),
        ("`area.`, `category.`", &["area.", "category."]),
        ("`article.`", &["article."]),
        ("`search.`", &["search."]),
        ("`contact.`", &["contact."]),
        ("`inbox.`", &["inbox."]),
        ("name of the page", &[""]),
    ];
    let mut all = BTreeSet::new();
    for (head, prefixes) in tables {
        let rows = table(docs, head);
        assert!(!rows.is_empty(), "there is no table {head}");
        for (left, right) in rows {
            for (prefix, name) in
                prefixes.iter().flat_map(|prefix| names(&left).into_iter().map(move |name| (prefix, name)))
            {
                let path = format!("{prefix}{name}");
                all.extend(path.match_indices('.').map(|(at, _)| path[..at].to_owned()));
                all.extend(fields(&right, &row).iter().map(|field| format!("{path}.{field}")));
                all.insert(path);
            }
        }
    }
    all
}

/// The same of a view. `any` gets what the types say nothing about.
fn typed(path: &str, shape: &Shape, all: &mut BTreeSet<String>, any: &mut Vec<String>) {
    all.insert(path.to_owned());
    match shape {
        Shape::Optional(inner) | Shape::List(inner) => typed(path, inner, all, any),
        Shape::Record(fields) => {
            fields.iter().for_each(|(name, shape)| typed(&format!("{path}.{name}"), shape, all, any))
        }
        Shape::Any => any.push(format!("{path}.")),
        Shape::Text | Shape::Html | Shape::Number | Shape::Flag | Shape::ByName(_) => {}
    }
}

#[test]
fn the_tables_name_what_the_types_have_and_nothing_else() {
    let docs = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/theming.md")).unwrap();
    let (mut types, mut any) = (BTreeSet::new(), Vec::new());
    for (template, fields) in contract() {
        for (name, shape) in fields.iter().filter(|(name, _)| (template, *name) != ("category.html", "area")) {
            typed(name, shape, &mut types, &mut any);
        }
    }
    let documented: BTreeSet<String> =
        documented(&docs).into_iter().filter(|path| !any.iter().any(|any| path.starts_with(any))).collect();
    assert_eq!(documented.difference(&types).collect::<Vec<_>>(), [""; 0], "documented, and not there");
    assert_eq!(types.difference(&documented).collect::<Vec<_>>(), [""; 0], "there, and not documented");
}

/// A template that prints a value and all that is in it, and «path» for whatever is missing.
fn asking(path: &str, shape: &Shape, depth: usize) -> String {
    let inside = match shape {
        Shape::Optional(inner) => format!("{{% if {path} %}}{}{{% endif %}}", asking(path, inner, depth)),
        Shape::List(inner) => {
            format!("{{% for v{depth} in {path} %}}{}{{% endfor %}}", asking(&format!("v{depth}"), inner, depth + 1))
        }
        Shape::Record(fields) => {
            fields.iter().map(|(name, shape)| asking(&format!("{path}.{name}"), shape, depth)).collect()
        }
        Shape::ByName(_) => format!("{{{{ {path} | length }}}}"),
        Shape::Text | Shape::Html | Shape::Number | Shape::Flag | Shape::Any => format!("{{{{ {path} }}}}"),
    };
    format!("{{% if {path} is undefined %}}«{path}»{{% endif %}}{inside}")
}

const CONTACTS: &str = "plans: [free, pro]\nchannels:\n  chat:\n    kind: chat\n    plans: [pro]\n    languages: [en, fr]\n    href: \"https://chat.example.com/\"\n";

#[test]
fn every_page_prints_all_that_it_is_given() {
    let mut test = SiteTest::new()
        .file("site.yaml", SITE)
        .file("contacts.yaml", CONTACTS)
        .file("redirects.yaml", "/old: guide/a\n")
        .file("content/en/guide/_index.md", "---\ntitle: Guide\ndescription: All of it.\nicon: book\n---\n## Text\n")
        .file(
            "content/en/guide/a.md",
            "---\ntitle: A\ndescription: First.\nplans: [pro]\nrelated: [guide/b]\nupdated: 2026-05-03\nauthors: [Ada]\ntop: 1\nextra: { level: 2 }\n---\n## One\n\n## Two\n",
        )
        .file("content/en/guide/b.md", "---\ntitle: B\ntranslation: machine\n---\nText.\n");
    for nth in 0..26 {
        test = test.article(&format!("content/en/guide/lists/{nth}.md"), &format!("List {nth}"));
    }
    let contract = contract();
    let frame: String = contract[0].1.iter().map(|(name, shape)| asking(name, shape, 0)).collect();
    for (template, fields) in &contract[1..] {
        let own: String = fields.iter().map(|(name, shape)| asking(name, shape, 0)).collect();
        test = test.file(&format!("templates/{template}"), format!("printed {frame}{own}"));
    }
    let built = test.build().code(0);
    for page in [
        "en/guide/a",
        "en/guide/b",
        "en/guide",
        "en/guide/lists",
        "en/guide/lists/3",
        "en",
        "en/search",
        "en/contact",
        "en/a-z",
        "fr/guide/a",
        "old",
    ] {
        let html = built.page(&format!("{page}/index.html"));
        let missing: Vec<&str> = html.split('«').skip(1).filter_map(|rest| rest.split('»').next()).collect();
        assert!(html.starts_with("printed ") && missing.is_empty(), "{page}: {missing:?}");
    }
    for page in ["index.html", "404.html", "en/404.html"] {
        assert!(!built.page(page).contains('«'), "{page}");
    }
}

/// A channel's view is the policy's, which knows no templates.
#[test]
fn every_name_of_a_channel_is_in_its_table() {
    let docs = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/theming.md")).unwrap();
    let documented: BTreeSet<String> = table(&docs, "`channel.`").iter().flat_map(|(left, _)| names(left)).collect();
    let built = SiteTest::new()
        .file("contacts.yaml", CONTACTS)
        .file("content/en/guide/a.md", "---\ntitle: A\n---\n{{ contact(channel=\"chat\") }}\n")
        .file("templates/partials/contact-card.html", "{% for name, value in channel %}«{{ name }}»{% endfor %}")
        .build()
        .code(0);
    let page = built.page("en/guide/a/index.html");
    let given: BTreeSet<String> =
        page.split('«').skip(1).filter_map(|rest| rest.split('»').next().map(str::to_owned)).collect();
    assert_eq!(given, documented);
}

/// A site's own module is in the page's script, as it is written, and the theme's around it are still joined.
#[test]
fn a_module_of_ones_own_is_joined_with_the_themes() {
    let built = SiteTest::new()
        .article("content/en/guide/a.md", "A")
        .file("templates/assets/channels.js", "import { mine } from \"./mine.js\";\n/* ours */\nexport function markPlan(page) {\n  mine(page);\n}\nexport const showFor = markPlan;\n")
        .file("templates/assets/mine.js", "import { words } from \"./words.js\";\nexport const mine = (page) => words().then(() => (page.title = \"mine\"));\n")
        .build()
        .code(0);
    let script = built.asset("plan-picker.js");
    assert!(script.contains("/* ours */\nfunction markPlan(page) {"), "{script}");
    assert!(script.contains("const mine = (page) =>"), "{script}");
    assert_eq!(script.matches("import{").count(), 1, "{script}");
    assert!(script.starts_with("import{") && script.contains("}from\"./main.js\";"), "{script}");
    assert!(built.asset("channels.js").contains("/* ours */"));
}

/// Modules that are inside other scripts are not published a second time, unless a site's own template or script names them.
#[test]
fn a_module_that_only_scripts_had_imported_is_left_out() {
    let scripts = |site: SiteTest| {
        let built = site.article("content/en/guide/a.md", "A").build().code(0);
        let mut names: Vec<String> = built
            .files
            .keys()
            .filter_map(|path| {
                let (_, name) = path.strip_prefix("_guichet/")?.split_once('/')?;
                (!name.contains('/') && name.ends_with(".js")).then(|| name.to_owned())
            })
            .collect();
        names.sort();
        names
    };
    let plain = scripts(SiteTest::new());
    assert!(plain.contains(&"main.js".to_owned()) && plain.contains(&"article.js".to_owned()), "{plain:?}");
    for late in ["tabs.js", "video.js"] {
        assert!(plain.contains(&late.to_owned()), "{late} is asked for when it is needed: {plain:?}");
    }
    for name in ["dom.js", "channels.js", "words.js", "memory.js", "contact-form.js", "search-box.js"] {
        assert!(!plain.contains(&name.to_owned()), "{name}: {plain:?}");
    }
    let named = "<script type=\"module\" src=\"{{ site.assets }}channels.js\"></script>\n";
    let by_template = scripts(SiteTest::new().file("templates/partials/mine.html", named));
    assert!(by_template.contains(&"channels.js".to_owned()), "{by_template:?}");
    let by_script = scripts(SiteTest::new().file("templates/assets/mine.js", "import(\"./words.js\");\n"));
    assert!(by_script.contains(&"words.js".to_owned()) && by_script.contains(&"mine.js".to_owned()), "{by_script:?}");
}

/// What can't be joined is published as it is written: its imports are there, and the page asks for them at once.
#[test]
fn a_script_that_cannot_be_joined_works_as_it_is_written() {
    let memory =
        "import \"https://x.example/y.js\";\nexport const recall = () => null;\nexport const remember = recall;\n";
    let built = SiteTest::new()
        .article("content/en/guide/a.md", "A")
        .file("templates/assets/memory.js", memory)
        .build()
        .code(0);
    assert_eq!(built.asset("memory.js"), memory);
    assert!(built.asset("article.js").contains("from\"./memory.js\""), "{}", built.asset("article.js"));
    let page = built.page("en/guide/a/index.html");
    for name in ["memory.js", "words.js"] {
        assert!(
            page.lines().any(|line| line.starts_with("<link rel=\"modulepreload\"") && line.contains(name)),
            "{page}"
        );
    }
}

/// Few articles have tabs: those ask for their script beside the page's own, the others not at all.
#[test]
fn the_script_of_tabs_comes_with_tabs() {
    let tabs = "---\ntitle: B\n---\n:::tabs\n:::tab Windows\nA\n:::\n:::tab macOS\nB\n:::\n:::\n";
    let built =
        SiteTest::new().article("content/en/guide/a.md", "A").file("content/en/guide/b.md", tabs).build().code(0);
    let asks = |page: &str| {
        let page = built.page(page);
        page.lines().chain(page.split('>')).any(|part| part.contains("modulepreload") && part.contains("tabs.js"))
    };
    assert!(asks("en/guide/b/index.html"), "{}", built.page("en/guide/b/index.html"));
    assert!(!asks("en/guide/a/index.html"));
}

/// A text of a stranger may not bring a `<link>`: the styles of rare blocks are asked for in the head.
#[test]
fn the_styles_of_rare_blocks_come_in_the_head_of_pages_that_have_some() {
    let rare = "---\ntitle: B\n---\n> [!NOTE]- Folded\n> Text.\n";
    let built =
        SiteTest::new().article("content/en/guide/a.md", "A").file("content/en/guide/b.md", rare).build().code(0);
    let [plain, with] = ["en/guide/a/index.html", "en/guide/b/index.html"].map(|path| built.page(path));
    let (head, body) = with.split_once("</head>").unwrap();
    assert!(head.contains("/blocks.css\">"), "{head}");
    assert!(!body.contains("<link"), "{body}");
    assert!(!plain.contains("blocks.css"), "{plain}");
}

/// Whoever has only the program finds the words to translate.
#[test]
fn words_of_the_interface_are_ejected() {
    let test = SiteTest::new().file("content/en/guide/a.md", "---\ntitle: A\n---\nText.\n");
    let outcome = test.run(&["theme", "eject", "bg.ftl", "locales/no.ftl"]).code(0);
    assert_eq!(outcome.stdout, "locales/bg.ftl\nlocales/no.ftl\n");
    let read = |path: &str| std::fs::read_to_string(test.root().join(path)).unwrap();
    let theme = |tag: &str| {
        std::fs::read_to_string(format!("{}/themes/default/locales/{tag}.ftl", env!("CARGO_MANIFEST_DIR"))).unwrap()
    };
    assert!(read("locales/bg.ftl").ends_with(&theme("en")) && read("locales/no.ftl").ends_with(&theme("nb")));
    let again = test.run(&["theme", "eject", "bg.ftl"]).code(2);
    assert!(again.stderr.contains("is there already"), "{}", again.stderr);
    assert!(test.run(&["theme", "eject", "klingon!.ftl"]).code(2).stderr.contains("is not a language"));
    // Nothing of them grows old.
    assert_eq!(test.run(&["theme", "diff"]).code(0).stdout, "");
}
