//! Sites that are published by way of a copy: what comes out is the same as without.

use std::os::unix::fs::{MetadataExt, symlink};

use proptest::prelude::*;

use super::*;

const ALWAYS: How = How { spare_from: 0, keep: 0, ..HOW };

/// Enough files that stay the same for a copy to be worth it.
const MORE: usize = 16;

fn with_more(site: &[(&str, &str)], round: usize) -> Vec<(String, String)> {
    let text = |nth| if nth == 0 { round.to_string() } else { "1".to_owned() };
    let more = (0..MORE).map(|nth| (format!("more/{nth}/page"), text(nth)));
    site.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).chain(more).collect()
}

fn stage(out: &Path, how: How, site: &[(String, String)]) -> Staging {
    let site: Vec<(&str, &str)> = site.iter().map(|(path, text)| (&**path, &**text)).collect();
    staged_as(out, how, &site)
}

/// A folder with `public` in it and a copy of it.
fn with_copy(how: How, site: &[(&str, &str)]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    for round in 0..2 {
        stage(&dir.path().join("public"), how, &with_more(site, round)).publish().unwrap();
    }
    assert!(dir.path().join(SPARE).exists());
    dir
}

/// The third of `all_ways`.
pub fn way(
    old: &[(&str, &str)],
    then: impl Fn(&Path),
    new: &[(&str, &str)],
    check: impl Fn(&Path, Result<Written, EmitError>),
) {
    let how = How { keep: HOW.keep, ..ALWAYS };
    let dir = with_copy(how, old);
    let out = dir.path().join("public");
    then(&out);
    let staging = stage(&out, how, &with_more(new, 1));
    assert!(staging.known.is_some());
    let result = staging.publish().map(|written| Written { unchanged: written.unchanged - MORE, ..written });
    check(dir.path(), result);
}

/// The copy is the published site without anything of others, in the same files.
fn assert_is_copy(dir: &Path) {
    let (out, copy) = (dir.join("public"), dir.join(SPARE).join("site"));
    let ours: BTreeSet<String> = listed(&out).into_iter().map(|file| file.path).chain([MANIFEST.to_owned()]).collect();
    assert_eq!(all_files(&copy).into_keys().collect::<BTreeSet<_>>(), ours);
    let inode = |path: &Path| fs::symlink_metadata(path).unwrap().ino();
    for path in ours {
        assert_eq!(inode(&out.join(&path)), inode(&copy.join(&path)), "{path}");
    }
    let folders = walkdir::WalkDir::new(&copy).into_iter().flatten().filter(|entry| entry.file_type().is_dir());
    let empty = folders.filter(|entry| fs::read_dir(entry.path()).unwrap().next().is_none());
    assert_eq!(empty.count(), 0, "no empty folder stays in the copy");
}

#[test]
fn a_copy_is_changed_instead_of_linked_anew() {
    let dir = with_copy(ALWAYS, &[("a", "1")]);
    let out = dir.path().join("public");
    let inode = |path: &str| fs::metadata(dir.path().join(path)).unwrap().ino();
    let both = || (inode("public"), inode(&format!("{SPARE}/site")));
    assert_is_copy(dir.path());
    let (site, copy) = both();
    // Nothing new: nothing is touched.
    stage(&out, ALWAYS, &with_more(&[("a", "1")], 1)).publish().unwrap();
    assert_eq!(both(), (site, copy));
    stage(&out, ALWAYS, &with_more(&[("b/c", "2")], 1)).publish().unwrap();
    assert_eq!(both(), (copy, site), "the two have changed places");
    assert_is_copy(dir.path());
    assert_eq!(fs::read_to_string(dir.path().join(SPARE).join(".gitignore")).unwrap(), "*\n");

    // Where most is new, or all of it has to be on the disk, a copy is not worth it.
    let other: Vec<_> = with_more(&[], 2).into_iter().map(|(path, text)| (path, text + "x")).collect();
    stage(&out, ALWAYS, &other).publish().unwrap();
    assert!(!dir.path().join(SPARE).exists());
    stage(&out, ALWAYS, &with_more(&[], 1)).publish().unwrap();
    stage(&out, ALWAYS, &with_more(&[("a", "1")], 1)).publish().unwrap();
    assert_is_copy(dir.path());
    stage(&out, How { durable: true, ..ALWAYS }, &with_more(&[("a", "2")], 1)).publish().unwrap();
    assert!(!dir.path().join(SPARE).exists());

    stage(&out, ALWAYS, &with_more(&[("a", "3")], 1)).publish().unwrap();
    assert_is_copy(dir.path());
    assert_eq!(clean(&out, &Ending::default(), &|| {}).unwrap(), MORE + 2);
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 0);
}

