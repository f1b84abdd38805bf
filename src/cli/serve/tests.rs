//! A real server on a free port, asked by a client of a few lines.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::time::Duration;

use clap::Parser;

use super::*;
use crate::cli::args::{Args, Command};

mod files;
mod limits;
mod preview;

const SITE: &str = "title: Help\nbase_url: https://help.example.com/kb/\nlocales: { en: {}, fr: { fallback: [en] } }\n";
const CONTACTS: &str = "plans: [free, pro]\nchannels:\n  knowledge-base: { plans: all, href: home }\n";

fn write(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn sample() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    write(dir.path(), "site.yaml", SITE);
    write(dir.path(), "contacts.yaml", CONTACTS);
    write(dir.path(), "content/en/area/_index.md", "---\ntitle: Area\n---\n");
    write(dir.path(), "content/en/area/one.md", "---\ntitle: First title\n---\nText.\n");
    write(dir.path(), "content/assets/list.csv", "a,b\n");
    write(dir.path(), "static/robots-note.txt", "hello\n");
    dir
}

fn serve(root: &Path, flags: &[&str]) -> Result<Running, Failure> {
    serve_within(Limits::default(), root, flags)
}

fn serve_within(limits: Limits, root: &Path, flags: &[&str]) -> Result<Running, Failure> {
    let root = root.to_string_lossy();
    let args =
        Args::try_parse_from(["guichet", "--quiet", "--root", &root, "serve", "--port", "0"].iter().chain(flags))
            .unwrap();
    let Command::Serve(command) = &args.command else { unreachable!() };
    start_within(limits, command, &args.global, &Console::new(&args.global))
}

fn address(running: &Running) -> &str {
    running.url["http://".len()..].split('/').next().unwrap()
}

fn request(running: &Running, method: &str, path: &str) -> BufReader<TcpStream> {
    request_with(running, method, path, "")
}

/// `headers` are whole lines.
fn request_with(running: &Running, method: &str, path: &str, headers: &str) -> BufReader<TcpStream> {
    let mut stream = connect(running);
    let host = address(running);
    write!(stream, "{method} {path} HTTP/1.1\r\nHost: {host}\r\n{headers}Connection: close\r\n\r\n").unwrap();
    BufReader::new(stream)
}

fn connect(running: &Running) -> TcpStream {
    let stream = TcpStream::connect(address(running)).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(120))).unwrap();
    stream
}

/// An answer in its parts.
struct Reply {
    status: u16,
    /// Lines with their names in lower case.
    headers: String,
    body: Vec<u8>,
}

impl Reply {
    fn read(mut from: impl Read) -> Self {
        let mut bytes = Vec::new();
        from.read_to_end(&mut bytes).unwrap();
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
        let (first, headers) = head.split_once("\r\n").unwrap();
        let status = first["HTTP/1.1 ".len()..][..3].parse().unwrap();
        Reply { status, headers: format!("{headers}\r\n"), body: bytes.split_off(end + 4) }
    }

    fn header(&self, name: &str) -> Option<&str> {
        self.headers.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    }
}

/// Status line, headers in lower case, and body as one text.
fn fetch(running: &Running, method: &str, path: &str) -> String {
    let mut text = Vec::new();
    request(running, method, path).read_to_end(&mut text).unwrap();
    String::from_utf8_lossy(&text).into_owned()
}

fn ask(running: &Running, method: &str, path: &str, headers: &str) -> Reply {
    Reply::read(request_with(running, method, path, headers))
}

fn get(running: &Running, path: &str) -> String {
    fetch(running, "GET", path)
}

/// Reads on until an event of this name.
fn wait_for(events: &mut BufReader<TcpStream>, name: &str) {
    let wanted = format!("event: {name}");
    for line in events.lines() {
        if line.unwrap().trim_end() == wanted {
            return;
        }
    }
    panic!("the stream ended before `{name}`");
}

