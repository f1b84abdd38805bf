// A server that speaks S3, as tests/hosts/s3.py starts it, and what a deployment to it does.

import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { request } from "node:http";
import { createInterface } from "node:readline";

import { PROGRAM } from "./site.mjs";

/** A Python that has moto. */
export const PYTHON = process.env.S3_PYTHON ?? new URL("../../target/s3/bin/python", import.meta.url).pathname;

/** Why there is nothing to test; `false` if there is. */
export const missing = () => {
  if (!existsSync(PYTHON)) return "moto is not installed";
  const { stderr } = spawnSync(PROGRAM, ["deploy", "--to", "s3://bucket", "-o", import.meta.dirname], { encoding: "utf8", env: {} });
  return stderr.includes("without its feature") ? "this guichet knows no buckets" : false;
};

/**
 * @typedef {{ method: string, path: string, list: boolean, status: number }} Asked
 * @typedef {{ bytes: number, hash: string, type: string, cache: string }} Stored
 */

export const s3 = async () => {
  const child = spawn(PYTHON, ["-B", new URL("s3.py", import.meta.url).pathname], { stdio: ["pipe", "pipe", "ignore"] });
  const lines = createInterface({ input: child.stdout });
  const told = await new Promise((resolve, reject) => {
    lines.once("line", (line) => resolve(JSON.parse(line)));
    child.once("exit", () => reject(new Error("moto does not start")));
  });
  /** @param {string} what @param {Record<string, string | number>} [query] @param {string} [body] */
  const behind = (what, query = {}, body) =>
    new Promise((resolve, reject) => {
      const parameters = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, `${value}`]));
      const options = { method: "POST", agent: false, headers: { "content-length": Buffer.byteLength(body ?? "") } };
      const asked = request(`${told.address}/_test/${what}?${parameters}`, options, (answer) => {
        let text = "";
        answer.setEncoding("utf8");
        answer.on("data", (data) => (text += data));
        answer.on("end", () => (answer.statusCode === 200 ? resolve(JSON.parse(text)) : reject(new Error(`${what}: ${text}`))));
      });
      asked.on("error", reject);
      asked.end(body);
    });
  const environment = {
    PATH: process.env.PATH ?? "",
    AWS_ENDPOINT: told.address,
    AWS_ALLOW_HTTP: "true",
    AWS_REGION: told.region,
    AWS_ACCESS_KEY_ID: told.key,
    AWS_SECRET_ACCESS_KEY: told.secret,
  };
  let buckets = 0;
  return {
    secret: /** @type {string} */ (told.secret),
    /** A new bucket, by its name. */
    bucket: async () => {
      const bucket = `help-${(buckets += 1)}`;
      await behind("create", { bucket });
      return bucket;
    },
    /** What was asked since this was called last. @returns {Promise<Asked[]>} */
    log: () => behind("log"),
    /** @param {string} bucket @returns {Promise<Record<string, Stored>>} */
    objects: (bucket) => behind("objects", { bucket }),
    put: (/** @type {string} */ bucket, /** @type {string} */ key, /** @type {string} */ body) => behind("put", { bucket, key }, body),
    remove: (/** @type {string} */ bucket, /** @type {string} */ key) => behind("delete", { bucket, key }),
    /** From the request after `skip` others on, so many requests are answered with this status; 0: not at all. */
    fault: (/** @type {string} */ method, /** @type {string} */ key, { skip = 0, times = 1, status = 503 } = {}) =>
      behind("fault", { method, key, skip, times, status }),
    /**
     * Runs `guichet deploy`; `process` is what runs, `done` how it ends.
     * @param {{ root: string, output: string }} site @param {string} to
     * @param {{ env?: Record<string, string | undefined>, more?: string[] }} [options]
     */
    deploy: ({ root, output }, to, { env = {}, more = [] } = {}) => {
      const args = ["deploy", "--root", root, "--output", output, "--to", to, ...more];
      const run = spawn(PROGRAM, args, { env: { ...environment, ...env }, stdio: ["ignore", "pipe", "pipe"] });
      let [stdout, stderr] = ["", ""];
      run.stdout.on("data", (data) => (stdout += data));
      run.stderr.on("data", (data) => (stderr += data));
      const done = new Promise((resolve) => run.once("close", (code, signal) => resolve({ code, signal, stdout, stderr })));
      return {
        process: run,
        done: /** @type {Promise<{ code: number | null, signal: string | null, stdout: string, stderr: string }>} */ (done),
      };
    },
    close: async () => {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill();
      await ended;
    },
  };
};
