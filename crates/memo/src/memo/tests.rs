use super::*;
use guichet_core::content_hash::of_bytes;

/// A build of files that are what they are called: what it had to make.
fn build(memo: &Memo, files: &[(&str, &str)]) -> Vec<String> {
    let mut made = Vec::new();
    for (name, text) in files {
        let key = of_bytes(text.as_bytes());
        let known = memo.entry(name).filter(|entry| entry.made_of == key);
        let is_read = |entry: &&Entry| memo.head(entry, |head| Some(head == format!("head of {text}").as_bytes()));
        let entry = match known.filter(|entry| is_read(entry) == Some(true)) {
            Some(entry) => entry.clone(),
            None => {
                made.push((*name).to_owned());
                let head = format!("head of {text}");
                let placed = memo.put(head.as_bytes(), b"detail", &[text.as_bytes(), b"more"]);
                let Placed { head, detail, parts } = placed;
                Entry { stamp: None, text: key, made_of: key, note: Vec::new(), head, detail, parts }
            }
        };
        memo.remember(name, entry);
    }
    memo.settle();
    let new = lock(&memo.new).clone();
    for (name, text) in files {
        let parts = &new[*name].parts;
        let read: Vec<_> = parts.iter().map(|part| memo.part(part)).collect();
        assert_eq!(read, [Some(Arc::from(text.as_bytes())), Some(Arc::from(&b"more"[..]))], "{name}");
        let detail = &new[*name].detail;
        assert!(detail.segment == MEMORY || memo.detail(detail, |bytes| Some(bytes == b"detail")) == Some(true));
    }
    made
}

fn open(folder: &Path) -> Memo {
    Memo::open(folder, 7, Clock::start(folder).ok(), true)
}

fn kept(folder: &Path, files: &[(&str, &str)]) -> Vec<String> {
    let memo = open(folder);
    let made = build(&memo, files);
    memo.keep().unwrap();
    made
}

#[test]
fn only_what_is_new_is_made() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    assert_eq!(kept(dir, &[("a", "1"), ("b", "2")]), ["a", "b"]);
    assert_eq!(kept(dir, &[("a", "1"), ("b", "3")]), ["b"]);
    assert_eq!(kept(dir, &[("a", "1"), ("b", "3"), ("c", "4")]), ["c"]);
    assert_eq!(kept(dir, &[("c", "4")]), [""; 0]);
    assert_eq!(kept(dir, &[("a", "1"), ("c", "4")]), ["a"], "what is gone is forgotten");
    // A build that ended before it read anything: wrong settings.
    assert_eq!(kept(dir, &[]), [""; 0]);
    assert_eq!(kept(dir, &[("a", "1"), ("c", "4")]), [""; 0]);
    assert_eq!(Memo::open(dir, 8, None, true).entry("a"), None, "another program");
    assert_eq!(Memo::open(dir, 7, None, false).entry("a"), None, "nothing is trusted");
}

#[test]
fn it_does_not_grow() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    let long = |n: usize| format!("{n} {}", "x".repeat(1_000));
    let site = |edit: usize| -> Vec<(String, String)> {
        (0..20).map(|at| (format!("file {at}"), long(if edit % 20 == at { 1_000 + edit } else { at }))).collect()
    };
    for edit in 0..60 {
        let site = site(edit);
        let files: Vec<(&str, &str)> = site.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        let made = kept(dir, &files);
        assert!(edit == 0 || made.len() == 2, "{made:?}");
        let files: Vec<_> = fs::read_dir(dir).unwrap().flatten().collect();
        let bytes: u64 = files.iter().map(|file| file.metadata().unwrap().len()).sum();
        assert!(files.len() <= 2 * (MOST_SEGMENTS + 2) && bytes < 100_000, "{} files of {bytes} bytes", files.len());
    }
}

/// Whatever has happened to its files, what can be read is what was written.
#[test]
fn damage_costs_time_and_nothing_else() {
    let files = [("a", "one"), ("b", "two"), ("c", "three")];
    for damage in 0..120_usize {
        let dir = tempfile::tempdir().unwrap();
        let dir = dir.path();
        kept(dir, &files[..2]);
        kept(dir, &files);
        let mut all: Vec<PathBuf> = fs::read_dir(dir).unwrap().flatten().map(|file| file.path()).collect();
        all.sort();
        let path = &all[damage % all.len()];
        let mut bytes = fs::read(path).unwrap();
        let at = (damage * 31) % bytes.len().max(1);
        match damage % 4 {
            0 => fs::remove_file(path).unwrap(),
            1 => fs::write(path, &bytes[..at]).unwrap(),
            _ if bytes.is_empty() => {}
            _ => {
                bytes[at] ^= 1 << (damage % 8);
                fs::write(path, bytes).unwrap();
            }
        }
        let memo = open(dir);
        for (name, text) in &files {
            let Some(entry) = memo.entry(name) else { continue };
            let head = memo.head(entry, |head| Some(head.to_vec()));
            assert!(head.is_none_or(|head| head == format!("head of {text}").as_bytes()));
            let part = memo.part(&entry.parts[0]);
            assert!(part.is_none_or(|part| *part == *text.as_bytes()));
        }
        // Whoever trusts nothing makes it whole again.
        let anew = Memo::open(dir, 7, None, false);
        assert_eq!(build(&anew, &files).len(), files.len());
        anew.keep().unwrap();
        assert_eq!(kept(dir, &files), [""; 0]);
    }
}

#[test]
fn two_at_once_do_not_meet() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    kept(dir, &[("a", "1"), ("b", "2")]);
    let (first, second) = (open(dir), open(dir));
    build(&first, &[("a", "1"), ("b", "3")]);
    first.keep().unwrap();
    // Its files are gone, and it still has them open.
    assert_eq!(build(&second, &[("a", "1"), ("b", "2"), ("c", "4")]), ["c"]);
    second.keep().unwrap();
    let made = kept(dir, &[("a", "1"), ("b", "2"), ("c", "4")]);
    assert!(made.len() < 3 || made == ["a", "b", "c"]);
    assert_eq!(kept(dir, &[("a", "1"), ("b", "2"), ("c", "4")]), [""; 0]);
}

#[test]
fn without_a_folder_all_is_in_memory() {
    assert_eq!(build(&Memo::in_memory(), &[("a", "1")]), ["a"]);
    let file = tempfile::NamedTempFile::new().unwrap();
    let memo = open(file.path());
    assert_eq!(build(&memo, &[("a", "1")]), ["a"]);
    memo.keep().unwrap();
}

#[test]
fn a_state_is_of_one_program_and_whole() {
    let dir = tempfile::tempdir().unwrap();
    open(dir.path()).leave("site", b"all of it");
    // What is remembered of files does not touch it.
    kept(dir.path(), &[("a", "1")]);
    assert_eq!(open(dir.path()).state("site").as_deref(), Some(&b"all of it"[..]));
    assert_eq!(open(dir.path()).state("other"), None);
    assert_eq!(Memo::open(dir.path(), 8, None, true).state("site"), None, "of another program");
    assert_eq!(Memo::open(dir.path(), 7, None, false).state("site"), None, "nothing is trusted");
    assert_eq!(Memo::in_memory().state("site"), None);
    let file = dir.path().join("site.state");
    let whole = fs::read(&file).unwrap();
    for damaged in [&whole[..whole.len() - 1], &[&whole[..], b"."].concat(), b""] {
        fs::write(&file, damaged).unwrap();
        assert_eq!(open(dir.path()).state("site"), None);
    }
}
