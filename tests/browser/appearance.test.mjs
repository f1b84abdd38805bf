// Light and dark, narrow screens, paper, and readers who want no motion.

import assert from "node:assert/strict";
import { test } from "node:test";

import { article, kinds } from "./output.mjs";
import { desktop, reading, undecided } from "./reader.mjs";

/** Lightness of the page's background, 0 to 255. @param {import("playwright-core").Page} page */
async function background(page) {
  const colour = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const [red = 0, green = 0, blue = 0] = (colour.match(/\d+(\.\d+)?/g) ?? []).map(Number);
  return (red + green + blue) / 3;
}

test(
  "the switch turns the page dark, every page after it too, and back",
  reading({ ...desktop, colorScheme: "light" }, async (page) => {
    await page.goto("en/contacts/");
    const toggle = page.locator("[data-theme-toggle]");
    assert.ok((await background(page)) > 200);
    const label = await toggle.getAttribute("aria-label");
    await toggle.click();
    assert.ok((await background(page)) < 60);
    assert.notEqual(await toggle.getAttribute("aria-label"), label, "the button says what it does next");
    await page.goto("fr/");
    assert.ok((await background(page)) < 60);
    assert.equal(await page.locator("html").getAttribute("data-theme"), "dark");
    await toggle.click();
    await page.goto("en/");
    assert.ok((await background(page)) > 200);
    assert.equal(await page.locator("html").getAttribute("data-theme"), null, "the system's own choice is not kept");
  }),
);

test(
  "a dark system gets dark pages, and may ask for light ones",
  reading({ ...desktop, colorScheme: "dark" }, async (page) => {
    await page.goto("en/contacts/");
    assert.ok((await background(page)) < 60);
    await page.locator("[data-theme-toggle]").click();
    assert.ok((await background(page)) > 200);
    await page.reload();
    assert.ok((await background(page)) > 200);
    await page.emulateMedia({ colorScheme: "light" });
    await page.locator("[data-theme-toggle]").click();
    assert.ok((await background(page)) < 60);
  }),
);

for (const locale of ["en", "de", "ja"]) {
  test(
    `${locale}: nothing scrolls sideways at 320 px`,
    reading({ ...undecided, viewport: { width: 320, height: 640 } }, async (page) => {
      for (const [name, address] of kinds(locale)) {
        await page.goto(`${address}${name === "search" ? "?q=import" : ""}`);
        if (name === "search") await page.locator("[data-status]:not(:empty)").waitFor();
        const wide = await page.evaluate(() => {
          const limit = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= limit) return [];
          const guilty = [...document.querySelectorAll("body *")].filter((node) => node.getBoundingClientRect().right > limit + 0.5);
          return guilty.slice(0, 5).map((node) => `${node.tagName.toLowerCase()}.${node.className}`);
        });
        assert.deepEqual(wide, [], `${name} (${address})`);
      }
    }),
  );
}

test(
  "text of twice the size keeps the page whole",
  reading({ ...undecided, viewport: { width: 640, height: 800 } }, async (page) => {
    await page.addInitScript(() =>
      document.addEventListener("DOMContentLoaded", () => document.documentElement.style.setProperty("font-size", "200%")),
    );
    for (const [name, address] of kinds("en")) {
      await page.goto(address);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), name);
    }
  }),
);

test(
  "on paper there is the article and nothing to click",
  reading({ ...desktop, colorScheme: "dark" }, async (page) => {
    await page.goto(article("support/get-help", "en"));
    await page.emulateMedia({ media: "print" });
    for (const selector of [".site-header", ".site-footer", ".side-nav", ".pager", ".helpful", ".toc", ".skip-link"]) {
      assert.equal(await page.locator(`${selector}:visible`).count(), 0, selector);
    }
    assert.ok(await page.locator("article h1").isVisible());
    assert.ok(await page.locator(".matrix table").isVisible());
    assert.ok((await background(page)) > 200 || (await background(page)) === 0, "paper is not printed dark");
    const ink = await page
      .locator(".prose p")
      .first()
      .evaluate((node) => getComputedStyle(node).color);
    const lightness = (ink.match(/\d+(\.\d+)?/g) ?? []).slice(0, 3).map(Number);
    assert.ok(Math.max(...lightness) < 120, `the text is dark on paper, not ${ink}`);
  }),
);

