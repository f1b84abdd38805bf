// Every route of the OpenAPI document, asked in every way that it allows and in many that it doesn't: no answer may be of the
// server's own fault, and each has the status, type and shape that the document promises. As a customer, as a specialist, and as a
// mail service.
//   node tests/desk/schemathesis.mjs [--postgres] [-- more arguments of schemathesis]
// SCHEMATHESIS names the program; test.sh installs it.
import { execFileSync, spawn } from "node:child_process";
import { createServer, request } from "node:http";
import { parseArgs } from "node:util";

import { ask, begin, builtSite, DESK, newDatabase, pass, startDesk } from "./desk.mjs";

const { values, positionals } = parseArgs({ options: { postgres: { type: "boolean", default: false } }, allowPositionals: true });
const token = "only-mail-services-know-this";
// Nobody listens there: what is to be sent waits.
const mail = ["--mail-from", "support@example.com", "--mail-smtp", "smtp://127.0.0.1:1", "--mail-inbound-token", token];
const database = values.postgres ? newDatabase("schema") : undefined;
const desk = await startDesk(null, { args: mail, ...(database ? { database } : {}) });
const bearer = pass("pro", { sub: "ada", account: "acme" });
await begin(desk, bearer);

/** Streams end when a pass or a session does, which is later than anybody waits here: they are ended on the way. */
const between = createServer((asked, answer) => {
  const { method, url, headers } = asked;
  const onward = request({ host: "127.0.0.1", port: new URL(desk.origin).port, method, path: url, headers, agent: false });
  onward.on("response", (response) => {
    answer.writeHead(response.statusCode ?? 502, response.headers);
    response.pipe(answer);
    if (response.headers["content-type"]?.startsWith("text/event-stream"))
      setTimeout(() => {
        response.unpipe(answer);
        onward.destroy();
        answer.end();
      }, 50);
  });
  onward.on("error", () => answer.destroy());
  asked.pipe(onward);
});
await new Promise((resolve) => between.listen(0, "127.0.0.1", () => resolve(undefined)));
const { port } = /** @type {import("node:net").AddressInfo} */ (between.address());

/** What a specialist's page sends. @returns {Promise<string[]>} */
async function specialist() {
  const where = ["--site", builtSite(), "--data", desk.data, ...(database ? ["--database", database] : [])];
  const link = execFileSync(DESK, ["agents", ...where, "add", "Ana Silva", "ana@example.com"], { encoding: "utf8" });
  const headers = { "Content-Type": "application/json", "Sec-Fetch-Site": "same-origin" };
  const body = JSON.stringify({ token: link.trim().split("\n").at(-1)?.split("#")[1] });
  const signed = await ask(desk, "agent/v1/sign-in", { body, headers });
  const cookie = signed.headers.get("set-cookie")?.split(";")[0];
  return [`Cookie: ${cookie}`, `X-CSRF-Token: ${signed.json.csrf}`, "Sec-Fetch-Site: same-origin"];
}

const checks = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance,unsupported_method";
const program = process.env.SCHEMATHESIS ?? "st";

/**
 * @param {string} who @param {string[]} headers @param {string[]} which paths
 * @returns {Promise<boolean>} whether everything was as it should be
 */
async function run(who, headers, which) {
  console.log(`\n${who}`);
  const args = [
    ["run", `http://127.0.0.1:${port}/desk/openapi.json`],
    ["--url", `http://127.0.0.1:${port}/desk`],
    headers.flatMap((header) => ["--header", header]),
    ["--checks", checks],
    which,
    ["--max-examples", "60"],
    ["--generation-deterministic"],
    positionals,
  ].flat();
  const child = spawn(program, args, { stdio: "inherit" });
  return (await new Promise((resolve) => child.once("exit", resolve))) === 0;
}

const results = [
  await run("A customer", [`Authorization: Bearer ${bearer}`], []),
  // Who has signed out learns nothing of the rest.
  await run("A specialist", await specialist(), ["--include-path-regex", "^/agent/", "--exclude-path", "/agent/v1/session"]),
  await run("A mail service", [`Authorization: Bearer ${token}`], ["--include-path", "/inbound"]),
];
const alive = await fetch(`${desk.url}health`).then(
  ({ ok }) => ok,
  () => false,
);
if (!alive) console.error(`the desk does not answer any more:\n${desk.log.slice(-20).join("\n")}`);
await desk.stop("SIGKILL");
between.close();
process.exit(results.every(Boolean) && alive ? 0 : 1);
