//! Trees as teams have them: forty articles in two languages, pictures, odd names, links of every kind. Every article comes with its text,
//! every link and picture leads somewhere, and so does every old address.

use std::collections::{BTreeMap, BTreeSet};

use guichet_import::{Content, From, Imported, Options, Source, import};

const ARTICLES: usize = 40;

fn imported(from: From, files: Vec<(String, String)>) -> Imported {
    let mut source = Source::default();
    for (path, text) in files {
        let text = Source::is_text(&path).then_some(text);
        source.add(&path, text);
    }
    assert_eq!(From::guess(&source), Some(from));
    let options = Options { day: "2026-01-01".to_owned(), ..Options::default() };
    import(from, &source, &options).unwrap()
}

fn texts(imported: &Imported) -> BTreeMap<&str, &str> {
    let files = imported.files.iter();
    files
        .filter_map(|(path, content)| match content {
            Content::Text(text) => Some((path.as_str(), text.as_str())),
            _ => None,
        })
        .collect()
}

/// Every article is there with its words, and nothing is left open.
fn complete(imported: &Imported, languages: usize) {
    let links = &imported.report.came.links;
    let left: Vec<_> = imported.report.left.iter().map(|entry| (&entry.construct, &entry.places)).collect();
    assert_eq!((links.missing, links.pictures_missing, links.sections_missing), (0, 0, 0), "{left:?}");
    assert!(links.internal >= ARTICLES && links.pictures >= ARTICLES, "{links:?}");
    assert!(imported.report.remote.is_empty(), "{:?}", imported.report.remote);
    let all: String = texts(imported).values().copied().collect();
    for at in 0..ARTICLES {
        for language in &["en", "fr"][..languages] {
            let words = format!("Words {at} in {language}, ünïcode & more");
            assert!(all.contains(&words), "{words}");
        }
    }
    assert_eq!(imported.report.came.locales, languages);
}

/// Where old addresses lead, by the lines of redirects.yaml, in their order, and by aliases.
fn leads(imported: &Imported, old: &str) -> Option<String> {
    let files = texts(imported);
    // Single addresses come first, and aliases are some.
    let (locale, rest) = old.strip_prefix('/')?.split_once('/').unwrap_or((&old[1..], ""));
    let alias = rest.trim_end_matches('/');
    let found = files.iter().find(|(path, text)| {
        let aliases = text.lines().find_map(|line| line.strip_prefix("aliases: ["));
        path.starts_with(&format!("content/{locale}"))
            && aliases
                .is_some_and(|list| list.trim_end_matches(']').split(", ").any(|one| one.trim_matches('"') == alias))
    });
    if let Some((path, _)) = found {
        return Some(address(path));
    }
    for line in files.get("redirects.yaml").copied().unwrap_or_default().lines() {
        let mut parts = line.split('"').skip(1).step_by(2);
        let (Some(from), Some(to)) = (parts.next(), parts.next()) else { continue };
        if from.trim_end_matches('/') == old.trim_end_matches('/') {
            return Some(to.to_owned());
        }
        if let Some(start) = from.strip_suffix('*').filter(|_| !from.contains(':'))
            && let Some(rest) = old.strip_prefix(start)
        {
            return Some(format!("{}/", to.replace(":splat", rest.trim_end_matches('/'))));
        }
        if to == ":id"
            && let Some(id) = old.rsplit('/').next().and_then(|last| last.split('-').next())
        {
            let id = format!("id: \"{id}\"");
            let locale = old.split('/').nth(1).filter(|code| code.len() == 2).unwrap_or("en");
            let found = files.iter().find(|(path, text)| path.contains(&format!("/{locale}/")) && text.contains(&id));
            return found.map(|(path, _)| address(path));
        }
    }
    files.keys().map(|path| address(path)).find(|page| page.trim_end_matches('/') == old.trim_end_matches('/'))
}

fn address(path: &str) -> String {
    let below = path.strip_prefix("content").unwrap_or(path);
    format!("{}/", below.trim_end_matches("/_index.md").trim_end_matches(".md"))
}

fn all_lead_on<'o>(imported: &Imported, old: impl Iterator<Item = String> + 'o) {
    let pages: BTreeSet<String> = texts(imported).keys().map(|path| address(path)).collect();
    for old in old {
        let to = leads(imported, &old);
        assert!(to.as_ref().is_some_and(|to| pages.contains(to)), "{old} leads to {to:?}");
    }
}