test(
  "whoever wants no motion gets none",
  reading({ ...desktop, reducedMotion: "reduce" }, async (page) => {
    for (const address of ["en/", article("account/two-step-verification", "en"), "en/contact/"]) {
      await page.goto(address);
      const moving = await page.evaluate(() => {
        const seconds = (/** @type {string} */ list) =>
          Math.max(...list.split(",").map((part) => parseFloat(part) * (part.trim().endsWith("ms") ? 0.001 : 1)));
        return [...document.querySelectorAll("*")]
          .filter((node) => {
            const style = getComputedStyle(node);
            return seconds(style.transitionDuration) > 0.01 || seconds(style.animationDuration) > 0.01 || style.scrollBehavior === "smooth";
          })
          .map((node) => `${node.tagName.toLowerCase()}.${node.className}`);
      });
      assert.deepEqual(moving, []);
    }
  }),
);

test(
  "without colours of its own, a page still shows where a video plays",
  reading({ ...desktop, forcedColors: "active" }, async (page) => {
    await page.goto(article("getting-started/welcome", "en"));
    const [mark, behind] = await page.locator(".video-link").evaluate((link) => {
      const colour = (/** @type {string} */ system) => {
        const probe = document.createElement("i");
        probe.style.setProperty("background-color", system);
        document.body.append(probe);
        return getComputedStyle(probe).backgroundColor;
      };
      return [getComputedStyle(link, "::before").backgroundColor, colour("Canvas")];
    });
    assert.notEqual(mark, behind);
    assert.doesNotMatch(mark ?? "", /rgb\(2[45]\d, 2[45]\d, 2[45]\d\)/, "white on white");
  }),
);

test(
  "no line of Japanese begins with a long vowel's mark or a small kana",
  reading(desktop, async (page) => {
    await page.goto("ja/");
    const broken = await page.evaluate(() => {
      const box = document.createElement("p");
      document.querySelector("main")?.append(box);
      return ["ペーパー", "プロジェクト", "キャッシュ"].filter((word) => {
        box.textContent = word;
        const letters = [...word].map((_, at) => {
          const range = document.createRange();
          range.setStart(/** @type {Text} */ (box.firstChild), at);
          range.setEnd(/** @type {Text} */ (box.firstChild), at + 1);
          return range;
        });
        return [3, 4, 5].some((fit) => {
          Object.assign(box.style, { inlineSize: `${fit + 0.2}em`, wordBreak: "normal" });
          const tops = letters.map((range) => range.getBoundingClientRect().top);
          return tops.some((top, at) => at > 0 && top > (tops[at - 1] ?? 0) + 2 && /[ーェャュッ]/.test(word[at] ?? ""));
        });
      });
    });
    assert.deepEqual(broken, []);
  }),
);

test(
  "letters of twice the size fit on a phone, in every language",
  reading({ ...desktop, viewport: { width: 390, height: 844 } }, async (page) => {
    const session = await page.context().newCDPSession(page);
    await session.send("Page.setFontSizes", { fontSizes: { standard: 32, fixed: 26 } });
    for (const locale of ["en", "fr", "de", "ja", "pt", "es"]) {
      for (const path of ["", "contacts/", "contact/?plan=pro", "search/?q=import", "a-z/", "404.html"]) {
        await page.goto(`${locale}/${path}`);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390, `${locale}/${path}`);
      }
    }
  }),
);

test(
  "paper does not say what is open at this moment",
  reading(desktop, async (page) => {
    await page.clock.setFixedTime("2026-11-24T15:00:00Z");
    await page.goto("en/contact/?plan=pro");
    const status = page.locator('[data-channel="chat"] [data-status]');
    await status.waitFor();
    await page.emulateMedia({ media: "print" });
    assert.equal(await status.isVisible(), false);
    assert.ok(await page.locator('[data-channel="chat"] .channel-facts').isVisible());
  }),
);
