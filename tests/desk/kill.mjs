// kill -9 under load: whatever a desk has acknowledged must be there when it starts again.
//   node tests/desk/kill.mjs [--kills 20] [--seed 1] [--postgres]
// Writers send tickets, answers with pictures, closings and reopenings as fast as they are answered. At a random moment the desk is
// killed; it is started again in the same folder, and every acknowledged ticket, answer, picture and state is asked for.
import { parseArgs } from "node:util";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { ask, form, freePort, newDatabase, pass, PNG, REQUEST, startDesk } from "./desk.mjs";

const { values } = parseArgs({
  options: {
    kills: { type: "string", default: "20" },
    seed: { type: "string", default: "1" },
    postgres: { type: "boolean", default: false },
  },
});
const kills = Number(values.kills);
let state = Number(values.seed) >>> 0 || 1;
/** Mulberry32. @param {number} below */
const random = (below) => {
  state = (state + 0x6d2b79f5) >>> 0;
  let t = Math.imul(state ^ (state >>> 15), state | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return (((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below;
};

const customers = ["ada", "bob", "eve", "joe"].map((sub) => ({ sub, bearer: pass("pro", { sub }) }));
const data = mkdtempSync(join(tmpdir(), "desk-kill-"));
const database = values.postgres ? newDatabase("kill") : undefined;

/**
 * What a desk has said that it has.
 * @typedef {{ owner: string, texts: Set<string>, files: number, closed: boolean | null }} Known
 * @type {Map<string, Known>}
 */
const known = new Map();
let acknowledged = 0;

/**
 * One customer who never waits.
 * @param {import("./desk.mjs").Running} desk @param {{ sub: string, bearer: string }} customer @param {() => boolean} stopped @param {number} round
 */
async function write(desk, customer, stopped, round) {
  /** @type {string[]} */
  const own = [];
  for (let number = 0; !stopped(); number += 1) {
    const text = `${round}-${customer.sub}-${number}`;
    const id = own[Math.floor(random(own.length))];
    try {
      if (!id || random(1) < 0.3) {
        const files = random(1) < 0.3 ? [{ name: "a.png", bytes: PNG }] : [];
        const { status, json } = await ask(desk, "v1/tickets", {
          pass: customer.bearer,
          body: form({ ...REQUEST, description: text, idempotency_key: `key-${text}` }, files),
        });
        if (status !== 201) throw new Error(`${status}`);
        known.set(json.id, { owner: customer.bearer, texts: new Set([text]), files: files.length, closed: false });
        own.push(json.id);
      } else {
        const ticket = /** @type {Known} */ (known.get(id));
        if (random(1) < 0.7) {
          const files = random(1) < 0.3 ? [{ name: "a.png", bytes: PNG }] : [];
          const { status, json } = await ask(desk, `v1/tickets/${id}/messages`, {
            pass: customer.bearer,
            body: form({ text, idempotency_key: `key-${text}` }, files),
          });
          if (status === 409 && ticket.closed !== false) continue;
          if (status !== 201) throw new Error(`${status} ${JSON.stringify(json)}`);
          ticket.texts.add(text);
          ticket.files += files.length;
        } else {
          const close = random(1) < 0.5;
          // Until it is answered, either may be so.
          ticket.closed = null;
          const { status } = await ask(desk, `v1/tickets/${id}/${close ? "close" : "reopen"}`, { pass: customer.bearer, method: "POST" });
          if (status !== 200) throw new Error(`${status}`);
          ticket.closed = close;
        }
      }
      acknowledged += 1;
    } catch (error) {
      // The connection of a desk that is gone; anything else is a fault of it.
      if (!stopped() || /^\d/.test(/** @type {Error} */ (error).message)) throw error;
    }
  }
}

let lost = 0;
const port = await freePort();
try {
  for (let round = 0; round < kills; round += 1) {
    const desk = await startDesk(null, { data, database, port });
    let over = false;
    const writers = customers.map((customer) => write(desk, customer, () => over, round));
    await new Promise((resolve) => setTimeout(resolve, 30 + random(700)));
    over = true;
    await desk.stop("SIGKILL");
    await Promise.all(writers);

    const again = await startDesk(null, { data, database, port });
    // All of the last rounds, and some of those before.
    const ids = [...known.keys()].filter((_, at) => at > known.size - 150 || random(1) < 0.05);
    for (const id of ids) {
      const ticket = /** @type {Known} */ (known.get(id));
      const { status, json } = await ask(again, `v1/tickets/${id}`, { pass: ticket.owner });
      const found = status === 200 ? json.messages.filter((/** @type {any} */ { kind }) => kind === "message") : [];
      const texts = new Set(found.map((/** @type {any} */ { text }) => text));
      const files = found.flatMap((/** @type {any} */ { attachments }) => attachments);
      const missing = [...ticket.texts].filter((text) => !texts.has(text));
      // What was sent twice by a retry would be there twice; what was not acknowledged may be there or not.
      const isClosed = json?.state === "closed";
      const state = ticket.closed !== null && ticket.closed !== isClosed;
      let gone = 0;
      for (const file of files) {
        const answer = await fetch(again.url + file.url);
        if (!answer.ok || (await answer.arrayBuffer()).byteLength !== PNG.length) gone += 1;
      }
      if (missing.length > 0 || texts.size !== found.length || state || gone > 0 || files.length < ticket.files) {
        lost += 1;
        console.error(
          `lost in ${id} after kill ${round}: ${JSON.stringify({ status, missing, state, gone, files: files.length, kept: ticket.files })}`,
        );
      }
    }
    await again.stop("SIGKILL");
  }
} finally {
  rmSync(data, { recursive: true, force: true });
}
console.log(
  `${kills} kills, ${acknowledged} acknowledged, ${known.size} tickets, ${lost} lost (seed ${values.seed}, ${values.postgres ? "PostgreSQL" : "SQLite"})`,
);
process.exit(lost > 0 ? 1 : 0);
