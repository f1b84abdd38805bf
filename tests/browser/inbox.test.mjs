// The inbox in somebody else's hands: a stand-in for a desk, written from docs/desk-api.md alone, answers the same page.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

import { accessible } from "./axe.mjs";
import { sampleWith } from "./endpoint.mjs";
import { desktop, eventually, phone, reading } from "./reader.mjs";

/** @typedef {import("playwright-core").Page} Page */

const child = spawn("python3", [fileURLToPath(new URL("stand-in-desk.py", import.meta.url))], { stdio: ["ignore", "pipe", "inherit"] });
const port = await new Promise((resolve) => child.stdout.once("data", (line) => resolve(String(line).trim())));
const desk = `http://127.0.0.1:${port}/desk/`;
const site = await sampleWith((contacts) => `desk: ${desk}\n${contacts.replace(/^inbox:.*$/m, "")}`);
after(async () => {
  await site.close();
  child.kill();
});

const PNG = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");

/** @param {string} path @param {unknown} body */
const tell = (path, body) => fetch(desk + path, { method: "POST", body: JSON.stringify(body) });

/** A new ticket; its id. @param {string} summary @param {string} [description] */
async function begin(summary, description = "Please help.") {
  const body = new FormData();
  for (const [name, value] of Object.entries({ channel: "email", summary, description })) body.append(name, value);
  const answer = await fetch(`${desk}v1/tickets`, { method: "POST", body, headers: { Authorization: "Bearer a.b.c" } });
  return /** @type {string} */ ((await answer.json()).id);
}

/** A customer with a pass, and the desk at its best. */
const customer = (/** @type {(page: Page) => Promise<void>} */ body, options = desktop, address = "en/inbox/") =>
  reading(
    options,
    async (page, problems) => {
      await tell("set", { stream: true, status: 0 });
      await page.goto(`${address}${address.includes("#") ? "&" : "#"}pass=a.b.c`);
      await body(page);
      excuse(problems);
    },
    site,
  );

/** What the desk refuses is no fault of the page; nor is what axe tries to style. @param {string[]} problems */
function excuse(problems) {
  const ours = problems.filter((problem) => !problem.includes(desk) && !problem.includes("Applying inline style"));
  problems.splice(0, problems.length, ...ours);
}

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
      await tell("set", { stream });
      const id = await begin(`Live ${way}`);
      await page.reload();
      await open(page, id);
      await tell("say", { ticket: id, text: "Here is the answer." });
      await page.getByText("Here is the answer.").waitFor();
      await eventually(async () => assert.equal(await page.locator(".inbox-hidden").first().textContent(), "New message from Ana Silva"));
      assert.equal(await page.locator(".inbox-state").innerText(), "Answered");
      // Who has seen it has read it.
      await page.getByRole("link", { name: "All conversations" }).click();
      await eventually(async () => assert.equal(await row(page, id).getAttribute("data-unread"), null));
      await tell("say", { ticket: id, text: "And one more." });
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
    await tell("say", { ticket: id, text: `${attack} https://x.example/"onmouseover="document.body.dataset.hit=1` });
    await eventually(async () => assert.equal(await page.locator(".inbox-text").count(), 2));
    assert.equal(await page.locator(".inbox-main img, .inbox-main script").count(), 0);
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
    await tell("set", { status: 503 });
    await page.getByRole("button", { name: "Send" }).click();
    await page.getByText("Something went wrong on our side.").waitFor();
    assert.equal(await page.getByLabel("Your reply").inputValue(), "Do not lose me");
    await page.reload();
    await page.getByRole("heading", { name: "Your conversations can’t be shown right now" }).waitFor();
    await accessible(page, "an error");
    await tell("set", { status: 0 });
    await page.getByRole("button", { name: "Try again" }).click();
    await eventually(async () => assert.equal(await page.getByLabel("Your reply").inputValue(), "Do not lose me"));
    await tell("set", { status: 401 });
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
      await tell("set", { status: 0 });
      const id = await begin("By a link");
      await page.goto(`en/inbox/#${id}&link=link.${id}.9999999999.AAAA`);
      await page.locator(".inbox-message").first().waitFor();
      assert.equal(new URL(page.url()).hash, `#${id}`);
      await page.reload();
      await page.locator(".inbox-message").first().waitFor();
      excuse(problems);
    },
    site,
  ),
);

test(
  "all of it by the keyboard",
  customer(async (page) => {
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

test("the Help button shows who has answered, and asks for nothing without a pass", async () => {
  const { using } = await import("./product.mjs");
  await tell("set", { stream: true, status: 0 });
  const id = await begin("From the panel");
  await tell("say", { ticket: id, text: "Here you are." });
  const origin = new URL(desk).origin;
  /** @type {string[]} */
  const asked = [];
  await using(desktop, { site, allow: [origin], policy: { "connect-src": `${site.origin} ${origin}` } }, async ({ page }) => {
    page.on("request", (request) => request.url().startsWith(origin) && asked.push(request.url()));
    const button = page.locator("guichet-help .help");
    await button.waitFor();
    await page.waitForTimeout(500);
    assert.deepEqual(asked, []);
    await page.evaluate(() => globalThis.guichet?.update({ pass: "a.b.c" }));
    await eventually(async () => assert.match((await button.getAttribute("aria-label")) ?? "", /^Help, \d+ new repl/));
    assert.ok(await button.evaluate((node) => node.classList.contains("answered")));
    await button.click();
    const link = page.locator("guichet-help a.inbox");
    await link.waitFor();
    assert.equal(await link.getAttribute("href"), `${site.origin}/kb/en/inbox/`);
    // What the product says counts for more.
    await page.evaluate(() => globalThis.guichet?.badge(null));
    await eventually(async () => assert.equal(await button.getAttribute("aria-label"), null));
  })();
});
