// The window: a dialog beside the page on a desktop, over all of it on a phone, where the browser itself then keeps the
// focus inside. It knows nothing of what is shown in it.

import { h, iconButton } from "./dom.js";

/** As wide or as high as this, there is a page to see beside the panel. */
const SMALL = "(width < 36rem), (height < 27rem)";
const LIMITS = { w: [320, 720], h: [320, 1200] };
const LARGE = { w: 640, h: 1200 };
const KEPT = "guichet:panel-size";

/**
 * @param {object} options
 * @param {HTMLElement} options.root
 * @param {AbortSignal} options.signal
 * @param {() => void} options.close
 * @param {(steps: number) => void} options.travel
 */
export function makeFrame({ root, signal, close, travel }) {
  const small = matchMedia(SMALL);
  const back = iconButton("", "back", () => travel(-1));
  const forward = iconButton("", "go", () => travel(1));
  const title = h("p", { class: "title", id: "title" });
  const larger = iconButton("", "larger", () => resize(size.w === LARGE.w ? null : LARGE), "tool tool-size");
  const closer = iconButton("", "close", close);
  // No `header` and `footer`: in a dialog they would be landmarks of the product's page.
  const head = h("div", { class: "head" }, back, forward, title, larger, closer);
  const bar = h("div", { class: "bar" });
  const body = h("div", { class: "body", tabindex: "-1" });
  const foot = h("div", { class: "foot" });
  const grips = ["w", "h", "wh"].map((axes) => grip(/** @type {"w" | "h" | "wh"} */ (axes)));
  const dialog = h("dialog", { class: "panel", "aria-labelledby": "title" }, head, bar, body, foot, ...grips);

  /** Empty: as the styles have it. @type {{ w?: number, h?: number }} */
  let size = recall();

  function apply() {
    for (const axis of /** @type {const} */ (["w", "h"])) {
      const value = size[axis];
      if (value) dialog.style.setProperty(`--${axis}`, `${value}px`);
      else dialog.style.removeProperty(`--${axis}`);
    }
    larger.ariaPressed = String(size.w === LARGE.w);
    for (const one of grips) {
      const axis = /** @type {"w" | "h"} */ (one.dataset.axes);
      if (one.role === "separator") one.ariaValueNow = String(size[axis] ?? { w: 400, h: 640 }[axis]);
    }
  }

  /** @param {{ w?: number, h?: number } | null} next */
  function resize(next) {
    size = next ?? {};
    apply();
    remember(size);
  }

  /** @param {"w" | "h" | "wh"} axes */
  function grip(axes) {
    const attributes =
      axes === "wh"
        ? {}
        : {
            role: "separator",
            tabindex: "0",
            "aria-orientation": axes === "w" ? "vertical" : "horizontal",
            "aria-valuemin": "320",
            "aria-valuemax": String(LIMITS[axes][1]),
          };
    const node = h("div", { class: `grip grip-${axes}`, "data-axes": axes, ...attributes });
    const from = () => ({ x: 0, y: 0, w: dialog.offsetWidth, h: dialog.offsetHeight, rtl: root.dir === "rtl" ? -1 : 1 });
    const to = (/** @type {ReturnType<typeof from>} */ start, /** @type {number} */ dx, /** @type {number} */ dy) => {
      const clamp = (/** @type {"w" | "h"} */ axis, /** @type {number} */ value) =>
        Math.round(Math.max(LIMITS[axis][0] ?? 0, Math.min(LIMITS[axis][1] ?? 0, value)));
      const next = { ...size };
      if (axes.includes("w")) next.w = clamp("w", start.w - dx * start.rtl);
      if (axes.includes("h")) next.h = clamp("h", start.h - dy);
      resize(next);
    };
    node.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      node.setPointerCapture(event.pointerId);
      const start = from();
      const move = (/** @type {PointerEvent} */ now) => to(start, now.clientX - event.clientX, now.clientY - event.clientY);
      node.addEventListener("pointermove", move);
      node.addEventListener("lostpointercapture", () => node.removeEventListener("pointermove", move), { once: true });
    });
    node.addEventListener("keydown", (event) => {
      const [dx, dy] = { ArrowLeft: [-24, 0], ArrowRight: [24, 0], ArrowUp: [0, -24], ArrowDown: [0, 24] }[event.key] ?? [0, 0];
      if (!dx && !dy) return;
      event.preventDefault();
      to(from(), dx ?? 0, dy ?? 0);
    });
    return node;
  }

  /**
   * Shows it as the screen has room for; what has the focus keeps it. Where the product has something over it, the panel
   * goes to the top layer, and where a modal dialog lets nothing else be used, it is one itself.
   */
  function show() {
    const focused = /** @type {ShadowRoot} */ (dialog.getRootNode()).activeElement;
    const other = /** @type {HTMLElement | null} */ (document.activeElement);
    // `show()` would close the popovers of the product.
    const ways = small.matches
      ? [modal]
      : document.querySelector(":is(:popover-open)")
        ? [above, modal]
        : [() => dialog.show(), above, modal];
    for (const way of ways) {
      hide();
      way();
      root.classList.add("open");
      if (isInReach()) break;
    }
    if (focused instanceof HTMLElement && dialog.contains(focused)) focused.focus({ preventScroll: true });
    else if (shown && other?.isConnected && !isModal()) other.focus({ preventScroll: true });
    shown = true;
  }

  function above() {
    dialog.open = true;
    dialog.popover = "manual";
    dialog.showPopover?.();
  }

  function modal() {
    below = document.querySelector(":is(:modal)");
    dialog.showModal();
  }

  /** Whether a click would come here: what is inert or covered can't be hit. */
  function isInReach() {
    const { x, y, width, height } = dialog.getBoundingClientRect();
    return document.elementFromPoint(x + width / 2, y + height / 2) === /** @type {ShadowRoot} */ (root.getRootNode()).host;
  }

  function hide() {
    root.classList.remove("open");
    dialog.removeAttribute("popover");
    dialog.close();
    below = null;
  }

  /** The product's modal dialog that this one lies over. @type {Element | null} */
  let below = null;
  /** Before it is hidden, showing it again must not take the focus from the product. */
  let shown = false;
  const isModal = () => dialog.matches(":modal");
  small.addEventListener("change", () => dialog.open && show(), { signal });
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
  apply();
  root.append(dialog);

  return {
    dialog,
    bar,
    body,
    foot,
    title,
    show,
    isSmall: () => small.matches,
    isInReach,
    /** The product's dialog is closed: its page can be used again. */
    settle() {
      if (below && !below.matches(":modal")) show();
    },
    hide() {
      shown = false;
      hide();
    },
    /** Nothing can be done yet but to close it. @param {{ help: string, close: string }} words */
    wait({ help, close }) {
      title.textContent = help;
      closer.ariaLabel = close;
      bar.hidden = foot.hidden = back.hidden = forward.hidden = larger.hidden = true;
    },
    /** @param {{ [id: string]: string }} t */
    name(t) {
      larger.hidden = false;
      for (const [button, text] of /** @type {const} */ ([
        [back, t.panel_back],
        [forward, t.panel_forward],
        [larger, t.panel_larger],
        [closer, t.panel_close],
      ])) {
        button.ariaLabel = text ?? "";
        button.title = text ?? "";
      }
      if (grips[0]) grips[0].ariaLabel = t.panel_width ?? "";
      if (grips[1]) grips[1].ariaLabel = t.panel_height ?? "";
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

/** @returns {{ w?: number, h?: number }} */
function recall() {
  try {
    const { w, h } = JSON.parse(localStorage.getItem(KEPT) ?? "{}");
    return { ...(w > 0 && { w: Number(w) }), ...(h > 0 && { h: Number(h) }) };
  } catch {
    return {};
  }
}

/** @param {{ w?: number, h?: number }} size */
function remember(size) {
  try {
    localStorage.setItem(KEPT, JSON.stringify(size));
  } catch {
    // Storage is switched off or full: the size lasts as long as the page.
  }
}
