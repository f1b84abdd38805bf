// The bar at the end of a preview's pages, and what it opens: what is wrong with this page, and with the site. In a tree of its own,
// so that neither the theme's styles nor its scripts meet it.

import { controls } from "./controls.js";
import { h, ICONS, icon, number } from "./dom.js";
import { mark } from "./marks.js";
import { content, open, summary } from "./problems.js";

/** @typedef {import("./about.d.ts").About} About */

const FOLDED = "guichet.preview.folded";
const CLOSED = "guichet.preview.closed";
const OPTIONS = "guichet.preview.options";

/** @param {Storage} storage @param {string} key */
function recall(storage, key) {
  try {
    return storage.getItem(key);
  } catch {
    return null;
  }
}

/** @param {Storage} storage @param {string} key @param {string} value */
function remember(storage, key, value) {
  try {
    storage.setItem(key, value);
  } catch {
    // It is as before after the next page, then.
  }
}

const host = h("div", { lang: "en", dir: "ltr", id: "guichet-preview" });
const root = host.attachShadow({ mode: "open" });

// Read out when its text comes, without taking the focus (WCAG 4.1.3).
const status = h("p", { role: "status", class: "visually-hidden" });
const title = h("span", { class: "summary" });
const toggle = h("button", { type: "button", class: "problems-button", "aria-expanded": "false", "aria-controls": "panel" });
toggle.append(h("span", { class: "dot", "aria-hidden": "true" }), title, icon(ICONS.up));
const source = h("button", { type: "button", class: "source", hidden: true });
const choices = h("div", { class: "choices", id: "choices" });
const more = h("button", { type: "button", class: "more", "aria-expanded": "false", "aria-controls": "choices" }, "Options");
const fold = h("button", { type: "button", class: "fold" });
const bar = h("section", { class: "bar", "aria-label": "Preview" }, toggle, source, choices, more, fold);
const close = h("button", { type: "button", class: "close", "aria-label": "Close" }, icon(ICONS.cross));
const heading = h("h2", {}, "Problems");
const body = h("div", { class: "content", tabindex: "0", role: "group", "aria-label": "List of problems" });
const panel = h("section", { class: "panel", id: "panel", "aria-label": "Problems", hidden: true }, h("header", {}, heading, close), body);

const isProblem = document.body.classList.contains("guichet-problem");

/** @type {About | null} */
let about = null;
/** What was drawn last. */
let drawn = { problems: "", choices: "" };

/** @param {boolean} isOpen */
function setOpen(isOpen) {
  panel.hidden = !isOpen;
  toggle.setAttribute("aria-expanded", String(isOpen));
}

/** What this page is called in the memory of what was closed: another mistake opens it again. @param {About} about */
const key = (about) =>
  JSON.stringify([
    location.pathname,
    about.old,
    about.hidden,
    about.here.filter(({ fails }) => fails).map(({ code, message }) => [code, message]),
  ]);

function closePanel() {
  setOpen(false);
  if (about) remember(sessionStorage, CLOSED, key(about));
  toggle.focus();
}

/** @param {boolean} isFolded */
function setFolded(isFolded) {
  bar.classList.toggle("folded", isFolded);
  fold.replaceChildren(icon(isFolded ? ICONS.up : ICONS.down));
  fold.setAttribute("aria-label", isFolded ? "Show the preview bar" : "Hide the preview bar");
  if (isFolded) setOpen(false);
  makeRoom();
}

/** On a phone only: elsewhere they are in the bar. @param {boolean} isOpen */
function setOptions(isOpen) {
  choices.classList.toggle("open", isOpen);
  more.setAttribute("aria-expanded", String(isOpen));
  makeRoom();
}

/** The page ends above the bar, and what has the focus is not behind it (WCAG 2.4.11). */
function makeRoom() {
  const height = bar.classList.contains("folded") ? 0 : bar.offsetHeight;
  document.documentElement.style.setProperty("--guichet-preview", `${height}px`);
  host.style.setProperty("--bar", `${bar.offsetHeight}px`);
}

