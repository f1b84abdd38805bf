// The customer's conversations in a product: the button says that somebody has answered, and the panel shows it. The help centre, the
// desk and the product are three origins.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { after, test } from "node:test";
import { gzipSync } from "node:zlib";

import { arabicWith, contacts } from "./arabic.mjs";
import { accessible } from "./axe.mjs";
import { begin, excuse, origin, PNG, say, set, withDesk } from "./desk.mjs";
import { sampleWith } from "./endpoint.mjs";
import { button, focused, using } from "./product.mjs";
import { desktop, eventually, phone } from "./reader.mjs";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("playwright-core").Locator} Locator */
/** @typedef {{ page: Page, panel: Locator, problems: string[] }} Customer */

const site = await sampleWith(withDesk);
after(() => site.close());
const arabic = await arabicWith(withDesk(contacts));

/** What docs/panel.md asks for where there is a desk. @param {{ origin: string }} site */
const policyOf = (site) => ({ "connect-src": `${site.origin} ${origin}`, "img-src": `${site.origin} ${origin}` });
const policy = policyOf(site);

/**
 * A customer whom the product knows, and the desk at its best.
 * @param {(customer: Customer) => Promise<void>} act
 * @param {import("playwright-core").BrowserContextOptions} [options]
 * @param {import("./product.mjs").Product} [product]
 */
const customer = (act, options = desktop, product = {}) =>
  using(options, { site, allow: [origin], policy, ...product }, async (customer) => {
    await set({ stream: true, status: 0, forget: true });
    await customer.page.evaluate(() => globalThis.guichet?.update({ pass: "a.b.c" }));
    await act(customer);
    excuse(customer.problems);
  });

/** @param {Page} page @param {string} id */
const row = (page, id) => page.locator(`[data-ticket="${id}"]`);
/** @param {Page} page */
const message = (page) => page.locator(".inbox-message").first();
/** @param {Page} page @param {string} [ticket] */
const inbox = (page, ticket) => page.evaluate((ticket) => globalThis.guichet?.inbox(ticket), ticket);
/** @param {Page} page */
const nameOf = (page) => button(page).getAttribute("aria-label");

test(
  "the way to the inbox opens it in the panel, the list first and then a conversation, and back",
  customer(async ({ page, panel }) => {
    const id = await begin("Import stops at row 500");
    await page.evaluate(() => globalThis.guichet?.contact());
    const link = panel.getByRole("link", { name: "Open your support inbox" });
    // For a tab of its own it is the page's address.
    assert.equal(await link.getAttribute("href"), `${site.origin}/kb/en/inbox/`);
    await link.click();
    await panel.getByRole("heading", { name: "Your support inbox" }).waitFor();
    await row(page, id).waitFor();
    assert.equal(await focused(page), "h2.view-title");
    assert.equal(await row(page, id).getAttribute("href"), `${site.origin}/kb/en/inbox/#${id}`);
    await accessible(page, "the list in the panel");
    await panel.getByRole("searchbox").fill("nothing like it");
    await panel.getByText("Nothing found for").waitFor();
    await panel.getByRole("searchbox").fill("");
    await row(page, id).click();
    await message(page).waitFor();
    await eventually(async () => assert.equal(await focused(page), "h2.inbox-title"));
    await accessible(page, "a conversation in the panel");
    await panel.getByRole("button", { name: "Back" }).click();
    await row(page, id).waitFor();
    await eventually(async () => assert.equal(await focused(page), "a.inbox-row"));
    // The conversation's own way back is the same way.
    await row(page, id).click();
    await panel.getByRole("link", { name: "All conversations" }).click();
    await row(page, id).waitFor();
    await panel.getByRole("button", { name: "Back" }).click();
    await panel.getByRole("heading", { name: "Contact support" }).waitFor();
    assert.equal(page.context().pages().length, 1);
  }),
);

test(
  "an answer is sent, a draft kept, and a conversation closed and reopened",
  customer(async ({ page, panel }) => {
    const id = await begin("A reply from the panel");
    await inbox(page, id);
    await message(page).waitFor();
    await panel.getByLabel("Your reply").fill("Half a tho");
    await page.keyboard.press("Escape");
    await eventually(async () => assert.equal(await focused(page), "button.help"));
    await button(page).click();
    assert.equal(await panel.getByLabel("Your reply").inputValue(), "Half a tho");
    await panel.getByLabel("Your reply").fill("A whole thought.");
    await panel.getByRole("button", { name: "Send" }).dblclick();
    await panel.locator(".inbox-text", { hasText: "A whole thought." }).waitFor();
    assert.equal(await panel.locator(".inbox-text").count(), 2);
    await panel.getByRole("button", { name: "Attach screenshots" }).click();
    await panel.locator(".request-file-input").waitFor();
    await panel.getByRole("button", { name: "Close conversation" }).click();
    const reopen = panel.getByRole("button", { name: "Reopen conversation" });
    await reopen.waitFor();
    await eventually(async () => assert.match(await focused(page), /^button/));
    await reopen.click();
    await panel.getByLabel("Your reply").waitFor();
  }),
);

