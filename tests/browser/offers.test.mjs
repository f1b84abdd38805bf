// One table of cases, tests/vectors/offers.json, in the three places that show ways of contact: the contact page, cards in
// articles, and the help panel. What is decided is checked where it is made (crates/contacts/src/offer/tests.rs, tests/js);
// here, that each place draws just that.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { BASE, ROOT } from "./places.mjs";
import { button, using } from "./product.mjs";
import { desktop, eventually, reading } from "./reader.mjs";
import { GUICHET, siteOf } from "./small-site.mjs";

/** @typedef {{ channel: string, state: "open" | "unsaid" | "closed" | "locked", warning?: string, instead?: string, until?: string }} Offer */
/**
 * @typedef {{ plan?: string, addons?: string[], seat?: boolean, created?: string, account_language?: string }} Customer
 * @typedef {{ name: string, locale: string, at: string, customer: Customer, pass: Required<Pick<Customer, "plan">> & Customer | null, offers: Offer[] }} Case
 */

/** @type {{ "contacts.yaml": string, cases: Case[] }} */
const { "contacts.yaml": policy, cases } = JSON.parse(readFileSync(`${ROOT}/tests/vectors/offers.json`, "utf8"));
const CHANNELS = cases[0]?.offers.map(({ channel }) => channel) ?? [];
const NUMBER = "+1 555 010 4477";

const secrets = { GUICHET_SEAL_KEY: execFileSync(GUICHET, ["seal", "keygen"], { encoding: "utf8" }).trim(), SUPPORT_PHONE: NUMBER };
const words = "plan-free = Free\nplan-pro = Pro\nplan-enterprise = Enterprise\naddon-night-desk = Night desk\n";
const names = `${words}${CHANNELS.map((id) => `channel-${id} = ${id}\n`).join("")}`;
const cards = CHANNELS.map((id) => `{{ contact(channel="${id}") }}`).join("\n\n");
/** @type {Record<string, string>} */
const files = {
  "site.yaml": `title: Help\nbase_url: https://help.example.com${BASE}\ndefault_locale: en\nlocales: { en: {}, fr: {}, de: {} }\n`,
  "contacts.yaml": policy,
};
for (const locale of ["en", "fr", "de"]) {
  files[`locales/${locale}.ftl`] = names;
  files[`content/${locale}/guide/_index.md`] = "---\ntitle: Guide\n---\n";
  files[`content/${locale}/guide/ways.md`] = `---\ntitle: Ways\ndescription: Ways to reach us.\n---\n\n${cards}\n`;
}
const site = await siteOf(files, secrets);

/** @param {Case} one */
const passOf = ({ pass, at }) => {
  if (!pass) return undefined;
  const { plan, addons, seat, created } = pass;
  const flags = [
    ...(addons ? ["--addon", addons.join(",")] : []),
    ...(seat === undefined ? [] : ["--seat", String(seat)]),
    ...(created ? ["--created", created] : []),
  ];
  const args = ["seal", "token", "--root", site.source, "--plan", plan, "--at", at, ...flags];
  return execFileSync(GUICHET, args, { encoding: "utf8", env: { ...process.env, ...secrets } }).trim();
};

/**
 * What a card shows of an offer, in the words of the table; run in the page. The places have other markup, and the same to say.
 * @param {Element[]} cards
 */
function look(cards) {
  return cards.map((card) => {
    const seen = (/** @type {string} */ selector) =>
      [...card.querySelectorAll(selector)].filter((node) => node.checkVisibility({ visibilityProperty: true }));
    const ways = seen(".channel-action a, .way-text > :is(a, .button)").filter((node) => !node.closest(".channel-sealed-note"));
    return {
      channel: /** @type {HTMLElement} */ (card).dataset.channel ?? "",
      ways: ways.length,
      fold: seen("summary").length,
      // How to get what is sealed.
      sealed: seen('.channel-sealed-note, .way-note a[href^="https://app.example.com/"]').length,
      warned: seen(".channel-not-in-language, .way-warning").length,
      text: /** @type {HTMLElement} */ (card).innerText.replace(/\s+/g, " "),
      instead: seen("[data-instead] a, .link").length,
    };
  });
}

