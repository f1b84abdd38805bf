// The inbox in somebody else's hands: a stand-in for a desk, written from docs/desk-api.md alone, answers the same page.

import assert from "node:assert/strict";
import { after, test } from "node:test";

import { accessible } from "./axe.mjs";
import { begin, excuse, PNG, say, set, withDesk } from "./desk.mjs";
import { sampleWith } from "./endpoint.mjs";
import { desktop, eventually, phone, reading } from "./reader.mjs";

/** @typedef {import("playwright-core").Page} Page */

const site = await sampleWith(withDesk);
after(() => site.close());

/** A customer with a pass, and the desk at its best. */
const customer = (/** @type {(page: Page) => Promise<void>} */ body, options = desktop, address = "en/inbox/") =>
  reading(
    options,
    async (page, problems) => {
      await set({ stream: true, status: 0 });
      await page.goto(`${address}${address.includes("#") ? "&" : "#"}pass=a.b.c`);
      await body(page);
      excuse(problems);
    },
    site,
  );

/** @param {Page} page @param {string} id */
const row = (page, id) => page.locator(`[data-ticket="${id}"]`);
/** @param {Page} page */
const texts = (page) => page.locator(".inbox-text").allInnerTexts();

/** @param {Page} page @param {string} id */
async function open(page, id) {
  await row(page, id).click();
  await page.locator(".inbox-message").first().waitFor();
}

test(
  "conversations are listed, searched, filtered, and opened by their address",
  customer(async (page) => {
    const id = await begin("Import stops at row 500");
    await begin("Dashboards are slow");
    assert.equal(new URL(page.url()).hash, "");
    await row(page, id).waitFor();
    assert.match(await row(page, id).innerText(), /Import stops at row 500[\s\S]*Waiting for us[\s\S]*#/);
    await accessible(page, "the list");
    await page.getByRole("searchbox", { name: "Search your conversations" }).fill("row import");
    await eventually(async () => assert.equal(await page.locator(".inbox-row").count(), 1));
    await page.getByRole("searchbox", { name: "Search your conversations" }).fill("zzz");
    await page.getByText("Nothing found for “zzz”").waitFor();
    await page.getByRole("searchbox", { name: "Search your conversations" }).fill("");
    await open(page, id);
    assert.equal(new URL(page.url()).hash, `#${id}`);
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), "Import stops at row 500");
    await page.goBack();
    await row(page, id).waitFor();
    await page.getByLabel("Show", { exact: true }).selectOption("closed");
    await eventually(async () => assert.equal(await row(page, id).count(), 0));
  }),
);

test(
  "a reply with a picture is sent once, a draft survives a reload, and closing and reopening lead on",
  customer(async (page) => {
    const id = await begin("A reply");
    await open(page, id);
    await page.getByLabel("Your reply").fill("Half a tho");
    await page.reload();
    await page.locator(".inbox-message").first().waitFor();
    assert.equal(await page.getByLabel("Your reply").inputValue(), "Half a tho");
    await page.getByLabel("Your reply").fill("A whole thought.\nSee https://example.com/a(b).");
    await page.getByRole("button", { name: "Attach screenshots" }).click();
    await page.locator(".request-file-input").setInputFiles({ name: "shot.png", mimeType: "image/png", buffer: PNG });
    await page.getByRole("button", { name: "Send" }).dblclick();
    await page.getByRole("img", { name: "shot.png" }).waitFor();
    assert.deepEqual(await texts(page), ["Please help.", "A whole thought.\nSee https://example.com/a(b)."]);
    assert.equal(await page.locator(".inbox-text a").getAttribute("href"), "https://example.com/a(b)");
    assert.equal(await page.getByLabel("Your reply").inputValue(), "");
    await accessible(page, "a conversation");
    await page.getByRole("button", { name: "Close conversation" }).click();
    const reopen = page.getByRole("button", { name: "Reopen conversation" });
    await reopen.waitFor();
    assert.ok(await reopen.evaluate((button) => button === document.activeElement));
    await accessible(page, "a closed conversation");
    await reopen.click();
    await page.getByLabel("Your reply").waitFor();
    assert.match(await page.locator(".inbox-log").innerText(), /Conversation closed · You[\s\S]*Conversation reopened · You/);
  }),
);

