// How our scripts make elements: those of pages, of the contact form and of the panel. No markup is parsed from a string: a
// page with Trusted Types may be around us.

/** @typedef {{ [attribute: string]: string | undefined | false }} Attributes those without a value are left out */

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Attributes} [attributes]
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function h(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (typeof value === "string") node.setAttribute(name, value);
  for (const child of children) if (child) node.append(child);
  return node;
}

/**
 * The same, with its text among the attributes.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Attributes & { text?: string }} attributes
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export const element = (tag, { text, ...attributes }, ...children) => h(tag, attributes, text, ...children);

/** Of a drawing. @param {string} tag @param {{ [attribute: string]: string }} attributes @param {...Node} children */
export function drawn(tag, attributes, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}
