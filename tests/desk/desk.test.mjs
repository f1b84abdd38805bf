// The desk as the contact form and the inbox meet it: the program itself, with SQLite and with PostgreSQL.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import test from "node:test";

import { ask, begin, form, newDatabase, pass, PNG, POSTGRES, read, REQUEST, siteWith, startDesk } from "./desk.mjs";

const ada = pass("pro", { sub: "ada", account: "acme" });
const bob = pass("free", { sub: "bob", account: "acme" });
const eve = pass("pro", { sub: "eve", account: "other" });
const unnamed = pass("pro");

/** Both databases, the second if there is one. @type {Record<string, () => { database?: string }>} */
const DATABASES = { SQLite: () => ({}), ...(POSTGRES ? { PostgreSQL: () => ({ database: newDatabase("desk") }) } : {}) };

for (const [name, options] of Object.entries(DATABASES)) {
  test(`${name}: a request becomes a ticket that is answered, closed and reopened by whose it is`, async (t) => {
    const desk = await startDesk(t, options());
    const files = [{ name: "../../screen\u202Egnp.png", bytes: PNG }];
    const sent = await ask(desk, "v1/tickets", { pass: ada, body: form(REQUEST, files) });
    assert.equal(sent.status, 201, sent.text);
    assert.deepEqual(sent.json, { id: "1001", url: "https://help.example.com/kb/fr/inbox/#1001", state: "open" });

    const { json: list } = await ask(desk, "v1/tickets", { pass: ada });
    assert.equal(list.tickets.length, 1);
    const { created_at, changed_at, ...ticket } = list.tickets[0];
    assert.ok(Math.abs(Date.parse(created_at) - Date.now()) < 60_000 && created_at === changed_at);
    assert.deepEqual(ticket, {
      id: "1001",
      subject: "Import stops",
      kind: "web",
      channel: "email",
      state: "open",
      language: "fr",
      mine: true,
      unread: 0,
      excerpt: "At row 500.",
    });

    const { json: one } = await ask(desk, "v1/tickets/1001", { pass: ada });
    const [message] = one.messages;
    assert.deepEqual([message.kind, message.by, message.you, message.text], ["message", "customer", true, "At row 500."]);
    const [file] = message.attachments;
    assert.deepEqual([file.name, file.type, file.size], ["screengnp.png", "image/png", PNG.length]);
    const picture = await fetch(desk.url + file.url);
    assert.equal(picture.status, 200);
    assert.deepEqual(Buffer.from(await picture.arrayBuffer()), PNG);
    assert.equal(picture.headers.get("content-type"), "image/png");
    assert.equal(picture.headers.get("x-content-type-options"), "nosniff");
    assert.match(picture.headers.get("content-disposition") ?? "", /^inline; filename="screengnp\.png"/);

    const answered = await ask(desk, "v1/tickets/1001/messages", { pass: bob, body: form({ text: "Me too.\r\n" }) });
    assert.equal(answered.status, 201, answered.text);
    assert.deepEqual([answered.json.text, answered.json.you], ["Me too.", true]);
    const { json: after } = await ask(desk, "v1/tickets/1001", { pass: ada });
    assert.deepEqual(
      after.messages.map((/** @type {any} */ { you }) => you),
      [true, false],
    );

    for (const [verb, state, kinds] of /** @type {[string, string, number][]} */ ([
      ["close", "closed", 3],
      ["close", "closed", 3],
      ["reopen", "reopened", 4],
      ["reopen", "reopened", 4],
      ["close", "closed", 5],
    ])) {
      const changed = await ask(desk, `v1/tickets/1001/${verb}`, { pass: ada, method: "POST" });
      assert.equal(changed.status, 200);
      assert.deepEqual([changed.json.state, changed.json.messages.length], [state, kinds]);
    }
    const refused = await ask(desk, "v1/tickets/1001/messages", { pass: ada, body: form({ text: "More" }) });
    assert.deepEqual([refused.status, refused.json.code], [409, "closed"]);
    assert.equal(refused.headers.get("content-type"), "application/problem+json");
    // The free plan has no channel to write on; what was begun on another goes on.
    await ask(desk, "v1/tickets/1001/reopen", { pass: bob, method: "POST" });
    assert.equal((await ask(desk, "v1/tickets/1001/messages", { pass: bob, body: form({ text: "More" }) })).status, 201);
    assert.equal((await ask(desk, "v1/tickets", { pass: bob, body: form(REQUEST) })).status, 422);
  });

  test(`${name}: what was accepted is there after the program was killed`, async (t) => {
    const given = options();
    const desk = await startDesk(t, given);
    const id = await begin(desk, ada);
    await desk.stop("SIGKILL");
    const again = await startDesk(t, { ...given, data: desk.data });
    assert.equal((await ask(again, `v1/tickets/${id}`, { pass: ada })).status, 200);
    // The same key signs: what was handed out before still opens.
    assert.equal(await again.stop(), 0);
  });

  test(`${name}: open inboxes are told of what happens, and of nothing else`, async (t) => {
    const desk = await startDesk(t, options());
    const id = await begin(desk, ada);
    const hers = await follow(t, desk, ada);
    const others = await follow(t, desk, eve);
    await ask(desk, `v1/tickets/${id}/messages`, { pass: bob, body: form({ text: "Me too" }) });
    await ask(desk, `v1/tickets/${id}/close`, { pass: ada, method: "POST" });
    const mine = await begin(desk, eve);
    // What happened just before it was opened may come as well.
    const told = await hers.take(1);
    if (told[0]?.data.kind === "created") told.pop();
    const [message, closed] = [...told, ...(await hers.take(2 - told.length))];
    assert.deepEqual([message?.data.ticket, message?.data.kind, closed?.data.kind], [id, "message", "closed"]);
    const [created] = await others.take(1);
    assert.deepEqual([created?.data.ticket, created?.data.kind], [mine, "created"]);
    // Behind an event, and without a stream.
    const later = await follow(t, desk, ada, { "Last-Event-ID": String(message?.id) });
    assert.deepEqual(
      (await later.take(1)).map((event) => event.data.kind),
      ["closed"],
    );
    const { json: now } = await ask(desk, "v1/changes", { pass: ada });
    assert.deepEqual([now.changes, now.reset], [[], false]);
    const { json: missed } = await ask(desk, `v1/changes?after=${message?.id}`, { pass: ada });
    assert.deepEqual(
      missed.changes.map((/** @type {any} */ { kind }) => kind),
      ["closed"],
    );
    const { json: unknown } = await ask(desk, "v1/changes?after=999999", { pass: ada });
    assert.equal(unknown.reset, true);
    const reset = await follow(t, desk, ada, { "Last-Event-ID": "999999" });
    assert.equal((await reset.take(1))[0]?.event, "reset");
  });
}

