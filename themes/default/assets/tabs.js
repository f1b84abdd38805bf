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
  const remembered = recall("tab");
  if (remembered) follow(remembered);
  const open = () => openTarget(root);
  addEventListener("hashchange", open);
  open();
}

/** A link into a hidden tab shows it. @param {HTMLElement} root */
function openTarget(root) {
  const target = location.hash.length > 1 ? document.getElementById(decoded(location.hash.slice(1))) : null;
  const panel = target?.closest("[role=tabpanel][hidden]");
  if (!target || !panel || !root.contains(panel)) return;
  document.getElementById(panel.getAttribute("aria-labelledby") ?? "")?.click();
  target.scrollIntoView();
}
