//! The editor that `guichet editor` has written, beside the site that it edits, on a port of its own: browsers keep what is there
//! apart from the preview, so that no script of an article gets at the folder that the editor may write to.

use std::fs;
use std::io;
use std::net::TcpListener;
use std::path::PathBuf;
use std::sync::Arc;

use axum::body::Body;
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::Response;

use super::access::is_on_this_machine;
use super::connections::{self, Head, Limits};
use super::file::Opened;
use super::response::{TEXT, not_allowed, respond, with_length};
use super::site::content_type;
use super::stored::Stored;

pub struct Editor {
    folder: PathBuf,
}

impl Editor {
    /// If there is one in the folder.
    pub fn find(folder: PathBuf) -> Option<Self> {
        folder.join("index.html").is_file().then_some(Editor { folder })
    }

    /// Answers from now on, within the runtime that was entered. Says where it is.
    ///
    /// # Errors
    /// The system's, of a listener that it does not like.
    pub fn start(self, listener: TcpListener, limits: Limits) -> io::Result<String> {
        // By the name that Sveltia CMS takes for this machine, beside the number.
        let url = format!("http://localhost:{}/", listener.local_addr()?.port());
        listener.set_nonblocking(true)?;
        let listener = tokio::net::TcpListener::from_std(listener)?;
        let editor = Arc::new(self);
        let answer = move |request| {
            let editor = Arc::clone(&editor);
            async move { editor.answer(&request).await }
        };
        tokio::spawn(connections::accept(listener, limits, answer));
        Ok(url)
    }

    async fn answer(&self, request: &Head) -> Response {
        if !matches!(request.method, Method::GET | Method::HEAD) {
            return not_allowed();
        }
        if !is_on_this_machine(&request.headers) {
            return respond(StatusCode::FORBIDDEN, TEXT, "open this as localhost\n".into());
        }
        let path = request.uri.path().trim_start_matches('/');
        let file = if path.is_empty() { "index.html" } else { path };
        let Some(opened) = self.open(file).await else {
            return respond(StatusCode::NOT_FOUND, TEXT, "no such file\n".into());
        };
        let len = opened.version.len;
        let body = if request.method == Method::GET { opened.part(0, len) } else { Body::empty() };
        let mut response = with_length(respond(StatusCode::OK, &content_type(file), body), len);
        // The page's own policy can't say this.
        let alone = HeaderValue::from_static("frame-ancestors 'none'");
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, alone);
        response
    }

    async fn open(&self, file: &str) -> Option<Opened> {
        let plain = |part: &str| {
            let letter = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
            !part.is_empty() && !part.starts_with('.') && part.bytes().all(letter)
        };
        if !file.split('/').all(plain) {
            return None;
        }
        let root = fs::canonicalize(&self.folder).ok()?;
        Opened::new(&Stored::Disk(root.join(file)), &root).await.ok()
    }
}
