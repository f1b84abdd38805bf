//! HTTP on the loopback interface: requests in, the site's files out. Nothing is kept by the browser, since any page
//! may be another one a second later.

use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use axum::body::Body;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::response::Response;
use tokio::sync::{Semaphore, watch};

use super::about::{self, Preview};
use super::access::Access;
use super::connections::{self, Head, Limits};
use super::file::Opened;
use super::partial::{self, Wanted};
use super::problems::Problems;
use super::response::{TEXT, not_allowed, respond, with_length};
use super::site::{Answer, Found, Site, content_type};
use super::stored::Stored;
use super::{State, events};
use guichet_site::render::escape;

/// What pages of a preview load, by the end of its address.
const FILES: [(&str, &str); 10] = [
    (RELOAD, include_str!("../../../crates/client/src/dev/reload.js")),
    ("/_guichet/dev/swap.js", include_str!("../../../crates/client/src/dev/swap.js")),
    ("/_guichet/dev/keep.js", include_str!("../../../crates/client/src/dev/keep.js")),
    ("/_guichet/dev/dom.js", include_str!("../../../crates/client/src/dev/dom.js")),
    ("/_guichet/dev/preview.js", include_str!("../../../crates/client/src/dev/preview.js")),
    ("/_guichet/dev/problems.js", include_str!("../../../crates/client/src/dev/problems.js")),
    ("/_guichet/dev/controls.js", include_str!("../../../crates/client/src/dev/controls.js")),
    ("/_guichet/dev/marks.js", include_str!("../../../crates/client/src/dev/marks.js")),
    ("/_guichet/dev/preview.css", include_str!("../../../crates/client/src/dev/preview.css")),
    (PAGE_STYLE, include_str!("../../../crates/client/src/dev/page.css")),
];
/// Below the base path, whatever it is at the moment.
const EVENTS: &str = "/_guichet/dev/events";
const PAGE_STYLE: &str = "/_guichet/dev/page.css";
const RELOAD: &str = "/_guichet/dev/reload.js";
const ABOUT: &str = "/_guichet/dev/about";
const MARKS: &str = "/_guichet/dev/marks";
const OPEN: &str = "/_guichet/dev/open";
const VIEW: &str = "/_guichet/dev/view";

pub struct Server {
    state: watch::Receiver<State>,
    preview: Preview,
    access: Access,
    /// Milliseconds since 1970 at the start.
    run: u64,
    limits: Limits,
    /// Open pages that follow the events: each keeps a connection for as long as it is open.
    followers: Arc<Semaphore>,
}

impl Server {
    pub fn new(state: watch::Receiver<State>, preview: Preview, access: Access, limits: Limits) -> Self {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let run = u64::try_from(since.as_millis()).unwrap_or_default();
        // The others are for the pages themselves.
        let followers = Arc::new(Semaphore::new(limits.connections / 2));
        Server { state, preview, access, run, limits, followers }
    }

    pub async fn run(self, listener: tokio::net::TcpListener) {
        let (limits, server) = (self.limits, Arc::new(self));
        connections::accept(listener, limits, move |request| answer(Arc::clone(&server), request)).await;
    }

    /// `--plan`: a contact page without a plan in its address is sent there. The picker keeps the address up to date,
    /// so a plan chosen on the page survives a reload.
    fn plan_redirect(&self, file: &str, request: &Head) -> Option<Response> {
        let plan = self.preview.plan.as_deref()?;
        let mut parts = file.split('/');
        let contact = (parts.next(), parts.next(), parts.next(), parts.next());
        if !matches!(contact, (Some(_), Some("contact"), Some("index.html"), None)) {
            return None;
        }
        let query = request.uri.query().unwrap_or_default();
        if query.split('&').any(|pair| pair.starts_with("plan=")) {
            return None;
        }
        let more = if query.is_empty() { String::new() } else { format!("&{query}") };
        Some(redirect(&format!("{}?plan={plan}{more}", request.uri.path())))
    }
}

async fn answer(server: Arc<Server>, request: Head) -> Response {
    let may_read = server.access.may_read(&request);
    let mut response = answer_anyone(server, request).await;
    if !may_read {
        response.headers_mut().remove(header::ACCESS_CONTROL_ALLOW_ORIGIN);
    }
    response
}

