//! The desk as a process: opened, running, stopped.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use jiff::Timestamp;
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::age::Age;
use crate::app::App;
use crate::consumer::Consumer;
use crate::http::{self, Known, Limits, Oidc};
use crate::live::Live;
use crate::mail::{self, Mail};
use crate::metrics::Metrics;
use crate::passes::Checked;
use crate::settings::Settings;
use crate::site::CurrentSite;
use crate::store::{self, Failure};
use crate::webhooks::Webhook;
use crate::{opening, outbox, retention, with_site};

/// Between two looks at whether another build was published.
const LOOK: Duration = Duration::from_secs(5);
/// Milliseconds between two removals of what has expired.
const TIDY: i64 = 60 * 60 * 1000;
/// What requests that are running may still take once the desk is asked to stop.
const GRACE: Duration = Duration::from_secs(20);

/// A desk that is ready to answer.
pub struct Desk {
    pub app: Arc<App>,
    pub router: Router,
    stop: watch::Sender<bool>,
    webhooks: Vec<Webhook>,
    keep_closed: Option<Age>,
    metrics_listen: Option<SocketAddr>,
    /// Where its data is, if no other desk may work there.
    alone_in: Option<PathBuf>,
}

impl Desk {
    /// Opens everything that is needed.
    ///
    /// # Errors
    /// A sentence for each thing that is missing or wrong.
    pub async fn open(settings: &Settings, clock: fn() -> Timestamp) -> Result<Desk, Vec<String>> {
        let site = CurrentSite::open(&settings.site, settings.url.clone());
        let files = opening::files(settings);
        let store = opening::store(settings).await;
        let (site, files, store) = match (site, files, store) {
            (Ok(site), Ok(files), Ok(store)) => (site, files, store),
            (site, files, store) => {
                return Err([site.err(), files.err(), store.err()].into_iter().flatten().collect());
            }
        };
        let told = |error: Failure| vec![error.to_string()];
        let key = opening::key(&store).await.map_err(told)?;
        let live = Live::follow(&store).await.map_err(told)?;
        let (stop, stopping) = watch::channel(false);
        let path = settings.path.clone().or_else(|| site.get().desk_path()).unwrap_or_else(|| "/desk/".to_owned());
        let oidc = settings.oidc.clone().map(Oidc::new).transpose().map_err(|error| vec![error])?;
        let metrics = Metrics::new(&live.happened, &files);
        let mail = settings.mail.clone().map(|mail| Mail::new(mail, &key)).transpose().map_err(|error| vec![error])?;
        let app = Arc::new(App {
            metrics,
            writable: Mutex::default(),
            site,
            store,
            files,
            live,
            key,
            checked: Checked::default(),
            unread: Known::default(),
            limits: Arc::new(Limits::new(settings.rates, settings.behind_proxy)),
            clock,
            stopping,
            path: path.clone(),
            oidc,
            mail,
        });
        let mut router = Router::new().nest(path.trim_end_matches('/'), http::router(Arc::clone(&app)));
        if settings.with_site {
            router = with_site::add(router, &settings.site, app.site.get().base.path());
        }
        let webhooks: Result<Vec<Webhook>, Vec<String>> = settings.webhooks.iter().map(Webhook::new).collect();
        Ok(Desk {
            app,
            router,
            stop,
            webhooks: webhooks?,
            keep_closed: settings.keep_closed,
            metrics_listen: settings.metrics_listen,
            alone_in: settings.database.is_none().then(|| settings.data.clone()),
        })
    }

    /// Answers until the process is asked to stop; what was begun is finished.
    ///
    /// # Errors
    /// The address can't be listened on, or another desk serves from the same SQLite database: neither would hear of what the
    /// other does.
    pub async fn serve(
        self,
        listener: TcpListener,
        stopped: impl Future<Output = ()> + Send + 'static,
    ) -> std::io::Result<()> {
        let Desk { app, router, stop, webhooks, keep_closed, metrics_listen, alone_in } = self;
        let alone = alone_in.map(|data| {
            let otherwise = format!("another desk serves from `{}`; several need PostgreSQL", data.display());
            opening::lock(&data.join("desk.lock"), &otherwise)
        });
        let _alone = alone.transpose().map_err(std::io::Error::other)?;
        app.files.clear();
        let watched = match metrics_listen {
            Some(address) => {
                let told =
                    |error: std::io::Error| std::io::Error::new(error.kind(), format!("`metrics-listen`: {error}"));
                let listener = TcpListener::bind(address).await.map_err(told)?;
                tracing::info!(address = %listener.local_addr()?, "metrics");
                let router = http::metrics_router(Arc::clone(&app));
                Some(tokio::spawn(async move { axum::serve(listener, router).await }))
            }
            None => None,
        };
        // Nobody has been answered yet: what happens from now on, others are told of.
        let told = webhooks.iter().map(|webhook| webhook.name().to_owned());
        let told = told.chain(app.mail.as_ref().map(|_| mail::CONSUMER.to_owned())).collect();
        outbox::register(&app.store, told).await.map_err(|error| std::io::Error::other(error.to_string()))?;
        tracing::info!(address = %listener.local_addr()?, site = %app.site.get().base, "ready");
        for webhook in webhooks {
            tokio::spawn(outbox::run(Arc::clone(&app), Arc::new(webhook), app.stopping.clone()));
        }
        mail::start(&app);
        let looking = tokio::spawn(look_after(Arc::clone(&app)));
        let keeping = tokio::spawn(retention::watch(app, keep_closed));
        let (asked, was_asked) = tokio::sync::oneshot::channel();
        let stopped = async move {
            stopped.await;
            tracing::info!("stopping");
            stop.send_replace(true);
            let _ = asked.send(());
        };
        let service = router.into_make_service_with_connect_info::<SocketAddr>();
        let serving = axum::serve(listener, service).with_graceful_shutdown(stopped);
        let late = async {
            // Connections that are held open without a request must not hold the process.
            if was_asked.await.is_ok() {
                tokio::time::sleep(GRACE).await;
            } else {
                std::future::pending::<()>().await;
            }
        };
        let result = tokio::select! {
            result = serving => result,
            () = late => Ok(()),
        };
        looking.abort();
        keeping.abort();
        if let Some(watched) = watched {
            watched.abort();
        }
        result
    }
}

/// What is done now and then while requests are answered.
async fn look_after(app: Arc<App>) {
    let mut tidied = 0;
    loop {
        tokio::time::sleep(LOOK).await;
        app.limits.tidy();
        let now = app.now().as_millisecond();
        // Also if the clock was set back.
        if (now - tidied).abs() >= TIDY {
            tidied = now;
            app.files.clear();
            if let Err(error) = app.store.write(move |session| store::forget_expired(session, now)).await {
                tracing::warn!(%error, "sessions that have ended can't be removed");
            }
        }
        match app.site.refresh() {
            Ok(true) => {
                app.checked.forget();
                tracing::info!("another build of the help centre was published");
            }
            Ok(false) => {}
            Err(why) => tracing::warn!(why, "the help centre can't be read; what it said before still holds"),
        }
    }
}
