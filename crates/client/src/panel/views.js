// Going from view to view: what is shown, in which language, and where the focus goes.

import { contactView } from "./contact-view.js";
import { topArticles } from "./data.js";
import { homeView } from "./home.js";
import { viewOf } from "./links.js";
import { read } from "./reading.js";
import { contextNow, current, entry, first, home, said } from "./state.js";

/**
 * @import { Entry } from "./trail.js"
 * @import { Panel } from "./state.js"
 */

/** @param {Panel} panel @param {Entry} next */
export function push(panel, next) {
  panel.trail.push(next);
  show(panel, next, true);
}

/** @param {Panel} panel @param {Entry | undefined} next one that the customer has been to */
export function travel(panel, next) {
  if (!next || next === current(panel)) return;
  panel.trail.go(next);
  if (next.locale !== panel.data?.locale) translate(panel, next);
  show(panel, next);
  (next.focus?.isConnected ? next.focus : first(panel, next)).focus({ preventScroll: true });
}

/**
 * Goes to an address of the help centre inside the panel.
 * @param {Panel} panel
 * @param {string} url
 * @returns {boolean} whether it is one
 */
export function enter(panel, url) {
  if (!panel.data) return false;
  const kind = viewOf(url, panel.base, panel.data.urls);
  const [page, ticket] = url.split("#");
  const { desk } = panel.data.contacts;
  if (desk && page === new URL(desk.inbox, panel.base).href) {
    // Without a pass there is nobody whose conversations could be shown; their page may have another way in.
    if (panel.given.pass) enterInbox(panel, ticket);
    return !!panel.given.pass;
  }
  if (kind === "contact") push(panel, entry(panel, "contact"));
  else if (kind === "home" && current(panel) !== home(panel)) travel(panel, home(panel));
  // At home, a link to the home page is for its text.
  else if (kind) push(panel, entry(panel, "page", { url }));
  return kind !== null;
}

/**
 * The list, or a conversation: from one to the other and back, the customer stays in two views. Without a desk, the ways of contact
 * say where the inbox is.
 * @param {Panel} panel @param {string} [ticket]
 */
export function enterInbox(panel, ticket = "") {
  const kind = panel.data?.contacts.desk ? "inbox" : "contact";
  const before = [0, -1].map(panel.trail.step).find((other) => other?.kind === kind && other.ticket === ticket);
  if (before) travel(panel, before);
  else push(panel, entry(panel, kind, { ticket }));
}

/** @param {Panel} panel @param {Entry} next @param {boolean} [moveFocus] */
export function show(panel, next, moveFocus = false) {
  if (!panel.data) return;
  panel.frame.bar.hidden = next.kind !== "home" || !panel.data.urls.search;
  panel.frame.foot.hidden = next.kind === "contact" || next.kind === "request" || !!next.ticket;
  panel.frame.title.textContent = panel.data.title;
  const known = next.node.hasChildNodes();
  if (!known) render(panel, next);
  panel.frame.body.replaceChildren(next.node);
  panel.frame.body.scrollTop = next.scroll;
  if (known) next.resume?.();
  panel.frame.steps(!!panel.trail.step(-1), !!panel.trail.step(1));
  if (moveFocus || !panel.shadow.activeElement || panel.shadow.activeElement === panel.frame.dialog)
    first(panel, next).focus({ preventScroll: true });
}

/** @param {Panel} panel @param {Entry} next */
function render(panel, next) {
  if (next.kind === "page") read(panel, next);
  else if (next.kind === "home") refreshHome(panel, true);
  else contactView(panel, next);
}

/** @param {Panel} panel @param {boolean} [always] */
export function refreshHome(panel, always = false) {
  const { data, search, base } = panel;
  const view = home(panel);
  if (!data || !view || search.query()) return;
  const [context, given, replies, known] = [contextNow(panel, data), said(panel), panel.replies.badge, !!panel.given.pass];
  const key = JSON.stringify([data.locale, context, given, replies, known]);
  if (key === panel.shown && !always) return;
  panel.shown = key;
  view.node.replaceChildren(homeView(data, topArticles(data, context, given), base, replies, known));
  view.scroll = 0;
}

/** What the search has found, in the place of home; `null`: nothing is searched for. @param {Panel} panel @param {HTMLElement | null} answers */
export function showAnswers(panel, answers) {
  if (!answers) return refreshHome(panel, true);
  const view = home(panel);
  // Who has gone on into the answer to the first letters finds the field again, not a focus that fell off the window.
  const inside = view.node.contains(panel.shadow.activeElement);
  view.node.replaceChildren(answers);
  if (inside) panel.search.input.focus({ preventScroll: true });
  view.scroll = 0;
  if (current(panel) === view) panel.frame.body.scrollTop = 0;
}

/** The same in the language that is shown now. @param {Panel} panel @param {Entry} old */
export function translate(panel, old) {
  if (!panel.data) return;
  old.locale = panel.data.locale;
  const isCurrent = old === current(panel);
  if (old.kind !== "page" && old.kind !== "home") {
    if (isCurrent) contactView(panel, old);
    else old.node.replaceChildren();
  } else if (old.kind === "page") {
    if (!old.page) return void read(panel, old);
    const line = panel.frame.body.getBoundingClientRect().top + 80;
    const headings = [...old.page.content.querySelectorAll("h2, h3")];
    const passed = headings.findLastIndex((heading) => heading.getBoundingClientRect().top <= line);
    old.url = old.page.siblings[panel.data.locale] ?? new URL(panel.data.urls.home, panel.base).href;
    read(panel, old, isCurrent ? passed : -1);
  }
}
