// A picture of an article, as large as the window allows. Escape, the button and a click close it; the focus goes back to the
// picture.

import { element } from "./dom.js";
import { words } from "./words.js";

/** @param {HTMLImageElement} picture */
export async function showLarge(picture) {
  const { currentSrc: src, alt } = picture;
  const t = await words().catch(() => null);
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
