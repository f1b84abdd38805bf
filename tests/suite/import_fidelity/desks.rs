//! Each kind of export: how its files are made, and which old addresses must lead on.

use serde_json::{Value, json};

use super::article::{Article, Kind, slug};
use super::{all_of_it, percent_decoded};

const HOST: &str = "https://help.atrium.example";
const PICTURE: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height=\"10\"/>";

#[test]
fn zendesk() {
    all_of_it(&Kind {
        name: "zendesk",
        locales: &["en-us", "fr"],
        article: |id, locale| format!("{HOST}/hc/{locale}/articles/{}-{}", 1000 + id, slug(id)),
        other: |id, _| format!("https://atrium.zendesk.example/hc/en-us/articles/{}", 1000 + id),
        picture: |id| format!("/hc/article_attachments/{}/a%20b.svg", 9000 + id),
        old: |id, locale| {
            let article = format!("/hc/{locale}/articles/{}", 1000 + id);
            let section = format!("/hc/{locale}/sections/{}-any-name", 20 + id % 3);
            vec![article.clone(), format!("{article}-{}", slug(id)), section]
        },
        files: |all| {
            let mut files = vec![("attachments/none/readme.txt".to_owned(), String::new())];
            let translation = |one: &Article| {
                json!({ "id": 50_000 + one.id, "locale": one.locale, "title": one.title, "body": one.html, "source_type": "Article",
                    "source_id": 1000 + one.id, "draft": one.expected.is_draft, "html_url": format!("{HOST}/hc/{}/articles/{}-{}", one.locale, 1000 + one.id, slug(one.id)) })
            };
            for (page, some) in all.chunks(100).enumerate() {
                let articles: Vec<Value> = some
                    .iter()
                    .map(|languages| {
                        let one = &languages[0];
                        json!({ "id": 1000 + one.id, "section_id": 20 + one.id % 3, "locale": "en-us", "source_locale": "en-us", "title": one.title,
                            "body": one.html, "draft": one.expected.is_draft, "position": one.id, "unknown": one.id,
                            "html_url": format!("{HOST}/hc/en-us/articles/{}-{}", 1000 + one.id, slug(one.id)),
                            "translations": languages.iter().map(translation).collect::<Vec<_>>() })
                    })
                    .collect();
                files.push((
                    format!("articles-{page}.json"),
                    json!({ "articles": articles, "next_page": null }).to_string(),
                ));
            }
            let section = |id: usize| {
                let name = |locale: &str| json!({ "id": 70_000 + id, "locale": locale, "title": format!("Section {id}"), "source_type": "Section", "source_id": id });
                json!({ "id": id, "category_id": 10, "name": format!("Section {id}"), "locale": "en-us", "translations": [name("en-us"), name("fr")] })
            };
            let sections: Vec<Value> = (20..23).map(section).collect();
            files.push(("sections.json".to_owned(), json!({ "sections": sections }).to_string()));
            files.push((
                "categories.json".to_owned(),
                json!({ "categories": [{ "id": 10, "name": "Contacts", "locale": "en-us" }] }).to_string(),
            ));
            files.extend(
                all.iter()
                    .map(|languages| (format!("attachments/{}/a b.svg", 9000 + languages[0].id), PICTURE.to_owned())),
            );
            files
        },
    });
}

#[test]
fn intercom() {
    all_of_it(&Kind {
        name: "intercom",
        locales: &["en", "ja"],
        article: |id, locale| format!("{HOST}/{locale}/articles/{}-{}", 1000 + id, slug(id)),
        other: |id, _| format!("https://intercom.help.example/atrium/en/articles/{}", 1000 + id),
        picture: |id| format!("https://cdn.example/i/{id}/a.svg?expires=1&amp;x=2"),
        old: |id, locale| {
            let article = format!("/{locale}/articles/{}", 1000 + id);
            vec![article.clone(), format!("{article}-{}", slug(id)), format!("{article}-any-name")]
        },
        files: |all| {
            let words = |one: &Article| {
                let state = if one.expected.is_draft { "draft" } else { "published" };
                json!({ "type": "article_content", "title": one.title, "body": one.html, "state": state,
                    "url": format!("{HOST}/{}/articles/{}-{}", one.locale, 1000 + one.id, slug(one.id)) })
            };
            let article = |languages: &Vec<Article>| {
                let one = &languages[0];
                let mut own = words(one);
                own["type"] = "article".into();
                own["id"] = (1000 + one.id).to_string().into();
                own["default_locale"] = "en".into();
                own["parent_id"] = (20 + one.id % 3).into();
                own["translated_content"] = json!({ "type": "article_translated_content", "ja": words(&languages[1]) });
                own
            };
            let articles: Vec<Value> = all.iter().map(article).collect();
            let collections: Vec<Value> =
                (20..23).map(|id| json!({ "type": "collection", "id": id.to_string(), "name": format!("Collection {id}"), "parent_id": null, "order": id })).collect();
            let mut files = vec![
                ("articles.json".to_owned(), json!({ "type": "list", "data": articles }).to_string()),
                ("collections.json".to_owned(), json!({ "type": "list", "data": collections }).to_string()),
            ];
            files.extend(all.iter().map(|languages| (format!("i/{}/a.svg", languages[0].id), PICTURE.to_owned())));
            files
        },
    });
}

