// A real desk with specialists, for tests in a real browser: the program, the sample help centre built with a key, and a folder of
// its own.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import axe from "axe-core";

import { builtSite, DESK, freePort, pass as newPass, PNG, startDesk } from "./desk.mjs";

export { freePort, PNG };

/** @type {Map<string, string>} */
const passes = new Map();

/** A customer's pass; to make one takes a while. @param {string} plan @param {string} sub @param {string} account */
function pass(plan, sub, account) {
  const key = `${plan} ${sub} ${account}`;
  const known = passes.get(key) ?? newPass(plan, { sub, account });
  passes.set(key, known);
  return known;
}

/** @typedef {{ name: string, bytes: Uint8Array, type?: string }} Sent a file */
/**
 * @typedef {object} Customer
 * @property {string} [plan] @property {string} [sub] @property {string} [account] @property {string} [email] @property {string} [locale]
 * @property {string} [channel] @property {string} [phone]
 */
/** @typedef {Awaited<ReturnType<typeof agentDesk>>} AgentDesk */

/**
 * @param {{ after(run: () => void | Promise<void>): void } | null} t
 * @param {{ args?: string[], port?: number, data?: string }} [options]
 */
export async function agentDesk(t, { args = [], port, data } = {}) {
  const desk = await startDesk(t, { args, ...(port ? { port } : {}), ...(data ? { data } : {}) });
  const { origin, log } = desk;
  const where = ["--site", builtSite(), "--data", desk.data, "--listen", new URL(origin).host];
  const stop = () => desk.stop("SIGKILL");
  const agents = (/** @type {string[]} */ ...words) =>
    execFileSync(DESK, ["agents", ...where, ...words], { encoding: "utf8" })
      .trim()
      .split("\n");
  return {
    origin,
    page: `${origin}/desk/agent/`,
    log,
    port: Number(new URL(origin).port),
    data: desk.data,
    stop,
    agents,
    /** Adds a specialist; the address on this machine that signs them in. @param {string} name */
    add(name) {
      const link = agents("add", name, emailOf(name)).at(-1);
      return `${origin}/desk/agent/sign-in#${link?.split("#")[1]}`;
    },
    /** @param {string} name */
    link: (name) => `${origin}/desk/agent/sign-in#${agents("link", emailOf(name))[0].split("#")[1]}`,
    /** A customer writes; the ticket's number. @param {string} subject @param {string} text @param {Customer} [customer] @param {Sent[]} [files] */
    async write(subject, text, { plan = "pro", sub = "ada", account = "acme", ...fields } = {}, files = []) {
      const all = { channel: "email", summary: subject, description: text, email: `${sub}@example.com`, locale: "en", ...fields };
      const answer = await send(`${origin}/desk/v1/tickets`, pass(plan, sub, account), all, files);
      assert.equal(answer.status, 201, JSON.stringify(answer.json));
      return /** @type {string} */ (answer.json.id);
    },
    /** @param {string} ticket @param {string} text @param {Customer} [customer] */
    async answer(ticket, text, { plan = "pro", sub = "ada", account = "acme" } = {}) {
      const answer = await send(`${origin}/desk/v1/tickets/${ticket}/messages`, pass(plan, sub, account), { text }, []);
      assert.equal(answer.status, 201, JSON.stringify(answer.json));
    },
    /** As the customer reads it. @param {string} ticket @param {Customer} [customer] */
    async read(ticket, { plan = "pro", sub = "ada", account = "acme" } = {}) {
      const headers = { Authorization: `Bearer ${pass(plan, sub, account)}` };
      return (await fetch(`${origin}/desk/v1/tickets/${ticket}`, { headers })).json();
    },
    /** Without a browser: who signs in, and asks. @param {string} link */
    async session(link) {
      const token = link.split("#")[1];
      const headers = { "Content-Type": "application/json", Origin: origin };
      const answer = await fetch(`${origin}/desk/agent/v1/sign-in`, { method: "POST", headers, body: JSON.stringify({ token }) });
      const json = await answer.json();
      const cookie = answer.headers.get("set-cookie")?.split(";")[0] ?? "";
      return { status: answer.status, json, cookie, setCookie: answer.headers.get("set-cookie") ?? "" };
    },
    pass,
  };
}

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/**
 * Fails with every barrier that axe finds on the page.
 * @param {import("playwright-core").Page} page @param {string} where
 */
export async function accessible(page, where) {
  await page.evaluate(axe.source);
  const found = await page.evaluate(async (tags) => {
    const { violations } = await /** @type {{ axe: typeof axe }} */ (/** @type {unknown} */ (globalThis)).axe.run(document, {
      runOnly: tags,
    });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target.join(" ")} (${node.any[0]?.message ?? node.failureSummary})`),
    );
  }, TAGS);
  assert.deepEqual(found, [], where);
}

/** @param {string} name */
export const emailOf = (name) => `${name.split(" ")[0].toLowerCase()}@example.com`;

/** @param {string} url @param {string} bearer @param {Record<string, string>} fields @param {Sent[]} files */
async function send(url, bearer, fields, files) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  for (const { name, bytes, type } of files) {
    body.append("files", new Blob([/** @type {Uint8Array<ArrayBuffer>} */ (bytes)], { type: type ?? "image/png" }), name);
  }
  const headers = { Accept: "application/json", Authorization: `Bearer ${bearer}` };
  const answer = await fetch(url, { method: "POST", body, headers });
  return { status: answer.status, json: await answer.json() };
}