/**
 * A stream of events.
 * @param {import("node:test").TestContext} t @param {import("./desk.mjs").Running} desk @param {string} bearer @param {Record<string, string>} [headers]
 */
async function follow(t, desk, bearer, headers = {}) {
  const abort = new AbortController();
  t.after(() => abort.abort());
  const answer = await fetch(`${desk.url}v1/events`, { headers: { Authorization: `Bearer ${bearer}`, ...headers }, signal: abort.signal });
  assert.equal(answer.status, 200);
  assert.match(answer.headers.get("content-type") ?? "", /^text\/event-stream/);
  const reader = /** @type {ReadableStream<Uint8Array>} */ (answer.body).getReader();
  let text = "";
  /** @type {{ id: string, event: string, data: any }[]} */
  const events = [];
  return {
    async take(/** @type {number} */ count) {
      while (events.length < count) {
        const { value, done } = await reader.read();
        if (done) break;
        text += new TextDecoder().decode(value);
        const parts = text.split("\n\n");
        text = parts.pop() ?? "";
        for (const part of parts) {
          const lines = Object.fromEntries(
            part.split("\n").map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1).trim()]),
          );
          if (lines.event) events.push({ id: lines.id ?? "", event: lines.event, data: JSON.parse(lines.data ?? "null") });
        }
      }
      return events.splice(0, count);
    },
  };
}

test("starting is decided as the pages decide, and a refusal says what they say", async (t) => {
  const desk = await startDesk(t);
  const start = (/** @type {string | undefined} */ bearer, /** @type {Record<string, string>} */ fields) =>
    ask(desk, "v1/tickets", { pass: bearer, body: form({ ...REQUEST, ...fields }) });
  // Nobody's plan is unknown, whatever the form says.
  const nobody = await start(undefined, { plan: "enterprise" });
  assert.deepEqual([nobody.status, nobody.json.code], [422, "not-offered"]);
  assert.deepEqual(nobody.json.verdict, {
    channel: "email",
    verdict: "locked",
    rule: "plans",
    next: { do: "plan", plan: "starter" },
    instead: "knowledge-base",
  });
  assert.deepEqual([nobody.json.message, nobody.json.errors], ["Non inclus", { channel: "Non inclus" }]);
  const free = await start(bob, {});
  assert.equal(free.json.verdict.next.plan, "starter");
  const language = await start(ada, { language: "nl" });
  assert.deepEqual([language.json.verdict.verdict, language.json.verdict.next.do], ["not-in-language", "language"]);
  const phone = await start(ada, { channel: "phone" });
  assert.deepEqual([phone.status, Object.keys(phone.json.errors)], [422, ["channel"]]);
});

