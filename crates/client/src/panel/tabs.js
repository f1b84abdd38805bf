// The tabs of an article in the panel. Fetched with the first article that has some.

import { tabGroup } from "../common/tab-group.js";

/** @param {HTMLElement} root */
export function enhanceTabs(root) {
  const groups = [...root.querySelectorAll("[data-tabs]")].map((group, at) =>
    tabGroup(/** @type {HTMLElement} */ (group), at, "panel:tab-"),
  );
  // Groups that share a label follow one choice.
  root.addEventListener("guichet:tab", (event) => {
    for (const select of groups) select(/** @type {CustomEvent<string>} */ (event).detail);
  });
}
