// How large the window is: as the styles have it, until the customer moves an edge or asks for a larger one.

import { attempt } from "../common/attempt.js";
import { h } from "../common/elements.js";
import { button, icon } from "./dom.js";

/**
 * @typedef {{ w?: number, h?: number }} Size empty: as the styles have it
 * @typedef {"w" | "h"} Axis
 * @typedef {Axis | "wh"} Axes what an edge, or the corner, changes
 */

/** @type {{ [axis in Axis]: [least: number, most: number] }} */
const LIMITS = { w: [320, 720], h: [320, 1200] };
const LARGE = { w: 640, h: 1200 };
const KEPT = "guichet:panel-size";
/** @type {{ [key: string]: [dx: number, dy: number] }} */
const STEPS = { ArrowLeft: [-24, 0], ArrowRight: [24, 0], ArrowUp: [0, -24], ArrowDown: [0, 24] };

/** @param {HTMLDialogElement} dialog @param {HTMLElement} root */
export function makeSize(dialog, root) {
  let size = recall();
  const larger = button("tool tool-size", () => resize(size.w === LARGE.w ? {} : LARGE), icon("larger"));
  const grips = /** @type {Axes[]} */ (["w", "h", "wh"]).map((axes) =>
    grip(axes, () => {
      const [{ offsetWidth, offsetHeight }, toRight] = [dialog, root.dir === "rtl" ? -1 : 1];
      return (dx, dy) => resize(moved(size, axes, { w: offsetWidth - dx * toRight, h: offsetHeight - dy }));
    }),
  );

  function apply() {
    for (const axis of /** @type {Axis[]} */ (["w", "h"])) {
      const value = size[axis];
      if (value) dialog.style.setProperty(`--${axis}`, `${value}px`);
      else dialog.style.removeProperty(`--${axis}`);
    }
    larger.ariaPressed = String(size.w === LARGE.w);
    // The corner is for the pointer only.
    for (const [at, value] of [size.w ?? 400, size.h ?? 640].entries()) if (grips[at]) grips[at].ariaValueNow = String(value);
  }

  /** @param {Size} next */
  function resize(next) {
    size = next;
    apply();
    // Where storage is switched off or full, the size lasts as long as the page.
    attempt(() => localStorage.setItem(KEPT, JSON.stringify(size)));
  }

  apply();
  return { larger, grips };
}

/**
 * The size after a grip is moved to where the window would be so wide and so high.
 * @param {Size} size @param {Axes} axes @param {{ w: number, h: number }} wanted @returns {Size}
 */
export function moved(size, axes, wanted) {
  const next = { ...size };
  for (const axis of /** @type {Axis[]} */ (["w", "h"])) {
    const [least, most] = LIMITS[axis];
    if (axes.includes(axis)) next[axis] = Math.round(Math.max(least, Math.min(most, wanted[axis])));
  }
  return next;
}

/** @param {Axes} axes @param {() => (dx: number, dy: number) => void} begin what a movement from here does */
function grip(axes, begin) {
  const node = h("div", { class: `grip grip-${axes}`, "data-axes": axes });
  if (axes !== "wh") {
    node.role = "separator";
    node.tabIndex = 0;
    node.ariaOrientation = axes === "w" ? "vertical" : "horizontal";
    [node.ariaValueMin, node.ariaValueMax] = LIMITS[axes].map(String);
  }
  node.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    node.setPointerCapture(event.pointerId);
    const by = begin();
    const move = (/** @type {PointerEvent} */ now) => by(now.clientX - event.clientX, now.clientY - event.clientY);
    node.addEventListener("pointermove", move);
    node.addEventListener("lostpointercapture", () => node.removeEventListener("pointermove", move), { once: true });
  });
  node.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    begin()(...step);
  });
  return node;
}

/** @returns {Size} */
function recall() {
  const { w, h } = attempt(() => JSON.parse(localStorage.getItem(KEPT) ?? "{}")) ?? {};
  return { ...(w > 0 && { w: Number(w) }), ...(h > 0 && { h: Number(h) }) };
}
