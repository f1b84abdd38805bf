// One reader without JavaScript: everything that matters can be read and reached, and nothing dead is shown.

import assert from "node:assert/strict";
import { test } from "node:test";

import { article } from "./output.mjs";
import { arrived, eventually, heading, reading, withoutScript } from "./reader.mjs";

test(
  "from the bare address to an article and on to the next",
  reading(withoutScript, async (page) => {
    await page.goto("");
    assert.equal(await page.locator("[data-locales] a").count(), 6);
    await page.getByRole("link", { name: "English" }).click();
    await page.locator(".area-card").getByRole("link", { name: "Contacts" }).click();
    await page.locator(".category-title a").first().click();
    await page.locator(".article-list").getByRole("link", { name: "Import contacts from a file" }).click();
    await eventually(async () => assert.equal(await heading(page), "Import contacts from a file"));
    await page.locator("a[rel=next]").click();
    await eventually(async () => assert.notEqual(await heading(page), "Import contacts from a file"));
    await page.getByRole("navigation", { name: "Breadcrumbs" }).getByRole("link", { name: "Home" }).click();
    await arrived(page, "en/");
  }),
);

test(
  "menus, contents and details are the browser's own",
  reading(withoutScript, async (page) => {
    await page.goto(article("contacts/import/import-contacts", "en"));
    await page.locator(".menu-topics summary").click();
    assert.ok(await page.locator(".menu-topics").getByRole("link", { name: "Reports" }).isVisible());
    await page.locator(".menu-topics summary").click();
    await page.locator(".prose details summary").first().click();
    assert.ok(await page.locator(".prose details").getByText("Import companies first").isVisible());
    const toc = page.locator("[data-toc]");
    if (!(await toc.getByRole("link").first().isVisible())) await toc.locator("summary").click();
    await toc.getByRole("link", { name: "Undo an import" }).click();
    assert.equal(new URL(page.url()).hash, "#undo");
    await page.locator(".menu-locale summary").click();
    await page.locator(".menu-locale").locator("[data-locale=fr]").click();
    await arrived(page, article("contacts/import/import-contacts", "fr"));
  }),
);

test(
  "every tab's text is there, under its name",
  reading(withoutScript, async (page) => {
    await page.goto(article("account/two-step-verification", "en"));
    const tabs = await page.locator("[data-tab]").all();
    assert.ok(tabs.length >= 2);
    for (const tab of tabs) {
      assert.ok(await tab.isVisible());
      assert.equal(await tab.locator(".tab-label").innerText(), await tab.getAttribute("data-tab"));
    }
    assert.equal(await page.getByRole("tab").count(), 0);
  }),
);

test(
  "the contact page shows the whole matrix and leads to every channel",
  reading(withoutScript, async (page) => {
    await page.goto("en/contact/");
    assert.equal(await page.locator(".matrix tbody tr").count(), 5);
    for (const cell of await page.locator(".matrix tbody td").all()) assert.ok(await cell.isVisible());
    for (const id of ["knowledge-base", "community"]) assert.ok(await page.locator(`[data-channel="${id}"] a.button`).isVisible(), id);
    // Sealed: opening it takes a script, which the card says.
    assert.match(await page.locator('[data-channel="phone"] [data-sealed-note]').innerText(), /JavaScript is needed to show it\./);
    for (const id of ["chat", "email", "callback"]) {
      await page.locator(`[data-channel="${id}"] summary`).click();
      const link = page.locator(`[data-channel="${id}"] a.button`);
      assert.ok(await link.isVisible(), id);
      assert.match((await link.getAttribute("href")) ?? "", /^(https|mailto|tel):/);
    }
  }),
);

test(
  "the search page leads to the list of everything",
  reading(withoutScript, async (page) => {
    await page.goto("en/contacts/");
    await page.locator("form[data-search] [name=q]").fill("import");
    await page.locator("form[data-search] [name=q]").press("Enter");
    await page.locator("noscript p").waitFor();
    await arrived(page, "en/search/");
    await page.locator("main").getByRole("link", { name: "All articles A–Z" }).click();
    await arrived(page, "en/a-z/");
    await page.getByRole("link", { name: "Merge duplicate contacts" }).click();
    await arrived(page, article("contacts/merge-duplicates", "en"));
  }),
);

test(
  "no control is shown that would do nothing",
  reading(withoutScript, async (page) => {
    for (const address of ["en/", "en/contact/", "en/search/", article("account/api-keys", "en")]) {
      await page.goto(address);
      const buttons = await page.locator("button:visible").all();
      for (const button of buttons) assert.equal(await button.getAttribute("type"), "submit", await button.innerText());
      // The contact form's fields do something: the browser sends them (contact-form-mail.test.mjs).
      assert.equal(
        await page.locator("input:visible:not([name=q], #request form *), select:visible:not(#request form *)").count(),
        0,
        address,
      );
    }
  }),
);

test(
  "an old address leads to the new one",
  reading(withoutScript, async (page) => {
    await page.goto("en/account/get-help/");
    await page.waitForURL(`**/${article("support/get-help", "en")}`);
  }),
);
