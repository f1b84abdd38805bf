//! One site published over another, as a whole and file by file.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::manifest::{Manifest, Texts};
use super::output::{Content, Sink};
use super::paths::Paths;
use super::tree::Switch;
use super::*;
use guichet_core::model::OutPath;

#[cfg(target_os = "linux")]
mod copies;

const SPARE: &str = ".public.guichet-spare";
const HOW: How = How { date: Timestamp::UNIX_EPOCH, keep: 2, durable: false, spare_from: SPARE_FROM, anew: false };

fn open(out: &Path) -> Result<Staging, EmitError> {
    open_as(out, HOW)
}

fn open_as(out: &Path, how: How) -> Result<Staging, EmitError> {
    Staging::open(out, how, None, &Ending::default(), &|| {})
}

fn staged(out: &Path, files: &[(&str, &str)]) -> Staging {
    staged_as(out, HOW, files)
}

fn staged_as(out: &Path, how: How, files: &[(&str, &str)]) -> Staging {
    let staging = open_as(out, how).unwrap();
    for (path, text) in files {
        staging.put(OutPath::new(*path), Content::Bytes(text.as_bytes().to_vec())).unwrap();
    }
    staging
}

fn publish(out: &Path, files: &[(&str, &str)]) -> Written {
    staged(out, files).publish().unwrap()
}

#[test]
fn only_what_changed_is_written_and_only_ours_is_removed() {
    let dir = tempfile::tempdir().unwrap();
    let out = dir.path().join("public");
    assert_eq!(publish(&out, &[("a/x.html", "1"), ("b.html", "2")]), Written { written: 3, unchanged: 0, removed: 0 });
    fs::write(out.join("CNAME"), "help.example.com").unwrap();
    assert_eq!(
        publish(&out, &[("b.html", "2"), ("a", "now a file")]),
        Written { written: 2, unchanged: 1, removed: 1 }
    );
    assert_eq!(fs::read_to_string(out.join("a")).unwrap(), "now a file");
    assert_eq!(publish(&out, &[("a/x.html", "1"), ("b.html", "2")]), Written { written: 2, unchanged: 1, removed: 1 });
    assert!(out.join("CNAME").exists());
    assert_eq!(clean(&out, &Ending::default(), &|| {}).unwrap(), 3);
    assert!(out.join("CNAME").exists() && !out.join("a").exists());
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1, "no staging folder is left");
}

/// Publishes with a record, and says what was written.
fn remembered(out: &Path, trust: bool, files: &[(&str, &str)]) -> Written {
    let record = out.parent().unwrap().join("cache");
    let remembering = Remembering { folder: &record, trust };
    let staging = Staging::open(out, HOW, Some(remembering), &Ending::default(), &|| {}).unwrap();
    for (path, text) in files {
        staging.put(OutPath::new(*path), Content::Bytes(text.as_bytes().to_vec())).unwrap();
    }
    staging.publish().unwrap()
}

/// Another time, as whoever edits a file leaves it; none, as somebody who hides an edit does.
fn edit(file: &Path, text: &str, later: bool) {
    let meta = fs::metadata(file).unwrap();
    fs::write(file, text).unwrap();
    let time = meta.modified().unwrap() + std::time::Duration::from_secs(u64::from(later));
    fs::File::options().write(true).open(file).unwrap().set_modified(time).unwrap();
}

/// Makes files so old that they are trusted.
fn age(out: &Path, files: &[(&str, &str)]) {
    for (path, _) in files {
        let time = std::time::SystemTime::now() - std::time::Duration::from_secs(60);
        fs::File::options().write(true).open(out.join(path)).unwrap().set_modified(time).unwrap();
    }
}