#[test]
fn a_copy_of_another_site_is_not_used() {
    for what in ["replaced", "published file by file", "a file", "gone"] {
        let dir = with_copy(ALWAYS, &[("a", "1")]);
        let out = dir.path().join("public");
        match what {
            "replaced" => {
                let other = dir.path().join("other");
                fs::rename(&out, dir.path().join("elsewhere")).unwrap();
                stage(&other, HOW, &with_more(&[("b", "1")], 1)).publish().unwrap();
                fs::rename(other, &out).unwrap();
            }
            "published file by file" => {
                fs::rename(dir.path().join(SPARE), dir.path().join("aside")).unwrap();
                let mut staging = stage(&out, ALWAYS, &with_more(&[("b", "1")], 1));
                staging.whole = false;
                staging.publish().unwrap();
                fs::rename(dir.path().join("aside"), dir.path().join(SPARE)).unwrap();
            }
            "a file" => {
                fs::remove_dir_all(dir.path().join(SPARE)).unwrap();
                fs::write(dir.path().join(SPARE), "not a folder").unwrap();
            }
            _ => fs::remove_dir_all(&out).unwrap(),
        }
        let staging = stage(&out, ALWAYS, &with_more(&[("c", "1")], 1));
        assert!(staging.known.is_none(), "{what}");
        staging.publish().unwrap();
        let files = files(dir.path());
        assert_eq!(files.keys().map(String::as_str).collect::<Vec<_>>(), ["c", MANIFEST], "{what}");
    }
}

#[test]
fn a_build_that_was_killed_while_it_had_the_copy_leaves_nothing() {
    let dir = with_copy(ALWAYS, &[("a", "1")]);
    let out = dir.path().join("public");
    let left = dir.path().join(".public.guichet-4000000000");
    fs::rename(dir.path().join(SPARE), &left).unwrap();
    fs::write(left.join("site/half"), "half").unwrap();
    fs::remove_file(left.join("site/a")).unwrap();
    stage(&out, ALWAYS, &with_more(&[("a", "2")], 1)).publish().unwrap();
    assert_eq!(files(dir.path())["a"], "2");
    assert!(!left.exists());
    assert_is_copy(dir.path());
}

/// What somebody does between two builds, and builds. Numbers are places in `OURS` or `THEIRS`.
#[derive(Clone, Debug)]
enum Deed {
    /// With these files; `true` for a text that is often there already.
    Build(Vec<(usize, bool)>),
    Add(usize),
    AddFolder(usize),
    Remove(usize),
    Change(usize),
    Replace(usize),
    Delete(usize),
    DeleteFolder(usize),
    Link(usize),
}

/// Some of them can't be in one site.
const OURS: [&str; 8] = ["a", "a/index", "b/c", "b/d", "e/f/g", "e/f/h", "e/f", "i/index"];
const THEIRS: [&str; 6] = ["theirs", "b/theirs", "e/theirs/deep/x", "x/theirs", "x/y/theirs", "more/0/theirs"];

fn deed() -> impl Strategy<Value = Deed> {
    let ours = 0..OURS.len();
    let theirs = 0..THEIRS.len();
    prop_oneof![
        4 => prop::collection::vec((ours.clone(), any::<bool>()), 0..8).prop_map(Deed::Build),
        2 => theirs.clone().prop_map(Deed::Add),
        1 => theirs.clone().prop_map(Deed::AddFolder),
        1 => theirs.prop_map(Deed::Remove),
        1 => ours.clone().prop_map(Deed::Change),
        1 => ours.clone().prop_map(Deed::Replace),
        1 => ours.clone().prop_map(Deed::Delete),
        1 => ours.clone().prop_map(Deed::DeleteFolder),
        1 => ours.prop_map(Deed::Link),
    ]
}

fn site(picked: &[(usize, bool)]) -> BTreeMap<String, String> {
    let mut site: BTreeMap<String, String> = BTreeMap::new();
    for (nth, old) in picked {
        let path = OURS[*nth];
        let is_below = |one: &str, other: &str| one.starts_with(&format!("{other}/"));
        if !site.keys().any(|other| is_below(other, path) || is_below(path, other)) {
            site.insert(path.to_owned(), if *old { "1" } else { "2" }.to_owned());
        }
    }
    site
}

