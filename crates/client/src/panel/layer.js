// Where the window lies: in the page, above what the product has over it, or, where a modal dialog lets nothing else be used,
// as a modal dialog itself.

/** As wide or as high as this, there is a page to see beside the panel. */
const SMALL = "(width < 36rem), (height < 27rem)";

/** @param {HTMLDialogElement} dialog @param {HTMLElement} root @param {AbortSignal} signal */
export function makeLayer(dialog, root, signal) {
  const small = matchMedia(SMALL);
  /** The product's modal dialog that this one lies over. @type {Element | null} */
  let below = null;
  /** Before it is hidden, showing it again must not take the focus from the product. */
  let shown = false;
  const isModal = () => dialog.matches(":modal");

  /** Shows it as the screen has room for; what has the focus keeps it. */
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
      leave();
      way();
      root.classList.add("open");
      if (isInReach()) break;
    }
    if (focused instanceof HTMLElement && dialog.contains(focused)) focused.focus({ preventScroll: true });
    else if (shown && !isModal()) other?.focus({ preventScroll: true });
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

  function leave() {
    root.classList.remove("open");
    dialog.removeAttribute("popover");
    dialog.close();
    below = null;
  }

  small.addEventListener("change", () => dialog.open && show(), { signal });
  return {
    show,
    isInReach,
    isModal,
    isSmall: () => small.matches,
    hide() {
      shown = false;
      leave();
    },
    /** The product's dialog is closed: its page can be used again. */
    settle() {
      if (below && !below.matches(":modal")) show();
    },
  };
}
