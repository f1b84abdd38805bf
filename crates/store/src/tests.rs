use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use proptest::prelude::*;

use super::*;
use crate::listing::Known;

const KEEP: Keep = Keep { age: Duration::from_secs(30 * 86_400), bytes: u64::MAX };

type Files = BTreeMap<String, Vec<u8>>;

fn files(of: &[(&str, usize)]) -> Files {
    let text = |name: &str, bytes| (0..bytes).map(|at: usize| (at * 31 / 7 + name.len()) as u8).collect();
    of.iter().map(|&(name, bytes)| (name.to_owned(), text(name, bytes))).collect()
}

fn pushed(store: &Path, program: u128, files: &Files, keep: Keep) -> Pushed {
    let file = |(name, bytes): (&String, &Vec<u8>)| File { name: name.clone(), source: Source::Bytes(bytes.clone()) };
    push(&Folder(store.to_owned()), program, &[(MEMO, files.iter().map(file).collect())], keep).unwrap()
}

/// What comes of a store, and whether all of it is whole.
fn pulled(store: &Path, program: u128) -> Option<(Files, bool)> {
    let place = Folder(store.to_owned());
    let listing = listing(&place, program).unwrap()?;
    let into = tempfile::tempdir().unwrap();
    let path_of = |name: &str| Some(into.path().join(name.replace('/', "+")));
    let done = pull(&place, &listing, MEMO, &path_of).unwrap();
    let read = |entry: fs::DirEntry| {
        (entry.file_name().into_string().unwrap().replace('+', "/"), fs::read(entry.path()).unwrap())
    };
    let found = fs::read_dir(into.path()).unwrap().map(|entry| read(entry.unwrap())).collect();
    Some((found, done.damaged == 0))
}

fn objects(store: &Path) -> Vec<PathBuf> {
    Folder(store.to_owned()).list("v1").unwrap().into_iter().map(|object| store.join(object.name)).collect()
}

fn age(path: &Path, days: u64) {
    let file = fs::File::options().write(true).open(path).unwrap();
    file.set_modified(SystemTime::now() - Duration::from_secs(days * 86_400)).unwrap();
}

#[test]
fn what_goes_in_comes_out() {
    let dir = tempfile::tempdir().unwrap();
    let all = files(&[("a", 0), ("b/c", 10), ("large", 9 << 20), ("m", 3 << 20), ("n", 2 << 20), ("z", 1)]);
    assert_eq!(pulled(dir.path(), 7), None);
    let first = pushed(dir.path(), 7, &all, KEEP);
    assert_eq!((first.new, first.deleted), (first.blocks, 0));
    assert_eq!(pulled(dir.path(), 7), Some((all.clone(), true)));
    assert_eq!(pulled(dir.path(), 8), None, "another program");
    assert_eq!(pushed(dir.path(), 7, &all, KEEP).new, 0, "it is there");
    assert_eq!(pushed(dir.path(), 8, &all, KEEP).new, 0, "of another program");
}

#[test]
fn only_what_is_new_is_moved() {
    let dir = tempfile::tempdir().unwrap();
    let names: Vec<String> = (0..2_000).map(|at| format!("site/en/guide/article-{at:04}/index.html")).collect();
    let mut all = files(&names.iter().map(|name| (name.as_str(), 8 << 10)).collect::<Vec<_>>());
    let first = pushed(dir.path(), 7, &all, KEEP);
    assert!((16..=64).contains(&first.blocks), "{first:?}");
    all.insert("site/en/guide/article-0100b/index.html".to_owned(), vec![1; 9 << 10]);
    *all.get_mut(&names[1_500]).unwrap() = vec![2; 7 << 10];
    let second = pushed(dir.path(), 7, &all, KEEP);
    assert!(second.new <= 6, "{second:?}");
    assert_eq!(pulled(dir.path(), 7), Some((all, true)));
}

#[test]
fn damage_is_seen_and_repaired_by_the_next_push() {
    let dir = tempfile::tempdir().unwrap();
    let all = files(&[("a", 10), ("large", 9 << 20), ("other", 3 << 20)]);
    pushed(dir.path(), 7, &all, KEEP);
    for path in objects(dir.path()) {
        let was = fs::read(&path).unwrap();
        let mut flipped = was.clone();
        flipped[was.len() / 2] ^= 1;
        for damaged in [&flipped[..], &was[..was.len() - 1], b""] {
            fs::write(&path, damaged).unwrap();
            if let Some((found, whole)) = pulled(dir.path(), 7) {
                // The end of what is compressed says nothing of its content.
                let is_left = !whole && found.iter().all(|(name, bytes)| all[name] == *bytes);
                assert!(is_left || found == all, "{}", path.display());
            }
            pushed(dir.path(), 7, &all, KEEP);
            assert_eq!(pulled(dir.path(), 7), Some((all.clone(), true)), "{}", path.display());
        }
        fs::remove_file(&path).unwrap();
        assert_ne!(pulled(dir.path(), 7), Some((all.clone(), true)));
        pushed(dir.path(), 7, &all, KEEP);
        assert_eq!(pulled(dir.path(), 7), Some((all.clone(), true)));
    }
}

