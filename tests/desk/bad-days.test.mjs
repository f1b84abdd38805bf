// Days on which something else is broken: the disk is full, the database is away, the clock is wrong.
import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";

import { ask, begin, DESK, form, newDatabase, pass, PNG, POSTGRES, REQUEST, startDesk } from "./desk.mjs";

const ada = pass("pro", { sub: "ada" });
const LONG = "Row 500 has a date that is none. ".repeat(1000);

/** @param {import("./desk.mjs").Running} desk */
const list = async (desk) => (await ask(desk, "v1/tickets?limit=100", { pass: ada })).json.tickets;

/** @template T @param {() => Promise<T | false>} look @param {string} what @returns {Promise<T>} */
async function until(look, what) {
  for (let tries = 0; tries < 200; tries++) {
    const found = await look();
    if (found !== false) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return assert.fail(`not within 20 s: ${what}`);
}

test("a disk that is full takes nothing, and what it took stays", async (t) => {
  const data = mkdtempSync(join(tmpdir(), "desk-full-"));
  t.after(() => rmSync(data, { recursive: true, force: true }));
  // No file may grow beyond 3 MB: to whoever writes, that is a disk that is full. The signal which says so is left to nobody.
  const small = join(data, "desk-on-a-small-disk");
  writeFileSync(small, `#!/bin/bash\ntrap "" XFSZ\nulimit -f 3000\nexec "${DESK}" "$@"\n`);
  chmodSync(small, 0o755);
  const full = await startDesk(t, { data, program: small });
  /** @type {Set<string>} */
  const accepted = new Set();
  let refused = 0;
  for (let at = 0; at < 60 && refused < 5; at++) {
    const files = at % 2 ? [{ name: "row.png", bytes: PNG }] : [];
    const body = form({ ...REQUEST, summary: `Row ${at}`, description: LONG }, files);
    const { status, json } = await ask(full, "v1/tickets", { pass: ada, body });
    if (status === 201) {
      assert.equal(refused, 0, "what is full stays full");
      accepted.add(json.id);
    } else {
      assert.deepEqual([status, json.code], [503, "unavailable"]);
      refused++;
    }
  }
  assert.ok(accepted.size > 3 && refused === 5, `${accepted.size} accepted, ${refused} refused`);
  // It is still read from, and the badge goes on.
  assert.equal((await list(full)).length, accepted.size);
  assert.equal((await ask(full, "v1/unread", { pass: ada })).status, 200);
  assert.equal((await ask(full, "health")).status, 200);
  // A file that is too large for it leaves nothing behind.
  const large = Buffer.concat([PNG, Buffer.alloc(4 << 20)]);
  const { status } = await ask(full, "v1/tickets", { pass: ada, body: form(REQUEST, [{ name: "large.png", bytes: large }]) });
  assert.equal(status, 503);
  assert.equal(await full.stop(), 0);
  const roomy = await startDesk(t, { data });
  assert.deepEqual(new Set((await list(roomy)).map((/** @type {any} */ { id }) => id)), accepted);
  await begin(roomy, ada);
});

test("a database that goes away and comes back", { skip: POSTGRES ? false : "there is no PostgreSQL" }, async (t) => {
  const database = new URL(newDatabase("away"));
  // In between, so that it can be cut off while it runs.
  const target = { host: database.hostname, port: Number(database.port) };
  /** @type {Set<import("node:net").Socket>} */
  const open = new Set();
  let isAway = false;
  const between = createServer((socket) => {
    if (isAway) return void socket.destroy();
    const other = connect(target);
    for (const one of [socket, other]) {
      open.add(one);
      one.on("error", () => {});
      one.on("close", () => {
        open.delete(one);
        socket.destroy();
        other.destroy();
      });
    }
    socket.pipe(other).pipe(socket);
  });
  await new Promise((resolve) => between.listen(0, "127.0.0.1", () => resolve(undefined)));
  t.after(() => between.close());
  database.port = String(/** @type {import("node:net").AddressInfo} */ (between.address()).port);
  const desk = await startDesk(t, { database: database.href });
  const first = await begin(desk, ada);

  const stopped = new AbortController();
  t.after(() => stopped.abort());
  const stream = await fetch(`${desk.url}v1/events`, { headers: { Authorization: `Bearer ${ada}` }, signal: stopped.signal });
  let heard = "";
  void (async () => {
    const decoder = new TextDecoder();
    for await (const part of stream.body ?? []) heard += decoder.decode(part, { stream: true });
  })().catch(() => {});

  isAway = true;
  for (const socket of open) socket.destroy();
  const away = await ask(desk, "v1/tickets", { pass: ada, body: form(REQUEST) });
  assert.deepEqual([away.status, away.json.code], [503, "unavailable"]);
  assert.ok(Number(away.headers.get("retry-after")) > 0);
  assert.equal((await ask(desk, "v1/tickets", { pass: ada })).status, 503);
  assert.equal((await ask(desk, "ready")).status, 503);
  assert.equal((await ask(desk, "health")).status, 503);

  isAway = false;
  const second = await until(async () => {
    const { status, json } = await ask(desk, "v1/tickets", { pass: ada, body: form(REQUEST) });
    return status === 201 && json.id;
  }, "tickets are taken again");
  assert.deepEqual(
    (await list(desk)).map((/** @type {any} */ { id }) => id),
    [second, first],
  );
  await until(async () => heard.includes(`"${second}"`), `open inboxes hear of it again: ${heard}`);
  assert.equal((await ask(desk, "ready")).status, 200);
});
