// What changes while the panel is open: the place, the language, the plan. And what is announced of it.

import assert from "node:assert/strict";
import { test } from "node:test";

import { site as arabic } from "./arabic.mjs";
import { button, using } from "./product.mjs";
import { desktop, eventually } from "./reader.mjs";

/** @param {import("playwright-core").Locator} panel */
const titles = (panel) => panel.locator(".rows .row-title").allInnerTexts();

test(
  "another place in the product: other articles, by context, by address, by area, and last the most important ones",
  using(desktop, {}, async ({ page, panel }) => {
    await button(page).click();
    await panel.getByText("Help for this page").waitFor();
    const contacts = await titles(panel);
    assert.equal(contacts[0], "Add and edit a contact");
    /** @param {string | null} context */
    const go = async (context) => {
      const before = await titles(panel);
      await page.evaluate((context) => globalThis.guichet?.context(context), context);
      await eventually(async () => assert.notDeepEqual(await titles(panel), before));
      return titles(panel);
    };
    assert.ok((await go("report-editor")).includes("Build a report"));
    assert.deepEqual(await go("#/contacts"), contacts, "an address that site.yaml has a pattern for");
    await go("email/somewhere");
    assert.equal(await panel.getByRole("heading", { level: 2 }).first().innerText(), "Help for “Email”");
    await go("nowhere");
    assert.equal(await panel.getByRole("heading", { level: 2 }).first().innerText(), "Popular articles");
  }),
);

test(
  "another place while reading: the article stays, and home is of the new place",
  using(desktop, {}, async ({ page, panel }) => {
    await button(page).click();
    await panel.getByRole("link", { name: "Add and edit a contact" }).click();
    const heading = panel.getByRole("heading", { level: 1, name: "Add and edit a contact" });
    await heading.waitFor();
    await page.evaluate(() => globalThis.guichet?.context("dashboard"));
    await page.waitForTimeout(200);
    assert.ok(await heading.isVisible());
    await panel.getByRole("button", { name: "Back" }).click();
    await panel
      .getByRole("link", { name: /dashboard/i })
      .first()
      .waitFor();
  }),
);

test(
  "another language: what was read, searched for or looked at is there in that language",
  using(desktop, {}, async ({ page, panel }) => {
    /** @param {string} locale */
    const speak = (locale) => page.evaluate((locale) => globalThis.guichet?.update({ locale }), locale);
    await button(page).click();
    await panel.getByRole("searchbox").fill("import");
    await panel.getByText("15 results").waitFor();
    await speak("fr");
    await panel
      .getByRole("status")
      .getByText(/résultats/)
      .waitFor();
    await panel
      .getByRole("link", { name: /Importer/ })
      .first()
      .click();
    await panel.getByRole("heading", { level: 1, name: /Importer/ }).waitFor();
    // Half way down, at a heading: its translation is where the reader goes on.
    await panel
      .locator(".prose h2")
      .nth(1)
      .evaluate((node) => node.scrollIntoView());
    await speak("ja-JP");
    await panel.getByRole("heading", { level: 1, name: "ファイルからコンタクトをインポートする" }).waitFor();
    const below = await panel
      .locator(".prose h2")
      .nth(1)
      .evaluate((node) => node.getBoundingClientRect().top - (node.closest(".body")?.getBoundingClientRect().top ?? 0));
    assert.ok(below >= 0 && below < 80, `the second heading is ${below} below the top`);
    await page.evaluate(() => globalThis.guichet?.contact());
    await panel.getByRole("heading", { level: 1, name: "サポートに問い合わせる" }).waitFor();
    await speak("en");
    await panel.getByRole("heading", { level: 1, name: "Contact support" }).waitFor();
    await panel.getByRole("button", { name: "Back" }).click();
    await panel.getByRole("heading", { level: 1, name: "Import contacts from a file" }).waitFor();
    await panel.getByRole("button", { name: "Back" }).click();
    await panel.getByText("15 results").waitFor();
  }),
);

test(
  "a language that the help centre doesn't have: the nearest that it has",
  using(desktop, { locale: "pt-PT" }, async ({ page, panel }) => {
    await page.getByRole("button", { name: "Ajuda" }).click();
    await panel.getByRole("listitem").first().waitFor();
    await page.evaluate(() => globalThis.guichet?.update({ locale: "tlh" }));
    await panel.getByText("Help for this page").waitFor();
    await page.evaluate(() => globalThis.guichet?.update({ locale: "jp" }));
    await panel.getByText("このページのヘルプ").waitFor();
  }),
);

test(
  "an article in another language is labelled, in lists and where it is read",
  using(desktop, { locale: "en", site: arabic }, async ({ page, panel }) => {
    await button(page).click();
    const row = panel.getByRole("listitem").first();
    await row.getByText("In Arabic").waitFor();
    assert.equal(await row.locator(".row-title").getAttribute("lang"), "ar");
    await row.getByRole("link").click();
    await panel.getByText(/You are reading it in Arabic/).waitFor();
    assert.equal(await panel.locator("article").getAttribute("dir"), "rtl");
    // In the list of a category, too.
    await page.evaluate(() => globalThis.guichet?.article("contacts/import"));
    await panel.locator("a.row[lang=ar]").getByText("استيراد جهات الاتصال من ملف", { exact: true }).waitFor();
  }),
);

