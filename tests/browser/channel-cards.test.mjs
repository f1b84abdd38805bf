// A channel that an article names is judged as on the contact page, for this reader and this moment: nothing that is closed,
// or that the plan does not include, looks like an offer. On the page and in the help panel.

import assert from "node:assert/strict";
import { test } from "node:test";

import { accessible } from "./axe.mjs";
import { using } from "./product.mjs";
import { desktop, reading } from "./reader.mjs";
import { siteOf } from "./small-site.mjs";

/** When the chat answers, and when it does not. */
const [OPEN, CLOSED] = ["2026-11-24T15:00:00Z", "2026-11-24T02:00:00Z"];

const site = await siteOf({
  "site.yaml": "title: Help\nbase_url: https://help.example.com/kb/\nlocales: { en: {}, ar: { fallback: [en] } }\n",
  "contacts.yaml": `plans: [free, pro]
channels:
  community: { plans: all, href: "https://community.example.com/" }
  chat: { kind: chat, plans: pro, languages: [en, fr], href: "https://chat.example.com/", hours: { tz: America/New_York, mon-fri: "08:00-20:00" } }
  email: { kind: email, plans: pro, languages: [en, ar], href: "mailto:help@example.com" }
`,
  "locales/en.ftl": "plan-free = Free\nplan-pro = Pro\n",
  "locales/ar.ftl": "plan-free = Free\nplan-pro = Pro\n",
  "content/en/guide/_index.md": "---\ntitle: Guide\n---\n",
  "content/en/guide/talk.md":
    '---\ntitle: Talk to us\n---\n\n## Ways\n\n{{ contact(channel="chat") }}\n\n{{ support_matrix() }}\n\n{{ contact(channel="chat") }}\n',
});

const open = await siteOf({
  "site.yaml": "title: Help\nbase_url: https://help.example.com/kb/\nlocales: { en: {} }\n",
  "contacts.yaml": `plans: [free, pro]
channels:
  community: { plans: all, href: "https://community.example.com/" }
  phone: { kind: phone, plans: pro, languages: [en], href: "tel:+1-555-0100", gate: public }
  email: { kind: email, plans: pro, languages: [en], href: "mailto:help@example.com" }
`,
  "locales/en.ftl": "plan-free = Free\nplan-pro = Pro\n",
  "content/en/guide/_index.md": "---\ntitle: Guide\n---\n",
  "content/en/guide/talk.md": "---\ntitle: Talk to us\n---\nText.\n",
});

/** @type {{ plan: string | null, at: string, says: RegExp, offers: boolean, instead?: string }[]} */
const CASES = [
  { plan: "pro", at: OPEN, says: /^Open now, until /, offers: true },
  { plan: "pro", at: CLOSED, says: /^Closed now. Opens again: .*1:00 PM UTC$/, offers: false, instead: "email" },
  { plan: "free", at: OPEN, says: /^Not included in Free\. Available on Pro/, offers: false, instead: "community" },
  { plan: null, at: CLOSED, says: /^Closed now/, offers: false },
];

for (const { plan, at, says, offers, instead } of CASES) {
  const name = `${plan ?? "nobody"} at ${at}`;
  test(
    `on the page: ${name}`,
    reading(
      desktop,
      async (page) => {
        await page.clock.setFixedTime(at);
        if (plan) await page.addInitScript((plan) => localStorage.setItem("guichet.plan", plan), plan);
        await page.goto("en/guide/talk/");
        const cards = page.locator("article [data-channel]");
        assert.equal(await cards.count(), 2);
        for (const card of await cards.all()) {
          const said = card.locator(".channel-status:visible, .channel-locked:visible");
          await said.first().waitFor();
          assert.match((await said.allInnerTexts()).join(" "), says);
          assert.equal(await card.getByRole("link", { name: "Start a chat" }).isVisible(), offers);
          assert.equal(await card.getByText("My plan includes this").isVisible(), false);
          const other = card.locator("[data-instead] a");
          assert.equal(await other.isVisible(), !!instead);
          if (instead) assert.equal(await other.getAttribute("href"), `/kb/en/contact/#channel-${instead}`);
        }
        assert.equal(await page.locator(".matrix th.is-chosen").count(), plan ? 1 : 0);
        await accessible(page, name);
      },
      site,
    ),
  );

  test(
    `in the panel: ${name}`,
    using(desktop, { site, plan: plan ?? undefined, path: "/" }, async ({ page, panel }) => {
      await page.clock.setFixedTime(at);
      await page.evaluate(() => window.guichet?.article("guide/talk"));
      const card = panel.locator("[data-channel]").first();
      await card.locator(".way-state").waitFor();
      assert.match(await card.locator(".way-state").innerText(), says);
      assert.equal(await card.getByRole("link", { name: "Start a chat" }).isVisible(), offers);
      assert.equal(await card.getByText("My plan includes this").isVisible(), false);
      assert.equal(await card.getByRole("button", { name: "Email support" }).isVisible(), instead === "email");
      assert.equal(await panel.locator(".matrix th.is-chosen").count(), plan ? 1 : 0);
    }),
  );
}

test(
  "a reader who has named no plan opens the fold of a channel that answers",
  reading(
    desktop,
    async (page) => {
      await page.clock.setFixedTime(OPEN);
      await page.goto("en/guide/talk/");
      const card = page.locator("article [data-channel]").first();
      await card.getByText(/^Open now/).waitFor();
      await card.getByText("My plan includes this").click();
      assert.ok(await card.getByRole("link", { name: "Start a chat" }).isVisible());
    },
    site,
  ),
);

test(
  "the panel's card follows what the product says, and leads to the channel that answers",
  using(desktop, { site, plan: "free", path: "/" }, async ({ page, panel }) => {
    await page.clock.setFixedTime(CLOSED);
    await page.evaluate(() => window.guichet?.article("guide/talk"));
    const card = panel.locator("[data-channel]").first();
    await card.locator(".way-state", { hasText: /^Not included in Free/ }).waitFor();
    await page.evaluate(() => window.guichet?.update({ plan: "pro" }));
    await card.getByText(/^Closed now/).waitFor();
    await card.getByRole("button", { name: "Email support" }).click();
    await panel.getByRole("heading", { name: "Contact support" }).waitFor();
    await panel.locator('.is-named[data-channel="email"]').waitFor();
  }),
);

test(
  "a channel that does not speak the page's language says once which it does, in a line of its own",
  reading(
    desktop,
    async (page) => {
      await page.goto("ar/guide/talk/");
      const card = page.locator("article [data-channel]").first();
      assert.match(await card.locator(".channel-not-in-language").innerText(), /الإنجليزية/);
      assert.equal(await card.locator(".channel-facts li", { hasText: "الإنجليزية" }).count(), 0);
    },
    site,
  ),
);

test(
  "what is public is there before anybody says a plan, in the panel as on the page",
  using(desktop, { site: open, path: "/" }, async ({ page, panel }) => {
    await page.evaluate(() => window.guichet?.contact());
    const way = (/** @type {string} */ id) => panel.locator(`[data-channel="${id}"]`);
    await way("phone").waitFor();
    assert.equal(await way("phone").locator('a[href^="tel:"]').count(), 1);
    assert.equal(await way("email").locator('a[href^="mailto:"]').count(), 0);
    await page.evaluate(() => window.guichet?.update({ plan: "free" }));
    await way("phone").getByText("Not included").waitFor();
    assert.equal(await way("phone").locator('a[href^="tel:"]').count(), 0);
  }),
);
