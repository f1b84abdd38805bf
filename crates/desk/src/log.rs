//! The log: one JSON object a line, to stderr. What customers write is in none, and no pass, link or address.

use tracing_subscriber::EnvFilter;

/// Of libraries, what is wrong; they don't know what is secret here.
const LIBRARIES: &str = "warn";

/// Begins it. `GUICHET_DESK_LOG` is a level (`debug`) for the desk itself, or a list of levels by parts (`guichet_desk=debug,hyper=info`).
pub fn begin() {
    let given = std::env::var("GUICHET_DESK_LOG").unwrap_or_default();
    let filter = EnvFilter::try_new(filter(&given)).unwrap_or_else(|_| EnvFilter::new(filter("")));
    tracing_subscriber::fmt().json().with_env_filter(filter).with_writer(std::io::stderr).init();
}

fn filter(given: &str) -> String {
    let given = given.trim();
    let is_level = given.parse::<tracing::level_filters::LevelFilter>().is_ok();
    match given {
        "" => format!("{LIBRARIES},guichet_desk=info"),
        level if is_level => format!("{LIBRARIES},guichet_desk={level}"),
        parts => parts.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_is_for_the_desk() {
        for (given, expected) in [
            ("", "warn,guichet_desk=info"),
            ("trace", "warn,guichet_desk=trace"),
            ("off", "warn,guichet_desk=off"),
            ("guichet_desk=debug,hyper=trace", "guichet_desk=debug,hyper=trace"),
        ] {
            assert_eq!(filter(given), expected);
            assert!(EnvFilter::try_new(filter(given)).is_ok());
        }
    }
}
