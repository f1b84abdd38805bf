// The tabs of an article in the panel, and the styles of its rare blocks. Fetched with the first article that has some.

import { tabGroup } from "../common/tab-group.js";

/**
 * @import { ReadPage } from "./article.js"
 * @import { Panel } from "./state.js"
 */

/** @param {Pick<Panel, "files" | "style">} panel @param {ReadPage} page */
export async function enhanceTabs({ files, style }, { content: root, rare }) {
  const groups = [...root.querySelectorAll("[data-tabs]")].map((group, at) =>
    tabGroup(/** @type {HTMLElement} */ (group), at, "panel:tab-"),
  );
  // Groups that share a label follow one choice.
  root.addEventListener("guichet:tab", (event) => {
    for (const select of groups) select(/** @type {CustomEvent<string>} */ (event).detail);
  });
  if (rare?.localName !== "link") return;
  // Words that are not CSS have no effect.
  const css = await fetch(`${files}panel/blocks.css`).then((answer) => (answer.ok ? answer.text() : ""), String);
  style(css);
}
