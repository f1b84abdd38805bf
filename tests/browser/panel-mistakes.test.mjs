// What an engineer has got wrong in the tag or in a call is said in the console and by `guichet:error`, once, with the
// right form; what is right, or somebody else's, is not mentioned; and nothing is ever thrown into the page.

import assert from "node:assert/strict";
import { test } from "node:test";

import { button, using } from "./product.mjs";
import { desktop, eventually } from "./reader.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** What is said until the ways of contact are shown. @param {Page} page @param {string[]} words */
async function open(page, words) {
  page.on("console", (message) => message.type() === "warning" && words.push(message.text()));
  await page.waitForFunction(() => globalThis.guichet && document.querySelector("guichet-help"));
  await page.evaluate(() => {
    /** @type {unknown[]} */
    const told = [];
    Object.assign(globalThis, { told });
    globalThis.guichet?.addEventListener("guichet:error", ({ detail }) => told.push(detail));
  });
  await page.evaluate(() => globalThis.guichet?.contact());
  await page.getByRole("dialog").locator('[data-channel="chat"]').waitFor();
  // After the ways of contact there is nothing more that could be told.
  await page.waitForTimeout(600);
}

/** @param {Page} page @returns {Promise<{ message: string, name: string, value: unknown }[]>} */
const told = (page) => page.evaluate(() => /** @type {any} */ (globalThis).told);

/** @type {[attributes: string, said: string[]][]} */
const TAGS = [
  ['data-plan="gold"', ['plan: "gold" is not a plan in contacts.yaml; known: free, starter, basic, pro, enterprise']],
  ['data-plan="Pro"', ['plan: "Pro" is not a plan in contacts.yaml; did you mean "pro"?']],
  ['data-plan="{{ plan }}"', ['plan: "{{ plan }}" is not a plan in contacts.yaml']],
  [
    'data-context="contacts-indx"',
    ['context: "contacts-indx" is not a context in site.yaml, an area or a path; did you mean "contacts-index"?'],
  ],
  ['data-locale="tlh"', ['locale: "tlh" is not a language of the help centre']],
  ['data-locale="english"', ['locale: "english" is not a language of the help centre']],
  ['data-account-language="germn"', ['accountLanguage: "germn" is not a language']],
  ['data-theme="drak"', ['theme: "drak" is not a theme; did you mean "dark"?']],
  ['data-launcher="hidden"', ['data-launcher: "hidden" is not on or off']],
  ['data-area="contacts"', ['data-area="contacts" is not an attribute of the panel; did you mean data-context?']],
  ['data-lang="fr"', ["did you mean data-locale?"]],
  ['data-acount-language="fr"', ["did you mean data-account-language?"]],
  ['data-accountlanguage="fr"', ["did you mean data-account-language?"]],
  ['plan="pro"', ['plan="pro" is not an attribute of the panel; did you mean data-plan?']],
  ['data-addons="sso"', ["call guichet.update({ addons: … })"]],
  ['data-plan="gold" data-theme="night"', ["gold", "night"]],
];
for (const [attributes, said] of TAGS) {
  test(
    `told: ${attributes}`,
    using(desktop, { attributes }, async ({ page }) => {
      /** @type {string[]} */
      const words = [];
      await open(page, words);
      assert.equal(words.length, said.length, words.join("\n"));
      for (const [at, part] of said.entries()) assert.ok(words[at]?.startsWith("guichet: ") && words[at].includes(part), words[at]);
      assert.deepEqual(
        (await told(page)).map(({ message }) => `guichet: ${message}`),
        words,
      );
      // Once, however often it is opened.
      await page.evaluate(() => globalThis.guichet?.close());
      await page.evaluate(() => globalThis.guichet?.contact());
      await page.waitForTimeout(600);
      assert.equal(words.length, said.length);
    }),
  );
}

