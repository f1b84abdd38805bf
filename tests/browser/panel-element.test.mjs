// `<guichet-panel>` of the package for npm: the panel is there while the element is, and follows its attributes.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { BASE, ROOT } from "./places.mjs";
import { button, using } from "./product.mjs";
import { desktop, eventually } from "./reader.mjs";
import { siteOf } from "./small-site.mjs";

const source = (/** @type {string} */ name) => readFileSync(`${ROOT}/packaging/npm-panel/${name}`, "utf8");
const site = await siteOf({
  "site.yaml": `title: Help\nbase_url: https://help.example.com${BASE}\nlocales: { en: {}, fr: {} }\n`,
  "contacts.yaml": 'plans: [free, pro]\nchannels:\n  forum: { plans: all, href: "https://forum.example.com/" }\n',
  "locales/en.ftl": "plan-free = Free\nplan-pro = Pro\n",
  "locales/fr.ftl": "plan-free = Free\nplan-pro = Pro\n",
  "content/en/guide/_index.md": "---\ntitle: Guide\n---\n",
  "content/fr/guide/_index.md": "---\ntitle: Guide\n---\n",
  "content/en/guide/a.md": "---\ntitle: A\n---\nText.\n",
  "content/fr/guide/a.md": "---\ntitle: A\n---\nTexte.\n",
  // The policy of the product's page lets scripts come from there.
  "static/element/element.js": source("element.js"),
  "static/element/index.js": source("index.js"),
});
const head = `<script type="module" src="${site.origin}${BASE}element/element.js"></script>`;
const body = `<main><h1>Product</h1><guichet-panel help-centre="${site.origin}${BASE}" locale="en" plan="prp" addons="a b" seat="false"></guichet-panel></main>`;
const product = { site, head, body, attributes: 'data-mount="off"' };

test(
  "the panel follows the attributes, and goes and comes back with the element",
  using(desktop, product, async ({ page }) => {
    await button(page).waitFor();
    assert.equal(await button(page).innerText(), "Help");
    await page.evaluate(() => document.querySelector("guichet-panel")?.setAttribute("locale", "fr"));
    await eventually(async () => assert.equal(await button(page).innerText(), "Aide"));
    await page.evaluate(() => {
      const element = document.querySelector("guichet-panel");
      Object.assign(globalThis, { element });
      element?.remove();
    });
    await eventually(async () => assert.equal(await page.locator("guichet-help").count(), 0));
    assert.equal(await page.evaluate(() => globalThis.guichet), undefined);
    await page.evaluate(() => document.body.append(/** @type {any} */ (globalThis).element));
    await button(page).waitFor();
  }),
);

test(
  "what is misspelled in an attribute is told on the document, with what was probably meant",
  using(desktop, product, async ({ page }) => {
    await button(page).waitFor();
    await page.evaluate(() => {
      /** @type {unknown[]} */
      const told = [];
      Object.assign(globalThis, { told });
      document.addEventListener("guichet:error", ({ detail }) => told.push(detail));
    });
    await button(page).click();
    await eventually(async () => {
      const told = await page.evaluate(() => /** @type {any} */ (globalThis).told);
      assert.deepEqual(told[0], {
        name: "plan",
        value: "prp",
        nearest: "pro",
        message: 'plan: "prp" is not a plan in contacts.yaml; did you mean "pro"?',
      });
    });
  }),
);
