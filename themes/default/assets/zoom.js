// A picture of an article, as large as the window allows. Escape, the button and a click close it; the focus goes back to the
// picture.

import { element } from "./dom.js";
import { words } from "./words.js";

/** @type {Promise<unknown> | undefined} */
let styles;

/** Most readers of most pages never need them. Without them, the browser's own are good enough. */
function load() {
  const link = element("link", { rel: "stylesheet", href: new URL("./zoom.css", import.meta.url).href });
  document.head.append(link);
  return new Promise((resolve) => {
    link.onload = link.onerror = resolve;
  });
}

/** @param {HTMLImageElement} picture */
export async function showLarge(picture) {
  styles ??= load();
  const { currentSrc: src, alt } = picture;
  const [t] = await Promise.all([words().catch(() => null), styles]);
  const close = element("button", { class: "button zoom-close", type: "button", text: t?.picture_close ?? "×" });
  const dialog = element("dialog", { class: "zoom", "aria-label": alt }, element("img", { src, alt }), close);
  dialog.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => {
    dialog.remove();
    picture.focus({ preventScroll: true });
  });
  document.body.append(dialog);
  dialog.showModal();
  close.focus();
}