for (const [way, stream] of /** @type {[string, boolean][]} */ ([
  ["by events", true],
  ["where no stream gets through", false],
])) {
  test(
    `an answer appears without a reload, ${way}`,
    customer(async (page) => {
      await set({ stream });
      const id = await begin(`Live ${way}`);
      await page.reload();
      await open(page, id);
      await say(id, "Here is the answer.");
      await page.locator(".inbox-text", { hasText: "Here is the answer." }).waitFor();
      await eventually(async () => assert.equal(await page.locator(".inbox-hidden").first().textContent(), "New message from Ana Silva"));
      assert.equal(await page.locator(".inbox-conversation .inbox-state").innerText(), "Answered");
      // Who has seen it has read it.
      await page.goBack();
      await eventually(async () => assert.equal(await row(page, id).getAttribute("data-unread"), null));
      await say(id, "And one more.");
      await eventually(async () => assert.match(await row(page, id).innerText(), /New replies: 1/));
    }),
  );
}

test(
  "what somebody wrote is text, whatever it says",
  customer(async (page) => {
    const attack = `<img src=x onerror="document.body.dataset.hit=1"><script>document.body.dataset.hit=1</script> javascript:alert(1)`;
    const id = await begin(attack, attack);
    await row(page, id).waitFor();
    await open(page, id);
    await say(id, `${attack} https://x.example/"onmouseover="document.body.dataset.hit=1`);
    await eventually(async () => assert.equal(await page.locator(".inbox-text").count(), 2));
    assert.equal(await page.locator(".inbox-main img:not(.inbox-face), .inbox-main script").count(), 0);
    assert.equal(await page.evaluate(() => document.body.dataset.hit), undefined);
    for (const href of await page.locator(".inbox-text a").evaluateAll((links) => links.map((link) => link.getAttribute("href")))) {
      assert.match(href ?? "", /^https:/);
    }
  }),
);

test(
  "a desk that is down loses nothing, and a pass that has ended says what to do",
  customer(async (page) => {
    const id = await begin("Trouble");
    await open(page, id);
    await page.getByLabel("Your reply").fill("Do not lose me");
    await set({ status: 503 });
    await page.getByRole("button", { name: "Send" }).click();
    await page.getByText("Something went wrong on our side.").waitFor();
    assert.equal(await page.getByLabel("Your reply").inputValue(), "Do not lose me");
    await page.reload();
    await page.getByRole("heading", { name: "Your conversations can’t be shown right now" }).waitFor();
    await accessible(page, "an error");
    await set({ status: 0 });
    await page.getByRole("button", { name: "Try again" }).click();
    await eventually(async () => assert.equal(await page.getByLabel("Your reply").inputValue(), "Do not lose me"));
    await set({ status: 401 });
    await page.reload();
    await page.getByRole("heading", { name: "Your access has expired" }).waitFor();
    assert.equal(await page.getByRole("link", { name: "Sign in" }).getAttribute("href"), "https://app.example.com/help/");
    await accessible(page, "an expired pass");
  }),
);

test(
  "without a pass, nothing is asked, and the page says where to come from",
  reading(
    desktop,
    async (page, problems) => {
      await page.goto("en/inbox/");
      await page.getByRole("heading", { name: "Your conversations are waiting in your account" }).waitFor();
      // Nobody has gone anywhere: the page is read from its beginning.
      assert.ok(await page.evaluate(() => document.activeElement === document.body));
      await accessible(page, "without a pass");
      excuse(problems);
    },
    site,
  ),
);

