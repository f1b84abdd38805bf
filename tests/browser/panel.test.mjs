// The help panel from one end to the other: Help, the articles for the place, search, reading, a new tab, contact. On a
// product of another origin with a strict content policy, in three scripts, on a desktop and on a phone; axe in each view.

import assert from "node:assert/strict";
import { test } from "node:test";

import { site as arabic } from "./arabic.mjs";
import { accessible } from "./axe.mjs";
import { button, focused, help, using } from "./product.mjs";
import { BASE } from "./places.mjs";
import { desktop, eventually, phone } from "./reader.mjs";
import { siteOf } from "./small-site.mjs";

/**
 * @typedef {object} Words
 * @property {{ origin: string }} site
 * @property {string} dir
 * @property {string} help
 * @property {string} query
 * @property {string} first title of the article that names the context first
 * @property {string} found title of the first result
 * @property {string} contact
 * @property {string} newTab
 * @property {string} plan
 * @property {string} chosen a channel that the plan has, by its button
 */

/** @type {Record<string, Words>} */
const LOCALES = {
  en: {
    site: help,
    dir: "ltr",
    help: "Help",
    query: "import",
    first: "Add and edit a contact",
    found: "Import contacts from a file",
    contact: "Contact support",
    newTab: "Open in new tab",
    plan: "pro",
    chosen: "Send an email",
  },
  ja: {
    site: help,
    dir: "ltr",
    help: "ヘルプ",
    query: "インポート",
    first: "コンタクトを追加・編集する",
    found: "ファイルからコンタクトをインポートする",
    contact: "サポートに問い合わせる",
    newTab: "新しいタブで開く",
    plan: "pro",
    chosen: "メールを送る",
  },
  ar: {
    site: arabic,
    dir: "rtl",
    help: "المساعدة",
    query: "ملف",
    first: "استيراد جهات الاتصال من ملف",
    found: "استيراد جهات الاتصال من ملف",
    contact: "التواصل مع الدعم",
    newTab: "فتح في علامة تبويب جديدة",
    plan: "pro",
    chosen: "الاتصال بنا",
  },
};

for (const [locale, words] of Object.entries(LOCALES)) {
  for (const [size, options] of Object.entries({ desktop, phone })) {
    test(
      `the whole way in ${locale} on a ${size}`,
      using(options, { locale, site: words.site, plan: words.plan }, async ({ page, panel }) => {
        await accessible(page, "the button");
        const box = await button(page).boundingBox();
        const width = options.viewport?.width ?? 0;
        assert.ok(box && (words.dir === "rtl" ? box.x < 60 : box.x + box.width > width - 60), "the button is at the end of the line");
        await page.getByRole("button", { name: words.help, exact: true }).click();

        // Home
        await panel.getByRole("link", { name: words.first }).first().waitFor();
        assert.equal(await panel.getByRole("listitem").first().getByRole("link").locator(".row-title").innerText(), words.first);
        assert.equal(
          await panel
            .locator("css=*")
            .first()
            .evaluate((node) => getComputedStyle(node).direction),
          words.dir,
        );
        await accessible(page, "home");

        // Search
        const input = panel.getByRole("searchbox");
        await input.fill(words.query);
        const result = panel.getByRole("listitem").getByRole("link", { name: words.found }).first();
        await result.waitFor();
        await eventually(async () => assert.match(await panel.getByRole("status").innerText(), /\S/));
        await accessible(page, "search");

        // Reading
        await result.click();
        await panel.getByRole("heading", { level: 1, name: words.found }).waitFor();
        await eventually(async () => assert.equal(await focused(page), "h1"));
        const tab = panel.getByRole("link", { name: words.newTab });
        const [opened] = await Promise.all([page.context().waitForEvent("page"), tab.click()]);
        await opened.waitForLoadState();
        assert.equal(new URL(opened.url()).origin, words.site.origin);
        assert.equal(await opened.locator("main h1").innerText(), words.found);
        await opened.close();
        await accessible(page, "an article");

        // Contact
        await panel.getByRole("button", { name: words.contact }).click();
        await panel.getByRole("heading", { level: 1, name: words.contact }).waitFor();
        await panel.getByText(words.chosen).first().waitFor();
        await accessible(page, "contact");

        // Back to what was read, and to what was searched for.
        await panel.locator(".head button").first().click();
        await panel.getByRole("heading", { level: 1, name: words.found }).waitFor();
        await panel.locator(".head button").first().click();
        await result.waitFor();
        assert.equal(await input.inputValue(), words.query);
        await page.keyboard.press("Escape");
        await panel.waitFor({ state: "hidden" });
        await eventually(async () => assert.equal(await focused(page), "button.help"));
      }),
    );
  }
}

