// Every route of the OpenAPI document, asked in every way that it allows and in many that it doesn't: no answer may be of the
// server's own fault, and each has the status, type and shape that the document promises.
//   node tests/desk/schemathesis.mjs [--postgres] [-- more arguments of schemathesis]
// SCHEMATHESIS names the program; test.sh installs it.
import { spawn } from "node:child_process";
import { parseArgs } from "node:util";

import { begin, newDatabase, pass, startDesk } from "./desk.mjs";

const { values, positionals } = parseArgs({ options: { postgres: { type: "boolean", default: false } }, allowPositionals: true });
const desk = await startDesk(null, values.postgres ? { database: newDatabase("schema") } : {});
const bearer = pass("pro", { sub: "ada", account: "acme" });
await begin(desk, bearer);

const checks = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance,unsupported_method";
const program = process.env.SCHEMATHESIS ?? "st";
const args = [
  ["run", `${desk.url}openapi.json`],
  ["--url", desk.url.replace(/\/$/, "")],
  ["--header", `Authorization: Bearer ${bearer}`],
  ["--checks", checks],
  // A stream of events ends when its pass does.
  ["--exclude-path", "/v1/events"],
  ["--max-examples", "60"],
  ["--generation-deterministic"],
  positionals,
].flat();
const child = spawn(program, args, { stdio: "inherit" });
const code = await new Promise((resolve) => child.once("exit", resolve));
const alive = await fetch(`${desk.url}health`).then(
  ({ ok }) => ok,
  () => false,
);
if (!alive) console.error(`the desk does not answer any more:\n${desk.log.slice(-20).join("\n")}`);
await desk.stop("SIGKILL");
process.exit(code === 0 && alive ? 0 : 1);
