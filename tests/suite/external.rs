//! `check --external`: what a site's addresses lead to, by a server that does not behave, and what is told of it.

use std::io::Read;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use guichet_test_support::web::{Reply, Web};
use serde_json::Value;

use crate::site::{Outcome, SITE, SiteTest};

const ALLOW: &str = "external: { allow: [127.0.0.1], timeout: 5 }\n";

/// A site whose only article has this body.
fn site(body: &str) -> SiteTest {
    SiteTest::new().file("site.yaml", format!("{SITE}{ALLOW}")).file("content/en/guide/a.md", article(body))
}

fn article(body: &str) -> String {
    format!("---\ntitle: A\n---\n{body}\n")
}

/// Code, severity, place and message of each, as `--format json` has them.
fn check(test: &SiteTest) -> (Outcome, Vec<String>) {
    let outcome = test.run(&["check", "--external", "--format", "json"]);
    let found: Value = serde_json::from_str(&outcome.stdout).unwrap_or_else(|_| panic!("{}", outcome.stderr));
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let one = |found: &Value| {
        let (file, line, column) = (text(&found["file"]), &found["line"], &found["column"]);
        format!(
            "{file}:{line}:{column} {} {}: {}",
            text(&found["code"]),
            text(&found["severity"]),
            text(&found["message"])
        )
    };
    let all = found.as_array().unwrap().iter().map(one).collect();
    (outcome, all)
}

