// The contact form in a real browser, posting to a real endpoint: nothing is lost, nothing is sent twice.

import assert from "node:assert/strict";
import { after, test } from "node:test";

import { accessible } from "./axe.mjs";
import { endpoint, sampleWith } from "./endpoint.mjs";
import { article } from "./output.mjs";
import { desktop, eventually, NEVER, phone, reading, withoutScript } from "./reader.mjs";

/** @typedef {import("playwright-core").Page} Page */

const support = await endpoint();
const site = await sampleWith((contacts) => `form: { endpoint: "${support.url}" }\n${contacts}`);
after(async () => {
  await site.close();
  await support.close();
});

/** Tuesday morning in New York: chat and callback are open. */
const OPEN = "2026-11-24T15:00:00Z";
const PICTURE = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");

/** A reader of the contact page, on a plan. What the endpoint refuses is no fault of the page. */
const asking = (/** @type {(page: Page) => Promise<void>} */ body, options = desktop, address = "en/contact/?plan=pro") =>
  reading(
    options,
    async (page, problems) => {
      support.got.length = 0;
      support.answers.length = 0;
      await page.clock.setFixedTime(new Date(OPEN));
      await page.goto(address);
      if (options.javaScriptEnabled !== false) await form(page).locator(".request-field-channel .request-icon").first().waitFor();
      await body(page);
      const ours = problems.filter((problem) => !problem.includes(support.url));
      problems.splice(0, problems.length, ...ours);
    },
    site,
  );

/** @param {Page} page */
const form = (page) => page.locator("#request form");
/** @param {Page} page */
const submit = (page) => form(page).locator(".request-submit");
/** @param {Page} page */
const failure = (page) => page.locator(".request-failure");

/** @param {Page} page */
async function write(page) {
  await page.getByLabel("Summary").fill("Import stops at row 12");
  await page.getByLabel("Description").fill("I chose a file.\nNothing happened.");
  await page.getByLabel("Your email address").fill("ada@example.com");
}

/** @param {number} [at] */
function got(at = 0) {
  const request = support.got[at] ?? assert.fail(`no request ${at}`);
  return { ...request, text: (/** @type {string} */ name) => request.form.get(name) };
}

test(
  "a request arrives once, with everything that was filled in, and the confirmation says what happens next",
  asking(async (page) => {
    await write(page);
    await page.evaluate(() => sessionStorage.setItem("guichet.pass", "head.body.sign"));
    await page.getByLabel("Preferred language").selectOption("de");
    await page.locator("#request-files").setInputFiles({ name: "shot.png", mimeType: "image/png", buffer: PICTURE });
    await submit(page).dblclick();
    await page.getByRole("heading", { name: "Thank you, we have your request" }).waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), "Thank you, we have your request");
    const said = await page.locator(".request-done").innerText();
    assert.match(said, /We will reply by email to ada@example\.com\./);
    assert.match(said, /Usually answered within 1 working day/);
    assert.match(said, /Reference: A-1042/);
    assert.ok(await page.locator(".request-done").getByRole("link", { name: "Open your support inbox" }).isVisible());
    await page.waitForTimeout(200);
    assert.equal(support.got.length, 1);
    const { text, headers, form } = got();
    assert.deepEqual(["channel", "summary", "description", "email", "language", "locale", "plan"].map(text), [
      "email",
      "Import stops at row 12",
      "I chose a file.\r\nNothing happened.",
      "ada@example.com",
      "de",
      "en",
      "pro",
    ]);
    assert.match(String(text("idempotency_key")), /^[0-9a-f]{32}$/);
    assert.equal(headers.authorization, "Bearer head.body.sign");
    const file = /** @type {File} */ (form.get("files"));
    assert.deepEqual([file.name, file.size], ["shot.png", PICTURE.length]);
    assert.equal(await page.evaluate(() => sessionStorage.getItem("guichet.request")), null, "the draft is gone");
    await accessible(page, "confirmation");
    await page.getByRole("button", { name: "Send another request" }).click();
    assert.equal(await page.getByLabel("Summary").inputValue(), "");
    await write(page);
    await submit(page).click();
    await eventually(async () => assert.equal(support.got.length, 2));
    assert.notEqual(got(1).text("idempotency_key"), text("idempotency_key"), "another request has another key");
    assert.equal(got(1).form.get("files"), null);
  }),
);