/// Odd names: capitals, spaces, accents, signs.
fn name(at: usize) -> String {
    match at % 8 {
        0 => format!("Article {at}"),
        1 => format!("ARTICLE-{at}"),
        2 => format!("é-{at}"),
        3 => format!("v1.{at}"),
        _ => format!("article-{at}"),
    }
}

/// Markdown with a link to the next article and a picture.
fn markdown(at: usize, language: &str, link: &str, picture: &str) -> String {
    let link = link.replace(' ', "%20");
    format!(
        "## How it works\n\nWords {at} in {language}, ünïcode & more. **Bold **text, [next]({link}).\n\n![Picture {at}]({picture})\n"
    )
}

#[test]
fn jekyll() {
    let folder = |at: usize| ["billing", "contacts", "reports"][at % 3];
    let mut files = vec![
        (
            "_config.yml".to_owned(),
            "title: Help\nurl: https://help.atrium.example\nlang: en\nlanguages: [en, fr]\npermalink: pretty\n"
                .to_owned(),
        ),
        ("assets/a b.png".to_owned(), String::new()),
    ];
    for at in 0..ARTICLES {
        let next = (at + 1) % ARTICLES;
        for (language, prefix) in [("en", ""), ("fr", "fr/")] {
            let link = format!("/{prefix}{}/{}/#how-it-works", folder(next), name(next));
            let text = markdown(at, language, &link, "/assets/a%20b.png");
            let text = format!(
                "---\ntitle: \"Article {at}\"\nnav_order: {at}\nredirect_from: /{prefix}old-{at}\n---\n{{: .note }}\nHm\n\n{text}"
            );
            files.push((format!("{prefix}{}/{}.md", folder(at), name(at)), text));
        }
    }
    let imported = imported(From::Jekyll, files);
    complete(&imported, 2);
    all_lead_on(&imported, (0..ARTICLES).map(|at| format!("/{}/{}/", folder(at), name(at).replace(' ', "%20"))));
    all_lead_on(&imported, (0..ARTICLES).map(|at| format!("/old-{at}")));
    all_lead_on(&imported, (0..ARTICLES).map(|at| format!("/fr/old-{at}")));
}

#[test]
fn vuepress() {
    let folder = |at: usize| ["billing", "contacts", "reports"][at % 3];
    let mut files = vec![
        (
            "docs/.vuepress/config.js".to_owned(),
            "module.exports = { title: 'Help', locales: { '/': { lang: 'en' }, '/fr/': { lang: 'fr' } } }".to_owned(),
        ),
        ("docs/.vuepress/public/a b.png".to_owned(), String::new()),
    ];
    for at in 0..ARTICLES {
        let next = (at + 1) % ARTICLES;
        for (language, prefix) in [("en", ""), ("fr", "fr/")] {
            let link = format!("../{}/{}.md#how-it-works", folder(next), name(next));
            let text = format!("# Article {at}\n\n::: tip\nHm\n:::\n\n{}", markdown(at, language, &link, "/a%20b.png"));
            files.push((format!("docs/{prefix}{}/{}.md", folder(at), name(at)), text));
        }
    }
    let imported = imported(From::VuePress, files);
    complete(&imported, 2);
    for prefix in ["", "fr/"] {
        all_lead_on(
            &imported,
            (0..ARTICLES).map(|at| format!("/{prefix}{}/{}.html", folder(at), name(at).replace(' ', "%20"))),
        );
    }
}

/// HTML with a link to the next article and a picture.
fn html(at: usize, language: &str, link: &str, picture: &str) -> String {
    format!(
        "<h2 id=\"how\">How it works</h2><p>Words {at} in {language}, ünïcode &amp; more. <a href=\"{link}\">next</a></p><p><img src=\"{picture}\" alt=\"A\"></p>"
    )
}

