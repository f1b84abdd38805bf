// Labelled sections become tabs. All groups on a page follow one choice when they share a label ("macOS"), and the choice is
// remembered.

import { tabGroup } from "./common/tab-group.js";
import { decoded } from "./dom.js";
import { recall, remember } from "./memory.js";

/** @param {HTMLElement} root */
export function enhanceTabs(root) {
  const groups = [...root.querySelectorAll("[data-tabs]")].map((group, index) => {
    const box = /** @type {HTMLElement} */ (group);
    return tabGroup(box, index, "tab-panel-", (change) => {
      // A group's change may move the others above it: keep the clicked tab where the pointer is.
      const top = () => box.getBoundingClientRect().top;
      const before = top();
      change();
      scrollBy({ top: top() - before, behavior: "instant" });
    });
  });
  const follow = (/** @type {string} */ label) => {
    for (const select of groups) select(label);
  };
  root.addEventListener("guichet:tab", (event) => {
    const label = /** @type {CustomEvent<string>} */ (event).detail;
    remember("tab", label);
    follow(label);
  });
  // The browser has found something in a tab that is not chosen.
  root.addEventListener("beforematch", ({ target }) => target instanceof Element && target.matches(HIDDEN) && show(target));
  const remembered = recall("tab");
  if (remembered) follow(remembered);
  const open = () => openTarget(root);
  addEventListener("hashchange", open);
  open();
  openText(root);
}

const HIDDEN = "[role=tabpanel][hidden]";

/** A link into a hidden tab shows it. @param {HTMLElement} root */
function openTarget(root) {
  const target = location.hash.length > 1 ? document.getElementById(decoded(location.hash.slice(1))) : null;
  const panel = target?.closest(HIDDEN);
  if (!target || !panel || !root.contains(panel)) return;
  show(panel);
  target.scrollIntoView();
}

/**
 * So does a link to a text (`#:~:text=…`), as search engines make them. The browser may have looked for it before there were tabs, and
 * of what it has found only the navigation still knows.
 * @param {HTMLElement} root
 */
function openText(root) {
  const [navigation] = performance.getEntriesByType("navigation");
  const directive = /:~:(?:.*&)?text=([^&]+)/.exec(navigation?.name ?? "")?.[1];
  // What stands before the text ends in a hyphen.
  const start = directive?.split(",").find((part) => !part.endsWith("-"));
  if (!start) return;
  const text = decoded(start).toLowerCase();
  const panel = [...root.querySelectorAll(HIDDEN)].find((panel) => panel.textContent?.toLowerCase().includes(text));
  const shown = /** @type {HTMLElement} */ (root.cloneNode(true));
  for (const hidden of shown.querySelectorAll(HIDDEN)) hidden.remove();
  if (!panel || shown.textContent?.toLowerCase().includes(text)) return;
  show(panel);
  panel.scrollIntoView();
}

/** @param {Element} panel */
const show = (panel) => document.getElementById(panel.getAttribute("aria-labelledby") ?? "")?.click();
