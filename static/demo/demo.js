// A product that uses the help panel: what is here is all that a product has to do. See docs/panel.md.

import { mount } from "../_guichet/panel.js";

/** Place in the product → its title and its context, as listed in site.yaml. @type {Record<string, [string, string]>} */
const PLACES = {
  "#/": ["Good morning", "home"],
  "#/contacts": ["Contacts", "contacts-index"],
  "#/contacts/ines-moreau": ["Inés Moreau", "contact-record"],
  "#/import": ["Import contacts", "import-wizard"],
  "#/email/new": ["New email", "email-composer"],
  "#/reports/new": ["New report", "report-editor"],
  "#/dashboard": ["Sales dashboard", "dashboard"],
  "#/settings": ["Your settings", "user-settings"],
  "#/settings/email": ["Email settings", "email-settings"],
  "#/billing": ["Plan and billing", "billing"],
};
const PEOPLE = [
  ["Inés Moreau", "Moreau & Fils", "Negotiation"],
  ["Tom Okafor", "Northwind Studio", "New"],
  ["Aiko Tanaka", "Hoshi Design", "Won"],
  ["Lena Brandt", "Brandt Logistik", "Proposal"],
];

const form = /** @type {HTMLFormElement} */ (document.querySelector(".given"));
const said = () => {
  const { locale, plan, theme } = Object.fromEntries(new FormData(form));
  return { locale: String(locale), accountLanguage: String(locale), plan: String(plan) || null, theme: /** @type {"auto"} */ (theme) };
};

const help = mount({ ...said(), seat: true });
form.addEventListener("change", () => {
  const { theme } = said();
  document.documentElement.style.colorScheme = theme === "auto" ? "" : theme;
  help.update(said());
});

let replies = 0;
document.querySelector("[data-answer]")?.addEventListener("click", () => {
  replies += 1;
  help.badge({ count: replies, agent: { name: "Priya Nair" } });
});
help.addEventListener("guichet:open", () => {
  replies = 0;
});

/** @param {string} tag @param {string} text @param {...Node} children */
function element(tag, text, ...children) {
  const node = document.createElement(tag);
  node.append(text, ...children);
  return node;
}

function show() {
  const address = location.hash in PLACES ? location.hash : "#/";
  const [title, context] = PLACES[address] ?? ["", ""];
  for (const link of document.querySelectorAll(".side a")) {
    if (link.getAttribute("href") === address) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  const set = (/** @type {string} */ where, /** @type {string} */ text) => {
    const node = document.querySelector(where);
    if (node) node.textContent = text;
  };
  set("h1", title);
  set("[data-context]", context);
  set("[data-address]", address);
  document.title = `${title} – Atrium CRM (demo)`;
  const table = element(
    "table",
    "",
    element("tr", "", ...["Name", "Company", "Stage"].map((name) => element("th", name))),
    ...PEOPLE.map((row) => element("tr", "", ...row.map((cell) => element("td", cell)))),
  );
  const tiles = element(
    "div",
    "",
    ...[
      ["128", "open deals"],
      ["€ 412,000", "in the pipeline"],
      ["17", "tasks this week"],
    ].map(([number, name]) => element("div", name ?? "", element("b", number ?? ""))),
  );
  tiles.className = "tiles";
  for (const tile of tiles.children) tile.className = "tile";
  document.querySelector(".view")?.replaceChildren(tiles, table);
}
addEventListener("hashchange", show);
if (!location.hash) location.replace("#/");
show();
