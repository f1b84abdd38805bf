// A small help centre whose channels are sold as add-ons, made and built here: what a reader ticks opens them.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";

import { accessible } from "./axe.mjs";
import { BASE, ROOT } from "./places.mjs";
import { desktop, reading } from "./reader.mjs";
import { serve } from "./server.mjs";

const GUICHET = process.env.GUICHET ?? join(process.env.CARGO_TARGET_DIR ?? join(ROOT, "target"), "debug/guichet");

/** @type {Record<string, string>} */
const SITE = {
  "site.yaml": `title: Help\nbase_url: https://help.example.com${BASE}\nlocales: { en: {} }\n`,
  "contacts.yaml": `plans: [free, pro, enterprise]
addons:
  premium: { plans: [enterprise] }
channels:
  community: { plans: all, href: "https://community.example.com/" }
  manager: { kind: phone, addons: [premium], languages: [en], href: "tel:+1-555-0101" }
  review: { kind: form, plans: ">=pro", languages: [en], conditions: { needs: seat, accounts_from: 2024-03-05 }, href: "https://review.example.com/", reply: 2d }
`,
  "locales/en.ftl": "addon-premium = Premium support\nchannel-manager = Account manager\n",
  "content/en/guide/a.md": "---\ntitle: A\n---\nText.\n",
};

const folder = mkdtempSync(join(tmpdir(), "guichet-add-ons-"));
for (const [path, text] of Object.entries(SITE)) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}
execFileSync(GUICHET, ["build", "--strict", "--quiet", "--root", folder, "-o", join(folder, "public")]);
const site = await serve(`${join(folder, "public")}/`, BASE);
after(async () => {
  await site.close();
  rmSync(folder, { recursive: true });
});

test(
  "an add-on opens its channel for the plans that it is sold with",
  reading(
    desktop,
    async (page) => {
      await page.goto("en/contact/");
      const card = page.locator('[data-channel="manager"]');
      const premium = page.getByRole("checkbox", { name: "Premium support" });
      await page.getByRole("radio", { name: "Enterprise" }).check();
      assert.ok(await card.getByText("Not included in Enterprise. Available with the add-on Premium support.").isVisible());
      assert.equal(await card.locator("a.button").isVisible(), false);
      await premium.check();
      assert.ok(await card.locator("a.button").isVisible());
      assert.equal(await card.locator(".channel-locked:visible").count(), 0);
      await page.getByRole("radio", { name: "Pro" }).check();
      assert.ok(await card.getByText("Not included in Pro. Available with the add-on Premium support on Enterprise.").isVisible());
      assert.equal(await card.locator("a.button").isVisible(), false);
      await page.getByRole("radio", { name: "Enterprise" }).check();
      await premium.uncheck();
      assert.equal(await card.locator("a.button").isVisible(), false);
      await accessible(page, "contact page with add-ons");
    },
    site,
  ),
);

test(
  "conditions and the time to a reply are said, with and without scripts",
  reading(
    { ...desktop, javaScriptEnabled: false },
    async (page) => {
      await page.goto("en/contact/");
      const card = page.locator('[data-channel="review"]');
      assert.ok(await card.getByText("Requires a paid seat if the account was created on March 5, 2024 or later").isVisible());
      assert.ok(await card.getByText("Usually answered within 2 working days").isVisible());
      assert.ok(await page.locator('[data-channel="manager"]').getByText("Available with the add-on Premium support").first().isVisible());
      assert.equal(await page.locator("[data-status]:visible").count(), 0);
    },
    site,
  ),
);
