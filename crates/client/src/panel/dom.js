// What the views of the panel are made of: pictures, buttons, and what is shown instead of something.

import { drawn, h } from "../common/elements.js";

/** Of the theme's icons, those that the panel needs: `<use>` can't draw from another origin. @type {{ [name: string]: string }} */
export const PATHS = {
  back: "m14 7-5 5 5 5",
  go: "m10 7 5 5-5 5",
  close: "m6.5 6.5 11 11m0-11-11 11",
  larger: "M13.5 5H19v5.5M19 5l-6 6M10.5 19H5v-5.5M5 19l6-6",
  search: "M16.5 10.5a6 6 0 1 1-12 0 6 6 0 0 1 12 0zM15 15l5 5",
  out: "M13.5 5H19v5.5M19 5l-8.5 8.5M10 6H5.5v12.5H18V14",
  page: "M6.5 3.5H14l4 4v13H6.5zM14 3.5v4h4M9.5 12H15M9.5 15.5H15",
  users:
    "M12.2 8.5a3.2 3.2 0 1 1-6.4 0 3.2 3.2 0 0 1 6.4 0zM3 19c.4-3.4 2.7-5.5 6-5.5s5.6 2.1 6 5.5M15.5 5.6a3.2 3.2 0 0 1 0 5.8M17.5 14c2 .7 3.2 2.4 3.5 5",
  lock: "M5 10.5h14V20H5zM8.5 10.5V7.8a3.5 3.5 0 0 1 7 0v2.7",
  mail: "M3.5 5.5h17v13h-17zM4 7l8 6 8-6",
  chat: "M5.5 5h13a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2H11l-4.5 4v-4h-1a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2zM8 9.5h8M8 12.5h5",
  phone: "M8.3 4H5.5c-.9 0-1.6.7-1.5 1.6C4.7 13.5 10.5 19.3 18.4 20c.9.1 1.6-.6 1.6-1.5v-2.8l-4.3-1.7-1.7 2c-2.7-1.3-4.7-3.3-6-6l2-1.7z",
  link: "M12 6.5c-2-1.5-4.8-2-8-1.8v13c3.2-.2 6 .3 8 1.8 2-1.5 4.8-2 8-1.8v-13c-3.2-.2-6 .3-8 1.8v13",
};

/** @param {string} name */
export function icon(name) {
  const turns = ["back", "go", "out"].includes(name);
  const path = drawn("path", { d: PATHS[name] ?? PATHS.page });
  return drawn("svg", { class: turns ? "icon icon-go" : "icon", viewBox: "0 0 24 24", "aria-hidden": "true" }, path);
}

/** @param {string} kind its class @param {() => unknown} act @param {...(Node | string | undefined)} children */
export function button(kind, act, ...children) {
  const node = h("button", { class: kind, type: "button" }, ...children);
  node.addEventListener("click", () => act());
  return node;
}

/** Says that something is not there, and tries again. @param {{ [id: string]: string }} t @param {string | undefined} text @param {() => unknown} again @param {string} [help] */
export function trouble(t, text, again, help) {
  return h(
    "div",
    { class: "view empty", role: "alert" },
    h("p", { class: "empty-title" }, text),
    help && h("p", {}, help),
    button("button button-quiet", again, t.search_retry),
  );
}

/** Lines in the place of a text that is on its way. */
export const skeleton = () => h("div", { class: "skeleton", "aria-hidden": "true" }, h("i"), h("i"), h("i"), h("i"), h("i"));