/** @param {About} about */
function drawProblems(about) {
  const text = JSON.stringify([about.old, about.failure, about.hidden, about.here, about.elsewhere, about.left]);
  if (text === drawn.problems) return;
  drawn = { ...drawn, problems: text };
  const wasThere = body.scrollTop;
  body.replaceChildren(...content(about));
  body.scrollTop = wasThere;
  title.textContent = isProblem ? number(about.errors, "error") : summary(about);
  const bad = isProblem || about.old || about.failure !== null || about.here.some(({ fails }) => fails);
  const warns = about.errors > 0 || about.here.length > 0 || about.hidden !== null;
  bar.dataset.state = bad ? "error" : warns ? "warning" : "fine";
  if ((bad || about.hidden !== null) && !isProblem && recall(sessionStorage, CLOSED) !== key(about)) setOpen(true);
  if (!bad && !warns) setOpen(false);
  status.textContent = about.old ? "This page is out of date." : summary(about);
}

/** @param {About} about */
function drawChoices(about) {
  const { languages, plans, plan, view, program } = about;
  const text = JSON.stringify([languages, plans, plan, view, about.source, program]);
  if (text === drawn.choices) return;
  drawn = { ...drawn, choices: text };
  const list = controls(about);
  choices.replaceChildren(...list);
  more.hidden = list.length === 0;
  const file = about.source?.file;
  source.hidden = !about.source?.editor;
  source.title = `Open in ${program ?? "VS Code"}`;
  source.replaceChildren(icon(ICONS.edit), h("span", {}, file ?? ""));
}

/** Between the page and its first question the site may have been built again, which nobody would tell. @param {About} about */
function isOutdated({ age }) {
  const [navigation] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  return asked === 1 && age !== null && navigation !== undefined && age < performance.now() - navigation.requestStart;
}

let asked = 0;

/** Asks the server what there is to say of this page, and draws what is new of it. */
export async function show() {
  asked += 1;
  const question = asked;
  const address = new URL("about", import.meta.url);
  address.searchParams.set("page", location.pathname);
  const answer = await fetch(address, { cache: "no-store" }).catch(() => null);
  if (!answer?.ok || question !== asked) return;
  about = /** @type {About} */ (await answer.json());
  if (isOutdated(about)) return location.reload();
  // It says in the place of a page what is wrong, and nothing is older than that.
  if (isProblem) about.old = false;
  await styled;
  drawProblems(about);
  drawChoices(about);
  bar.hidden = false;
  makeRoom();
  mark();
}

toggle.addEventListener("click", () => {
  if (panel.hidden) setOpen(true);
  else closePanel();
});
close.addEventListener("click", closePanel);
source.addEventListener("click", () => about?.source && open(about.source, about));
more.addEventListener("click", () => {
  const isOpen = !choices.classList.contains("open");
  // Most choices lead to another page, where the next one may be made.
  remember(sessionStorage, OPTIONS, isOpen ? "yes" : "");
  setOptions(isOpen);
});
fold.addEventListener("click", () => {
  const isFolded = !bar.classList.contains("folded");
  remember(localStorage, FOLDED, isFolded ? "yes" : "");
  setFolded(isFolded);
});
root.addEventListener("keydown", (event) => {
  if (/** @type {KeyboardEvent} */ (event).key === "Escape" && !panel.hidden) closePanel();
});
addEventListener("resize", makeRoom);

/** @param {string} file */
const stylesheet = (file) => h("link", { rel: "stylesheet", href: String(new URL(file, import.meta.url)) });

const own = stylesheet("preview.css");
/** Nothing is shown before it can be read. */
const styled = new Promise((resolve) => {
  own.addEventListener("load", resolve);
  own.addEventListener("error", resolve);
});
bar.hidden = true;
root.append(own, status, panel, bar);
document.head.append(stylesheet("page.css"));
document.body.append(host);
setOptions(recall(sessionStorage, OPTIONS) === "yes");
setFolded(recall(localStorage, FOLDED) === "yes");