#[test]
fn the_editor_has_an_origin_of_its_own() {
    let dir = sample();
    assert_eq!(serve(dir.path(), &[]).unwrap().editor, None);
    write(dir.path(), "editor/index.html", "<title>Editor</title>");
    write(dir.path(), "editor/sveltia-cms/index.js", "// program");
    write(dir.path(), "editor/.secret", "no");
    let mut running = serve(dir.path(), &[]).unwrap();
    assert!(get(&running, "/sveltia-cms/index.js").starts_with("HTTP/1.1 404 "), "not under the preview's");
    running.url = running.editor.clone().unwrap().replace("localhost", "127.0.0.1");
    let page = get(&running, "/");
    assert!(page.starts_with("HTTP/1.1 200 OK\r\n") && page.ends_with("<title>Editor</title>"), "{page}");
    assert!(page.contains("content-security-policy: frame-ancestors 'none'\r\n"), "{page}");
    let script = get(&running, "/sveltia-cms/index.js");
    assert!(script.contains("content-type: text/javascript") && script.ends_with("// program"), "{script}");
    for path in ["/.secret", "/../site.yaml", "/%2e%2e/site.yaml", "/sveltia-cms", "/sveltia-cms/"] {
        assert!(get(&running, path).starts_with("HTTP/1.1 404 "), "{path}");
    }
    assert!(fetch(&running, "POST", "/").starts_with("HTTP/1.1 405 "));
    let mut stranger = connect(&running);
    write!(stranger, "GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n").unwrap();
    assert_eq!(Reply::read(stranger).status, 403);
}

#[test]
fn pages_are_served_as_a_host_would() {
    let dir = sample();
    let running = serve(dir.path(), &[]).unwrap();
    assert!(running.url.ends_with("/kb/"), "{}", running.url);
    assert!(get(&running, "/").contains("\r\nlocation: /kb/\r\n"));
    assert!(get(&running, "/kb/en/area?x=1").contains("\r\nlocation: /kb/en/area/?x=1\r\n"));

    let page = get(&running, "/kb/en/area/one/");
    assert!(page.starts_with("HTTP/1.1 200 OK\r\n") && page.contains("First title"), "{page}");
    assert!(
        page.contains("content-type: text/html; charset=utf-8\r\n") && page.contains("cache-control: no-store\r\n")
    );
    assert!(page.contains("content-security-policy: default-src 'none'"));
    assert!(page.contains("src=\"/kb/_guichet/dev/reload.js\""));
    assert!(page.contains(&format!("<link rel=\"canonical\" href=\"{}", running.url)));

    let head = fetch(&running, "HEAD", "/kb/en/area/one/");
    assert!(
        head.starts_with("HTTP/1.1 200 OK\r\n") && head.ends_with("\r\n\r\n") && head.contains("content-length: "),
        "{head}"
    );
    assert!(fetch(&running, "POST", "/kb/").starts_with("HTTP/1.1 405 "));

    let missing = get(&running, "/kb/fr/nulle-part/");
    assert!(missing.starts_with("HTTP/1.1 404 ") && missing.contains("<html lang=\"fr\""));
    assert!(get(&running, "/kb/..%2f..%2fsite.yaml").starts_with("HTTP/1.1 404 "));
    assert!(get(&running, "/kb/../site.yaml").starts_with("HTTP/1.1 404 "));

    assert!(get(&running, "/kb/robots-note.txt").ends_with("\r\n\r\nhello\n"));
    let module = get(&running, "/kb/_guichet/dev/reload.js");
    assert!(module.contains("content-type: text/javascript") && module.contains("EventSource"));
    assert!(get(&running, "/kb/_guichet/search.js").starts_with("HTTP/1.1 200 "));
}

#[test]
fn a_change_is_built_and_told_and_a_mistake_too() {
    let dir = sample();
    let running = serve(dir.path(), &[]).unwrap();
    let article =
        |title: &str| write(dir.path(), "content/en/area/one.md", &format!("---\ntitle: {title}\n---\nText.\n"));
    let mut events = request(&running, "GET", "/kb/_guichet/dev/events");
    wait_for(&mut events, "ready");

    article("Second title");
    wait_for(&mut events, "built");
    assert!(get(&running, "/kb/en/area/one/").contains("Second title"));

    article("\"open quote");
    wait_for(&mut events, "failed");
    let page = get(&running, "/kb/en/area/one/");
    assert!(page.starts_with("HTTP/1.1 200 ") && page.contains("Text."), "shown as far as it can be: {page}");
    let mut late = request(&running, "GET", "/kb/_guichet/dev/events?after=0-1");
    wait_for(&mut late, "built");

    article("Third title");
    wait_for(&mut events, "built");
    assert!(get(&running, "/kb/en/area/one/").contains("Third title"));

    write(dir.path(), "templates/home.html", "{% if %}");
    wait_for(&mut events, "failed");
    fs::remove_file(dir.path().join("templates/home.html")).unwrap();
    wait_for(&mut events, "built");
}

