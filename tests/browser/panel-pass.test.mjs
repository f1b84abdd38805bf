// The panel with a pass: what is sealed appears for who holds one, a plain sentence for whose pass is no good, and
// nothing of either is kept.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";

import { accessible } from "./axe.mjs";
import { BASE, ROOT } from "./places.mjs";
import { using } from "./product.mjs";
import { calm, desktop, phone } from "./reader.mjs";
import { serve } from "./server.mjs";

const GUICHET = process.env.GUICHET ?? join(process.env.CARGO_TARGET_DIR ?? join(ROOT, "target"), "debug/guichet");
const NUMBER = "+1 555 010 4477";
const folder = mkdtempSync(join(tmpdir(), "guichet-panel-pass-"));
for (const name of ["content", "locales", "site.yaml", "contacts.yaml"]) cpSync(join(ROOT, name), join(folder, name), { recursive: true });
// Without opening hours: what is asked about is the pass.
const contacts = readFileSync(join(folder, "contacts.yaml"), "utf8");
writeFileSync(join(folder, "contacts.yaml"), contacts.replace(/^ {4}hours:\n(?: {6}.*\n)+/gm, ""));
/** @param {string[]} args @param {Record<string, string>} [environment] */
const guichet = (args, environment = {}) =>
  execFileSync(GUICHET, [...args, "--root", folder], {
    encoding: "utf8",
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  }).trim();
const secrets = { GUICHET_SEAL_KEY: guichet(["seal", "keygen"]), SUPPORT_PHONE: NUMBER };
guichet(["build", "--quiet", "-o", join(folder, "public")], secrets);
const site = await serve(join(folder, "public"), BASE);
after(async () => {
  await site.close();
  rmSync(folder, { recursive: true });
});
/** @param {string} plan */
const token = (plan) => guichet(["seal", "token", "--plan", plan], secrets);
const pro = token("pro");

/** @param {import("playwright-core").Page} page @param {import("../../crates/client/src/panel/panel.js").PanelOptions} options */
const contact = (page, options) =>
  page.evaluate((options) => {
    globalThis.guichet?.update(options);
    return globalThis.guichet?.contact("phone");
  }, options);

for (const [size, options] of Object.entries({ desktop, phone })) {
  test(
    `a pro pass shows the number, the plan and its end, on a ${size}`,
    using(options, { site }, async ({ page, panel }) => {
      await contact(page, { pass: pro });
      await panel.getByText(/^Your pass: Pro, valid until .*\d/).waitFor();
      const way = panel.locator('[data-channel="phone"]');
      assert.equal(await way.locator("bdi").innerText(), NUMBER);
      assert.equal(await way.getByRole("link", { name: "Call us" }).getAttribute("href"), "tel:+1-555-010-4477");
      assert.equal(await panel.getByLabel("Which plan are you on?").count(), 0);
      await accessible(page, "contact with a pass");
      const kept = await page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }, document.cookie, location.href]));
      assert.ok(!kept.includes(pro.slice(40, 80)), "a pass stays in memory");
    }),
  );
}

test(
  "without a pass, or with one of a lower plan, there is no number",
  using(desktop, { site, plan: "pro" }, async ({ page, panel }) => {
    await contact(page, {});
    const way = panel.locator('[data-channel="phone"]');
    await way.getByText("Shown to signed-in customers who can use it.").waitFor();
    assert.equal(await way.getByRole("link", { name: "Sign in to see it" }).getAttribute("href"), "https://app.example.com/help/");
    await contact(page, { pass: token("starter") });
    await panel.getByText(/^Your pass: Starter/).waitFor();
    await way.getByText("Not included in Starter. Available on Basic and higher plans.").waitFor();
    assert.ok(!(await page.evaluate(() => document.querySelector("guichet-help")?.shadowRoot?.innerHTML ?? "")).includes("4477"));
  }),
);

test(
  "an expired pass: a sentence that is in sight, and what is open to everyone",
  using({ ...phone, viewport: { width: 390, height: 560 } }, { site }, async ({ page, panel }) => {
    await page.clock.setFixedTime(Date.now() + 25 * 60 * 60 * 1000);
    const heard = page.evaluate(
      () => new Promise((resolve) => globalThis.guichet?.addEventListener("guichet:pass", (event) => resolve(event.detail))),
    );
    await contact(page, { pass: pro });
    const sentence = panel.getByText("Your pass has expired. You see what is available to everyone. To get a new pass, reload this page.");
    await sentence.waitFor();
    await calm(page);
    const { top, bottom } = await sentence.evaluate((sentence) => sentence.getBoundingClientRect());
    assert.ok(top > 0 && bottom < 560, `from ${top} to ${bottom}`);
    assert.deepEqual(await heard, { refused: "expired" });
    assert.equal(await panel.locator("bdi").filter({ hasText: "4477" }).count(), 0);
    assert.ok(await panel.locator('[data-channel="community"]').getByRole("link").isVisible());
    assert.ok(await panel.getByLabel("Which plan are you on?").isVisible());
    await accessible(page, "contact with an expired pass");
  }),
);

test(
  "a pass that was altered, and a help centre whose sealed details can't be fetched",
  using(desktop, { site }, async ({ page, panel, problems }) => {
    const [head = "", body = "", tail = ""] = pro.split(".");
    await contact(page, { pass: [head, body, `${tail.startsWith("A") ? "B" : "A"}${tail.slice(1)}`].join(".") });
    await panel.getByText("This pass was altered, or was not issued for this help centre.").waitFor();
    await page.route(/sealed\.json/, (route) => route.abort());
    await contact(page, { pass: pro });
    await panel.getByText("The protected contact details are not available right now.").waitFor();
    problems.splice(0, problems.length, ...problems.filter((line) => !/net::ERR_FAILED/.test(line)));
  }),
);
