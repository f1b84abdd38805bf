//! Which modules are published as one: the name, and the files in order of dependence, the public one last.

pub const LOADER: [&str; 4] = ["best-locale.js", "common/elements.js", "panel/guest.js", "panel/loader.js"];

const PANEL: [&str; 19] = [
    "common/attempt.js",
    "common/elements.js",
    "common/texts.js",
    "panel/address.js",
    "panel/dom.js",
    "panel/data.js",
    "panel/article.js",
    "panel/home.js",
    "panel/search-box.js",
    "panel/size.js",
    "panel/layer.js",
    "panel/frame.js",
    "panel/links.js",
    "panel/trail.js",
    "panel/state.js",
    "panel/contact-view.js",
    "panel/reading.js",
    "panel/views.js",
    "panel/main.js",
];

const INBOX: [&str; 15] = [
    "common/attempt.js",
    "common/elements.js",
    "common/texts.js",
    "inbox/api.js",
    "inbox/events.js",
    "inbox/kept.js",
    "inbox/linked.js",
    "inbox/live.js",
    "inbox/times.js",
    "inbox/parts.js",
    "inbox/reply.js",
    "inbox/conversation.js",
    "inbox/list.js",
    "inbox/main.js",
    "panel/inbox.js",
];

const CONTACT: [&str; 6] = [
    "contacts/hours.js",
    "contacts/kinds.js",
    "contacts/resolve.js",
    "contacts/offer.js",
    "contacts/words.js",
    "panel/contact.js",
];

/// What tells a product's engineers of their mistakes.
const CHECK: [&str; 2] = ["search/distance.js", "panel/check.js"];

/// What only those need of the inbox who write an answer, and those who have got files with one.
const SENDING: [&str; 6] = [
    "common/attempt.js",
    "common/texts.js",
    "contacts/form/draft.js",
    "contacts/form/send.js",
    "contacts/words.js",
    "inbox/sending.js",
];
const FILES: [&str; 2] = ["contacts/form/files.js", "inbox/files.js"];

/// What only articles with tabs or rare blocks need.
const RARE: [&str; 3] = ["common/elements.js", "common/tab-group.js", "panel/rare.js"];

/// The first says that no index is carried along.
pub const SEARCH: [&str; 9] = [
    "search/carried.js",
    "search/analyze.js",
    "search/range.js",
    "search/decode.js",
    "search/query.js",
    "search/lookup.js",
    "search/score.js",
    "search/excerpt.js",
    "search/main.js",
];

/// Published under these names, in the place of a module that is called so.
pub const PUBLISHED: [(&str, &[&str]); 12] = [
    ("inbox/files.js", &FILES),
    ("inbox/sending.js", &SENDING),
    ("panel/badge.js", &["panel/badge.js"]),
    ("panel/cards.js", &["panel/cards.js"]),
    ("panel/check.js", &CHECK),
    ("panel/contact.js", &CONTACT),
    ("panel/inbox.js", &INBOX),
    ("panel/insights.js", &["insights/collect.js", "panel/insights.js"]),
    ("panel/main.js", &PANEL),
    ("panel/rare.js", &RARE),
    ("search/main.js", &SEARCH),
    ("search/spelling.js", &["search/distance.js", "search/spelling.js"]),
];
