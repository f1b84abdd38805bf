//! `guichet serve` as a program of its own, where what it takes of the machine can be seen.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

use crate::site::SiteTest;

struct Serving {
    child: Child,
    host: String,
}

impl Serving {
    fn start(test: &SiteTest) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_guichet"));
        command.args(["--quiet", "serve", "--port", "0", "--root"]).arg(test.root());
        command.env_remove("GUICHET_SEAL_KEY").env_remove("SUPPORT_PHONE");
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().unwrap();
        let mut url = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut url).unwrap();
        let host = url.trim().strip_prefix("http://").expect("an address").split('/').next().unwrap().to_owned();
        Serving { child, host }
    }

    fn ask(&self, path: &str) -> TcpStream {
        let mut stream = TcpStream::connect(&self.host).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.host).unwrap();
        stream
    }

    /// MB that the program has held at most.
    #[cfg(target_os = "linux")]
    fn most_memory(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
        line.trim().trim_end_matches(" kB").parse::<u64>().unwrap() / 1024
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Reads to the end and keeps nothing: how many bytes there were.
fn drain(mut stream: TcpStream) -> usize {
    let (mut piece, mut total) = (vec![0; 1 << 20], 0);
    loop {
        match stream.read(&mut piece).unwrap() {
            0 => return total,
            read => total += read,
        }
    }
}

/// A file that takes no room on the disk, and must take none in memory.
#[cfg(target_os = "linux")]
#[test]
fn a_large_file_is_never_in_memory() {
    const SIZE: u64 = 300 << 20;
    let test = SiteTest::new().article("content/en/guide/a.md", "A").file("static/recording.bin", "");
    std::fs::File::options().write(true).open(test.root().join("static/recording.bin")).unwrap().set_len(SIZE).unwrap();
    let serving = Serving::start(&test);
    assert!(drain(serving.ask("/kb/en/guide/a/")) > 0);
    // The index is made after the start, and takes memory, too.
    assert!(drain(serving.ask("/kb/_guichet/search.js")) > 0);
    let before = serving.most_memory();

    let mut start = serving.ask("/kb/recording.bin");
    start.read_exact(&mut vec![0; 1 << 16]).unwrap();
    drop(start);
    let open: Vec<TcpStream> = (0..20).map(|_| serving.ask("/kb/recording.bin")).collect();
    let total = drain(serving.ask("/kb/recording.bin"));
    assert!(total as u64 > SIZE && (total as u64) < SIZE + 10_000, "{total}");
    let more = serving.most_memory() - before;
    assert!(more <= 32, "{more} MB more");
    drop(open);
}

/// Addresses are what they will be once published, and others lead there.
#[test]
fn addresses_that_are_no_paths_are_served() {
    let settings = "title: Help\nbase_url: https://help.example.com/kb/\nlocales: { en: {}, fr: {} }\n\
        default_locale_in_path: false\noutputs: { addresses: no-slash }\n";
    let test = SiteTest::empty()
        .file("site.yaml", settings)
        .file("content/en/guide/a.md", "---\ntitle: A\naliases: [old/path]\n---\nHeron.\n")
        .file("content/fr/guide/a.md", "---\ntitle: A\n---\nHéron.\n")
        .file("static/logo.txt", "logo\n");
    let serving = Serving::start(&test);
    let ask = |path: &str| {
        let mut answer = Vec::new();
        serving.ask(path).read_to_end(&mut answer).unwrap();
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let status = answer.split(' ').nth(1).unwrap_or_default().to_owned();
        let location = answer.lines().find_map(|line| line.strip_prefix("location: ")).map(str::to_owned);
        (status, location.unwrap_or_default(), answer)
    };
    for (path, text) in [
        ("/kb/", "lang=\"en\""),
        ("/kb/guide/a", "Heron."),
        ("/kb/fr/guide/a", "Héron."),
        ("/kb/fr/", "lang=\"fr\""),
        ("/kb/guide/a.md", "Heron."),
        ("/kb/logo.txt", "logo"),
        ("/kb/_guichet/en/help.json", "\"home\":\"/kb/\""),
        ("/kb/old/path/", "url=/kb/guide/a"),
    ] {
        let (status, _, answer) = ask(path);
        assert_eq!(status, "200", "{path}");
        assert!(answer.contains(text), "{path}: {answer}");
    }
    for (path, to) in [
        ("/kb/guide/a/", "/kb/guide/a"),
        ("/kb/en/guide/a", "/kb/guide/a"),
        ("/kb/en/", "/kb/"),
        ("/kb/guide/", "/kb/guide"),
    ] {
        let (status, location, _) = ask(path);
        assert!(status.starts_with('3') && location == to, "{path}: {status} {location}");
    }
    let (status, _, answer) = ask("/kb/fr/none");
    assert!(status == "404" && answer.contains("lang=\"fr\""), "{status}");
}
