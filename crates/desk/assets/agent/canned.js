// Canned answers: chosen, written, changed and removed; and articles to link to.

import { explain } from "./api.js";
import { openChoice, openDialog } from "./dialogs.js";
import { button, h } from "./dom.js";
import { languageName } from "./time.js";

/**
 * @typedef {import("./types").Canned} Canned
 * @typedef {import("./types").Conversation} Conversation
 * @typedef {import("./queue.js").Desk} Desk
 * @typedef {import("./composer.js").Composer} Composer
 */

/** @param {Desk} desk @returns {Promise<Canned[] | string>} */
async function all(desk) {
  /** @type {import("./types").Answer<Canned[]>} */
  const answer = await desk.api.ask("canned");
  return answer.ok ? answer.body : explain(answer);
}

/** @param {string} text */
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** @param {Canned[]} answers @param {string} query */
export function matching(answers, query) {
  const words = fold(query).split(/\s+/).filter(Boolean);
  return answers.filter(({ title, text }) => words.every((word) => fold(`${title} ${text}`).includes(word)));
}

/** @param {Desk} desk @param {Conversation} ticket @param {Composer} composer */
export function openCanned(desk, ticket, composer) {
  if (ticket.state === "closed") return desk.announce("The ticket is closed. Reopen it to reply.", true);
  /** @type {Promise<Canned[] | string> | undefined} */
  let known;
  openChoice({
    title: "Canned answers",
    label: "Find a canned answer",
    async find(query) {
      known ??= all(desk);
      const answers = await known;
      if (typeof answers === "string") return answers;
      return answers.length
        ? matching(answers, query)
        : "There are none yet. Write the first one under “Canned answers” at the bottom left.";
    },
    show: (canned) => ({ title: canned.title, text: canned.text }),
    choose: (canned) => composer.insertCanned(canned.text),
  });
}

/** @param {Desk} desk @param {Conversation} ticket @param {Composer} composer */
export function openArticles(desk, ticket, composer) {
  if (ticket.state === "closed") return desk.announce("The ticket is closed. Reopen it to reply.", true);
  /** @typedef {{ locale: string, articles: import("./types").Article[] }} Found */
  let locale = ticket.language;
  openChoice({
    title: `Link to an article (${languageName(ticket.language)})`,
    label: "Find an article",
    async find(query) {
      /** @type {import("./types").Answer<Found>} */
      const answer = await desk.api.ask(`articles?${new URLSearchParams({ language: ticket.language, q: query })}`);
      if (!answer.ok) return explain(answer);
      locale = answer.body.locale;
      return answer.body.articles;
    },
    show: ({ title, description }) => ({ title, text: description, lang: locale }),
    choose: ({ title, url }) => composer.insert(`${title}: ${url}`),
  });
}

/** The list to work on. @param {Desk} desk */
export async function manageCanned(desk) {
  const list = h("ul", { class: "choice" });
  const said = h("p", { class: "hint", role: "status" }, "Loading…");
  const add = button({ class: "button primary" }, () => edit(desk, null, update), "New canned answer");
  const hint = h("p", { class: "hint" }, "All specialists share them. {customer} and {agent} stand for names.");
  openDialog("Canned answers", hint, said, list, add);

  async function update() {
    const answers = await all(desk);
    said.textContent = typeof answers === "string" ? answers : answers.length ? "" : "There are none yet.";
    if (typeof answers === "string") return;
    list.replaceChildren(
      ...answers.map((canned) => {
        const row = button({ class: "choice-row", "aria-label": `Change ${canned.title}` }, () => edit(desk, canned, update));
        row.append(h("b", { dir: "auto" }, canned.title), h("span", { dir: "auto" }, canned.text));
        return h("li", {}, row);
      }),
    );
  }
  await update();
}

/** @param {Desk} desk @param {Canned | null} canned @param {() => unknown} done */
function edit(desk, canned, done) {
  const title = h("input", { type: "text", maxlength: "100", required: true, dir: "auto" });
  const text = h("textarea", { rows: "8", required: true, dir: "auto" });
  title.value = canned?.title ?? "";
  text.value = canned?.text ?? "";
  const problem = h("p", { class: "problem", role: "alert", hidden: true });
  const remove = canned
    ? button({ class: "quiet danger" }, () => finish(desk.api.ask(`canned/${canned.id}`, { method: "DELETE" })), "Remove")
    : null;
  const form = h(
    "form",
    { class: "fields" },
    h("label", {}, h("span", {}, "Title"), title),
    h("label", {}, h("span", {}, "Text"), text),
    problem,
    h("div", { class: "dialog-acts" }, remove, h("button", { type: "submit", class: "button primary" }, "Save")),
  );
  const dialog = openDialog(canned ? "Change a canned answer" : "New canned answer", form);
  title.focus();

  /** @param {Promise<import("./types").Answer<unknown>>} asked */
  async function finish(asked) {
    const answer = await asked;
    problem.hidden = answer.ok;
    if (!answer.ok) problem.textContent = explain(answer);
    else {
      dialog.close();
      done();
    }
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const json = { title: title.value, text: text.value };
    finish(desk.api.ask(canned ? `canned/${canned.id}` : "canned", { method: canned ? "PUT" : "POST", json }));
  });
}
