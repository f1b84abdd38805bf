// Reading a long article: how wide its lines are, what the contents mark after a jump, what is on paper; and lists that are
// too long to be read through.

import assert from "node:assert/strict";
import { test } from "node:test";

import { BASE } from "./places.mjs";
import { desktop, eventually, phone, reading } from "./reader.mjs";
import { siteOf } from "./small-site.mjs";

const filler = "Some words, long enough to fill a line or two on a screen of the usual width. ".repeat(24);
const heads = [
  "Plan",
  "Contacts",
  "Campaigns a month",
  "Automations",
  "Custom reports",
  "Requests per hour",
  "Storage in gigabytes",
  "Hours of support",
  "Service level",
];
const long = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz";

/** @type {Record<string, string>} */
const files = {
  "site.yaml": `title: Help\nbase_url: https://help.example.com${BASE}\nlocales:\n  en: {}\n`,
  "content/en/guide/jumps.md": `---\ntitle: Jumps\n---\n${filler}\n\n## First\n\n${filler}\n\n:::tabs\n:::tab One\n### In one\n\n${filler}\n\n:::\n:::tab Two\n### In two\n\n${filler}\n\n:::\n:::\n\n## Second\n\n${filler}\n\n## Third\n\n${filler}\n\n## Last\n\nShort.\n`,
  "content/en/guide/table.md": `---\ntitle: ${long}\n---\n| ${heads.join(" | ")} |\n|${heads.map(() => "---|").join("")}\n| ${heads.map((head) => `about ${head}`).join(" | ")} |\n`,
};
for (let at = 0; at < 60; at += 1) files[`content/en/many/a${at}.md`] = `---\ntitle: ${at % 2 ? "Export" : "Ändern"} ${at}\n---\nText.\n`;
const site = await siteOf(files);

const marked = (/** @type {import("playwright-core").Page} */ page) =>
  page.evaluate(() => document.querySelector("[data-toc] a[aria-current]")?.textContent?.trim() ?? "nothing");

test(
  "after any jump the contents mark what is read there, and never what is in a closed tab",
  reading(
    desktop,
    async (page) => {
      await page.goto("en/guide/jumps/");
      const to = (/** @type {string | number} */ where) =>
        page.evaluate((where) => {
          const found =
            typeof where === "string"
              ? [...document.querySelectorAll("article :is(h2, h3)")].find((one) => one.textContent === where)
              : null;
          scrollTo({ top: found ? scrollY + found.getBoundingClientRect().top + 100 : Number(where), behavior: "instant" });
        }, where);
      /** @type {[string | number, string][]} */
      const jumps = [
        ["Third", "Third"],
        [0, "nothing"],
        [1e6, "Last"],
        ["First", "First"],
        ["In one", "In one"],
        ["Second", "Second"],
        [1e6, "Last"],
        [0, "nothing"],
      ];
      for (const [where, right] of jumps) {
        await to(where);
        await eventually(async () => assert.equal(await marked(page), right, `at ${where}`));
      }
      // The link that was followed is marked, also where its section can't come to the top; and the tab of a heading opens.
      const toc = page.locator("[data-toc]");
      for (const name of ["Last", "In two", "Third"]) {
        await toc.getByRole("link", { name, exact: true }).click();
        await eventually(async () => assert.equal(await marked(page), name));
        assert.ok(await page.getByRole("heading", { name, exact: true }).isVisible());
      }
      await page.getByRole("tab", { name: "One" }).click();
      await toc.getByRole("link", { name: "In two", exact: true }).click();
      await eventually(async () => assert.ok(await page.getByRole("heading", { name: "In two", exact: true }).isVisible()));
    },
    site,
  ),
);

test(
  "lines are never longer than 46rem, and the section's articles stand beside them from 64rem",
  reading(
    desktop,
    async (page) => {
      await page.goto("en/guide/jumps/");
      for (const width of [360, 800, 1023, 1024, 1100, 1279, 1280, 1440, 1920]) {
        await page.setViewportSize({ width, height: 800 });
        await eventually(async () => {
          const found = await page.evaluate(() => ({
            line: document.querySelector(".prose p")?.getBoundingClientRect(),
            side: document.querySelector(".side-nav")?.getBoundingClientRect(),
            search: document.querySelector(".site-header .search")?.getBoundingClientRect(),
            wide: document.documentElement.scrollWidth,
          }));
          assert.ok(found.line && found.side && found.search);
          assert.ok(found.line.width <= 736 && found.wide <= width, `${width}: ${found.line.width}`);
          assert.equal(found.side.right <= found.line.left, width >= 1024, `${width}`);
          if (width >= 1024)
            assert.ok(
              Math.abs(found.search.left - found.line.left) < 2,
              `${width}: search at ${found.search.left}, text at ${found.line.left}`,
            );
          else assert.ok(found.side.top > found.line.bottom, `${width}: below the text`);
        });
      }
    },
    site,
  ),
);

test(
  "a long word breaks, and a wide table keeps its columns on paper",
  reading(
    { ...phone, viewport: { width: 360, height: 740 } },
    async (page) => {
      for (const address of ["en/", "en/guide/", "en/guide/table/", "en/guide/jumps/", "en/a-z/"]) {
        await page.goto(address);
        assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360, address);
      }
      await page.setViewportSize({ width: 673, height: 950 });
      await page.goto("en/guide/table/");
      await page.emulateMedia({ media: "print" });
      await eventually(async () => {
        const ends = await page
          .locator("article :is(th, td)")
          .evaluateAll((cells) => cells.map((cell) => cell.getBoundingClientRect().right));
        assert.equal(ends.length, 18);
        assert.ok(Math.max(...ends) <= 674, `${Math.max(...ends)}`);
      });
    },
    site,
  ),
);

test(
  "a long list is filtered in any case and without accents, and says how much is left",
  reading(
    desktop,
    async (page) => {
      await page.goto("en/many/");
      const rows = page.locator("[data-list-filter] li:visible");
      assert.equal(await rows.count(), 60);
      const field = page.getByRole("searchbox", { name: "Filter 60 articles" });
      // The words come late: what is said with them is what is left by then.
      let late = () => {};
      const held = new Promise((resolve) => (late = () => resolve(0)));
      await page.route(/words\/en\.json$/, (route) => held.then(() => route.continue()));
      const asked = page.waitForRequest(/words\/en\.json$/);
      await field.fill("zebra");
      await asked;
      await field.fill("");
      const answered = page.waitForResponse(/words\/en\.json$/);
      late();
      await answered;
      await page.waitForTimeout(100);
      assert.equal(await page.locator("[data-filter-status]").textContent(), "");
      await field.fill("andern");
      await eventually(async () => assert.equal(await rows.count(), 30));
      await eventually(async () => assert.equal(await page.locator("[data-filter-status]").textContent(), "30 results"));
      await field.fill("EXPORT 1");
      await eventually(async () => assert.equal(await rows.count(), 10));
      assert.equal(await page.locator("[data-list-filter] h2:visible").count(), 1, "a letter with nothing below it goes");
      await field.fill("zebra");
      await eventually(async () => assert.equal(await page.locator("[data-filter-status]").innerText(), "No results found"));
      await field.fill("");
      await eventually(async () => assert.equal(await rows.count(), 60));
    },
    site,
  ),
);