#[test]
fn what_is_as_it_was_remembered_is_not_read() {
    let dir = tempfile::tempdir().unwrap();
    let out = dir.path().join("public");
    let files = [("a/x.html", "one"), ("b.html", "two")];
    assert_eq!(remembered(&out, true, &files).written, 3, "the manifest, too");
    age(&out, &files);
    // Its times are others than were remembered: both files are read, and remembered.
    assert_eq!(remembered(&out, true, &files), Written { written: 0, unchanged: 3, removed: 0 });
    edit(&out.join("b.html"), "too", false);
    assert_eq!(remembered(&out, true, &files), Written { written: 0, unchanged: 3, removed: 0 });
    assert_eq!(fs::read_to_string(out.join("b.html")).unwrap(), "too", "size and time are the same: --verify finds it");
    assert_eq!(remembered(&out, false, &files), Written { written: 1, unchanged: 2, removed: 0 });
    assert_eq!(fs::read_to_string(out.join("b.html")).unwrap(), "two");
    age(&out, &files);
    remembered(&out, true, &files);
    edit(&out.join("a/x.html"), "ONE", true);
    fs::remove_file(out.join("b.html")).unwrap();
    assert_eq!(remembered(&out, true, &files).written, 2);
    assert_eq!(fs::read_to_string(out.join("a/x.html")).unwrap(), "one");
    assert_eq!(fs::read_to_string(out.join("b.html")).unwrap(), "two");
    // An edit is written, whatever is remembered.
    assert_eq!(remembered(&out, true, &[("a/x.html", "new"), ("b.html", "two")]).written, 2, "and the manifest");
    assert_eq!(fs::read_to_string(out.join("a/x.html")).unwrap(), "new");
}

#[test]
fn a_copy_of_the_output_is_read() {
    let dir = tempfile::tempdir().unwrap();
    let out = dir.path().join("public");
    let files = [("a.html", "one"), ("b.html", "two")];
    remembered(&out, true, &files);
    age(&out, &files);
    remembered(&out, true, &files);
    // Somebody restores an older site, with its manifest: its files have other times, whatever they hold.
    let copy = dir.path().join("copy");
    fs::create_dir(&copy).unwrap();
    for path in ["a.html", "b.html", MANIFEST] {
        fs::copy(out.join(path), copy.join(path)).unwrap();
    }
    fs::write(copy.join("a.html"), "old").unwrap();
    fs::remove_dir_all(&out).unwrap();
    fs::rename(&copy, &out).unwrap();
    remembered(&out, true, &files);
    assert_eq!(fs::read_to_string(out.join("a.html")).unwrap(), "one");
}

#[test]
fn a_copied_file_is_read_when_its_source_or_its_copy_changes() {
    let dir = tempfile::tempdir().unwrap();
    let (out, source) = (dir.path().join("public"), dir.path().join("logo.png"));
    fs::write(&source, "one").unwrap();
    let old = std::time::SystemTime::now() - std::time::Duration::from_secs(90);
    fs::File::options().write(true).open(&source).unwrap().set_modified(old).unwrap();
    let publish = || {
        let record = dir.path().join("cache");
        let remembering = Remembering { folder: &record, trust: true };
        let staging = Staging::open(&out, HOW, Some(remembering), &Ending::default(), &|| {}).unwrap();
        staging.put(OutPath::new("logo.png"), Content::File(source.clone())).unwrap();
        staging.publish().unwrap();
        fs::read_to_string(out.join("logo.png")).unwrap()
    };
    assert_eq!(publish(), "one");
    age(&out, &[("logo.png", "")]);
    publish();
    edit(&out.join("logo.png"), "two", false);
    assert_eq!(publish(), "two", "neither of the two is read");
    edit(&out.join("logo.png"), "two", true);
    assert_eq!(publish(), "one");
    age(&out, &[("logo.png", "")]);
    publish();
    edit(&source, "new", true);
    assert_eq!(publish(), "new");
}

#[test]
fn a_folder_of_somebody_else_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("thesis.txt"), "years of work").unwrap();
    assert!(matches!(open(dir.path()), Err(EmitError::NotOurs(_))));
    assert!(matches!(clean(dir.path(), &Ending::default(), &|| {}), Err(EmitError::NotOurs(_))));
}

#[test]
fn a_build_that_is_dropped_changes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let out = dir.path().join("public");
    publish(&out, &[("a.html", "1")]);
    let staging = open(&out).unwrap();
    staging.put(OutPath::new("a.html"), Content::Bytes(b"2".to_vec())).unwrap();
    drop(staging);
    assert_eq!(fs::read_to_string(out.join("a.html")).unwrap(), "1");
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
}