async fn answer_anyone(server: Arc<Server>, request: Head) -> Response {
    if !server.access.for_us(&request) {
        let why = "this preview is not called by this name: open it as localhost or 127.0.0.1, or allow the name with --allow-host\n";
        return respond(StatusCode::FORBIDDEN, TEXT, why.into());
    }
    let path = request.uri.path();
    if request.method == Method::POST && [OPEN, VIEW].iter().any(|name| path.ends_with(name)) {
        return act(server, request).await;
    }
    if !matches!(request.method, Method::GET | Method::HEAD) {
        return not_allowed();
    }
    if path.ends_with(EVENTS) {
        let Ok(place) = Arc::clone(&server.followers).try_acquire_owned() else {
            let why = "too many open pages follow this preview: close some\n";
            return respond(StatusCode::SERVICE_UNAVAILABLE, TEXT, why.into());
        };
        return events::stream(server.state.clone(), server.run, last_heard(&request), place);
    }
    if let Some((name, text)) = FILES.iter().find(|(name, _)| path.ends_with(name)) {
        return respond(StatusCode::OK, &content_type(name), (*text).into());
    }
    if path.ends_with(ABOUT) || path.ends_with(MARKS) {
        return tell(server, request).await;
    }
    loop {
        let State { site, problems, .. } = server.state.borrow().clone();
        let Some(site) = site else {
            return problem_page(StatusCode::SERVICE_UNAVAILABLE, "The site can’t be shown yet", &problems);
        };
        let answer = site.answer(path).await;
        // By then there is one that says it.
        if !matches!(answer, Answer::Outdated) {
            return answer_with(&server, &site, &request, answer).await;
        }
        tokio::task::yield_now().await;
    }
}

async fn answer_with(server: &Server, site: &Site, request: &Head, answer: Answer) -> Response {
    match answer {
        Answer::File(Found { path: file, content }) => match server.plan_redirect(&file, request) {
            Some(response) => response,
            None => send(site, StatusCode::OK, request, &file, &content).await,
        },
        Answer::Redirect(to) => {
            let query = request.uri.query().map_or_else(String::new, |query| format!("?{query}"));
            redirect(&format!("{to}{query}"))
        }
        Answer::Missing(Some(found)) => send(site, StatusCode::NOT_FOUND, request, &found.path, &found.content).await,
        Answer::Missing(None) | Answer::Outdated => respond(StatusCode::NOT_FOUND, TEXT, "no such page\n".into()),
        Answer::Broken(problems) => {
            problem_page(StatusCode::INTERNAL_SERVER_ERROR, "This page can’t be made", &problems)
        }
    }
}

fn last_heard(request: &Head) -> Option<String> {
    let header = request.headers.get("last-event-id").and_then(|value| value.to_str().ok());
    let query = request.uri.query().unwrap_or_default();
    header.or_else(|| query.split('&').find_map(|pair| pair.strip_prefix("after="))).map(str::to_owned)
}

/// A file of the site, or the part of it that is asked for, as it is read.
async fn send(site: &Site, status: StatusCode, request: &Head, file: &str, content: &Stored) -> Response {
    let mut response = match Opened::new(content, &site.root).await {
        Ok(opened) if status == StatusCode::OK => send_wanted(request, file, opened),
        Ok(opened) => {
            let len = opened.version.len;
            with_length(respond(status, &content_type(file), opened.part(0, len)), len)
        }
        // Deleted a moment ago, most likely: the next build will know.
        Err(error) => respond(StatusCode::NOT_FOUND, TEXT, format!("can't read {file}: {error}\n").into()),
    };
    add_headers(response.headers_mut(), site.headers(request.uri.path()));
    response
}

