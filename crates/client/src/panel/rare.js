// What few articles have: tabs, pictures of the theme, and the styles of rare blocks. Fetched with the first that has some of it.

import { tabGroup } from "../common/tab-group.js";

/**
 * @import { ReadPage, clean, fetchDocument } from "./article.js"
 * @import { Panel } from "./state.js"
 */

/**
 * @param {Pick<Panel, "files" | "style">} panel
 * @param {ReadPage} page
 * @param {{ clean: typeof clean, fetchDocument: typeof fetchDocument }} reader what `article.js` does, which the panel has already
 * @param {AbortSignal} signal
 */
export async function enhance({ files, style }, { content: root, rare }, reader, signal) {
  const groups = [...root.querySelectorAll("[data-tabs]")].map((group, at) =>
    tabGroup(/** @type {HTMLElement} */ (group), at, "panel:tab-"),
  );
  // Groups that share a label follow one choice.
  root.addEventListener("guichet:tab", (event) => {
    for (const select of groups) select(/** @type {CustomEvent<string>} */ (event).detail);
  });
  drawIcons(root, reader, signal);
  if (rare?.localName !== "link") return;
  // Words that are not CSS have no effect.
  const css = await fetch(`${files}panel/blocks.css`).then((answer) => (answer.ok ? answer.text() : ""), String);
  style(css);
}

/**
 * `<use>` can't reach another origin: the picture is fetched and put in its place.
 * @param {HTMLElement} article
 * @param {Parameters<typeof enhance>[2]} reader
 * @param {AbortSignal} signal
 */
function drawIcons(article, { clean, fetchDocument }, signal) {
  /** @type {Map<string, Promise<Document>>} */
  const files = new Map();
  for (const use of article.querySelectorAll("use[data-use]")) {
    const [file = "", name = ""] = (use.getAttribute("data-use") ?? "").split("#");
    if (!file) continue;
    if (!files.has(file)) files.set(file, fetchDocument(file, signal));
    files.get(file)?.then(
      (pictures) => {
        const symbol = pictures.getElementById(name);
        if (!symbol) return;
        clean(symbol, file);
        use.parentElement?.setAttribute("viewBox", symbol.getAttribute("viewBox") ?? "0 0 24 24");
        use.replaceWith(...[...symbol.childNodes].map((node) => document.importNode(node, true)));
      },
      () => {},
    );
  }
}