test(
  "a picture is attached and shown under the product's policy",
  customer(async ({ page, panel }) => {
    const id = await begin("With a picture");
    await inbox(page, id);
    await panel.getByRole("button", { name: "Attach screenshots" }).click();
    await panel.locator(".request-file-input").setInputFiles({ name: "shot.png", mimeType: "image/png", buffer: PNG });
    await panel.getByLabel("Your reply").fill("See here.");
    await panel.getByRole("button", { name: "Send" }).click();
    const picture = panel.getByRole("img", { name: "shot.png" });
    await picture.waitFor();
    await eventually(async () => assert.ok(await picture.evaluate((node) => /** @type {HTMLImageElement} */ (node).naturalWidth > 0)));
  }),
);

for (const stream of [true, false]) {
  test(
    `a new message appears without a reload, ${stream ? "by events" : "where no stream gets through"}`,
    customer(async ({ page, panel }) => {
      await set({ stream });
      const id = await begin("Live in the panel");
      await inbox(page, id);
      await message(page).waitFor();
      if (!stream) await page.waitForTimeout(1_000);
      await say(id, "Here is the answer.");
      await panel.getByText("Here is the answer.").waitFor();
      await eventually(async () => assert.equal(await panel.locator(".inbox-hidden").first().textContent(), "New message from Ana Silva"));
    }),
  );
}

test(
  "the button shows picture and count, opens the conversation with the newest answer, and is itself again when that is read",
  customer(async ({ page, panel }) => {
    const id = await begin("The newest");
    await say(id, "Here you are.");
    await page.evaluate(() => globalThis.guichet?.update({ pass: "d.e.f" }));
    await eventually(async () => assert.equal(await nameOf(page), "Help, 1 new reply"));
    assert.ok(await button(page).evaluate((node) => node.classList.contains("answered")));
    const picture = button(page).locator("img");
    assert.equal(await picture.getAttribute("src"), `${origin}/desk/v1/pictures/ana`);
    await accessible(page, "the button with a badge");
    await button(page).click();
    await panel.getByText("Here you are.").waitFor();
    await eventually(async () => assert.equal(await nameOf(page), null));
    assert.ok(!(await button(page).evaluate((node) => node.classList.contains("answered"))));
    // Home is behind it, with a way back into the inbox.
    await panel.getByRole("button", { name: "Back" }).click();
    await panel.getByRole("link", { name: "Open your support inbox" }).click();
    await row(page, id).waitFor();
    // Whoever has signed out leaves nothing behind.
    await page.keyboard.press("Escape");
    await say(id, "One more.");
    await page.evaluate(() => globalThis.guichet?.update({ pass: "g.h.i" }));
    await eventually(async () => assert.equal(await nameOf(page), "Help, 1 new reply"));
    await page.evaluate(() => globalThis.guichet?.update({ pass: null }));
    await eventually(async () => assert.equal(await nameOf(page), null));
    await page.evaluate(() => globalThis.guichet?.open());
    await panel.getByRole("heading", { name: "Your conversations are waiting in your account" }).waitFor();
    assert.equal(await row(page, id).count(), 0);
  }),
);

test(
  "what one customer has asked is gone when another one comes, and stays when the same one has a new pass",
  customer(async ({ page, panel }) => {
    const passOf = (/** @type {string} */ sub, exp = 1) => `a.${btoa(JSON.stringify({ sub, account: "acme", exp })).replaceAll("=", "")}.c`;
    const update = (/** @type {string} */ pass) => page.evaluate((pass) => globalThis.guichet?.update({ pass }), pass);
    const id = await begin("Nobody else's business");
    await update(passOf("ada"));
    await inbox(page);
    await row(page, id).click();
    await panel.getByLabel("Your reply").fill("Half a thought");
    await panel.getByLabel("Your reply").focus();
    await update(passOf("ada", 2));
    assert.equal(await focused(page), "textarea.inbox-input");
    await set({ status: 503 });
    await update(passOf("eve"));
    await panel.getByText("Your conversations can’t be shown right now").waitFor();
    assert.ok(!(await panel.innerText()).includes("Nobody else's business"));
    await panel.getByRole("button", { name: "Back" }).click();
    await panel.getByRole("heading", { name: "Your support inbox" }).waitFor();
    await panel.getByText("Your conversations can’t be shown right now").waitFor();
    assert.equal(await row(page, id).count(), 0);
  }),
);