fn usual() -> Web {
    Web::new(|asked| match (asked.method.as_str(), asked.path.as_str()) {
        ("HEAD", "/get-only") => Reply::status(405),
        (_, "/fine" | "/get-only" | "/new") => Reply::status(200),
        (_, "/moved") => Reply::redirect(301, "/new"),
        (_, "/for-now") => Reply::redirect(302, "/new"),
        (_, "/circle") => Reply::redirect(302, "/circle"),
        (_, "/broken") => Reply::status(500),
        (_, "/members") => Reply::status(403),
        (_, "/robots") => Reply::status(999),
        (_, "/inside") => Reply::redirect(302, "http://169.254.169.254/latest/meta-data/"),
        (_, "/drop") if asked.before < 2 => Reply::HangUp,
        (_, "/drop") => Reply::status(200),
        (_, "/busy") if asked.before == 0 => Reply::Status(429, vec!["Retry-After: 1".to_owned()]),
        (_, "/busy") => Reply::status(200),
        ("HEAD", "/lies") => Reply::status(405),
        (_, "/lies") => Reply::Bytes(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n".to_vec()),
        _ => Reply::status(404),
    })
}

#[test]
fn what_is_told_of_each() {
    let web = usual();
    let paths = [
        "fine",
        "get-only",
        "moved#part",
        "for-now",
        "circle",
        "broken",
        "members",
        "robots",
        "inside",
        "drop",
        "busy",
        "lies",
        "gone",
    ];
    let body: String = paths.iter().map(|path| format!("[x]({})\n", web.url(&format!("/{path}")))).collect();
    let test = site(&body);
    let (outcome, told) = check(&test);
    let expected = [
        "8:5 LNK007 warning: `/circle` could not be opened: it redirects in a circle",
        "9:5 LNK007 warning: `/broken` could not be opened: the server answers 500 (internal error)",
        "15:5 LNK007 warning: `/lies` could not be opened: ",
        "16:5 LNK006 error: `/gone` is gone: the server answers 404 (not found)",
        "6:5 LNK008 note: `/moved#part` has moved for good",
        "10:5 LNK009 note: `/members` could not be checked: the server answers programs 403 (forbidden)",
        "11:5 LNK009 note: `/robots` could not be checked: the server answers programs 999",
        "12:5 LNK009 note: `/inside` leads on to `169.254.169.254`, which is not a host of the Internet",
    ];
    assert_eq!(told.len(), expected.len(), "{told:#?}");
    for (told, expected) in told.iter().zip(expected) {
        let expected = format!("content/en/guide/a.md:{}", expected.replacen("`/", &format!("`{}", web.url("/")), 1));
        assert!(told.starts_with(&expected), "{told}\n{expected}");
    }
    outcome.code(1);
    // With the new address, as people read it.
    let text = test.run(&["check", "--external"]).stderr;
    assert!(text.contains(&format!("write `{}`", web.url("/new#part"))), "{text}");
    // What came of each is known by the second time, but for what this site's settings decide.
    let asked = |path: &str| web.asked().iter().filter(|asked| asked.path == path).count();
    assert_eq!((asked("/fine"), asked("/get-only"), asked("/drop"), asked("/busy"), asked("/inside")), (1, 2, 3, 2, 2));
}

#[test]
fn what_was_good_is_not_asked_again() {
    let web = usual();
    let test = site(&format!("[a]({}) [b]({}) [c]({})", web.url("/fine"), web.url("/fine#x"), web.url("/moved")));
    let first = check(&test).1;
    let asked = web.requests();
    assert_eq!(asked.iter().filter(|request| *request == "HEAD /fine").count(), 1, "{asked:?}");
    assert_eq!((check(&test).1, web.requests()), (first.clone(), asked.clone()));
    // What is new is.
    test.write("content/en/guide/b.md", article(&format!("[a]({})", web.url("/new?more"))));
    check(&test);
    assert_eq!(web.requests().len(), asked.len() + 2);
    // What is kept may be gone, or be nonsense.
    test.write(".guichet/external.json", "{");
    assert_eq!(check(&test).1.len(), first.len() + 1);
    assert!(web.requests().len() > asked.len() + 2);
    assert_eq!(std::fs::read_to_string(test.root().join(".guichet/.gitignore")).unwrap(), "*\n");
}

#[test]
fn only_what_readers_get_is_asked_and_everywhere() {
    let web = usual();
    let gone = |name: &str| web.url(&format!("/gone/{name}"));
    let test = SiteTest::new()
        .file(
            "site.yaml",
            format!(
                "{SITE}{ALLOW}theme:\n  header_links: [{{ text: Status, href: \"{}\" }}]\n  footer_links: [{{ text: Terms, href: \"{}\" }}]\n",
                gone("header"),
                gone("footer")
            ),
        )
        .file(
            "contacts.yaml",
            format!(
                "plans: [free]\nchannels:\n  community: {{ plans: all, href: \"{}\" }}\n  chat: {{ kind: chat, plans: all, languages: [en, fr], href: \"{}?{{lang}}\" }}\n",
                gone("community"),
                gone("chat")
            ),
        )
        .file("redirects.yaml", format!("/en/old/: {}\n/en/older/: /en/old/\n", gone("redirect")))
        .file("content/en/_snippets/note.md", format!("A [note]({}).\n", gone("snippet")))
        .file("content/en/guide/_index.md", format!("---\ntitle: Guide\n---\n<a href=\"{}\">x</a>\n", gone("html")))
        .file("content/en/guide/a.md", article(&format!("![x]({})\n\n{{{{ snippet(name=\"note\") }}}}", gone("picture"))))
        .file("content/en/guide/b.md", article(&format!("<{}>\n\n{{{{ snippet(name=\"note\") }}}}", gone("auto"))))
        .file("content/en/guide/draft.md", format!("---\ntitle: D\ndraft: true\n---\n[x]({})\n", gone("draft")))
        .file("content/en/guide/later.md", format!("---\ntitle: D\npublish_at: 2099-01-01\n---\n[x]({})\n", gone("later")))
        .file("content/en/guide/code.md", article(&format!("`{}`\n\n<!-- [x]({}) -->\n<script>[x]({})</script>", gone("code"), gone("comment"), gone("script"))));
    let (outcome, told) = check(&test);
    let places: Vec<&str> =
        told.iter().filter_map(|one| one.split_once(" LNK006 error: ").map(|(place, _)| place)).collect();
    let expected = [
        "contacts.yaml:3:34",
        "contacts.yaml:4:62",
        "contacts.yaml:4:62",
        "content/en/_snippets/note.md:1:10",
        "content/en/guide/_index.md:4:10",
        "content/en/guide/a.md:4:6",
        "content/en/guide/b.md:4:2",
        "redirects.yaml:1:11",
        "site.yaml:9:40",
        "site.yaml:10:39",
    ];
    assert_eq!(places, expected, "{told:#?}\n{}", outcome.stderr);
    let asked = web.requests().join("\n");
    for not in ["draft", "later", "code", "comment", "script"] {
        assert!(!asked.contains(not), "{not}: {asked}");
    }
    assert!(asked.contains("/gone/chat?en") && asked.contains("/gone/chat?fr"), "{asked}");
}

/// Each run of the program, and each order in which answers come, gives the same report.
#[test]
fn the_order_is_that_of_the_files() {
    let web = Web::new(|_| Reply::status(404));
    let link = |page: usize| format!("[x]({})\n", web.url(&format!("/{}", 97 * page % 40)));
    let test = site(&(0..20).map(link).collect::<String>())
        .file("content/en/guide/b.md", article(&(20..40).map(link).collect::<String>()));
    let (_, first) = check(&test);
    let lines = |file: &str| (4..24).map(|line| format!("content/en/guide/{file}.md:{line}:5")).collect::<Vec<_>>();
    let places: Vec<String> = first.iter().map(|one| one.split(' ').next().unwrap().to_owned()).collect();
    assert_eq!(places, [lines("a"), lines("b")].concat());
    std::fs::remove_file(test.root().join(".guichet/external.json")).unwrap();
    assert_eq!(check(&test).1, first);
}

#[test]
fn what_the_site_says_decides() {
    let web = usual();
    let body = format!("[a]({}) [b]({})", web.url("/gone/a"), web.url("/gone/b"));
    // Without its name in site.yaml, this machine stands for the reader's own.
    let test = SiteTest::new().file("content/en/guide/a.md", article(&body));
    assert_eq!(check(&test).1, Vec::<String>::new());
    assert_eq!(web.requests().len(), 0);
    let with = |settings: &str| {
        test.write("site.yaml", format!("{SITE}{settings}"));
        check(&test).1.len()
    };
    assert_eq!(with(&format!("external: {{ allow: [127.0.0.1], ignore: [\"{}\"] }}\n", web.url("/gone/b"))), 1);
    assert_eq!(with(&format!("external: {{ allow: [127.0.0.1], ignore: [\"{}\"] }}\n", web.url("/**"))), 0);
    assert_eq!(with(ALLOW), 2);
    assert_eq!(with(&format!("{ALLOW}diagnostics: {{ LNK006: off }}\n")), 0);
    let told = test.run(&["check", "--external"]);
    told.code(0);
    test.write(
        "site.yaml",
        format!("{SITE}external: {{ ignored: [], allow: [\"http://a/\"], ignore: [docs], timeout: 0 }}\n"),
    );
    let outcome = test.run(&["check", "--external"]).code(2);
    assert_eq!(
        outcome.diagnostics(),
        ["site.yaml:7:13 CFG003", "site.yaml:7:34 CFG004", "site.yaml:7:57 CFG004", "site.yaml:7:73 CFG004"]
    );
    assert!(outcome.stderr.contains("did you mean `ignore`?"), "{}", outcome.stderr);
}

#[test]
fn nobody_inside_of_the_network_is_asked() {
    let inside = Web::at("127.0.0.2", |_| Reply::status(200));
    let (target, again) = (inside.url("/"), inside.url("/"));
    let web = Web::new(move |_| Reply::redirect(302, &target));
    let test = site(&format!(
        "[a]({})\n[b]({again})\n[c](http://10.1.2.3/)\n[d](http://[fe80::1]/)\n[e](http://wiki/)",
        web.url("/")
    ));
    let told = check(&test).1;
    let expected = [
        ("4:5", "leads on to `127.0.0.2`"),
        ("6:5", "was not opened"),
        ("7:5", "was not opened"),
        ("8:5", "was not opened"),
    ];
    assert_eq!(told.len(), expected.len(), "{told:#?}");
    for (told, (place, words)) in told.iter().zip(expected) {
        assert!(told.contains(&format!("a.md:{place} LNK009 note")) && told.contains(words), "{told}");
    }
    assert_eq!((web.requests().len(), inside.requests().len()), (1, 0));
}

#[test]
fn without_a_network_there_is_one_sentence() {
    let links: String = (0..30).map(|page| format!("[x](https://host{page}.guichet-docs.dev/)\n")).collect();
    let test = site(&links);
    // A proxy that nobody runs is all of the network that there is.
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let test = test.env("HTTPS_PROXY", &format!("http://{free}")).env("NO_PROXY", "");
    let outcome = test.run(&["check", "--external"]).code(3);
    assert_eq!(outcome.diagnostics(), Vec::<String>::new());
    assert_eq!(outcome.stderr.matches("error").count(), 2, "{}", outcome.stderr);
    assert!(
        outcome.stderr.contains("error: no other host can be reached from here, so that 30 addresses were not checked"),
        "{}",
        outcome.stderr
    );
    assert!(outcome.stderr.contains("0 errors, 0 warnings"), "{}", outcome.stderr);
}

/// What comes from a proxy is taken for what the host says; a proxy may be of one's own network.
#[test]
fn a_proxy_is_asked() {
    let proxy = Web::new(|asked| if asked.path.contains("gone") { Reply::status(404) } else { Reply::status(200) });
    let test = site("[a](http://proxied.guichet-docs.dev/gone) [b](http://proxied.guichet-docs.dev/)")
        .env("HTTP_PROXY", &proxy.url(""))
        .env("http_proxy", &proxy.url(""))
        .env("NO_PROXY", "");
    let told = check(&test).1;
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(proxy.requests().contains(&"HEAD http://proxied.guichet-docs.dev/".to_owned()), "{:?}", proxy.requests());
}

#[test]
fn only_changed_files_are_asked_about_where_those_are_wanted() {
    let web = usual();
    let test = site(&format!("[a]({})", web.url("/gone/a")));
    let git = |args: &[&str]| {
        let who = ["-c", "user.name=A", "-c", "user.email=a@example.com"];
        assert!(Command::new("git").arg("-C").arg(test.root()).args(who).args(args).output().unwrap().status.success());
    };
    git(&["init", "-q"]);
    git(&["add", "."]);
    git(&["commit", "-qm", "one"]);
    test.write("content/en/guide/b.md", article(&format!("[b]({})", web.url("/gone/b"))));
    test.run(&["check", "--external", "--changed-since", "HEAD"]).code(1);
    assert!(web.requests().iter().all(|request| request.ends_with("/gone/b")), "{:?}", web.requests());
}

#[test]
fn ctrl_c_ends_it_at_once() {
    let web = Web::new(|_| Reply::Silence);
    let test = site(&format!("[a]({})", web.url("/")));
    test.write("site.yaml", format!("{SITE}external: {{ allow: [127.0.0.1], timeout: 300 }}\n"));
    // Tests that run in the background of a script have been told to ignore it.
    let mut command = Command::new("env");
    let mut running = command
        .args(["--default-signal=INT", env!("CARGO_BIN_EXE_guichet"), "check", "--external", "--root"])
        .arg(test.root())
        .stderr(Stdio::piped())
        .spawn()
        .expect("guichet runs");
    while web.requests().is_empty() {
        std::thread::sleep(Duration::from_millis(10));
    }
    let stopped = Command::new("kill").args(["-INT", &running.id().to_string()]).status().unwrap();
    assert!(stopped.success());
    let status = running.wait().unwrap();
    use std::os::unix::process::ExitStatusExt;
    assert!(status.signal() == Some(2) || status.code() == Some(130), "{status:?}");
    let mut said = String::new();
    running.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    // Nothing is drawn where nobody looks.
    assert_eq!(said, "");
}

/// Of the program as it is published: what is not there to make requests makes none.
#[test]
fn nothing_else_makes_a_request() {
    if Command::new("strace").arg("-V").output().is_err() {
        eprintln!("without strace there is nothing to see");
        return;
    }
    let web = Arc::new(usual());
    let test = site(&format!("[a]({}) ![b]({})", web.url("/fine"), web.url("/picture.png")))
        .file("queries.tsv", "en\ttext\tguide/a\n");
    let key = "AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA";
    let sockets = |args: &[&str]| {
        let log = test.root().join("calls");
        let mut command = Command::new("strace");
        command
            .args(["-f", "-qq", "-e", "trace=%network", "-o"])
            .arg(&log)
            .arg(env!("CARGO_BIN_EXE_guichet"))
            .args(args);
        command.current_dir(test.root()).env("GUICHET_SEAL_KEY", key);
        let output = command.output().unwrap();
        let calls = std::fs::read_to_string(&log).unwrap();
        let of_network = |line: &&str| line.contains("AF_INET") || line.contains("AF_NETLINK");
        (output.status.code(), calls.lines().filter(of_network).map(str::to_owned).collect::<Vec<_>>())
    };
    for args in [
        &["build"][..],
        &["check"],
        &["check", "--host", "netlify"],
        &["search", "text"],
        &["search", "test"],
        &["seal", "verify", "public"],
        &["next"],
        &["i18n", "status"],
        &["contacts"],
        &["deploy", "--to", "elsewhere"],
    ] {
        let (code, calls) = sockets(args);
        assert!(code.is_some_and(|code| code < 2), "{args:?}: {code:?}");
        assert_eq!(calls, Vec::<String>::new(), "{args:?}");
    }
    assert_eq!(web.requests().len(), 0);
    // What does is seen.
    let (_, calls) = sockets(&["check", "--external"]);
    assert!(calls.iter().any(|call| call.contains("connect(")), "{calls:?}");
    assert!(!web.requests().is_empty());
}

/// A server with a certificate, as the program `openssl` runs one; ends with the value.
struct Secure(std::process::Child, u16);

impl Drop for Secure {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Secure {
    fn with(folder: &std::path::Path, certificate: &str, key: &str) -> Secure {
        let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let mut command = Command::new("openssl");
        command.args(["s_server", "-quiet", "-www", "-accept", &format!("127.0.0.1:{free}"), "-cert", certificate]);
        command
            .args(["-key", key])
            .current_dir(folder)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let server = Secure(command.spawn().unwrap(), free);
        while std::net::TcpStream::connect(("127.0.0.1", free)).is_err() {
            std::thread::sleep(Duration::from_millis(10));
        }
        server
    }
}

/// Who reads of a certificate knows whom to ask; of a connection that ended, nobody does.
#[test]
fn certificates_that_are_not_valid_are_told_as_such() {
    if Command::new("openssl").arg("version").output().is_err() {
        eprintln!("without openssl there is no server to ask");
        return;
    }
    let dir = tempfile::tempdir().unwrap();
    let openssl = |args: &str| {
        let output = Command::new("openssl").args(args.split(' ')).current_dir(dir.path()).output().unwrap();
        assert!(output.status.success(), "{args}: {}", String::from_utf8_lossy(&output.stderr));
    };
    let key = "-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes";
    openssl(&format!(
        "req -x509 {key} -keyout ca.key -out ca.pem -subj /CN=Authority -days 30 -addext basicConstraints=critical,CA:TRUE"
    ));
    openssl(&format!("req {key} -keyout server.key -out server.csr -subj /CN=server"));
    for (name, of, days) in
        [("valid", "IP:127.0.0.1", "30"), ("expired", "IP:127.0.0.1", "-1"), ("other", "DNS:a.io", "30")]
    {
        std::fs::write(dir.path().join("names"), format!("subjectAltName={of}\n")).unwrap();
        openssl(&format!(
            "x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days {days} -extfile names -out {name}.pem"
        ));
    }
    openssl(&format!(
        "req -x509 {key} -keyout own.key -out own.pem -subj /CN=own -days 30 -addext subjectAltName=IP:127.0.0.1"
    ));
    let servers = [("valid", "server"), ("expired", "server"), ("other", "server"), ("own", "own")]
        .map(|(name, key)| Secure::with(dir.path(), &format!("{name}.pem"), &format!("{key}.key")));
    let urls = servers.each_ref().map(|server| format!("https://127.0.0.1:{}/", server.1));
    let body: String = urls.iter().map(|url| format!("[x]({url})\n")).collect();
    let test = site(&body).env("SSL_CERT_FILE", &dir.path().join("ca.pem").to_string_lossy());
    let (outcome, told) = check(&test);
    // It knows nothing of HEAD, and is too slow with it; what counts is that nobody is told of its certificate.
    let (valid, told): (Vec<String>, Vec<String>) = told.into_iter().partition(|told| told.contains(&urls[0]));
    assert!(valid.iter().all(|told| !told.contains("certificate")), "{valid:?}");
    let expected: Vec<String> = urls[1..]
        .iter()
        .zip(5..)
        .map(|(url, line)| {
            format!(
                "content/en/guide/a.md:{line}:5 LNK007 warning: `{url}` could not be opened: its certificate is not valid, so \
                 that browsers warn of it"
            )
        })
        .collect();
    assert_eq!(told, expected);
    outcome.code(0);
}
