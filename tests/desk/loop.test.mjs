// The whole way, in a browser, with a real desk, real mail servers and both databases: a customer writes from the product, a
// specialist answers by e-mail, the Help button says so, the customer reads, answers, closes and reopens, and the specialist sees it.
// SHOTS=folder keeps pictures of each step.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";

import { DESK, env, freePort, newDatabase, pass, PNG, POSTGRES, startDesk } from "./desk.mjs";
import { mailArgs, newMailbox, reads } from "./mail-desk.mjs";
import { NO_MAIL, openMailbox } from "./mailbox.mjs";

const skip = NO_MAIL;
Object.assign(process.env, { GUICHET_SEAL_KEY: env.GUICHET_SEAL_KEY, SUPPORT_PHONE: env.SUPPORT_PHONE });
const { arabicWith } = await import("../browser/arabic.mjs");
const { accessible } = await import("../browser/axe.mjs");
const { sampleWith } = await import("../browser/endpoint.mjs");
const { button, using } = await import("../browser/product.mjs");
const { desktop, eventually, phone } = await import("../browser/reader.mjs");

/**
 * @typedef {object} Words
 * @property {string} locale @property {string} subject @property {string} text @property {string} answer @property {string} more
 */
/** @type {Record<string, Words>} */
const WORDS = {
  en: {
    locale: "en",
    subject: "Import stops at row 500",
    text: "See the picture.",
    answer: "Row 501 has a date that is none.",
    more: "That was it, thank you.",
  },
  fr: {
    locale: "fr",
    subject: "L’import s’arrête",
    text: "Voir la capture d’écran.",
    answer: "La ligne 501 contient une date erronée.",
    more: "C’était bien cela, merci.",
  },
  ja: {
    locale: "ja",
    subject: "インポートが止まります",
    text: "画像をご覧ください。",
    answer: "501行目の日付が正しくありません。",
    more: "解決しました。ありがとうございます。",
  },
  ar: {
    locale: "ar",
    subject: "يتوقف الاستيراد",
    text: "انظر الصورة.",
    answer: "في الصف 501 تاريخ غير صحيح.",
    more: "هذا هو السبب، شكرًا.",
  },
};

/** A specialist's picture, of 32 pixels in a square. */
const FACE = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAACAAAAAgCAIAAAD8GO2jAAAAdElEQVR42mO4++IdTRHDqAWjFsDQp5ML0RA1LcA0nXg7GMgzmnhrBtQCYkwnaMeoBaMW0NaCoZ/R6FEW0ak0pW19oJ/fjwdRZAF+o4m0hoFy0/HbwUAV0/HYwUAt03HZwUBF07HawUBd0zHtGE4WUMt0NDsASfJjwk67WYUAAAAASUVORK5CYII=",
  "base64",
);

/** @param {import("playwright-core").Page} page @param {string} name */
async function shot(page, name) {
  if (!process.env.SHOTS) return;
  mkdirSync(process.env.SHOTS, { recursive: true });
  await page.waitForTimeout(400);
  await page.screenshot({ path: join(process.env.SHOTS, `${name}.png`) });
}

/**
 * A help centre whose contacts.yaml names a desk, and that desk.
 * @param {import("node:test").TestContext} t @param {string} locale @param {string | undefined} database
 */
