use guichet_core::diag::Severity;

use crate::silence::Silence;
use crate::verdict::{Trouble, Verdict, What};

/// Code, message and help.
fn told(written: &str, what: What, at: Option<&str>) -> (String, Severity, String, String) {
    let verdict = Verdict { what, at: at.map(str::to_owned) };
    let diagnostic = verdict.diagnostic(written).unwrap();
    (diagnostic.code.name().to_owned(), diagnostic.severity, diagnostic.message, diagnostic.help.unwrap())
}

#[test]
fn how_people_are_told() {
    assert_eq!(Verdict { what: What::Fine, at: None }.diagnostic("https://a.io/"), None);
    let (code, severity, message, _) = told("https://a.io/a", What::Gone(404), None);
    assert_eq!((code.as_str(), severity), ("LNK006", Severity::Error));
    assert_eq!(message, "`https://a.io/a` is gone: the server answers 404 (not found)");
    let (_, _, message, _) = told("https://a.io/a", What::Gone(410), Some("https://b.io/"));
    assert_eq!(message, "`https://a.io/a` leads on to `https://b.io/`, which is gone: the server answers 410 (gone)");
    let (code, _, message, _) = told("https://a.io/a", What::NoSuchHost("a.io".to_owned()), None);
    assert_eq!((code.as_str(), message.as_str()), ("LNK006", "`https://a.io/a` is gone: no host is called `a.io`"));
    let (code, severity, message, _) = told("https://a.io/a", What::Trouble(Trouble::Silent(Silence::TimedOut)), None);
    assert_eq!((code.as_str(), severity), ("LNK007", Severity::Warning));
    assert_eq!(message, "`https://a.io/a` could not be opened: there was no answer in time");
    let (code, severity, message, help) = told("https://a.io:8080/a", What::Closed(999), None);
    assert_eq!((code.as_str(), severity), ("LNK009", Severity::Note));
    assert_eq!(message, "`https://a.io:8080/a` could not be checked: the server answers programs 999");
    assert!(help.contains("`https://a.io:8080/**`"), "{help}");
    let (code, severity, message, help) = told("http://10.0.0.1/a", What::Private("10.0.0.1".to_owned()), None);
    assert_eq!((code.as_str(), severity), ("LNK009", Severity::Note));
    assert_eq!(message, "`http://10.0.0.1/a` was not opened: its host is not one of the Internet");
    assert!(help.contains("`external: { allow: [10.0.0.1] }`"), "{help}");
    let (_, _, message, _) = told("http://a.io/a", What::Private("10.0.0.1".to_owned()), None);
    assert_eq!(message, "`http://a.io/a` leads on to `10.0.0.1`, which is not a host of the Internet");
}

#[test]
fn what_to_write_instead() {
    let help = |written: &str, new: &str| {
        let (code, severity, message, help) = told(written, What::Moved, Some(new));
        assert_eq!((code.as_str(), severity), ("LNK008", Severity::Note));
        assert_eq!(message, format!("`{written}` has moved for good"));
        help
    };
    assert_eq!(help("https://a.io/a", "https://a.io/b"), "write `https://a.io/b`");
    // Browsers take the fragment along, unless the redirect has one.
    assert_eq!(help("https://a.io/a#top", "https://a.io/b"), "write `https://a.io/b#top`");
    assert_eq!(help("https://a.io/a#top", "https://a.io/b#new"), "write `https://a.io/b#new`");
    assert_eq!(help("http://a.io/", "https://a.io/"), "write `https://a.io/`");
    assert!(help("https://a.io/a", "https://b.io/").contains("look for the page that has taken its place"));
}