test(
  "keyboard only: a callback from the first Tab to the confirmation",
  asking(async (page) => {
    /** @type {(value?: unknown) => void} */
    let answer = () => {};
    support.answers.push({ after: new Promise((resolve) => (answer = resolve)) });
    await page.locator("#request-title").evaluate((title) => {
      title.tabIndex = -1;
      title.focus();
    });
    const focused = () => page.evaluate(() => document.activeElement?.id);
    await page.keyboard.press("Tab");
    assert.equal(await focused(), "request-channel-email");
    await page.keyboard.press("ArrowDown");
    assert.equal(await focused(), "request-channel-callback");
    await page.keyboard.press("Tab");
    assert.equal(await focused(), "request-summary");
    await page.keyboard.type("Call me please");
    await page.keyboard.press("Tab");
    await eventually(async () => assert.equal(await focused(), "request-description"));
    await page.keyboard.type("About the invoice");
    await page.keyboard.press("Tab");
    assert.equal(await focused(), "request-files");
    await page.locator("#request-files").setInputFiles([1, 2].map((n) => ({ name: `${n}.png`, mimeType: "image/png", buffer: PICTURE })));
    await page.keyboard.press("Shift+Tab");
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("aria-label")), "Remove 2.png");
    await page.keyboard.press("Enter");
    assert.equal(
      await page.evaluate(() => document.activeElement?.getAttribute("aria-label")),
      "Remove 1.png",
      "the focus stays in the list",
    );
    await page.keyboard.press("Space");
    assert.equal(await focused(), "request-files", "and leaves it with the last file");
    await page.keyboard.press("Tab");
    assert.equal(await focused(), "request-phone");
    await page.keyboard.type("+49 30 1234567");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    assert.equal(await submit(page).innerText(), "Sending…");
    answer();
    await page.getByText("We will call you back at +49 30 1234567.").waitFor();
    assert.equal(support.got.length, 1, "Enter twice sends once");
    assert.deepEqual(["channel", "phone", "email", "language"].map(got().text), ["callback", "+49 30 1234567", null, null]);
  }),
);

test(
  "what screen readers say of it",
  asking(async (page) => {
    const tree = await form(page).ariaSnapshot();
    for (const line of [
      '- group "How should we get back to you?"',
      '- radio "Support chat"',
      '- radio "Email support" [checked]',
      '- radio "Call me"',
      '- textbox "Summary"',
      '- textbox "Description"',
      '- group "Screenshots (optional)"',
      '- button "Add screenshots"',
      '- textbox "Your email address"',
      '- combobox "Preferred language"',
      '- button "Submit"',
    ])
      assert.ok(tree.includes(line), `${line} in\n${tree}`);
    assert.match(
      await page.getByLabel("Summary").evaluate((field) => field.getAttribute("aria-describedby") ?? ""),
      /request-summary-help/,
    );
    await submit(page).click();
    const problems = page.getByRole("group", { name: "Not sent yet. Please check:" });
    assert.ok(await problems.evaluate((group) => group === document.activeElement), "the list of mistakes has the focus");
    assert.deepEqual(await problems.getByRole("link").allInnerTexts(), [
      "Enter a summary.",
      "Describe your question.",
      "Enter an email address, such as name@example.com.",
    ]);
    const summary = page.getByLabel("Summary");
    assert.equal(await summary.getAttribute("aria-invalid"), "true");
    assert.equal(await summary.evaluate((field) => field.getAttribute("aria-describedby")), "request-summary-help request-summary-error");
    await accessible(page, "form with mistakes");
    await problems.getByRole("link", { name: "Describe your question." }).press("Enter");
    assert.ok(await page.getByLabel("Description").evaluate((field) => field === document.activeElement));
    // What is corrected is gone from the list, and the list with the last of them.
    await page.getByLabel("Description").fill("I chose a file.");
    await summary.fill("Import stops");
    assert.deepEqual(await problems.getByRole("link").allInnerTexts(), ["Enter an email address, such as name@example.com."]);
    await page.getByLabel("Your email address").fill("ada@example.org");
    assert.ok(await problems.isHidden());
    assert.equal(support.got.length, 0);
  }),
);

