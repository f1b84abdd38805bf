// Small helpers of every script on the page. No state.

import { decoded } from "./common/attempt.js";
import { drawn, element } from "./common/elements.js";
import { fill } from "./common/texts.js";

export { decoded, element, fill };

/**
 * For the site's own statistics. Nothing is sent anywhere, unless site.yaml has `insights: true`: insights.js.
 * @param {"search" | "search-click" | "feedback" | "request"} name
 * @param {Record<string, unknown>} detail
 */
export function announce(name, detail) {
  document.dispatchEvent(new CustomEvent(`guichet:${name}`, { detail }));
}

/** A picture of icons.svg. @param {string} name */
export function icon(name) {
  const href = `${new URL("./icons.svg", import.meta.url).pathname}#${name}`;
  return drawn("svg", { class: "icon", "aria-hidden": "true" }, drawn("use", { href }));
}
