// What readers look for and whether they find it, for the desk of a site with `insights: true` (docs/desk-api.md). It is kept in
// memory and sent in batches. Nothing in it says who they are, and nothing is stored here.

/**
 * @typedef {{ kind: "search", query: string, results: number, clicked: string | null }} Search
 * @typedef {Search
 *   | { kind: "vote", article: string, helpful: boolean, section: string | null, comment: string | null }
 *   | { kind: "contact", article: string | null, channel: string | null }
 *   | { kind: "form" }
 *   | { kind: "suggestion", article: string }} Insight articles by id, or by the path of their page
 *
 * @typedef {object} Held
 * @property {string} locale
 * @property {Insight} event
 * @property {() => boolean} stays whether it may change even after the reader has looked away
 *
 * @typedef {ReturnType<typeof collect>} Collection
 */

/** The desk takes no more at once: crates/desk/src/insights/mod.rs. */
const MOST = 50;
/** Letters, of up to three bytes each: browsers keep 64 KB of what is sent in this way. */
const LONGEST = 16_000;

/** Whether the reader's browser says that they are not to be counted: Global Privacy Control, or Do Not Track. */
export const isRefused = () => Boolean(Reflect.get(navigator, "globalPrivacyControl")) || navigator.doNotTrack === "1";

/** The path of a page, without the section that was meant. @param {string} address */
export const pathOf = (address) => new URL(address, location.href).pathname;

/** @param {string} url @param {AbortSignal} [signal] */
export function collect(url, signal) {
  let locale = "";
  let size = 0;
  /** @type {Insight[]} */
  let events = [];
  /** What may still change: the search whose results are looked at, a vote whose comment is being written. @type {Map<string, Held>} */
  const held = new Map();

  function post() {
    if (events.length) navigator.sendBeacon(url, JSON.stringify({ locale, events }));
    // A beacon that the browser refuses is one too many: what is lost is a count.
    events = [];
    size = 0;
  }

  /** @param {string} of @param {Insight} event */
  function add(of, event) {
    const length = JSON.stringify(event).length;
    if (of !== locale || events.length === MOST || size + length > LONGEST) post();
    locale = of;
    size += length;
    events.push(event);
  }

  /** @param {string} name */
  function release(name) {
    const now = held.get(name);
    held.delete(name);
    if (now) add(now.locale, now.event);
  }

  /** Instead of what was held under this name. @param {string} name @param {string} of @param {Insight} event @param {() => boolean} stays */
  const hold = (name, of, event, stays) => held.set(name, { locale: of, event, stays });

  /** @param {boolean} last the page goes away */
  function flush(last) {
    for (const [name, { stays }] of held) if (last || !stays()) release(name);
    post();
  }

  /**
   * The search that is looked at: the same one again is no other search.
   * @param {string} of @param {string} query
   */
  function search(of, query) {
    const now = held.get("search");
    const event = /** @type {Search | undefined} */ (now?.event);
    if (event?.query === query && now?.locale === of) return event;
    release("search");
    const next = /** @type {Search} */ ({ kind: "search", query: query.slice(0, 200), results: 1, clicked: null });
    hold("search", of, next, () => false);
    return next;
  }

  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && flush(false), { signal });
  addEventListener("pagehide", () => flush(true), { signal });
  signal?.addEventListener("abort", () => flush(true), { once: true });
  return {
    add,
    hold,
    release,
    /** @param {string} name */
    drop: (name) => held.delete(name),
    /** @param {string} of @param {string} query @param {number} total */
    searched(of, query, total) {
      search(of, query).results = total;
    },
    /** A result was opened, maybe before the search had settled. @param {string} of @param {string} query @param {string} address */
    clicked(of, query, address) {
      search(of, query).clicked = pathOf(address);
    },
    /** The search that goes on elsewhere, and is counted there. @param {string} query */
    moved(query) {
      const now = /** @type {Search | undefined} */ (held.get("search")?.event);
      if (now?.query === query) held.delete("search");
    },
  };
}

/**
 * Contact that is begun below `root`: a channel's link that is followed, the form that is written in, an article that the form
 * suggests.
 * @param {EventTarget} root
 * @param {Collection} collection
 * @param {object} reader
 * @param {() => string} reader.locale
 * @param {() => string | null} reader.article that they have read before
 * @param {string} reader.origin of the help centre
 * @param {AbortSignal} [signal]
 */
export function watchContact(root, collection, { locale, article, origin }, signal) {
  /** Each way once, from each article. @type {Set<string>} */
  const begun = new Set();
  /** @type {WeakSet<Element>} */
  const forms = new WeakSet();
  // Whoever chose a channel and comes to the form has begun once.
  let isOnTheWay = false;

  /** @param {string | null} channel */
  function begin(channel) {
    const from = article();
    const key = `${from} ${channel}`;
    if (begun.has(key)) return;
    begun.add(key);
    collection.add(locale(), { kind: "contact", article: from, channel });
  }

  root.addEventListener(
    "click",
    (event) => {
      const way = /** @type {Element} */ (event.target).closest("a[href], button.button");
      const link = way instanceof HTMLAnchorElement ? way : null;
      if (link?.closest(".request-suggestions")) {
        // Not before the page goes: whoever comes back and sends the form was not helped by it.
        collection.hold("suggestion", locale(), { kind: "suggestion", article: pathOf(link.href) }, () => true);
        return;
      }
      const channel = /** @type {HTMLElement | null | undefined} */ (way?.closest("[data-channel]"))?.dataset.channel;
      // Notes in a card lead to a sign-in page, and one of the channels is the help centre itself.
      const isElsewhere = way?.closest(".way-note, .channel-sealed-note") || (link?.origin === origin && !link.hash);
      if (!channel || isElsewhere) return;
      isOnTheWay = !link || link.hash === "#request";
      begin(channel);
    },
    { signal, capture: true },
  );
  root.addEventListener(
    "focusin",
    (event) => {
      const form = /** @type {Element} */ (event.target).closest(".request");
      if (!form || forms.has(form)) return;
      forms.add(form);
      collection.add(locale(), { kind: "form" });
      if (!isOnTheWay) begin(null);
      isOnTheWay = false;
    },
    { signal },
  );
}
