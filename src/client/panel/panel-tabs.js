// Labelled sections of an article as tabs (WAI-ARIA APG, automatic activation), inside of a shadow tree: the theme's own
// tabs.js is about a page, its address and its storage.

import { h } from "./dom.js";

/** @param {HTMLElement} root */
export function enhanceTabs(root) {
  const groups = [...root.querySelectorAll("[data-tabs]")].map((group, at) => tabGroup(/** @type {HTMLElement} */ (group), at));
  // Groups that share a label follow one choice.
  root.addEventListener("guichet:tab", (event) => groups.forEach((select) => select(/** @type {CustomEvent<string>} */ (event).detail)));
}

/**
 * @param {HTMLElement} group
 * @param {number} number
 * @returns {(label: string) => void}
 */
function tabGroup(group, number) {
  const panels = /** @type {HTMLElement[]} */ ([...group.children].filter((child) => child.matches("[data-tab]")));
  const list = h("div", { class: "tab-list", role: "tablist" });
  const tabs = panels.map((panel, at) => {
    panel.id ||= `panel:tab-${number}-${at}`;
    panel.setAttribute("role", "tabpanel");
    panel.setAttribute("aria-labelledby", `tab-${number}-${at}`);
    panel.tabIndex = 0;
    return h(
      "button",
      { class: "tab-button", type: "button", role: "tab", id: `tab-${number}-${at}`, "aria-controls": panel.id },
      panel.dataset.tab,
    );
  });
  const select = (/** @type {number} */ chosen) =>
    tabs.forEach((tab, at) => {
      tab.setAttribute("aria-selected", String(at === chosen));
      tab.tabIndex = at === chosen ? 0 : -1;
      const panel = panels[at];
      if (panel) panel.hidden = at !== chosen;
    });
  const choose = (/** @type {number} */ at) => {
    select(at);
    list.dispatchEvent(new CustomEvent("guichet:tab", { bubbles: true, detail: panels[at]?.dataset.tab }));
  };
  list.addEventListener("click", (event) => {
    const at = tabs.indexOf(/** @type {HTMLButtonElement} */ (event.target));
    if (at >= 0) choose(at);
  });
  list.addEventListener("keydown", (event) => {
    const at = tabs.indexOf(/** @type {HTMLButtonElement} */ (event.target));
    const forward = getComputedStyle(list).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const back = forward === "ArrowRight" ? "ArrowLeft" : "ArrowRight";
    const to = { [forward]: at + 1, [back]: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    const next = (to + tabs.length) % tabs.length;
    tabs[next]?.focus();
    choose(next);
  });
  list.append(...tabs);
  group.prepend(list);
  group.dataset.ready = "";
  select(0);
  return (label) => {
    const at = panels.findIndex((panel) => panel.dataset.tab === label);
    if (at >= 0) select(at);
  };
}
