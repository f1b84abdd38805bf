// `guichet serve` while somebody writes: the open page shows what was saved, and its reader stays where they are.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { after, test } from "node:test";

import { accessible } from "./axe.mjs";
import { BASE, ROOT } from "./places.mjs";
import { desktop, phone, reading } from "./reader.mjs";

const GUICHET = process.env.GUICHET ?? join(process.env.CARGO_TARGET_DIR ?? join(ROOT, "target"), "debug/guichet");

const folder = mkdtempSync(join(tmpdir(), "guichet-serve-"));

/** @param {string} path @param {string} text */
function write(path, text) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** Long enough to be scrolled, with tabs and a fold. @param {string} text @param {string} [title] */
const article = (text, title = "One") => `---
title: ${title}
description: About ${title.toLowerCase()}.
---

## First

${"Some text.\n\n".repeat(40)}

:::tabs
:::tab Linux
On Linux.
:::
:::tab macOS
On macOS.
:::
:::

:::details More
Hidden at first.
:::

## Last

${text}

${"Some more text.\n\n".repeat(40)}
`;

const SETTINGS = `title: Help\nbase_url: https://help.example.com${BASE}\nlocales: { en: {} }\n`;
write("site.yaml", SETTINGS);
write("content/en/area/_index.md", "---\ntitle: Area\n---\n");
write("content/en/area/one.md", article("Old words."));
write("content/en/area/two.md", "---\ntitle: Two\n---\nText.\n");
// The writer's editor: it notes what it is told to open.
write("bin/code", `#!/bin/sh\necho "$@" > ${folder}/bin/part && mv ${folder}/bin/part ${folder}/bin/opened\n`);
chmodSync(join(folder, "bin/code"), 0o755);
const env = { ...process.env, VISUAL: `${join(folder, "bin/code")} --wait` };
const server = spawn(GUICHET, ["--quiet", "--root", folder, "serve", "--port", "0"], { stdio: ["ignore", "pipe", "ignore"], env });
after(async () => {
  server.kill();
  await once(server, "exit");
  rmSync(folder, { recursive: true });
});
const [line] = await once(createInterface({ input: server.stdout }), "line");
const site = { origin: new URL(line).origin };

/** @typedef {import("playwright-core").Page} Page */

/** Marks the window, so that a reload shows. @param {Page} page */
const mark = (page) => page.evaluate(() => void Object.assign(window, { stayed: true }));
/** @param {Page} page */
const stayed = (page) => page.evaluate(() => "stayed" in window);

/** Until a page that is loaded knows what it shows, and hears of what is built. @param {Page} page @param {() => Promise<unknown>} load */
async function following(page, load) {
  const heard = page.waitForResponse((response) => response.url().includes("/_guichet/dev/events"));
  const known = page.waitForResponse((response) => response.request().resourceType() === "fetch" && response.url() === page.url());
  await Promise.all([load(), heard, known]);
  await mark(page);
}

test(
  "new text comes into the page, and the reader stays where they are",
  reading(
    desktop,
    async (page) => {
      await following(page, () => page.goto("en/area/one/"));
      await page.getByRole("tab", { name: "macOS" }).click();
      await page.locator("summary", { hasText: "More" }).click();
      await page.evaluate(() => scrollTo({ top: 700, behavior: "instant" }));
      const place = await page.evaluate(() => scrollY);
      assert.ok(place > 300, `${place}`);

      write("content/en/area/one.md", article("New words.", "One, renamed"));
      await page.getByText("New words.").waitFor({ state: "attached" });
      await page.locator('[role=tab][aria-selected="true"]', { hasText: "macOS" }).waitFor();
      assert.ok(await page.getByText("On macOS.").isVisible());
      assert.equal(await page.getByText("On Linux.").isVisible(), false);
      assert.ok(await page.getByText("Hidden at first.").isVisible());
      assert.ok(Math.abs((await page.evaluate(() => scrollY)) - place) < 40, `${place} → ${await page.evaluate(() => scrollY)}`);
      assert.match(await page.title(), /One, renamed/);
      assert.equal(await page.locator('meta[name="description"]').getAttribute("content"), "About one, renamed.");
      assert.ok(await stayed(page), "the page was reloaded");

      // What the page's scripts do is done for the new text, too.
      await page.getByRole("tab", { name: "Linux" }).click();
      assert.ok(await page.getByText("On Linux.").isVisible());
      write("content/en/area/one.md", article("Newest words."));
      await page.getByText("Newest words.").waitFor({ state: "attached" });
      await page.locator('[role=tab][aria-selected="true"]', { hasText: "Linux" }).waitFor();
      assert.ok(await stayed(page), "the page was reloaded");
    },
    site,
  ),
);

