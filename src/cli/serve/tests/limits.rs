//! Whoever sends nothing, takes nothing or asks for too much loses the connection, and keeps nobody else out.

use super::*;

/// Far beyond what any test waits for.
const NEVER: Duration = Duration::from_secs(3600);

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
    let limits = Limits { request: Duration::from_secs(2), ..Limits::default() };
    let running = serve_within(limits, dir.path(), &[]).unwrap();
    // Nothing at all; a half of a request; a request, and then nothing more.
    let nothing = connect(&running);
    let mut half = connect(&running);
    half.write_all(b"GET /kb/ HTTP/1.1\r\nHost: localhost\r\n").unwrap();
    let mut idle = connect(&running);
    idle.write_all(b"GET /kb/en/ HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
    ends(nothing);
    ends(half);
    assert!(ends(idle).starts_with("HTTP/1.1 200 "));

    // A byte at a time: each in time, all of them never.
    let mut slow = connect(&running);
    slow.write_all(b"GET /kb/ HTTP/1.1\r\nHost: localhost\r\nX-Slow: ").unwrap();
    let cut = (0..200).any(|_| {
        std::thread::sleep(Duration::from_millis(100));
        slow.write_all(b"a").is_err()
    });
    assert!(cut, "ten times as long as the limit");
    assert!(get(&running, "/kb/en/").starts_with("HTTP/1.1 200 "));
}

const RECORDING: u64 = 256 << 20;

/// A site with a file that no buffer of the system takes as a whole.
fn with_recording() -> tempfile::TempDir {
    let dir = sample();
    fs::File::create(dir.path().join("static/recording.bin")).unwrap().set_len(RECORDING).unwrap();
    dir
}

#[test]
fn whoever_takes_nothing_of_the_answer_is_cut_off() {
    let dir = with_recording();
    let limits = Limits { request: NEVER, stall: Duration::from_millis(400), ..Limits::default() };
    let running = serve_within(limits, dir.path(), &[]).unwrap();
    // A busy machine may notice late.
    let sent = [2, 10, 50].map(Duration::from_secs).into_iter().map(|pause| {
        let mut reply = request(&running, "GET", "/kb/recording.bin");
        std::thread::sleep(pause);
        let (mut piece, mut sent) = ([0; 1 << 16], 0);
        while let Ok(1..) = reply.read(&mut piece).inspect(|read| sent += *read as u64) {}
        sent
    });
    // What the system's buffers took, and no more.
    assert!(sent.into_iter().any(|sent| sent < RECORDING), "all of it came");
}

/// One that takes its time, but takes something, is sent all, however long it takes.
#[test]
fn whoever_takes_the_answer_slowly_is_sent_all_of_it() {
    let dir = with_recording();
    let limits = Limits { request: NEVER, stall: Duration::from_secs(4), ..Limits::default() };
    let running = serve_within(limits, dir.path(), &[]).unwrap();
    let started = Instant::now();
    let mut reply = request_with(&running, "GET", "/kb/recording.bin", "Range: bytes=0-16777215\r\n");
    let (mut piece, mut sent) = ([0; 1 << 16], 0);
    loop {
        let read = reply.read(&mut piece).unwrap();
        sent += read;
        if read == 0 {
            break;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    assert!(sent > 16 << 20, "{sent}");
    assert!(started.elapsed() > limits.stall, "it took no longer than a pause may");
}

#[test]
fn many_connections_that_say_nothing_keep_nobody_out() {
    let dir = sample();
    // Time alone would not help here.
    let limits = Limits { connections: 8, request: NEVER, stall: NEVER };
    let running = serve_within(limits, dir.path(), &[]).unwrap();
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
    drop((silent, idle, half));
}

/// Each open page follows the events, and so keeps a connection.
#[test]
fn open_pages_leave_room_for_others() {
    let dir = sample();
    let limits = Limits { connections: 8, request: NEVER, stall: NEVER };
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
