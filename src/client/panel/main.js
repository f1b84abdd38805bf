// The panel: what is open, and what the customer is told. Fetched when it is first opened.

import { judge } from "./address.js";
import { enliven, fetchDocument, partOf, readPage } from "./article.js";
import { addressOf, contextOf, fetchJson, isKnown, topArticles } from "./data.js";
import { fill, h, icon, skeleton, trouble } from "./dom.js";
import { makeFrame } from "./frame.js";
import { homeView } from "./home.js";
import { followLinks, viewOf } from "./links.js";
import { makeSearch } from "./search-box.js";
import { makeTrail } from "./trail.js";

/**
 * @import { PanelOptions } from "./panel.js"
 * @import { HelpData } from "./data.js"
 * @import { Entry } from "./trail.js"
 */

/**
 * @typedef {object} Environment
 * @property {string} base the help centre's address
 * @property {string} files of this build
 * @property {string} css
 * @property {ShadowRoot} shadow
 * @property {HTMLElement} root
 * @property {HTMLElement} button
 * @property {PanelOptions} given read whenever it is needed: it changes
 * @property {HTMLScriptElement | undefined} tag
 * @property {import("./site.js").Site} site
 * @property {(wish: string) => string | undefined} offered the locale that suits a wish, if one does
 * @property {(wish: string | undefined) => string} localeFor
 * @property {(name: string, detail: unknown) => void} announce
 * @property {() => { help: string, close: string }} words of the language that is wanted, before its data is there
 * @property {() => number} count replies that wait
 * @property {() => unknown} badge what the product has handed over
 *
 * @typedef {ReturnType<typeof start>} App
 */

