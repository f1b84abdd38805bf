// Small helpers of the form's own: it may stand in a page of ours or inside of the panel's shadow root.

import { drawn, element as valued } from "../../common/elements.js";
import { fill } from "../../common/texts.js";

export { fill };

/**
 * `text` is its text; `true` is an attribute without a value.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {{ text?: string, [attribute: string]: string | undefined | boolean }} attributes
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function element(tag, attributes, ...children) {
  const given = Object.entries(attributes).map(([name, value]) => [name, value === true ? "" : value]);
  return valued(tag, Object.fromEntries(given), ...children);
}

/** On a grid of 24 units, drawn with the text's colour. */
export const PATHS = {
  callback: "M4 5c0 8 7 15 15 15 1 0 2-1 2-2v-2.5l-4.5-1.8-2 2a12 12 0 0 1-6.2-6.2l2-2L8.500 3H6C5 3 4 4 4 5zM15 8h5M15 8V3",
  email: "M3 6h18v12H3zM3 7l9 6 9-6",
  chat: "M4 5h16v11H10l-4 4v-4H4z",
  form: "M6 3h12v18H6zM9 8h6M9 12h6M9 16h4",
  attach: "M20 11l-8.500 8.500a5 5 0 0 1-7-7L13 4a3.300 3.300 0 0 1 4.700 4.700l-8.500 8.500a1.700 1.700 0 0 1-2.400-2.400L14.500 7",
  file: "M6 3h8l4 4v14H6zM14 3v4h4",
  close: "M6 6l12 12M18 6L6 18",
  chevron: "M7 10l5 5 5-5",
  check: "M5 12.500l4.500 4.500L19 7.500",
  alert: "M12 8v5M12 16.500v.01M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z",
  lock: "M6 11h12v9H6zM8.500 11V8a3.500 3.500 0 0 1 7 0v3",
  article: "M6 3h12v18H6zM9 8h6M9 12h6",
};

/** Drawn in place: an icon of another file could not be used from another origin. @param {string} name */
export function icon(name) {
  const d = Object.hasOwn(PATHS, name) ? PATHS[/** @type {keyof typeof PATHS} */ (name)] : PATHS.form;
  return drawn("svg", { class: "request-icon", viewBox: "0 0 24 24", "aria-hidden": "true" }, drawn("path", { d }));
}

/**
 * A message around a node that stands for `%n`.
 * @param {string | undefined} message @param {Node} node
 * @returns {(Node | string)[]}
 */
export function around(message, node) {
  const [before = "", after = ""] = (message ?? "%n").split("%n");
  return [before, node, after];
}
