use super::{rules, url};
use crate::rules::Subject;

#[test]
fn what_is_asked() {
    let rules = rules(&["https://intranet.acme.io/**", "**/edit"], &["wiki.local", "10.0.0.7", "[::1]", "localhost"]);
    let private = |host: &str| Subject::Private(host.to_owned());
    let placeholder = |host: &str| Subject::Placeholder(host.to_owned());
    let ask = |text: &str| Subject::Ask(url(text));
    for (address, subject) in [
        ("https://docs.rs/url#top", ask("https://docs.rs/url")),
        // Nobody's password is sent to anybody.
        ("https://me:secret@docs.rs/url", ask("https://docs.rs/url")),
        ("http://8.8.8.8/", ask("http://8.8.8.8/")),
        ("https://intranet.acme.io/", Subject::Ignored),
        ("https://intranet.acme.io/a/b#c", Subject::Ignored),
        ("https://docs.rs/a/edit", Subject::Ignored),
        ("https://docs.rs/a/edit?b", ask("https://docs.rs/a/edit?b")),
        ("ftp://docs.rs/", Subject::Ignored),
        ("mailto:a@docs.rs", Subject::Ignored),
        ("file:///etc/passwd", Subject::Ignored),
        ("https://example.com/a", placeholder("example.com")),
        ("https://www.example.org/", placeholder("www.example.org")),
        ("https://acme.test/", placeholder("acme.test")),
        ("https://crm.example/", placeholder("crm.example")),
        ("https://a.invalid/", placeholder("a.invalid")),
        ("http://app.localhost:3000/", placeholder("app.localhost")),
        ("http://127.0.0.1/", placeholder("127.0.0.1")),
        ("http://127.9.9.9:80/", placeholder("127.9.9.9")),
        ("http://0.0.0.0/", placeholder("0.0.0.0")),
        ("https://myexample.com/", ask("https://myexample.com/")),
        ("https://contest/", private("contest")),
        ("http://10.0.0.1/", private("10.0.0.1")),
        ("http://192.168.1.1/", private("192.168.1.1")),
        ("http://169.254.169.254/latest/meta-data/", private("169.254.169.254")),
        // As browsers and C libraries read numbers.
        ("http://0xa9fea9fe/", private("169.254.169.254")),
        ("http://2852039166/", private("169.254.169.254")),
        ("http://[fd00::1]/", private("[fd00::1]")),
        ("http://[::ffff:10.0.0.1]/", private("[::ffff:a00:1]")),
        ("http://printer.local/", private("printer.local")),
        ("http://printer.local./", private("printer.local.")),
        ("http://wiki/", private("wiki")),
        ("http://db.internal/", private("db.internal")),
        // What site.yaml names.
        ("http://wiki.local/a", ask("http://wiki.local/a")),
        ("http://10.0.0.7:8080/a", ask("http://10.0.0.7:8080/a")),
        ("http://[::1]:8080/a", ask("http://[::1]:8080/a")),
        ("http://localhost:8000/a", ask("http://localhost:8000/a")),
        ("http://10.0.0.8/", private("10.0.0.8")),
    ] {
        assert_eq!(rules.subject(address), subject, "{address}");
    }
}
