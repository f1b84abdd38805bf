// The contact page and the panel say the same of every way of contact: who may use it now is decided by one code.

import assert from "node:assert/strict";
import { test } from "node:test";

import { button, using } from "./product.mjs";
import { BASE } from "./places.mjs";
import { desktop, reading } from "./reader.mjs";
import { siteOf } from "./small-site.mjs";

const site = await siteOf({
  "site.yaml": `title: Help\nbase_url: https://help.example.com${BASE}\ndefault_locale: en\nlocales: { en: {}, fr: { fallback: [en] } }\n`,
  "contacts.yaml": `plans: [free, pro]
channels:
  forum: { plans: all, href: "https://forum.example.com/" }
  phone: { kind: phone, plans: [pro], languages: [en], href: "tel:+1-555-0100", hours: { tz: America/New_York, mon-fri: "08:00-20:00" } }
  chat: { kind: chat, plans: [pro], languages: [en, de], href: "https://chat.example.com/?lang={lang}" }
  email: { kind: email, plans: [pro], languages: [en, fr], href: "mailto:help@example.com" }
`,
  "locales/en.ftl": "plan-free = Free\nplan-pro = Pro\nchannel-forum = Forum\n",
  "locales/fr.ftl": "plan-free = Gratuit\nplan-pro = Pro\nchannel-forum = Forum\n",
  "content/en/guide/_index.md": "---\ntitle: Guide\n---\n",
  "content/fr/guide/_index.md": "---\ntitle: Guide\n---\n",
  "content/en/guide/a.md": "---\ntitle: A\n---\nText.\n",
  "content/fr/guide/a.md": "---\ntitle: A\n---\nTexte.\n",
});

const MONDAY = "2026-11-23T15:00:00Z";
const SUNDAY = "2026-11-29T15:00:00Z";

/** Which ways have something to press. @type {[locale: string, plan: string, time: string, ways: string[]][]} */
const CASES = [
  ["en", "pro", MONDAY, ["chat", "email", "forum", "phone"]],
  ["en", "pro", SUNDAY, ["chat", "email", "forum"]],
  // Neither the phone nor the chat speaks French: both say so, and are there for those who speak English.
  ["fr", "pro", MONDAY, ["chat", "email", "forum", "phone"]],
  ["fr", "pro", SUNDAY, ["chat", "email", "forum"]],
  ["fr", "free", MONDAY, ["forum"]],
];

for (const [locale, plan, time, expected] of CASES) {
  const name = `${locale}, ${plan}, ${time === SUNDAY ? "Sunday" : "Monday"}`;
  test(
    `${name}: the page`,
    reading(
      desktop,
      async (page) => {
        await page.clock.setFixedTime(time);
        await page.goto(`${locale}/contact/?plan=${plan}`);
        await page.locator("[data-plan-summary]:not(:empty)").waitFor();
        const ways = await page
          .locator("main [data-channel]")
          .evaluateAll((cards) =>
            cards
              .filter((card) => [...card.querySelectorAll("[data-channel-action] a")].some((link) => link.checkVisibility()))
              .map((card) => /** @type {HTMLElement} */ (card).dataset.channel ?? ""),
          );
        assert.deepEqual(ways.sort(), expected);
        const notSpoken = await page.locator(".channel-not-in-language").count();
        assert.equal(notSpoken, locale === "fr" ? 2 : 0);
      },
      site,
    ),
  );
  test(
    `${name}: the panel`,
    using(desktop, { locale, plan, site }, async ({ page, panel }) => {
      await page.clock.setFixedTime(time);
      await button(page).click();
      await page.evaluate(() => globalThis.guichet?.contact());
      await panel.locator("[data-channel]").first().waitFor();
      const ways = await panel
        .locator("[data-channel]")
        .evaluateAll((cards) =>
          cards
            .filter((card) => card.querySelector("a[href], button.button"))
            .map((card) => /** @type {HTMLElement} */ (card).dataset.channel ?? ""),
        );
      assert.deepEqual(ways.sort(), expected);
    }),
  );
}