#[test]
fn what_nobody_asks_for_goes() {
    let dir = tempfile::tempdir().unwrap();
    let [old, other, new] = [1, 2, 3].map(|size| files(&[("a", size << 20)]));
    pushed(dir.path(), 7, &old, KEEP);
    pushed(dir.path(), 8, &other, KEEP);
    let count = objects(dir.path()).len();
    assert_eq!(pushed(dir.path(), 7, &new, KEEP).deleted, 0, "it is not old enough");
    assert_eq!(objects(dir.path()).len(), count + 1);
    objects(dir.path()).iter().for_each(|path| age(path, 29));
    assert_eq!(pushed(dir.path(), 7, &new, KEEP).deleted, 0);
    objects(dir.path()).iter().for_each(|path| age(path, 31));
    let listing_of_8 = dir.path().join(crate::listing::object(8));
    age(&listing_of_8, 1);
    assert_eq!(pushed(dir.path(), 7, &new, KEEP).deleted, 1, "the block of the first push");
    assert_eq!(pulled(dir.path(), 8), Some((other.clone(), true)));
    age(&listing_of_8, 31);
    assert_eq!(pushed(dir.path(), 7, &new, KEEP).deleted, 2, "the other program's listing and block");
    assert_eq!(pulled(dir.path(), 7), Some((new.clone(), true)));
    // A store that is too large.
    let tight = Keep { bytes: 0, ..KEEP };
    pushed(dir.path(), 7, &old, KEEP);
    assert_eq!(pushed(dir.path(), 7, &new, tight).deleted, 0, "it was written just now");
    objects(dir.path()).iter().for_each(|path| age(path, 1));
    assert_eq!(pushed(dir.path(), 7, &new, KEEP).deleted, 0);
    assert_eq!(pushed(dir.path(), 7, &new, tight).deleted, 1);
    assert_eq!(pulled(dir.path(), 7), Some((new, true)));
}

/// Two pushes at once and pulls beside them: each pull has all of one of the two.
#[test]
fn pushes_at_once_do_not_meet() {
    let dir = tempfile::tempdir().unwrap();
    let both = [files(&[("a", 3 << 20), ("b", 100)]), files(&[("a", 3 << 20), ("b", 101), ("c", 5 << 20)])];
    pushed(dir.path(), 7, &both[0], KEEP);
    std::thread::scope(|scope| {
        for files in &both {
            scope.spawn(|| {
                for _ in 0..10 {
                    pushed(dir.path(), 7, files, KEEP);
                }
            });
        }
        for _ in 0..20 {
            let (found, whole) = pulled(dir.path(), 7).unwrap();
            assert!(whole && both.contains(&found));
        }
    });
    assert!(objects(dir.path()).iter().all(|path| !path.to_string_lossy().contains("draft")));
}

#[cfg(feature = "object-storage")]
#[test]
fn a_bucket_does_as_well() {
    // A real one, if there is one to try: an empty prefix.
    let real = std::env::var("GUICHET_TEST_BUCKET").ok();
    let real = real.map(|address| Cloud::open(&address, std::env::vars()).unwrap().expect("the address of a bucket"));
    let cloud = real.unwrap_or_else(Cloud::in_memory);
    let file = |name: &str, bytes| File { name: name.to_owned(), source: Source::Bytes(vec![1; bytes]) };
    let sets = [(MEMO, vec![file("a", 5 << 20), file("b", 10)])];
    assert_eq!(listing(&cloud, 7).unwrap(), None);
    let first = push(&cloud, 7, &sets, KEEP).unwrap();
    assert_eq!((first.new, first.deleted), (first.blocks, 0));
    assert_eq!(push(&cloud, 7, &sets, KEEP).unwrap().new, 0);
    let into = tempfile::tempdir().unwrap();
    let known = listing(&cloud, 7).unwrap().unwrap();
    let done = pull(&cloud, &known, MEMO, &|name| Some(into.path().join(name))).unwrap();
    assert_eq!((done.blocks, done.damaged), (first.blocks, 0));
    assert_eq!(fs::read(into.path().join("a")).unwrap(), vec![1; 5 << 20]);
    let objects = cloud.list("v1").unwrap();
    assert!(objects.iter().all(|object| object.name.starts_with("v1/")), "{objects:?}");
    assert!(cloud.get(&objects[0].name, 3).is_err(), "it is larger");
    cloud.delete(&objects[0].name).unwrap();
    cloud.delete(&objects[0].name).unwrap();
    assert_eq!(cloud.get(&objects[0].name, 1 << 20).unwrap(), None);
    // What readers get.
    let about = About { content_type: "text/html; charset=utf-8".to_owned(), cache_control: "no-cache".to_owned() };
    cloud.put_about("en/index.html", b"page".to_vec(), &about).unwrap();
    assert_eq!(cloud.get("en/index.html", 9).unwrap().as_deref(), Some(&b"page"[..]));
    assert!(cloud.list("").unwrap().iter().any(|object| object.name == "en/index.html"));
    for address in ["ftp://host/a", "/a", "https://host/a"] {
        assert!(Cloud::open(address, []).unwrap().is_none(), "{address}");
    }
}

