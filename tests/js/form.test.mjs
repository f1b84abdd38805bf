// The contact form's pure parts. What needs a document is tested in the browser.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { choices, languageOf } from "../../crates/client/src/contacts/form/choices.js";
import { draftStore, emptyDraft, isWritten, readDraft } from "../../crates/client/src/contacts/form/draft.js";
import { refusal, sizeText, typeOf } from "../../crates/client/src/contacts/form/files.js";
import { compose } from "../../crates/client/src/contacts/form/mail.js";
import { bodyOf, missing } from "../../crates/client/src/contacts/form/request.js";
import { outcome, send } from "../../crates/client/src/contacts/form/send.js";
import { suggester } from "../../crates/client/src/contacts/form/suggest.js";

const NOW = Date.parse("2026-11-24T15:00:00Z");

test("an answer is an arrival, a refusal for good, or a reason to try the very same again", () => {
  assert.deepEqual(outcome(201, null, { id: 7, url: "https://x.example/7" }, NOW), {
    sent: true,
    reference: "7",
    url: "https://x.example/7",
  });
  assert.deepEqual(outcome(204, null, null, NOW), { sent: true, reference: "", url: "" });
  for (const url of [
    "javascript:alert(1)",
    "//evil.example/",
    "/\\evil.example/",
    "data:text/html,x",
    "https://",
    "http://[",
    " https://x",
    5,
    null,
    ["/a"],
  ]) {
    const answer = outcome(200, null, { url }, NOW);
    assert.equal(answer.sent && answer.url, "", String(url));
  }
  /** @type {[number, string, boolean][]} */
  const cases = [
    [400, "refused", true],
    [401, "pass", true],
    [403, "pass", true],
    [408, "timeout", false],
    [409, "timeout", false],
    [413, "size", true],
    [422, "refused", true],
    [429, "busy", false],
    [500, "server", false],
    [503, "server", false],
    [304, "server", false],
  ];
  for (const [status, reason, settled] of cases) {
    const answer = outcome(status, null, null, NOW);
    assert.ok(!answer.sent);
    assert.deepEqual([answer.reason, answer.settled], [reason, settled], String(status));
  }
});

test("when to try again: seconds or a date, nothing that is no advice", () => {
  const again = (/** @type {string | null} */ header) => {
    const answer = outcome(429, header, null, NOW);
    return answer.sent || answer.again === null ? null : (answer.again - NOW) / 1000;
  };
  assert.equal(again("120"), 120);
  assert.equal(again("Tue, 24 Nov 2026 15:10:00 GMT"), 600);
  assert.equal(again("Tue, 24 Nov 2026 14:00:00 GMT"), 0);
  for (const header of [null, "", "soon", "1e9", "Infinity", "-99999999999999999999999"])
    assert.ok((again(header) ?? 0) === 0, String(header));
});

test("what is wrong with a field, in whatever of the two usual shapes", () => {
  const fields = (/** @type {unknown} */ json) => {
    const answer = outcome(422, null, json, NOW);
    return answer.sent ? null : answer.fields;
  };
  assert.deepEqual(fields({ errors: { email: "no", summary: ["short", "dull"], phone: 5, files: [] } }), { email: "no", summary: "short" });
  for (const json of [null, "x", [], { errors: null }, { errors: "no" }, { error: {} }]) assert.deepEqual(fields(json), {});
});

test("a request that never comes to an end is a timeout, one that can't leave is the network's", async () => {
  const request = (/** @type {(url: string, init: RequestInit) => Promise<Response>} */ ask, online = true) =>
    send({ endpoint: "/x", body: new FormData(), bearer: null, timeout: 20, ask, now: () => NOW, online: () => online });
  const reason = async (/** @type {ReturnType<typeof request>} */ answer) => {
    const got = await answer;
    return got.sent ? "sent" : got.reason;
  };
  const never = (/** @type {RequestInit} */ init) =>
    new Promise((_, fail) => init.signal?.addEventListener("abort", () => fail(new Error("aborted"))));
  assert.equal(await reason(request((_, init) => /** @type {Promise<Response>} */ (never(init)))), "timeout");
  assert.equal(await reason(request(() => Promise.reject(new TypeError("failed")))), "network");
  assert.equal(await reason(request(() => assert.fail("not asked"), false)), "offline");
  assert.equal(await reason(request(() => Promise.resolve(new Response("<p>no JSON</p>")))), "sent");
  let headers;
  await send({
    endpoint: "/x",
    body: new FormData(),
    bearer: "pass",
    timeout: 20,
    ask: async (_, init) => {
      headers = init.headers;
      return new Response();
    },
    now: () => NOW,
    online: () => true,
  });
  assert.deepEqual(headers, { Accept: "application/json", Authorization: "Bearer pass" });
});