/// A page of another kind than those that are tried at once is found out by itself, and says what is wrong in its place.
#[test]
fn what_only_fails_on_some_page_is_said() {
    let dir = sample();
    write(dir.path(), "content/en/area/two.md", "---\ntitle: Two\n---\nText.\n");
    let running = serve(dir.path(), &[]).unwrap();
    let mut events = request(&running, "GET", "/kb/_guichet/dev/events");
    wait_for(&mut events, "ready");
    let template = "{% extends \"base.html\" %}{% block main %}{% if article.title == \"Two\" %}{{ nothing.at_all.there }}{% endif %}{% endblock main %}";
    write(dir.path(), "templates/article.html", template);
    wait_for(&mut events, "built");
    // Nobody has asked for the page.
    wait_for(&mut events, "failed");
    assert!(get(&running, "/kb/en/area/one/").starts_with("HTTP/1.1 200 "));
    let broken = get(&running, "/kb/en/area/two/");
    assert!(broken.starts_with("HTTP/1.1 500 ") && broken.contains("article.html"), "{broken}");
    assert!(get(&running, "/kb/en/area/one/").starts_with("HTTP/1.1 200 "));
    fs::remove_file(dir.path().join("templates/article.html")).unwrap();
    wait_for(&mut events, "built");
    assert!(get(&running, "/kb/en/area/two/").starts_with("HTTP/1.1 200 "));
}

/// Search, lists and twins are made after the pages: whoever asks for one gets that of the site that is shown.
#[test]
fn what_follows_from_all_articles_follows_each_change() {
    let dir = sample();
    write(dir.path(), "content/en/area/two.md", "---\ntitle: Two\n---\nText.\n");
    let running = serve(dir.path(), &[]).unwrap();
    let mut events = request(&running, "GET", "/kb/_guichet/dev/events");
    wait_for(&mut events, "ready");
    let before = ask(&running, "GET", "/kb/_guichet/search/en/manifest.bin", "");
    assert_eq!(before.status, 200);
    for title in ["Second title", "Third title"] {
        write(dir.path(), "content/en/area/one.md", &format!("---\ntitle: {title}\n---\nText of the {title}.\n"));
        wait_for(&mut events, "built");
        assert!(get(&running, "/kb/en/area/one/index.md").contains(title));
        assert!(get(&running, "/kb/sitemap.xml").contains("/kb/en/area/one/"));
        let now = ask(&running, "GET", "/kb/_guichet/search/en/manifest.bin", "");
        assert!(now.status == 200 && now.body != before.body);
    }
    fs::remove_file(dir.path().join("content/en/area/one.md")).unwrap();
    wait_for(&mut events, "built");
    assert!(get(&running, "/kb/en/area/one/index.md").starts_with("HTTP/1.1 404 "));
    assert!(get(&running, "/kb/en/area/one/").starts_with("HTTP/1.1 404 "));
}

#[test]
fn a_site_that_can_not_be_shown_yet_says_what_to_fix() {
    let dir = sample();
    write(dir.path(), "site.yaml", &format!("{SITE}titel: <One>\nareas: [\n"));
    let running = serve(dir.path(), &[]).unwrap();
    let page = get(&running, "/");
    assert!(page.starts_with("HTTP/1.1 503 ") && page.contains("invalid YAML"), "{page}");
    let mut events = request(&running, "GET", "/_guichet/dev/events");
    wait_for(&mut events, "failed");
    write(dir.path(), "site.yaml", SITE);
    wait_for(&mut events, "built");
    assert!(get(&running, "/kb/en/area/one/").starts_with("HTTP/1.1 200 "));
}

