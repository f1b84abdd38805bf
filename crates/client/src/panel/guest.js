// A guest keeps to itself: what a customer does in the panel is not the product's business. Its shortcuts, its drawers
// that close when one clicks beside them, its dialogs that keep the focus inside: none of them hears of it, as if the
// panel stood in a frame. What only happens by default (typing, following a link, moving the focus) happens as ever.

/** The panel needs these: they end at the window, and are dispatched anew where they belong. */
const ECHOED = ["click", "auxclick", "keydown", "pointerdown", "focus", "blur"];
/** Nothing in the panel asks for these. */
const SILENT =
  "mousedown mouseup pointerup touchstart touchend keyup keypress focusin focusout compositionstart compositionupdate compositionend contextmenu".split(
    " ",
  );

/**
 * Two fences. At the panel's root everything stops on its way up. But listeners in the capture phase come before that: so
 * what libraries for dialogs listen to is stopped at the window, above all listeners of the document.
 * @param {HTMLElement} element
 * @param {ShadowRoot} shadow
 * @param {AbortSignal} signal
 */
export function keepIn(element, shadow, signal) {
  const inside = [...SILENT, "DOMActivate", "textInput"];
  for (const name in element) if (name.startsWith("on")) inside.push(name.slice(2));
  for (const name of inside) shadow.addEventListener(name, (event) => event.stopPropagation(), { passive: true });
  const heard = (/** @type {Event} */ event) => {
    if (event.target === element) fence(event);
    // As with a frame: the focus has left the product's field, and where it is now nobody can say.
    else if (/** @type {FocusEvent} */ (event).relatedTarget === element) Object.defineProperty(event, "relatedTarget", { value: null });
  };
  for (const name of [...ECHOED, ...SILENT]) addEventListener(name, heard, { capture: true, passive: SILENT.includes(name), signal });
}

/** Whether somebody in the panel wanted nothing to happen. */
let refused = false;

/** What a click does by itself, the real one does. @param {Event} echo */
function last(echo) {
  refused = echo.defaultPrevented;
  echo.preventDefault();
}

/** @param {any} event */
function fence(event) {
  const [target] = event.composedPath();
  const { type, keyCode } = event;
  // The browser's own controls may listen to it.
  if (/^(video|audio)$/.test(target.localName)) return;
  event.stopPropagation();
  if (!ECHOED.includes(type)) return;
  if (event.isComposing || keyCode === 229) {
    // It belongs to the input method. The browser would close a modal dialog, or send a form.
    if (keyCode === 13 || keyCode === 27) event.preventDefault();
    return;
  }
  const echo = new event.constructor(type, new Proxy(event, { get: (_, name) => name !== "composed" && event[name] }));
  const isClick = type.endsWith("click");
  if (isClick) target.getRootNode().addEventListener(type, last, { once: true });
  target.dispatchEvent(echo);
  if (isClick ? refused : echo.defaultPrevented) event.preventDefault();
}
