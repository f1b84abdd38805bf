//! Ctrl-C, and the signals by which CI cancels a job: they end a build cleanly. Its folder and its lock are removed, and the
//! published site is the old one, or the new one if the last step has begun.

use std::io;

use tokio::runtime::{Builder, Runtime};

use super::Failure;
use guichet_site::emit::Ending;

/// From here on a signal ends the process with 128 plus the signal's number, as in shells.
///
/// # Errors
/// The system gives no signals.
pub fn end_at_signals(ending: &Ending, quiet: bool) -> Result<(), Failure> {
    let fault = |error: io::Error| Failure::fault(format!("can't wait for signals: {error}"));
    let runtime = Builder::new_current_thread().enable_io().build().map_err(fault)?;
    let next = signals(&runtime).map_err(fault)?;
    let ending = ending.clone();
    let wait = move || {
        let number = runtime.block_on(next);
        if ending.end() {
            if !quiet {
                eprintln!("stopped; nothing was published");
            }
            std::process::exit(128 + number);
        }
    };
    std::thread::Builder::new().name("signals".to_owned()).spawn(wait).map_err(fault)?;
    Ok(())
}

/// The number of the first signal that ends a process. Signals that the process was started to ignore (`nohup`) stay
/// ignored.
#[cfg(unix)]
fn signals(runtime: &Runtime) -> io::Result<impl Future<Output = i32> + Send + use<>> {
    use futures_util::stream::{FuturesUnordered, StreamExt};
    use tokio::signal::unix::{SignalKind, signal};
    let _inside = runtime.enter();
    let ignored = ignored();
    let kinds = [SignalKind::hangup(), SignalKind::interrupt(), SignalKind::terminate()];
    let heard = kinds.into_iter().filter(|kind| ignored >> (kind.as_raw_value() - 1) & 1 == 0);
    let heard = heard.map(|kind| Ok((kind.as_raw_value(), signal(kind)?))).collect::<io::Result<Vec<_>>>()?;
    Ok(async move {
        let each = heard.into_iter().map(|(number, mut signal)| async move {
            signal.recv().await;
            number
        });
        match each.collect::<FuturesUnordered<_>>().next().await {
            Some(number) => number,
            None => std::future::pending().await,
        }
    })
}

/// A bit for each signal that was ignored when the process started, where the system says.
#[cfg(unix)]
fn ignored() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    line.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).unwrap_or_default()
}

#[cfg(not(unix))]
fn signals(runtime: &Runtime) -> io::Result<impl Future<Output = i32> + Send + use<>> {
    let _inside = runtime.enter();
    let mut interrupt = tokio::signal::windows::ctrl_c()?;
    Ok(async move {
        interrupt.recv().await;
        2
    })
}
