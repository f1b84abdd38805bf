// A small help centre whose channels are sold as add-ons, made and built here: what a reader ticks opens them.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";

import { accessible } from "./axe.mjs";
import { BASE, ROOT } from "./places.mjs";
import { button, using } from "./product.mjs";
import { desktop, eventually, reading } from "./reader.mjs";
import { serve } from "./server.mjs";
import { siteOf } from "./small-site.mjs";

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

const NUMBER = "+1 555 010 4477";
const secrets = { GUICHET_SEAL_KEY: execFileSync(GUICHET, ["seal", "keygen"], { encoding: "utf8" }).trim(), SUPPORT_PHONE: NUMBER };
const cards = '{{ contact(channel="hotline") }}\n\n{{ contact(channel="review") }}\n';
const sealed = await siteOf(
  {
    ...SITE,
    "contacts.yaml": `plans: [free, pro]
addons: { vip: { plans: all } }
channels:
  community: { plans: all, href: "https://community.example.com/" }
  hotline: { kind: phone, plans: pro, addons: [vip], languages: [en], href: { secret: SUPPORT_PHONE }, gate: sealed }
  review: { kind: form, plans: all, languages: [en], conditions: { needs: seat }, href: "https://review.example.com/" }
`,
    "locales/en.ftl": "addon-vip = VIP\nchannel-hotline = Hotline\n",
    "content/en/guide/a.md": `---\ntitle: A\n---\n${cards}`,
  },
  secrets,
);

/** @param {string[]} flags */
const passOf = (...flags) =>
  execFileSync(GUICHET, ["seal", "token", "--root", sealed.source, "--plan", "free", ...flags], {
    encoding: "utf8",
    env: { ...process.env, ...secrets },
  }).trim();

for (const [addon, opens] of /** @type {const} */ ([
  ["vip", true],
  ["", false],
])) {
  const pass = passOf("--addon", addon);
  const name = opens ? "a pass with the add-on opens" : "a pass without the add-on does not open";
  test(
    `${name} what the add-on gives: the contact page`,
    reading(
      desktop,
      async (page) => {
        await page.goto(`en/contact/#pass=${pass}`);
        await page.locator("[data-pass] button").waitFor();
        const card = page.locator('[data-channel="hotline"]');
        assert.equal(await card.locator("[data-revealed] bdi").count(), opens ? 1 : 0);
        assert.equal((await page.content()).includes("4477"), opens);
        const vip = page.getByRole("checkbox", { name: "VIP" });
        assert.equal(await vip.isChecked(), opens);
        // The pass says what they have; what they tick would change nothing.
        assert.ok(await vip.isDisabled());
        // What the plan gives, and not what is bought beside it.
        assert.match(await page.locator("[data-plan-summary]").innerText(), /^This plan includes 2 of 3 ways/);
        await accessible(page, `the contact page of a pass ${opens ? "with" : "without"} an add-on`);
        await page.getByRole("radio", { name: "Pro" }).check();
        assert.ok(await vip.isEnabled());
        assert.equal(await vip.isChecked(), false);
      },
      sealed,
    ),
  );
  test(
    `${name} what the add-on gives: a card in an article`,
    reading(
      desktop,
      async (page) => {
        await page.goto(`en/guide/a/#pass=${pass}`);
        const card = page.locator('article [data-channel="hotline"]');
        if (opens) assert.equal(await card.locator("[data-revealed] bdi").innerText(), NUMBER);
        else await card.getByText("Not included in Free. Available with the add-on VIP.").waitFor();
        assert.equal((await page.content()).includes("4477"), opens);
      },
      sealed,
    ),
  );
  test(
    `${name} what the add-on gives: the panel`,
    using(desktop, { locale: "en", context: null, site: sealed }, async ({ page, panel }) => {
      await page.evaluate((pass) => globalThis.guichet?.update({ pass }), pass);
      await button(page).click();
      await page.evaluate(() => globalThis.guichet?.contact());
      const way = panel.locator('.ways [data-channel="hotline"]');
      await way.waitFor();
      await eventually(async () => assert.equal((await way.innerText()).includes(NUMBER), opens));
      await eventually(async () => assert.equal(/Not included in Free/.test(await way.innerText()), !opens));
    }),
  );
}

test(
  "a card in an article whose condition fails says once what is needed, and nothing of the plan",
  reading(
    desktop,
    async (page) => {
      await page.goto(`en/guide/a/#pass=${passOf("--seat", "false")}`);
      const card = page.locator('article [data-channel="review"]');
      await card.locator("[data-locked-condition]").waitFor();
      assert.equal((await card.innerText()).match(/Requires a paid seat/g)?.length, 1);
      assert.equal(await card.getByText("Not in this plan").isVisible(), false);
      assert.equal(await card.locator("a.button:visible").count(), 0);
      // What is not in the plan still says so.
      assert.ok(await page.locator('article [data-channel="hotline"]').getByText("Not in this plan").isVisible());
    },
    sealed,
  ),
);