test("an e-mail fits into an address, whatever is in it", () => {
  const parts = (/** @type {string} */ href) => {
    const url = new URL(href);
    return { to: url.pathname, subject: url.searchParams.get("subject"), body: url.searchParams.get("body") };
  };
  const mail = compose({ address: "help@example.com", subject: "a & b?", text: "x\ny", facts: ["Email", "Language: 日本語"] });
  assert.deepEqual(parts(mail.href), { to: "help@example.com", subject: "a & b?", body: "x\r\ny\r\n\r\n-- \r\nEmail\r\nLanguage: 日本語" });
  assert.ok(mail.whole);
  for (const text of ["word ".repeat(5000), "🙂".repeat(3000), "\n".repeat(9000), "日".repeat(5000), "\ud800".repeat(3000)]) {
    const subject = text.startsWith("🙂") ? text : "s".repeat(4000);
    const long = compose({ address: "help@example.com", subject, text, facts: ["Email"] });
    assert.ok(!long.whole && long.href.length <= 1900, `${long.href.length}`);
    assert.ok(parts(long.href).body?.endsWith("…\r\n\r\n-- \r\nEmail"));
    assert.ok(long.body.startsWith(text), "all of it is there to be copied");
  }
  // An address of contacts.yaml is one address, and adds no field.
  assert.equal(parts(compose({ address: "a?cc=b@example.com&bcc=c", subject: "s", text: "t", facts: [] }).href).subject, "s");
  assert.ok(!compose({ address: "a?cc=b", subject: "s", text: "t", facts: [] }).href.includes("?cc="));
});

test("files are judged by type, size and number, in the order in which they can be mended", () => {
  const limits = { count: 2, bytes: 10_000_000, types: ["image/png", "image/jpeg"] };
  const file = (/** @type {Partial<{ name: string, type: string, size: number }>} */ facts) => ({
    name: "a.png",
    type: "image/png",
    size: 5,
    ...facts,
  });
  assert.equal(refusal(file({}), 0, limits), null);
  assert.equal(refusal(file({ size: 10_000_000 }), 1, limits), null);
  assert.equal(refusal(file({ size: 10_000_001 }), 0, limits), "too_large");
  assert.equal(refusal(file({ size: 0 }), 0, limits), "unreadable");
  assert.equal(refusal(file({}), 2, limits), "count");
  assert.equal(refusal(file({ type: "image/svg+xml", name: "a.svg" }), 0, limits), "type");
  assert.equal(refusal(file({ type: "", name: "A.JPG" }), 0, limits), null);
  assert.equal(refusal(file({ type: "", name: "constructor" }), 0, limits), "type");
  assert.equal(typeOf({ name: "noending", type: "" }), "");
  assert.equal(sizeText("en", 20_000_000), "20 MB");
  assert.equal(sizeText("en", 1_440_000), "1.4 MB");
  assert.equal(sizeText("en", 12), "1 kB");
});

test("a draft comes back as it was; whatever else is stored there is none", () => {
  const draft = { ...emptyDraft(), summary: "s", description: "d\n", files: 2 };
  assert.deepEqual(readDraft(JSON.stringify(draft)), draft);
  assert.match(draft.key, /^[0-9a-f]{32}$/);
  for (const json of [null, "", "{", "null", "[]", "5", "{}", '{"summary":5}', '{"__proto__":{"summary":"x"}}'])
    assert.equal(readDraft(json), null, String(json));
  const old = readDraft('{"summary":"s","files":"many","key":""}');
  assert.deepEqual([old?.files, old?.key.length], [0, 32]);
  assert.ok(!isWritten({ ...emptyDraft(), summary: " \n" }));
});

test("storage that is full, forbidden or not there never throws", () => {
  const no = () => {
    throw new DOMException("no", "QuotaExceededError");
  };
  const broken = /** @type {Storage} */ (/** @type {unknown} */ ({ getItem: no, setItem: no, removeItem: no }));
  for (const open of [() => broken, () => null, () => undefined, no]) {
    const store = draftStore(open, "x");
    store.save(emptyDraft());
    store.clear();
    assert.equal(store.load(), null);
  }
});

