// The contact page: what each plan may use, why the rest is locked, and how the choice is kept. What contacts.yaml of
// the sample says is written out here once more, so that a wrong table cannot agree with itself.

import assert from "node:assert/strict";
import { test } from "node:test";

import { article } from "./output.mjs";
import { desktop, phone, reading } from "./reader.mjs";

/**
 * Channel → the plans that have it, and the first of them by name. Without `href` it is sealed: sealed.test.mjs opens it.
 * @type {Record<string, { plans: string[], from: string, href: string | null }>}
 */
const CHANNELS = {
  "knowledge-base": { plans: ["free", "starter", "basic", "pro", "enterprise"], from: "", href: "/kb/en/" },
  community: { plans: ["free", "starter", "basic", "pro", "enterprise"], from: "", href: "https://community.example.com/" },
  chat: { plans: ["starter", "basic", "pro", "enterprise"], from: "Starter", href: "https://chat.example.com/?lang=en" },
  email: { plans: ["starter", "basic", "pro", "enterprise"], from: "Starter", href: "mailto:help@example.com" },
  phone: { plans: ["basic", "pro", "enterprise"], from: "Basic", href: null },
  callback: { plans: ["basic", "pro", "enterprise"], from: "Basic", href: "https://callback.example.com/?lang=en" },
};
const PLANS = { free: "Free CRM", starter: "Starter", basic: "Basic", pro: "Pro", enterprise: "Enterprise" };

/** When every channel of the sample is open, and when those with hours are not. */
const WEEKDAY = "2026-11-26T15:00:00Z";
const SUNDAY = "2026-11-29T15:00:00Z";

/** @param {import("playwright-core").Page} page @param {string} id */
const channel = (page, id) => page.locator(`main [data-channel="${id}"]`);

for (const [plan, name] of Object.entries(PLANS)) {
  test(
    `${name}: which channels are open, which are locked, and which plan has them`,
    reading(desktop, async (page) => {
      await page.clock.setFixedTime(WEEKDAY);
      await page.goto("en/contact/");
      await page.getByRole("radio", { name, exact: true }).check();
      let open = 0;
      for (const [id, { plans, from, href }] of Object.entries(CHANNELS)) {
        const card = channel(page, id);
        const link = card.locator("a.button");
        if (plans.includes(plan)) {
          open += 1;
          if (href) {
            assert.ok(await link.isVisible(), `${id} is open`);
            assert.equal(await link.getAttribute("href"), href);
          } else {
            assert.equal(await link.count(), 0, `${id} is sealed`);
            assert.ok(await card.locator("[data-sealed-note]").isVisible());
          }
          assert.ok(await page.locator(`[data-channels] [data-channel="${id}"]`).isVisible(), `${id} stands with what is open`);
        } else {
          assert.equal(await link.isVisible(), false, `${id} is locked`);
          assert.ok(
            await page.getByRole("region", { name: "On other plans" }).locator(`[data-channel="${id}"]`).isVisible(),
            `${id} stands below`,
          );
          assert.ok(await card.getByText(`Not included in ${name}. Available on ${from} and higher plans.`).isVisible());
        }
        assert.equal(await card.locator(".channel-locked:visible").count(), plans.includes(plan) ? 0 : 1);
      }
      const more = open < 6 ? " Compare support by plan" : "";
      assert.equal(await page.locator("[data-plan-summary]").innerText(), `This plan includes ${open} of 6 ways to reach us.${more}`);
      assert.equal(await page.getByRole("region", { name: "On other plans" }).isVisible(), open < 6);
      // A form where there is somebody to read it, and no invitation without one.
      assert.equal(await page.locator("[data-request]").isVisible(), plan !== "free");
      assert.equal(await page.locator("[data-request] textarea").count(), 1);
      assert.equal(new URL(page.url()).searchParams.get("plan"), plan);
      assert.equal(await page.locator(`.matrix td.is-chosen`).count(), await page.locator(`.matrix td[data-plan="${plan}"]`).count());
    }),
  );
}