#[test]
fn intercom() {
    let url = |at: usize, code: &str| format!("https://help.atrium.example/{code}/articles/{}-article-{at}", 5000 + at);
    let article = |at: usize| {
        let next = (at + 1) % ARTICLES;
        let picture = format!("https://cdn.example/i/{at}/a.png?expires=1");
        let words = |code: &str| {
            serde_json::json!({ "title": format!("Article {at}"), "state": "published", "url": url(at, code),
                "body": html(at, code, &format!("{}#how", url(next, code)), &picture) })
        };
        let mut own = words("en");
        own["type"] = "article".into();
        own["id"] = (5000 + at).to_string().into();
        own["default_locale"] = "en".into();
        own["parent_id"] = (20 + at % 3).into();
        own["translated_content"] = serde_json::json!({ "type": "article_translated_content", "fr": words("fr") });
        own
    };
    let articles: Vec<_> = (0..ARTICLES).map(article).collect();
    let collections: Vec<_> = (20..23).map(|id| serde_json::json!({ "type": "collection", "id": id.to_string(), "name": format!("Area {id}"), "order": id })).collect();
    let mut files = vec![
        ("articles.json".to_owned(), serde_json::json!({ "type": "list", "data": articles }).to_string()),
        ("collections.json".to_owned(), serde_json::json!({ "type": "list", "data": collections }).to_string()),
    ];
    files.extend((0..ARTICLES).map(|at| (format!("pictures/{at}/a.png"), String::new())));
    let imported = imported(From::Intercom, files);
    complete(&imported, 2);
    for code in ["en", "fr"] {
        all_lead_on(&imported, (0..ARTICLES).map(|at| format!("/{code}/articles/{}-article-{at}", 5000 + at)));
        all_lead_on(&imported, (0..ARTICLES).map(|at| format!("/{code}/articles/{}-another-name", 5000 + at)));
    }
}

#[test]
fn helpscout() {
    let mut files: Vec<(String, String)> = (0..ARTICLES)
        .map(|at| {
            let next = (at + 1) % ARTICLES;
            let text = html(at, "en", &format!("/article/{}-x#how", 100 + next), "//cdn.example/a.png");
            let article = serde_json::json!({ "article": { "id": format!("a{at}"), "number": 100 + at, "collectionId": "c1", "slug": format!("article-{at}"),
                "status": "published", "name": format!("Article {at}"), "text": text, "publicUrl": format!("https://help.atrium.example/article/{}-article-{at}", 100 + at) } });
            (format!("articles/{at}.json"), article.to_string())
        })
        .collect();
    let collection = serde_json::json!({ "collections": { "items": [{ "id": "c1", "siteId": "s", "number": 7, "slug": "contacts", "visibility": "public", "name": "Contacts" }] } });
    files.push(("collections.json".to_owned(), collection.to_string()));
    files.push(("saved/a.png".to_owned(), String::new()));
    let imported = imported(From::HelpScout, files);
    complete(&imported, 1);
    all_lead_on(&imported, (0..ARTICLES).map(|at| format!("/article/{}-article-{at}", 100 + at)));
    all_lead_on(&imported, (0..ARTICLES).map(|at| format!("/article/{}", 100 + at)));
}

#[test]
fn hubspot() {
    let mut csv = "Title,URL,Category,Article body,Language\n".to_owned();
    for at in 0..ARTICLES {
        let next = (at + 1) % ARTICLES;
        for (language, prefix) in [("en", ""), ("fr", "/fr")] {
            let url = |at: usize| format!("https://help.atrium.example{prefix}/knowledge/article-{at}");
            let body =
                html(at, language, &format!("{}#how", url(next)), "https://cdn.example/a.png").replace('"', "\"\"");
            csv.push_str(&format!("Article {at},{},Area {},\"{body}\",{language}\n", url(at), at % 3));
        }
    }
    let imported = imported(From::HubSpot, vec![("export.csv".to_owned(), csv), ("a.png".to_owned(), String::new())]);
    complete(&imported, 2);
    for prefix in ["", "/fr"] {
        all_lead_on(&imported, (0..ARTICLES).map(|at| format!("{prefix}/knowledge/article-{at}")));
    }
}

#[test]
fn pages_of_html() {
    let mut files = vec![("img/a b.png".to_owned(), String::new())];
    for at in 0..ARTICLES {
        let next = (at + 1) % ARTICLES;
        for (language, prefix, up) in [("en", "", "../"), ("fr", "fr/", "../../")] {
            let body = html(
                at,
                language,
                &format!("{}.html#how", name(next).replace(' ', "%20")),
                &format!("{up}img/a%20b.png"),
            );
            let page = format!(
                "<html lang=\"{language}\"><head><title>Article {at} - Help</title></head><body><nav>Menu</nav><main><h1>Article {at}</h1>{body}</main></body></html>"
            );
            files.push((format!("{prefix}contacts/{}.html", name(at)), page));
        }
    }
    let imported = imported(From::Html, files);
    complete(&imported, 2);
    for prefix in ["", "fr/"] {
        all_lead_on(
            &imported,
            (0..ARTICLES).map(|at| format!("/{prefix}contacts/{}.html", name(at).replace(' ', "%20"))),
        );
    }
}

