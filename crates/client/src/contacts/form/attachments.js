// The files of a request: chosen, pasted or dropped, each with its picture, its size and a button that takes it out.

import { element, fill, icon } from "./elements.js";
import { named, preview, refusal, sizeText } from "./files.js";
import { fileNode } from "./view.js";

/**
 * @typedef {object} Options
 * @property {NonNullable<import("./view.js").View["attachments"]>} view
 * @property {HTMLFormElement} form where pictures may be pasted and dropped
 * @property {import("./files.js").Limits & { types_text: string, size_text: string }} limits
 * @property {Record<string, string>} texts
 * @property {string} locale
 * @property {AbortSignal} signal ends it
 * @property {() => boolean} locked while a request is on its way, its files stay what they are
 * @property {(text: string) => void} say to screen readers
 * @property {(count: number) => void} changed
 */

export class Attachments {
  /** @param {Options} options */
  constructor(options) {
    this.options = options;
    /** @type {{ file: File, node: HTMLElement, button: HTMLButtonElement }[]} */
    this.held = [];
    this.pasted = 0;
    this.listen();
  }

  all() {
    return this.held.map(({ file }) => file);
  }

  clear() {
    this.held = [];
    this.show();
    this.problems([]);
  }

  listen() {
    const { form, view, signal } = this.options;
    const { input, drop } = view;
    const on = { signal };
    input.addEventListener(
      "change",
      () => {
        this.attach([...(input.files ?? [])], false);
        // The same file may be chosen again after it was taken out.
        input.value = "";
      },
      on,
    );
    form.addEventListener(
      "paste",
      (event) => {
        const files = [...(event.clipboardData?.files ?? [])];
        // A cell of a spreadsheet comes as text and as a picture; text is what a text field is for.
        if (files.length === 0 || event.clipboardData?.types.includes("text/plain")) return;
        event.preventDefault();
        this.attach(files, true);
      },
      on,
    );
    const brings = (/** @type {DragEvent} */ event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
    // One enter and one leave for every element on the way.
    let depth = 0;
    const over = (/** @type {number} */ now) => {
      depth = Math.max(0, now);
      drop.classList.toggle("is-over", depth > 0);
    };
    form.addEventListener(
      "dragenter",
      (event) => {
        if (brings(event)) over(depth + 1);
      },
      on,
    );
    form.addEventListener(
      "dragleave",
      (event) => {
        if (brings(event)) over(depth - 1);
      },
      on,
    );
    form.addEventListener(
      "dragover",
      (event) => {
        if (brings(event)) event.preventDefault();
      },
      on,
    );
    form.addEventListener(
      "drop",
      (event) => {
        over(0);
        if (!brings(event)) return;
        event.preventDefault();
        this.attach([...(event.dataTransfer?.files ?? [])], false);
      },
      on,
    );
  }

  /** @param {File[]} files @param {boolean} pasted */
  attach(files, pasted) {
    const { limits, texts, locale, locked, say } = this.options;
    if (locked()) return;
    /** @type {string[]} */
    const problems = [];
    let added = "";
    for (const given of files) {
      const why = refusal(given, this.held.length, limits);
      if (why) {
        const n = why === "count" ? new Intl.NumberFormat(locale).format(limits.count) : given.name;
        problems.push(fill(texts[`form_files_${why}`], { n, q: why === "type" ? limits.types_text : limits.size_text }));
        // The rest would be refused for the same reason.
        if (why === "count") break;
        continue;
      }
      const file = pasted ? named(given, (this.pasted += 1)) : given;
      const { node, picture, button } = fileNode(texts, locale, { file, size: sizeText(locale, file.size) }, () => this.remove(file));
      this.held.push({ file, node, button });
      void preview(file).then((canvas) => canvas && picture.replaceChildren(canvas));
      added = file.name;
    }
    this.show();
    this.problems(problems);
    if (added && problems.length === 0) say(fill(texts.form_files_added, { n: added }));
  }

  /** @param {File} file */
  remove(file) {
    if (this.options.locked()) return;
    const at = this.held.findIndex((held) => held.file === file);
    if (at < 0) return;
    this.held.splice(at, 1);
    this.show();
    this.problems([]);
    this.options.say(fill(this.options.texts.form_files_removed, { n: file.name }));
    // The button that had the focus is gone.
    (this.held[Math.min(at, this.held.length - 1)]?.button ?? this.options.view.input).focus();
  }

  show() {
    const { list } = this.options.view;
    list.replaceChildren(...this.held.map(({ node }) => node));
    list.hidden = this.held.length === 0;
    this.options.changed(this.held.length);
  }

  /** What is wrong with the last files, or with all of them. @param {string[]} texts */
  problems(texts) {
    const lines = texts.map((text) => element("p", {}, icon("alert"), element("span", { text })));
    this.options.view.error.replaceChildren(...lines);
  }
}
