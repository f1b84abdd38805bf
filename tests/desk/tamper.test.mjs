// Requests that were tampered with: ids, passes, links and addresses of files, each changed in every way that somebody might try. None
// of them may tell anything of another's ticket, not even that it exists.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import test from "node:test";

import { ask, begin, form, newDatabase, pass, PNG, POSTGRES, REQUEST, startDesk } from "./desk.mjs";

const ada = pass("pro", { sub: "ada", account: "acme" });
const eve = pass("pro", { sub: "eve", account: "other" });
const SECRET = "Planted-4711";

const part = (/** @type {unknown} */ json) => Buffer.from(JSON.stringify(json)).toString("base64url");

/** Passes that say that they are Ada's. @returns {Record<string, string>} */
function forged() {
  const [head = "", body = "", tail = ""] = eve.split(".");
  const claims = JSON.parse(Buffer.from(body, "base64url").toString());
  const hers = part({ ...claims, sub: "ada", account: "acme" });
  /** @type {Record<string, string>} */
  const all = {
    "her name under another's signature": `${head}.${hers}.${tail}`,
    "no signature": `${head}.${hers}.`,
    "no algorithm": `${part({ alg: "none", typ: "JWT" })}.${hers}.`,
    "no algorithm, with a signature": `${part({ alg: "none" })}.${hers}.${tail}`,
    "an algorithm with a shared key": (() => {
      const signed = `${part({ alg: "HS256", typ: "JWT" })}.${hers}`;
      return `${signed}.${createHmac("sha256", "").update(signed).digest("base64url")}`;
    })(),
    "a key of its own": `${part({ alg: "ES256", jwk: { kty: "EC" } })}.${hers}.${tail}`,
    "zeroes as a signature": `${head}.${hers}.${Buffer.alloc(64).toString("base64url")}`,
    "her body, Eve's head": `${head}.${ada.split(".")[1]}.${tail}`,
    "two passes": `${ada.split(".").slice(0, 2).join(".")}.${tail}`,
    "another site": `${head}.${part({ ...claims, sub: "ada", aud: "https://evil.example/" })}.${tail}`,
    "another epoch": `${head}.${part({ ...claims, sub: "ada", epoch: 2 })}.${tail}`,
    "without end": `${head}.${part({ ...claims, sub: "ada", exp: 9e15 })}.${tail}`,
    "a list of names": `${head}.${part({ ...claims, sub: ["ada", "eve"] })}.${tail}`,
  };
  // One character of a pass that is right, everywhere.
  for (let at = 0; at < ada.length; at += 5) {
    const other = ada[at] === "A" ? "B" : "A";
    all[`character ${at}`] = ada.slice(0, at) + other + ada.slice(at + 1);
  }
  return all;
}

/**
 * @typedef {[path: string, request: Parameters<typeof ask>[2], ...statuses: number[]]} Attempt
 * @typedef {{ id: string, own: string, url: URL, file: string }} Known Ada's ticket, Eve's, and Ada's file
 */

const PATHS = ["v1/tickets", "v1/unread", "v1/changes", "v1/events"];

/** @param {Known} known @returns {Attempt[]} */
function asSomebodyElse({ id }) {
  const paths = [...PATHS, `v1/tickets/${id}`];
  const strange = ["", "null", "undefined", "Bearer", "a.b.c", "link.", `link.${id}`, `link.${id}.9999999999.`, "%E9", "x".repeat(10_000)];
  const says = { "X-Customer": "ada", "X-Forwarded-User": "ada", "X-Account": "acme", Cookie: `pass=${ada}` };
  return [
    ...Object.values(forged()).flatMap((bearer) => paths.map((path) => /** @type {Attempt} */ ([path, { pass: bearer }, 401]))),
    ...strange.flatMap((bearer) =>
      paths.map((path) => /** @type {Attempt} */ ([path, { headers: { Authorization: `Bearer ${bearer}` } }, 401, 431])),
    ),
    ...paths.map((path) => /** @type {Attempt} */ ([path, { headers: says }, 401])),
    [`v1/tickets/${id}`, { pass: eve, headers: says }, 404],
    [`v1/tickets/${id}`, { headers: { Authorization: `Basic ${Buffer.from("ada:").toString("base64")}` } }, 401],
  ];
}

