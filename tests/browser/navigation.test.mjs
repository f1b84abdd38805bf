// From the home page to an article and on: cards, breadcrumbs, contents, neighbours, menus, moved and missing pages.

import assert from "node:assert/strict";
import { test } from "node:test";

import { article } from "./output.mjs";
import { arrived, desktop, eventually, heading, pathOf, phone, reading } from "./reader.mjs";

test(
  "from the home page through area and category to an article, and along its neighbours",
  reading(desktop, async (page) => {
    await page.goto("en/");
    await page.locator(".area-card").getByRole("link", { name: "Contacts" }).click();
    await arrived(page, "en/contacts/");
    await eventually(async () => assert.equal(await heading(page), "Contacts"));

    await page.locator(".category-title a").first().click();
    await arrived(page, "en/contacts/import/");
    await page.locator(".article-list").getByRole("link", { name: "Import contacts from a file" }).click();
    await eventually(async () => assert.equal(await heading(page), "Import contacts from a file"));
    const first = pathOf(page);

    const next = page.locator("a[rel=next]");
    const title = await next.locator("bdi").innerText();
    await next.click();
    await eventually(async () => assert.equal(await heading(page), title));
    await page.locator("a[rel=prev]").click();
    await arrived(page, first);
  }),
);

test(
  "breadcrumbs lead back up, and name the page itself last",
  reading(desktop, async (page) => {
    await page.goto(article("contacts/import/import-contacts", "en"));
    const crumbs = page.getByRole("navigation", { name: "Breadcrumbs" });
    assert.deepEqual(await crumbs.locator("li").allInnerTexts(), ["Home", "Contacts", "Import", "Import contacts from a file"]);
    assert.equal(await crumbs.locator("[aria-current=page]").innerText(), "Import contacts from a file");
    for (const [name, path] of [
      ["Import", "en/contacts/import/"],
      ["Contacts", "en/contacts/"],
      ["Home", "en/"],
    ]) {
      await page.goto(article("contacts/import/import-contacts", "en"));
      await crumbs.getByRole("link", { name, exact: true }).click();
      await arrived(page, path);
    }
  }),
);

test(
  "the contents lead to every heading, clear of the header, and mark where the reader is",
  reading(desktop, async (page) => {
    await page.goto(article("support/get-help", "en"));
    const toc = page.getByRole("navigation", { name: "On this page" });
    const links = toc.getByRole("link");
    assert.ok((await links.count()) >= 5);
    for (const link of await links.all()) {
      await link.click();
      const id = decodeURIComponent(new URL(page.url()).hash.slice(1));
      const target = page.locator(`[id="${id}"]`);
      await eventually(async () => {
        const [box, header] = [await target.boundingBox(), await page.locator(".site-header").boundingBox()];
        assert.ok(box && header);
        assert.ok(box.y >= header.y + header.height - 1 && box.y < 900, `#${id} is at ${box.y}`);
      });
    }
    await page.evaluate(() => scrollTo({ top: 0, behavior: "instant" }));
    await links.nth(1).click();
    await eventually(async () => assert.equal(await toc.locator("[aria-current]").innerText(), await links.nth(1).innerText()));
  }),
);

test(
  "on a phone the contents are folded, open on a tap, and fold again behind the reader",
  reading(phone, async (page) => {
    await page.goto(article("support/get-help", "en"));
    const toc = page.locator("[data-toc]");
    assert.equal(await toc.getAttribute("open"), null);
    await toc.locator("summary").tap();
    await toc.getByRole("link").nth(2).tap();
    assert.equal(await toc.getAttribute("open"), null);
    assert.ok(new URL(page.url()).hash.length > 1);
  }),
);

test(
  "the first stop of the Tab key skips to the content",
  reading(desktop, async (page) => {
    await page.goto("en/contacts/");
    await page.keyboard.press("Tab");
    const skip = page.getByRole("link", { name: "Skip to content" });
    assert.ok(await skip.evaluate((link) => link === document.activeElement));
    const box = await skip.boundingBox();
    assert.ok(box && box.y >= 0, "the link shows itself when it has the focus");
    await page.keyboard.press("Enter");
    await eventually(async () => assert.equal(await page.evaluate(() => document.activeElement?.id), "page:main"));
  }),
);

