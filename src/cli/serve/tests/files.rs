//! Files are sent whole or in parts, as they are now, and only those of the site.

use super::*;

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
