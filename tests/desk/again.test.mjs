// Requests that come again, and what is told to whom where little is known of them: the first of anything that a client gets wrong.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import test from "node:test";

import { ask, begin, builtSite, DESK, form, newDatabase, pass, PNG, POSTGRES, REQUEST, startDesk } from "./desk.mjs";

const ada = pass("pro", { sub: "ada" });
/** Of somebody on a plan, who is named by nothing. */
const nobody = pass("pro");
const key = "0123456789abcdef";

/** @type {Record<string, () => { database?: string }>} */
const DATABASES = { SQLite: () => ({}), ...(POSTGRES ? { PostgreSQL: () => ({ database: newDatabase("again") }) } : {}) };

for (const [name, options] of Object.entries(DATABASES)) {
  test(`${name}: what was corrected before it was sent again is what stands`, async (t) => {
    const desk = await startDesk(t, options());
    const start = (/** @type {Record<string, string>} */ fields, /** @type {{ name: string, bytes: Buffer }[]} */ files = [], by = ada) =>
      ask(desk, "v1/tickets", { pass: by, body: form({ ...REQUEST, idempotency_key: key, ...fields }, files) });
    const { id } = (await start({ summary: "Wrong", email: "wrong@example.org" }, [{ name: "a.png", bytes: PNG }])).json;
    const other = Buffer.concat([PNG, Buffer.alloc(9)]);
    const files = [
      { name: "a.png", bytes: PNG },
      { name: "b.png", bytes: other },
    ];
    assert.equal((await start({ summary: "Right", email: "right@example.org", description: "Better" }, files)).json.id, id);
    const read = async () => (await ask(desk, `v1/tickets/${id}`, { pass: ada })).json;
    const { subject, messages } = await read();
    const names = (/** @type {{ name: string, url: string }[]} */ attachments) => attachments.map((file) => file.name);
    assert.deepEqual(
      [subject, messages.length, messages[0].text, names(messages[0].attachments)],
      ["Right", 1, "Better", ["a.png", "b.png"]],
    );
    for (const [at, bytes] of [PNG, other].entries()) {
      const file = await fetch(new URL(messages[0].attachments[at].url, desk.url));
      assert.deepEqual(Buffer.from(await file.arrayBuffer()), bytes);
    }
    // The same of an answer; and the key of the request is not that of an answer.
    const write = (/** @type {string} */ text) =>
      ask(desk, `v1/tickets/${id}/messages`, { pass: ada, body: form({ text, idempotency_key: key }) });
    const first = await write("First");
    const second = await write("Second");
    assert.deepEqual([second.status, second.json.seq, second.json.text], [201, first.json.seq, "Second"]);
    assert.deepEqual(
      (await read()).messages.map((/** @type {{ text: string }} */ message) => message.text),
      ["Better", "Second"],
    );
    // Two strangers may have one key, as programs make them; neither hears of the other.
    const guest = (/** @type {string} */ email) => start({ email, description: email }, [], nobody);
    const one = (await guest("one@example.org")).json.id;
    const two = (await guest("two@example.org")).json.id;
    assert.ok(new Set([id, one, two]).size === 3);
    assert.equal((await guest("one@example.org")).json.id, one);
  });
}

test("whoever names no language, or none of the site's, is answered in its own", async (t) => {
  const desk = await startDesk(t);
  for (const locale of ["", "xx", "../x", "EN"]) {
    const { json } = await ask(desk, "v1/tickets", { pass: nobody, body: form({ ...REQUEST, locale, summary: "" }) });
    assert.equal(json.errors.summary, "Enter a summary.", locale);
  }
  const { json } = await ask(desk, "v1/tickets", { pass: ada, body: form({ ...REQUEST, locale: "en", language: "ar" }) });
  assert.equal(json.verdict.verdict, "not-in-language");
  assert.match(json.message, /English, French/);
});

test("people without JavaScript read refusals, programs get problems", async (t) => {
  const desk = await startDesk(t);
  const refused = (/** @type {string} */ accept) =>
    ask(desk, "v1/tickets", { pass: nobody, body: form({ ...REQUEST, email: "<b>", summary: "" }), headers: { Accept: accept } });
  const page = await refused("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
  assert.deepEqual([page.status, page.headers.get("content-type")], [422, "text/html; charset=utf-8"]);
  assert.match(page.text, /<html lang="fr" dir="ltr">.*<h1>[^<]+<\/h1><ul><li>[^<]+<\/li><li>[^<]+<\/li><\/ul><p>Revenez/u);
  assert.ok(!page.text.includes("<b>"));
  for (const accept of ["*/*", "application/json, text/html"]) {
    assert.equal((await refused(accept)).headers.get("content-type"), "application/problem+json", accept);
  }
});

test("a text without end is told apart from files", async (t) => {
  const desk = await startDesk(t);
  const { status, json } = await ask(desk, "v1/tickets", { pass: ada, body: form({ ...REQUEST, description: "a".repeat(900_000) }) });
  assert.deepEqual([status, Object.keys(json.errors)], [422, ["description"]]);
});

test("probes are answered however much others ask", async (t) => {
  const desk = await startDesk(t, { args: ["--reads-per-minute", "3"] });
  const statuses = [];
  for (let at = 0; at < 6; at += 1) statuses.push((await ask(desk, "openapi.json")).status);
  assert.equal(statuses.at(-1), 429);
  for (const probe of ["health", "ready"]) assert.equal((await ask(desk, probe)).status, 200);
});

test("a stream that goes on from nowhere begins anew", async (t) => {
  const desk = await startDesk(t);
  await begin(desk, ada);
  const headers = { Authorization: `Bearer ${ada}`, "Last-Event-ID": "abc" };
  const answer = await fetch(`${desk.url}v1/events`, { headers });
  const reader = /** @type {ReadableStream<Uint8Array>} */ (answer.body).getReader();
  const { value } = await reader.read();
  assert.match(new TextDecoder().decode(value), /event: ?reset/);
  await reader.cancel();
});

test("two desks don't share what neither would hear of", async (t) => {
  const desk = await startDesk(t);
  const args = ["serve", "--site", builtSite(), "--data", desk.data, "--listen", "127.0.0.1:0"];
  const second = spawnSync(DESK, args, { encoding: "utf8", timeout: 20_000 });
  assert.equal(second.status, 2);
  assert.match(second.stderr, /another desk serves from .*PostgreSQL/u);
  const demo = spawnSync(DESK, ["demo", "--data", desk.data], { encoding: "utf8", timeout: 20_000 });
  assert.equal(demo.status, 2);
  assert.match(demo.stderr, /is the folder of a desk/);
});