test("conditions and add-ons count by what the pass says, whatever else is said", async (t) => {
  const { root, output } = siteWith((contacts) =>
    contacts
      .replace(/^inbox:.*$/m, "addons: { mail-pack: { plans: [free] } }")
      .replace("    reply: 1d\n", "    addons: [mail-pack]\n    conditions: [{ needs: seat, accounts_from: 2024-03-05 }]\n    reply: 1d\n"),
  );
  const desk = await startDesk(t, { site: output });
  /** @param {string} plan @param {Parameters<typeof pass>[1]} says @param {Record<string, string>} [fields] */
  const begin = async (plan, says, fields) => {
    const { status, json } = await ask(desk, "v1/tickets", { pass: pass(plan, says, root), body: form({ ...REQUEST, ...fields }) });
    return status === 201 ? "begun" : `${json.verdict.verdict} ${json.verdict.rule} ${json.verdict.next.do}`;
  };
  assert.equal(await begin("pro", { sub: "ada" }), "begun");
  assert.equal(await begin("pro", { sub: "ada", seat: true }), "begun");
  assert.equal(await begin("pro", { sub: "ada", seat: false }), "locked conditions seat");
  assert.equal(await begin("pro", { sub: "ada", seat: false, created: "2024-03-05" }), "locked conditions seat");
  assert.equal(await begin("pro", { sub: "ada", seat: false, created: "2024-03-04" }), "begun");
  assert.equal(await begin("free", { sub: "bob" }, { addons: "mail-pack" }), "locked addons addon");
  assert.equal(await begin("free", { sub: "bob", addons: ["mail-pack"] }), "begun");
});

test("a language that is named has to be spoken; that of the page is only where a request comes from", async (t) => {
  const { output } = siteWith((contacts) =>
    contacts.replace(/^inbox:.*$/m, "").replace(/(email:\n {4}kind: email\n.*\n) {4}languages:.*\n/, "$1    languages: [en]\n"),
  );
  const desk = await startDesk(t, { site: output });
  const unnamed = await ask(desk, "v1/tickets", { pass: ada, body: form({ ...REQUEST, locale: "fr" }) });
  assert.equal(unnamed.status, 201, unnamed.text);
  const named = await ask(desk, "v1/tickets", { pass: ada, body: form({ ...REQUEST, locale: "fr", language: "fr" }) });
  assert.equal(named.json.verdict.verdict, "not-in-language");
});

test("every field that is wrong is told at once, in the language of the page", async (t) => {
  const desk = await startDesk(t);
  const body = form({ channel: "email", summary: " ", description: "\n", email: "ada", locale: "fr" }, [
    { name: "page.png", bytes: Buffer.from("<html><script>alert(1)</script>") },
  ]);
  const { status, json } = await ask(desk, "v1/tickets", { pass: ada, body });
  assert.equal(status, 422);
  assert.deepEqual(Object.keys(json.errors), ["description", "email", "files", "summary"]);
  assert.equal(json.errors.email, "Saisissez une adresse e-mail, par exemple nom@example.com.");
  assert.equal(
    json.errors.files.replaceAll(/\s/gu, " "),
    "page.png ne peut pas être joint. Choisissez un fichier dans l’un de ces formats : PNG, JPEG, GIF, WEBP.",
  );
  // Nothing of it was kept.
  assert.deepEqual(filesIn(join(desk.data, "attachments")), []);
  assert.deepEqual(filesIn(join(desk.data, "arriving")), []);
});

/** @param {string} folder @returns {string[]} */
const filesIn = (folder) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => name)
    : [];

