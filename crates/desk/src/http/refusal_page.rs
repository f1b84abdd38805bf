//! A refusal as a page, for browsers that send the form by themselves: without JavaScript nobody would read JSON to people.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use guichet_html::escape::escape_text;

use super::problem::Problem;
use crate::site::{Site, Words};

const POLICY: HeaderValue =
    HeaderValue::from_static("default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox");
const STYLE: &str = "body{font:1.0625rem/1.6 system-ui,sans-serif;max-width:36rem;margin:10vh auto;padding:0 1.5rem}h1{font-size:1.4rem}";

/// `locale` is one of the site's.
pub fn page(problem: &Problem, site: &Site, locale: &str) -> Response {
    let words = site.words(locale);
    let all = problem.for_people();
    let (title, list) = match &all[..] {
        [] => (failed(problem.status(), words), String::new()),
        all => {
            let mut list = String::from("<ul>");
            for text in all {
                list.push_str("<li>");
                escape_text(&mut list, text);
                list.push_str("</li>");
            }
            list.push_str("</ul>");
            (words.form_word("form_error_title", "Not sent yet. Please check:"), list)
        }
    };
    let back = words.form_word("form_error_back", "Go back in your browser: your text is still there.");
    let escaped = |text: &str| {
        let mut html = String::new();
        escape_text(&mut html, text);
        html
    };
    let (title, back, direction) = (escaped(&title), escaped(&back), words.direction());
    let html = format!(
        "<!DOCTYPE html><html lang=\"{locale}\" dir=\"{direction}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\">\
         <title>{title}</title><style>{STYLE}</style></head><body><main><h1>{title}</h1>{list}<p>{back}</p></main></body></html>"
    );
    let plain = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
        (header::CONTENT_SECURITY_POLICY, POLICY),
    ];
    (problem.status(), plain, html).into_response()
}

/// What went wrong, where no field is to blame.
fn failed(status: StatusCode, words: &Words) -> String {
    let (word, english) = match status {
        StatusCode::PAYLOAD_TOO_LARGE => ("form_failed_size", "The files are too large in total."),
        StatusCode::TOO_MANY_REQUESTS => ("form_failed_busy_soon", "Too many requests at once."),
        StatusCode::REQUEST_TIMEOUT => ("form_failed_timeout", "The request timed out."),
        status if status.is_server_error() => ("form_failed_server", "Something went wrong on our side."),
        _ => ("form_failed_refused", "Your request was not accepted."),
    };
    words.form_word(word, english)
}
