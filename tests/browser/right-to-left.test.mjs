// The help centre in Arabic: the page is mirrored, and left stays left where it should.

import assert from "node:assert/strict";
import { test } from "node:test";

import { site } from "./arabic.mjs";
import { accessible } from "./axe.mjs";
import { desktop, phone, reading, suggestions } from "./reader.mjs";

/**
 * The horizontal middle of an element.
 * @param {import("playwright-core").Page} page @param {string} selector
 */
async function middle(page, selector) {
  const box = await page.locator(selector).first().boundingBox();
  assert.ok(box, selector);
  return box.x + box.width / 2;
}

test(
  "the frame is mirrored",
  reading(
    desktop,
    async (page) => {
      await page.goto("ar/contacts/import/file/");
      assert.equal(await page.locator("html").getAttribute("dir"), "rtl");
      assert.equal(await page.locator("html").getAttribute("lang"), "ar");
      const half = 640;
      assert.ok((await middle(page, ".site-header .brand")) > half, "the brand is on the right");
      assert.ok((await middle(page, ".theme-toggle")) < half, "the switches are on the left");
      assert.ok((await middle(page, ".side-nav")) > (await middle(page, ".prose")), "the neighbours are right of the text");
      assert.ok((await middle(page, ".toc")) < (await middle(page, ".prose")), "the contents are left of it");
      const crumbs = await page.locator(".breadcrumbs li").evaluateAll((items) => items.map((item) => item.getBoundingClientRect().right));
      assert.deepEqual(crumbs, [...crumbs].sort((a, b) => b - a), "breadcrumbs run from the right");
      const indent = await page.locator(".prose p").first().evaluate((node) => getComputedStyle(node).textAlign);
      assert.match(indent, /^(start|right)$/);
    },
    site,
  ),
);

test(
  "names of languages keep to the edge that the menu reads from",
  reading(
    desktop,
    async (page) => {
      await page.goto("ar/contacts/import/file/");
      await page.locator(".menu-locale summary").click();
      const edges = await page.locator(".menu-locale a").evaluateAll((links) =>
        links.map((link) => {
          const range = document.createRange();
          range.selectNodeContents(link);
          return Math.round(range.getBoundingClientRect().right);
        }),
      );
      assert.equal(edges.length, 2);
      assert.equal(edges[0], edges[1]);
    },
    site,
  ),
);

test(
  "the next article is on the left, and code still runs from the left",
  reading(
    desktop,
    async (page) => {
      await page.goto("ar/contacts/import/file/");
      assert.ok((await middle(page, "a[rel=next]")) < (await middle(page, ".prose")));
      const code = page.locator(".prose pre").first();
      assert.equal(await code.evaluate((node) => getComputedStyle(node).direction), "ltr");
      await page.locator("a[rel=next]").click();
      assert.ok((await middle(page, "a[rel=prev]")) > (await middle(page, ".prose")));
    },
    site,
  ),
);

test(
  "a borrowed title in the pager is at the edge of the words above it",
  reading(
    desktop,
    async (page) => {
      const edges = (/** @type {string} */ link, /** @type {"left" | "right"} */ side) =>
        page.locator(`${link} :is(span, bdi)`).evaluateAll((lines, side) => {
          return lines.map((line) => {
            const range = document.createRange();
            range.selectNodeContents(line);
            return Math.round(range.getBoundingClientRect()[side]);
          });
        }, side);
      for (const [article, link, side] of /** @type {const} */ ([
        ["file", "a[rel=next]", "right"],
        ["undo", "a[rel=prev]", "left"],
      ])) {
        await page.goto(`en/contacts/import/${article}/`);
        assert.equal(await page.locator(`${link} bdi`).getAttribute("dir"), "rtl");
        const [label, title] = await edges(link, side);
        assert.equal(title, label, link);
      }
    },
    site,
  ),
);

test(
  "the arrow keys of tabs follow the eye",
  reading(
    desktop,
    async (page) => {
      await page.goto("ar/contacts/import/file/");
      const tabs = page.getByRole("tab");
      const [first, second] = await tabs.evaluateAll((all) => all.map((tab) => tab.getBoundingClientRect().x));
      assert.ok(first !== undefined && second !== undefined && second < first, "the second tab is left of the first");
      await tabs.first().focus();
      await page.keyboard.press("ArrowLeft");
      assert.equal(await tabs.nth(1).getAttribute("aria-selected"), "true");
      await page.keyboard.press("ArrowRight");
      assert.equal(await tabs.first().getAttribute("aria-selected"), "true");
    },
    site,
  ),
);

test(
  "search answers in Arabic, and its list opens under the field",
  reading(
    desktop,
    async (page) => {
      await page.goto("ar/contacts/");
      const input = page.getByRole("combobox");
      await suggestions(page, "استيراد");
      const [field, list] = [await input.boundingBox(), await page.locator(".search-popup").boundingBox()];
      assert.ok(field && list && list.y >= field.y + field.height - 1);
      await input.press("ArrowDown");
      await input.press("Enter");
      await page.waitForURL("**/ar/contacts/import/**");
    },
    site,
  ),
);

test(
  "Arabic text borrowed by an English page runs from the right inside a page that runs from the left",
  reading(
    desktop,
    async (page) => {
      await page.goto("en/contacts/import/file/");
      assert.equal(await page.locator("html").getAttribute("dir"), "ltr");
      const article = page.locator("article");
      assert.equal(await article.getAttribute("dir"), "rtl");
      assert.equal(await article.getAttribute("lang"), "ar");
      assert.equal(await page.locator(".notice-fallback").getAttribute("dir"), "ltr");
    },
    site,
  ),
);

const PAGES = ["ar/", "ar/contacts/", "ar/contacts/import/", "ar/contacts/import/file/", "ar/contact/", "ar/search/", "ar/a-z/", "ar/404.html", "en/contacts/import/file/"];

test(
  "no barrier that a machine can find",
  reading(
    desktop,
    async (page) => {
      for (const address of PAGES) {
        await page.goto(address);
        await accessible(page, address);
      }
    },
    site,
  ),
);

test(
  "nothing scrolls sideways on a phone, and the menu stays inside the window",
  reading(
    { ...phone, viewport: { width: 320, height: 640 } },
    async (page) => {
      for (const address of PAGES) {
        await page.goto(address);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), address);
        await page.locator(".menu-topics summary").tap();
        const panel = await page.locator(".menu-topics .menu-panel").boundingBox();
        assert.ok(panel && panel.x >= 0 && panel.x + panel.width <= 320, address);
      }
    },
    site,
  ),
);