/// As `public` has them, without those below `more/`; what lies beside it must be nothing but a copy.
fn files(dir: &Path) -> BTreeMap<String, String> {
    let beside: Vec<_> = fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(beside.iter().all(|name| name == SPARE || !name.to_string_lossy().starts_with('.')), "{beside:?}");
    let mut files = all_files(&dir.join("public"));
    files.retain(|path, _| !path.starts_with("more/"));
    files
}

fn all_files(out: &Path) -> BTreeMap<String, String> {
    let all = walkdir::WalkDir::new(out).into_iter().flatten().filter(|entry| entry.file_type().is_file());
    let name = |path: &Path| path.strip_prefix(out).unwrap().to_string_lossy().into_owned();
    all.map(|entry| (name(entry.path()), fs::read_to_string(entry.path()).unwrap())).collect()
}

fn listed(out: &Path) -> Vec<ManifestFile> {
    Manifest::read(&out.join(MANIFEST)).unwrap().files
}

/// A folder with `public` in it, as the first of these sites and then whatever `then` does; the second one is
/// published as a whole, in another folder file by file, and in a third one by way of a copy.
fn all_ways(
    old: &[(&str, &str)],
    then: impl Fn(&Path),
    new: &[(&str, &str)],
    check: impl Fn(&Path, Result<Written, EmitError>),
) {
    for whole in [true, false] {
        let dir = tempfile::tempdir().unwrap();
        let out = dir.path().join("public");
        publish(&out, old);
        then(&out);
        let mut staging = staged(&out, new);
        assert_eq!(staging.whole, cfg!(unix));
        staging.whole &= whole;
        let result = staging.publish();
        check(dir.path(), result);
    }
    #[cfg(target_os = "linux")]
    copies::way(old, then, new, check);
}

#[test]
fn a_path_has_one_writer() {
    let dir = tempfile::tempdir().unwrap();
    let staging = staged(&dir.path().join("public"), &[("a", "1")]);
    let error = staging.put(OutPath::new("a"), Content::Bytes(b"1".to_vec())).unwrap_err();
    assert!(error.to_string().contains("`a` is written twice"), "{error}");
}

#[test]
fn what_others_put_there_stays() {
    let then = |out: &Path| {
        fs::create_dir_all(out.join(".well-known/empty")).unwrap();
        for path in ["CNAME", ".well-known/security.txt", "b/theirs.txt"] {
            fs::write(out.join(path), "theirs").unwrap();
        }
    };
    all_ways(&[("a/x", "1"), ("b/y", "1"), ("c/z", "1")], then, &[("a/x", "2"), ("d", "1")], |dir, result| {
        assert_eq!(result.unwrap(), Written { written: 3, unchanged: 0, removed: 2 });
        let files = files(dir);
        let theirs = [".well-known/security.txt", "CNAME", "b/theirs.txt"];
        assert!(theirs.iter().all(|path| files[*path] == "theirs"));
        assert_eq!(files.len(), theirs.len() + 3);
        assert!(files["a/x"] == "2" && files["d"] == "1" && files.contains_key(MANIFEST));
        let out = dir.join("public");
        assert!(out.join(".well-known/empty").is_dir() && !out.join("c").exists());
    });
}

#[test]
fn what_is_in_the_way_is_named_and_nothing_changes() {
    let cases: [(&str, &str, &str); 3] = [
        ("new/index.html/theirs", "new/index.html", "a folder in place of a page"),
        ("new/index.html", "new/index.html", "a file in place of a page"),
        ("new", "new/index.html", "a file in place of a folder"),
    ];
    for (theirs, path, what) in cases {
        let then = |out: &Path| {
            fs::create_dir_all(out.join(theirs).parent().unwrap()).unwrap();
            fs::write(out.join(theirs), "theirs").unwrap();
        };
        all_ways(&[("a", "1")], then, &[("a", "2"), ("new/index.html", "1")], |dir, result| {
            let error = result.unwrap_err();
            assert!(matches!(&error, EmitError::InTheWay { path: told, .. } if told == path), "{what}: {error}");
            assert!(error.to_string().contains(theirs), "{what}: {error}");
            let before = files(dir);
            assert!(before["a"] == "1" && before[theirs] == "theirs" && before.len() == 3, "{what}: {before:?}");
            let out = dir.join("public");
            fs::remove_file(out.join(theirs)).unwrap();
            publish(&out, &[("a", "2"), ("new/index.html", "1")]);
            let after = files(dir);
            assert!(after["a"] == "2" && after["new/index.html"] == "1" && after.len() == 3, "{what}: {after:?}");
        });
    }
    // What is the same already is nobody's loss.
    let then = |out: &Path| fs::write(out.join("new"), "1").unwrap();
    all_ways(&[("a", "1")], then, &[("a", "1"), ("new", "1")], |dir, result| {
        result.unwrap();
        assert!(listed(&dir.join("public")).iter().any(|file| file.path == "new"));
    });
}

