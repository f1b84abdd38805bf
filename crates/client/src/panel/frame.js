// The window: a dialog beside the page on a desktop, over all of it on a phone, where the browser itself then keeps the
// focus inside. It knows nothing of what is shown in it.

import { h } from "../common/elements.js";
import { button, icon } from "./dom.js";
import { makeLayer } from "./layer.js";
import { makeSize } from "./size.js";

/** @param {HTMLElement} root @param {AbortSignal} signal @param {() => void} close @param {(steps: number) => void} travel */
export function makeFrame(root, signal, close, travel) {
  const dialog = h("dialog", { class: "panel", "aria-labelledby": "title" });
  const back = button("tool", () => travel(-1), icon("back"));
  const forward = button("tool", () => travel(1), icon("go"));
  const title = h("p", { class: "title", id: "title" });
  const { larger, grips } = makeSize(dialog, root);
  const closer = button("tool", close, icon("close"));
  const bar = h("div", { class: "bar" });
  const body = h("div", { class: "body", tabindex: "-1" });
  const foot = h("div", { class: "foot" });
  // No `header` and `footer`: in a dialog they would be landmarks of the product's page.
  dialog.append(h("div", { class: "head" }, back, forward, title, larger, closer), bar, body, foot, ...grips);
  const layer = makeLayer(dialog, root, signal);
  closeBy(dialog, layer.isModal, close);
  root.append(dialog);

  return {
    ...layer,
    dialog,
    bar,
    body,
    foot,
    title,
    /** Nothing can be done yet but to close it. @param {{ help: string, close: string }} words */
    wait({ help, close }) {
      title.textContent = help;
      closer.ariaLabel = close;
      bar.hidden = foot.hidden = back.hidden = forward.hidden = larger.hidden = true;
    },
    /** @param {{ [id: string]: string }} t */
    name(t) {
      larger.hidden = false;
      for (const [tool, text] of /** @type {const} */ ([
        [back, t.panel_back],
        [forward, t.panel_forward],
        [larger, t.panel_larger],
        [closer, t.panel_close],
      ]))
        tool.ariaLabel = tool.title = text ?? "";
      for (const [at, text] of [t.panel_width, t.panel_height].entries()) if (grips[at]) grips[at].ariaLabel = text ?? "";
    },
    /** @param {boolean} canBack @param {boolean} canForward */
    steps(canBack, canForward) {
      // A button that disappears must not take the focus with it.
      if (!canBack && back.matches(":focus")) closer.focus();
      if (!canForward && forward.matches(":focus")) (canBack ? back : closer).focus();
      back.hidden = !canBack;
      forward.hidden = !canForward;
    },
  };
}

/** What closes it, besides its button. @param {HTMLDialogElement} dialog @param {() => boolean} isModal @param {() => void} close */
function closeBy(dialog, isModal, close) {
  // What Escape, and a phone's gesture, do to a modal dialog.
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    close();
  });
  // Some browsers close it all the same when they are asked twice.
  dialog.addEventListener("close", () => dialog.open || close());
  dialog.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    close();
  });
  // Over a dialog of the product: whoever presses beside the panel wants to go on there.
  dialog.addEventListener("click", (event) => {
    const { left, right, top, bottom } = dialog.getBoundingClientRect();
    const inside = event.clientX >= left && event.clientX <= right && event.clientY >= top && event.clientY <= bottom;
    if (event.target === dialog && !inside && isModal()) close();
  });
}
