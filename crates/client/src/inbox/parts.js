// Pieces that the list and a conversation have in common.

import { drawn, h } from "../common/elements.js";
import { linked } from "./linked.js";

/** @typedef {Record<string, string>} Texts */

/** On a grid of 24 units. */
const PATHS = {
  back: "M15 5l-7 7 7 7",
  attach: "M20 11l-8.5 8.5a5 5 0 0 1-7-7L13 4a3.3 3.3 0 0 1 4.7 4.7l-8.5 8.5a1.7 1.7 0 0 1-2.4-2.4L14.5 7",
  file: "M6 3h8l4 4v14H6zM14 3v4h4",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM5 20c0-4 3-6 7-6s7 2 7 6",
  inbox: "M4 13l3-8h10l3 8v6H4zM4 13h5l1 2h4l1-2h5",
};

/** @param {keyof typeof PATHS} name */
export const icon = (name) =>
  drawn("svg", { class: `inbox-icon inbox-icon-${name}`, viewBox: "0 0 24 24", "aria-hidden": "true" }, drawn("path", { d: PATHS[name] }));

/**
 * Somebody's picture, or the first letters of their name. What it says is said beside it.
 * @param {string | null | undefined} name nobody's: a figure @param {string} picture its address; empty: none
 * @param {keyof typeof PATHS} [figure]
 */
export function face(name, picture, figure = "person") {
  if (!name) return h("span", { class: "inbox-face" }, icon(figure));
  if (picture) return h("img", { class: "inbox-face", src: picture, alt: "" });
  const letters = name.split(/\s+/u, 2).map((word) => [...word][0] ?? "");
  return h("span", { class: "inbox-face", "aria-hidden": "true" }, letters.join("").toLocaleUpperCase());
}

/** A text as it was written, its addresses as links. @param {string} text */
export function written(text) {
  // Browsers send lines in another way than they show them.
  const parts = linked(text.replace(/\r\n?/g, "\n")).map(({ text, href }) =>
    href ? h("a", { href, rel: "noopener nofollow", target: "_blank" }, text) : text,
  );
  return h("div", { class: "inbox-text", dir: "auto" }, ...parts);
}

/** In the place of what is on its way. @param {number} length */
export const bones = (length) => Array.from({ length }, () => h("li", { class: "inbox-bone", "aria-hidden": "true" }));

/**
 * What is shown where there is nothing else.
 * @param {string | undefined} title @param {string | undefined} help @param {...(Node | false | null | undefined | "")} actions
 */
export const notice = (title, help, ...actions) =>
  h(
    "div",
    { class: "inbox-notice" },
    icon("inbox"),
    h("h2", { class: "inbox-notice-title", tabindex: "-1" }, title),
    h("p", {}, help),
    h("p", { class: "inbox-actions" }, ...actions),
  );

/** @param {string | undefined} text @param {string} href */
export const linkButton = (text, href) => h("a", { class: "button", href }, text);

/** @param {string | undefined} text @param {() => void} press @param {string} [kind] */
export function pushButton(text, press, kind = "") {
  const button = h("button", { class: `button ${kind}`, type: "button" }, text);
  button.addEventListener("click", press);
  return button;
}
