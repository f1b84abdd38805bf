// How elements are made here: from texts, never from markup. What customers write can't become anything else.

/**
 * @typedef {{ [attribute: string]: string | boolean | undefined | null }} Attributes without a value: left out
 * @typedef {Node | string | null | undefined | false} Child
 */

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag @param {Attributes} [attributes] @param {...Child} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function h(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) node.setAttribute(name, "");
    else if (typeof value === "string") node.setAttribute(name, value);
  }
  for (const child of children) if (child) node.append(child);
  return node;
}

/** @param {Attributes} attributes @param {() => unknown} act @param {...Child} children */
export function button(attributes, act, ...children) {
  const node = h("button", { type: "button", ...attributes }, ...children);
  node.addEventListener("click", () => act());
  return node;
}

const PATHS = {
  attach: "M19 11.5 11.8 18.7a4.6 4.6 0 0 1-6.5-6.5l7.6-7.6a3.1 3.1 0 0 1 4.3 4.3l-7.4 7.4a1.5 1.5 0 0 1-2.2-2.1l6.6-6.6",
  back: "m14 6-6 6 6 6",
  check: "m5.5 12.5 4 4 9-9.5",
  close: "m6.5 6.5 11 11m0-11-11 11",
  file: "M7 3.5h7l4 4v13H7zM14 3.5v4h4",
  filters: "M4 7h16M7 12h10M10 17h4",
  link: "M10 14a4 4 0 0 0 6 .3l2.6-2.6a4 4 0 0 0-5.7-5.7l-1 1M14 10a4 4 0 0 0-6-.3l-2.6 2.6a4 4 0 0 0 5.7 5.7l1-1",
  search: "M16.5 10.5a6 6 0 1 1-12 0 6 6 0 0 1 12 0zM15 15l5 5",
  text: "M5 6h14M5 11h14M5 16h8",
};

/** @param {keyof typeof PATHS} name */
export function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

/** Addresses in a text become links, if they lead to the web; all else stays text. @param {string} text */
export function withLinks(text) {
  const parts = document.createDocumentFragment();
  let from = 0;
  for (const match of text.matchAll(/https?:\/\/[^\s<>"]+/g)) {
    // What ends a sentence isn't part of an address.
    const address = match[0].replace(/[.,;:!?'"\u2019\u201d)\]]+$/, "");
    if (!URL.canParse(address)) continue;
    parts.append(text.slice(from, match.index));
    parts.append(h("a", { href: address, target: "_blank", rel: "noopener noreferrer nofollow" }, address));
    from = match.index + address.length;
  }
  parts.append(text.slice(from));
  return parts;
}

/** A specialist's face, or the first letters of their name. @param {import("./types").Person} person @param {string} desk */
export function face(person, desk) {
  if (person.picture) return h("img", { class: "face", src: new URL(person.picture, desk).href, alt: "", width: "24", height: "24" });
  const letters = person.name.split(" ").filter(Boolean);
  const initials = [letters[0], letters.length > 1 ? letters.at(-1) : ""].map((word) => [...(word ?? "")][0] ?? "").join("");
  return h("span", { class: "face face-letters", "aria-hidden": "true" }, initials);
}