test(
  "files: 20 MB are refused politely, so is what is no picture, and a sixth; pasted and dropped ones are taken",
  asking(async (page) => {
    const input = page.locator("#request-files");
    const errors = page.locator(".request-file-errors");
    const names = () => page.getByRole("list", { name: "Attached files" }).locator(".request-file-name").allInnerTexts();
    await input.setInputFiles({ name: "huge.png", mimeType: "image/png", buffer: Buffer.alloc(20_000_000, 1) }, { timeout: 4 * NEVER });
    assert.equal(await errors.innerText(), "huge.png is larger than 10 MB. Crop the picture or save it smaller, then attach it again.");
    await input.setInputFiles({ name: "list.csv", mimeType: "text/csv", buffer: Buffer.from("a,b") });
    assert.equal(await errors.innerText(), "list.csv can’t be attached. Choose a file in one of these formats: PNG, JPEG, GIF or WebP.");
    const give = (/** @type {string} */ type, /** @type {string} */ name, /** @type {boolean} */ withText) =>
      form(page).evaluate(
        (node, [type, name, bytes, withText]) => {
          const data = new DataTransfer();
          data.items.add(new File([Uint8Array.from(/** @type {number[]} */ (bytes))], String(name), { type: "image/png" }));
          if (withText) data.setData("text/plain", "a cell");
          const field = node.querySelector("textarea") ?? node;
          const init = { bubbles: true, cancelable: true };
          field.dispatchEvent(
            type === "paste"
              ? new ClipboardEvent("paste", { ...init, clipboardData: data })
              : new DragEvent("drop", { ...init, dataTransfer: data }),
          );
        },
        [type, name, [...PICTURE], withText],
      );
    await give("paste", "image.png", false);
    await give("paste", "image.png", false);
    await give("paste", "image.png", true);
    await give("drop", "dropped.png", false);
    assert.deepEqual(await names(), ["screenshot-1.png", "screenshot-2.png", "dropped.png"], "copied cells stay text");
    assert.equal(await errors.innerText(), "");
    await eventually(async () => assert.equal(await page.locator(".request-file canvas").count(), 3));
    await input.setInputFiles([4, 5, 6, 7].map((n) => ({ name: `${n}.png`, mimeType: "image/png", buffer: PICTURE })));
    assert.equal((await names()).length, 5);
    assert.equal(await errors.innerText(), "You can attach 5 at most. Remove one to make room.");
    await page.getByRole("button", { name: "Remove dropped.png" }).click();
    assert.equal((await names()).length, 4);
    await write(page);
    await submit(page).click();
    await eventually(async () => assert.equal(support.got.length, 1));
    assert.deepEqual(
      got()
        .form.getAll("files")
        .map((file) => /** @type {File} */ (file).name),
      ["screenshot-1.png", "screenshot-2.png", "4.png", "5.png"],
    );
  }),
);