test(
  "what is closed comes after what is open, says until when, and offers nothing to start",
  reading(desktop, async (page) => {
    await page.clock.setFixedTime(SUNDAY);
    for (const plan of ["Show all", "Pro"]) {
      await page.goto("en/contact/");
      await page.getByRole("radio", { name: plan }).check();
      const order = await page
        .locator("[data-channels] [data-channel]")
        .evaluateAll((cards) => cards.map((card) => /** @type {HTMLElement} */ (card).dataset.channel));
      assert.deepEqual(order, ["knowledge-base", "community", "email", "chat", "phone", "callback"], plan);
      for (const id of ["chat", "phone", "callback"]) {
        const card = channel(page, id);
        assert.match(await card.locator("[data-status]").innerText(), /^Closed now\. Opens again: Monday/);
        assert.equal(await card.locator("a.button:visible, summary:visible, [data-sealed-note]:visible").count(), 0, `${plan}: ${id}`);
      }
      assert.equal(await channel(page, "email").locator("a.button:visible, summary:visible").count(), 1);
    }
    // On Monday they are where they were.
    await page.clock.setFixedTime("2026-11-30T15:00:00Z");
    await page.getByRole("radio", { name: "Basic" }).check();
    const order = await page
      .locator("[data-channels] [data-channel]")
      .evaluateAll((cards) => cards.map((card) => /** @type {HTMLElement} */ (card).dataset.channel));
    assert.deepEqual(order, Object.keys(CHANNELS));
    assert.ok(await channel(page, "chat").locator("a.button").isVisible());
  }),
);

test(
  "before a plan is picked, every channel is there and none is locked",
  reading(desktop, async (page) => {
    await page.clock.setFixedTime(WEEKDAY);
    await page.goto("en/contact/");
    assert.ok(await page.getByRole("radio", { name: "Show all" }).isChecked());
    for (const id of Object.keys(CHANNELS)) {
      assert.ok(await channel(page, id).isVisible());
      assert.equal(await channel(page, id).locator(".channel-locked:visible").count(), 0);
    }
    const fold = channel(page, "callback").getByText("My plan includes this");
    await fold.click();
    assert.ok(await channel(page, "callback").getByRole("link", { name: "Request a call" }).isVisible());
  }),
);

test(
  "the plan is remembered, an address names another, and nonsense names none",
  reading(desktop, async (page) => {
    await page.goto("en/contact/");
    await page.getByRole("radio", { name: "Pro" }).check();
    await page.goto("fr/contact/");
    const chosen = () => page.locator("[data-plan-picker] input:checked").getAttribute("value");
    assert.equal(await chosen(), "pro");
    await page.goto("en/contact/?plan=starter");
    assert.equal(await chosen(), "starter");
    assert.equal(await channel(page, "phone").locator(".channel-locked:visible").count(), 1);
    await page.goto("en/contact/?plan=constructor");
    assert.equal(await chosen(), "starter", "an unknown plan leaves the remembered one, which the address before has named");
    await page.getByRole("radio", { name: "Show all" }).check();
    await page.goto("en/contact/");
    assert.equal(await chosen(), "");
  }),
);

test(
  "arrows walk through the plans",
  reading(desktop, async (page) => {
    await page.clock.setFixedTime(WEEKDAY);
    await page.goto("en/contact/");
    await page.getByRole("radio", { name: "Show all" }).focus();
    await page.keyboard.press("ArrowRight");
    assert.ok(await page.getByRole("radio", { name: "Free CRM" }).isChecked());
    assert.ok(await channel(page, "chat").getByText("Not included in Free CRM").isVisible());
    await page.keyboard.press("ArrowRight");
    assert.ok(await channel(page, "chat").locator("a.button").isVisible());
  }),
);

test(
  "the table says for every plan and channel what the cards say",
  reading(phone, async (page) => {
    for (const address of ["en/contact/", article("support/get-help", "en")]) {
      await page.goto(address);
      const table = page.getByRole("table", { name: "Support channels by plan" });
      assert.deepEqual(await table.getByRole("columnheader").allTextContents(), Object.values(PLANS));
      const rows = await table.locator("tbody tr").all();
      assert.equal(rows.length, 5, "a call back has no row of its own");
      for (const [index, row] of rows.entries()) {
        const { plans } = Object.values(CHANNELS)[index] ?? assert.fail("one row too many");
        const cells = await row.locator("td .visually-hidden").allTextContents();
        assert.deepEqual(
          cells,
          Object.keys(PLANS).map((plan) => (plans.includes(plan) ? "Included" : "Not included")),
        );
      }
    }
  }),
);