test(
  "an article with a mistake is shown, with what is wrong, until it is fixed",
  reading(
    desktop,
    async (page, problems) => {
      await following(page, () => page.goto("en/area/two/"));
      const panel = page.getByRole("region", { name: "Problems" });
      const button = page.getByRole("button", { name: /problem/i }).first();
      await page.getByRole("button", { name: "No problems" }).waitFor();
      write("content/en/area/two.md", "---\ntitle: Two\n---\nNew text, and [a link](nowhere.md).\n");
      await page.getByText("New text, and a link.").waitFor();
      await panel.getByText("no article").waitFor();
      assert.equal(await panel.locator("mark").textContent(), "nowhere.md");
      assert.ok(await panel.getByText("LNK001: a link to an article").isVisible());
      assert.ok(await panel.getByRole("button", { name: "content/en/area/two.md:4:24" }).isVisible());
      assert.ok(await stayed(page), "the page was reloaded");
      await accessible(page, "a page with a mistake");
      // axe itself puts the stylesheets of trees in shadow into `style` elements, which the policy refuses.
      for (const problem of problems.splice(0)) assert.match(problem, /Applying inline style violates/);

      await panel.getByRole("button", { name: "content/en/area/two.md:4:24" }).press("Enter");
      while (!existsSync(join(folder, "bin/opened"))) await page.waitForTimeout(20);
      const opened = readFileSync(join(folder, "bin/opened"), "utf8");
      assert.ok(opened.startsWith("--goto ") && opened.trim().endsWith("/content/en/area/two.md:4:24"), opened);

      // Closed by the keyboard, it stays closed until something else is wrong.
      await panel.getByRole("button", { name: "Close" }).press("Escape");
      await panel.waitFor({ state: "hidden" });
      assert.ok(await button.evaluate((button) => button.matches(":focus")));
      write("content/en/area/two.md", "---\ntitle: Two\n---\nOther text, and [a link](nowhere.md).\n");
      await page.getByText("Other text, and a link.").waitFor();
      assert.equal(await panel.isVisible(), false);
      write("content/en/area/two.md", "---\ntitle: [\n---\nText without a title.\n");
      await panel.getByText("FM001:").waitFor();
      await page.getByText("Text without a title.").waitFor();
      write("content/en/area/two.md", "---\ntitle: Two\n---\nFixed text.\n");
      await page.getByText("Fixed text.").waitFor();
      await panel.waitFor({ state: "hidden" });
      await page.getByRole("button", { name: "No problems" }).waitFor();
    },
    site,
  ),
);

test(
  "a site that can't be read keeps its pages, and they say that they are old",
  reading(
    desktop,
    async (page) => {
      await following(page, () => page.goto("en/area/two/"));
      write("site.yaml", "title: [\n");
      await page.getByRole("status").getByText("out of date").waitFor();
      await page.getByRole("region", { name: "Problems" }).getByText("site.yaml:").first().waitFor();
      assert.ok(await page.getByText("Fixed text.").isVisible());
      write("site.yaml", SETTINGS);
      await page.getByRole("button", { name: "No problems" }).waitFor();
    },
    site,
  ),
);

test(
  "drafts are marked, a day shows what is published, a plan is remembered",
  reading(
    desktop,
    async (page, problems) => {
      write("contacts.yaml", "plans: [free, pro]\nchannels:\n  knowledge-base: { plans: all, href: home }\n");
      write("content/en/area/draft.md", "---\ntitle: Not ready\ndraft: true\n---\nText.\n");
      while (!(await fetch(`${site.origin}${BASE}en/area/draft/`)).ok) await page.waitForTimeout(50);
      await page.goto("en/area/");
      const link = page.getByRole("main").getByRole("link", { name: /^Not ready/ });
      const word = () => link.evaluate((link) => getComputedStyle(link.querySelector("[data-guichet-mark]") ?? link, "::after").content);
      await link.waitFor();
      await page.locator("[data-guichet-mark]").first().waitFor();
      assert.equal(await word(), '"Draft"');

      // Beside an article, in a link that is a grid: the word is as wide as it is, and not a bar across the link.
      await page.goto("en/area/one/");
      const beside = page.locator(".pager a[data-guichet-mark]").first();
      await beside.waitFor();
      const [mark = 0, whole = 0] = await beside.evaluate((link) => [
        Number.parseFloat(getComputedStyle(link, "::after").inlineSize),
        link.clientWidth,
      ]);
      assert.ok(mark > 0 && mark < whole / 2, `${mark} of ${whole}`);
      await page.goto("en/area/");

      await page.getByLabel("Plan").selectOption("pro");
      await page.waitForFunction(() => localStorage.getItem("guichet.plan") === "pro");
      await page.waitForLoadState();
      await page.getByLabel("Show").selectOption("What is published on");
      await link.waitFor({ state: "detached" });
      await page.getByLabel("Day").fill("2031-01-01");
      await page.goto("en/area/draft/");
      const panel = page.getByRole("region", { name: "Problems" });
      await panel.getByText("What is published on 2031-01-01 is shown, and content/en/area/draft.md is a draft.").waitFor();
      await page.goto("en/area/");
      await page.getByLabel("Show").selectOption("Drafts and scheduled, too");
      await link.waitFor();
      assert.equal(await page.getByLabel("Plan").inputValue(), "pro");
      // The page that was not there may have been loaded more than once.
      const others = problems.splice(0).filter((problem) => !(problem.includes("404") && problem.includes("area/draft/")));
      problems.push(...others);
    },
    site,
  ),
);

