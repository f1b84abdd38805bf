// Sealed details in a real browser: which passes reveal them, which don't and what the page says then, and that nothing of
// a pass is left behind. The site is built here, with a key of its own.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

import { accessible } from "./axe.mjs";
import { article } from "./output.mjs";
import { BASE } from "./places.mjs";
import { desktop, eventually, reading, withoutScript } from "./reader.mjs";
import { serve } from "./server.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const GUICHET = process.env.GUICHET ?? join(process.env.CARGO_TARGET_DIR ?? join(ROOT, "target"), "debug/guichet");
const NUMBER = "+1 555 010 4477";
const folder = mkdtempSync(join(tmpdir(), "guichet-sealed-"));
after(() => rmSync(folder, { recursive: true }));

/** @param {string[]} args @param {Record<string, string>} [environment] */
const guichet = (args, environment = {}) =>
  execFileSync(GUICHET, [...args, "--root", ROOT], {
    encoding: "utf8",
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  }).trim();

const key = guichet(["seal", "keygen"]);
const secrets = { GUICHET_SEAL_KEY: key, SUPPORT_PHONE: NUMBER };
guichet(["build", "--quiet", "-o", folder], secrets);
const site = await serve(folder, BASE);
after(() => site.close());

/** @param {string} plan @param {string[]} rest */
const token = (plan, ...rest) => guichet(["seal", "token", "--plan", plan, ...rest], secrets);
/** Phones are answered then: outside of the hours, a channel's card is folded. */
const WEEKDAY = "2026-11-30T15:00:00Z";
const pro = token("pro", "--at", WEEKDAY);

/** @param {import("playwright-core").Page} page */
const phone = (page) => page.locator('main [data-channel="phone"]');
/** @param {import("playwright-core").Page} page */
const status = (page) => page.locator("[data-pass]");
/** @param {import("playwright-core").Page} page */
const held = (page) =>
  page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }, document.cookie, location.href, history.length]));

/** @param {import("playwright-core").Page} page */
async function revealed(page) {
  await phone(page).locator("[data-revealed] bdi").waitFor();
  assert.equal(await phone(page).locator("bdi").innerText(), NUMBER);
  assert.equal(await phone(page).locator("a.button").getAttribute("href"), "tel:+1-555-010-4477");
}

/** Nothing of the number, wherever one looks. @param {import("playwright-core").Page} page */
async function concealed(page) {
  assert.equal(await phone(page).locator("[data-revealed]").count(), 0);
  const html = await page.content();
  for (const digits of ["4477", "010 44", "010-44"]) assert.ok(!html.includes(digits), digits);
}

test(
  "a pro pass in the address shows the number, the plan and its end, and leaves no trace",
  reading(
    desktop,
    async (page) => {
      await page.clock.setFixedTime(WEEKDAY);
      await page.goto(`en/contact/?plan=starter#pass=${pro}`);
      await revealed(page);
      await eventually(async () => assert.match(await status(page).innerText(), /^Your pass: Pro, valid until .*\d/));
      assert.ok(await page.getByRole("radio", { name: "Pro", exact: true }).isChecked());
      assert.ok(await phone(page).locator("a.button").isVisible());
      assert.equal(await phone(page).locator("[data-sealed-note]").isVisible(), false);
      assert.equal(new URL(page.url()).hash, "");
      const [session, local, cookie, href] = JSON.parse(await held(page));
      assert.deepEqual(Object.keys(session), ["guichet.pass"]);
      assert.ok(!JSON.stringify([local, cookie, href]).includes(pro.slice(40, 80)));

      await accessible(page, "the contact page with a pass");

      // On other pages of this tab, in other languages, and in an article.
      await page.goto("fr/contact/");
      await revealed(page);
      await eventually(async () => assert.match(await status(page).innerText(), /^Votre accès\s?: Pro\. Expiration/));
      await page.goto(article("support/get-help", "en"));
      await revealed(page);
      await eventually(async () => assert.equal(await page.locator("main .channel-locked:visible").count(), 0));
    },
    site,
  ),
);

test(
  "forgetting a pass takes everything back",
  reading(
    desktop,
    async (page) => {
      await page.clock.setFixedTime(WEEKDAY);
      await page.goto(`en/contact/#pass=${pro}`);
      await revealed(page);
      await status(page).getByRole("button", { name: "Remove this pass" }).click();
      await concealed(page);
      assert.equal(await status(page).innerText(), "The pass was removed.");
      assert.ok(await status(page).evaluate((box) => box === document.activeElement));
      assert.equal(JSON.parse(await held(page))[0]["guichet.pass"], undefined);
      await page.reload();
      await concealed(page);
      assert.equal(await status(page).isVisible(), false);
      assert.ok(await page.getByRole("radio", { name: "Show all" }).isChecked());
    },
    site,
  ),
);

test(
  "another tab knows nothing of it; without a pass the card says how to get one",
  reading(
    desktop,
    async (page) => {
      await page.clock.setFixedTime(WEEKDAY);
      await page.goto(`en/contact/#pass=${pro}`);
      await revealed(page);
      const other = await page.context().newPage();
      await other.goto(`${site.origin}${BASE}en/contact/?plan=pro`);
      await concealed(other);
      const note = phone(other).locator("[data-sealed-note]");
      assert.match(await note.innerText(), /Shown to signed-in customers who can use it\./);
      assert.equal(await note.getByRole("link", { name: "Sign in to see it" }).getAttribute("href"), "https://app.example.com/help/");
    },
    site,
  ),
);

