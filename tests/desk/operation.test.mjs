// The desk as those who run it see it: its log, what it counts, how it stops, and what it does without room.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";

import { ask, builtSite, DESK, form, freePort, newDatabase, PNG, POSTGRES, pass, REQUEST, startDesk } from "./desk.mjs";

const ada = pass("pro", { sub: "ada", account: "acme" });

/** @type {Record<string, () => { database?: string }>} */
const DATABASES = { SQLite: () => ({}), ...(POSTGRES ? { PostgreSQL: () => ({ database: newDatabase("operation") }) } : {}) };

/** Runs a verb of the program on a desk's folder. @param {import("./desk.mjs").Running} desk @param {string[]} args @param {{ database?: string }} [options] */
const verb = (desk, args, { database } = {}) =>
  execFileSync(DESK, [...args, "--data", desk.data, "--site", builtSite(), ...(database ? ["--database", database] : [])], {
    encoding: "utf8",
  });

/** @param {import("./desk.mjs").Running} desk */
const lines = (desk) => desk.log.map((line) => JSON.parse(line));

/** Asks a desk with something planted in every header, and writes down what was asked. @param {import("./desk.mjs").Running} desk */
function planter(desk) {
  /** @type {{ id: string | null, route: string, status: number }[]} */
  const asked = [];
  const see = async (/** @type {string} */ route, /** @type {string} */ path, /** @type {Parameters<typeof ask>[2]} */ sent = {}) => {
    const headers = {
      "User-Agent": "planted-agent",
      "X-Forwarded-For": "planted-address",
      "X-Request-Id": "planted-id",
      ...sent.headers,
    };
    const answer = await ask(desk, path, { ...sent, headers });
    asked.push({ id: answer.headers.get("x-request-id"), route, status: answer.status });
    return answer;
  };
  return { asked, see };
}

/** What a customer sends, with something planted in every field. @param {ReturnType<typeof planter>["see"]} see @param {string} planted */
async function sendAsCustomer(see, planted) {
  const fields = {
    ...REQUEST,
    summary: "planted-subject",
    description: "planted-text",
    email: "planted@example.com",
    phone: "+1 555 010 0199",
    idempotency_key: "planted-key",
  };
  const files = [{ name: "planted-name.png", bytes: PNG }];
  const begun = await see("/v1/tickets", "v1/tickets", { pass: planted, body: form(fields, files) });
  const id = begun.json.id;
  await see("/v1/tickets", "v1/tickets", { pass: planted, body: form({ ...fields, channel: "planted-channel" }) });
  await see("/v1/tickets", "v1/tickets", { pass: planted, body: "planted-body", headers: { "Content-Type": "planted/type" } });
  await see("/v1/tickets", "v1/tickets?q=planted-query&cursor=planted-cursor", { pass: planted });
  const ticket = await see("/v1/tickets/{id}", `v1/tickets/${id}`, { pass: planted });
  const { url } = ticket.json.messages[0].attachments[0];
  await see("/v1/attachments/{id}/{name}", url);
  await see(
    "/v1/attachments/{id}/{name}",
    url.replace(/.$/u, (/** @type {string} */ last) => (last === "A" ? "B" : "A")),
  );
  await see("/v1/tickets/{id}/messages", `v1/tickets/${id}/messages`, { pass: planted, body: form({ text: "planted-answer" }, files) });
  await see("/v1/tickets/{id}/messages", "v1/tickets/planted-ticket/messages", { pass: planted, body: form({ text: "planted-answer" }) });
  await see("/v1/tickets/{id}/read", `v1/tickets/${id}/read`, {
    pass: planted,
    body: '{"up_to":"planted-number"}',
    headers: { "Content-Type": "application/json" },
  });
  await see("/v1/unread", "v1/unread", { pass: `${planted.slice(0, -4)}AAAA` });
  await see("/v1/unread", "v1/unread", { pass: "link.1001.9999999999.planted-signature" });
  await see("other", "planted-path", { headers: { Cookie: "planted=planted-cookie" } });
  await see("/v1/insights", "v1/insights", {
    body: JSON.stringify({ locale: "planted", events: [{ kind: "search", query: "planted-search", results: 0 }] }),
  });
  return { id, url };
}

