// Languages: the bare address leads to the reader's own, the switcher keeps the article, borrowed text says so.

import assert from "node:assert/strict";
import { test } from "node:test";

import { article } from "./output.mjs";
import { BASE } from "./places.mjs";
import { arrived, desktop, eventually, pathOf, reading } from "./reader.mjs";

/** @param {import("playwright-core").Page} page @param {string} locale */
async function switchTo(page, locale) {
  await page.locator(".menu-locale summary").click();
  await page.locator(`.menu-locale a[data-locale="${locale}"]`).click();
}

for (const [wish, locale] of [
  ["fr-CA", "fr"],
  ["pt-PT", "pt"],
  ["de", "de"],
  ["ja-JP", "ja"],
]) {
  test(
    `a browser that speaks ${wish} is led to ${locale}/`,
    reading({ ...desktop, locale: /** @type {string} */ (wish) }, async (page) => {
      await page.goto("");
      await page.waitForURL(`**${BASE}${locale}/`);
      assert.equal(await page.locator("html").getAttribute("lang"), locale);
    }),
  );
}

test(
  "a browser without any of the languages is asked, and the answer is remembered",
  reading({ ...desktop, locale: "nl-NL" }, async (page) => {
    await page.goto("");
    const links = page.locator("[data-locales] a");
    assert.deepEqual(await links.evaluateAll((all) => all.map((link) => link.getAttribute("hreflang"))), [
      "en",
      "fr",
      "de",
      "ja",
      "pt",
      "es",
    ]);
    await page.waitForTimeout(300);
    assert.equal(pathOf(page), "");
    await page.getByRole("link", { name: "日本語" }).click();
    await page.waitForURL(`**${BASE}ja/`);
    await page.goto("");
    await page.waitForURL(`**${BASE}ja/`);
  }),
);

test(
  "whoever comes from the site itself came to choose",
  reading({ ...desktop, locale: "fr-FR" }, async (page) => {
    await page.goto("en/");
    await page.goto("", { referer: page.url() });
    await page.waitForTimeout(300);
    assert.equal(pathOf(page), "");
  }),
);

test(
  "the switcher keeps the article, and its choice wins over the browser's language",
  reading(desktop, async (page) => {
    const id = "contacts/import/import-contacts";
    await page.goto(article(id, "en"));
    for (const locale of ["fr", "ja", "de"]) {
      await switchTo(page, locale);
      await arrived(page, article(id, locale));
      assert.equal(await page.locator("html").getAttribute("lang"), locale);
      assert.equal(await page.locator("article").getAttribute("data-article"), id);
    }
    await page.goto("");
    await page.waitForURL(`**${BASE}de/`);
  }),
);

test(
  "an article that is not translated comes in its fallback language, marked as such, inside the reader's site",
  reading({ ...desktop, locale: "ja-JP" }, async (page) => {
    const id = "account/single-sign-on";
    await page.goto(article(id, "en"));
    assert.equal(await page.locator(".notice").count(), 0);
    await switchTo(page, "ja");
    await arrived(page, article(id, "ja"));
    assert.equal(await page.locator("html").getAttribute("lang"), "ja");
    assert.equal(await page.locator("article").getAttribute("lang"), "en");
    const notice = page.locator(".notice-fallback");
    assert.equal(await notice.getAttribute("lang"), "ja");
    assert.match(await notice.innerText(), /英語/);
    for (const href of await page
      .locator(".prose a[href^='/kb/']")
      .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""))) {
      assert.match(href, /^\/kb\/(ja|assets)\//, "links of a borrowed text stay in the reader's language");
    }
  }),
);

test(
  "an article of one language only leads elsewhere to the nearest page",
  reading(desktop, async (page) => {
    await page.goto(article("support/callback-in-french", "fr"));
    await switchTo(page, "en");
    await eventually(async () => assert.match(pathOf(page), /^en\//));
    assert.ok((await page.locator("main h1").innerText()).length > 0);
  }),
);

test(
  "dates and alphabetical order are the reader's own",
  reading(desktop, async (page) => {
    const id = "contacts/import/import-contacts";
    for (const locale of ["en", "fr", "de", "ja"]) {
      await page.goto(article(id, locale));
      const time = page.locator(".article-meta time");
      const day = new Date(`${await time.getAttribute("datetime")}T00:00:00Z`);
      const text = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(day);
      assert.ok((await time.innerText()).includes(text), `${await time.innerText()}: ${text}`);
    }
    for (const locale of ["en", "fr", "de", "es"]) {
      await page.goto(`${locale}/a-z/`);
      // Parts of the list that are out of sight are not laid out yet, and have no inner text: their content is there.
      const titles = await page.locator(".az-list a").allTextContents();
      assert.ok(titles.length > 20 && titles.every((title) => title.trim() !== ""), titles.join("|"));
      const collator = new Intl.Collator(locale);
      assert.deepEqual(titles, [...titles].sort(collator.compare));
    }
  }),
);
