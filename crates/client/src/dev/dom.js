// Elements in a line of code. Text is text: nothing that a file says becomes markup.

/**
 * @template {keyof HTMLElementTagNameMap} N
 * @param {N} name
 * @param {Record<string, string | boolean | null>} [attributes] `null` and `false`: without it
 * @param {...(Node | string | null | false)} children
 * @returns {HTMLElementTagNameMap[N]}
 */
export function h(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== false) element.setAttribute(key, value === true ? "" : value);
  }
  for (const child of children) if (child !== null && child !== false) element.append(child);
  return element;
}

const SVG = "http://www.w3.org/2000/svg";

/** A drawing of one line, which says nothing by itself. @param {string} path */
export function icon(path) {
  const svg = document.createElementNS(SVG, "svg");
  for (const [key, value] of [
    ["viewBox", "0 0 16 16"],
    ["aria-hidden", "true"],
    ["class", "icon"],
  ])
    svg.setAttribute(key ?? "", value ?? "");
  const line = document.createElementNS(SVG, "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

export const ICONS = {
  check: "M3 8.5 6.5 12 13 4.5",
  cross: "M4 4l8 8M12 4l-8 8",
  down: "M4 6l4 4 4-4",
  up: "M4 10l4-4 4 4",
  edit: "M3 13h3l7-7-3-3-7 7v3M9 4l3 3",
  warning: "M8 2.5 14.5 13.5H1.5zM8 6.5v3M8 11.6v.1",
};

/** @param {number} count @param {string} noun */
export const number = (count, noun) => `${count} ${noun}${count === 1 ? "" : "s"}`;
