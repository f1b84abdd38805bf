// Fetched only where site.yaml has `insights: true`: what is looked for in the panel, as pages tell of it.

import { collect, isRefused, watchContact } from "../insights/collect.js";

/**
 * @import { Panel } from "./state.js"
 * @import { PanelEvents } from "./panel.js"
 */

/** Panels that are listened to. @type {WeakSet<EventTarget>} */
const told = new WeakSet();

/** Once for each panel, however often it is asked. @param {Panel} panel */
export function start(panel) {
  const { handle, frame, base, life, data } = panel;
  const path = data?.urls.insights;
  if (!path || told.has(handle) || isRefused()) return;
  told.add(handle);
  const { signal } = life;
  const locale = () => panel.data?.locale ?? "";
  const collection = collect(new URL(path, base).href, signal);
  /** @type {string | null} */
  let article = null;

  /** @template {keyof PanelEvents} K @param {K} name @param {(detail: PanelEvents[K]["detail"]) => void} then */
  const on = (name, then) => handle.addEventListener(name, (event) => then(event.detail), { signal });
  on("guichet:search", ({ query, locale, total }) => collection.searched(locale, query, total));
  on("guichet:article", (opened) => {
    article = opened.article;
  });
  on("guichet:request", ({ sent }) => sent && collection.drop("suggestion"));
  // Before the panel itself: what is clicked is still there.
  frame.dialog.addEventListener(
    "click",
    (event) => {
      const link = /** @type {Element} */ (event.target).closest(".results a");
      if (link instanceof HTMLAnchorElement) collection.clicked(locale(), panel.search.query(), link.href);
    },
    { signal, capture: true },
  );
  watchContact(frame.dialog, collection, { locale, article: () => article, origin: new URL(base).origin }, signal);
}
