// The end of the way: Help, contact, the form inside the panel, sent to a real endpoint of a third origin, in three
// scripts, on a desktop and on a phone.

import assert from "node:assert/strict";
import { after, test } from "node:test";

import { arabicWith } from "./arabic.mjs";
import { accessible } from "./axe.mjs";
import { endpoint, sampleWith } from "./endpoint.mjs";
import { button, focused, using } from "./product.mjs";
import { desktop, eventually, phone } from "./reader.mjs";

const support = await endpoint();
const sample = await sampleWith((contacts) => `form: { endpoint: "${support.url}" }\n${contacts}`);
const arabic = await arabicWith(`plans: [free, pro]
form: { endpoint: "${support.url}" }
channels:
  community: { plans: all, href: "https://community.example.com/" }
  email: { kind: email, plans: [pro], languages: [ar, en], href: "mailto:help@example.com" }
`);
after(async () => {
  await sample.close();
  await support.close();
});

const target = new URL(support.url).origin;
/** @param {{ origin: string }} site */
const product = (site) => ({ site, plan: "pro", allow: [target], policy: { "connect-src": `${site.origin} ${target}` } });
/** @param {import("playwright-core").Locator} panel @param {string} name */
const field = (panel, name) => panel.locator(`.request-form [name=${name}]`);

/** @type {Record<string, { site: { origin: string }, contact: string, way: string, title: string }>} */
const LOCALES = {
  en: { site: sample, contact: "Contact support", way: "Send an email", title: "Thank you, we have your request" },
  ja: { site: sample, contact: "サポートに問い合わせる", way: "メールを送る", title: "お問い合わせを受け付けました" },
  ar: { site: arabic, contact: "التواصل مع الدعم", way: "إرسال بريد إلكتروني", title: "شكرًا لك، وصلنا طلبك" },
};

for (const [locale, { site, contact, way, title }] of Object.entries(LOCALES)) {
  for (const [size, options] of Object.entries({ desktop, phone })) {
    test(
      `a request is written and sent in ${locale} on a ${size}`,
      using(options, { ...product(site), locale }, async ({ page, panel }) => {
        support.got.length = 0;
        const heard = page.evaluate(
          () => new Promise((resolve) => globalThis.guichet?.addEventListener("guichet:request", (event) => resolve(event.detail))),
        );
        await button(page).click();
        await panel.getByRole("button", { name: contact }).click();
        await panel.getByRole("button", { name: way }).click();
        await field(panel, "summary").waitFor();
        await eventually(async () => assert.equal(await focused(page), "h2.view-title"));
        await accessible(page, "the form");
        await field(panel, "summary").fill("CSV");
        await field(panel, "description").fill("Row 12.");
        await field(panel, "email").fill("ada@example.com");
        await panel.locator(".request-submit").click();
        await panel.getByText(title).waitFor();
        await accessible(page, "a request that was sent");
        assert.deepEqual(await heard, { sent: true, channel: "email" });
        assert.equal(support.got.length, 1);
        const sent = support.got[0]?.form;
        assert.deepEqual(
          ["channel", "summary", "description", "email"].map((name) => sent?.get(name)),
          ["email", "CSV", "Row 12.", "ada@example.com"],
        );
      }),
    );
  }
}

test(
  "what was typed survives looking something up, closing the panel, and a reload; the pass goes along",
  using(desktop, product(sample), async ({ page, panel }) => {
    support.got.length = 0;
    await page.evaluate(() => globalThis.guichet?.update({ email: "ada@example.com", pass: "a.b.c" }));
    await page.evaluate(() => globalThis.guichet?.contact());
    await panel.getByRole("button", { name: "Send an email" }).click();
    await field(panel, "summary").fill("import fails");
    assert.equal(await field(panel, "email").inputValue(), "ada@example.com");
    // An article that may answer it opens in the panel, and the form is behind it.
    await panel.getByText("These articles may help").waitFor();
    await panel.locator(".request-suggestions a").first().click();
    await panel.locator("article h1").waitFor();
    assert.equal(page.context().pages().length, 1);
    await panel.getByRole("button", { name: "Back" }).click();
    assert.equal(await field(panel, "summary").inputValue(), "import fails");
    await page.keyboard.press("Escape");
    await button(page).click();
    assert.equal(await field(panel, "summary").inputValue(), "import fails");
    await page.reload();
    await page.evaluate(() => globalThis.guichet?.update({ email: "ada@example.com", pass: "a.b.c" }));
    await page.evaluate(() => globalThis.guichet?.contact());
    await panel.getByRole("button", { name: "Send an email" }).click();
    await field(panel, "summary").waitFor();
    assert.equal(await field(panel, "summary").inputValue(), "import fails");
    await field(panel, "description").fill("At row 12.");
    await panel.locator(".request-submit").click();
    await panel.getByText("Thank you, we have your request").waitFor();
    assert.equal(support.got[0]?.headers.authorization, "Bearer a.b.c");
  }),
);

test(
  "a failed send keeps the text, and another language does too",
  using(desktop, product(sample), async ({ page, panel, problems }) => {
    support.got.length = 0;
    support.answers.push({ status: 500 });
    await page.evaluate(() => globalThis.guichet?.contact());
    await panel.getByRole("button", { name: "Send an email" }).click();
    await field(panel, "summary").fill("import fails");
    await field(panel, "description").fill("At row 12.");
    await field(panel, "email").fill("ada@example.com");
    await panel.locator(".request-submit").click();
    await panel.getByText(/Something went wrong on our side/).waitFor();
    assert.equal(await field(panel, "summary").inputValue(), "import fails");
    await page.evaluate(() => globalThis.guichet?.update({ locale: "fr" }));
    await panel.getByRole("heading", { level: 2 }).filter({ hasNotText: "Send us" }).waitFor();
    await eventually(async () => assert.equal(await field(panel, "summary").inputValue(), "import fails"));
    problems.splice(0, problems.length, ...problems.filter((line) => !line.includes(support.url)));
  }),
);