test(
  "offline and every unhappy answer keep the text and say what to do; a retry has the same key unless it was refused",
  asking(async (page) => {
    await write(page);
    await page.context().setOffline(true);
    await submit(page).click();
    await page.getByText("You are offline. Your text is kept").waitFor();
    await page.context().setOffline(false);
    await eventually(async () => assert.ok(await page.evaluate(() => navigator.onLine)));
    assert.equal(support.got.length, 0);
    /** @type {[import("./endpoint.mjs").Answer, RegExp, boolean][]} */
    const cases = [
      [{ status: 500, body: "oops" }, /Something went wrong on our side\. Your text is kept/, true],
      [{ hangUp: true }, /We could not connect\. Your text is kept/, true],
      [{ status: 429, headers: { "Retry-After": "600" } }, /send it again at 3:10\sPM UTC\./, true],
      [{ status: 429 }, /send it again in a minute\./, true],
      [{ status: 503, headers: { "Retry-After": "60" } }, /Something went wrong/, true],
      [{ status: 413 }, /The files are too large in total/, false],
      [{ status: 401 }, /Your access has expired/, false],
      [{ status: 400, body: { message: "Closed for the holidays." } }, /was not accepted.*Closed for the holidays\./, false],
    ];
    let key = "";
    for (const [at, [answer, text, same]] of cases.entries()) {
      support.answers.push(answer);
      await submit(page).click();
      await eventually(async () => assert.match(await failure(page).innerText(), text));
      assert.equal(await submit(page).innerText(), "Submit");
      assert.ok(await submit(page).evaluate((button) => button === document.activeElement), "the focus stays on the button");
      const sent = String(got(at).text("idempotency_key"));
      if (at > 0) assert.equal(sent === key, cases[at - 1]?.[2], `after ${cases[at - 1]?.[0].status}`);
      key = sent;
      assert.equal(await page.getByLabel("Summary").inputValue(), "Import stops at row 12");
      if (same) assert.equal(await page.evaluate(() => JSON.parse(sessionStorage.getItem("guichet.request") ?? "{}").key), key);
    }
    support.answers.push({ status: 422, body: { errors: { email: "We don’t know this address.", summary: ["Too short."] } } });
    await submit(page).click();
    const problems = page.getByRole("group", { name: "Not sent yet. Please check:" });
    await eventually(async () =>
      assert.deepEqual(await problems.getByRole("link").allInnerTexts(), ["Too short.", "We don’t know this address."]),
    );
    assert.equal(await page.getByLabel("Your email address").getAttribute("aria-invalid"), "true");
    await submit(page).click();
    await page.getByRole("heading", { name: "Thank you" }).waitFor();
  }),
);

test(
  "text survives a reload and a navigation, and a tab that is not allowed to store anything still sends",
  asking(async (page) => {
    await write(page);
    await page.locator("#request-files").setInputFiles({ name: "shot.png", mimeType: "image/png", buffer: PICTURE });
    await page.getByLabel("Preferred language").selectOption("fr");
    const key = () => page.evaluate(() => JSON.parse(sessionStorage.getItem("guichet.request") ?? "{}").key);
    const before = await key();
    await page.goto("en/");
    await page.goto("en/contact/?plan=pro");
    await page.getByText("Your draft is still here.").waitFor();
    assert.equal(await page.getByLabel("Summary").inputValue(), "Import stops at row 12");
    assert.equal(await page.getByLabel("Description").inputValue(), "I chose a file.\nNothing happened.");
    assert.equal(await page.getByLabel("Preferred language").inputValue(), "fr");
    assert.equal(await page.locator(".request-file-errors").innerText(), "Your text is still here. Please attach your screenshots again.");
    assert.equal(await key(), before);
    await page.getByRole("button", { name: "Start over" }).click();
    assert.equal(await page.getByLabel("Summary").inputValue(), "");
    assert.equal(await page.evaluate(() => sessionStorage.getItem("guichet.request")), null);
    await page.addInitScript(() => {
      Object.defineProperty(window, "sessionStorage", {
        get: () => {
          throw new DOMException("no", "SecurityError");
        },
      });
    });
    await page.reload();
    await form(page).locator(".request-field-channel .request-icon").first().waitFor();
    await write(page);
    await submit(page).click();
    await page.getByRole("heading", { name: "Thank you" }).waitFor();
    assert.equal(support.got.length, 1);
  }),
);