/** @param {Case} one @param {ReturnType<typeof look>} seen @param {"page" | "article" | "panel"} place */
function compare({ offers, pass }, seen, place) {
  assert.deepEqual(seen.map(({ channel }) => channel).sort(), [...CHANNELS].sort());
  for (const { channel, state, warning, instead } of offers) {
    const card = seen.find((card) => card.channel === channel);
    const about = `${place}: ${channel} should be ${state}: ${JSON.stringify(card)}`;
    assert.ok(card, about);
    const isSealed = channel === "phone" && pass === null;
    assert.equal(card.ways > 0, state === "open" && !isSealed, about);
    // Nobody knows whose it is: a page lets them say so, or get what is sealed; the panel asks for their plan.
    const unsaid = state === "unsaid" && place !== "panel";
    assert.equal(card.fold > 0, unsaid && channel !== "phone", about);
    assert.equal(card.sealed > 0, (isSealed && state === "open") || (channel === "phone" && unsaid), about);
    assert.equal(/Closed now|Fermé en ce moment|Zurzeit geschlossen/.test(card.text), state === "closed", about);
    if (state === "open") assert.equal(card.warned > 0, warning !== undefined, about);
    // Nobody is led to a page that stands right beside it.
    if (instead && instead !== "forum") assert.ok(card.instead > 0 || state === "locked", about);
    // The number is there for whose pass opens it, and who may use it now; for nobody else.
    if (channel === "phone") assert.equal(card.text.includes("555"), pass !== null && state === "open", about);
  }
}

for (const one of cases) {
  const { name, locale, at, customer, pass } = one;
  const token = passOf(one);
  // A page can be told of the plan and of add-ons; the rest it takes from a pass.
  const isOfPages = customer.seat === undefined && customer.created === undefined && customer.account_language === undefined;
  // A pass says whose plan it is; that another one is looked at can be said on the contact page only.
  const looksElsewhere = pass !== null && pass.plan !== customer.plan;
  const hash = token ? `#pass=${token}` : "";
  const remembered = { "guichet.plan": customer.plan ?? "", "guichet.addons": (customer.addons ?? []).join(" ") };

  if (isOfPages) {
    test(
      `${name}: the contact page`,
      reading(
        desktop,
        async (page) => {
          await page.clock.setFixedTime(at);
          await page.addInitScript((said) => Object.entries(said).forEach(([key, value]) => localStorage.setItem(key, value)), remembered);
          await page.goto(`${locale}/contact/${hash}`);
          if (token) await page.locator("[data-pass] button").waitFor();
          if (looksElsewhere) await page.getByRole("radio", { name: "Free" }).check();
          await eventually(async () => compare(one, await page.locator("main [data-channel]").evaluateAll(look), "page"));
        },
        site,
      ),
    );
  }
  if (isOfPages && !looksElsewhere) {
    test(
      `${name}: cards in an article`,
      reading(
        desktop,
        async (page) => {
          await page.clock.setFixedTime(at);
          // The plan by the pass alone: nothing else need say it.
          const said = token ? { ...remembered, "guichet.plan": "" } : remembered;
          await page.addInitScript((said) => Object.entries(said).forEach(([key, value]) => localStorage.setItem(key, value)), said);
          await page.goto(`${locale}/guide/ways/${hash}`);
          await eventually(async () => compare(one, await page.locator("article [data-channel]").evaluateAll(look), "article"));
        },
        site,
      ),
    );
  }
  if (!looksElsewhere) {
    test(
      `${name}: the panel`,
      using(desktop, { locale, context: null, plan: customer.plan, site }, async ({ page, panel }) => {
        await page.clock.setFixedTime(at);
        const { addons, seat, created, account_language } = customer;
        await page.evaluate((given) => globalThis.guichet?.update(given), {
          addons,
          seat,
          created,
          accountLanguage: account_language,
          pass: token,
        });
        await button(page).click();
        await page.evaluate(() => globalThis.guichet?.contact());
        await panel.locator(".ways [data-channel]").first().waitFor();
        await eventually(async () => compare(one, await panel.locator(".ways [data-channel]").evaluateAll(look), "panel"));
      }),
    );
  }
}
