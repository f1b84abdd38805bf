// The demo as README names it: one program, and the whole way of a question.
import assert from "node:assert/strict";
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import test from "node:test";

import { DESK, form, freePort, GUICHET, ROOT } from "./desk.mjs";

/** @param {number} milliseconds */
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Starts the demo; it is stopped after the test.
 * @param {import("node:test").TestContext} t @param {string[]} [args]
 */
async function startDemo(t, args = []) {
  const port = await freePort();
  const given = ["demo", "--sample", ROOT, "--guichet", GUICHET, "--listen", `127.0.0.1:${port}`, ...args];
  const child = spawn(DESK, given, { stdio: ["ignore", "pipe", "inherit"] });
  /** @type {string[]} */
  const said = [];
  const ended = new Promise((resolve) => child.once("exit", resolve));
  await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      said.push(line);
      if (line.includes("Ctrl+C")) resolve(undefined);
    });
    ended.then((code) => reject(new Error(`the demo ended with ${code}: ${said.join("\n")}`)));
  });
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
  };
  t.after(stop);
  const origin = `http://127.0.0.1:${port}`;
  /** @param {string} path @param {RequestInit} [request] */
  const json = async (path, request) => {
    const answer = await fetch(origin + path, { ...request, headers: { Accept: "application/json", ...request?.headers } });
    assert.ok(answer.ok, `${answer.status} ${path}`);
    return answer.json();
  };
  return { origin, said, stop, json };
}

test("a customer on each plan, tickets from before, and an answer in the language of the question", async (t) => {
  const { origin, said, stop, json } = await startDemo(t);
  const { customers, help } = await json("/product/customers.json");
  assert.deepEqual(
    customers.map((/** @type {any} */ { plan }) => plan),
    ["free", "starter", "basic", "pro", "enterprise"],
  );
  assert.equal((await fetch(`${origin}/product/`)).status, 200);
  assert.equal((await fetch(`${origin}${help}en/`)).status, 200);
  assert.equal((await fetch(`${origin}/product/pass/u-nobody`)).status, 404);
  /** @type {Map<string, any[]>} */
  const before = new Map();
  for (const { id } of customers) {
    const { pass } = await json(`/product/pass/${id}`);
    before.set(id, (await json("/desk/v1/tickets", { headers: { Authorization: `Bearer ${pass}` } })).tickets);
  }
  const all = [...before.values()].flat();
  assert.deepEqual([...new Set(all.map(({ language }) => language))].sort(), ["de", "en", "es", "fr", "ja", "pt"]);
  assert.deepEqual([...new Set(all.map(({ state }) => state))].sort(), ["answered", "closed", "open", "reopened"]);

  const { pass } = await json("/product/pass/u-ines");
  const headers = { Authorization: `Bearer ${pass}` };
  const unread = async () => (await json("/desk/v1/unread", { headers })).count;
  const fields = { channel: "email", summary: "Un essai", description: "Rien ne va.", email: "ines@moreau.example.com", locale: "fr" };
  const { id } = await json("/desk/v1/tickets", { method: "POST", body: form({ ...fields, language: "fr" }), headers });
  const first = await unread();
  for (let tries = 0; (await unread()) === first; tries += 1) {
    assert.ok(tries < 100, "nobody answers");
    await pause(300);
  }
  const ticket = await json(`/desk/v1/tickets/${id}`, { headers });
  assert.equal(ticket.state, "answered");
  assert.deepEqual([ticket.messages.length, ticket.messages[1].name], [2, "Priya Nair"]);
  assert.match(ticket.messages[1].text, /^Merci/);
  // What waited before is left to whoever signs in as the other specialist.
  const waiting = (await json("/desk/v1/tickets?q=fusion", { headers })).tickets;
  assert.deepEqual(
    waiting.map((/** @type {any} */ { state }) => state),
    ["open"],
  );
  const [, token] = /sign-in#(\S+)/.exec(said.join("\n")) ?? [];
  assert.ok(token);
  const folder = /--site (\S+)public/.exec(said.join("\n"))?.[1] ?? "";
  const contacts = readFileSync(join(folder, "sample/contacts.yaml"), "utf8");
  assert.ok(contacts.includes("\ndesk: /desk/\n") && contacts.includes("# Who may use which support channel"));
  await stop();
  assert.ok(!existsSync(folder), "nothing is left behind");
});

test("a folder that is named keeps its tickets and its key", async (t) => {
  const data = mkdtempSync(join(tmpdir(), "demo-data-"));
  t.after(() => rmSync(data, { recursive: true, force: true }));
  const count = async (/** @type {Awaited<ReturnType<typeof startDemo>>} */ { json }) => {
    const { pass } = await json("/product/pass/u-joao");
    return (await json("/desk/v1/tickets", { headers: { Authorization: `Bearer ${pass}` } })).tickets.length;
  };
  const first = await startDemo(t, ["--data", data]);
  const before = await count(first);
  await first.stop();
  const key = readFileSync(join(data, "seal.key"), "utf8");
  assert.equal(await count(await startDemo(t, ["--data", data])), before);
  assert.equal(readFileSync(join(data, "seal.key"), "utf8"), key);
});

test("what is missing is said", () => {
  const run = (/** @type {string[]} */ args) => {
    const { status, stderr } = spawnSync(DESK, ["demo", "--listen", "127.0.0.1:0", ...args], { encoding: "utf8" });
    assert.equal(status, 2);
    return stderr;
  };
  assert.match(run(["--sample", tmpdir()]), /the sample help centre is not in `.+`.*--sample/);
  assert.match(run(["--sample", ROOT, "--guichet", "/nowhere/guichet"]), /the program `\/nowhere\/guichet` is not there.*--guichet/);
  assert.match(execFileSync(DESK, ["demo", "--help"], { encoding: "utf8" }), /--sample <DIR>/);
});
