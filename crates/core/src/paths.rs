//! Paths between the files of a folder: joined, and made relative again.

/// Whether a path is below a folder wherever that is, and in the one way to write it: no `..`, no `//`, no slash at its ends.
pub fn is_plain(path: &str) -> bool {
    let mut part = 0;
    let mut dots = 0;
    // Byte by byte: every path of a site is asked about, several times.
    for byte in path.bytes().chain([b'/']) {
        match byte {
            b'/' if part == 0 || part == dots && dots <= 2 => return false,
            b'/' => (part, dots) = (0, 0),
            _ => {
                part += 1;
                dots += usize::from(byte == b'.');
            }
        }
    }
    true
}

/// `folder` + `path` without `.` and `..`; `None` when it leads above the top.
pub fn join(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// The path from a folder to a file, both below the same one.
pub fn relative(folder: &str, target: &str) -> String {
    let from: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    let to: Vec<&str> = target.split('/').collect();
    let shared = from.iter().zip(&to[..to.len() - 1]).take_while(|(a, b)| a == b).count();
    let ups = std::iter::repeat_n("..", from.len() - shared);
    ups.chain(to[shared..].iter().copied()).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_paths() {
        for plain in ["a", "a/b.html", "...", ".a/..b/c..", "日本/a"] {
            assert!(is_plain(plain), "{plain}");
        }
        for other in ["", ".", "..", "/", "/a", "a/", "a//b", "a/./b", "../a", "a/.."] {
            assert!(!is_plain(other), "{other}");
        }
    }

    #[test]
    fn paths_are_joined_and_made_relative() {
        assert_eq!(join("fr/contacts/import", "../../email/a.md").as_deref(), Some("fr/email/a.md"));
        assert_eq!(join("fr", "../../x"), None);
        assert_eq!(join("", "./a//b/").as_deref(), Some("a/b"));
        assert_eq!(relative("contacts/import", "email/signature"), "../../email/signature");
        assert_eq!(relative("contacts", "contacts/csv"), "csv");
        assert_eq!(relative("", "contacts/csv"), "contacts/csv");
    }
}
