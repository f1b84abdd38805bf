// The tree of an area beside its pages, and what blocks of code say of their lines.

import assert from "node:assert/strict";
import { test } from "node:test";

import { accessible } from "./axe.mjs";
import { BASE } from "./places.mjs";
import { desktop, eventually, phone, reading, withoutScript } from "./reader.mjs";
import { siteOf } from "./small-site.mjs";

const code = [
  '```js title="config.js" {2} line-numbers',
  "export default {",
  '  region: "eu",',
  "};",
  "```",
  "",
  "```js diff line-numbers",
  "  const a = 1;",
  "- const b = 2;",
  "+ const b = 3;",
  "```",
  "",
  ":::tabs",
  '```js title="Node.js"',
  "list();",
  "```",
  '```py title="Python"',
  "list_all()",
  "```",
  ":::",
  "",
  '```py file="app.py" region="setup" wrap',
  "```",
  "",
].join("\n");

const site = await siteOf({
  "site.yaml": `title: Help\nbase_url: https://help.example.com${BASE}\nlocales:\n  en: {}\n  ar: { fallback: [en] }\n`,
  "content/en/guide/start.md": "# Start\n\nText.\n",
  "content/en/guide/sales/deals/stages/won.md": "# Mark a deal as won\n\nText.\n",
  "content/en/guide/sales/deals/stages.md": "# Stages\n\nText of the stages.\n\n## A part\n\n```sh\nls\n```\n",
  "content/en/guide/sales/deals/new.md": "# Add a deal\n\nText.\n",
  "content/en/guide/teams/invite.md": "# Invite people\n\nText.\n",
  "content/en/guide/code.md": `# Code\n\n${code}`,
  "content/en/guide/app.py": `# region setup\nrun("${"word ".repeat(60)}")\n# endregion\n`,
});

const tree = (/** @type {import("playwright-core").Page} */ page) => page.getByRole("navigation", { name: "In this topic" });

test(
  "the tree is open where the page is, and folds without JavaScript",
  reading(
    withoutScript,
    async (page) => {
      await page.goto("en/guide/sales/deals/stages/won/");
      const here = tree(page).getByRole("link", { name: "Mark a deal as won" });
      assert.equal(await here.getAttribute("aria-current"), "page");
      assert.ok(await here.isVisible());
      const elsewhere = tree(page).getByRole("link", { name: "Invite people" });
      assert.ok(!(await elsewhere.isVisible()));
      // By keyboard: the summary comes after the link of its category.
      await tree(page).getByRole("link", { name: "Teams" }).focus();
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await eventually(async () => assert.ok(await elsewhere.isVisible()));
      await elsewhere.click();
      await page.waitForURL("**/guide/teams/invite/");
      await tree(page).getByRole("link", { name: "Guide" }).click();
      await page.waitForURL("**/en/guide/");
      assert.equal(await tree(page).getByRole("link", { name: "Guide" }).getAttribute("aria-current"), "page");
    },
    site,
  ),
);

test(
  "on a phone it is one fold below the text",
  reading(
    phone,
    async (page) => {
      await page.goto("en/guide/sales/deals/stages/won/");
      const here = tree(page).getByRole("link", { name: "Mark a deal as won" });
      assert.ok(!(await here.isVisible()));
      await tree(page).locator("> details > summary").click();
      await eventually(async () => assert.ok(await here.isVisible()));
      const text = await page.locator(".prose").boundingBox();
      const nav = await tree(page).boundingBox();
      assert.ok(text && nav && nav.y > text.y + text.height);
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 390);
      await accessible(page, "open tree");
    },
    site,
  ),
);

for (const [address, scheme] of /** @type {["en" | "ar", "light" | "dark"][]} */ ([
  ["en", "light"],
  ["en", "dark"],
  ["ar", "light"],
])) {
  test(
    `no barriers: ${address}, ${scheme}`,
    reading(
      { ...desktop, colorScheme: scheme },
      async (page) => {
        for (const path of ["guide/code/", "guide/sales/deals/stages/", "guide/"]) {
          await page.goto(`${address}/${path}`);
          await accessible(page, path);
        }
        // Code is read from left to right in every language, its numbers on the left.
        await page.goto(`${address}/guide/code/`);
        const [line, number] = await page.evaluate(() => {
          const line = /** @type {Element} */ (document.querySelector(".code-numbered .line"));
          return [getComputedStyle(line).direction, getComputedStyle(line, "::before").left];
        });
        assert.deepEqual([line, number], ["ltr", "0px"]);
      },
      site,
    ),
  );
}

test(
  "numbers, signs and removed lines are not copied",
  reading(
    { ...desktop, permissions: ["clipboard-read", "clipboard-write"] },
    async (page) => {
      await page.goto("en/guide/code/");
      const copied = async (/** @type {number} */ at) => {
        const block = page.locator(".code").nth(at);
        await block.hover();
        await block.getByRole("button").click();
        return page.evaluate(() => navigator.clipboard.readText());
      };
      assert.equal(await copied(0), 'export default {\n  region: "eu",\n};\n');
      assert.equal(await copied(1), "const a = 1;\nconst b = 3;\n");
      // Who selects it by hand gets each line once.
      const selected = await page.evaluate(() => {
        getSelection()?.selectAllChildren(/** @type {Element} */ (document.querySelector(".code code")));
        return getSelection()?.toString().trim();
      });
      assert.equal(selected, 'export default {\n  region: "eu",\n};');
    },
    site,
  ),
);

test(
  "blocks in tabs are tabs, and long lines wrap where they are asked to",
  reading(
    desktop,
    async (page) => {
      await page.goto("en/guide/code/");
      await page.getByRole("tab", { name: "Python" }).click();
      await eventually(async () => assert.ok(await page.getByText("list_all()").isVisible()));
      assert.ok(!(await page.getByText("list();").isVisible()));
      const wraps = page.locator(".code-wrap pre");
      assert.ok(await wraps.evaluate((pre) => pre.scrollWidth <= pre.clientWidth + 1));
    },
    site,
  ),
);

test(
  "code on the page of a folder can be copied",
  reading(
    { ...desktop, permissions: ["clipboard-read", "clipboard-write"] },
    async (page) => {
      await page.goto("en/guide/sales/deals/stages/");
      const block = page.locator(".code");
      await block.hover();
      await block.getByRole("button", { name: "Copy" }).click();
      await eventually(async () => assert.equal(await page.evaluate(() => navigator.clipboard.readText()), "ls\n"));
    },
    site,
  ),
);