/// The output, and what of others is to be found in it.
struct World {
    dir: tempfile::TempDir,
    out: PathBuf,
    elsewhere: PathBuf,
    theirs: BTreeSet<String>,
}

impl World {
    /// Whether no folder on the way to a path is a link.
    fn is_real(&self, path: &str) -> bool {
        Path::new(path).ancestors().skip(1).all(|folder| !self.out.join(folder).is_symlink())
    }

    fn build(&mut self, site: BTreeMap<String, String>, round: usize) {
        let list: Vec<(&str, &str)> = site.iter().map(|(path, text)| (&**path, &**text)).collect();
        match stage(&self.out, ALWAYS, &with_more(&list, round)).publish() {
            // Theirs are in the way.
            Err(EmitError::InTheWay { .. }) => return,
            result => drop(result.unwrap()),
        }
        let mut expected: BTreeMap<String, String> = with_more(&list, round).into_iter().collect();
        expected.extend(self.theirs.iter().map(|path| (path.clone(), "theirs".to_owned())));
        let mut found = all_files(&self.out);
        found.remove(MANIFEST);
        assert_eq!(found, expected);
        if self.dir.path().join(SPARE).exists() {
            assert_is_copy(self.dir.path());
        }
        files(self.dir.path());
    }

    fn add(&mut self, path: &str, folder_only: bool) {
        let file = self.out.join(path);
        if self.is_real(path) && fs::create_dir_all(file.parent().unwrap()).is_ok() && !folder_only {
            fs::write(file, "theirs").unwrap();
            self.theirs.insert(path.to_owned());
        }
    }

    fn remove_folder_of(&mut self, path: &str, link: bool) {
        let Some((folder, _)) = path.rsplit_once('/') else { return };
        let here = self.out.join(folder);
        if !self.is_real(path) || !here.is_dir() {
            return;
        }
        fs::remove_dir_all(&here).unwrap();
        self.theirs.retain(|path| !path.starts_with(&format!("{folder}/")));
        if link {
            symlink(&self.elsewhere, here).unwrap();
        }
    }

    fn does(&mut self, deed: &Deed, round: usize) {
        match *deed {
            Deed::Build(ref picked) => self.build(site(picked), round),
            Deed::Add(nth) => self.add(THEIRS[nth], false),
            Deed::AddFolder(nth) => self.add(THEIRS[nth], true),
            Deed::Remove(nth) => {
                let _ = fs::remove_file(self.out.join(THEIRS[nth]));
                self.theirs.remove(THEIRS[nth]);
            }
            Deed::DeleteFolder(nth) => self.remove_folder_of(OURS[nth], false),
            Deed::Link(nth) => self.remove_folder_of(OURS[nth], true),
            Deed::Change(nth) | Deed::Replace(nth) | Deed::Delete(nth) => {
                let file = self.out.join(OURS[nth]);
                if !self.is_real(OURS[nth]) || !file.is_file() {
                    return;
                }
                match deed {
                    // In place: the copy's is the same file.
                    Deed::Change(_) => fs::write(file, "3").unwrap(),
                    Deed::Replace(_) => {
                        fs::write(self.elsewhere.join("new"), "1").unwrap();
                        fs::rename(self.elsewhere.join("new"), file).unwrap();
                    }
                    _ => fs::remove_file(file).unwrap(),
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_others_do(deeds in prop::collection::vec(deed(), 1..24)) {
        let dir = with_copy(ALWAYS, &[]);
        let elsewhere = dir.path().join("elsewhere");
        fs::create_dir(&elsewhere).unwrap();
        fs::write(elsewhere.join("index"), "mine").unwrap();
        let out = dir.path().join("public");
        let mut world = World { dir, out, elsewhere, theirs: BTreeSet::new() };
        for (round, deed) in deeds.iter().enumerate() {
            world.does(deed, round);
        }
        world.build(site(&[(2, true), (7, true)]), 100);
        prop_assert_eq!(fs::read_to_string(world.elsewhere.join("index")).unwrap(), "mine");
        prop_assert_eq!(fs::read_dir(&world.elsewhere).unwrap().count(), 1);
    }
}
