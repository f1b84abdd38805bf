// Where a reader is in a page: how far they have scrolled, what they have opened, chosen, typed and focused.

/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Field */

/** Elements by what they are called, and by their number among those of one name. @param {Element} main @param {string} selector @param {(element: Element) => string} nameOf */
function named(main, selector, nameOf) {
  /** @type {Map<string, Element>} */
  const all = new Map();
  for (const element of main.querySelectorAll(selector)) {
    const name = nameOf(element);
    let number = 0;
    while (all.has(`${name} ${number}`)) number += 1;
    all.set(`${name} ${number}`, element);
  }
  return all;
}

/** @param {Element} main */
const folds = (main) =>
  /** @type {Map<string, HTMLDetailsElement>} */ (named(main, "details", (fold) => fold.querySelector("summary")?.textContent ?? ""));
/** @param {Element} main */
const fields = (main) =>
  /** @type {Map<string, Field>} */ (named(main, "input, select, textarea", (field) => `${field.id} ${field.getAttribute("name")}`));
/** @param {Element} main */
const stops = (main) =>
  /** @type {Map<string, HTMLElement>} */ (
    named(main, "a[href], button, input, select, textarea, summary, [tabindex]", (stop) => `${stop.localName} ${stop.textContent}`)
  );
/** The chosen tab of each group. @param {Element} main */
const chosen = (main) =>
  [...main.querySelectorAll("[role=tablist]")].map((list) => list.querySelector("[aria-selected=true]")?.textContent);

/** Until the tabs of new text are there: their script is loaded when there are some. @param {Element} main */
async function enhanced(main) {
  for (let frames = 0; frames < 60 && main.querySelector("[data-tabs]:not([data-ready])"); frames += 1) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

/** @param {Element} main @param {(string | null | undefined)[]} before */
function choose(main, before) {
  for (const [at, list] of [...main.querySelectorAll("[role=tablist]")].entries()) {
    const tabs = /** @type {HTMLElement[]} */ ([...list.querySelectorAll("[role=tab]")]);
    const tab = tabs.find((tab) => tab.textContent === before[at]);
    if (tab?.getAttribute("aria-selected") === "false") tab.click();
  }
}

/**
 * Remembers now, and gives back when `main` is another: the place at once, the rest when its scripts have run.
 * @param {Element} main
 */
export function keeper(main) {
  const { scrollX, scrollY } = window;
  const open = [...folds(main)].map(([name, fold]) => /** @type {const} */ ([name, fold.open]));
  const values = [...fields(main)].map(
    ([name, field]) => /** @type {const} */ ([name, field.value, field instanceof HTMLInputElement && field.checked]),
  );
  const focused = [...stops(main)].find(([, stop]) => stop === document.activeElement)?.[0];
  const tabs = chosen(main);

  const place = () => {
    const now = folds(main);
    for (const [name, wasOpen] of open) {
      const fold = now.get(name);
      if (fold) fold.open = wasOpen;
    }
    scrollTo({ left: scrollX, top: scrollY, behavior: "instant" });
  };
  const state = async () => {
    await enhanced(main);
    const now = fields(main);
    for (const [name, value, checked] of values) {
      const field = now.get(name);
      if (!field || (field instanceof HTMLInputElement && field.type === "file")) continue;
      if (field instanceof HTMLInputElement) field.checked = checked;
      if (field.value === value) continue;
      field.value = value;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
    choose(main, tabs);
    if (focused) stops(main).get(focused)?.focus({ preventScroll: true });
    place();
  };
  return { place, state };
}
