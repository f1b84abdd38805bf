// The contact form of a site without an endpoint, which the sample is: it writes an e-mail. And the same form inside of
// a shadow root, as the panel has it.

import assert from "node:assert/strict";
import { test } from "node:test";

import { accessible } from "./axe.mjs";
import { read } from "./output.mjs";
import { desktop, eventually, phone, reading, withoutScript } from "./reader.mjs";

/** @typedef {import("playwright-core").Page} Page */

const OPEN = new Date("2026-11-24T15:00:00Z");

/** @param {Page} page @param {string} address */
async function open(page, address) {
  await page.clock.setFixedTime(OPEN);
  await page.goto(address);
  await page.locator("#request .request-field-channel").waitFor();
}

/** The calls of the e-mail program: no reader's page makes other requests. @param {string[]} problems */
const mailed = (problems) => problems.splice(0).map((problem) => problem.slice(0, 40));

/** @param {Page} page */
const mail = async (page) => new URL((await page.getByRole("link", { name: "Open the email again" }).getAttribute("href")) ?? "");

test(
  "a chat that is closed now is not offered by the form either",
  reading(desktop, async (page) => {
    await page.clock.setFixedTime(new Date("2026-11-29T15:00:00Z"));
    await page.goto("en/contact/?plan=pro");
    const chat = page.locator(".request-choice").filter({ hasText: "Support chat" });
    assert.match(await chat.innerText(), /Closed now\. Opens again: Monday/);
    assert.equal(await chat.getByRole("link").count(), 0);
  }),
);

test(
  "the e-mail says everything that the form asks, and the text is kept until its writer is done with it",
  reading(desktop, async (page, problems) => {
    await open(page, "en/contact/?plan=pro");
    assert.equal(await page.locator("#request input[type=file]").count(), 0);
    assert.ok(await page.locator("#request").getByText("A web page can’t pass files to an email program").isVisible());
    const chat = page.locator(".request-choice").filter({ hasText: "Support chat" });
    assert.ok(await chat.locator("input").isDisabled());
    assert.equal(await chat.getByRole("link", { name: "Start a chat" }).getAttribute("href"), "https://chat.example.com/?lang=en");
    await page.getByLabel("Summary").fill("Import & export: 100 % gone?");
    await page.getByLabel("Description").fill("Zeile 1\nラ行 2 + “3”");
    await page.getByLabel("Preferred language").selectOption("ja");
    await page.getByRole("button", { name: "Create the email" }).click();
    const heading = page.getByRole("heading", { name: "Your email is ready" });
    await heading.waitFor();
    assert.ok(await heading.evaluate((node) => node === document.activeElement));
    const { protocol, pathname, searchParams } = await mail(page);
    assert.deepEqual([protocol, pathname], ["mailto:", "help@example.com"]);
    assert.equal(searchParams.get("subject"), "Import & export: 100 % gone?");
    assert.equal(searchParams.get("body"), "Zeile 1\r\nラ行 2 + “3”\r\n\r\n-- \r\nEmail support\r\nPreferred language: Japanese");
    assert.ok(await page.getByText("If no email opened, copy the text and send it to help@example.com.").isVisible());
    await accessible(page, "e-mail is ready");
    await page.getByRole("button", { name: "Back to the form" }).click();
    assert.equal(await page.getByLabel("Summary").inputValue(), "Import & export: 100 % gone?");
    await page.reload();
    await page.getByText("Your draft is still here.").waitFor();
    await page.locator("#request-channel-callback").check();
    await page.getByLabel("Your phone number").fill("+49 30 1234567");
    await page.getByRole("button", { name: "Create the email" }).click();
    assert.match((await mail(page)).searchParams.get("body") ?? "", /Call me\r\nYour phone number: \+49 30 1234567$/);
    await page.getByRole("button", { name: "Start over" }).click();
    assert.equal(await page.getByLabel("Summary").inputValue(), "");
    assert.equal(await page.evaluate(() => sessionStorage.getItem("guichet.request")), null);
    assert.deepEqual(mailed(problems), Array(2).fill("request: mailto:help@example.com?subject"));
  }),
);

test(
  "a text that is too long for an address is cut there, and all of it can be copied",
  reading({ ...phone, permissions: ["clipboard-read", "clipboard-write"] }, async (page, problems) => {
    await open(page, "en/contact/?plan=pro");
    const text = "0123456789 äöü\n".repeat(400);
    await page.getByLabel("Summary").fill("Long");
    await page.getByLabel("Description").fill(text);
    await page.getByRole("button", { name: "Create the email" }).click();
    assert.ok(await page.getByText("The text is too long to pass on in full.").isVisible());
    const address = await mail(page);
    assert.ok(address.href.length <= 2_000, `${address.href.length}`);
    assert.match(address.searchParams.get("body") ?? "", /…\r\n\r\n-- \r\nEmail support/);
    await page.getByRole("button", { name: "Copy the text" }).click();
    await page.getByRole("button", { name: "Copied" }).waitFor();
    assert.ok((await page.evaluate(() => navigator.clipboard.readText())).startsWith(text.trim()));
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(wide, 0);
    assert.deepEqual(mailed(problems), ["request: mailto:help@example.com?subject"]);
  }),
);