#[test]
fn a_file_becomes_a_folder_and_a_folder_a_file() {
    all_ways(
        &[("a", "1"), ("b/c", "1")],
        |_| (),
        &[("a/x", "2"), ("b", "2")],
        |dir, result| {
            result.unwrap();
            let files = files(dir);
            assert!(files["a/x"] == "2" && files["b"] == "2" && files.len() == 3, "{files:?}");
        },
    );
}

#[test]
#[cfg(unix)]
fn nothing_is_written_or_deleted_through_a_link() {
    use std::os::unix::fs::symlink;
    let elsewhere = tempfile::tempdir().unwrap();
    let elsewhere = elsewhere.path();
    let then = |out: &Path| {
        for path in ["page", "old", "mine"] {
            fs::write(elsewhere.join(path), "mine").unwrap();
        }
        fs::remove_dir_all(out.join("guide")).unwrap();
        symlink(elsewhere, out.join("guide")).unwrap();
        fs::remove_dir_all(out.join("gone")).unwrap();
        symlink(elsewhere, out.join("gone")).unwrap();
        fs::remove_file(out.join("single")).unwrap();
        symlink(elsewhere.join("mine"), out.join("single")).unwrap();
        symlink(elsewhere, out.join("theirs")).unwrap();
    };
    let old = [("guide/page", "1"), ("guide/old", "1"), ("gone/old", "1"), ("single", "1")];
    let new = [("guide/page", "mine"), ("single", "2")];
    all_ways(&old, then, &new, |dir, result| {
        result.unwrap();
        for path in ["page", "old", "mine"] {
            assert_eq!(fs::read_to_string(elsewhere.join(path)).unwrap(), "mine");
        }
        let out = dir.join("public");
        let is_link = |path: &str| out.join(path).is_symlink();
        assert!(!is_link("guide") && !is_link("single") && !is_link("gone") && is_link("theirs"));
        let files = files(dir);
        assert_eq!(files.keys().map(String::as_str).collect::<Vec<_>>(), ["guide/page", MANIFEST, "single"]);
        assert!(files["guide/page"] == "mine" && files["single"] == "2");
    });
    // A link where the site has had nothing yet is somebody's.
    let then = |out: &Path| symlink(elsewhere, out.join("new")).unwrap();
    all_ways(&[("a", "1")], then, &[("a", "2"), ("new/page", "1")], |dir, result| {
        assert!(matches!(result, Err(EmitError::InTheWay { path, .. }) if path == "new/page"));
        assert!(dir.join("public/new").is_symlink());
    });
}

#[test]
#[cfg(unix)]
fn unchanged_files_are_the_same_files() {
    use std::os::unix::fs::MetadataExt;
    let dir = tempfile::tempdir().unwrap();
    let out = dir.path().join("public");
    publish(&out, &[("a/x", "1"), ("b", "1")]);
    let inode = |path: &str| fs::metadata(out.join(path)).unwrap().ino();
    let before = (inode("a/x"), inode("b"), inode("."));
    publish(&out, &[("a/x", "1"), ("b", "1")]);
    assert_eq!((inode("a/x"), inode("b"), inode(".")), before, "nothing changed, nothing was touched");
    publish(&out, &[("a/x", "1"), ("b", "2")]);
    assert_eq!(inode("a/x"), before.0);
    assert!(inode("b") != before.1 && inode(".") != before.2);
    assert_eq!(fs::metadata(out.join("a/x")).unwrap().nlink(), 1);
}