async function open(t, locale, database) {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const site =
    locale === "ar"
      ? await arabicWith(`desk: ${origin}/desk/
seal: { epoch: 1 }
plans: [free, pro]
channels:
  community: { plans: all, href: "https://community.example.com/" }
  email: { kind: email, plans: [pro], languages: [ar, en], href: "mailto:help@example.com" }
`)
      : await sampleWith((contacts) => `desk: ${origin}/desk/\n${contacts.replace(/^inbox:.*$/m, "")}`);
  t.after(() => ("close" in site ? /** @type {() => Promise<void>} */ (site.close)() : undefined));
  const address = newMailbox("desk", "example.com");
  const given = { port, site: site.folder, ...(database ? { database } : {}), args: mailArgs(address) };
  const desk = await startDesk(t, given);
  const ana = await openMailbox(t, newMailbox("ana", "example.com"), { name: "Ana Silva" });
  const where = ["--site", site.folder, "--data", desk.data, ...(database ? ["--database", database] : [])];
  const picture = join(desk.data, "ana.png");
  writeFileSync(picture, FACE);
  execFileSync(DESK, ["agents", ...where, "add", "Ana Silva", ana.address, "--picture", picture]);
  await reads(desk);
  return { site, origin, desk, ana, given };
}

/**
 * @typedef {Awaited<ReturnType<typeof open>> & { page: import("playwright-core").Page, panel: import("playwright-core").Locator,
 *   words: Words, name: string, customer: Awaited<ReturnType<typeof openMailbox>>, id: string }} Walk
 */

/** What a product tells the panel. @param {Walk} walk @param {Record<string, string | null>} more */
const update = ({ page }, more) => page.evaluate((more) => globalThis.guichet?.update(more), more);
/** @param {Walk} walk */
const toContact = ({ page }) => page.evaluate(() => globalThis.guichet?.contact());
/** @param {Walk} walk */
const toInbox = ({ page, id }) => page.evaluate((id) => globalThis.guichet?.inbox(id), id);

/** The customer writes from the panel, with a screenshot. @param {Walk} walk */
async function written(walk) {
  const { page, panel, words, name, ana, customer } = walk;
  await update(walk, { pass: pass("pro", { sub: "ada", account: "acme" }), email: customer.address });
  await toContact(walk);
  await panel.locator('[data-channel="email"] .button').first().click();
  await panel.locator('[name="summary"]').fill(words.subject);
  await panel.locator('[name="description"]').fill(words.text);
  await panel.locator(".request-file-input").setInputFiles({ name: "screen.png", mimeType: "image/png", buffer: PNG });
  await shot(page, `${name}-1-form`);
  await panel.locator(".request-submit").click();
  const question = await ana.next();
  assert.ok(question.text.includes(words.text));
  assert.deepEqual(question.attachments[0]?.content, PNG);
  walk.id = /#(\d+)/.exec(question.subject)?.[1] ?? "";
  const confirmation = await customer.next();
  assert.ok(confirmation.text.includes(`/${words.locale}/inbox/#${walk.id}`), confirmation.text);
  await shot(page, `${name}-2-sent`);
  await page.keyboard.press("Escape");
  return question;
}

/** A specialist answers from a mail program, and the button says so. @param {Walk} walk @param {import("./mailbox.mjs").Mail} question */
async function answered({ page, panel, words, name, ana, customer }, question) {
  const badge = () => button(page).getAttribute("aria-label");
  await ana.reply(question, words.answer);
  assert.ok((await customer.next()).text.includes(words.answer));
  await eventually(async () => {
    // Whoever comes back to the tab is told at once.
    await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    assert.match((await badge()) ?? "", /1|واحد/);
  });
  assert.ok(await button(page).evaluate((node) => node.classList.contains("answered")));
  const face = button(page).locator("img");
  await eventually(async () => assert.ok(await face.evaluate((node) => /** @type {HTMLImageElement} */ (node).naturalWidth > 1)));
  await accessible(page, "the button with an answer");
  await shot(page, `${name}-3-badge`);
  await button(page).click();
  await panel.getByText(words.answer).waitFor();
  await eventually(async () => assert.equal(await badge(), null));
  await accessible(page, "the conversation");
  await shot(page, `${name}-4-conversation`);
}

