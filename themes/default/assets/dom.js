// Small helpers of every script on the page. No state.

/**
 * `%n` and `%q` of a message, filled in.
 * @param {string | undefined} message
 * @param {{ n?: string | number, q?: string }} values
 */
export function fill(message, { n = "", q = "" }) {
  return (message ?? "").replace(/%[nq]/g, (mark) => (mark === "%n" ? String(n) : q));
}

/**
 * For the site's own statistics: nothing is sent anywhere.
 * @param {"search" | "search-click" | "feedback"} name
 * @param {Record<string, unknown>} detail
 */
export function announce(name, detail) {
  document.dispatchEvent(new CustomEvent(`guichet:${name}`, { detail }));
}

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {{ class?: string, text?: string, [attribute: string]: string | undefined }} attributes
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function element(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined) continue;
    if (name === "text") node.textContent = value;
    else node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
}

/** A fragment as ids are written; one that can't be decoded, cut off by a mail program, stays as it is. @param {string} hash */
export function decoded(hash) {
  try {
    return decodeURIComponent(hash);
  } catch {
    return hash;
  }
}

/** A picture of icons.svg. @param {string} name */
export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `${new URL("./icons.svg", import.meta.url).pathname}#${name}`);
  svg.append(use);
  return svg;
}
