// Dialogs: the list of shortcuts, and lists to choose from.

import { button, h, icon } from "./dom.js";
import { letters } from "./kept.js";
import { SHORTCUTS } from "./shortcuts.js";

/**
 * Opens a dialog; when it is closed, it goes, and the focus is where it was.
 * @param {string} title @param {...import("./dom.js").Child} content
 */
export function openDialog(title, ...content) {
  const id = `dialog-${Math.random().toString(36).slice(2)}`;
  const dialog = h("dialog", { class: "dialog", "aria-labelledby": id });
  const close = button({ class: "quiet square", "aria-label": "Close" }, () => dialog.close(), icon("close"));
  dialog.append(h("header", { class: "dialog-head" }, h("h2", { id }, title), close), ...content.flatMap((child) => child || []));
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

export function openShortcuts() {
  const rows = SHORTCUTS.map(({ keys, says }) =>
    h("tr", {}, h("td", {}, ...keys.split(" ").flatMap((key, at) => [at ? " then " : "", h("kbd", {}, key)])), h("td", {}, says)),
  );
  const send = h("tr", {}, h("td", {}, h("kbd", {}, "Ctrl"), " or ", h("kbd", {}, "⌘"), " + ", h("kbd", {}, "Enter")), h("td", {}, "Send"));
  const leave = h("tr", {}, h("td", {}, h("kbd", {}, "Esc")), h("td", {}, "Leave the field, then go back to the list"));
  const box = h("input", { type: "checkbox", checked: letters.on() });
  box.addEventListener("change", () => letters.set(box.checked));
  const head = h("thead", { class: "unseen" }, h("tr", {}, h("th", { scope: "col" }, "Keys"), h("th", { scope: "col" }, "What they do")));
  openDialog(
    "Keyboard shortcuts",
    h("table", { class: "keys" }, head, h("tbody", {}, ...rows, send, leave)),
    h("label", { class: "check" }, box, "Single keys are shortcuts"),
    h("p", { class: "hint" }, "Switch them off if you dictate, or if keys are pressed by accident."),
  );
}

/**
 * @template T
 * @typedef {object} Choice
 * @property {string} title
 * @property {string} label of the field
 * @property {(query: string) => Promise<T[] | string>} find a text: why there is nothing
 * @property {(item: T) => { title: string, text: string, lang?: string }} show
 * @property {(item: T) => unknown} choose
 * @property {import("./dom.js").Child} [more] below the list
 */

/** A field, and what is found for it. @template T @param {Choice<T>} choice */
export function openChoice({ title, label, find, show, choose, more }) {
  const field = h("input", { type: "search", "aria-label": label, placeholder: label, autocomplete: "off", spellcheck: "false" });
  const list = h("ul", { class: "choice" });
  const said = h("p", { class: "hint", role: "status" });
  const dialog = openDialog(title, field, said, list, more);
  let asked = 0;

  /** @param {T} item */
  const row = (item) => {
    const { title: name, text, lang } = show(item);
    const pick = button({ class: "choice-row" }, () => {
      dialog.close();
      choose(item);
    });
    pick.append(h("b", { dir: "auto", lang }, name), h("span", { dir: "auto", lang }, text));
    return h("li", {}, pick);
  };
  async function update() {
    const own = ++asked;
    const found = await find(field.value);
    if (own !== asked) return;
    const items = typeof found === "string" ? [] : found;
    said.textContent = typeof found === "string" ? found : items.length ? "" : "Nothing found.";
    list.replaceChildren(...items.map(row));
  }
  let wait = 0;
  field.addEventListener("input", () => {
    clearTimeout(wait);
    wait = setTimeout(update, 120);
  });
  dialog.addEventListener("keydown", (event) => moveWithin(event, [field, ...list.querySelectorAll("button")]));
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    list.querySelector("button")?.click();
  });
  field.focus();
  update();
  return { dialog, update };
}

/** Arrow keys go from one to the next. @param {KeyboardEvent} event @param {HTMLElement[]} stops */
function moveWithin(event, stops) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const at = stops.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  if (!step || at < 0 || event.isComposing) return;
  event.preventDefault();
  stops[Math.min(Math.max(at + step, 0), stops.length - 1)].focus();
}
