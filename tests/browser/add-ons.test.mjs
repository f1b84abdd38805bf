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

/** The contrast of a text with what is right behind it, by WCAG. @param {import("playwright-core").Locator} text */
const contrast = (text) =>
  text.evaluate((node) => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 });
    const context = canvas.getContext("2d") ?? undefined;
    const luminance = (/** @type {string} */ color) => {
      if (!context) throw Error("no canvas");
      context.fillStyle = color;
      context.fillRect(0, 0, 1, 1);
      const [r = 0, g = 0, b = 0] = [...context.getImageData(0, 0, 1, 1).data]
        .map((value) => value / 255)
        .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const { color, backgroundColor } = getComputedStyle(node);
    const [light = 0, dark = 0] = [luminance(color), luminance(backgroundColor)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  });

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  test(
    `what is ticked can be read while the mouse is over it: ${colorScheme}`,
    reading(
      { ...desktop, colorScheme, reducedMotion: "reduce" },
      async (page) => {
        await page.goto("en/contact/");
        for (const [role, name] of /** @type {const} */ ([
          ["checkbox", "Premium support"],
          ["radio", "Enterprise"],
        ])) {
          const input = page.getByRole(role, { name });
          await input.check();
          await input.hover();
          const text = page.locator(".plan-option", { hasText: name }).locator("span");
          assert.ok((await contrast(text)) >= 4.5, `${name}: ${await contrast(text)}`);
          const resting = await text.evaluate((node) => getComputedStyle(node).backgroundColor);
          await page.mouse.move(0, 0);
          assert.equal(await text.evaluate((node) => getComputedStyle(node).backgroundColor), resting);
        }
      },
      site,
    ),
  );
}

/** @typedef {import("playwright-core").Page} Page */

/** @param {Page} page @param {string} list */
const channelsIn = (page, list) =>
  page.locator(`[${list}] [data-channel]`).evaluateAll((cards) => cards.map((card) => /** @type {HTMLElement} */ (card).dataset.channel));

const besides = await siteOf({
  "site.yaml": SITE["site.yaml"] ?? "",
  "contacts.yaml": `plans: [free, pro]
addons: { vip: { plans: [pro] } }
channels:
  community: { plans: all, href: "https://community.example.com/" }
  chat: { kind: chat, languages: [en], plans: all, conditions: { needs: vip }, href: "https://chat.example.com/" }
  phone: { kind: phone, languages: [en], addons: [vip], href: "tel:+1-555-0101" }
  email: { kind: email, languages: [en], plans: pro, href: "mailto:help@example.com" }
`,
  "locales/en.ftl": "addon-vip = VIP\nplan-free = Free\nplan-pro = Pro\n",
  "content/en/guide/a.md":
    '---\ntitle: A\n---\n{{ contact(channel="phone") }}\n\n{{ contact(channel="email") }}\n\n{{ support_matrix() }}\n',
});

test(
  "what the plan has but for an add-on, and what an add-on to it gives, is not said to be on other plans",
  reading(
    desktop,
    async (page) => {
      const summary = page.locator("[data-plan-summary]");
      await page.goto("en/contact/");
      await page.getByRole("radio", { name: "Pro" }).check();
      assert.match(await summary.innerText(), /^This plan includes 3 of 4 ways/);
      assert.deepEqual(await channelsIn(page, "data-channels"), ["community", "email", "chat", "phone"]);
      assert.deepEqual(await channelsIn(page, "data-channels-other"), []);
      assert.equal(await page.getByRole("region", { name: "On other plans" }).isVisible(), false);
      const chat = page.locator('[data-channel="chat"]');
      assert.ok(await chat.locator("[data-locked-condition]").isVisible());
      assert.equal(await chat.locator("a.button").isVisible(), false);
      // The add-on is sold with Pro only: what it gives takes another plan, what it is a condition of is in this one.
      await page.getByRole("radio", { name: "Free" }).check();
      assert.match(await summary.innerText(), /^This plan includes 2 of 4 ways/);
      assert.deepEqual(await channelsIn(page, "data-channels"), ["community", "chat"]);
      assert.deepEqual(await channelsIn(page, "data-channels-other"), ["phone", "email"]);
    },
    besides,
  ),
);

for (const address of ["en/contact/", "en/guide/a/"]) {
  test(
    `the table names the add-on of a channel, and what it needs besides: ${address}`,
    reading(
      desktop,
      async (page) => {
        await page.goto(address);
        const row = (/** @type {string} */ name) => page.getByRole("table").getByRole("rowheader", { name });
        assert.match(await row("Phone").innerText(), /Available with the add-on VIP/);
        assert.match(await row("Chat").innerText(), /Requires the add-on VIP/);
        assert.equal(await row("Community").innerText(), "Community");
      },
      besides,
    ),
  );
}

test(
  "the plan that an address names holds for cards in articles, as one that is picked",
  reading(
    desktop,
    async (page) => {
      const [phone, email] = ["phone", "email"].map((id) => page.locator(`article [data-channel="${id}"]`));
      await page.goto("en/contact/");
      await page.getByRole("checkbox", { name: "VIP" }).check();
      await page.goto("en/contact/?plan=pro");
      assert.ok(await page.locator('[data-channel="phone"] a.button').isVisible());
      await page.goto("en/guide/a/");
      for (const card of [phone, email]) {
        await card?.locator("a.button").waitFor();
        assert.equal(await card?.getByText("My plan includes this").isVisible(), false);
      }
      await page.goto("en/contact/?plan=free");
      await page.goto("en/guide/a/");
      await email?.getByText("Not included in Free").waitFor();
      assert.ok(await phone?.getByText("Not included in Free").isVisible());
    },
    besides,
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