/** Eve's own pass, and Ada's numbers. @param {Known} known @returns {Attempt[]} */
function otherNumbers({ id, own }) {
  const written = [id, `0${id}`, `${id}.0`, `+${id}`, `${id}'--`, "1 OR 1=1", "-1", "0", "NaN", "١٠٠١", `${id},${own}`, "*", "%"];
  const large = ["9223372036854775807", "9223372036854775808"];
  const encoded = [`${id}%00`, `${id}%20`, `${own}%2f..%2f${id}`, `..%2f${id}`, `${id}%27%20OR%201=1--`];
  const json = { body: JSON.stringify({ up_to: 1 }), headers: { "Content-Type": "application/json" } };
  const ids = [...written.map(encodeURIComponent), ...large, ...encoded];
  const queries = [
    "sub=ada",
    "account=acme",
    "customer=ada",
    "q=Planted",
    "q=%25",
    "q=_",
    "cursor=OTk5OTk5OQ",
    "q=' OR '1'='1",
    "state=open&state=closed&q=4711",
  ];
  return [
    ...ids.flatMap(
      (one) =>
        /** @type {Attempt[]} */ ([
          [`v1/tickets/${one}`, { pass: eve }, 400, 404],
          [`v1/tickets/${one}/messages`, { pass: eve, body: form({ text: "Hello" }) }, 400, 404],
          [`v1/tickets/${one}/close`, { pass: eve, method: "POST" }, 400, 404],
          [`v1/tickets/${one}/reopen`, { pass: eve, method: "POST" }, 400, 404],
          [`v1/tickets/${one}/read`, { pass: eve, ...json }, 400, 404],
        ]),
    ),
    ...queries.map((query) => /** @type {Attempt} */ ([`v1/tickets?${query}`, { pass: eve }, 200, 400])),
  ];
}

/** @param {Known} known @returns {Attempt[]} */
function otherFiles({ file, url }) {
  const [until, signature] = [url.searchParams.get("until"), url.searchParams.get("signature") ?? ""];
  const path = `v1/attachments/${file}/a.png`;
  const signed = [
    ["9999999999", signature],
    [`${Number(until) + 1}`, signature],
    ["", signature],
    ["-1", signature],
    [until, ""],
    [until, "AAAA"],
    [until, `${signature}A`],
    ["1e10", signature],
  ];
  // One character of it, everywhere; the last one has bits that are not used.
  for (let at = 0; at < signature.length - 1; at += 1) {
    signed.push([until, signature.slice(0, at) + (signature[at] === "A" ? "B" : "A") + signature.slice(at + 1)]);
  }
  const ids = ["0".repeat(32), file.toUpperCase(), file.slice(1), `${file}0`, "..%2f..%2fdesk.db", "..", "%2e%2e%2fdesk.db", "desk.db"];
  return [
    [path, {}, 404],
    [path, { pass: ada }, 404],
    ...signed.map(([until, signature]) => /** @type {Attempt} */ ([`${path}?until=${until}&signature=${signature}`, {}, 400, 404])),
    ...ids
      .filter((id) => id !== file)
      .flatMap(
        (id) =>
          /** @type {Attempt[]} */ ([
            [`v1/attachments/${id}/a.png?until=${until}&signature=${signature}`, {}, 404],
            [`v1/pictures/${id}`, {}, 404],
          ]),
      ),
  ];
}

/** @type {Record<string, () => { database?: string }>} */
const DATABASES = { SQLite: () => ({}), ...(POSTGRES ? { PostgreSQL: () => ({ database: newDatabase("tamper") }) } : {}) };

for (const [name, options] of Object.entries(DATABASES)) {
  test(`${name}: no request that was tampered with tells anything`, async (t) => {
    const desk = await startDesk(t, options());
    const fields = { ...REQUEST, summary: SECRET, description: SECRET, email: `${SECRET}@example.com` };
    const { json: sent } = await ask(desk, "v1/tickets", { pass: ada, body: form(fields, [{ name: `${SECRET}.png`, bytes: PNG }]) });
    const { json: hers } = await ask(desk, `v1/tickets/${sent.id}`, { pass: ada });
    const [file] = hers.messages[0].attachments;
    const known = { id: sent.id, own: await begin(desk, eve), file: file.id, url: new URL(file.url, desk.url) };
    const attempts = [...asSomebodyElse(known), ...otherNumbers(known), ...otherFiles(known)];
    assert.ok(attempts.length >= 500, `${attempts.length}`);
    for (const [path, request, ...statuses] of attempts) {
      const answer = await ask(desk, path, request);
      assert.ok(statuses.includes(answer.status), `${path}: ${answer.status} ${answer.text.slice(0, 200)}`);
      assert.ok(!answer.text.includes(SECRET) && ![...answer.headers.values()].some((value) => value.includes(SECRET)), path);
    }
    // The right address opens it, so that the others could have.
    assert.equal((await fetch(known.url)).status, 200);
    // Nothing of Ada's was changed by any of them.
    const { json: after } = await ask(desk, `v1/tickets/${sent.id}`, { pass: ada });
    assert.deepEqual([after.messages.length, after.state], [1, "open"]);
    t.diagnostic(`${attempts.length} requests`);
  });
}