test(
  "events while the inbox is seen, questions otherwise, and nothing while the page is hidden",
  customer(async ({ page, panel }) => {
    /** @type {string[]} */
    const asked = [];
    page.on(
      "request",
      (request) =>
        request.url().startsWith(origin) &&
        !request.url().includes("pictures") &&
        asked.push(new URL(request.url()).pathname.replace("/desk/", "")),
    );
    const id = await begin("Quiet");
    await inbox(page);
    await row(page, id).waitFor();
    await eventually(async () => assert.ok(asked.includes("v1/events")));
    asked.length = 0;
    await say(id, "One answer.");
    await eventually(async () => assert.match(await row(page, id).innerText(), /New replies: 1/));
    assert.deepEqual([...new Set(asked)].sort(), ["v1/tickets", "v1/unread"]);
    await eventually(async () => assert.equal(await nameOf(page), "Help, 1 new reply"));
    await page.keyboard.press("Escape");
    await panel.waitFor({ state: "hidden" });
    await page.waitForTimeout(300);
    asked.length = 0;
    await say(id, "Another answer.");
    await page.waitForTimeout(500);
    assert.deepEqual(asked, []);
    await page.evaluate(() => {
      Object.defineProperty(document, "hidden", { configurable: true, value: true });
      document.dispatchEvent(new Event("visibilitychange"));
      globalThis.guichet?.update({ pass: "g.h.i" });
    });
    await page.waitForTimeout(500);
    assert.deepEqual(asked, []);
    await page.evaluate(() => {
      Object.defineProperty(document, "hidden", { configurable: true, value: false });
      document.dispatchEvent(new Event("visibilitychange"));
    });
    await eventually(async () => assert.equal(await nameOf(page), "Help, 2 new replies"));
    await button(page).click();
    await panel.getByText("Another answer.").waitFor();
    await eventually(async () => assert.equal(await nameOf(page), null));
  }),
);

test(
  "an expired pass says what to do, tells the product, and another pass goes on where it was",
  customer(async ({ page, panel }) => {
    const id = await begin("Expired");
    await set({ status: 401 });
    await page.evaluate(() => {
      globalThis.guichet?.addEventListener("guichet:pass", (event) => Object.assign(globalThis, { told: event.detail }));
    });
    await inbox(page, id);
    await panel.getByRole("heading", { name: "Your access has expired" }).waitFor();
    await panel.getByText("Reload this page to go on reading.").waitFor();
    assert.equal(await panel.getByRole("link", { name: "Sign in" }).getAttribute("href"), "https://app.example.com/help/");
    assert.deepEqual(await page.evaluate(() => /** @type {any} */ (globalThis).told), { refused: "expired" });
    await accessible(page, "an expired pass in the panel");
    await set({ status: 0 });
    await page.evaluate(() => globalThis.guichet?.update({ pass: "n.e.w" }));
    await message(page).waitFor();
  }),
);

test(
  "a desk that is down is no trouble for the product, loses nothing, and can be tried again",
  customer(async ({ page, panel }) => {
    const id = await begin("Down");
    await set({ status: 503 });
    await inbox(page);
    await panel.getByRole("heading", { name: "Your conversations can’t be shown right now" }).waitFor();
    await accessible(page, "a desk that is down");
    await set({ status: 0 });
    await panel.getByRole("button", { name: "Try again" }).click();
    await row(page, id).click();
    await panel.getByLabel("Your reply").fill("Do not lose me");
    await set({ status: 503 });
    await panel.getByRole("button", { name: "Send" }).click();
    await panel.getByText("Something went wrong on our side.").waitFor();
    assert.equal(await panel.getByLabel("Your reply").inputValue(), "Do not lose me");
    await set({ status: 0 });
    await panel.getByRole("button", { name: "Send" }).click();
    await panel.locator(".inbox-text", { hasText: "Do not lose me" }).waitFor();
  }),
);