/** What a specialist sends. @param {ReturnType<typeof planter>["see"]} see @param {string} id @param {string[]} made what `agents add` printed */
async function sendAsAgent(see, id, [agent = "-", link = ""]) {
  const token = link.split("#")[1] ?? "";
  const own = { "Content-Type": "application/json", "Sec-Fetch-Site": "same-origin" };
  const signed = await see("/agent/v1/sign-in", "agent/v1/sign-in", { body: JSON.stringify({ token }), headers: own });
  const cookie = signed.headers.get("set-cookie")?.split(";")[0] ?? "";
  const session = { ...own, Cookie: cookie, "X-CSRF-Token": signed.json.csrf };
  await see("/agent/v1/tickets/{id}/notes", `agent/v1/tickets/${id}/notes`, {
    body: JSON.stringify({ text: "planted-note" }),
    headers: session,
  });
  await see("/agent/v1/tickets/{id}/close", `agent/v1/tickets/${id}/close`, { method: "POST", headers: session });
  return { agent, secrets: [token, cookie.split("=")[1], signed.json.csrf] };
}

for (const [name, options] of Object.entries(DATABASES)) {
  test(`${name}: nothing of customers, passes, links and addresses is in the log, at any level`, async (t) => {
    const given = options();
    const planted = pass("pro", { sub: "planted-sub", account: "planted-account" });
    const levels = ["hyper", "axum", "tower_http", "reqwest", "rustls"].map((part) => `${part}=trace`).join(",");
    const desk = await startDesk(t, { ...given, env: { GUICHET_DESK_LOG: `warn,guichet_desk=trace,${levels}` } });
    const { asked, see } = planter(desk);
    const { id, url } = await sendAsCustomer(see, planted);
    const made = verb(desk, ["agents", "add", "Planted-Name", "planted-agent@example.com"], given).trim().split("\n");
    const { agent, secrets: own } = await sendAsAgent(see, id, made);
    await desk.stop();
    const log = desk.log.join("\n");
    assert.ok(
      !/planted/iu.test(log),
      desk.log.find((line) => /planted/iu.test(line)),
    );
    const secrets = [planted, planted.split(".")[1], planted.split(".")[2], url.split("signature=")[1], "555 010", ...own];
    for (const secret of secrets) assert.ok(secret && !log.includes(secret), secret);
    assert.ok(!log.replaceAll(/"address":"127\.0\.0\.1:\d+"/gu, "").includes("127.0.0.1"), "nobody's address");
    // Each request has a line, which its answer leads to.
    const told = lines(desk).filter(({ fields: { message } }) => message === "answered");
    for (const { id: sought, route, status } of asked) {
      const line = told.find(({ fields }) => fields.id === sought);
      assert.deepEqual([line?.fields.route, line?.fields.status], [route, status]);
      assert.ok(line?.fields.ms >= 0);
    }
    // What is said elsewhere of a request can be told to be of it, and who signed in is known by their id.
    const ticketBegun = lines(desk).find(({ fields: { message } }) => message === "ticket begun");
    assert.equal(ticketBegun?.span?.id, asked[0]?.id);
    assert.ok(log.includes(agent));
  });

  test(`${name}: what is counted, and whether the desk is ready`, async (t) => {
    const port = await freePort();
    const desk = await startDesk(t, { ...options(), args: ["--metrics-listen", `127.0.0.1:${port}`] });
    const watched = async (/** @type {string} */ path) => {
      const answer = await fetch(`http://127.0.0.1:${port}/${path}`);
      return { status: answer.status, text: await answer.text(), type: answer.headers.get("content-type") };
    };
    /** @param {string} line */
    const value = async (line) =>
      Number(
        (await watched("metrics")).text
          .split("\n")
          .find((found) => found.startsWith(`${line} `))
          ?.split(" ")[1],
      );
    assert.equal((await watched("ready")).status, 200);
    assert.equal((await watched("health")).status, 200);
    assert.equal((await watched("v1/tickets")).status, 404);
    assert.equal((await ask(desk, "metrics")).status, 404, "not where customers ask");
    assert.equal((await ask(desk, "ready")).status, 200);
    const id = (await ask(desk, "v1/tickets", { pass: ada, body: form(REQUEST, [{ name: "a.png", bytes: PNG }]) })).json.id;
    await ask(desk, `v1/tickets/${id}/close`, { pass: ada, method: "POST" });
    await ask(desk, "v1/tickets/0", { pass: ada });
    const stopped = new AbortController();
    await fetch(`${desk.url}v1/events`, { headers: { Authorization: `Bearer ${ada}` }, signal: stopped.signal });
    const { text, type } = await watched("metrics");
    assert.match(type ?? "", /openmetrics/u);
    for (const line of [
      'guichet_desk_requests_total{method="POST",route="/v1/tickets",status="201"} 1',
      'guichet_desk_requests_total{method="GET",route="/v1/tickets/{id}",status="404"} 1',
      'guichet_desk_request_duration_seconds_count{route="/v1/tickets/{id}/close"} 1',
      "guichet_desk_event_streams 1",
      'guichet_desk_tickets_total{what="begun"} 1',
      'guichet_desk_tickets_total{what="closed"} 1',
      `guichet_desk_uploads_bytes_total ${PNG.length}`,
      "guichet_desk_outbox_waiting 0",
      "guichet_desk_outbox_dead 0",
      "guichet_desk_outbox_age_seconds 0",
      "guichet_desk_writes_waiting 0",
    ]) {
      assert.ok(text.includes(`\n${line}\n`), `${line}\n${text}`);
    }
    assert.ok((await value("guichet_desk_memory_bytes")) > 1_000_000 && (await value("guichet_desk_disk_free_bytes")) > 0);
    // How much memory there is may have the digits of an id.
    const names = text.replaceAll(/ [\d.e+-]+$/gmu, "");
    assert.ok(!names.includes(id) && !names.includes("acme"));
    stopped.abort();
    while ((await value("guichet_desk_event_streams")) !== 0) await new Promise((resolve) => setTimeout(resolve, 20));
  });

  test(`${name}: asked to stop, it ends streams, finishes what is on its way, and takes nothing more`, async (t) => {
    const port = await freePort();
    const given = options();
    const desk = await startDesk(t, { ...given, args: ["--metrics-listen", `127.0.0.1:${port}`] });
    const stream = await fetch(`${desk.url}v1/events`, { headers: { Authorization: `Bearer ${ada}` } });
    const boundary = "x";
    const part = (/** @type {string} */ field, /** @type {string} */ text) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${field}"\r\n\r\n${text}\r\n`;
    /** @type {Promise<{ status: number | undefined, text: string }>} */
    let answered = Promise.resolve({ status: 0, text: "" });
    const sent = request(`${desk.url}v1/tickets`, {
      method: "POST",
      headers: { Authorization: `Bearer ${ada}`, Accept: "application/json", "Content-Type": `multipart/form-data; boundary=${boundary}` },
    });
    answered = new Promise((resolve, reject) => {
      sent.on("error", reject);
      sent.on("response", async (answer) => {
        let text = "";
        for await (const chunk of answer) text += chunk;
        resolve({ status: answer.statusCode, text });
      });
    });
    sent.write(
      Object.entries(REQUEST)
        .map(([field, text]) => part(field, text))
        .join(""),
    );
    sent.write(`--${boundary}\r\nContent-Disposition: form-data; name="files"; filename="a.png"\r\n\r\n`);
    sent.write(PNG);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const stopped = desk.stop();
    // The stream ends by itself.
    for await (const _ of /** @type {any} */ (stream.body));
    assert.equal((await fetch(`http://127.0.0.1:${port}/ready`)).status, 503);
    await assert.rejects(fetch(`${desk.url}health`), "no new connections");
    for (let at = 0; at < 5; at += 1) {
      sent.write(Buffer.alloc(1000));
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    sent.end(`\r\n--${boundary}--\r\n`);
    const { status, text } = await answered;
    assert.equal(status, 201, text);
    assert.equal(await stopped, 0);
    const again = await startDesk(t, { ...given, data: desk.data });
    const [message] = (await ask(again, `v1/tickets/${JSON.parse(text).id}`, { pass: ada })).json.messages;
    assert.equal(message.attachments[0].size, PNG.length + 5000);
    await again.stop();
  });

  test(`${name}: a backup of a running desk is restored, a customer is handed what there is of them and forgotten, and the audit log says so`, async (t) => {
    const given = options();
    const desk = await startDesk(t, given);
    const id = (
      await ask(desk, "v1/tickets", {
        pass: ada,
        body: form({ ...REQUEST, description: "About Atrium." }, [{ name: "a.png", bytes: PNG }]),
      })
    ).json.id;
    const folder = mkdtempSync(join(tmpdir(), "desk-operation-"));
    t.after(() => rmSync(folder, { recursive: true }));
    const backup = join(folder, "backup");
    verb(desk, ["backup", backup], given);
    verb(desk, ["backup", backup], given);
    if (given.database) {
      // The database is where `pg_restore` has put it: the files come back beside it.
      const files = join(folder, "files");
      execFileSync(DESK, ["restore", backup, "--data", files, "--database", given.database]);
      const held = readdirSync(join(files, "attachments"), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
      assert.equal(held.length, 1);
    }
    verb(desk, ["export", "--customer", "ada", "--to", join(folder, "export")], given);
    const export_ = JSON.parse(readFileSync(join(folder, "export/export.json"), "utf8"));
    const [{ what }] = export_.tickets[0].events;
    assert.equal(what.text, "About Atrium.");
    assert.deepEqual(readFileSync(join(folder, "export", what.attachments[0].file)), PNG);
    assert.match(verb(desk, ["forget", "--customer", "ada", "--dry-run"], given), new RegExp(`: 1 \\(${id}\\)`, "u"));
    assert.equal((await ask(desk, `v1/tickets/${id}`, { pass: ada })).status, 200);
    verb(desk, ["forget", "--customer", "ada"], given);
    assert.equal((await ask(desk, `v1/tickets/${id}`, { pass: ada })).status, 404);
    assert.deepEqual((await ask(desk, "v1/tickets", { pass: ada })).json.tickets, []);
    const log = verb(desk, ["audit", "--since", "1d"], given)
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    assert.deepEqual(
      log.map(({ what: done }) => done).filter((done) => done !== "restore"),
      ["backup", "backup", "export", "forget"],
    );
    const [handed, forgotten] = log.slice(-2);
    assert.equal(handed.data.customer, forgotten.data.customer);
    assert.ok(!JSON.stringify(log).includes("ada"), "nobody is named");
    assert.throws(() => verb(desk, ["audit", "--since", "yesterday"], given));
    if (given.database) return;
    execFileSync(DESK, ["restore", backup, "--data", join(folder, "data")]);
    const restored = await startDesk(null, { data: join(folder, "data") });
    t.after(() => restored.stop("SIGKILL"));
    const { json } = await ask(restored, `v1/tickets/${id}`, { pass: ada });
    assert.equal(json.messages[0].text, "About Atrium.");
    const file = await fetch(restored.url + json.messages[0].attachments[0].url);
    assert.deepEqual(Buffer.from(await file.arrayBuffer()), PNG);
  });
}

test("without room, requests are refused, nothing that was acknowledged is lost, and it goes on when there is room", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "desk-full-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const program = join(folder, "desk");
  // No file may be larger than 3 MB: writing more fails, as on a disk that is full.
  writeFileSync(program, `#!/bin/bash\ntrap '' XFSZ\nulimit -S -f 3072\nexec '${DESK}' "$@"\n`);
  chmodSync(program, 0o755);
  const desk = await startDesk(t, { program });
  const large = { ...REQUEST, description: "a".repeat(15_000) };
  /** @type {string[]} */
  const acknowledged = [];
  let refused = 0;
  for (let at = 0; at < 400 && refused < 5; at += 1) {
    const answer = await ask(desk, "v1/tickets", { pass: ada, body: form(large) });
    if (answer.status === 201) acknowledged.push(answer.json.id);
    else {
      assert.deepEqual([answer.status, answer.json.code], [503, "unavailable"]);
      assert.ok(Number(answer.headers.get("retry-after")) >= 1);
      refused += 1;
    }
  }
  assert.ok(refused === 5 && acknowledged.length > 10, `${refused} ${acknowledged.length}`);
  // Trying it takes less than a ticket, and what is left goes with it.
  while ((await ask(desk, "ready")).status !== 503) await new Promise((resolve) => setTimeout(resolve, 300));
  const file = await ask(desk, "v1/tickets", {
    pass: ada,
    body: form(REQUEST, [{ name: "a.png", bytes: Buffer.concat([PNG, Buffer.alloc(4 << 20)]) }]),
  });
  assert.equal(file.status, 503);
  // Reading goes on.
  assert.equal((await ask(desk, `v1/tickets/${acknowledged[0]}`, { pass: ada })).status, 200);
  execFileSync("prlimit", ["--pid", String(desk.process.pid), "--fsize=unlimited"]);
  const after = await ask(desk, "v1/tickets", { pass: ada, body: form(large) });
  assert.equal(after.status, 201, after.text);
  acknowledged.push(after.json.id);
  await desk.stop();
  const again = await startDesk(t, { data: desk.data });
  t.after(() => again.stop("SIGKILL"));
  for (const id of acknowledged) assert.equal((await ask(again, `v1/tickets/${id}`, { pass: ada })).status, 200, id);
  const { json } = await ask(again, "v1/tickets?limit=100", { pass: ada });
  assert.equal(json.tickets.length, Math.min(acknowledged.length, 100));
});

test("whoever is refused while still sending hears why", async (t) => {
  const desk = await startDesk(t, { args: ["--writes-per-minute", "0"] });
  const large = "a".repeat(8 << 20);
  for (let at = 0; at < 10; at += 1) {
    const answer = await ask(desk, "v1/tickets", { pass: ada, body: large, headers: { "Content-Type": "text/csv" } });
    assert.deepEqual([answer.status, answer.json.code], [415, "type"]);
  }
  const broken = await ask(desk, "v1/tickets", { body: form(REQUEST, [{ name: "a.png", bytes: Buffer.alloc(12 << 20) }]) });
  assert.equal(broken.status, 413);
});
