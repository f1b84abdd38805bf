// The help centre in Arabic: the page is mirrored, and left stays left where it should.

import assert from "node:assert/strict";
import { test } from "node:test";

import { site } from "./arabic.mjs";
import { accessible } from "./axe.mjs";
import { desktop, phone, reading, suggestions } from "./reader.mjs";
import { siteOf } from "./small-site.mjs";

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
      assert.deepEqual(
        crumbs,
        [...crumbs].sort((a, b) => b - a),
        "breadcrumbs run from the right",
      );
      const indent = await page
        .locator(".prose p")
        .first()
        .evaluate((node) => getComputedStyle(node).textAlign);
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

const PAGES = [
  "ar/",
  "ar/contacts/",
  "ar/contacts/import/",
  "ar/contacts/import/file/",
  "ar/contact/",
  "ar/search/",
  "ar/a-z/",
  "ar/404.html",
  "en/contacts/import/file/",
];

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

/** Thirteen areas are rows; their names and articles are borrowed, and long. */
const AREAS = Array.from({ length: 13 }, (_, number) => `area-${number}`);
const borrowing = await siteOf({
  "site.yaml": "title: Help\nbase_url: https://help.example.com/kb/\ndefault_locale: en\nlocales: { en: {}, ar: { fallback: [en] } }\n",
  "contacts.yaml": 'plans: [free]\nchannels: { community: { plans: all, href: "https://community.example.com/" } }\n',
  "locales/en.ftl": "plan-free = Free\n",
  "locales/ar.ftl": "plan-free = Free\n",
  ...Object.fromEntries(
    AREAS.flatMap((area, at) => [
      [
        `content/en/${area}/_index.md`,
        `---\ntitle: ${at === 1 ? "An area whose name is so long that it needs more than one line of a row of the home page" : `Area ${at}`}\n---\n`,
      ],
      [
        `content/en/${area}/one.md`,
        `---\ntitle: An article of area ${at}, whose title is long enough to need more than one line in a list on a phone\n---\nText.\n`,
      ],
    ]),
  ),
});

for (const options of [desktop, { ...phone, viewport: { width: 360, height: 740 } }]) {
  test(
    `lines of borrowed names begin where the lines around them do: ${options.viewport?.width} px`,
    reading(
      options,
      async (page) => {
        for (const address of ["ar/", "ar/a-z/", "ar/area-1/", "ar/area-1/one/", "ar/contact/"]) {
          await page.goto(address);
          const astray = await page.evaluate(() => {
            const nodes = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("main [dir=ltr], main [dir=ltr] *"));
            return [...nodes].flatMap((node) => {
              const { display, textAlign, direction } = getComputedStyle(node);
              const isBlock = /block|grid|flex/.test(display) && display !== "inline-block";
              const isText = [...node.childNodes].some(({ nodeType, textContent }) => nodeType === Node.TEXT_NODE && textContent?.trim());
              const isOurs = !node.closest("article, .prose, .breadcrumbs");
              return isBlock && isText && isOurs && direction === "ltr" && textAlign === "start" ? node.className || node.localName : [];
            });
          });
          assert.deepEqual(astray, [], address);
        }
        await page.goto("ar/");
        const tops = await page
          .locator(".area-row-title")
          .evaluateAll((titles) => titles.slice(0, 3).map((title) => Math.round(title.getBoundingClientRect().top)));
        if (options === desktop) assert.equal(new Set(tops).size, 1, `names of a row begin at one height: ${tops}`);
      },
      borrowing,
    ),
  );
}

const hebrew = await siteOf({
  "site.yaml":
    "title: { he: עזרה של אטריום, en: Atrium Help }\nbase_url: https://help.example.com/kb/\ndefault_locale: he\nlocales: { he: {}, en: { fallback: [he] } }\n",
  "contacts.yaml":
    'plans: [free, pro]\nchannels:\n  community: { plans: all, href: "https://community.example.com/" }\n  phone: { kind: phone, plans: [pro], languages: [he, en], href: "tel:+1-555-0100", hours: { tz: Asia/Jerusalem, sun-thu: "08:00-17:00" } }\n',
  "locales/he.ftl": "plan-free = חינם\nplan-pro = Pro\n",
  "locales/en.ftl": "plan-free = Free\nplan-pro = Pro\n",
  "content/he/contacts/_index.md": "---\ntitle: אנשי קשר\n---\n",
  "content/he/contacts/import.md":
    "---\ntitle: העלאה של קובץ CSV\n---\nבחרו קובץ, ולסיום לחצו על הכפתור. קובץ גדול? לייבוא שלו צריך סבלנות.\n",
  "content/he/contacts/undo.md": "---\ntitle: ביטול\n---\nאפשר לבטל כל ייבוא במשך שלושים יום.\n",
});

test(
  "a help centre in Hebrew is mirrored, fits a small phone and counts as Hebrew does",
  reading(
    { ...phone, viewport: { width: 320, height: 640 } },
    async (page) => {
      for (const address of ["he/", "he/contacts/", "he/contacts/import/", "he/contact/", "he/search/", "he/a-z/"]) {
        await page.goto(address);
        assert.equal(await page.locator("html").getAttribute("dir"), "rtl");
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), address);
      }
      await page.goto("he/");
      assert.match(await page.locator("main").innerText(), /שני מאמרים/);
      await page.goto("he/contact/");
      assert.match(await page.locator("main").innerText(), /בעברית ואנגלית/);
      // In one of the two the word is written as one with "for".
      await page.goto(`he/search/?q=${encodeURIComponent("ייבוא")}`);
      await page.locator("main").getByText("שתי תוצאות").waitFor();
      await page.locator('main a[href$="/he/contacts/import/"]').first().waitFor();
    },
    hebrew,
  ),
);
