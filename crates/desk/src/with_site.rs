//! The help centre itself, for those who have nothing in front of the desk: its files with the headers of its `_headers`, as static
//! hosts read that.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::middleware::{self, Next};
use axum::response::{Redirect, Response};
use axum::routing::get;
use tower_http::services::{ServeDir, ServeFile};
use tower_http::set_status::SetStatus;

/// A rule of `_headers`: a path that may end with `*`, and what answers under it have.
struct Rule {
    path: String,
    headers: Vec<(HeaderName, HeaderValue)>,
}

/// Serves `folder` at `base`, which ends with a slash.
pub fn add(router: Router, folder: &Path, base: &str) -> Router {
    let rules = Arc::new(rules(&std::fs::read_to_string(folder.join("_headers")).unwrap_or_default()));
    let missing = SetStatus::new(ServeFile::new(folder.join("404.html")), StatusCode::NOT_FOUND);
    let files = ServeDir::new(PathBuf::from(folder)).append_index_html_on_directories(true).fallback(missing);
    let site = Router::new()
        .fallback_service(files)
        .layer(middleware::from_fn(move |request, next| with_headers(Arc::clone(&rules), request, next)));
    match base.trim_end_matches('/') {
        "" => router.fallback_service(site),
        base => {
            let home = format!("{base}/");
            router.nest_service(base, site).route("/", get(async move || Redirect::temporary(&home)))
        }
    }
}

async fn with_headers(rules: Arc<Vec<Rule>>, request: Request, next: Next) -> Response {
    let path = request
        .extensions()
        .get::<axum::extract::OriginalUri>()
        .map_or_else(|| request.uri().path().to_owned(), |uri| uri.path().to_owned());
    let mut response = next.run(request).await;
    for rule in rules.iter().filter(|rule| matches(&rule.path, &path)) {
        for (name, value) in &rule.headers {
            response.headers_mut().insert(name, value.clone());
        }
    }
    response
}

fn matches(rule: &str, path: &str) -> bool {
    match rule.strip_suffix('*') {
        Some(start) => path.starts_with(start),
        None => rule == path,
    }
}

fn rules(text: &str) -> Vec<Rule> {
    let mut rules: Vec<Rule> = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        if !line.starts_with([' ', '\t']) {
            rules.push(Rule { path: line.trim().to_owned(), headers: Vec::new() });
        } else if let (Some(rule), Some((name, value))) = (rules.last_mut(), line.split_once(':'))
            && let (Ok(name), Ok(value)) = (name.trim().parse(), value.trim().parse())
        {
            rule.headers.push((name, value));
        }
    }
    rules
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_of_a_build() {
        let rules = rules(
            "/kb/*\n  X-Content-Type-Options: nosniff\n  A: b: c\n/kb/_guichet/1/*\n  Cache-Control: immutable\n",
        );
        assert_eq!(rules.len(), 2);
        assert_eq!(rules[0].headers[1].1, "b: c");
        assert!(matches(&rules[0].path, "/kb/en/") && matches(&rules[1].path, "/kb/_guichet/1/a.js"));
        assert!(!matches(&rules[1].path, "/kb/_guichet/2/a.js"));
    }
}
