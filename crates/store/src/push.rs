//! From this machine to a store.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::time::{Duration, SystemTime};

use guichet_core::content_hash::Key;

use super::block::{self, File, Plan};
use super::listing::{self, Known, Listing};
use super::place::{Object, Place};
use super::{ROOT, at_once};

/// What stays in a store that no push writes any more.
#[derive(Clone, Copy, Debug)]
pub struct Keep {
    /// Listings that were not written for so long go, and blocks that no listing names.
    pub age: Duration,
    /// With more bytes than this, blocks that no listing names go at once.
    pub bytes: u64,
}

/// Another push may be about to name a block that is younger than this.
const FRESH: Duration = Duration::from_secs(60 * 60);

/// What came of a push.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pushed {
    pub blocks: usize,
    pub new: usize,
    /// Of the new ones, as they are stored.
    pub bytes: u64,
    pub deleted: usize,
    /// Of the whole store, others' included.
    pub stored: u64,
}

/// Leaves sets of files for builds of a program on other machines, in place of what there is of it.
///
/// # Errors
/// A file can't be read, or the store not be written. What was there before is still there then.
pub fn push(place: &dyn Place, program: Key, sets: &[(&str, Vec<File>)], keep: Keep) -> io::Result<Pushed> {
    let stored = stored(place)?;
    let mut pushed = Pushed::default();
    let mut listing = Listing::default();
    let mut ours: BTreeMap<Known, (&Plan, &[File])> = BTreeMap::new();
    let plans: Vec<Vec<Plan>> = sets.iter().map(|(_, files)| block::plan(files)).collect::<io::Result<_>>()?;
    for ((set, files), plans) in sets.iter().zip(&plans) {
        let made = at_once(plans, |plan| {
            let block = block::make(plan, files)?;
            let known = Known { name: block::name(&block), bytes: block.len() as u32 };
            let new = if stored.contains_key(&known.object()) { None } else { Some(put(place, &known, &block)?) };
            Ok((known, new))
        });
        let mut known = Vec::with_capacity(made.len());
        for (plan, made) in plans.iter().zip(made) {
            let (block, new): (Known, Option<u64>) = made.map_err(|error: io::Error| error)?;
            pushed.blocks += 1;
            pushed.new += usize::from(new.is_some());
            pushed.bytes += new.unwrap_or_default();
            known.push(block);
            ours.insert(block, (plan, files));
        }
        listing.0.insert((*set).to_owned(), known);
    }
    place.put(&listing::object(program), listing.encode(program))?;
    // Somebody may have deleted a block before it was named again.
    let stored = self::stored(place)?;
    let gone: Vec<_> = ours.iter().filter(|(known, _)| !stored.contains_key(&known.object())).collect();
    for done in at_once(&gone, |(known, (plan, files))| put(place, known, &block::make(plan, files)?)) {
        pushed.bytes += done?;
    }
    prune(place, program, &listing, &stored, keep, &mut pushed)?;
    Ok(pushed)
}

fn put(place: &dyn Place, known: &Known, block: &[u8]) -> io::Result<u64> {
    let compressed = block::compressed(block)?;
    let bytes = compressed.len() as u64;
    place.put(&known.object(), compressed)?;
    Ok(bytes)
}

fn stored(place: &dyn Place) -> io::Result<BTreeMap<String, Object>> {
    Ok(place.list(ROOT)?.into_iter().map(|object| (object.name.clone(), object)).collect())
}

/// Deletes what no program is likely to ask for any more. Ages are told by the store's clock.
fn prune(
    place: &dyn Place,
    program: Key,
    listing: &Listing,
    stored: &BTreeMap<String, Object>,
    keep: Keep,
    pushed: &mut Pushed,
) -> io::Result<()> {
    let ours = listing::object(program);
    let now = stored.get(&ours).map_or_else(SystemTime::now, |object| object.modified);
    let age = |object: &Object| now.duration_since(object.modified).unwrap_or_default();
    let mut named: BTreeSet<String> = listing.blocks().map(Known::object).collect();
    named.insert(ours);
    for object in stored.values().filter(|object| object.name.starts_with(&format!("{ROOT}/listings/"))) {
        let is_of_use = age(object) < keep.age;
        let of = if is_of_use { place.get(&object.name, listing::LARGEST).ok().flatten() } else { None };
        if let Some((_, other)) = of.and_then(|bytes| Listing::decode(&bytes)) {
            named.extend(other.blocks().map(Known::object).chain([object.name.clone()]));
        }
    }
    pushed.stored = stored.values().map(|object| object.bytes).sum();
    let mut unnamed: Vec<&Object> = stored.values().filter(|object| !named.contains(&object.name)).collect();
    unnamed.sort_by_key(|object| object.modified);
    for object in unnamed {
        let is_old = age(object) >= keep.age;
        if is_old || pushed.stored > keep.bytes && age(object) >= FRESH {
            place.delete(&object.name)?;
            pushed.deleted += 1;
            pushed.stored -= object.bytes;
        }
    }
    Ok(())
}
