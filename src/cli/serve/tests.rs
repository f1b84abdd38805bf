//! A real server on a free port, asked by a client of a few lines.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::time::Duration;

use clap::Parser;

use super::*;
use crate::cli::args::{Args, Command};

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
fn a_change_is_built_and_told_and_a_mistake_keeps_the_old_page() {
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
    assert!(get(&running, "/kb/en/area/one/").contains("Second title"));
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

#[test]
fn a_site_that_does_not_build_yet_says_what_to_mend() {
    let dir = sample();
    write(dir.path(), "content/en/area/one.md", "---\ntitel: <One>\n---\nText.\n");
    let running = serve(dir.path(), &[]).unwrap();
    let page = get(&running, "/");
    assert!(page.starts_with("HTTP/1.1 503 ") && page.contains("unknown key `titel`"), "{page}");
    let mut events = request(&running, "GET", "/_guichet/dev/events");
    wait_for(&mut events, "failed");
    write(dir.path(), "content/en/area/one.md", "---\ntitle: One\n---\nText.\n");
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
fn a_taken_port_leads_to_the_next() {
    let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let port = taken.local_addr().unwrap().port();
    let args = Args::try_parse_from(["guichet", "--quiet", "clean"]).unwrap();
    let listener = bind(port, &Console::new(&args.global)).unwrap();
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

/// The bytes of a video, no two places alike for a while.
fn film(len: usize) -> Vec<u8> {
    (0..len).map(|at| (at * 7 % 251) as u8).collect()
}

#[test]
fn parts_of_files_are_sent_from_disk_and_from_memory() {
    let dir = sample();
    let film = film(200_000);
    fs::write(dir.path().join("static/tour.mp4"), &film).unwrap();
    let running = serve(dir.path(), &[]).unwrap();
    let page = ask(&running, "GET", "/kb/en/area/one/", "").body;
    for (path, whole, content_type) in
        [("/kb/tour.mp4", &film, "video/mp4"), ("/kb/en/area/one/", &page, "text/html; charset=utf-8")]
    {
        let last = whole.len() - 1;
        let all = ask(&running, "GET", path, "");
        assert_eq!((all.status, all.header("accept-ranges")), (200, Some("bytes")), "{path}");
        assert!(all.body == *whole && all.header("content-range").is_none(), "{path}");
        assert_eq!(all.header("content-length"), Some(whole.len().to_string().as_str()));
        for (range, first, end) in [
            ("0-1".to_owned(), 0, 1),
            ("1000-1999".to_owned(), 1000, 1999),
            (format!("{}-", last - 9), last - 9, last),
            ("-500".to_owned(), last - 499, last),
            (format!("{}-99999999", last - 3), last - 3, last),
            ("0-".to_owned(), 0, last),
            (format!("-{}", whole.len() + 1), 0, last),
        ] {
            let part = ask(&running, "GET", path, &format!("Range: bytes={range}\r\n"));
            assert_eq!(part.status, 206, "{path} {range}");
            let expected = format!("bytes {first}-{end}/{}", whole.len());
            assert_eq!(part.header("content-range"), Some(expected.as_str()), "{path} {range}");
            assert_eq!(part.header("content-length"), Some((end - first + 1).to_string().as_str()));
            assert_eq!(part.header("content-type"), Some(content_type));
            assert!(part.body == whole[first..=end], "{path} {range}: other bytes");
        }
        let behind = ask(&running, "GET", path, "Range: bytes=300000-\r\n");
        let expected = format!("bytes */{}", whole.len());
        assert_eq!((behind.status, behind.header("content-range")), (416, Some(expected.as_str())), "{path}");
        for ignored in ["bytes=0-1,5-6", "bytes=5-1", "lines=1-2", "bytes=x"] {
            let all = ask(&running, "GET", path, &format!("Range: {ignored}\r\n"));
            assert!(all.status == 200 && all.body == *whole, "{path} {ignored}");
        }
        let head = ask(&running, "HEAD", path, "Range: bytes=0-1\r\n");
        assert_eq!((head.status, head.body.len(), head.header("accept-ranges")), (200, 0, Some("bytes")), "{path}");
        assert_eq!(head.header("content-length"), Some(whole.len().to_string().as_str()), "{path}");
        assert_eq!(head.header("etag"), all.header("etag"), "{path}");
    }
    // A page that isn't there is said as a whole.
    let missing = ask(&running, "GET", "/kb/nowhere/", "Range: bytes=0-1\r\n");
    assert!(missing.status == 404 && missing.body.len() > 100 && missing.header("etag").is_none());
}

#[test]
fn a_part_is_only_sent_to_whoever_has_the_rest_of_the_same_file() {
    let dir = sample();
    let running = serve(dir.path(), &[]).unwrap();
    let first = ask(&running, "GET", "/kb/robots-note.txt", "");
    let (etag, modified) = (first.header("etag").unwrap(), first.header("last-modified").unwrap());
    let part = |condition: &str| {
        let headers = format!("Range: bytes=1-\r\nIf-Range: {condition}\r\n");
        let reply = ask(&running, "GET", "/kb/robots-note.txt", &headers);
        (reply.status, String::from_utf8(reply.body).unwrap())
    };
    assert_eq!(part(etag), (206, "ello\n".to_owned()));
    assert_eq!(part(modified), (206, "ello\n".to_owned()));
    assert_eq!(part("\"another\""), (200, "hello\n".to_owned()));
    let again = ask(&running, "GET", "/kb/robots-note.txt", &format!("If-None-Match: {etag}\r\n"));
    assert_eq!((again.status, again.body.len(), again.header("etag")), (304, 0, Some(etag)));
    assert!(again.header("content-type").is_none() && again.header("cache-control") == Some("no-store"));

    write(dir.path(), "static/robots-note.txt", "Other text\n");
    assert_eq!(part(etag), (200, "Other text\n".to_owned()));
    let page = ask(&running, "GET", "/kb/en/area/one/", "");
    let etag = page.header("etag").unwrap();
    assert_eq!(ask(&running, "GET", "/kb/en/area/one/", &format!("If-None-Match: {etag}\r\n")).status, 304);
    assert_eq!(ask(&running, "GET", "/kb/en/area/", &format!("If-None-Match: {etag}\r\n")).status, 200);
}

/// A file that shrinks while it is sent must not look whole.
#[test]
fn a_file_that_ends_early_breaks_the_connection() {
    let dir = sample();
    const LEN: u64 = 64 << 20;
    let path = dir.path().join("static/recording.bin");
    fs::File::create(&path).unwrap().set_len(LEN).unwrap();
    let running = serve(dir.path(), &[]).unwrap();
    let mut reply = request(&running, "GET", "/kb/recording.bin");
    let mut start = [0; 1 << 16];
    reply.read_exact(&mut start).unwrap();
    fs::OpenOptions::new().write(true).open(&path).unwrap().set_len(1 << 20).unwrap();
    let mut rest = 0;
    while let Ok(1..) = reply.read(&mut start).inspect(|read| rest += *read as u64) {}
    assert!(rest < LEN, "{rest}");
}

/// The last good site stays while a new one can't be built: what was a file of it then may be a way out by now.
#[cfg(unix)]
#[test]
fn a_file_that_became_a_way_out_is_not_followed() {
    let dir = sample();
    let outside = tempfile::tempdir().unwrap();
    write(outside.path(), "private.txt", "not yours");
    fs::create_dir(outside.path().join("folder")).unwrap();
    write(outside.path(), "folder/inner.txt", "not yours");
    write(dir.path(), "static/folder/inner.txt", "ours");
    let running = serve(dir.path(), &[]).unwrap();
    assert!(get(&running, "/kb/robots-note.txt").ends_with("hello\n"));

    let note = dir.path().join("static/robots-note.txt");
    fs::remove_file(&note).unwrap();
    std::os::unix::fs::symlink(outside.path().join("private.txt"), &note).unwrap();
    fs::remove_dir_all(dir.path().join("static/folder")).unwrap();
    std::os::unix::fs::symlink(outside.path().join("folder"), dir.path().join("static/folder")).unwrap();
    for path in ["/kb/robots-note.txt", "/kb/folder/inner.txt"] {
        for headers in ["", "Range: bytes=0-3\r\n"] {
            let reply = ask(&running, "GET", path, headers);
            let body = String::from_utf8_lossy(&reply.body).into_owned();
            assert!(reply.status == 404 && !body.contains("not yours"), "{path}: {} {body}", reply.status);
        }
    }
    // A pipe keeps whoever opens it waiting, for ever if nobody writes.
    fs::remove_file(&note).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(&note).status().unwrap().success());
    assert_eq!(ask(&running, "GET", "/kb/robots-note.txt", "").status, 404);
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

fn hasty() -> Limits {
    Limits { connections: 8, request: Duration::from_millis(400), stall: Duration::from_millis(400) }
}

/// Reads to the end, which has to come.
fn ends(mut stream: TcpStream) -> String {
    let mut text = Vec::new();
    // A reset is an end too.
    let read = stream.read_to_end(&mut text);
    assert!(!read.is_err_and(|error| error.kind() == io::ErrorKind::WouldBlock), "the connection stays open");
    String::from_utf8_lossy(&text).into_owned()
}

#[test]
fn whoever_sends_nothing_or_too_slowly_is_cut_off() {
    let dir = sample();
    let running = serve_within(hasty(), dir.path(), &[]).unwrap();
    // Nothing at all; a half of a request; a request, and then nothing more.
    ends(connect(&running));
    let mut half = connect(&running);
    half.write_all(b"GET /kb/ HTTP/1.1\r\nHost: localhost\r\n").unwrap();
    ends(half);
    let mut idle = connect(&running);
    idle.write_all(b"GET /kb/en/ HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
    assert!(ends(idle).starts_with("HTTP/1.1 200 "));

    // A byte at a time: each in time, all of them never.
    let mut slow = connect(&running);
    let started = Instant::now();
    let cut =
        b"GET /kb/ HTTP/1.1\r\nHost: localhost\r\nX-Slow: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            .iter()
            .any(|byte| {
                std::thread::sleep(Duration::from_millis(100));
                slow.write_all(&[*byte]).is_err()
            });
    assert!(cut && started.elapsed() < Duration::from_secs(6), "{cut} after {:?}", started.elapsed());
    assert!(get(&running, "/kb/en/").starts_with("HTTP/1.1 200 "));
}

#[test]
fn whoever_takes_nothing_of_the_answer_is_cut_off() {
    let dir = sample();
    const LEN: u64 = 256 << 20;
    fs::File::create(dir.path().join("static/recording.bin")).unwrap().set_len(LEN).unwrap();
    let running = serve_within(hasty(), dir.path(), &[]).unwrap();
    let mut reply = request(&running, "GET", "/kb/recording.bin");
    std::thread::sleep(Duration::from_secs(2));
    let (mut piece, mut sent) = ([0; 1 << 16], 0);
    while let Ok(1..) = reply.read(&mut piece).inspect(|read| sent += *read as u64) {}
    // What the system's buffers took, and no more.
    assert!(sent < LEN, "all {sent} bytes came");

    // One that takes its time, but takes something, is sent all, however long it takes.
    let patient = Limits { stall: Duration::from_secs(3), ..hasty() };
    let running = serve_within(patient, dir.path(), &[]).unwrap();
    let mut reply = request_with(&running, "GET", "/kb/recording.bin", "Range: bytes=0-16777215\r\n");
    let mut sent = 0;
    loop {
        let read = reply.read(&mut piece).unwrap();
        sent += read;
        if read == 0 {
            break;
        }
        std::thread::sleep(Duration::from_millis(15));
    }
    assert!(sent > 16 << 20, "{sent}");
}

#[test]
fn many_connections_that_say_nothing_keep_nobody_out() {
    let dir = sample();
    // Time alone would not help here.
    let limits = Limits { connections: 8, request: Duration::from_secs(60), stall: Duration::from_secs(60) };
    let running = serve_within(limits, dir.path(), &[]).unwrap();
    let started = Instant::now();
    let silent: Vec<TcpStream> = (0..100).map(|_| connect(&running)).collect();
    assert!(get(&running, "/kb/en/").starts_with("HTTP/1.1 200 "));
    // The same with those that wait between two requests, and with those that are in the middle of one.
    let idle: Vec<TcpStream> = (0..20)
        .map(|_| {
            let mut stream = connect(&running);
            stream.write_all(b"GET /kb/robots-note.txt HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
            let mut start = [0; 12];
            stream.read_exact(&mut start).unwrap();
            assert_eq!(&start, b"HTTP/1.1 200");
            stream
        })
        .collect();
    let half: Vec<TcpStream> = (0..20)
        .map(|_| {
            let mut stream = connect(&running);
            stream.write_all(b"GET /kb/en/ HTTP/1.1\r\n").unwrap();
            stream
        })
        .collect();
    assert!(get(&running, "/kb/en/").starts_with("HTTP/1.1 200 "));
    assert!(started.elapsed() < Duration::from_secs(30), "{:?}", started.elapsed());
    drop((silent, idle, half));
}

/// Each open page follows the events, and so keeps a connection.
#[test]
fn open_pages_leave_room_for_others() {
    let dir = sample();
    let limits = Limits { connections: 8, ..Limits::default() };
    let running = serve_within(limits, dir.path(), &[]).unwrap();
    let mut pages: Vec<_> = (0..4).map(|_| request(&running, "GET", "/kb/_guichet/dev/events")).collect();
    pages.iter_mut().for_each(|page| wait_for(page, "ready"));
    let refused = get(&running, "/kb/_guichet/dev/events");
    assert!(refused.starts_with("HTTP/1.1 503 ") && refused.contains("too many open pages"), "{refused}");
    assert!(get(&running, "/kb/en/").starts_with("HTTP/1.1 200 "));
    pages.pop();
    // The place is free when the server has noticed.
    let started = Instant::now();
    while get_start(&running, "/kb/_guichet/dev/events") != "HTTP/1.1 200" {
        assert!(started.elapsed() < Duration::from_secs(60));
        std::thread::sleep(Duration::from_millis(50));
    }
}

fn get_start(running: &Running, path: &str) -> String {
    let mut start = [0; 12];
    request(running, "GET", path).read_exact(&mut start).unwrap();
    String::from_utf8_lossy(&start).into_owned()
}

#[test]
fn a_request_has_a_size() {
    let dir = sample();
    let running = serve(dir.path(), &[]).unwrap();
    let cookies = |bytes: usize| format!("Cookie: {}\r\n", "c".repeat(bytes));
    assert_eq!(ask(&running, "GET", "/kb/en/", &cookies(48 << 10)).status, 200);
    // It may answer and hang up before all of it is sent, and the system may take the answer along.
    let mut large = connect(&running);
    let (host, cookies) = (address(&running), cookies(72 << 10));
    let _ = write!(large, "GET /kb/en/ HTTP/1.1\r\nHost: {host}\r\n{cookies}Connection: close\r\n\r\n");
    let mut answer = Vec::new();
    let _ = large.read_to_end(&mut answer);
    assert!(answer.is_empty() || answer.starts_with(b"HTTP/1.1 431 "), "{}", String::from_utf8_lossy(&answer));
    let mut endless = connect(&running);
    endless.write_all(b"GET /kb/en/ HTTP/1.1\r\nHost: localhost\r\nX-Endless: ").unwrap();
    // The system's buffers take some of it, whoever reads.
    let sent = (0..1024).take_while(|_| endless.write_all(&[b'a'; 1 << 16]).is_ok()).count();
    assert!(sent < 1024, "a header of 64 MB was taken");
}
