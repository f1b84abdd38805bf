// What an article says of plans to a reader who has said which one they are on.

import assert from "node:assert/strict";
import { test } from "node:test";

import { accessible } from "./axe.mjs";
import { article } from "./output.mjs";
import { desktop, reading } from "./reader.mjs";

const MERGE = article("contacts/merge-duplicates", "en");
const SINGLE = article("account/single-sign-on", "en");

test(
  "a section and an article say whom they are for; on another plan, that they are for others; nothing is hidden",
  reading(desktop, async (page) => {
    const section = page.locator(".plan-section");
    const badge = page.locator("article [data-other-plans-badge]");
    /** @param {string | null} plan */
    const on = async (plan, address = MERGE) => {
      await page.evaluate((plan) => (plan ? localStorage.setItem("guichet.plan", plan) : localStorage.removeItem("guichet.plan")), plan);
      await page.goto(address);
      // The scripts of a page have run when it has loaded: modules hold the event back.
      await page.waitForLoadState("load");
    };
    await page.goto(MERGE);
    for (const [plan, other] of /** @type {const} */ ([
      [null, false],
      ["pro", false],
      ["enterprise", false],
      ["starter", true],
      ["gone", false],
    ])) {
      await on(plan);
      assert.match(await section.locator(".plan-section-title").innerText(), /^Available on Pro and Enterprise/);
      assert.ok(
        (await section.locator(":scope > p:not(.plan-section-title)").first().innerText()).length > 20,
        "its text is there for all",
      );
      assert.equal(await badge.isVisible(), other, String(plan));
      if (other) assert.equal(await badge.innerText(), "Not in this plan");
    }
    await on("starter", SINGLE);
    assert.equal(await page.locator(".article-meta [data-other-plans-badge]").innerText(), "Not in this plan");
    await accessible(page, "article for another plan");
    await on("enterprise", SINGLE);
    assert.equal(await page.locator(".article-meta [data-other-plans-badge]").isVisible(), false);
  }),
);
