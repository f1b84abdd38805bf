// A real desk for tests: the program, a built help centre, a folder of its own; SQLite, or the PostgreSQL that the tests were given.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const TARGET = process.env.CARGO_TARGET_DIR ?? `${ROOT}target`;
export const GUICHET = process.env.GUICHET ?? `${TARGET}/debug/guichet`;
export const DESK = process.env.GUICHET_DESK ?? `${TARGET}/debug/guichet-desk`;
/** A PostgreSQL for tests, if there is one: tests/desk/with-postgres starts it. */
export const POSTGRES = process.env.GUICHET_TEST_POSTGRES;

/** The key of these tests' help centre, and of the passes to it. */
const KEY = Buffer.from(Array.from({ length: 32 }, (_, at) => at * 7)).toString("base64url");
/** What the help centre is built with. */
export const env = { ...process.env, GUICHET_SEAL_KEY: KEY, SUPPORT_PHONE: "+1 555 010 4477" };

/** By whether they have an inbox. @type {Map<boolean, string>} */
const sites = new Map();

/**
 * The sample help centre, built with a key. Once for all tests of a file.
 * @param {{ inbox?: boolean }} [options] `inbox`: with `desk:` in its contacts.yaml
 */
export function builtSite({ inbox = false } = {}) {
  const known = sites.get(inbox);
  if (known) return known;
  assert.ok(existsSync(GUICHET) && existsSync(DESK), "build the programs first: cargo build --workspace --bins");
  const folder = mkdtempSync(join(tmpdir(), "desk-site-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const output = join(folder, "public");
  let root = ROOT;
  if (inbox) {
    root = folder;
    for (const name of ["content", "locales", "seal.lock", "site.yaml"]) cpSync(join(ROOT, name), join(root, name), { recursive: true });
    const contacts = readFileSync(join(ROOT, "contacts.yaml"), "utf8").replace(/^inbox:.*$/m, "");
    writeFileSync(join(root, "contacts.yaml"), `desk: /desk/\n${contacts}`);
  }
  execFileSync(GUICHET, ["build", "--quiet", "--no-cache", "--root", root, "-o", output], { cwd: ROOT, env });
  sites.set(inbox, output);
  return output;
}

/**
 * The same with other lines in its contacts.yaml.
 * @param {(contacts: string) => string} change
 * @returns {{ root: string, output: string }}
 */
export function siteWith(change) {
  const root = mkdtempSync(join(tmpdir(), "desk-site-"));
  process.on("exit", () => rmSync(root, { recursive: true, force: true }));
  for (const name of ["content", "locales", "seal.lock", "site.yaml"]) cpSync(join(ROOT, name), join(root, name), { recursive: true });
  writeFileSync(join(root, "contacts.yaml"), change(readFileSync(join(ROOT, "contacts.yaml"), "utf8")));
  const output = join(root, "public");
  execFileSync(GUICHET, ["build", "--quiet", "--no-cache", "--root", root, "-o", output], { env });
  return { root, output };
}

/**
 * A pass as a product would make it.
 * @param {string} plan @param {{ sub?: string, account?: string, addons?: string[], seat?: boolean, created?: string }} [whose]
 * @param {string} [root] of the site
 */
export function pass(plan, { sub, account, addons, seat, created } = {}, root = ROOT) {
  const said = Object.entries({ sub, account, addon: addons?.join(","), seat, created }).filter(([, value]) => value !== undefined);
  const whose = said.flatMap(([name, value]) => [`--${name}`, String(value)]);
  return execFileSync(GUICHET, ["seal", "token", "--root", root, "--plan", plan, ...whose], { cwd: ROOT, env, encoding: "utf8" }).trim();
}

/** @returns {Promise<number>} */
export const freePort = () =>
  new Promise((resolve) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });

/** A database of its own in the tests' PostgreSQL. @param {string} name */
export function newDatabase(name) {
  assert.ok(POSTGRES);
  const unique = `${name}_${process.pid}_${Math.random().toString(36).slice(2)}`;
  execFileSync("psql", ["--quiet", POSTGRES, "--command", `CREATE DATABASE ${unique}`]);
  const url = new URL(POSTGRES);
  url.pathname = `/${unique}`;
  return url.href;
}

/**
 * @typedef {object} Running
 * @property {string} url of the API, with a slash at the end
 * @property {string} origin
 * @property {string} data
 * @property {string[]} log
 * @property {import("node:child_process").ChildProcess} process
 * @property {(signal?: NodeJS.Signals) => Promise<number | null>} stop
 */

/**
 * Starts a desk; it is stopped after the test, and what it kept is gone.
 * @param {{ after(run: () => void | Promise<void>): void } | null} t
 * @param {{ data?: string, database?: string, port?: number, args?: string[], site?: string, program?: string, env?: Record<string, string> }} [options]
 * @returns {Promise<Running>}
 */
export async function startDesk(t, { data, database, port, args = [], site: folder, program = DESK, env: more = {} } = {}) {
  const own = data ?? mkdtempSync(join(tmpdir(), "desk-data-"));
  const at = port ?? (await freePort());
  const given = ["serve", "--site", folder ?? builtSite(), "--data", own, "--listen", `127.0.0.1:${at}`];
  if (database) given.push("--database", database);
  const limits = ["--reads-per-minute", "--writes-per-minute"].filter((limit) => !args.includes(limit)).flatMap((limit) => [limit, "0"]);
  const child = spawn(program, [...given, ...limits, ...args], { stdio: ["ignore", "ignore", "pipe"], env: { ...process.env, ...more } });
  /** @type {string[]} */
  const log = [];
  const lines = createInterface({ input: /** @type {import("node:stream").Readable} */ (child.stderr) });
  const ended = new Promise((resolve) => child.once("exit", (code) => resolve(code)));
  await new Promise((resolve, reject) => {
    lines.on("line", (line) => {
      log.push(line);
      if (line.includes('"ready"')) resolve(undefined);
    });
    ended.then((code) => reject(new Error(`the desk ended with ${code}:\n${log.join("\n")}`)));
  });
  const stop = async (/** @type {NodeJS.Signals} */ signal = "SIGTERM") => {
    child.kill(signal);
    return /** @type {Promise<number | null>} */ (ended);
  };
  t?.after(async () => {
    if (child.exitCode === null && child.signalCode === null) await stop("SIGKILL");
    if (!data) rmSync(own, { recursive: true, force: true });
  });
  const origin = `http://127.0.0.1:${at}`;
  return { url: `${origin}/desk/`, origin, data: own, log, process: child, stop };
}

/** A picture. */
export const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

/**
 * What the contact form sends.
 * @param {Record<string, string>} fields @param {{ name: string, bytes: Uint8Array, type?: string }[]} [files]
 */
export function form(fields, files = []) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  for (const { name, bytes, type } of files) {
    body.append("files", new Blob([/** @type {Uint8Array<ArrayBuffer>} */ (bytes)], { type: type ?? "image/png" }), name);
  }
  return body;
}

