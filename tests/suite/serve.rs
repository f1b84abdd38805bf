//! `guichet serve` as a program of its own, where what it takes of the machine can be seen.

use std::io::{BufRead, BufReader, Lines, Read, Write};
use std::net::TcpStream;
use std::process::{Child, ChildStderr, Command, Stdio};

use crate::site::SiteTest;

struct Serving {
    child: Child,
    host: String,
    /// All that is said, line by line.
    said: Option<Lines<BufReader<ChildStderr>>>,
}

impl Serving {
    fn start(test: &SiteTest) -> Self {
        Serving::begin(test, Command::new(env!("CARGO_BIN_EXE_guichet")).arg("--quiet"), &[])
    }

    /// With what is said.
    fn aloud(test: &SiteTest, command: &mut Command) -> Self {
        let mut serving = Serving::begin(test, command.stderr(Stdio::piped()), &[]);
        serving.said = serving.child.stderr.take().map(|stderr| BufReader::new(stderr).lines());
        serving
    }

    fn begin(test: &SiteTest, command: &mut Command, flags: &[&str]) -> Self {
        command.args(["serve", "--port", "0", "--root"]).arg(test.root()).args(flags);
        command.env_remove("GUICHET_SEAL_KEY").env_remove("SUPPORT_PHONE");
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().unwrap();
        let mut url = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut url).unwrap();
        let host = url.trim().strip_prefix("http://").expect("an address").split('/').next().unwrap().to_owned();
        Serving { child, host, said: None }
    }

    fn ask(&self, path: &str) -> TcpStream {
        let mut stream = TcpStream::connect(&self.host).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.host).unwrap();
        stream
    }

    /// What is said until a line has this in it.
    fn said_until(&mut self, end: &str) -> Vec<String> {
        let lines = self.said.as_mut().expect("somebody listens");
        let mut said = Vec::new();
        while said.last().is_none_or(|line: &String| !line.contains(end)) {
            said.push(lines.next().expect("more is said").unwrap());
        }
        said
    }

    /// The status of what a page of the preview has done.
    fn post(&self, path: &str) -> String {
        let mut stream = TcpStream::connect(&self.host).unwrap();
        let host = &self.host;
        write!(stream, "POST {path} HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nConnection: close\r\n\r\n")
            .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer["HTTP/1.1 ".len()..][..3].to_owned()
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
        // What is known of a page is known by its address.
        ("/kb/_guichet/dev/about?page=/kb/guide/a", "\"source\":{\"file\":\"content/en/guide/a.md\""),
        ("/kb/_guichet/dev/about?page=/kb/guide/a", "\"address\":\"/kb/fr/guide/a\""),
        ("/kb/_guichet/dev/about?page=/kb/fr/guide/a", "\"source\":{\"file\":\"content/fr/guide/a.md\""),
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

/// What is wrong is said once, what is solved in a line, and each change with its page.
#[test]
fn the_terminal_has_what_is_new() {
    let test = SiteTest::new().article("content/en/guide/a.md", "A").article("content/en/guide/b.md", "B");
    let mut serving = Serving::aloud(&test, &mut Command::new(env!("CARGO_BIN_EXE_guichet")));
    serving.said_until("watching for changes");
    let b = "content/en/guide/b.md";
    let address = format!(": http://{}/kb/en/guide/b/", serving.host);

    test.write(b, "---\ntitle: B\n---\n[x](nowhere.md)\n");
    let said = serving.said_until("rebuilt in");
    assert!(said.iter().any(|line| line.contains("error[LNK001]")), "{said:?}");
    let last = said.last().unwrap();
    assert!(last.starts_with(&format!("{b} changed; rebuilt in ")) && last.ends_with(&address), "{last}");
    assert!(last.contains("1 error"), "{last}");

    // It has moved, and there is another one.
    test.write(b, "---\ntitle: B\n---\nText.\n\n[x](nowhere.md) [y](elsewhere.md)\n");
    let said = serving.said_until("rebuilt in").join("\n");
    assert_eq!(said.matches("error[LNK001]").count(), 1, "{said}");
    assert!(said.contains("elsewhere") && said.contains("2 errors") && !said.contains("solved"), "{said}");

    test.write(b, "---\ntitle: B\n---\n[y](elsewhere.md)\n");
    let said = serving.said_until("rebuilt in");
    assert_eq!(said[0], format!("solved: LNK001 in {b}"));
    assert_eq!(said.len(), 2, "{said:?}");
}

/// The editor is that of the environment, is told the line, and gets files of the site only.
#[cfg(unix)]
#[test]
fn a_file_is_opened_in_the_writers_editor() {
    use std::os::unix::fs::PermissionsExt;
    let test = SiteTest::new().article("content/en/guide/a.md", "A").file("bin/code", "");
    let (program, opened) = (test.root().join("bin/code"), test.root().join("opened"));
    std::fs::write(&program, format!("#!/bin/sh\necho \"$@\" > {0}.part && mv {0}.part {0}\n", opened.display()))
        .unwrap();
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_guichet"));
    command.arg("--quiet").env("VISUAL", format!("{} --wait", program.display())).env("EDITOR", "vi");
    let serving = Serving::begin(&test, &mut command, &[]);
    assert_eq!(serving.post("/kb/_guichet/dev/open?file=bin/code&line=1"), "404");
    assert_eq!(serving.post("/kb/_guichet/dev/open?file=content/en/guide/a.md&line=3&column=2"), "204");
    let start = std::time::Instant::now();
    while !opened.exists() {
        assert!(start.elapsed().as_secs() < 60);
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    let file = test.root().canonicalize().unwrap().join("content/en/guide/a.md");
    assert_eq!(std::fs::read_to_string(opened).unwrap().trim(), format!("--goto {}:3:2", file.display()));
}

/// With `--host` the machine's own addresses are answered, and no others' names.
#[test]
fn others_are_answered_where_they_are_meant_to_be() {
    let test = SiteTest::new().article("content/en/guide/a.md", "A");
    let mut command = Command::new(env!("CARGO_BIN_EXE_guichet"));
    let serving = Serving::begin(&test, command.arg("--quiet"), &["--host", "--allow-host", "mac.local"]);
    let port = serving.host.rsplit_once(':').unwrap().1.to_owned();
    let status = |to: &str, host: &str| {
        let mut stream = TcpStream::connect(format!("{to}:{port}")).unwrap();
        write!(stream, "GET /kb/en/ HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer["HTTP/1.1 ".len()..][..3].to_owned()
    };
    assert_eq!(status("127.0.0.1", "mac.local:4000"), "200");
    assert_eq!(status("127.0.0.1", "evil.example"), "403");
    assert_eq!(status("127.0.0.1", "192.0.2.7"), "403");
    if cfg!(target_os = "linux") {
        assert_eq!(status("127.0.0.2", "127.0.0.2"), "200");
    }
}

/// What is for writers is in no file that readers get.
#[test]
fn nothing_of_a_preview_is_published() {
    let test = SiteTest::new().article("content/en/guide/a.md", "A");
    test.build().code(0);
    let files = crate::site::files(&test.root().join("public"));
    assert!(files.len() > 10);
    for (file, bytes) in files {
        let text = String::from_utf8_lossy(&bytes);
        for trace in ["_guichet/dev", "guichet-preview", "guichet.preview", "data-guichet-mark", "vscode://"] {
            assert!(!text.contains(trace) && !file.contains("/dev/"), "{file}: {trace}");
        }
    }
}