test("suggestions are asked for when typing rests, once, and only the last answer is shown", async ({ mock }) => {
  // The clock goes on when it is told to, so that it does not matter how busy the machine is.
  mock.timers.enable({ apis: ["setTimeout"] });
  /** @type {string[]} */
  const asked = [];
  /** @type {string[][]} */
  const shown = [];
  const wait = async (/** @type {number} */ ms) => {
    for (let passed = 0; passed < ms; passed += 1) {
      mock.timers.tick(1);
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  const suggestions = suggester({
    rest: 15,
    ask: async (text) => {
      asked.push(text);
      if (text === "broken") throw new Error("no search");
      await new Promise((resolve) => setTimeout(resolve, text === "slow words" ? 60 : 1));
      return [{ url: "/", title: text }];
    },
    show: (found) => shown.push(found.map(({ title }) => title)),
  });
  for (const text of ["i", "im", "imp", "impo", "impor", "import"]) {
    suggestions.typed(text);
    await wait(14);
  }
  assert.deepEqual(asked, []);
  await wait(1);
  assert.deepEqual(asked, ["import"]);
  await wait(35);
  suggestions.typed(" import  ");
  await wait(40);
  assert.deepEqual(asked, ["import"]);
  suggestions.typed("slow words");
  await wait(40);
  suggestions.typed("quick words");
  await wait(90);
  suggestions.typed("broken");
  await wait(50);
  suggestions.typed("日本");
  await wait(50);
  suggestions.typed("日");
  suggestions.typed("never shown");
  suggestions.stop();
  await wait(50);
  assert.deepEqual(asked, ["import", "slow words", "quick words", "broken", "日本"]);
  assert.deepEqual(
    shown.filter((titles) => titles.length > 0),
    [["import"], ["quick words"], ["日本"]],
  );
});

/** The sample's policy, as `guichet contacts --json` would print it. */
const [{ policy }] = JSON.parse(readFileSync(new URL("../vectors/contacts.json", import.meta.url), "utf8"));

test("every way to be answered has its place and its reason, for every plan", () => {
  const channels = policy.channels
    .filter((/** @type {{ kind: string }} */ { kind }) => ["chat", "email", "callback", "form"].includes(kind))
    .map((/** @type {{ id: string, kind: string, languages: string[] }} */ { id, kind, languages }) => ({
      id,
      kind,
      name: id,
      href: "https://x.example/",
      link_text: "Go",
      languages_text: "In …",
      languages_help_text: null,
      languages: languages.map((code) => ({ code, name: code })),
      reply_text: null,
      plans_text: "Included in …",
      conditions: [],
      locked: policy.plans.map((/** @type {{ id: string }} */ plan) => ({ plan: plan.id, text: `not for ${plan.id}` })),
    }));
  const texts = {
    form_chat_elsewhere: "elsewhere",
    channel_closed_until: "closed until %n",
    channel_closed_now: "closed",
    channel_open_until: "open until %n",
  };
  const facts = { policy, channels, byMail: false, texts, locale: "en" };
  const ids = channels.map((/** @type {{ id: string }} */ { id }) => id);
  for (const plan of [null, "constructor", ...policy.plans.map((/** @type {{ id: string }} */ { id }) => id)]) {
    for (const at of [NOW, NOW + 12 * 3_600_000]) {
      for (const byMail of [false, true]) {
        const found = choices({ ...facts, byMail }, { plan }, "nb", at);
        assert.deepEqual(
          found.map(({ channel }) => channel.id),
          ids,
          "never another order, never one less",
        );
        for (const { channel, open, note } of found) {
          assert.ok(open || note, `${channel.id} is closed to ${plan} without a reason`);
          const has = policy.channels.find((/** @type {{ id: string }} */ { id }) => id === channel.id)?.plans.includes(plan);
          const known = policy.plans.some((/** @type {{ id: string }} */ { id }) => id === plan);
          if (known && !has) assert.deepEqual([open, note], [false, `not for ${plan}`]);
          if (byMail && channel.kind === "chat") assert.equal(open, false);
        }
      }
    }
  }
  assert.equal(choices(facts, {}, "en", NOW)[0]?.note, "Included in …");
});

test("the language of a request: the wish, else the page's, else the channel's first", () => {
  const spoken = [{ code: "en" }, { code: "pt" }, { code: "ja" }];
  assert.equal(languageOf(spoken, ["", "pt-BR", "ja"]), "pt");
  assert.equal(languageOf(spoken, [null, "nb", "ja"]), "ja");
  assert.equal(languageOf(spoken, ["nb", undefined]), "en");
  assert.equal(languageOf([], ["en"]), "");
});

const texts = Object.fromEntries(
  ["channel", "summary", "description", "email", "phone"].map((name) => [`form_error_${name}`, `no ${name}`]),
);
const everything = { email: true, phone: true, language: "" };

test("what is missing is said of the fields that the channel asks for", () => {
  const draft = emptyDraft();
  assert.deepEqual(Object.keys(missing(draft, texts, false, everything)), ["channel", "summary", "description", "email", "phone"]);
  Object.assign(draft, { summary: "  ", description: "Hello", email: "ada@example", phone: "+1 55" });
  assert.deepEqual(missing(draft, texts, true, { email: false, phone: false, language: "" }), { summary: "no summary" });
  assert.deepEqual(Object.keys(missing(draft, texts, true, everything)), ["summary", "email", "phone"]);
  Object.assign(draft, { summary: "Import", email: " ada@example.com ", phone: "٠١٢٣٤" });
  assert.deepEqual(missing(draft, texts, true, everything), {});
});

test("a request has the fields that the channel asks for, and none without a value", () => {
  const draft = { ...emptyDraft(), key: "k", summary: " Import ", description: "Hello\n", email: "ada@example.com", phone: "123456" };
  const file = new File(["a"], "a.png");
  const facts = { channel: "mail", locale: "en", plan: null, files: [file] };
  const names = [...bodyOf(draft, facts, { email: true, phone: false, language: "fr" })].map(([name]) => name);
  assert.deepEqual(names, ["idempotency_key", "channel", "summary", "description", "email", "language", "locale", "files"]);
  const body = bodyOf(draft, { ...facts, plan: "pro", files: [] }, { email: false, phone: true, language: "" });
  assert.deepEqual(Object.fromEntries(body), {
    idempotency_key: "k",
    channel: "mail",
    summary: "Import",
    description: "Hello",
    phone: "123456",
    locale: "en",
    plan: "pro",
  });
});