fn send_wanted(request: &Head, file: &str, opened: Opened) -> Response {
    let version = opened.version.clone();
    let len = version.len;
    let mut response = match partial::wanted(&request.method, &request.headers, &version) {
        // The size is said to whoever asks for nothing else; nothing is read for it.
        Wanted::Whole if request.method == Method::HEAD => {
            with_length(respond(StatusCode::OK, &content_type(file), Body::empty()), len)
        }
        Wanted::Whole => with_length(respond(StatusCode::OK, &content_type(file), opened.part(0, len)), len),
        Wanted::Part(range) => {
            let (first, last) = range.into_inner();
            let part = last - first + 1;
            let response = respond(StatusCode::PARTIAL_CONTENT, &content_type(file), opened.part(first, part));
            with_range(with_length(response, part), &format!("bytes {first}-{last}/{len}"))
        }
        Wanted::NotModified => {
            let mut response = respond(StatusCode::NOT_MODIFIED, TEXT, Body::empty());
            response.headers_mut().remove(header::CONTENT_TYPE);
            response
        }
        Wanted::PreconditionFailed => {
            return respond(StatusCode::PRECONDITION_FAILED, TEXT, "the file has changed\n".into());
        }
        Wanted::OutOfRange => {
            let response = respond(StatusCode::RANGE_NOT_SATISFIABLE, TEXT, format!("{file} has {len} bytes\n").into());
            return with_range(response, &format!("bytes */{len}"));
        }
    };
    let headers = response.headers_mut();
    headers.insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    let validators = [(header::ETAG, Some(version.etag.clone())), (header::LAST_MODIFIED, version.last_modified())];
    for (name, value) in validators {
        if let Some(value) = value.and_then(|value| HeaderValue::try_from(value).ok()) {
            headers.insert(name, value);
        }
    }
    response
}

fn with_range(mut response: Response, range: &str) -> Response {
    if let Ok(range) = HeaderValue::from_str(range) {
        response.headers_mut().insert(header::CONTENT_RANGE, range);
    }
    response
}

fn add_headers<'a>(headers: &mut HeaderMap, added: impl Iterator<Item = (&'a str, &'a str)>) {
    for (name, value) in added {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::from_str(value)) {
            headers.insert(name, value);
        }
    }
}

fn redirect(to: &str) -> Response {
    let mut response = respond(StatusCode::FOUND, TEXT, Body::empty());
    if let Ok(to) = HeaderValue::from_str(to) {
        response.headers_mut().insert(header::LOCATION, to);
    }
    response
}

/// In place of a page: what has to be fixed. It reloads by itself when it is.
fn problem_page(status: StatusCode, title: &str, problems: &Problems) -> Response {
    let page = format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n\
         <link rel=\"stylesheet\" href=\"{PAGE_STYLE}\">\n<script type=\"module\" src=\"{RELOAD}\"></script>\n\
         <body class=\"guichet-problem\">\n<main>\n<h1>{title}</h1>\n\
         <p>This page reloads by itself when these are fixed:</p>\n<pre tabindex=\"0\">{}</pre>\n</main>\n</body>\n</html>\n",
        escape(&problems.text())
    );
    respond(status, "text/html; charset=utf-8", page.into())
}

/// What open pages ask of the preview. It may take reading files.
async fn tell(server: Arc<Server>, request: Head) -> Response {
    let state = server.state.borrow().clone();
    let told = tokio::task::spawn_blocking(move || {
        if request.uri.path().ends_with(MARKS) {
            return state.site.as_deref().map_or_else(|| serde_json::json!({}), about::marks);
        }
        let page = about::parameter(&request, "page").unwrap_or_default();
        about::of_page(&server.preview, &state, &request, &page)
    });
    match told.await {
        Ok(told) => respond(StatusCode::OK, "application/json; charset=utf-8", told.to_string().into()),
        Err(error) => respond(StatusCode::INTERNAL_SERVER_ERROR, TEXT, format!("{error}\n").into()),
    }
}

/// What open pages have the preview do. No page of anybody else's can.
async fn act(server: Arc<Server>, request: Head) -> Response {
    if !server.access.may_act(&request) {
        return respond(StatusCode::FORBIDDEN, TEXT, "only pages of this preview may ask for this\n".into());
    }
    let state = server.state.borrow().clone();
    let done = tokio::task::spawn_blocking(move || match request.uri.path().ends_with(OPEN) {
        true => about::open_file(&server.preview, &state, &request),
        false => about::choose(&server.preview, &request),
    });
    done.await.unwrap_or_else(|error| respond(StatusCode::INTERNAL_SERVER_ERROR, TEXT, format!("{error}\n").into()))
}
