//! Names that not every disk can hold.

/// Why a path is not one that Linux, Windows and Mac alike can keep.
pub enum Wrong<'p> {
    /// Bytes of a name. It would stop the build half-way.
    Long(usize),
    OnWindows(&'p str),
}

/// Bytes of a name.
pub const LONGEST: usize = 255;

pub fn what_is_wrong(path: &str) -> Option<Wrong<'_>> {
    path.rsplit('/').take(2).find_map(|part| match part.len() {
        length if length > LONGEST => Some(Wrong::Long(length)),
        _ => (!is_portable(part)).then_some(Wrong::OnWindows(part)),
    })
}

/// Whether Windows allows it as the name of a file or folder.
pub fn is_portable(name: &str) -> bool {
    const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];
    let stem = name.split('.').next().unwrap_or(name).to_ascii_lowercase();
    let numbered = |kind: &str| {
        stem.strip_prefix(kind).is_some_and(|digit| digit.len() == 1 && digit.bytes().all(|b| matches!(b, b'1'..=b'9')))
    };
    let device = DEVICES.contains(&stem.as_str()) || numbered("com") || numbered("lpt");
    !device && !name.ends_with(['.', ' ']) && !name.contains(['<', '>', ':', '"', '|', '?', '*', '\\'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_windows() {
        for name in ["con", "NUL.txt", "aux.md", "com1", "LPT9.html", "a.", "a ", "a:b", "what?"] {
            assert!(!is_portable(name), "{name}");
        }
        for name in ["console", "com", "com10", "nullable.md", "a.b", "日本", "-"] {
            assert!(is_portable(name), "{name}");
        }
    }
}