test(
  "languages are said in the reader's own grammar",
  reading(desktop, async (page) => {
    for (const [locale, only, all] of [
      ["en", "Only in English", "In English, French, German, Japanese, Portuguese and Spanish"],
      ["fr", null, "français, allemand, japonais, portugais et espagnol"],
      ["ja", "英語", "英語、フランス語、ドイツ語、日本語、ポルトガル語"],
    ]) {
      await page.goto(`${locale}/contact/`);
      if (only) assert.match(await channel(page, "phone").innerText(), new RegExp(only));
      const chat = await channel(page, "chat").innerText();
      assert.ok(chat.includes(/** @type {string} */ (all)), chat);
    }
  }),
);

/** @param {import("playwright-core").Page} page @param {string} time the clock of the reader's browser */
const at = (page, time) => page.clock.setFixedTime(new Date(time));

test(
  "what is open now, until when, and when the rest opens, in the reader's words",
  reading({ ...desktop, timezoneId: "Europe/Paris" }, async (page) => {
    // Tuesday, 10:00 in New York, 16:00 in Paris.
    await at(page, "2026-11-24T15:00:00Z");
    await page.goto("fr/contact/");
    const status = (/** @type {string} */ id) => channel(page, id).locator("[data-status]");
    // Browsers differ in how they write an hour before ten.
    assert.match(await status("phone").innerText(), /^Ouvert en ce moment. Fermeture\u202f: mercredi 25 novembre à 0?2:00 UTC\+1$/);
    assert.equal(await channel(page, "email").locator("[data-status]").count(), 0, "no hours, nothing to say");
    // Christmas, and the Monday after it.
    await at(page, "2026-12-25T15:00:00Z");
    await page.goto("fr/contact/");
    assert.equal(await status("phone").innerText(), "Fermé en ce moment. Réouverture\u202f: lundi 28 décembre à 14:00 UTC+1");
    await page.goto("en/contact/?plan=pro");
    assert.match(await status("phone").innerText(), /^Closed now\. Opens again: Monday, December 28 at 2:00\sPM GMT\+1$/);
    const instead = channel(page, "phone").locator("[data-instead]");
    assert.equal(await instead.innerText(), "Available to you now: Email support");
    await instead.getByRole("link").click();
    assert.equal(new URL(page.url()).hash, "#channel-email");
  }),
);

test(
  "a locked channel says what to use instead, not when it opens; the order is always the same",
  reading(desktop, async (page) => {
    await at(page, "2026-11-24T15:00:00Z");
    for (const plan of ["", ...Object.keys(PLANS)]) {
      await page.goto(`en/contact/?plan=${plan}`);
      const order = await page
        .locator("main [data-channel]")
        .evaluateAll((cards) => cards.map((card) => /** @type {HTMLElement} */ (card).dataset.channel));
      assert.deepEqual(order, Object.keys(CHANNELS), plan);
    }
    await page.goto("en/contact/?plan=starter");
    assert.equal(await channel(page, "phone").locator("[data-status]").isVisible(), false);
    assert.equal(await channel(page, "phone").locator("[data-instead]").innerText(), "Available to you now: Support chat");
    assert.equal(await channel(page, "chat").locator("[data-instead]").isVisible(), false);
    assert.ok(await page.getByRole("link", { name: "Open your support inbox" }).isVisible());
  }),
);

test(
  "a channel that does not speak the page's language says so and stays reachable",
  reading(desktop, async (page) => {
    await page.clock.setFixedTime(WEEKDAY);
    await page.goto("de/contact/?plan=pro");
    const card = channel(page, "phone");
    assert.match(await card.innerText(), /Telefon-Support: nur auf Englisch/);
    assert.ok(await card.locator("[data-sealed-note]").isVisible());
    assert.equal(await channel(page, "chat").getByText("nur auf").count(), 0);
  }),
);

test(
  "what a way of contact has to say stays together, however tall its row is",
  reading(desktop, async (page) => {
    await page.clock.setFixedTime(SUNDAY);
    await page.goto("en/contact/?plan=pro");
    await channel(page, "phone").locator("[data-status]:visible").waitFor();
    const gaps = await page.locator("[data-channels] .channel-facts").evaluateAll((lists) =>
      lists.flatMap((list) => {
        const boxes = [...list.children].map((line) => line.getBoundingClientRect());
        return boxes.slice(1).map((box, at) => Math.round(box.top - (boxes[at]?.bottom ?? 0)));
      }),
    );
    assert.ok(gaps.length > 5);
    assert.deepEqual([...new Set(gaps)], [8]);
  }),
);
