// How blocks of a text look where their neighbours or their surroundings make a difference: marked lines in a diff, badges on tabs, pictures in
// a sentence, addresses on paper, the tree of a long area.

import assert from "node:assert/strict";
import { test } from "node:test";

import { accessible } from "./axe.mjs";
import { BASE } from "./places.mjs";
import { desktop, eventually, reading } from "./reader.mjs";
import { siteOf } from "./small-site.mjs";

const TEXT = `
\`\`\`js diff {1,3}
  const a = 1;
- const b = 2;
+ const b = 3;
  const c = 4;
\`\`\`

:::tabs
:::tab macOS {{ badge(text="New") }}
On a Mac.
:::
:::tab {{ icon(name="laptop") }} Windows
On a PC.
:::
:::

![Alone](dot.svg)

A sentence ![beside](dot.svg)

See https://docs.example.com/a, [the docs](https://docs.example.com/b) and <https://docs.example.com/c/>.
`;

const DOT = '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24"><rect width="24" height="24"/></svg>';

const site = await siteOf({
  "site.yaml": `title: Help\nbase_url: https://help.example.com${BASE}\nlocales:\n  en: {}\n  ar: { fallback: [en] }\n`,
  "content/en/guide/look.md": `# Look\n${TEXT}`,
  "content/en/guide/dot.svg": DOT,
  ...Object.fromEntries(
    [...Array(50).keys()].map((at) => [`content/en/long/page-${at + 10}.md`, `---\ntitle: Page ${at + 10}\n---\nText.\n`]),
  ),
});

for (const colorScheme of /** @type {("light" | "dark")[]} */ (["light", "dark"])) {
  test(
    `a marked line of a diff is neither new nor removed: ${colorScheme}`,
    reading(
      { ...desktop, colorScheme },
      async (page) => {
        await page.goto("en/guide/look/");
        const looks = await page.evaluate(() =>
          [...document.querySelectorAll(".code-diff .line")].map((line) => {
            const { backgroundColor, boxShadow } = getComputedStyle(line);
            return { colour: backgroundColor, bar: boxShadow !== "none" };
          }),
        );
        assert.deepEqual(
          looks.map(({ bar }) => bar),
          [true, false, true, false],
        );
        const [marked, removed, added, plain] = looks.map(({ colour }) => colour);
        assert.equal(new Set([marked, removed, added, plain]).size, 4);
        await accessible(page, "a diff with marks");
      },
      site,
    ),
  );
}

test(
  "marked lines are seen in a reader's own colours",
  reading(
    { ...desktop, forcedColors: "active" },
    async (page) => {
      await page.goto("en/guide/look/");
      const width = await page
        .locator(".line-marked")
        .first()
        .evaluate((line) => getComputedStyle(line).borderInlineStartWidth);
      assert.equal(width, "4px");
    },
    site,
  ),
);

test(
  "a tab has the badge and the icon of its label, which can be clicked",
  reading(
    desktop,
    async (page) => {
      await page.goto("en/guide/look/");
      const windows = page.getByRole("tab", { name: "Windows" });
      assert.ok(await page.getByRole("tab").first().locator(".badge").isVisible());
      await windows.locator("svg").click();
      await eventually(async () => assert.equal(await windows.getAttribute("aria-selected"), "true"));
      await page.getByRole("tab").first().locator(".badge").click();
      await eventually(async () => assert.ok(await page.getByText("On a Mac.").isVisible()));
      await accessible(page, "tabs");
    },
    site,
  ),
);

test(
  "a picture is a block only where nothing is beside it",
  reading(
    desktop,
    async (page) => {
      await page.goto("en/guide/look/");
      const display = (/** @type {string} */ name) => page.getByAltText(name).evaluate((picture) => getComputedStyle(picture).display);
      assert.deepEqual([await display("Alone"), await display("beside")], ["block", "inline"]);
    },
    site,
  ),
);

test(
  "on paper, an address that is its own text is there once",
  reading(
    desktop,
    async (page) => {
      await page.goto("en/guide/look/");
      await page.emulateMedia({ media: "print" });
      const behind = await page.evaluate(() =>
        [...document.querySelectorAll('.prose a[href^="http"]')]
          .map((link) => getComputedStyle(link, "::after"))
          .map((it) => (it.display === "none" ? "" : it.content)),
      );
      assert.deepEqual(
        behind,
        ["", '" (" attr(href) ")"', ""].map((it) => (it ? '" (https://docs.example.com/b)"' : "")),
      );
    },
    site,
  ),
);

for (const address of ["en", "ar"]) {
  test(
    `the tree of a long area shows the page that is read: ${address}`,
    reading(
      desktop,
      async (page) => {
        await page.goto(`${address}/long/page-55/`);
        const isSeen = () =>
          page.evaluate(() => {
            const tree = document.querySelector(".side-nav")?.getBoundingClientRect();
            const here = document.querySelector(".side-nav li > [aria-current]")?.getBoundingClientRect();
            return Boolean(tree && here && here.top >= tree.top && here.bottom <= tree.bottom);
          });
        await eventually(async () => assert.ok(await isSeen()));
        assert.equal(await page.evaluate(() => scrollY), 0);
        await page.goto(`${address}/long/page-10/`);
        await eventually(async () => assert.ok(await isSeen()));
      },
      site,
    ),
  );
}
