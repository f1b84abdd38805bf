//! docs/theming.md is a contract: every name in its tables is there when a template asks for it.

use std::fs;
use std::path::Path;

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

/// What is between backticks, without values and remarks in brackets.
fn names(cell: &str) -> Vec<String> {
    let mut depth = 0;
    let bare: String = cell
        .chars()
        .filter(|c| {
            depth += i32::from(*c == '(');
            let outside = depth == 0;
            depth -= i32::from(*c == ')');
            outside
        })
        .collect();
    bare.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// A template that prints «name» for whatever is missing. `prefix` is `article.` or nothing.
fn asking(rows: &[(String, String)], prefix: &str, row_fields: &[&str]) -> String {
    let missing = |path: &str, said: &str| format!("{{% if {path} is undefined %}}«{said}»{{% endif %}}");
    let mut template = String::new();
    for (left, right) in rows {
        for name in names(left).into_iter().filter(|name| name != "t") {
            let path = format!("{prefix}{name}");
            template += &missing(&path, &path);
            let fields = if right == "rows" {
                row_fields.iter().map(|field| (*field).to_owned()).collect()
            } else if right.starts_with("list of `") {
                names(right.split(':').next().unwrap_or_default())
            } else {
                continue;
            };
            let asked: String =
                fields.iter().map(|field| missing(&format!("one.{field}"), &format!("{path}[].{field}"))).collect();
            template += &format!("{{% for one in {path} %}}{asked}{{% endfor %}}");
        }
    }
    template
}

#[test]
fn every_name_of_the_tables_is_there() {
    let docs = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/theming.md")).unwrap();
    let (every, article, channel) = (table(&docs, "name"), table(&docs, "`article.`"), table(&docs, "`channel.`"));
    assert!(every.len() > 5 && article.len() > 10 && channel.len() > 10, "the tables have other heads now");
    let rows = ["title", "description", "url", "area_title", "plans_text", "lang", "dir", "borrowed_text"];
    let contacts = "plans: [free, pro]\nchannels:\n  chat:\n    kind: chat\n    plans: [pro]\n    languages: [en, fr]\n    href: \"https://chat.example.com/\"\n";
    let built = SiteTest::new()
        .file("site.yaml", SITE)
        .file("contacts.yaml", contacts)
        .file(
            "content/en/guide/a.md",
            "---\ntitle: A\nplans: [pro]\nrelated: [guide/b]\n---\n## One\n\n{{ contact(channel=\"chat\") }}\n",
        )
        .file("content/en/guide/b.md", "---\ntitle: B\n---\nText.\n")
        .file(
            "templates/article.html",
            asking(&every, "", &rows) + &asking(&article, "article.", &rows) + "{{ article.body | safe }}",
        )
        .file(
            "templates/partials/contact-card.html",
            asking(&channel, "channel.", &rows) + "card of {{ channel.name }}",
        )
        .build()
        .code(0);
    let page = built.page("en/guide/a/index.html");
    assert!(page.contains("card of"), "{page}");
    let missing: Vec<&str> = page.split('«').skip(1).filter_map(|rest| rest.split('»').next()).collect();
    assert_eq!(missing, Vec::<&str>::new());
}

/// A site's own module is in the page's script, as it is written, and the theme's around it are still joined.
#[test]
fn a_module_of_ones_own_is_joined_with_the_themes() {
    let built = SiteTest::new()
        .article("content/en/guide/a.md", "A")
        .file("templates/assets/tabs.js", "import { mine } from \"./mine.js\";\n/* ours */\nexport function enhanceTabs(article) {\n  mine(article);\n}\n")
        .file("templates/assets/mine.js", "import { words } from \"./words.js\";\nexport const mine = (article) => words().then(() => (article.title = \"mine\"));\n")
        .build()
        .code(0);
    let script = built.asset("article.js");
    assert!(script.contains("/* ours */\nfunction enhanceTabs(article) {"), "{script}");
    assert!(script.contains("const mine = (article) =>"), "{script}");
    assert_eq!(script.matches("import{").count(), 1, "{script}");
    assert!(script.starts_with("import{") && script.contains("}from\"./main.js\";"), "{script}");
    assert!(built.asset("tabs.js").contains("/* ours */"));
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
    assert!(plain.contains(&"video.js".to_owned()), "it is asked for when it is needed: {plain:?}");
    for name in ["dom.js", "tabs.js", "words.js", "memory.js", "contact-form.js", "search-box.js"] {
        assert!(!plain.contains(&name.to_owned()), "{name}: {plain:?}");
    }
    let named = "<script type=\"module\" src=\"{{ site.assets }}tabs.js\"></script>\n";
    let by_template = scripts(SiteTest::new().file("templates/partials/mine.html", named));
    assert!(by_template.contains(&"tabs.js".to_owned()), "{by_template:?}");
    let by_script = scripts(SiteTest::new().file("templates/assets/mine.js", "import(\"./words.js\");\n"));
    assert!(by_script.contains(&"words.js".to_owned()) && by_script.contains(&"mine.js".to_owned()), "{by_script:?}");
}

/// What can't be joined is published as it is written: its imports are there, and the page asks for them at once.
#[test]
fn a_script_that_cannot_be_joined_works_as_it_is_written() {
    let tabs = "import \"https://x.example/tabs.js\";\nexport function enhanceTabs() {}\n";
    let built =
        SiteTest::new().article("content/en/guide/a.md", "A").file("templates/assets/tabs.js", tabs).build().code(0);
    assert_eq!(built.asset("tabs.js"), tabs);
    assert!(built.asset("article.js").contains("from\"./tabs.js\""), "{}", built.asset("article.js"));
    let page = built.page("en/guide/a/index.html");
    for name in ["tabs.js", "words.js"] {
        assert!(
            page.lines().any(|line| line.starts_with("<link rel=\"modulepreload\"") && line.contains(name)),
            "{page}"
        );
    }
}