test(
  "an article in the panel has its pictures, tabs and links, and nothing that acts by itself",
  using(desktop, {}, async ({ page, panel }) => {
    await button(page).click();
    const link = panel.getByRole("link", { name: "Import contacts from a file" });
    await link.click();
    const picture = panel.locator(".prose img").first();
    await picture.scrollIntoViewIfNeeded();
    await eventually(async () => assert.ok(await picture.evaluate((node) => /** @type {HTMLImageElement} */ (node).naturalWidth > 0)));
    assert.equal(
      await panel
        .locator("script, style, [style], .anchor, [data-toc]")
        .evaluateAll((nodes) => nodes.filter((node) => node.closest(".reading")).length),
      0,
    );

    // A link to another article stays in the panel, one into the same page goes there.
    await page.evaluate(() => globalThis.guichet?.article("account/two-step-verification"));
    await panel.getByRole("heading", { level: 1 }).waitFor();
    const tabs = panel.getByRole("tab");
    await eventually(async () => assert.ok((await tabs.count()) > 1));
    await tabs.first().focus();
    await page.keyboard.press("ArrowRight");
    assert.equal(await tabs.nth(1).getAttribute("aria-selected"), "true");
    assert.equal(await panel.getByRole("tabpanel").count(), 1);
    await page.evaluate(() => globalThis.guichet?.article("contacts/import/import-contacts"));
    await panel.getByRole("heading", { level: 1, name: "Import contacts from a file" }).waitFor();
    const inner = panel.locator('.prose a[href*="/kb/en/"]').first();
    const title = await panel.getByRole("heading", { level: 1 }).innerText();
    await inner.click();
    await eventually(async () => assert.notEqual(await panel.getByRole("heading", { level: 1 }).innerText(), title));
    assert.equal(page.context().pages().length, 1);
    await panel.getByRole("button", { name: "Back" }).click();
    await eventually(async () => assert.equal(await panel.getByRole("heading", { level: 1 }).innerText(), title));
    await panel.getByRole("button", { name: "Back" }).click();
    assert.equal(await tabs.nth(1).getAttribute("aria-selected"), "true", "it is as it was left");
    await panel.getByRole("button", { name: "Forward" }).click();
    await eventually(async () => assert.equal(await panel.getByRole("heading", { level: 1 }).innerText(), title));
  }),
);

test(
  "how far an article was read is kept",
  using(desktop, {}, async ({ page, panel }) => {
    await page.evaluate(() => globalThis.guichet?.article("contacts/import/import-contacts"));
    await panel.getByRole("heading", { level: 1 }).waitFor();
    const body = panel.locator(".body");
    await body.evaluate((node) => (node.scrollTop = 600));
    await panel.getByRole("button", { name: "Contact support" }).click();
    await panel.getByRole("heading", { level: 1, name: "Contact support" }).waitFor();
    assert.equal(await body.evaluate((node) => node.scrollTop), 0);
    await panel.getByRole("button", { name: "Back" }).click();
    assert.equal(await body.evaluate((node) => node.scrollTop), 600);
  }),
);

test(
  "the matrix and the icons of an article can be seen on another origin",
  using(desktop, {}, async ({ page, panel }) => {
    await page.evaluate(() => globalThis.guichet?.article("support/get-help"));
    await panel.locator(".matrix-mark svg").first().waitFor();
    await eventually(async () => assert.ok((await panel.locator(".matrix-mark svg path").count()) > 5));
    assert.equal(await panel.locator("use").count(), 0);
    await accessible(page, "an article with the matrix");
  }),
);