test(
  "a menu opens by keyboard, closes on Escape and gives the focus back; a click elsewhere closes it too",
  reading(desktop, async (page) => {
    await page.goto("en/contacts/");
    const menu = page.locator(".menu-topics");
    const button = menu.locator("summary");
    await button.focus();
    await page.keyboard.press("Enter");
    await menu.getByRole("link", { name: "Reports" }).waitFor();
    await page.keyboard.press("Tab");
    assert.ok(
      await menu
        .getByRole("link")
        .first()
        .evaluate((link) => link === document.activeElement),
    );
    await page.keyboard.press("Escape");
    assert.equal(await menu.getAttribute("open"), null);
    assert.ok(await button.evaluate((summary) => summary === document.activeElement));

    await button.click();
    await page.locator("main h1").click({ position: { x: 2, y: 2 } });
    assert.equal(await menu.getAttribute("open"), null);

    await button.click();
    await menu.getByRole("link", { name: "Reports" }).click();
    await arrived(page, "en/reports/");
  }),
);

test(
  "at 390 px the menu holds every area and the contact page",
  reading(phone, async (page) => {
    await page.goto("en/contacts/");
    assert.equal(await page.locator(".site-nav .wide-only").isVisible(), false);
    const menu = page.locator(".menu-topics");
    await menu.locator("summary").tap();
    for (const name of ["Getting started", "Email", "Reports", "Account", "Support", "All articles A–Z", "Contact support"]) {
      assert.ok(await menu.getByRole("link", { name, exact: true }).isVisible(), name);
    }
    const panel = await menu.locator(".menu-panel").boundingBox();
    assert.ok(panel && panel.x >= 0 && panel.x + panel.width <= 390, "the menu is inside the window");
    await menu.getByRole("link", { name: "Contact support" }).tap();
    await page.waitForURL("**/en/contact/");
  }),
);

test(
  "an address that is not there answers in the language of its folder",
  reading(desktop, async (page, problems) => {
    for (const [address, title, home] of /** @type {[string, string | null, string][]} */ ([
      ["en/no-such-page/", "We could not find that page", "en/"],
      ["fr/contacts/rien/", null, "fr/"],
      ["no-such-page", "We could not find that page", "en/"],
    ])) {
      const response = await page.goto(address);
      assert.equal(response?.status(), 404);
      assert.equal(await page.locator("html").getAttribute("lang"), home.slice(0, 2));
      if (title) await eventually(async () => assert.equal(await heading(page), title));
      await page.locator(".empty-actions a").first().click();
      await arrived(page, home);
    }
    assert.ok(problems.splice(0).every((problem) => problem.includes("404")));
  }),
);

test(
  "an old address leads to the new one",
  reading(desktop, async (page) => {
    for (const [from, to] of [
      ["en/account/get-help/", article("support/get-help", "en")],
      ["contact-us/", "en/contact/"],
      ["jp/", "ja/"],
    ]) {
      await page.goto(/** @type {string} */ (from));
      await arrived(page, to);
    }
  }),
);

test(
  "on a phone the letters of A–Z stay one row, and cover nothing that they lead to",
  reading(phone, async (page) => {
    await page.goto("en/a-z/");
    const bar = page.locator(".az-nav");
    const letters = bar.getByRole("link");
    const [first, last] = [await letters.first().boundingBox(), await letters.last().boundingBox()];
    assert.ok(first && last && first.y === last.y);
    for (const letter of await letters.all()) {
      await letter.click();
      const id = new URL(page.url()).hash.slice(1);
      await eventually(async () => {
        const [target, above] = [await page.locator(`#${id}`).boundingBox(), await bar.boundingBox()];
        assert.ok(target && above && target.y >= above.y + above.height && target.y < 844, `#${id} is at ${target?.y}`);
      });
    }
  }),
);