#[test]
fn a_plan_is_in_the_contact_pages_address() {
    let dir = sample();
    let running = serve(dir.path(), &["--plan", "pro"]).unwrap();
    assert!(running.url.ends_with("/kb/en/contact/?plan=pro"), "{}", running.url);
    assert!(get(&running, "/kb/fr/contact/").contains("\r\nlocation: /kb/fr/contact/?plan=pro\r\n"));
    assert!(get(&running, "/kb/fr/contact/?plan=free").starts_with("HTTP/1.1 200 "));
    let unknown = serve(dir.path(), &["--plan", "pros"]).map(|_| ()).unwrap_err();
    assert_eq!(
        (unknown.exit, unknown.message.as_str()),
        (Exit::Usage, "--plan: no plan `pros` in contacts.yaml; did you mean `pro`?")
    );
}

#[test]
fn a_language_that_the_site_does_not_have_is_refused() {
    let dir = sample();
    let refused = |flags: &[&str]| serve(dir.path(), flags).map(|_| ()).unwrap_err();
    let unknown = refused(&["--locale", "en,frr"]);
    assert_eq!(
        (unknown.exit, unknown.message.as_str()),
        (Exit::Usage, "--locale: no locale `frr` in this site; did you mean `fr`?")
    );
    assert!(refused(&["--locale", "xx"]).message.contains("`en`"), "it lists those that there are");
    assert!(get(&serve(dir.path(), &["--locale", "fr"]).unwrap(), "/kb/fr/").starts_with("HTTP/1.1 200 "));
}

#[test]
fn a_taken_port_leads_to_the_next() {
    let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let port = taken.local_addr().unwrap().port();
    let args = Args::try_parse_from(["guichet", "--quiet", "clean"]).unwrap();
    let listener = network::bind(Ipv4Addr::LOCALHOST.into(), port, &Console::new(&args.global)).unwrap();
    assert_ne!(listener.local_addr().unwrap().port(), port);
}

/// Somebody else's page can have its name lead to this machine, and read what it is answered.
#[test]
fn only_this_machines_own_names_are_answered() {
    let dir = sample();
    let running = serve(dir.path(), &[]).unwrap();
    let address = running.url["http://".len()..].split('/').next().unwrap();
    let status = |host: &str| {
        let mut stream = TcpStream::connect(address).unwrap();
        write!(stream, "GET /kb/ HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
        let mut text = String::new();
        stream.read_to_string(&mut text).unwrap();
        text["HTTP/1.1 ".len()..][..3].to_owned()
    };
    for host in ["localhost", "LOCALHOST:4000", "127.0.0.1:1", "[::1]:80", "kb.localhost"] {
        assert_eq!(status(host), "200", "{host}");
    }
    for host in ["evil.example", "localhost.evil.example", "192.168.1.1", "127.0.0.1.evil.example:4000"] {
        assert_eq!(status(host), "403", "{host}");
    }
}

/// The panel in a product on this machine may read the preview; a page of the web may not: it holds drafts.
#[test]
fn only_products_on_this_machine_may_read_it() {
    let dir = sample();
    let running = serve(dir.path(), &[]).unwrap();
    let host = running.url["http://".len()..].split('/').next().unwrap();
    let allowed = |origin: &str| {
        let mut stream = TcpStream::connect(host).unwrap();
        write!(stream, "GET /kb/en/ HTTP/1.1\r\nHost: {host}\r\nOrigin: {origin}\r\nConnection: close\r\n\r\n")
            .unwrap();
        let mut text = String::new();
        stream.read_to_string(&mut text).unwrap();
        text.contains("access-control-allow-origin: *\r\n")
    };
    for origin in ["http://localhost:3000", "https://app.localhost", "http://127.0.0.1:8080", "http://[::1]:3000"] {
        assert!(allowed(origin), "{origin}");
    }
    for origin in ["https://evil.example", "https://localhost.evil.example", "null"] {
        assert!(!allowed(origin), "{origin}");
    }
}

#[test]
fn it_is_only_reached_from_this_machine() {
    let dir = sample();
    let running = serve(dir.path(), &[]).unwrap();
    let address: std::net::SocketAddr = address(&running).parse().unwrap();
    assert!(address.ip().is_loopback(), "{address}");
    // Every address of the machine leads to a server on 0.0.0.0; here only this one does.
    if cfg!(target_os = "linux") {
        assert!(TcpStream::connect((Ipv4Addr::new(127, 0, 0, 2), address.port())).is_err());
    }
}