#[test]
fn older_assets_stay_until_they_are_too_old_or_text_is_withdrawn() {
    let dir = tempfile::tempdir().unwrap();
    let out = dir.path().join("public");
    let chunk = "_guichet/search/en/t811c9dc5-0a1b2c.bin";
    let always = [("en/a/index.html", "1"), ("_guichet/search/en/manifest.bin", "1")];
    let site = |more: &[(&'static str, &'static str)]| [&always[..], more].concat();
    publish(&out, &site(&[(chunk, "1"), ("_guichet/0123456789/a.css", "1"), ("en/b/index.html", "1")]));
    publish(&out, &site(&[("_guichet/aaaaaaaaaa/a.css", "2"), ("en/b/index.html", "1")]));
    let there = |path: &str| files(dir.path()).contains_key(path);
    assert!(there(chunk) && there("_guichet/0123456789/a.css") && there("_guichet/aaaaaaaaaa/a.css"));
    assert_eq!(listed(&out).iter().filter(|file| file.kept.is_some()).count(), 2);
    assert_eq!(listed(&out).len() + 1, files(dir.path()).len(), "all files are listed but the list");
    publish(&out, &site(&[("_guichet/aaaaaaaaaa/a.css", "2")]));
    assert!(!there(chunk) && there("_guichet/0123456789/a.css"));
    publish(&out, &site(&[("_guichet/bbbbbbbbbb/a.css", "2")]));
    assert!(!there("_guichet/0123456789/a.css") && there("_guichet/aaaaaaaaaa/a.css"));
    assert_eq!(clean(&out, &Ending::default(), &|| {}).unwrap(), 5);
    assert!(!out.exists());
}

#[test]
#[cfg(unix)]
fn a_build_that_was_killed_after_the_switch_is_finished() {
    let dir = tempfile::tempdir().unwrap();
    let out = dir.path().join("public");
    publish(&out, &[("a", "1"), ("old", "1")]);
    fs::write(out.join("CNAME"), "theirs").unwrap();
    fs::write(out.join("removed"), "theirs").unwrap();
    // As it is when the two have changed places: the folder of the build has the old site.
    let staging = staged(&out, &[("a", "2")]);
    let left = dir.path().join(".public.guichet-4000000000");
    fs::create_dir_all(&left).unwrap();
    let list = Manifest::new(vec![ManifestFile::new("a".to_owned(), 1, String::new())], Texts::new());
    staging.put(OutPath::new(MANIFEST), Content::Bytes(list.json())).unwrap();
    let old: Paths = ["a", "old", MANIFEST].map(str::to_owned).into_iter().collect();
    let new: Paths<bool> = ["a", MANIFEST].map(|path| (path.to_owned(), true)).into_iter().collect();
    let switch = Switch {
        out: &out,
        staged: &staging.site,
        old: &old,
        new: &new,
        ending: &Ending::default(),
        copy: None,
        seen: &staging.real,
    };
    let found = switch.complete().unwrap();
    retire::note(&left, &out, &found.carried).unwrap();
    fs::rename(&staging.site.root, left.join("site")).unwrap();
    tree::exchange(&left.join("site"), &out).unwrap();
    drop(staging);
    // What others did before and after that moment; and a part of what is to be done is done already.
    fs::write(left.join("site/late"), "theirs").unwrap();
    fs::remove_file(left.join("site/CNAME")).unwrap();
    fs::remove_file(out.join("removed")).unwrap();

    publish(&out, &[("a", "2")]);
    let files = files(dir.path());
    assert_eq!(files.keys().map(String::as_str).collect::<Vec<_>>(), ["CNAME", "a", "late", MANIFEST]);
}

#[test]
fn durable_is_the_same_site() {
    let dir = tempfile::tempdir().unwrap();
    let out = dir.path().join("public");
    for text in ["1", "2"] {
        let how = How { durable: true, ..HOW };
        let staging = Staging::open(&out, how, None, &Ending::default(), &|| {}).unwrap();
        staging.put(OutPath::new("a/b"), Content::Bytes(text.into())).unwrap();
        fs::write(dir.path().join("source"), text).unwrap();
        staging.put(OutPath::new("c"), Content::File(dir.path().join("source"))).unwrap();
        staging.publish().unwrap();
        fs::remove_file(dir.path().join("source")).unwrap();
        let files = files(dir.path());
        assert!(files["a/b"] == text && files["c"] == text && files.len() == 3);
    }
}
