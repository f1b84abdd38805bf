// Other programs are told of what happens, signed, until they have heard it.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHmac } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";

import { ask, begin, DESK, form, newDatabase, pass, POSTGRES, startDesk } from "./desk.mjs";

const ada = pass("pro", { sub: "ada", account: "acme" });
const SECRET = Buffer.alloc(32, "k").toString("base64");

/** @typedef {{ headers: import("node:http").IncomingHttpHeaders, text: string, json: any }} Heard */

/**
 * Somebody who listens, and answers as they like.
 * @param {import("node:test").TestContext} t @param {(number: number) => number} status
 */
async function listener(t, status) {
  /** @type {Heard[]} */
  const heard = [];
  /** @type {(() => void)[]} */
  const waiting = [];
  const server = createServer(async (request, answer) => {
    let text = "";
    for await (const chunk of request) text += chunk;
    answer.writeHead(status(heard.length), { Location: "http://127.0.0.1:1/" }).end();
    heard.push({ headers: request.headers, text, json: JSON.parse(text) });
    for (const resolve of waiting.splice(0)) resolve();
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  t.after(() => server.close());
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const take = async (/** @type {number} */ count) => {
    while (heard.length < count) await new Promise((resolve) => waiting.push(() => resolve(undefined)));
    return heard;
  };
  return { url: `http://127.0.0.1:${port}/hook`, heard, take };
}

/** @param {import("node:test").TestContext} t @param {string} url @param {string} [more] */
function settings(t, url, more = "") {
  const folder = mkdtempSync(join(tmpdir(), "desk-hooks-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "desk.toml");
  writeFileSync(file, `[[webhooks]]\nname = "crm"\nurl = "${url}"\nsecrets = ["whsec_${SECRET}"]\n${more}`);
  return file;
}

/** @type {Record<string, () => { database?: string }>} */
const DATABASES = { SQLite: () => ({}), ...(POSTGRES ? { PostgreSQL: () => ({ database: newDatabase("hooks") }) } : {}) };

for (const [name, options] of Object.entries(DATABASES)) {
  test(`${name}: what happens is told in order, signed, without what was written`, async (t) => {
    const { url, take } = await listener(t, () => 204);
    const desk = await startDesk(t, { ...options(), args: ["--config", settings(t, url)] });
    const id = await begin(desk, ada, { summary: "Planted-Subject", description: "Planted-Text" });
    await ask(desk, `v1/tickets/${id}/messages`, { pass: ada, body: form({ text: "Planted-Answer" }) });
    await ask(desk, `v1/tickets/${id}/close`, { pass: ada, method: "POST" });
    const heard = await take(3);
    const told = heard.map(({ json }) => json).sort((one, other) => one.data.seq - other.data.seq);
    assert.deepEqual(
      told.map(({ type }) => type),
      ["ticket.created", "ticket.message", "ticket.closed"],
    );
    assert.deepEqual([told[0].data.ticket, told[0].data.customer, told[0].data.by], [id, "ada", "customer"]);
    assert.ok(!heard.some(({ text }) => text.includes("Planted")));
    for (const { headers, text } of heard) {
      const signed = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${text}`;
      const expected = createHmac("sha256", Buffer.from(SECRET, "base64")).update(signed).digest("base64");
      assert.equal(headers["webhook-signature"], `v1,${expected}`);
      assert.ok(Math.abs(Number(headers["webhook-timestamp"]) - Date.now() / 1000) < 60);
    }
    assert.equal(new Set(heard.map(({ headers }) => headers["webhook-id"])).size, 3);
  });
}

test("whoever was down is told later, and hears which event it was; a redirect is not followed", async (t) => {
  const { url, heard, take } = await listener(t, (number) => (number === 0 ? 503 : 204));
  const desk = await startDesk(t, { args: ["--config", settings(t, url, 'events = ["ticket.closed"]\ntexts = true\n')] });
  const id = await begin(desk, ada);
  await ask(desk, `v1/tickets/${id}/close`, { pass: ada, method: "POST" });
  // Nothing is forgotten if the desk is killed in between.
  await take(1);
  await new Promise((resolve) => setTimeout(resolve, 300));
  await desk.stop("SIGKILL");
  await startDesk(t, { data: desk.data, args: ["--config", settings(t, url, 'events = ["ticket.closed"]\n')] });
  await take(2);
  assert.equal(heard[0]?.headers["webhook-id"], heard[1]?.headers["webhook-id"]);
  assert.equal(heard[0]?.text, heard[1]?.text);
  const moved = await listener(t, () => 307);
  const other = await startDesk(t, { args: ["--config", settings(t, moved.url)] });
  await begin(other, ada);
  await moved.take(1);
  const listed = () => execFileSync(DESK, ["outbox", "list", "--data", other.data], { encoding: "utf8" });
  for (let tries = 0; tries < 50 && !listed().includes("307"); tries += 1) await new Promise((resolve) => setTimeout(resolve, 100));
  assert.match(listed(), /webhook:crm {2}ticket 1001 .* 1 tries .*307/);
});

test("whoever wants nothing any more is given up, and can be asked again", async (t) => {
  const { url, take } = await listener(t, (number) => (number === 0 ? 410 : 204));
  const desk = await startDesk(t, { args: ["--config", settings(t, url)] });
  await begin(desk, ada);
  await take(1);
  const outbox = (/** @type {string[]} */ ...args) => execFileSync(DESK, ["outbox", ...args, "--data", desk.data], { encoding: "utf8" });
  for (let tries = 0; tries < 50 && !outbox("list", "--dead"); tries += 1) await new Promise((resolve) => setTimeout(resolve, 100));
  assert.match(outbox("list", "--dead"), /webhook:crm .*410 Gone/);
  assert.equal(outbox("list"), "");
  assert.equal(outbox("retry"), "to be tried again: 1\n");
  await begin(desk, ada);
  await take(3);
});
