use super::url;
use crate::memory::Memory;
use crate::silence::Silence;
use crate::verdict::{Trouble, Verdict, What};

const HOUR: u64 = 3600;
const DAY: u64 = 24 * HOUR;
const NOW: u64 = 1_795_305_600;

fn verdict(what: What) -> Verdict {
    Verdict { what, at: None }
}

#[test]
fn good_answers_are_known_for_longer() {
    for (what, good_for) in [
        (What::Fine, 7 * DAY),
        (What::Moved, 7 * DAY),
        (What::Closed(403), 3 * DAY),
        (What::Gone(404), HOUR),
        (What::NoSuchHost("a.io".to_owned()), HOUR),
        (What::Trouble(Trouble::Silent(Silence::TimedOut)), HOUR / 6),
    ] {
        let mut memory = Memory::default();
        let address = url("https://a.io/a");
        memory.put(&address, &verdict(what.clone()), NOW);
        let read = Memory::read(&memory.write(NOW));
        assert_eq!(read.get(&address, NOW + good_for - 1), Some(&verdict(what.clone())), "{what:?}");
        assert_eq!(read.get(&address, NOW + good_for), None, "{what:?}");
        // A clock that was wrong.
        assert_eq!(read.get(&address, NOW - 1), None, "{what:?}");
        assert_eq!(read.get(&url("https://a.io/b"), NOW), None);
    }
}

#[test]
fn what_settings_decide_is_not_kept() {
    let mut memory = Memory::default();
    memory.put(&url("https://a.io/a"), &verdict(What::Private("a.io".to_owned())), NOW);
    assert_eq!(memory, Memory::default());
}

#[test]
fn what_nobody_asks_for_goes() {
    let mut memory = Memory::default();
    memory.put(&url("https://a.io/old"), &verdict(What::Fine), NOW - 31 * DAY);
    memory.put(&url("https://a.io/new"), &verdict(What::Fine), NOW - 29 * DAY);
    let text = memory.write(NOW);
    assert!(text.contains("/new") && !text.contains("/old"), "{text}");
}

#[test]
fn what_is_no_memory_is_none() {
    let mut memory = Memory::default();
    memory.put(&url("https://a.io/a"), &verdict(What::Fine), NOW);
    let text = memory.write(NOW);
    assert_eq!(Memory::read(&text), memory);
    for broken in ["", "[]", &text[..text.len() / 2], &text.replace("\"version\":2", "\"version\":1")] {
        assert_eq!(Memory::read(broken), Memory::default(), "{broken}");
    }
}

#[test]
fn hosts_that_have_answered() {
    let mut memory = Memory::default();
    for (address, what) in [
        ("https://a.io/1", What::Fine),
        ("https://a.io/2", What::Fine),
        ("https://b.io/", What::Gone(404)),
        ("https://c.io/", What::Fine),
    ] {
        memory.put(&url(address), &verdict(what), NOW);
    }
    assert_eq!(memory.witnesses(), ["a.io", "c.io"]);
}
