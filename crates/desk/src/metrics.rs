//! What the desk counts, for Prometheus. Nothing
//! that is counted has a customer in it: routes are counted by their patterns.

use std::time::Duration;

use axum::http::{Method, StatusCode};
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Registry, Unit};

use crate::files::Files;

use crate::store::Change;
use crate::store::outbox::Depth;

/// Seconds.
const BUCKETS: [f64; 13] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0];

#[derive(Clone, Debug, EncodeLabelSet, Eq, Hash, PartialEq)]
struct Answered {
    method: &'static str,
    route: String,
    status: u16,
}

#[derive(Clone, Debug, EncodeLabelSet, Eq, Hash, PartialEq)]
struct Route {
    route: String,
}

#[derive(Clone, Debug, EncodeLabelSet, Eq, Hash, PartialEq)]
struct What {
    what: &'static str,
}

/// Tickets that were begun, answered, closed and reopened, by whichever desk of the database: not to be added up over desks.
#[derive(Clone, Default)]
pub struct Happened(Family<What, Counter>);

impl Happened {
    pub fn count(&self, change: &Change) {
        let what = match (change.kind.as_str(), change.actor) {
            ("created", _) => "begun",
            ("message", guichet_tickets::Actor::Agent) => "answered",
            ("closed", _) => "closed",
            ("reopened", _) => "reopened",
            _ => return,
        };
        self.0.get_or_create(&What { what }).inc();
    }
}

/// An open event stream, for as long as it lives.
pub struct Open(Gauge);

impl Drop for Open {
    fn drop(&mut self) {
        self.0.dec();
    }
}

type Latency = Family<Route, Histogram, fn() -> Histogram>;

pub struct Metrics {
    registry: Registry,
    requests: Family<Answered, Counter>,
    latency: Latency,
    streams: Gauge,
    outbox_waiting: Gauge,
    outbox_dead: Gauge,
    outbox_age: Gauge,
    writes_waiting: Gauge,
    free: Gauge,
    memory: Gauge,
}

impl Metrics {
    pub fn new(happened: &Happened, files: &Files) -> Metrics {
        let mut registry = Registry::with_prefix("guichet_desk");
        let requests = Family::default();
        registry.register("requests", "Requests that were answered", requests.clone());
        let latency = Latency::new_with_constructor(|| Histogram::new(BUCKETS));
        let help = "Time until an answer begins";
        registry.register_with_unit("request_duration", help, Unit::Seconds, latency.clone());
        registry.register("tickets", "What happened to tickets, at all desks of the database", happened.0.clone());
        registry.register_with_unit("uploads", "Attachments that were kept", Unit::Bytes, files.uploaded());
        let mut gauge = |name: &str, help: &str, unit: Option<Unit>| {
            let gauge: Gauge = Gauge::default();
            match unit {
                Some(unit) => registry.register_with_unit(name, help, unit, gauge.clone()),
                None => registry.register(name, help, gauge.clone()),
            }
            gauge
        };
        let streams = gauge("event_streams", "Event streams that are open", None);
        let outbox_waiting = gauge("outbox_waiting", "Deliveries that wait to be sent", None);
        let outbox_dead = gauge("outbox_dead", "Deliveries that were given up", None);
        let outbox_age = gauge("outbox_age", "Age of the oldest delivery that waits", Some(Unit::Seconds));
        let writes_waiting = gauge("writes_waiting", "Writes that wait for the database", None);
        let free = gauge("disk_free", "Room in the data folder", Some(Unit::Bytes));
        let memory = gauge("memory", "Memory of the process", Some(Unit::Bytes));
        Metrics {
            registry,
            requests,
            latency,
            streams,
            outbox_waiting,
            outbox_dead,
            outbox_age,
            writes_waiting,
            free,
            memory,
        }
    }

    /// What is known now, as OpenMetrics.
    ///
    /// # Errors
    /// None that a text could have.
    pub fn write(&self, text: &mut String) -> std::fmt::Result {
        encode(text, &self.registry)
    }

    pub fn answered(&self, method: &Method, route: &str, status: StatusCode, took: Duration) {
        // Anybody can make up methods.
        let method = match method.as_str() {
            "GET" => "GET",
            "HEAD" => "HEAD",
            "POST" => "POST",
            "PUT" => "PUT",
            "DELETE" => "DELETE",
            "OPTIONS" => "OPTIONS",
            _ => "other",
        };
        let labels = Answered { method, route: route.to_owned(), status: status.as_u16() };
        self.requests.get_or_create(&labels).inc();
        self.latency.get_or_create(&Route { route: route.to_owned() }).observe(took.as_secs_f64());
    }

    /// `now` in milliseconds of Unix time.
    pub fn look_at_outbox(&self, depth: Depth, now: i64) {
        self.outbox_waiting.set(depth.waiting);
        self.outbox_dead.set(depth.dead);
        let age = if depth.oldest == 0 { 0 } else { now - depth.oldest };
        self.outbox_age.set(age.max(0) / 1_000);
    }

    /// `room`: bytes for files, where that can be told.
    pub fn look_at_machine(&self, writes_waiting: usize, room: Option<u64>) {
        self.writes_waiting.set(i64::try_from(writes_waiting).unwrap_or(i64::MAX));
        if let Some(free) = room {
            self.free.set(i64::try_from(free).unwrap_or(i64::MAX));
        }
        if let Some(memory) = memory() {
            self.memory.set(memory);
        }
    }

    pub fn open_stream(&self) -> Open {
        self.streams.inc();
        Open(self.streams.clone())
    }
}

/// Bytes in memory, where the system says.
fn memory() -> Option<i64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kilobytes: i64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes * 1024)
}
