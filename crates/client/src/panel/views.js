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
  const kind = panel.data ? viewOf(url, panel.base, panel.data.urls) : null;
  if (kind === "contact") push(panel, entry(panel, "contact"));
  else if (kind === "home" && current(panel) !== home(panel)) travel(panel, home(panel));
  // At home, a link to the home page is for its text.
  else if (kind) push(panel, entry(panel, "page", { url }));
  return kind !== null;
}

/** @param {Panel} panel @param {Entry} next @param {boolean} [moveFocus] */
export function show(panel, next, moveFocus = false) {
  if (!panel.data) return;
  panel.frame.bar.hidden = next.kind !== "home" || !panel.data.urls.search;
  panel.frame.foot.hidden = next.kind === "contact" || next.kind === "request";
  panel.frame.title.textContent = panel.data.title;
  if (!next.node.hasChildNodes()) render(panel, next);
  panel.frame.body.replaceChildren(next.node);
  panel.frame.body.scrollTop = next.scroll;
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
  const { data, search, base, badge } = panel;
  const view = home(panel);
  if (!data || !view || search.query()) return;
  const [context, given, count] = [contextNow(panel, data), said(panel), badge()?.count ?? 0];
  const key = JSON.stringify([data.locale, context, given, count]);
  if (key === panel.shown && !always) return;
  panel.shown = key;
  view.node.replaceChildren(homeView(data, topArticles(data, context, given), base, count));
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
  if (old.kind === "contact" || old.kind === "request") {
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
