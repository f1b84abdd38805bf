//! Pages, made when somebody asks for them: on a thread of their own, since what they share is made once and belongs to the
//! analysis.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use axum::body::Bytes;
use rayon::ThreadPool;
use tokio::sync::oneshot;

use super::late::Late;
use super::problems::Problems;
use guichet_site::analysis::Analysis;
use guichet_site::preview::Frame;
use guichet_site::render::RenderOptions;

/// Pages that are kept until the next build, in case that they are asked for again.
const KEPT: usize = 1000;

/// What the files of a site are made of.
#[derive(Clone)]
pub struct Analyzed {
    pub analysis: Arc<Analysis>,
    pub frame: Arc<Frame>,
    pub options: RenderOptions,
    pub late: Late,
}

/// The thread ends with it.
pub struct Pages(Sender<Request>);

struct Request {
    path: String,
    reply: oneshot::Sender<Page>,
}

#[derive(Clone, Debug)]
pub enum Page {
    Made(Bytes),
    Broken(Arc<Problems>),
    /// There is no page of this path.
    None,
}

impl Pages {
    pub fn start(of: Analyzed, pool: Arc<ThreadPool>) -> Self {
        let (sender, requests) = channel();
        std::thread::spawn(move || make(&of, &pool, &requests));
        Pages(sender)
    }

    pub async fn page(&self, path: &str) -> Page {
        let (reply, answer) = oneshot::channel();
        if self.0.send(Request { path: path.to_owned(), reply }).is_err() {
            return Page::None;
        }
        answer.await.unwrap_or(Page::None)
    }
}

fn make(of: &Analyzed, pool: &ThreadPool, requests: &Receiver<Request>) {
    let mut known: HashMap<String, Page> = HashMap::new();
    loop {
        // Begun anew after a mistake, which would otherwise be said of the pages after it, too.
        let pages = pool.install(|| of.frame.pages(&of.analysis, of.options));
        loop {
            let Ok(Request { path, reply }) = requests.recv() else { return };
            if let Some(page) = known.get(&path) {
                let _ = reply.send(page.clone());
                continue;
            }
            let page = match pool.install(|| pages.one(&path)) {
                Some(Ok(bytes)) => Page::Made(bytes.into()),
                Some(Err(diags)) => Page::Broken(of.late.say(&diags)),
                None => Page::None,
            };
            let is_broken = matches!(page, Page::Broken(_));
            if known.len() >= KEPT {
                known.clear();
            }
            known.insert(path, page.clone());
            // The browser may have gone.
            let _ = reply.send(page);
            if is_broken {
                break;
            }
        }
    }
}