test("without JavaScript, the page confirms", async (t) => {
  const desk = await startDesk(t);
  const headers = { Accept: "text/html,application/xhtml+xml,*/*;q=0.8" };
  const sent = await ask(desk, "v1/tickets", { pass: ada, headers, body: form({ ...REQUEST, locale: "ja" }) });
  assert.equal(sent.status, 303);
  assert.equal(sent.headers.get("location"), "https://help.example.com/kb/ja/contact/#request-sent");
  // A locale that the site doesn't have leads nowhere else.
  const other = await ask(desk, "v1/tickets", { pass: ada, headers, body: form({ ...REQUEST, locale: "//evil.example/" }) });
  assert.match(other.headers.get("location") ?? "", /^https:\/\/help\.example\.com\/kb\/[a-z]+\/contact\/#request-sent$/);
});

test("a request that comes twice has one answer, however it comes", async (t) => {
  const desk = await startDesk(t);
  const key = "0123456789abcdef0123456789abcdef";
  const send = (/** @type {string} */ bearer, /** @type {string} */ description) =>
    ask(desk, "v1/tickets", {
      pass: bearer,
      body: form({ ...REQUEST, description, idempotency_key: key }, [{ name: "a.png", bytes: PNG }]),
    });
  const all = await Promise.all([send(ada, "One"), send(ada, "One"), send(ada, "One")]);
  assert.deepEqual(new Set(all.map(({ json }) => json.id)).size, 1);
  await send(ada, "Two");
  const { json } = await ask(desk, `v1/tickets/${all[0]?.json.id}`, { pass: ada });
  assert.deepEqual(
    json.messages.map((/** @type {any} */ { text }) => text),
    ["Two"],
  );
  assert.equal(filesIn(join(desk.data, "attachments")).length, 1);
  assert.notEqual((await send(eve, "One")).json.id, all[0]?.json.id);
});

test("whoever is named by nothing has no list, and nobody sees another's", async (t) => {
  const desk = await startDesk(t);
  const id = await begin(desk, ada);
  for (const [bearer, status, code] of /** @type {[string | undefined, number, string][]} */ ([
    [undefined, 401, "pass"],
    ["x", 401, "pass"],
    [unnamed, 403, "nobody"],
    ["link.1001.9999999999.AAAA", 401, "pass"],
  ])) {
    for (const path of ["v1/tickets", `v1/tickets/${id}`, "v1/unread", "v1/events", "v1/changes"]) {
      const answer = await ask(desk, path, { pass: bearer });
      assert.deepEqual([answer.status, answer.json.code], [status, code], path);
    }
  }
  // What is somebody else's is as what is not there.
  for (const path of [`v1/tickets/${id}`, "v1/tickets/999999"]) {
    const theirs = await ask(desk, path, { pass: eve });
    assert.deepEqual([theirs.status, theirs.text], [404, (await ask(desk, "v1/tickets/0", { pass: eve })).text]);
  }
  assert.deepEqual((await ask(desk, "v1/tickets?q=import", { pass: eve })).json, { tickets: [], next: null });
  assert.deepEqual((await ask(desk, "v1/unread", { pass: eve })).json, { count: 0 });
});

test("the answer to the badge is small, and smaller still when nothing has changed", async (t) => {
  const desk = await startDesk(t);
  await begin(desk, ada);
  const first = await ask(desk, "v1/unread", { pass: ada });
  assert.deepEqual(first.json, { count: 0 });
  const tag = first.headers.get("etag") ?? "";
  assert.equal((await ask(desk, "v1/unread", { pass: ada, headers: { "If-None-Match": tag } })).status, 304);
});

/** Bytes as they are, over one connection. @param {import("./desk.mjs").Running} desk @param {Record<string, string>} headers @param {Buffer} body */
const raw = (desk, headers, body) =>
  new Promise((resolve, reject) => {
    const sent = request(`${desk.url}v1/tickets`, { method: "POST", headers: { Authorization: `Bearer ${ada}`, ...headers } }, (answer) => {
      answer.resume();
      answer.on("end", () => resolve(answer.statusCode));
    });
    sent.on("error", reject);
    sent.end(body);
  });

test("forms that are cut off, malformed or too large are refused, and nothing of them stays", async (t) => {
  const desk = await startDesk(t);
  const type = { "Content-Type": "multipart/form-data; boundary=x" };
  const part = (/** @type {string} */ name, /** @type {string} */ value) =>
    `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const whole = Object.entries(REQUEST)
    .map(([name, value]) => part(name, value))
    .join("");
  for (const [name, headers, body, status] of /** @type {[string, Record<string, string>, string, number][]} */ ([
    ["no type", {}, "", 415],
    ["JSON", { "Content-Type": "application/json" }, "{}", 415],
    ["no boundary", { "Content-Type": "multipart/form-data" }, whole, 400],
    ["nothing", type, "", 400],
    ["no end", type, whole, 400],
    ["cut off in a file", type, `${whole}--x\r\nContent-Disposition: form-data; name="files"; filename="a.png"\r\n\r\nabc`, 400],
    ["headers without end", type, `--x\r\n${"A: b\r\n".repeat(10_000)}`, 400],
    ["too many fields", type, `${Array.from({ length: 200 }, (_, number) => part(`f${number}`, "a")).join("")}--x--`, 413],
    ["a long text", type, `${part("description", "a".repeat(300_000))}--x--`, 422],
    ["bytes", type, "\0\x01\x02--y--", 400],
  ])) {
    assert.equal(await raw(desk, headers, Buffer.from(body)), status, name);
  }
  const large = await ask(desk, "v1/tickets", {
    pass: ada,
    body: form(REQUEST, [{ name: "a.png", bytes: Buffer.concat([PNG, Buffer.alloc(11 << 20)]) }]),
  });
  assert.deepEqual([large.status, large.json.code], [413, "too-large"]);
  const many = await ask(desk, "v1/tickets", {
    pass: ada,
    body: form(
      REQUEST,
      Array.from({ length: 6 }, () => ({ name: "a.png", bytes: PNG })),
    ),
  });
  assert.equal(many.status, 413);
  assert.deepEqual([...filesIn(join(desk.data, "attachments")), ...filesIn(join(desk.data, "arriving"))], []);
  const long = await ask(desk, "v1/tickets", { pass: ada, body: form(REQUEST, [{ name: `${"n".repeat(10_000)}.png`, bytes: PNG }]) });
  assert.equal(long.status, 201);
});

test("any page may ask, and no browser takes an answer for a page", async (t) => {
  const desk = await startDesk(t);
  const preflight = await fetch(`${desk.url}v1/tickets`, {
    method: "OPTIONS",
    headers: {
      Origin: "https://app.example.com",
      "Access-Control-Request-Method": "POST",
      "Access-Control-Request-Headers": "authorization",
    },
  });
  assert.equal(preflight.headers.get("access-control-allow-origin"), "*");
  assert.match(preflight.headers.get("access-control-allow-headers") ?? "", /authorization/);
  const answer = await ask(desk, "v1/tickets", { pass: ada, headers: { Origin: "https://app.example.com" } });
  assert.equal(answer.headers.get("access-control-allow-origin"), "*");
  assert.match(answer.headers.get("access-control-expose-headers") ?? "", /retry-after/i);
  assert.match(answer.headers.get("content-security-policy") ?? "", /sandbox/);
});

test("what OpenAPI says of the API is what docs/desk-api.md says", async (t) => {
  const desk = await startDesk(t);
  const { json } = await ask(desk, "openapi.json");
  assert.match(json.openapi, /^3\.1\./);
  const docs = read("docs/desk-api.md");
  for (const [path, methods] of Object.entries(json.paths)) {
    if (!path.startsWith("/v1/") || path.startsWith("/v1/attachments") || path.startsWith("/v1/pictures")) continue;
    for (const method of Object.keys(methods)) assert.ok(docs.includes(`${method.toUpperCase()} ${path.slice(1)}`), `${method} ${path}`);
  }
  const heard = [...docs.matchAll(/^###? `?(?:GET|POST) (v1\/[a-z/{}]+)/gmu)].length;
  assert.ok(heard >= 7, String(heard));
});

test("a customer who asks too often is told when to come back, and others are not", async (t) => {
  const desk = await startDesk(t, { args: ["--reads-per-minute", "5"] });
  /** @type {Awaited<ReturnType<typeof ask>>[]} */
  const answers = [];
  for (let at = 0; at < 8; at += 1) answers.push(await ask(desk, "v1/unread", { pass: ada }));
  const refused = answers.find(({ status }) => status === 429);
  assert.ok(refused && answers[0]?.status === 200);
  assert.ok(Number(refused.headers.get("retry-after")) >= 1);
  assert.equal((await ask(desk, "v1/unread", { pass: eve })).status, 200);
});

test("nothing that customers write is in the log", async (t) => {
  const desk = await startDesk(t);
  await begin(desk, ada, { summary: "Planted-Subject", description: "Planted-Text", email: "planted@example.com" });
  await desk.stop();
  const log = desk.log.join("\n");
  assert.ok(log.includes("ticket begun"));
  assert.ok(!/planted/i.test(log) && !log.includes(ada.slice(-40)), log);
  assert.ok(readFileSync(join(desk.data, "desk.db")).length > 0);
});