#[test]
fn an_address_of_a_folder() {
    let folder = |address| folder_of(address).map(|path| path.to_string_lossy().into_owned());
    assert_eq!(folder("file:///a%20b/c").as_deref(), Some("/a b/c"));
    assert_eq!(folder("file://localhost/a").as_deref(), Some("/a"));
    assert_eq!(folder("../cache").as_deref(), Some("../cache"));
    assert_eq!((folder("s3://bucket/a"), folder("file://host/a"), folder("file://a")), (None, None, None));
    // Mistyped: a folder of that name is what nobody wants.
    assert_eq!(["s3:", "http:/x", "s3:/bucket", ""].map(folder), [const { None }; 4]);
}

fn numbers() -> impl Strategy<Value = u64> {
    prop_oneof![0u64..40, any::<u64>()]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    /// Foreign bytes are refused or taken, and nothing else; not more memory than a block.
    #[test]
    fn foreign_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..400), at in 0usize..400, flip in any::<u8>()) {
        prop_assert_eq!(Listing::decode(&bytes), None);
        block::pieces(&bytes);
        let stored = block::compressed(&bytes).unwrap();
        let name = block::name(&bytes);
        let size = bytes.len() as u32;
        let same = block::opened(&stored, &name, size);
        prop_assert_eq!(same.as_deref(), Some(&bytes[..]));
        prop_assert_eq!(block::opened(&stored, &name, size + 1), None);
        prop_assert_eq!(block::opened(&stored, &name, u32::MAX), None);
        if size > 0 {
            prop_assert_eq!(block::opened(&stored, &name, size - 1), None);
        }
        block::opened(&bytes, &name, size);
        // A listing with a flaw, of which the hash is right or wrong.
        let listing = Listing([(MEMO.to_owned(), vec![Known { name, bytes: size }; 3])].into());
        let encoded = listing.encode(7);
        prop_assert_eq!(Listing::decode(&encoded), Some((7, listing)));
        let mut flawed = encoded.clone();
        let at = at % encoded.len();
        flawed[at] ^= flip;
        prop_assert_eq!(Listing::decode(&flawed).is_some(), flip == 0);
    }

    /// A store may say anything, with hashes that are right: files come where `path_of` says, of no other length than what was
    /// written of them.
    #[test]
    fn foreign_pieces(
        pieces in proptest::collection::vec(("[a./]{1,6}", numbers(), numbers(), 0u32..20), 0..6),
        more in 0usize..3,
    ) {
        let dir = tempfile::tempdir().unwrap();
        let place = Folder(dir.path().join("store"));
        let pieces: Vec<block::Piece> =
            pieces.into_iter().map(|(file, length, at, bytes)| block::Piece { file, length, at, bytes }).collect();
        let length: u32 = pieces.iter().map(|piece| piece.bytes).sum();
        let mut made = postcard::to_allocvec(&pieces).unwrap();
        made.resize(made.len() + length as usize + more, 1);
        let known = Known { name: block::name(&made), bytes: made.len() as u32 };
        place.put(&known.object(), block::compressed(&made).unwrap()).unwrap();
        let into = dir.path().join("into");
        fs::create_dir(&into).unwrap();
        let listing = Listing([(MEMO.to_owned(), vec![known])].into());
        let path_of = |name: &str| name.bytes().all(|byte| byte == b'a').then(|| into.join(name));
        pull(&place, &listing, MEMO, &path_of).unwrap();
        for entry in fs::read_dir(&into).unwrap() {
            prop_assert!(entry.unwrap().metadata().unwrap().len() <= u64::from(length));
        }
    }
}

/// For TLS a library has to be chosen before there is a client.
#[cfg(feature = "object-storage")]
#[test]
fn a_storage_is_asked_by_tls() {
    let environment = [("AWS_ACCESS_KEY_ID", "a"), ("AWS_SECRET_ACCESS_KEY", "b"), ("AWS_REGION", "us-east-1")];
    let environment = environment.map(|(name, value)| (name.to_owned(), value.to_owned()));
    assert!(Cloud::open("s3://bucket/help", environment).unwrap().is_some());
}
