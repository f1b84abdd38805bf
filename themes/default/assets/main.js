// On every page: menus, the theme switch, the remembered language, the search box.

import { icon } from "./dom.js";
import { recall, remember } from "./memory.js";
import { enhanceSearchBox } from "./search-box.js";

/** Escape and a click elsewhere close an open menu; Escape gives the focus back to its button. */
function closeMenus() {
  const open = () => /** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll("details.menu[open]"));
  document.addEventListener("click", (event) => {
    for (const menu of open()) if (!menu.contains(/** @type {Node} */ (event.target))) menu.open = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of open()) {
      menu.open = false;
      menu.querySelector("summary")?.focus();
    }
  });
  document.addEventListener("focusin", (event) => {
    for (const menu of open()) if (!menu.contains(/** @type {Node} */ (event.target))) menu.open = false;
  });
}

/** Two states to look at, three to be in: a choice equal to the system's is forgotten, so that it follows again. */
function themeSwitch() {
  const button = /** @type {HTMLButtonElement | null} */ (document.querySelector("[data-theme-toggle]"));
  if (!button) return;
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);
  const toDark = button.ariaLabel ?? "";
  const label = () => {
    const text = isDark() ? (button.dataset.toLight ?? "") : toDark;
    button.setAttribute("aria-label", text);
    button.title = text;
    button.replaceChildren(icon(isDark() ? "sun" : "moon"));
  };
  button.addEventListener("click", () => {
    const dark = !isDark();
    if (dark === system.matches) {
      delete root.dataset.theme;
      remember("theme", null);
    } else {
      root.dataset.theme = dark ? "dark" : "light";
      remember("theme", root.dataset.theme);
    }
    label();
  });
  system.addEventListener("change", label);
  label();
}

/** A language that the reader picked is the one that the bare address leads to next time (root.js). */
function rememberLocale() {
  document.addEventListener("click", (event) => {
    const link = /** @type {Element} */ (event.target).closest?.("a[data-locale]");
    if (link instanceof HTMLElement) remember("locale", link.dataset.locale ?? null);
  });
}

/** `/` and Ctrl+K (⌘K) put the cursor into the search field. The search page can switch `/` off (WCAG 2.1.4). */
function searchShortcut() {
  const input = /** @type {HTMLInputElement | null} */ (document.getElementById("page:search"));
  if (!input) return;
  document.addEventListener("keydown", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    const typing = target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName);
    const slash = event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey && recall("shortcut") !== "off";
    const ctrlK = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (!slash && !ctrlK) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
}

/** In the tree of a long area, the page is where it can be seen. Nothing else scrolls. */
function currentInTree() {
  const current = document.querySelector(".side-nav li > [aria-current]");
  const tree = current?.closest(".side-nav");
  if (!current || !tree) return;
  const [place, box] = [current.getBoundingClientRect(), tree.getBoundingClientRect()];
  if (place.bottom > box.bottom || place.top < box.top) tree.scrollTop += place.top - box.top - box.height / 3;
}

closeMenus();
currentInTree();
themeSwitch();
rememberLocale();
searchShortcut();
// A customer's pass is taken out of the address on every page, also where nothing on it needs one.
if (/^#(.*&)?pass=/.test(location.hash)) import("./seal/held.js").then(({ heldPass }) => heldPass());
const form = document.querySelector("form[data-search]");
if (form instanceof HTMLFormElement && !form.closest("[data-search-page]")) enhanceSearchBox(form);
