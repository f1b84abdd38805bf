// What an article can do in the browser: tabs, code to copy, links to headings, videos on demand, the vote.

import assert from "node:assert/strict";
import { test } from "node:test";

import { article } from "./output.mjs";
import { desktop, eventually, reading } from "./reader.mjs";

const TABS = article("account/two-step-verification", "en");
const CODE = article("account/api-keys", "en");

test(
  "tabs by keyboard: arrows, Home and End, one stop for the Tab key",
  reading(desktop, async (page) => {
    await page.goto(TABS);
    const group = page.locator("[data-tabs]").first();
    const tabs = group.getByRole("tab");
    const count = await tabs.count();
    assert.ok(count >= 2);
    const selected = () => tabs.evaluateAll((all) => all.findIndex((tab) => tab.getAttribute("aria-selected") === "true"));
    const shown = () => group.locator("[role=tabpanel]:visible");

    await tabs.first().focus();
    assert.equal(await selected(), 0);
    await page.keyboard.press("ArrowRight");
    assert.equal(await selected(), 1);
    assert.ok(await tabs.nth(1).evaluate((tab) => tab === document.activeElement));
    assert.equal(await shown().count(), 1);
    assert.equal(await shown().getAttribute("aria-labelledby"), await tabs.nth(1).getAttribute("id"));
    await page.keyboard.press("End");
    assert.equal(await selected(), count - 1);
    await page.keyboard.press("ArrowRight");
    assert.equal(await selected(), 0, "after the last comes the first");
    await page.keyboard.press("ArrowLeft");
    assert.equal(await selected(), count - 1);
    await page.keyboard.press("Home");
    assert.equal(await selected(), 0);
    await page.keyboard.press("Tab");
    assert.ok(await shown().evaluate((panel) => panel === document.activeElement), "the panel is the next stop");
  }),
);

test(
  "a link to a text opens the tab that it is in",
  reading(desktop, async (page) => {
    const shown = () =>
      page
        .locator("[data-tabs]")
        .first()
        .locator("[role=tabpanel]")
        .evaluateAll((all) => all.findIndex((panel) => panel.lastElementChild?.checkVisibility()));
    for (const [text, at] of /** @type {[string, number][]} */ ([
      ["Insert%20or%20touch%20the%20key", 1],
      ["scan%20the%20code", 0],
    ])) {
      await page.goto("about:blank");
      await page.goto(`${TABS}#:~:text=${text}`);
      await page.locator("[data-tabs][data-ready]").first().waitFor();
      await eventually(async () => assert.equal(await shown(), at, text));
    }
    // The browser itself, where it looks later.
    await page.evaluate(() => {
      location.hash = ":~:text=Insert%20or%20touch%20the%20key";
    });
    await eventually(async () => assert.equal(await shown(), 1));
    const tabs = page.locator("[data-tabs]").first().getByRole("tab");
    assert.equal(await tabs.nth(1).getAttribute("aria-selected"), "true");
    // On paper there are all.
    await page.emulateMedia({ media: "print" });
    const panels = page.locator("[data-tabs]").first().locator("[role=tabpanel]");
    for (const panel of await panels.all()) assert.ok(((await panel.boundingBox())?.height ?? 0) > 50);
  }),
);

test(
  "a fragment that can't be decoded takes nothing else away",
  reading(desktop, async (page) => {
    await page.goto(TABS);
    const made = () =>
      page
        .locator("main")
        .evaluate((main) => [...main.querySelectorAll("button, [role=tab]")].map((node) => node.textContent?.trim()).sort());
    await page.locator("[data-tabs]").first().getByRole("tab").first().waitFor();
    const wanted = await made();
    for (const fragment of ["#100%", "#%E0%A4%A", "#%"]) {
      await page.goto("about:blank");
      await page.goto(`${TABS}${fragment}`);
      await eventually(async () => assert.deepEqual(await made(), wanted, fragment));
    }
    await page.evaluate(() => {
      location.hash = "#50%";
    });
  }),
);

test(
  "a chosen tab is remembered",
  reading(desktop, async (page) => {
    await page.goto(TABS);
    const tabs = page.locator("[data-tabs]").first().getByRole("tab");
    await tabs.nth(1).click();
    await page.reload();
    assert.equal(await tabs.nth(1).getAttribute("aria-selected"), "true");
  }),
);

test(
  "code is copied without its markup",
  reading({ ...desktop, permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
    // The word "Copied" goes away by itself: the clock stands still while it is read.
    await page.clock.install();
    await page.goto(CODE);
    const block = page.locator(".code").first();
    await block.hover();
    const copy = block.getByRole("button", { name: "Copy", exact: true });
    await copy.waitFor();
    await page.clock.pauseAt(await page.evaluate(() => Date.now() + 1_000));
    await copy.click();
    await block.getByText("Copied").waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.equal(copied, await block.locator("code").textContent());
    assert.match(copied, /^curl https:\/\/api\.example\.com/);
    await page.clock.fastForward(2_000);
    await copy.waitFor();
  }),
);

test(
  "the # of a heading copies its address and goes there",
  reading({ ...desktop, permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
    await page.goto(CODE);
    const title = page.locator(".prose h2").nth(1);
    const name = await title.innerText();
    await title.hover();
    // Beside the heading: its name is what it says, and the link has its own.
    assert.equal(await title.locator("a.anchor").count(), 0);
    const link = page.locator(".prose").getByRole("link", { name: `Link to ${name}`, exact: true });
    await link.click();
    const id = await title.getAttribute("id");
    assert.equal(new URL(page.url()).hash, `#${id}`);
    await eventually(async () => assert.equal(await page.evaluate(() => navigator.clipboard.readText()), page.url()));
    // It can be seen, and is read out.
    await eventually(async () => assert.equal(await link.evaluate((node) => getComputedStyle(node, "::before").content), '"Link copied"'));
    assert.ok((await page.getByRole("status").allInnerTexts()).includes("Link copied"));
  }),
);

test(
  "a video is a link until it is clicked",
  reading(desktop, async (page) => {
    await page.goto(article("getting-started/welcome", "en"));
    const video = page.locator(".prose a[href*='atrium-tour'], .prose video").first();
    assert.ok(await video.isVisible());
    assert.equal(await page.locator("iframe").count(), 0);
  }),
);

test(
  "a vote is thanked for and told to the page, not sent",
  reading(desktop, async (page) => {
    await page.goto(CODE);
    await page.evaluate(() => {
      document.addEventListener("guichet:feedback", (event) => {
        document.documentElement.dataset.heard = JSON.stringify(/** @type {CustomEvent} */ (event).detail);
      });
    });
    assert.equal(await page.locator("[data-helpful] button").count(), 0, "nobody is asked before the end");
    await page.locator("[data-helpful]").scrollIntoViewIfNeeded();
    await page.locator("[data-helpful] button[value=yes]").click();
    const thanks = page.locator("[data-helpful] [role=status]");
    assert.ok((await thanks.innerText()).length > 0);
    assert.ok(await thanks.evaluate((node) => node === document.activeElement));
    const heard = await page.evaluate(() => document.documentElement.dataset.heard ?? "");
    assert.deepEqual(JSON.parse(heard), { article: "account/api-keys", locale: "en", helpful: true });
  }),
);