test(
  "a topic opens in the panel, and its articles from there",
  using(phone, {}, async ({ page, panel }) => {
    await button(page).click();
    await panel.getByRole("link", { name: "Reports", exact: true }).click();
    await panel.getByRole("heading", { level: 1, name: "Reports" }).waitFor();
    await accessible(page, "a list");
    await panel.getByRole("link", { name: "Build a report" }).first().click();
    await panel.getByRole("heading", { level: 1, name: "Build a report" }).waitFor();
  }),
);

test(
  "the text of a category is found and read with what is in it, and so is that of the home page",
  using(desktop, {}, async ({ page, panel }) => {
    await button(page).click();
    await panel.getByRole("searchbox").fill("three guides in order");
    await panel.locator(".results a[href$='/en/contacts/import/']").click();
    await panel.getByRole("heading", { level: 1, name: "Import", exact: true }).waitFor();
    await panel.getByText("Read these three guides in order the first time.").waitFor();
    await panel.getByRole("link", { name: "Fix import errors" }).waitFor();
    await accessible(page, "a category with a text");
    await panel.getByRole("button", { name: "Back" }).click();
    await panel.getByRole("searchbox").fill("five-minute tour");
    await panel.locator(".results a[href$='/en/']").click();
    await panel.getByText("Take the five-minute tour").waitFor();
    await panel.getByRole("link", { name: "Reports", exact: true }).waitFor();
  }),
);

const AREAS = Array.from({ length: 13 }, (_, at) => `Area ${at}`);
const many = await siteOf({
  "site.yaml": `title: Many\nbase_url: https://help.example.com${BASE}\nlocales: { en: {} }\n`,
  "content/en/_index.md": "---\ntitle: Many\n---\nTake the tour.\n",
  ...Object.fromEntries(
    AREAS.flatMap((title, at) => [
      [`content/en/area-${at}/_index.md`, `---\ntitle: ${title}\n---\n`],
      [`content/en/area-${at}/article.md`, `---\ntitle: Article ${at}\n---\nText.\n`],
    ]),
  ),
});
test(
  "the home page of a help centre with many areas lists all of them, without the number of their articles",
  using(desktop, { site: many, context: null }, async ({ page, panel }) => {
    await button(page).click();
    await panel.getByRole("searchbox").fill("take the tour");
    await panel.locator(".results a[href$='/en/']").click();
    await panel.getByText("Take the tour.").waitFor();
    assert.deepEqual(await panel.locator(".rows .row-title").allInnerTexts(), AREAS);
  }),
);

for (const [locale, query, words] of [
  // Too far from a word to be replaced unasked.
  ["en", "wibhuok", "Did you mean “webhook”?"],
  ["fr", "wibhuok", "Vouliez-vous dire"],
]) {
  test(
    `who finds nothing in ${locale} is asked what they meant, and the keyboard gets there`,
    using(desktop, { locale }, async ({ page, panel }) => {
      await button(page).click();
      const input = panel.getByRole("searchbox");
      await input.fill(query);
      const meant = panel.getByRole("button", { name: words });
      await meant.waitFor();
      const text = await meant.innerText();
      await eventually(async () => assert.ok((await panel.getByRole("status").innerText()).endsWith(` · ${text}`)));
      await accessible(page, "did you mean");
      await input.press("ArrowDown");
      await eventually(async () => assert.equal(await focused(page), "button.button.button-quiet"));
      await page.keyboard.press("Enter");
      await panel.locator(".results a").first().waitFor();
      assert.ok(text.includes(await input.inputValue()) && (await input.inputValue()) !== query);
      await eventually(async () => assert.equal(await focused(page), "input.search-input"));

      // Nothing is like it: nothing is offered.
      await input.fill("xyzzy qwqwqw");
      await panel.locator(".empty").waitFor();
      await page.waitForTimeout(300);
      assert.equal(await panel.locator(".empty button").count(), 0);
    }),
  );
}
