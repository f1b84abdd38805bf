// Labelled sections as tabs (WAI-ARIA APG, automatic activation), on a page or in the panel. Which labels follow each other is
// for others to say: `guichet:tab` tells of each choice.

import { h } from "./elements.js";

/**
 * @param {HTMLElement} group
 * @param {number} number of the group
 * @param {string} prefix of the panels' ids
 * @param {(change: () => void) => void} [calmly] makes a change of what is shown, so that nothing jumps
 * @returns {(label: string) => void} selects the tab of that label, if there is one
 */
export function tabGroup(group, number, prefix, calmly = (change) => change()) {
  const panels = /** @type {HTMLElement[]} */ ([...group.children].filter((child) => child.matches("[data-tab]")));
  const list = h("div", { class: "tab-list", role: "tablist" });
  const tabs = panels.map((panel, at) => tabOf(panel, `tab-${number}-${at}`, `${prefix}${number}-${at}`));

  const select = (/** @type {number} */ chosen) => {
    for (const [at, tab] of tabs.entries()) {
      tab.setAttribute("aria-selected", String(at === chosen));
      tab.tabIndex = at === chosen ? 0 : -1;
    }
    for (const [at, panel] of panels.entries()) {
      // The search of the browser and links to a text open it; to browsers that don't know how, the word is only true.
      panel.hidden = /** @type {boolean} */ (at !== chosen && "until-found");
      panel.tabIndex = at === chosen ? 0 : -1;
    }
  };
  const choose = (/** @type {number} */ at) =>
    calmly(() => {
      select(at);
      list.dispatchEvent(new CustomEvent("guichet:tab", { bubbles: true, detail: panels[at]?.dataset.tab }));
    });
  list.addEventListener("click", (event) => {
    // A badge or an icon in it may be what was clicked.
    const at = tabs.findIndex((tab) => tab.contains(/** @type {Node} */ (event.target)));
    if (at >= 0) choose(at);
  });
  list.addEventListener("keydown", (event) => {
    const next = stepTo(
      event.key,
      tabs.indexOf(/** @type {HTMLButtonElement} */ (event.target)),
      tabs.length,
      getComputedStyle(list).direction,
    );
    if (next === undefined) return;
    event.preventDefault();
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

/** @param {HTMLElement} panel @param {string} id @param {string} panelId unless it has one */
function tabOf(panel, id, panelId) {
  panel.id ||= panelId;
  panel.setAttribute("role", "tabpanel");
  panel.setAttribute("aria-labelledby", id);
  const label = panel.querySelector(".tab-label:not(:has(a, [id]))")?.cloneNode(true).childNodes ?? [panel.dataset.tab];
  return h("button", { class: "tab-button", type: "button", role: "tab", id, "aria-controls": panel.id }, ...label);
}

/**
 * Where a key leads from a tab, round the ends; nowhere if it is none of those that lead somewhere.
 * @param {string} key
 * @param {number} at
 * @param {number} count
 * @param {string} direction of the text
 */
export function stepTo(key, at, count, direction) {
  const forward = direction === "rtl" ? "ArrowLeft" : "ArrowRight";
  const back = forward === "ArrowRight" ? "ArrowLeft" : "ArrowRight";
  const to = { [forward]: at + 1, [back]: at - 1, Home: 0, End: count - 1 }[key];
  return at < 0 || to === undefined ? undefined : (to + count) % count;
}
