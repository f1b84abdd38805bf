// What is wrong, as a list: the line with the place in it, what to do, and what it means.

import { h, ICONS, icon, number } from "./dom.js";

/** @typedef {import("./about.d.ts").About} About */
/** @typedef {import("./about.d.ts").Problem} Problem */

/** Names are in backticks, as the terminal has them. @param {string} text */
const words = (text) => text.split("`").map((part, at) => (at % 2 === 1 ? h("code", {}, part) : part));

/** What is said of each problem by a colour is said by a word, too. @param {Problem} problem */
const word = (problem) => (problem.severity === "note" ? "Note" : problem.severity === "warning" ? "Warning" : "Error");

/** @param {Problem} problem */
function excerpt({ excerpt }) {
  if (!excerpt) return null;
  const { line, before, marked, after } = excerpt;
  // A place at the end of a line has no character to mark.
  const mark = h("mark", {}, marked || " ");
  const pre = h("pre", { class: "excerpt", dir: "ltr" });
  pre.append(h("span", { class: "gutter", "aria-hidden": "true" }, String(line)), h("code", {}, before, mark, after));
  return pre;
}

/** Starts the editor here, by the preview server; else the address that VS Code answers to. @param {Problem | { file: string, editor: string | null }} place @param {About} about */
export async function open(place, about) {
  const { file, editor } = place;
  if (!file) return;
  if (about.program) {
    const address = new URL("open", import.meta.url);
    address.searchParams.set("file", file);
    if ("line" in place) {
      address.searchParams.set("line", String(place.line ?? 1));
      address.searchParams.set("column", String(place.column ?? 1));
    }
    const answer = await fetch(address, { method: "POST" }).catch(() => null);
    if (answer?.ok) return;
  }
  if (editor) location.assign(editor);
}

/** The file and the place in it: a button where it can be opened. @param {Problem} problem @param {About} about */
export function place(problem, about) {
  const { file, line, column, editor } = problem;
  if (!file) return null;
  const text = line === null ? file : `${file}:${line}:${column}`;
  if (!editor) return h("span", { class: "place", dir: "ltr" }, text);
  const title = `Open in ${about.program ?? "VS Code"}`;
  const button = h("button", { type: "button", class: "place", dir: "ltr", title }, icon(ICONS.edit), h("span", {}, text));
  button.addEventListener("click", () => open(problem, about));
  return button;
}

/** The words of `guichet explain`. @param {Problem} problem @param {About} about */
function explanation({ code }, { codes }) {
  const about = codes[code];
  if (!about) return null;
  const example = about.example
    .filter(({ text }) => text)
    .flatMap(({ word, place, text }) => [
      h("p", { class: "example" }, `${word[0]?.toUpperCase()}${word.slice(1)}, in `, h("code", {}, place)),
      h("pre", { class: "excerpt", dir: "ltr" }, h("code", {}, text.trimEnd())),
    ]);
  const summary = h("summary", {}, `${code}: ${about.title}`);
  return h("details", { class: "explanation" }, summary, h("p", {}, ...words(about.text)), ...example);
}

/** @param {Problem} problem @param {About} about @param {boolean} isElsewhere */
function item(problem, about, isElsewhere) {
  const kind = problem.fails ? "error" : problem.severity;
  const head = h("p", { class: "message" }, h("span", { class: `badge ${kind}` }, word(problem)), " ", ...words(problem.message));
  const published =
    problem.published &&
    h("p", { class: "published" }, "Only once it is built for readers: drafts and articles of later days are shown here.");
  const help = problem.help && h("p", { class: "help" }, h("strong", {}, "Help: "), ...words(problem.help));
  const look = isElsewhere && problem.page && problem.page !== location.pathname;
  const page = look ? h("a", { href: problem.page }, "Go to its page") : null;
  const foot = h("div", { class: "foot" }, place(problem, about), page);
  return h("li", { class: `problem ${kind}` }, head, excerpt(problem), help || null, published || null, explanation(problem, about), foot);
}

/** @param {Problem[]} problems @param {About} about @param {boolean} isElsewhere */
const list = (problems, about, isElsewhere) =>
  h("ul", { class: "problems" }, ...problems.map((problem) => item(problem, about, isElsewhere)));

/** Notes are no problems, here as in the bar. @param {Problem[]} problems */
function counted(problems) {
  const notes = problems.filter(({ severity }) => severity === "note").length;
  const others = problems.length - notes;
  return [others > 0 && number(others, "problem"), notes > 0 && number(notes, "note")].filter(Boolean).join(", ");
}

/** Why the page of an article is not there, in a sentence. @param {About} about */
function absence({ hidden, source, view }) {
  const article = `${source?.file ?? "the article"} is ${hidden}.`;
  return view?.date && !view.drafts ? `What is published on ${view.date} is shown, and ${article}` : article;
}

/** All that the panel has. @param {About} about */
export function content(about) {
  const parts = [];
  if (about.old) {
    parts.push(
      h(
        "p",
        { class: "old" },
        icon(ICONS.warning),
        h("span", {}, "This page is out of date: what is below keeps the site from being read."),
      ),
    );
  }
  if (about.hidden) parts.push(h("p", { class: "hidden" }, icon(ICONS.warning), h("span", {}, absence(about))));
  if (about.failure) parts.push(h("pre", { tabindex: "0", dir: "ltr" }, about.failure));
  if (about.here.length > 0) parts.push(h("h3", {}, `On this page (${counted(about.here)})`), list(about.here, about, false));
  if (about.elsewhere.length > 0) {
    const count = about.elsewhere.length + about.left;
    const fold = h(
      "details",
      { class: "elsewhere", open: about.here.length === 0 },
      h("summary", {}, h("h3", {}, `${about.old ? "In" : "Elsewhere in"} the site (${count})`)),
    );
    fold.append(list(about.elsewhere, about, true));
    if (about.left > 0) fold.append(h("p", { class: "left" }, `And ${about.left} more, which guichet check prints.`));
    parts.push(fold);
  }
  if (parts.length === 0) parts.push(h("p", { class: "none" }, icon(ICONS.check), h("span", {}, "Nothing is wrong with this site.")));
  return parts;
}

/** In a few words. @param {About} about */
export function summary(about) {
  const here = about.here.filter(({ severity }) => severity !== "note").length;
  const all = about.here.length + about.elsewhere.length + about.left;
  if (about.old) return "Out of date";
  if (about.hidden) return "Not published";
  if (here > 0) return `${number(here, "problem")} here`;
  if (about.errors > 0) return `${number(about.errors, "error")} elsewhere`;
  return all > 0 ? number(all, "remark") : "No problems";
}