/// How a generator writes what every one of them has in some form.
struct Writing {
    callout: fn(&str) -> String,
    tabs: fn(&str, &str) -> String,
    code: &'static str,
}

/// An article with one of each; every piece has words of its own.
fn article(at: usize, language: &str, link: &str, picture: &str, writing: &Writing) -> String {
    let say = |what: &str| format!("{what} {at} in {language} here");
    format!(
        "{}\n{}\n\n{}\n\n```{}\n{}\n```\n\n| A | B |\n|---|---|\n| {} | <b>{}</b> |\n\n1. {}\n2. x\n   - {}\n\n{{a}} b < c & d `{{{{ {} }}}}`\n",
        markdown(at, language, link, picture),
        (writing.callout)(&say("Callout")),
        (writing.tabs)(&say("Left"), &say("Right")),
        writing.code,
        say("Code"),
        say("Cell"),
        say("Bold"),
        say("Item"),
        say("Inner"),
        say("Braces"),
    )
}

/// The words of every piece of every article came, and the words that are not of a text are none.
fn all_words(imported: &Imported, languages: &[&str]) {
    let all: String = texts(imported).values().copied().collect();
    for at in 0..ARTICLES {
        for language in languages {
            for what in ["Callout", "Left", "Right", "Code", "Cell", "Bold", "Item", "Inner", "Braces"] {
                let words = format!("{what} {at} in {language} here");
                assert_eq!(all.matches(&words).count(), 1, "{words}");
            }
        }
    }
    let count = |words: &str| all.lines().filter(|line| line.trim().starts_with(words)).count();
    let articles = ARTICLES * languages.len();
    assert_eq!(
        (count("> [!WARNING] Mind"), count(":::tab macOS"), count("```js title=\"a.js\" {1}")),
        (articles, articles, articles)
    );
    for foreign in ["!!!", "===", "<Tab", "{%", "{{<", "::: ", "hl_lines", "@tab", "[a.js]"] {
        assert!(!all.contains(foreign), "{foreign}");
    }
}

const COLONS: fn(&str) -> String = |text| format!(":::warning[Mind]\n\n{text}\n\n:::");
const VUE: fn(&str) -> String = |text| format!("::: warning Mind\n{text}\n:::");
const TAGS: fn(&str, &str) -> String = |a, b| {
    format!(
        "<Tabs>\n  <TabItem value=\"m\" label=\"macOS\">\n\n{a}\n\n  </TabItem>\n  <TabItem label=\"Windows\" value=\"w\">{b}</TabItem>\n</Tabs>"
    )
};

fn folder(at: usize) -> &'static str {
    ["billing", "contacts", "reports/advanced"][at % 3]
}

/// From the folder of one article to the file of another.
fn beside(at: usize, next: usize, end: &str) -> String {
    let up = "../".repeat(folder(at).split('/').count());
    format!("{up}{}/{}{end}#how-it-works", folder(next), name(next))
}

/// All articles in two languages, at the paths that `path` gives them.
fn tree(
    settings: &[(&str, &str)],
    path: fn(usize, &str) -> String,
    picture: &str,
    end: &str,
    head: fn(usize, &str) -> String,
    writing: &Writing,
) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> =
        settings.iter().map(|(path, text)| ((*path).into(), (*text).into())).collect();
    for at in 0..ARTICLES {
        for language in ["en", "fr"] {
            let link = beside(at, (at + 1) % ARTICLES, end);
            let text = article(at, language, &link, picture, writing);
            files.push((path(at, language), format!("{}{text}", head(at, language))));
        }
    }
    files
}

fn titled(at: usize, _: &str) -> String {
    format!("---\ntitle: \"Article {at}\"\n---\n\n")
}