test(
  "an article is found by its id, whatever its address is in the language",
  using(desktop, { locale: "fr" }, async ({ page, panel }) => {
    for (const id of ["contacts/import/import-contacts", "account/api-keys", "reports/build-a-report"]) {
      await page.evaluate((id) => globalThis.guichet?.article(id), id);
      await eventually(async () => assert.ok(await panel.locator(`article[data-article="${id}"]`).isVisible()));
      assert.equal(await panel.locator(".new-tab").count(), 1);
    }
  }),
);

test(
  "a downgrade locks at once, with the reason and the plan that has it",
  using(desktop, { plan: "pro" }, async ({ page, panel }) => {
    // A Tuesday on which all are open: what is closed comes behind what is open, and what is locked does not.
    await page.clock.setFixedTime("2026-11-24T15:00:00Z");
    await page.evaluate(() => globalThis.guichet?.contact());
    const chat = panel.locator('[data-channel="email"]');
    await chat.getByRole("link").or(chat.getByRole("button")).first().waitFor();
    const order = () => panel.locator("[data-channel]").evaluateAll((ways) => ways.map((way) => way.getAttribute("data-channel")));
    const before = await order();
    await page.evaluate(() => globalThis.guichet?.update({ plan: "free" }));
    await chat.getByText("Not included in Free CRM. Available on Starter and higher plans.").waitFor();
    assert.equal(await chat.getByRole("link").count(), 0);
    assert.deepEqual(await order(), before, "nothing is reordered or dropped (WCAG 2.2, 3.2.6)");
    assert.deepEqual(before, ["knowledge-base", "community", "chat", "email", "phone", "callback"]);
    assert.ok(await panel.locator('[data-channel="community"]').getByRole("link").isVisible());
  }),
);

test(
  "callback speaks the account's language, and says how to change it",
  using(desktop, { plan: "pro" }, async ({ page, panel }) => {
    await page.evaluate(() => {
      globalThis.guichet?.update({ accountLanguage: "fi" });
      globalThis.guichet?.contact("callback");
    });
    await panel
      .locator('[data-channel="callback"]')
      .getByText(/change the language in your account settings/)
      .waitFor();
  }),
);

test(
  "a customer whose plan nobody knows can name it",
  using(desktop, {}, async ({ page, panel }) => {
    await page.evaluate(() => globalThis.guichet?.contact());
    const phone = panel.locator('[data-channel="phone"]');
    await phone.getByText("Included in Basic, Pro and Enterprise").waitFor();
    await panel.getByLabel("Which plan are you on?").selectOption("free");
    await phone.getByText("Not included in Free CRM. Available on Basic and higher plans.").waitFor();
  }),
);

test(
  "the product hears what happens: settled searches once, those without results too",
  using(desktop, {}, async ({ page, panel }) => {
    // The customer types as fast as the clock is wound, however fast the machine is.
    await page.clock.install();
    await page.clock.pauseAt(await page.evaluate(() => Date.now() + 1_000));
    await page.evaluate(() => {
      /** @type {unknown[]} */
      const heard = [];
      Object.assign(globalThis, { heard });
      for (const name of ["open", "close", "search", "zero-results", "article", "contact", "error"]) {
        globalThis.guichet?.addEventListener(`guichet:${name}`, (event) => heard.push([name, /** @type {CustomEvent} */ (event).detail]));
      }
    });
    await button(page).click();
    const input = panel.getByRole("searchbox");
    // Answered, but not settled when the next query begins.
    await input.fill("dashboard");
    await page.clock.runFor(200);
    await panel
      .getByRole("status")
      .getByText(/^\d+ results$/)
      .waitFor();
    await page.clock.runFor(700);
    await input.fill("");
    for (const letter of "import") {
      await input.press(letter);
      await page.clock.runFor(100);
    }
    await page.clock.runFor(100);
    await panel.getByText("15 results").waitFor();
    await page.clock.runFor(5_000);
    await input.fill("xyzzy qwqwqw");
    await page.clock.runFor(200);
    await panel.getByText("No results found").waitFor();
    await page.clock.runFor(5_000);
    await page.keyboard.press("Escape");
    assert.deepEqual(await page.evaluate(() => /** @type {any} */ (globalThis).heard), [
      ["open", { locale: "en", context: "contacts-index" }],
      ["search", { query: "import", locale: "en", total: 15 }],
      ["search", { query: "xyzzy qwqwqw", locale: "en", total: 0 }],
      ["zero-results", { query: "xyzzy qwqwqw", locale: "en" }],
      ["close", null],
    ]);
  }),
);