test(
  "a starter pass opens nothing and says which plan would",
  reading(
    desktop,
    async (page) => {
      await page.goto(`en/contact/#pass=${token("starter")}`);
      await eventually(async () => assert.match(await status(page).innerText(), /^Your pass: Starter/));
      await concealed(page);
      assert.ok(await phone(page).getByText("Not included in Starter. Available on Basic and higher plans.").isVisible());
      assert.equal(await phone(page).locator("[data-sealed]").isVisible(), false);
      // Whatever plan they pick: the page does not have what it would take.
      await page.getByRole("radio", { name: "Enterprise" }).check();
      await concealed(page);
    },
    site,
  ),
);

/** @param {string} pass @param {RegExp} says */
const refused = (pass, says) =>
  reading(
    desktop,
    async (page) => {
      await page.goto(`en/contact/#pass=${pass}`);
      await eventually(async () => assert.match(await status(page).innerText(), says));
      assert.match(
        await status(page).innerText(),
        /You see what is available to everyone\. To get a new pass, open this page from the product again\.$/,
      );
      await concealed(page);
      await accessible(page, "the contact page without one");
      assert.equal(new URL(page.url()).hash, "");
      assert.equal(JSON.parse(await held(page))[0]["guichet.pass"], undefined);
      assert.ok(await page.getByRole("radio", { name: "Show all" }).isChecked());
      assert.ok(await page.locator('main [data-channel="email"]').isVisible());
    },
    site,
  );

const [head = "", body = "", tail = ""] = pro.split(".");
const none = Buffer.from(JSON.stringify({ alg: "none" })).toString("base64url");
const tampered = Buffer.from(Buffer.from(body, "base64url").toString().replace('"pro"', '"enterprise"')).toString("base64url");
test("an expired pass", refused(token("pro", "--at", "2020-01-01", "--ttl", "1h"), /^Your pass has expired\./));
test("a pass without a signature", refused(`${none}.${body}.`, /^This link does not contain a valid pass\./));
test("a pass that chooses no algorithm", refused(`${none}.${body}.${tail}`, /^This pass was altered/));
test("a pass with another plan written on it", refused(`${head}.${tampered}.${tail}`, /^This pass was altered/));
test(
  "a pass of another key",
  refused(guichet(["seal", "token", "--plan", "pro"], { GUICHET_SEAL_KEY: guichet(["seal", "keygen"]) }), /^This pass was altered/),
);
test("what is no pass", refused("hello", /^This link does not contain a valid pass\./));
test("an empty one", refused("", /^This link does not contain a valid pass\./));

test(
  "two hundred altered passes, in the page",
  reading(
    desktop,
    async (page) => {
      await page.goto("en/contact/");
      const module = await page.evaluate(() =>
        /** @type {HTMLScriptElement} */ (document.querySelector('script[src*="main.js"]')).src.replace("main.js", "seal/pass.js"),
      );
      const outcome = await page.evaluate(
        async ([module = "", pro = "", at = ""]) => {
          const now = Date.parse(at);
          const { openPass } = await import(module);
          const site = await (await fetch("../../_guichet/en/sealed.json")).json();
          const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
          const opened = [];
          for (let n = 0; n < 200; n += 1) {
            const place = Math.floor((n * pro.length) / 200);
            const letter = letters[(letters.indexOf(pro[place] ?? "") + 1 + (n % 62)) % 64];
            const pass = await openPass(pro.slice(0, place) + letter + pro.slice(place + 1), site, now);
            if (!("refused" in pass)) opened.push(place);
          }
          const genuine = await openPass(pro, site, now);
          return { opened, number: (await genuine.reveal("phone"))?.text };
        },
        [module, pro, WEEKDAY],
      );
      assert.deepEqual(outcome, { opened: [], number: NUMBER });
    },
    site,
  ),
);

test(
  "a pass that ends while the page is open",
  reading(
    desktop,
    async (page) => {
      await page.clock.install({ time: WEEKDAY });
      await page.goto(`en/contact/#pass=${token("pro", "--at", WEEKDAY, "--ttl", "10m")}`);
      await revealed(page);
      await page.clock.fastForward("11:00");
      await eventually(async () => assert.match(await status(page).innerText(), /^Your pass has expired\./));
      await concealed(page);
    },
    site,
  ),
);

test(
  "without JavaScript there is no number, and a sentence that says so",
  reading(
    withoutScript,
    async (page) => {
      await page.goto(`en/contact/#pass=${pro}`);
      await concealed(page);
      assert.match(await phone(page).locator("[data-sealed-note]").innerText(), /JavaScript is needed to show it\./);
    },
    site,
  ),
);

test(
  "on an insecure connection passes stay closed, and the page says so",
  reading(
    desktop,
    async (page) => {
      // What browsers do for pages that came over plain HTTP from another machine.
      await page.addInitScript(() => Object.defineProperty(Crypto.prototype, "subtle", { get: () => undefined }));
      await page.goto(`en/contact/#pass=${pro}`);
      await eventually(async () => assert.match(await status(page).innerText(), /^Passes work only on a secure connection \(https\)\./));
      await concealed(page);
    },
    site,
  ),
);

test(
  "a site that was built without a key takes passes out of the address and opens nothing",
  reading(desktop, async (page) => {
    await page.goto(`en/contact/#pass=${pro}`);
    await eventually(async () => assert.match(await status(page).innerText(), /^The protected contact details are not available/));
    assert.equal(new URL(page.url()).hash, "");
    assert.equal(await phone(page).locator("[data-revealed]").count(), 0);
    await page.goto(`en/#pass=${pro}`);
    await eventually(async () => assert.equal(new URL(page.url()).hash, ""));
  }),
);
