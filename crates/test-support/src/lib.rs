//! What tests of several crates need: how much work something was, and a web server that does what a test says.

pub mod web;

use std::time::Instant;

pub struct Work {
    clock: Instant,
    cpu: Option<f64>,
}

impl Work {
    pub fn start() -> Self {
        Work { clock: Instant::now(), cpu: on_cpu() }
    }

    /// Seconds of CPU time since the start; of the clock where the system does not tell.
    pub fn seconds(&self) -> f64 {
        match (self.cpu, on_cpu()) {
            (Some(before), Some(now)) => now - before,
            _ => self.clock.elapsed().as_secs_f64(),
        }
    }
}

/// Linux: `proc_pid_schedstat(5)`, nanoseconds of this thread.
fn on_cpu() -> Option<f64> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(text.split(' ').next()?.parse::<f64>().ok()? / 1e9)
}