#[test]
fn docusaurus() {
    let config = "export default { title: 'Help', url: 'https://help.atrium.example', baseUrl: '/', trailingSlash: false,
        i18n: { defaultLocale: 'en', locales: ['en', 'fr'] },
        plugins: [['@docusaurus/plugin-client-redirects', { redirects: [{ from: ['/first', '/start'], to: '/docs/billing/ARTICLE-9' }] }]] }";
    let files = tree(
        &[("docusaurus.config.js", config), ("static/a b.png", "")],
        |at, language| match language {
            "en" => format!("docs/{}/{}.mdx", folder(at), name(at)),
            _ => format!("i18n/fr/docusaurus-plugin-content-docs/current/{}/{}.mdx", folder(at), name(at)),
        },
        "/a%20b.png",
        ".mdx",
        titled,
        &Writing { callout: COLONS, tabs: TAGS, code: "js title=\"a.js\" {1}" },
    );
    let imported = imported(From::Docusaurus, files);
    complete(&imported, 2);
    all_words(&imported, &["en", "fr"]);
    for prefix in ["", "/fr"] {
        all_lead_on(
            &imported,
            (0..ARTICLES).map(|at| format!("{prefix}/docs/{}/{}", folder(at), name(at).replace(' ', "%20"))),
        );
    }
    all_lead_on(&imported, ["/first", "/start"].into_iter().map(str::to_owned));
}

#[test]
fn starlight() {
    let config = "export default defineConfig({ site: 'https://help.atrium.example', redirects: { '/first': '/contacts/article-4/' },
        integrations: [starlight({ title: 'Help', defaultLocale: 'root', locales: { root: { label: 'English', lang: 'en' }, fr: { label: 'Français' } } })] })";
    let files = tree(
        &[("astro.config.mjs", config), ("public/a b.png", "")],
        |at, language| match language {
            "en" => format!("src/content/docs/{}/{}.mdx", folder(at), name(at)),
            _ => format!("src/content/docs/fr/{}/{}.mdx", folder(at), name(at)),
        },
        "/a%20b.png",
        ".mdx",
        titled,
        &Writing {
            callout: |text| format!("<Aside type=\"warning\" title=\"Mind\">\n{text}\n</Aside>"),
            tabs: TAGS,
            code: "js title=\"a.js\" {1} frame=\"none\"",
        },
    );
    let imported = imported(From::Starlight, files);
    complete(&imported, 2);
    all_words(&imported, &["en", "fr"]);
    all_lead_on(&imported, ["/first".to_owned()].into_iter());
}

#[test]
fn vitepress() {
    let config = "export default { title: 'Help', sitemap: { hostname: 'https://help.atrium.example' }, srcDir: 'src',
        locales: { root: { label: 'English', lang: 'en' }, fr: { label: 'Français' } } }";
    let files = tree(
        &[(".vitepress/config.ts", config), ("src/public/a b.png", ""), ("README.md", "# The repository\n")],
        |at, language| match language {
            "en" => format!("src/{}/{}.md", folder(at), name(at)),
            _ => format!("src/fr/{}/{}.md", folder(at), name(at)),
        },
        "/a%20b.png",
        ".md",
        titled,
        &Writing {
            callout: VUE,
            tabs: |a, b| format!("::: tabs\n@tab macOS\n{a}\n@tab Windows\n{b}\n:::"),
            code: "js{1} [a.js]",
        },
    );
    let imported = imported(From::VitePress, files);
    complete(&imported, 2);
    all_words(&imported, &["en", "fr"]);
    for prefix in ["", "/fr"] {
        all_lead_on(
            &imported,
            (0..ARTICLES).map(|at| format!("{prefix}/{}/{}.html", folder(at), name(at).replace(' ', "%20"))),
        );
    }
}

#[test]
fn mkdocs() {
    for directories in [true, false] {
        let config = format!(
            "site_name: Help\nsite_url: https://help.atrium.example/\nuse_directory_urls: {directories}\nplugins:\n  - i18n:\n      docs_structure: suffix\n      languages:\n        - {{ locale: en, default: true, name: English }}\n        - {{ locale: fr, name: Français }}\n  - redirects:\n      redirect_maps:\n        first.md: billing/ARTICLE-9.md\n"
        );
        let writing = Writing {
            callout: |text| format!("!!! warning \"Mind\"\n    {text}"),
            tabs: |a, b| format!("=== \"macOS\"\n\n    {a}\n\n=== \"Windows\"\n\n    {b}"),
            code: " { .js .annotate title=\"a.js\" hl_lines=\"1\" }",
        };
        let mut files = tree(
            &[("mkdocs.yml", &config), ("docs/img/a b.png", "")],
            |at, language| match language {
                "en" => format!("docs/{}/{}.md", folder(at), name(at)),
                _ => format!("docs/{}/{}.fr.md", folder(at), name(at)),
            },
            "../img/a%20b.png",
            ".md",
            titled,
            &writing,
        );
        for (path, text) in &mut files {
            if path.contains("reports/advanced") {
                *text = text.replace("../img/", "../../img/");
            }
        }
        let imported = imported(From::MkDocs, files);
        complete(&imported, 2);
        all_words(&imported, &["en", "fr"]);
        let end = if directories { "/" } else { ".html" };
        for prefix in ["", "/fr"] {
            all_lead_on(
                &imported,
                (0..ARTICLES).map(|at| format!("{prefix}/{}/{}{end}", folder(at), name(at).replace(' ', "%20"))),
            );
        }
        all_lead_on(&imported, [format!("/first{end}")].into_iter());
    }
}

