// The panel: what is open, and what the customer is told. Fetched when it is first opened.

import { h } from "../common/elements.js";
import { judge } from "./address.js";
import { partOf } from "./article.js";
import { check, contactView } from "./contact-view.js";
import { addressOf, fetchJson } from "./data.js";
import { button, icon, skeleton } from "./dom.js";
import { makeFrame } from "./frame.js";
import { followLinks } from "./links.js";
import { makeSearch } from "./search-box.js";
import { contextNow, current, entry, failed, home, style } from "./state.js";
import { makeTrail } from "./trail.js";
import { enter, enterInbox, push, refreshHome, show, showAnswers, translate, travel } from "./views.js";

/**
 * @import { HelpData } from "../help.js"
 * @import { Environment, Panel } from "./state.js"
 *
 * @typedef {ReturnType<typeof start>} App
 */

/** @param {Environment} env */
export function start(env) {
  const panel = make(env);
  const { frame, trail, life } = panel;
  let customer = whose(env.given.pass);
  panel.style(env.css);
  // What the reader's browser calls a normal size, whatever the page's root element says.
  env.root.style.setProperty("--rem", getComputedStyle(env.root).fontSize);
  followLinks(panel, (hash) => partOf(current(panel).node, hash)?.scrollIntoView());
  steer(panel);
  return {
    open: () => open(panel),
    close: () => close(panel),
    /** @param {string} text */
    async search(text) {
      await open(panel);
      travel(panel, home(panel));
      panel.search.ask(String(text ?? ""));
    },
    /** @param {string} wanted */
    async article(wanted) {
      await open(panel);
      if (!panel.data) return;
      const id = String(wanted ?? "").replace(/^\/+|\/+$/g, "");
      const url = await addressOf(panel.data, id || "-", env.base);
      push(panel, entry(panel, "page", { id: id || String(wanted), url }));
    },
    /** @param {string} [channel] */
    async contact(channel) {
      await open(panel);
      push(panel, entry(panel, "contact", { channel: channel == null ? null : String(channel) }));
    },
    /** @param {string} [ticket] */
    async inbox(ticket) {
      await open(panel);
      enterInbox(panel, String(ticket ?? ""));
    },
    /** The page has taken the panel away, and it is back. */
    attached() {
      if (panel.opened) frame.show();
    },
    /** The options have changed. */
    update() {
      if (!home(panel)) return;
      const now = whose(env.given.pass);
      // What somebody else has asked is not for whoever comes after them: it is made anew, as in another language.
      if (now !== customer) for (const one of trail.all) if (one.kind === "inbox") one.locale = "";
      customer = now;
      if (current(panel).kind === "contact") contactView(panel, current(panel));
      current(panel).again?.();
      follow(panel).then(
        () => check(panel),
        (error) => failed(panel, error),
      );
    },
    destroy() {
      close(panel);
      life.abort();
      clearTimeout(panel.ahead);
      trail.end();
      frame.dialog.remove();
    },
  };
}

/** The customer and the account that a pass names; the desk checks it. @param {string | null} [pass] */
function whose(pass = "") {
  try {
    const { sub, account } = JSON.parse(atob(`${pass}`.split(".")[1].replaceAll("-", "+").replaceAll("_", "/")));
    return JSON.stringify([sub, account]);
  } catch {}
}

/** @param {Environment} env @returns {Panel} */
function make(env) {
  const life = new AbortController();
  const { signal } = life;
  const frame = makeFrame(
    env.root,
    signal,
    () => close(panel),
    (steps) => travel(panel, panel.trail.step(steps)),
  );
  const search = makeSearch(
    env,
    frame.bar,
    signal,
    () => panel.data,
    (view) => showAnswers(panel, view),
  );
  /** @type {Panel} */
  const panel = {
    ...env,
    life,
    frame,
    trail: makeTrail(frame.body, env.shadow),
    search,
    known: new Map(),
    data: undefined,
    opened: false,
    shown: "",
    from: null,
    styled: new Set(),
    reported: new Set(),
    style: (css) => style(panel, css),
    push: (next) => push(panel, next),
    enter: (url) => enter(panel, url),
    leads: (address) => judge(address, env.base, panel.data?.schemes),
  };
  return panel;
}