test(
  "what can be chosen follows the plan and the clock; locked and closed ways stay in their place, with the reason",
  asking(async (page) => {
    const choices = async () => (await page.locator(".request-choice").allInnerTexts()).map((text) => text.replace(/\s+/g, " ").trim());
    const pick = (/** @type {string} */ name) => page.getByRole("radio", { name, exact: true }).first().check();
    await pick("Starter");
    assert.match((await choices()).at(-1) ?? "", /^Call me Not included in Starter\. Available on Basic and higher plans\.$/);
    assert.ok(await page.locator("#request-channel-callback").isDisabled());
    await pick("Free CRM");
    assert.equal(await page.locator("#request-channel-email").isDisabled(), true);
    assert.equal(await submit(page).isVisible(), false, "nothing to fill in for nobody to read");
    await pick("Show all");
    assert.match((await choices())[0] ?? "", /Included in Starter, Basic, Pro and Enterprise/);
    await page.locator("#request-channel-chat").check();
    assert.equal(await submit(page).innerText(), "Send message");
    assert.equal(await page.getByLabel("Your email address").isVisible(), false);
    // Night falls while the form is open.
    await page.getByLabel("Summary").fill("Still there?");
    await page.getByLabel("Description").fill("Hello");
    await page.clock.setFixedTime(new Date("2026-11-25T03:00:00Z"));
    await submit(page).click();
    assert.match((await choices())[0] ?? "", /^Support chat Closed now\. Opens again: /);
    assert.ok(await page.getByRole("group", { name: "Not sent yet" }).getByText("Choose how we should get back to you.").isVisible());
    assert.equal(support.got.length, 0);
    await page.clock.setFixedTime(new Date(OPEN));
    await pick("Pro");
    await page.locator("#request-channel-chat").check();
    support.answers.push({ body: { id: 7, url: "https://chat.example.com/7" } });
    await submit(page).click();
    await page.getByRole("heading", { name: "Thank you, we have your message" }).waitFor();
    assert.equal(await page.getByRole("link", { name: "Go to the conversation" }).getAttribute("href"), "https://chat.example.com/7");
  }),
);

test(
  "articles that may answer it are offered while it is typed, and never in the way",
  asking(async (page) => {
    const summary = page.getByLabel("Summary");
    await summary.focus();
    await page.clock.resume();
    await summary.pressSequentially("import contacts", { delay: 15 });
    const list = page.getByRole("region", { name: "These articles may help" });
    const link = list.getByRole("link", { name: "Import contacts from a file" });
    await link.waitFor();
    assert.ok(await summary.evaluate((field) => field === document.activeElement));
    assert.equal(await summary.inputValue(), "import contacts");
    await eventually(async () =>
      assert.equal(await page.locator("#request form > [role=status].request-hidden").innerText(), "Suggested articles: 3"),
    );
    assert.equal(
      new URL(await link.evaluate((a) => /** @type {HTMLAnchorElement} */ (a).href)).pathname,
      `/kb/${article("contacts/import/import-contacts", "en")}`,
    );
    assert.equal(await link.getAttribute("target"), "_blank");
    await summary.fill("");
    await eventually(async () => assert.equal(await list.isVisible(), false));
  }),
);

test(
  "without scripts it is a form that posts, and the confirmation needs none either",
  asking(
    async (page) => {
      const back = `${new URL(page.url()).origin}/kb/en/contact/#request-sent`;
      support.answers.push({ status: 303, headers: { Location: back } });
      assert.equal(await page.getByText("Thank you, we have your request").isVisible(), false);
      await page.locator("#request-channel-callback").check();
      await page.getByLabel("Summary").fill("No scripts");
      await page.getByLabel("Description").fill("At all");
      await page.getByLabel("Your phone number").fill("+1 555 0100");
      await page.getByLabel("Screenshots").setInputFiles({ name: "shot.png", mimeType: "image/png", buffer: PICTURE });
      await page.getByRole("button", { name: "Submit" }).click();
      await page.getByText("Thank you, we have your request").waitFor();
      assert.deepEqual(["channel", "summary", "description", "phone", "locale"].map(got().text), [
        "callback",
        "No scripts",
        "At all",
        "+1 555 0100",
        "en",
      ]);
      assert.equal(/** @type {File} */ (got().form.get("files")).name, "shot.png");
    },
    withoutScript,
    "en/contact/",
  ),
);

for (const [locale, options] of /** @type {const} */ ([
  ["en", desktop],
  ["ja", phone],
  ["de", phone],
])) {
  test(
    `${locale}, ${options.viewport?.width} pixels wide: no barrier, nothing beside the page`,
    asking(
      async (page) => {
        await page.locator("#request-files").setInputFiles({ name: "shot.png", mimeType: "image/png", buffer: PICTURE });
        await accessible(page, locale);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.equal(wide, 0);
      },
      options,
      `${locale}/contact/?plan=pro`,
    ),
  );
}