#[test]
fn gitbook() {
    let mut files = tree(
        &[(".gitbook.yaml", "redirects:\n  first: contacts/article-4.md\n"), (".gitbook/assets/a b.png", "")],
        |at, _| format!("{}/{}.md", folder(at), name(at)),
        "../.gitbook/assets/a%20b.png",
        ".md",
        titled,
        &Writing {
            callout: |text| format!("{{% hint style=\"warning\" %}}\n{text}\n{{% endhint %}}"),
            tabs: |a, b| {
                format!(
                    "{{% tabs %}}\n{{% tab title=\"macOS\" %}}\n{a}\n{{% endtab %}}\n\n{{% tab title=\"Windows\" %}}\n{b}\n{{% endtab %}}\n{{% endtabs %}}"
                )
            },
            code: "js title=\"a.js\" {1}",
        },
    );
    files.retain(|(_, text)| !text.contains(" in fr, "));
    let mut summary = "# Summary\n\n".to_owned();
    for at in 0..ARTICLES {
        summary.push_str(&format!("* [Article {at}](<{}/{}.md>)\n", folder(at), name(at)));
    }
    files.push(("SUMMARY.md".into(), summary));
    for (path, text) in &mut files {
        if path.contains("reports/advanced") {
            *text = text.replace("../.gitbook", "../../.gitbook");
        }
    }
    let imported = imported(From::GitBook, files);
    complete(&imported, 1);
    let ordered = texts(&imported).iter().filter(|(_, text)| text.contains("\norder: ")).count();
    assert_eq!(ordered, ARTICLES, "every article has its place of the summary");
    all_lead_on(&imported, (0..ARTICLES).map(|at| format!("/{}/{}", folder(at), name(at).replace(' ', "%20"))));
    all_lead_on(&imported, ["/first".to_owned()].into_iter());
}

#[test]
fn hugo() {
    for ugly in [false, true] {
        let config = format!(
            "baseURL = 'https://help.atrium.example/'\ntitle = 'Help'\nuglyURLs = {ugly}\ndefaultContentLanguage = 'en'\n[languages.en]\nweight = 1\n[languages.fr]\nweight = 2\n"
        );
        let files = tree(
            &[("hugo.toml", &config), ("static/a b.png", "")],
            |at, language| match language {
                "en" => format!("content/{}/{}.md", folder(at), name(at)),
                _ => format!("content/{}/{}.fr.md", folder(at), name(at)),
            },
            "/a%20b.png",
            ".md",
            |at, language| {
                let prefix = if language == "en" { "" } else { "fr/" };
                format!("+++\ntitle = \"Article {at}\"\naliases = [\"/{prefix}old-{at}/\"]\n+++\n\n")
            },
            &Writing {
                callout: |text| {
                    format!("{{{{< alert color=\"warning\" title=\"Mind\" >}}}}\n{text}\n{{{{< /alert >}}}}")
                },
                tabs: |a, b| {
                    format!(
                        "{{{{< tabpane text=true >}}}}\n{{{{% tab header=\"macOS\" %}}}}\n{a}\n{{{{% /tab %}}}}\n{{{{% tab header=\"Windows\" %}}}}\n{b}\n{{{{% /tab %}}}}\n{{{{< /tabpane >}}}}"
                    )
                },
                code: "js {title=\"a.js\" hl_lines=[1]}",
            },
        );
        let imported = imported(From::Hugo, files);
        complete(&imported, 2);
        all_words(&imported, &["en", "fr"]);
        let end = if ugly { ".html" } else { "/" };
        for prefix in ["", "/fr"] {
            let old = |at: usize| format!("{prefix}/{}/{}{end}", folder(at), name(at).to_lowercase().replace(' ', "-"));
            all_lead_on(&imported, (0..ARTICLES).map(old));
            all_lead_on(&imported, (0..ARTICLES).map(|at| format!("{prefix}/old-{at}/")));
        }
    }
}