for (const attributes of [
  'data-locale="fr" data-plan="pro" data-context="contacts-index" data-account-language="pt-BR" data-theme="auto" data-launcher="off"',
  'data-locale="fr-CA" data-launcher="on" data-mount="on"',
  'data-locale="fr_FR" data-launcher="false"',
  'data-locale="jp"',
  'data-plan="" data-context="" data-locale=""',
  'data-context="/somewhere/else"',
  'data-context="contacts"',
  'data-context="#/route"',
  // Of tag managers, frameworks, and a page's own scripts.
  'lang="en" id="help" class="x" nonce="n" crossorigin data-nscript="afterInteractive" data-cfasync="false" data-rh="true" data-turbo-track="reload" data-n-head="ssr" data-category="support" data-src="x" data-testid="help"',
]) {
  test(
    `nothing to tell: ${attributes}`,
    using(desktop, { attributes }, async ({ page }) => {
      /** @type {string[]} */
      const words = [];
      await open(page, words);
      assert.deepEqual(words, []);
      assert.deepEqual(await told(page), []);
      if (/launcher="(off|false)"/.test(attributes))
        assert.equal(await page.evaluate(() => document.querySelector("guichet-help")?.shadowRoot?.querySelector("button")?.hidden), true);
      if (/locale="fr/.test(attributes))
        await page
          .getByRole("heading", { level: 1, name: "Contacter l’assistance" })
          .or(page.locator("guichet-help .root[lang=fr] h1"))
          .first()
          .waitFor();
    }),
  );
}

/** @type {[call: string, said: string][]} */
const CALLS = [
  ['guichet.update({ lang: "fr" })', '"lang" is not an option of the panel; did you mean "locale"?'],
  ['guichet.update({ colour: "red" })', '"colour" is not an option of the panel; known: locale, context'],
  ["guichet.update({ plan: 3 })", "plan: 3 is not a plan"],
  ['guichet.update({ addons: "sso" })', 'addons: "sso" is not a list'],
  ['guichet.update({ seat: "yes" })', 'seat: "yes" is not true or false'],
  ['guichet.update({ created: "05.03.2024" })', "is not a day like 2024-03-05"],
  ['guichet.update({ created: "2024-13-45" })', "is not a day like 2024-03-05"],
  ["guichet.update({ locale: 7 })", "locale: 7 is not a language"],
  ['guichet.context("contcts-index")', 'did you mean "contacts-index"?'],
  ['guichet.contact("chatt")', 'contact(): "chatt" is not a channel in contacts.yaml; did you mean "chat"?'],
  ['guichet.article("contacts/nothing")', 'article(): "contacts/nothing" is not an article of the help centre'],
  ["guichet.article(undefined)", 'article(): "undefined" is not an article'],
  ["guichet.badge(2)", "badge(): 2 is not like { count: 2 }"],
];
for (const [call, said] of CALLS) {
  test(
    `told: ${call}`,
    using(desktop, {}, async ({ page, problems }) => {
      /** @type {string[]} */
      const words = [];
      await open(page, words);
      await page.evaluate(call);
      await eventually(async () =>
        assert.ok(
          (await told(page)).some(({ message }) => message.includes(said)),
          JSON.stringify(await told(page)),
        ),
      );
      assert.ok(
        words.some((word) => word.includes(said)),
        words.join("\n"),
      );
      // The browser says itself that an article can't be fetched.
      const rest = problems.filter((line) => !/Failed to load resource/.test(line));
      problems.splice(0, problems.length, ...rest);
    }),
  );
}

test(
  "odd arguments throw nothing and break nothing",
  using(desktop, {}, async ({ page, panel, problems }) => {
    await page.evaluate(async () => {
      const panel = /** @type {any} */ (globalThis.guichet);
      for (const odd of [undefined, null, 7, "", "x", {}, [], () => {}, Symbol.iterator]) {
        for (const method of ["update", "context", "badge", "search", "article", "contact"]) await panel[method](odd);
      }
      panel.update({ locale: null, context: null, plan: null, theme: null, launcher: undefined, addons: null });
      panel.badge(null);
    });
    await panel.waitFor();
    await page.evaluate(() => globalThis.guichet?.search("import"));
    await panel.getByText(/^\d+ results$/).waitFor();
    const rest = problems.filter((line) => !/Failed to load resource/.test(line));
    problems.splice(0, problems.length, ...rest);
  }),
);

test(
  "a customer of an unknown plan is asked for their plan, and not told that it includes nothing",
  using(desktop, { plan: "gold" }, async ({ page, panel }) => {
    await page.clock.setFixedTime("2026-11-30T15:00:00Z");
    await button(page).click();
    await panel.getByRole("button", { name: "Contact support" }).click();
    await panel.getByRole("combobox").selectOption("pro");
    await panel.getByRole("link", { name: "Start a chat" }).or(panel.locator('[data-channel="chat"] .button')).first().waitFor();
  }),
);