test(
  "the bar can be folded away, and stays so",
  reading(
    desktop,
    async (page) => {
      await page.goto("en/area/");
      const plan = page.getByLabel("Plan");
      await plan.waitFor();
      await page.getByRole("button", { name: "Hide the preview bar" }).press("Enter");
      assert.equal(await plan.isVisible(), false);
      assert.equal(await page.evaluate(() => getComputedStyle(document.body).paddingBlockEnd), "0px");
      await page.reload();
      await page.getByRole("button", { name: "Show the preview bar" }).press("Enter");
      await plan.waitFor();
    },
    site,
  ),
);

test(
  "on a phone, in the dark and from right to left, all of it is in reach",
  reading(
    { ...phone, colorScheme: "dark" },
    async (page, problems) => {
      write("site.yaml", SETTINGS.replace("{ en: {} }", "{ en: {}, ar: { fallback: [en] } }"));
      write("content/en/area/two.md", "---\ntitle: Two\n---\nText, and [a link](nowhere.md).\n");
      // The files of the theme are called otherwise from here on: not while a page loads them.
      while (!(await fetch(`${site.origin}${BASE}ar/area/`)).ok) await page.waitForTimeout(50);
      await page.goto("en/area/");
      await page.getByRole("button", { name: /1 error/ }).waitFor();
      const options = page.getByRole("button", { name: "Options" });
      assert.equal(await page.getByLabel("Plan").isVisible(), false);
      await options.tap();
      await page.getByLabel("Language", { exact: true }).selectOption("ar");
      await page.waitForURL("**/ar/area/");
      // The choices are still open, and the list is in reach.
      await page.getByLabel("Plan").waitFor();
      await page.getByRole("button", { name: /1 error/ }).tap();
      const panel = page.getByRole("region", { name: "Problems" });
      await panel.getByRole("link", { name: "Go to its page" }).waitFor();
      const box = await panel.boundingBox();
      assert.ok(box && box.x >= 0 && box.x + box.width <= 390 && box.y >= 0, JSON.stringify(box));
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
      await accessible(page, "a preview on a phone");
      for (const problem of problems.splice(0)) assert.match(problem, /Applying inline style violates/);
      write("site.yaml", SETTINGS);
      write("content/en/area/two.md", "---\ntitle: Two\n---\nText.\n");
    },
    site,
  ),
);

test(
  "what stands around the text reloads the page when it changes",
  reading(
    desktop,
    async (page) => {
      // What the test before has written is built.
      const about = async () => (await fetch(`${site.origin}${BASE}_guichet/dev/about?page=${BASE}en/`)).json();
      for (let now = await about(); now.errors > 0 || now.languages.length > 1; now = await about()) await page.waitForTimeout(50);
      await following(page, () => page.goto("en/area/two/"));
      // Nothing of this page is another.
      write("content/en/area/one.md", article("Other words."));
      write("content/en/area/_index.md", "---\ntitle: Renamed area\n---\n");
      await page.locator("header").getByText("Renamed area").first().waitFor({ state: "attached" });
      assert.equal(await stayed(page), false);

      await following(page, () => page.reload());
      write("site.yaml", `title: Other help\nbase_url: https://help.example.com${BASE}\nlocales: { en: {} }\n`);
      await page.waitForFunction(() => document.title.includes("Other help"));
      await page.waitForFunction(() => !("stayed" in window));
    },
    site,
  ),
);