/** What the keyboard does in the window. @param {Panel} panel */
function steer(panel) {
  panel.frame.bar.addEventListener("submit", (event) => {
    event.preventDefault();
    /** @type {HTMLElement | null} */ (home(panel).node.querySelector(".results a"))?.click();
  });
  // From the field into the list and back, as in every search box.
  panel.frame.dialog.addEventListener("keydown", (event) => {
    if (current(panel)?.kind !== "home" || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
    /** @type {NodeListOf<HTMLElement>} */
    const links = home(panel).node.querySelectorAll(".rows a, .empty .button");
    const stops = [panel.search.input, ...links];
    const now = stops.indexOf(/** @type {HTMLInputElement} */ (panel.shadow.activeElement));
    const next = stops[now + (event.key === "ArrowDown" ? 1 : -1)];
    if (now < 0 || !next) return;
    event.preventDefault();
    next.focus();
  });
}

/** @param {Panel} panel */
async function open(panel) {
  const { frame, announce } = panel;
  if (!panel.opened) {
    panel.opened = true;
    panel.from = panel.button;
    noteFocus(panel);
    panel.button.ariaExpanded = "true";
    if (!panel.data) {
      frame.body.replaceChildren(skeleton());
      frame.wait(panel.words());
    }
    frame.show();
    frame.dialog.focus();
    current(panel)?.resume?.();
    watch(panel);
  } else if (!frame.isInReach()) {
    noteFocus(panel);
    frame.show();
  }
  try {
    await follow(panel);
  } catch (error) {
    close(panel);
    throw error;
  }
  if (!panel.opened || !panel.data) return;
  announce("open", { locale: panel.data.locale, context: contextNow(panel, panel.data) });
  // The next step of those who are not helped, fetched while they read.
  panel.ahead = setTimeout(check, 400, panel);
}

/** Where the focus goes when the panel is closed. @param {Panel} panel */
function noteFocus(panel) {
  const active = /** @type {HTMLElement | null} */ (document.activeElement);
  if (active && active !== panel.shadow.host && active !== document.body) panel.from = active;
}

/** @param {Panel} panel */
function close(panel) {
  if (!panel.opened) return;
  panel.opened = false;
  clearInterval(panel.watching);
  panel.trail.leave();
  panel.frame.hide();
  panel.button.ariaExpanded = "false";
  // What is no longer in the page takes no focus.
  panel.from?.focus({ preventScroll: true });
  panel.from = null;
  panel.announce("close", null);
}

/** Products that change their address without loading a page: only some browsers tell. @param {Panel} panel */
function watch(panel) {
  let last = location.href;
  panel.watching = setInterval(() => {
    panel.frame.settle();
    if (location.href === last) return;
    last = location.href;
    refreshHome(panel);
  }, 500);
}

/** Gets to where the options say: the language's data, its first view, and what is open in that language. @param {Panel} panel */
async function follow(panel) {
  const locale = panel.localeFor(panel.given.locale);
  const next = await dataFor(panel, locale);
  if (panel.life.signal.aborted || panel.localeFor(panel.given.locale) !== locale) return;
  const changed = panel.data !== next;
  panel.data = next;
  if (changed) name(panel, next);
  if (!home(panel)) panel.trail.push(entry(panel, "home"));
  if (changed || home(panel).locale !== locale) {
    home(panel).locale = locale;
    panel.shown = "";
    panel.search.again();
  }
  refreshHome(panel);
  const now = current(panel);
  if (now.locale !== locale) translate(panel, now);
  if (!now.node.isConnected) show(panel, now);
}

/** @param {Panel} panel @param {string} locale */
function dataFor(panel, locale) {
  const found = panel.known.get(locale) ?? /** @type {Promise<HelpData>} */ (fetchJson(`${panel.base}_guichet/${locale}/help.json`));
  panel.known.set(locale, found);
  found.catch(() => panel.known.delete(locale));
  return found;
}

/** The words of the window's own parts. @param {Panel} panel @param {HelpData} data */
function name(panel, { texts, contacts, urls }) {
  const { frame, search, base } = panel;
  frame.name(texts);
  search.name(texts);
  const community = contacts.channels.filter(({ kind, href }) => kind === "link" && href && href !== urls.home);
  frame.foot.replaceChildren(
    ...community.map(({ name, href }) =>
      h("a", { class: "foot-link", href: new URL(href ?? "", base).href, target: "_blank", rel: "noopener" }, icon("users"), name),
    ),
    button("button", () => push(panel, entry(panel, "contact")), icon("chat"), texts.contact_title),
  );
  frame.bar.hidden = !urls.search;
}