/** The customer answers, closes and reopens, and the specialist hears of it. @param {Walk} walk */
async function reopened({ page, panel, words, name, ana }) {
  await panel.locator(".inbox-input").fill(words.more);
  await panel.locator(".inbox-send").click();
  await panel.locator(".inbox-message").getByText(words.more).waitFor();
  assert.ok((await ana.next()).text.includes(words.more));
  const last = panel.locator(".inbox-end").getByRole("button").last();
  await last.click();
  await panel.locator(".inbox-state.is-closed").first().waitFor();
  await shot(page, `${name}-5-closed`);
  await last.click();
  await panel.locator(".inbox-state.is-reopened").first().waitFor();
  assert.match((await ana.next()).text, /has reopened/);
  await shot(page, `${name}-6-reopened`);
}

/** A plan that includes less than before: what was begun goes on, and nothing new begins. @param {Walk} walk */
async function downgraded(walk) {
  const { page, panel, words, name, ana } = walk;
  await update(walk, { pass: pass("free", { sub: "ada", account: "acme" }) });
  await toInbox(walk);
  await panel.locator(".inbox-input").fill(`${words.more} (2)`);
  await panel.locator(".inbox-send").click();
  assert.ok((await ana.next()).text.includes(`${words.more} (2)`));
  await toContact(walk);
  await panel.locator('[data-channel="email"].is-locked').waitFor();
  await shot(page, `${name}-7-downgraded`);
}

/** The desk is down: nothing breaks, and nothing that was typed is lost. @param {Walk} walk @param {import("node:test").TestContext} t */
async function down(walk, t) {
  const { page, panel, words, name, ana, desk, given } = walk;
  const input = panel.locator(".inbox-input");
  await toInbox(walk);
  await input.waitFor();
  await desk.stop("SIGKILL");
  await input.fill(`${words.more} (3)`);
  await panel.locator(".inbox-send").click();
  await panel.locator(".inbox-error").filter({ hasText: /\S/ }).waitFor();
  assert.equal(await input.inputValue(), `${words.more} (3)`);
  await shot(page, `${name}-8-down`);
  await startDesk(t, { ...given, data: desk.data });
  await panel.locator(".inbox-send").click();
  await panel.locator(".inbox-message").getByText(`${words.more} (3)`).waitFor();
  assert.ok((await ana.next()).text.includes(`${words.more} (3)`));
}

const RUNS = /** @type {const} */ ([
  ["SQLite", "en", "desktop"],
  ["SQLite", "ja", "phone"],
  ["SQLite", "ar", "phone"],
  ["PostgreSQL", "fr", "phone"],
  ["PostgreSQL", "ar", "desktop"],
]);

for (const [kind, locale, screen] of RUNS) {
  const without = kind === "PostgreSQL" && !POSTGRES ? "there is no PostgreSQL" : skip;
  test(`${kind}, ${locale}, ${screen}: written in the product, answered by e-mail, read, closed, reopened`, {
    skip: without,
  }, async (t) => {
    const place = await open(t, locale, kind === "PostgreSQL" ? newDatabase("loop") : undefined);
    const { site, origin } = place;
    const words = /** @type {Words} */ (WORDS[locale]);
    const customer = await openMailbox(t, newMailbox("ada", "example.org"));
    const policy = { "connect-src": `${site.origin} ${origin}`, "img-src": `${site.origin} ${origin}` };
    const product = { site, locale, allow: [origin], policy };
    const act = using(screen === "phone" ? phone : desktop, product, async ({ page, panel, problems }) => {
      const walk = { ...place, page, panel, words, customer, name: `${locale}-${screen}`, id: "" };
      await answered(walk, await written(walk));
      await reopened(walk);
      await downgraded(walk);
      await down(walk, t);
      // What a desk that is down refuses is no fault of the page.
      const ours = problems.filter((problem) => !problem.includes(origin) && !problem.includes("Applying inline style"));
      problems.splice(0, problems.length, ...ours);
    });
    await act();
    assert.ok((await customer.isEmpty()) && (await place.ana.isEmpty()), "one mail for each thing that happened");
  });
}
