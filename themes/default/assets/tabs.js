// Labelled sections become tabs (WAI-ARIA APG, automatic activation). All groups on a page follow one choice when they
// share a label ("macOS"), and the choice is remembered.

import { decoded, element } from "./dom.js";
import { recall, remember } from "./memory.js";

/** @param {HTMLElement} root */
export function enhanceTabs(root) {
  const groups = [...root.querySelectorAll("[data-tabs]")].map((group, index) => enhance(/** @type {HTMLElement} */ (group), index));
  const follow = (/** @type {string} */ label) => groups.forEach((select) => select(label));
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

/**
 * @param {HTMLElement} group
 * @param {number} number
 * @returns {(label: string) => void} selects the tab of that label, if there is one
 */
function enhance(group, number) {
  const panels = /** @type {HTMLElement[]} */ ([...group.children].filter((child) => child.matches("[data-tab]")));
  const list = element("div", { class: "tab-list", role: "tablist" });
  const tabs = panels.map((panel, index) => {
    panel.id ||= `tab-panel-${number}-${index}`;
    panel.setAttribute("role", "tabpanel");
    panel.setAttribute("aria-labelledby", `tab-${number}-${index}`);
    panel.tabIndex = 0;
    const label = panel.dataset.tab ?? "";
    return element("button", {
      class: "tab-button",
      type: "button",
      role: "tab",
      id: `tab-${number}-${index}`,
      "aria-controls": panel.id,
      text: label,
    });
  });

  /** @param {number} chosen */
  function select(chosen) {
    tabs.forEach((tab, index) => {
      const on = index === chosen;
      tab.setAttribute("aria-selected", String(on));
      tab.tabIndex = on ? 0 : -1;
      const panel = panels[index];
      if (panel) panel.hidden = !on;
    });
  }

  /** @param {number} index */
  function choose(index) {
    // A group's change may move the others above it: keep the clicked tab where the pointer is.
    const before = list.getBoundingClientRect().top;
    select(index);
    list.dispatchEvent(new CustomEvent("guichet:tab", { bubbles: true, detail: panels[index]?.dataset.tab }));
    scrollBy({ top: list.getBoundingClientRect().top - before, behavior: "instant" });
  }

  list.addEventListener("click", (event) => {
    const index = tabs.indexOf(/** @type {HTMLButtonElement} */ (event.target));
    if (index >= 0) choose(index);
  });
  list.addEventListener("keydown", (event) => {
    const at = tabs.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
    const forward = getComputedStyle(list).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const back = forward === "ArrowRight" ? "ArrowLeft" : "ArrowRight";
    const to = { [forward]: at + 1, [back]: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    const index = (to + tabs.length) % tabs.length;
    tabs[index]?.focus();
    choose(index);
  });

  list.append(...tabs);
  group.prepend(list);
  group.dataset.ready = "";
  select(0);
  return (label) => {
    const index = panels.findIndex((panel) => panel.dataset.tab === label);
    if (index >= 0) select(index);
  };
}