/** @param {Environment} env */
export function start(env) {
  const { base, files, css, shadow, root, given, announce } = env;
  const life = new AbortController();
  const { signal } = life;
  /** @type {Set<string>} */
  const styled = new Set();
  /** @type {Set<string>} */
  const reported = new Set();
  style(css);
  // What the reader's browser calls a normal size, whatever the page's root element says.
  root.style.setProperty("--rem", getComputedStyle(root).fontSize);

  const frame = makeFrame({ root, signal, close, travel: (steps) => travel(trail.step(steps)) });
  const trail = makeTrail(frame.body, shadow);
  const search = makeSearch({ base, files, bar: frame.bar, signal, announce, current: () => data, show: showAnswers });
  const { input, suggest } = search;

  /** @type {Map<string, Promise<HelpData>>} */
  const known = new Map();
  /** Of the language that is shown. @type {HelpData | undefined} */
  let data;
  let opened = false;
  /** What the home view was made for. */
  let shownContext = "";
  /** @type {HTMLElement | null} */
  let cameFrom = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let ahead;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  let watching;

  const here = () => location;
  /** A context that is not a string is reported, and ignored. */
  const place = () => (typeof given.context === "string" ? given.context : null);
  const home = () => /** @type {Entry} */ (trail.home());
  const current = () => /** @type {Entry} */ (trail.step(0));

  /** Addresses in a constructed sheet would be looked up from the page that we are on. @param {string} css */
  function style(css) {
    if (styled.has(css)) return;
    styled.add(css);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css.replace(/url\("(?!data:|https?:)([^"]+)"\)/g, (_, path) => `url("${files}panel/${path}")`));
    shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, sheet];
  }

  /** @param {string} locale */
  function dataFor(locale) {
    let found = known.get(locale);
    if (!found) known.set(locale, (found = fetchJson(`${base}_guichet/${locale}/help.json`)));
    found.catch(() => known.delete(locale));
    return found;
  }

  /** @param {Entry["kind"]} kind @param {Partial<Entry>} [more] @returns {Entry} */
  function entry(kind, more = {}) {
    return {
      kind,
      locale: data?.locale ?? "",
      node: h("div"),
      scroll: 0,
      focus: null,
      url: "",
      page: null,
      channel: null,
      id: "",
      life: new AbortController(),
      ...more,
    };
  }

  // Opening and closing

  async function open() {
    if (!opened) {
      opened = true;
      cameFrom = env.button;
      noteFocus();
      env.button.ariaExpanded = "true";
      if (!data) {
        frame.body.replaceChildren(skeleton());
        frame.wait(env.words());
      }
      frame.show();
      frame.dialog.focus();
      watch();
    } else if (!frame.isInReach()) {
      noteFocus();
      frame.show();
    }
    try {
      await follow();
    } catch (error) {
      close();
      throw error;
    }
    if (!opened || !data) return;
    announce("open", { locale: data.locale, context: contextOf(data, place(), here()) });
    // The next step of those who are not helped, fetched while they read.
    ahead = setTimeout(check, 400);
  }

  /** Tells the product's engineers of their mistakes, of each of them once. @param {import("./check.js").Mistake[]} mistakes */
  function report(mistakes) {
    for (const mistake of mistakes) {
      if (reported.has(mistake.message)) continue;
      reported.add(mistake.message);
      console.warn(`guichet: ${mistake.message}`);
      announce("error", mistake);
    }
  }

  async function check() {
    try {
      const { mistakes } = await import(`${files}panel/contact.js`);
      if (!data || signal.aborted) return;
      const { site, offered, tag, badge } = env;
      const known = (/** @type {string} */ context) => data && isKnown(data, context, here());
      report(
        mistakes({
          given,
          badge: badge(),
          data,
          locales: Object.keys(site.locales),
          offered,
          known,
          attributes: [...(tag?.attributes ?? [])].map(({ name, value }) => [name, value]),
        }),
      );
    } catch {
      // Without the module there are no ways of contact either: their view says so.
    }
  }

  /** Where the focus goes when the panel is closed. */
  function noteFocus() {
    const active = /** @type {HTMLElement | null} */ (document.activeElement);
    if (active && active !== shadow.host && active !== document.body) cameFrom = active;
  }

  function close() {
    if (!opened) return;
    opened = false;
    clearInterval(watching);
    trail.leave();
    frame.hide();
    env.button.ariaExpanded = "false";
    if (cameFrom?.isConnected) cameFrom.focus({ preventScroll: true });
    cameFrom = null;
    announce("close", null);
  }

  /** Products that change their address without loading a page: only some browsers tell. */
  function watch() {
    let last = location.href;
    watching = setInterval(() => {
      frame.settle();
      if (location.href === last) return;
      last = location.href;
      refreshHome();
    }, 500);
  }

  /** Gets to where the options say: the language's data, its first view, and what is open in that language. */
  async function follow() {
    const locale = env.localeFor(given.locale);
    const next = await dataFor(locale);
    if (signal.aborted || env.localeFor(given.locale) !== locale) return;
    const changed = data !== next;
    data = next;
    if (changed) name();
    if (!home()) trail.push(entry("home"));
    if (changed || home().locale !== locale) {
      home().locale = locale;
      shownContext = "";
      search.again();
    }
    refreshHome();
    const now = current();
    if (now.locale !== locale) translate(now);
    if (!now.node.isConnected) show(now);
  }

  function name() {
    if (!data) return;
    const t = data.texts;
    frame.name(t);
    search.name(t);
    const community = data.contacts.channels.filter(({ kind, href }) => kind === "link" && href && href !== data?.urls.home);
    const contact = h("button", { class: "button", type: "button" }, icon("chat"), t.contact_title);
    contact.addEventListener("click", () => push(entry("contact")));
    frame.foot.replaceChildren(
      ...community.map(({ name, href }) =>
        h("a", { class: "foot-link", href: new URL(href ?? "", base).href, target: "_blank", rel: "noopener" }, icon("users"), name),
      ),
      contact,
    );
    frame.bar.hidden = !data.urls.search;
  }

  // Travelling

  /** @param {Entry} next */
  function push(next) {
    trail.push(next);
    show(next, true);
  }

  /** @param {Entry | undefined} next one that the customer has been to */
  function travel(next) {
    if (!next || next === current()) return;
    trail.go(next);
    if (next.locale !== data?.locale) translate(next);
    show(next);
    (next.focus?.isConnected ? next.focus : first(next)).focus({ preventScroll: true });
  }

  /** Where the focus goes in a new view. @param {Entry} next @returns {HTMLElement} */
  function first(next) {
    // On a phone the field would call up the keyboard, over what the customer came to see.
    if (next.kind === "home") return frame.isSmall() || frame.bar.hidden ? frame.body : input;
    return next.node.querySelector("h1, .view-title") ?? frame.body;
  }

  /** @param {Entry} next @param {boolean} [moveFocus] */
  function show(next, moveFocus = false) {
    if (!data) return;
    const isHome = next.kind === "home";
    frame.bar.hidden = !isHome || !data.urls.search;
    frame.foot.hidden = next.kind === "contact" || next.kind === "request";
    frame.title.textContent = data.title;
    if (!next.node.hasChildNodes()) render(next);
    frame.body.replaceChildren(next.node);
    frame.body.scrollTop = next.scroll;
    frame.steps(!!trail.step(-1), !!trail.step(1));
    if (moveFocus || !shadow.activeElement || shadow.activeElement === frame.dialog) first(next).focus({ preventScroll: true });
  }

  /** @param {Entry} next */
  function render(next) {
    if (next.kind === "page") read(next);
    else if (next.kind === "home") refreshHome(true);
    else contactView(next);
  }

  // Home and search

  /** @param {boolean} [always] */
  function refreshHome(always = false) {
    if (!data || !home() || search.query()) return;
    const context = contextOf(data, place(), here());
    const key = JSON.stringify([data.locale, context, place(), env.count()]);
    if (key === shownContext && !always) return;
    shownContext = key;
    home().node.replaceChildren(homeView(data, topArticles(data, context, place()), base, env.count()));
    home().scroll = 0;
  }

  /** What the search has found, in the place of home; `null`: nothing is searched for. @param {HTMLElement | null} view */
  function showAnswers(view) {
    if (!view) return refreshHome(true);
    // Who has gone on into the answer to the first letters finds the field again, not a focus that fell off the window.
    const inside = home().node.contains(shadow.activeElement);
    home().node.replaceChildren(view);
    if (inside) input.focus({ preventScroll: true });
    home().scroll = 0;
    if (current() === home()) frame.body.scrollTop = 0;
  }

  // Reading

  /** @param {Entry} next @param {number} [section] the reader was at the n-th heading */
  async function read(next, section = -1) {
    if (!data) return;
    next.life.abort();
    next.life = new AbortController();
    const [t, mine] = [data.texts, next.life.signal];
    const link = h("a", { class: "new-tab", href: next.url, target: "_blank", rel: "noopener" }, t.panel_new_tab, icon("out"));
    const content = h("div", { class: "reading", "aria-busy": "true" }, skeleton());
    next.node.replaceChildren(h("div", { class: "view" }, link, content));
    const [address = "", hash = ""] = next.url.split("#");
    try {
      const page = readPage(await fetchDocument(address, mine), address, data.schemes);
      if (mine.aborted) return;
      if (!page) throw new Error(`nothing to read at ${address}`);
      next.page = page;
      content.replaceChildren(page.content);
      enliven(page.content, mine);
      const h1 = content.querySelector("h1");
      if (h1) h1.tabIndex = -1;
      const headings = content.querySelectorAll("h2, h3");
      if (next === current() && opened) {
        if (shadow.activeElement === frame.body || !next.node.contains(shadow.activeElement)) h1?.focus({ preventScroll: true });
        (section < 0 ? partOf(content, hash) : headings[section])?.scrollIntoView();
      }
      if (content.querySelector("[data-channel], .matrix")) {
        import(`${files}panel/cards.js`).then(
          async ({ liveCards }) => (next.again = await liveCards(contactOf(next, mine), content)),
          // They stay as on a page without scripts.
          (error) => announce("error", { message: String(error) }),
        );
      }
      if (page.kind === "article") announce("article", { article: page.id, locale: next.locale, url: next.url });
    } catch (error) {
      if (mine.aborted) return;
      content.replaceChildren(trouble(t, t.panel_article_error, () => read(next, section)));
      if (next.id)
        report([
          {
            name: "article()",
            value: next.id,
            message: `article(): "${next.id}" is not an article of the help centre, or it can't be loaded: ${error}`,
          },
        ]);
      else announce("error", { message: String(error) });
    } finally {
      content.removeAttribute("aria-busy");
    }
  }

  /** The same in the language that is shown now. @param {Entry} old */
  function translate(old) {
    if (!data) return;
    old.locale = data.locale;
    if (old.kind === "contact" || old.kind === "request") {
      if (old === current()) contactView(old);
      else old.node.replaceChildren();
      return;
    }
    const url = old.page?.siblings[data.locale];
    if (old.kind !== "page" || !old.page) return void (old.kind === "page" && read(old));
    const line = frame.body.getBoundingClientRect().top + 80;
    const passed = [...old.page.content.querySelectorAll("h2, h3")].findLastIndex((heading) => heading.getBoundingClientRect().top <= line);
    old.url = url ?? new URL(data.urls.home, base).href;
    read(old, old === current() ? passed : -1);
  }

  // Contact

  /** What the modules of contact are given. @param {Entry} next @param {AbortSignal} signal */
  function contactOf(next, signal) {
    const to = (/** @type {"contact" | "request"} */ kind) => (/** @type {string | null} */ channel) => push(entry(kind, { channel }));
    return {
      node: next.node,
      data,
      given,
      channel: next.channel,
      base,
      files,
      signal,
      ui: { h, icon, fill, leads },
      announce,
      go: enter,
      write: to("request"),
      contact: to("contact"),
      again: () => contactView(next),
      style,
      suggest,
    };
  }

  /** @param {Entry} next */
  async function contactView(next) {
    if (!data) return;
    next.life.abort();
    next.life = new AbortController();
    const mine = next.life.signal;
    next.node.replaceChildren(skeleton());
    try {
      const { render, renderForm, unknown } = await import(`${files}panel/contact.js`);
      if (mine.aborted || !data) return;
      const channels = data.contacts.channels.map(({ id }) => id);
      if (next.channel && !channels.includes(next.channel))
        report([unknown("a channel in contacts.yaml", "contact()", next.channel, channels)]);
      check();
      await (next.kind === "contact" ? render : renderForm)(contactOf(next, mine));
      if (mine.aborted || !data) return;
      if (next === current() && opened) first(next).focus({ preventScroll: true });
      if (next.kind === "contact") announce("contact", { channel: next.channel, locale: data.locale });
    } catch (error) {
      if (mine.aborted) return;
      next.node.replaceChildren(trouble(data.texts, data.texts.panel_article_error, () => contactView(next)));
      announce("error", { message: String(error) });
    }
  }

  // Links

  /** Where an address of the help centre leads. @param {string} address */
  const leads = (address) => judge(address, base, data?.schemes);

  /**
   * Goes to an address of the help centre inside the panel.
   * @param {string} url
   * @returns {boolean} whether it is one
   */
  function enter(url) {
    const kind = data ? viewOf(url, base, data.urls) : null;
    if (kind === "contact") push(entry("contact"));
    else if (kind === "home" && current() !== home()) travel(home());
    // At home, a link to the home page is for its text.
    else if (kind) push(entry("page", { url }));
    return kind !== null;
  }

  followLinks(frame.dialog, { leads, enter, jump: (hash) => partOf(current().node, hash)?.scrollIntoView() });

  frame.bar.addEventListener("submit", (event) => {
    event.preventDefault();
    /** @type {HTMLElement | null} */ (home().node.querySelector(".results a"))?.click();
  });
  // From the field into the list and back, as in every search box.
  frame.dialog.addEventListener("keydown", (event) => {
    if (current()?.kind !== "home" || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
    const stops = [input, .../** @type {NodeListOf<HTMLElement>} */ (home().node.querySelectorAll(".rows a, .empty .button"))];
    const now = stops.indexOf(/** @type {HTMLElement} */ (shadow.activeElement));
    const next = stops[now + (event.key === "ArrowDown" ? 1 : -1)];
    if (now < 0 || !next) return;
    event.preventDefault();
    next.focus();
  });

  return {
    open,
    close,
    /** @param {string} text */
    async search(text) {
      await open();
      travel(home());
      search.ask(String(text ?? ""));
    },
    /** @param {string} wanted */
    async article(wanted) {
      await open();
      if (!data) return;
      const id = String(wanted ?? "").replace(/^\/+|\/+$/g, "");
      push(entry("page", { id: id || String(wanted), url: await addressOf(data, id || "-", base) }));
    },
    /** @param {string} [channel] */
    async contact(channel) {
      await open();
      push(entry("contact", { channel: channel == null ? null : String(channel) }));
    },
    /** The page has taken the panel away, and it is back. */
    attached() {
      if (opened) frame.show();
    },
    /** The options have changed. */
    update() {
      if (!home()) return;
      if (current().kind === "contact") contactView(current());
      current().again?.();
      follow().then(check, (error) => announce("error", { message: String(error) }));
    },
    destroy() {
      close();
      life.abort();
      clearTimeout(ahead);
      trail.end();
      frame.dialog.remove();
    },
  };
}