test(
  "all of it by the keyboard",
  customer(async ({ page, panel }) => {
    const id = await begin("By keys in the panel");
    await button(page).focus();
    await page.keyboard.press("Enter");
    await panel.getByRole("link", { name: "Open your support inbox" }).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Shift+Tab");
    await panel.getByRole("link", { name: "Open your support inbox" }).focus();
    await page.keyboard.press("Enter");
    await row(page, id).waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    assert.equal(await focused(page), "a.inbox-row");
    await page.keyboard.press("Enter");
    await message(page).waitFor();
    await eventually(async () => assert.equal(await focused(page), "h2.inbox-title"));
    await page.keyboard.press("Tab");
    assert.equal(await focused(page), "textarea.inbox-input");
    await page.keyboard.type("From the keyboard");
    await page.keyboard.press("Control+Enter");
    await panel.locator(".inbox-text", { hasText: "From the keyboard" }).waitFor();
    await page.keyboard.press("Escape");
    assert.equal(await focused(page), "button.help");
  }),
);

test(
  "on a phone it fills the screen and nothing is wider",
  customer(
    async ({ page, panel }) => {
      const id = await begin(`A long subject ${"and on ".repeat(20)}`, "x".repeat(400));
      await inbox(page);
      await row(page, id).waitFor();
      const wide = () => panel.locator(".body").evaluate((body) => body.scrollWidth - body.clientWidth);
      assert.equal(await wide(), 0);
      await accessible(page, "the list on a phone");
      await row(page, id).click();
      await message(page).waitFor();
      assert.equal(await wide(), 0);
    },
    { ...phone, viewport: { width: 320, height: 640 } },
    { locale: "fr" },
  ),
);

test(
  "in Arabic it reads from the right, and what somebody wrote in another script from the left",
  customer(
    async ({ page, panel }) => {
      const id = await begin("يتوقف الاستيراد", "It stops at row 500.");
      await say(id, "يوجد تاريخ غير صالح في الصف 501.");
      await inbox(page);
      const middle = (/** @type {Locator} */ part) =>
        eventually(async () => {
          const box = await part.boundingBox();
          assert.ok(box);
          return box.x + box.width / 2;
        });
      await row(page, id).waitFor();
      assert.ok((await middle(row(page, id).locator(".inbox-face"))) > (await middle(row(page, id).locator(".inbox-subject"))));
      await accessible(page, "the list in Arabic");
      await row(page, id).click();
      await message(page).waitFor();
      const directions = await panel.locator(".inbox-text").evaluateAll((texts) => texts.map((text) => getComputedStyle(text).direction));
      assert.deepEqual(directions, ["ltr", "rtl"]);
      assert.ok((await middle(panel.locator(".inbox-send"))) > (await middle(panel.locator(".inbox-close"))));
      const turned = await panel.locator(".inbox-icon-back").evaluate((icon) => getComputedStyle(icon).transform);
      assert.match(turned, /^matrix\(-1/);
      await accessible(page, "a conversation in Arabic");
    },
    desktop,
    { site: arabic, locale: "ar", policy: policyOf(arabic) },
  ),
);

test(
  "without a pass the inbox is the page's, and the desk is asked nothing",
  using(desktop, { site, policy }, async ({ page, panel }) => {
    await page.evaluate(() => globalThis.guichet?.contact());
    const tab = page.context().waitForEvent("page");
    await panel.getByRole("link", { name: "Open your support inbox" }).click();
    assert.equal((await tab).url(), `${site.origin}/kb/en/inbox/`);
  }),
);

test(
  "what the product says of replies counts for more than what the desk says",
  customer(async ({ page }) => {
    const id = await begin("Said by the product");
    await page.evaluate((ticket) => globalThis.guichet?.badge({ count: 3, ticket, agent: { name: "Ben" } }), id);
    await eventually(async () => assert.equal(await nameOf(page), "Help, 3 new replies"));
    await button(page).click();
    await message(page).waitFor();
    assert.equal(await nameOf(page), "Help, 3 new replies");
    await page.evaluate(() => globalThis.guichet?.badge(null));
    await eventually(async () => assert.equal(await nameOf(page), null));
  }),
);

test("its styles are at most 2.4 KB, and its words 1.6 KB in any language", () => {
  const folder = /_guichet\/([0-9a-f]{10})\//.exec(readFileSync(`${site.folder}en/index.html`, "utf8"))?.[1];
  const gzipped = (/** @type {string} */ path) => gzipSync(readFileSync(`${site.folder}_guichet/${folder}/${path}`), { level: 9 }).length;
  assert.ok(gzipped("panel/inbox.css") <= 2_400, `${gzipped("panel/inbox.css")} bytes`);
  for (const name of readdirSync(`${site.folder}_guichet/${folder}/words/inbox`)) {
    const size = gzipped(`words/inbox/${name}`);
    assert.ok(size <= 1_800, `${name}: ${size} bytes`);
  }
});