test(
  "a link opens its conversation, and is not left in the address",
  reading(
    desktop,
    async (page, problems) => {
      await set({ status: 0 });
      const id = await begin("By a link");
      await page.goto(`en/inbox/#${id}&link=link.${id}.9999999999.AAAA`);
      await page.locator(".inbox-message").first().waitFor();
      assert.equal(new URL(page.url()).hash, `#${id}`);
      await page.reload();
      await page.locator(".inbox-message").first().waitFor();
      // One that is not whole, or is too old: the product could not make it good.
      await set({ status: 401, refusal: "altered" });
      await page.reload();
      await page.getByRole("heading", { name: "This conversation can’t be found" }).waitFor();
      await set({ refusal: "expired" });
      await page.reload();
      await page.getByRole("heading", { name: "This link has expired" }).waitFor();
      await set({ status: 0 });
      excuse(problems);
    },
    site,
  ),
);

test(
  "another pass in the same tab is somebody else",
  customer(async (page) => {
    const id = await begin("Of the first customer");
    await page.goto(`en/inbox/#${id}&pass=a.b.c`);
    await page.locator(".inbox-message").first().waitFor();
    assert.equal(new URL(page.url()).hash, `#${id}`);
    await Promise.all([page.waitForEvent("load"), page.evaluate(() => location.assign("#pass=d.e.f"))]);
    await page.locator(".inbox-rows").first().waitFor();
    assert.equal(new URL(page.url()).hash, "");
    assert.equal(await page.evaluate(() => sessionStorage.getItem("guichet.pass")), "d.e.f");
  }),
);

test(
  "all of it by the keyboard",
  customer(
    async (page) => {
      const id = await begin("By keys");
      await row(page, id).waitFor();
      await row(page, id).focus();
      await page.keyboard.press("Enter");
      await page.locator(".inbox-message").first().waitFor();
      await page.keyboard.press("Tab");
      assert.ok(await page.getByLabel("Your reply").evaluate((field) => field === document.activeElement));
      await page.keyboard.type("From the keyboard");
      await page.keyboard.press("Control+Enter");
      await page.getByText("From the keyboard", { exact: true }).waitFor();
      await page.getByRole("link", { name: "All conversations" }).focus();
      await page.keyboard.press("Enter");
      await eventually(async () => assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("data-ticket")), id));
    },
    { viewport: { width: 800, height: 900 } },
  ),
);

test(
  "on a wide screen the list stays beside the conversation, and says which one is open",
  customer(async (page) => {
    const [one, other] = [await begin("On the left"), await begin("On the right")];
    await row(page, other).waitFor();
    await page.getByText("Choose a conversation to read it here.").waitFor();
    await accessible(page, "nothing is open beside the list");
    await open(page, one);
    assert.equal(await row(page, one).getAttribute("aria-current"), "true");
    const [list, conversation] = await Promise.all([".inbox-list", ".inbox-conversation"].map((name) => page.locator(name).boundingBox()));
    assert.ok(list && conversation && list.x + list.width < conversation.x);
    // From the conversation's heading back into the list.
    await row(page, other).focus();
    await page.keyboard.press("Enter");
    await eventually(async () => assert.equal(await page.evaluate(() => document.activeElement?.textContent), "On the right"));
    assert.equal(await page.locator("[aria-current=true][data-ticket]").getAttribute("data-ticket"), other);
    await page.getByLabel("Your reply").fill("Kept while the window changes");
    await page.setViewportSize({ width: 700, height: 900 });
    await page.getByRole("link", { name: "All conversations" }).waitFor();
    assert.equal(await row(page, one).count(), 0);
    assert.equal(await page.getByLabel("Your reply").inputValue(), "Kept while the window changes");
    await page.getByRole("link", { name: "All conversations" }).click();
    await row(page, one).waitFor();
    assert.equal(await page.locator(".inbox-conversation").count(), 0);
  }),
);

test(
  "on a phone nothing is wider than the screen",
  customer(
    async (page) => {
      const id = await begin(`A long subject ${"and on ".repeat(20)}`, "x".repeat(400));
      await row(page, id).waitFor();
      const wide = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok((await wide()) <= 0);
      await open(page, id);
      assert.ok((await wide()) <= 0);
    },
    { ...phone, viewport: { width: 320, height: 640 } },
    "fr/inbox/",
  ),
);