/** A whole request by e-mail, which any plan from starter on may make at any time. */
export const REQUEST = { channel: "email", summary: "Import stops", description: "At row 500.", email: "ada@example.com", locale: "fr" };

/**
 * Asks a desk.
 * @param {Running} desk @param {string} path @param {{ pass?: string, body?: FormData | string, headers?: Record<string, string>, method?: string }} [request]
 */
export async function ask(desk, path, { pass: bearer, body, headers = {}, method } = {}) {
  const all = { Accept: "application/json", ...(bearer ? { Authorization: `Bearer ${bearer}` } : {}), ...headers };
  const answer = await fetch(desk.url + path, {
    method: method ?? (body === undefined ? "GET" : "POST"),
    body,
    headers: all,
    redirect: "manual",
  });
  const text = await answer.text();
  const json = answer.headers.get("content-type")?.includes("json") ? JSON.parse(text) : undefined;
  return { status: answer.status, headers: answer.headers, text, json };
}

/** Begins a ticket; its id. @param {Running} desk @param {string | undefined} bearer @param {Record<string, string>} [fields] */
export async function begin(desk, bearer, fields = {}) {
  const { status, json, text } = await ask(desk, "v1/tickets", { pass: bearer, body: form({ ...REQUEST, ...fields }) });
  assert.equal(status, 201, text);
  return /** @type {string} */ (json.id);
}

/** @param {string} file */
export const read = (file) => readFileSync(join(ROOT, file), "utf8");