#[test]
fn helpscout() {
    all_of_it(&Kind {
        name: "helpscout",
        locales: &["en"],
        article: |id, _| format!("{HOST}/article/{}-{}", 1000 + id, slug(id)),
        other: |id, _| format!("/article/{}-older-name", 1000 + id),
        picture: |id| format!("//cdn.example/{id}/a.svg"),
        old: |id, _| {
            vec![
                format!("/article/{}", 1000 + id),
                format!("/article/{}-{}", 1000 + id, slug(id)),
                format!("/article/{}-any", 1000 + id),
            ]
        },
        files: |all| {
            let article = |languages: &Vec<Article>| {
                let one = &languages[0];
                let status = if one.expected.is_draft { "notpublished" } else { "published" };
                let text = json!({ "article": { "id": format!("a{}", one.id), "number": 1000 + one.id, "collectionId": "c1", "categories": [format!("k{}", one.id % 3)],
                    "slug": percent_decoded(&slug(one.id)), "status": status, "name": one.title, "text": one.html, "publicUrl": format!("{HOST}/article/{}-{}", 1000 + one.id, slug(one.id)) } });
                (format!("articles/{}.json", one.id), text.to_string())
            };
            let mut files: Vec<(String, String)> = all.iter().map(article).collect();
            let collection = json!({ "collections": { "items": [{ "id": "c1", "siteId": "s", "number": 7, "slug": "contacts", "visibility": "public", "name": "Contacts" }] } });
            let categories: Vec<Value> = (0..3).map(|id| json!({ "id": format!("k{id}"), "number": 80 + id, "collectionId": "c1", "slug": format!("k-{id}"), "name": format!("Category {id}"), "order": id })).collect();
            files.push(("collections.json".to_owned(), collection.to_string()));
            files.push(("categories.json".to_owned(), json!({ "categories": { "items": categories } }).to_string()));
            files.extend(all.iter().map(|languages| (format!("files/{}/a.svg", languages[0].id), PICTURE.to_owned())));
            files
        },
    });
}

#[test]
fn hubspot() {
    all_of_it(&Kind {
        name: "hubspot",
        locales: &["en", "fr"],
        article: |id, locale| hubspot_url(id, locale),
        other: |id, locale| hubspot_url(id, locale).replace("https:", "http:"),
        picture: |id| format!("https://cdn.example/hubfs/{id}/a.svg?width=300&amp;name=a.svg"),
        old: |id, locale| vec![hubspot_url(id, locale).replace(HOST, "")],
        files: |all| {
            let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
            let mut csv =
                "\u{FEFF}Article title,Article URL,Category,Subcategory,Article body,Article language,Status\r\n"
                    .to_owned();
            for one in all.iter().flatten() {
                let status = if one.expected.is_draft { "DRAFT" } else { "PUBLISHED" };
                let fields = [
                    &one.title,
                    &hubspot_url(one.id, &one.locale),
                    "Contacts",
                    &format!("Part {}", one.id % 3),
                    &one.html,
                    &one.locale,
                    status,
                ];
                csv.push_str(&(fields.map(quoted).join(",") + "\r\n"));
            }
            let mut files = vec![("export.csv".to_owned(), csv)];
            files.extend(all.iter().map(|languages| (format!("hubfs/{}/a.svg", languages[0].id), PICTURE.to_owned())));
            files
        },
    });
}

fn hubspot_url(id: usize, locale: &str) -> String {
    let prefix = if locale == "en" { String::new() } else { format!("/{locale}") };
    format!("{HOST}{prefix}/knowledge/{}-{id}", slug(id).to_lowercase())
}

#[test]
fn html() {
    all_of_it(&Kind {
        name: "html",
        locales: &["en", "fr"],
        article: |id, _| format!("../part-{}/a%20{id}.htm", id % 3),
        other: |id, locale| format!("{HOST}{}", html_path(id, locale).replace(' ', "%20")),
        picture: |id| format!("../img/{id}/a.svg"),
        old: |id, locale| vec![html_path(id, locale).replace(' ', "%20")],
        files: |all| {
            let mut files = Vec::new();
            for one in all.iter().flatten() {
                let escaped = one.title.replace('&', "&amp;").replace('<', "&lt;");
                let page = format!(
                    "<!doctype html><html lang=\"{0}\"><head><title>{escaped} | Atrium</title><link rel=\"canonical\" href=\"{HOST}{1}\"></head><body><nav>hidden menu</nav>\
                     <main><h1>{escaped}<a class=\"headerlink\" href=\"#x\">#</a></h1>{2}</main><footer>foot</footer></body></html>",
                    one.locale,
                    html_path(one.id, &one.locale).replace(' ', "%20"),
                    one.html
                );
                if !one.expected.is_draft {
                    files.push((html_path(one.id, &one.locale)[1..].to_owned(), page));
                }
                let prefix = if one.locale == "en" { "" } else { "fr/" };
                files.push((format!("{prefix}img/{}/a.svg", one.id), PICTURE.to_owned()));
            }
            files
        },
    });
}

fn html_path(id: usize, locale: &str) -> String {
    let prefix = if locale == "en" { String::new() } else { format!("/{locale}") };
    format!("{prefix}/part-{}/a {id}.htm", id % 3)
}