test(
  "without scripts, the browser hands subject and text to the e-mail program",
  reading(withoutScript, async (page) => {
    await page.goto("en/contact/");
    const form = page.locator("#request form");
    assert.deepEqual(
      await form.evaluate((node) => [
        node.getAttribute("action"),
        node.getAttribute("method"),
        ...new FormData(/** @type {HTMLFormElement} */ (node)).keys(),
      ]),
      ["mailto:help@example.com", "get", "subject", "body"],
    );
    assert.ok(await form.getByText("attach screenshots there").isVisible());
    assert.match(read("_headers"), /form-action 'self' mailto:;/);
  }),
);

/** The form of the contact page, as a product mounts it; its answers come late, then badly, then well. @param {import("playwright-core").Page} page */
const mountInShadow = (page) =>
  page.evaluate(async () => {
    const section = /** @type {HTMLElement} */ (document.querySelector("[data-request]"));
    const module = /** @type {HTMLScriptElement} */ (document.querySelector('script[src$="main.js"]')).src;
    const { mountForm, formTexts } = await import(new URL("./contacts/form.js", module).href);
    const data = JSON.parse(section.dataset.request ?? "");
    data.form.endpoint = "/kb/requests";
    data.form.mail = null;
    section.remove();
    const host = document.createElement("div");
    host.id = "panel";
    document.querySelector("main")?.prepend(host);
    const root = host.attachShadow({ mode: "open" });
    /** @type {Record<string, string>[]} */
    const keys = [];
    const form = mountForm(root, {
      ...data,
      policy: JSON.parse(/** @type {HTMLElement} */ (document.querySelector("[data-contact]")).dataset.policy ?? ""),
      texts: await formTexts("en"),
      locale: "en",
      prefix: "panel-request",
      customer: () => ({ plan: "pro" }),
      prefill: { email: "ada@example.com", language: "fr" },
      timeout: 300,
      bearer: async () => "pass",
      // Answers never, then with bad news, then with good ones.
      ask: (/** @type {string} */ url, /** @type {RequestInit} */ init) => {
        const body = /** @type {FormData} */ (init.body);
        keys.push({
          url,
          key: String(body.get("idempotency_key")),
          bearer: /** @type {Record<string, string>} */ (init.headers).Authorization ?? "",
        });
        if (keys.length === 1)
          return new Promise((_, fail) => init.signal?.addEventListener("abort", () => fail(new DOMException("late", "AbortError"))));
        return Promise.resolve(new Response("{}", { status: keys.length === 2 ? 502 : 200 }));
      },
    });
    Object.assign(globalThis, { panelForm: form, panelKeys: keys });
  });

test(
  "in a shadow root: its own labels and errors, a late answer, and nothing of it left behind",
  reading(desktop, async (page) => {
    await open(page, "en/contact/?plan=pro");
    await mountInShadow(page);
    const panel = page.locator("#panel");
    assert.equal(await panel.getByLabel("Your email address").inputValue(), "ada@example.com");
    assert.equal(await panel.getByLabel("Preferred language").inputValue(), "fr");
    await panel.getByRole("button", { name: "Submit" }).click();
    await panel.getByRole("link", { name: "Enter a summary." }).click();
    assert.equal(await page.evaluate(() => document.querySelector("#panel")?.shadowRoot?.activeElement?.id), "panel-request-summary");
    assert.equal(new URL(page.url()).hash, "");
    await panel.getByLabel("Summary").fill("From the panel");
    await panel.getByLabel("Description").fill("Hello");
    await page.clock.resume();
    await panel.getByRole("button", { name: "Submit" }).click();
    await panel.getByText("The request timed out.").waitFor();
    await panel.getByRole("button", { name: "Submit" }).click();
    await panel.getByText("Something went wrong on our side.").waitFor();
    await panel.getByRole("button", { name: "Submit" }).click();
    await panel.getByRole("heading", { name: "Thank you" }).waitFor();
    assert.equal(await page.evaluate(() => document.querySelector("#panel")?.shadowRoot?.activeElement?.id), "panel-request-done");
    const sent = await page.evaluate(
      () => /** @type {{ panelKeys: { url: string, key: string, bearer: string }[] }} */ (/** @type {unknown} */ (globalThis)).panelKeys,
    );
    assert.equal(sent.length, 3);
    assert.equal(new Set(sent.map(({ key }) => key)).size, 1, "one request, however often it is sent");
    const { origin } = new URL(page.url());
    assert.deepEqual([sent[0]?.url, sent[0]?.bearer], [`${origin}/kb/requests`, "Bearer pass"], "a path is one of the help centre's host");
    await page.evaluate(() => /** @type {{ panelForm: { destroy(): void } }} */ (/** @type {unknown} */ (globalThis)).panelForm.destroy());
    await eventually(async () =>
      assert.equal(await page.evaluate(() => document.querySelector("#panel")?.shadowRoot?.childElementCount), 0),
    );
  }),
);
