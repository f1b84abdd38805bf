// What a desk takes, as ratios within one run: the unread summary against an empty route, lists and search among a hundred times as
// many tickets, memory with a thousand open streams, the size of the program.
//   cargo build --profile dist -p guichet-desk --bins --examples
//   node benches/desk.mjs [--seconds 5] [--small 10000] [--middle 100000] [--large 1000000]
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "5" },
    small: { type: "string", default: "10000" },
    middle: { type: "string", default: "100000" },
    large: { type: "string", default: "1000000" },
  },
});
const target = process.env.CARGO_TARGET_DIR ?? "target";
process.env.GUICHET_DESK = `${target}/dist/guichet-desk`;
const { builtSite, freePort, pass, startDesk } = await import("../tests/desk/desk.mjs");
const load = `${target}/dist/examples/load`;
const { seconds } = values;
builtSite();

/** One core for whoever answers, the other for whoever asks. @param {number} pid @param {string} core */
const pin = (pid, core) => execFileSync("taskset", ["-a", "-p", "-c", core, String(pid)], { stdio: "ignore" });

/** @param {string} address @param {string} path @param {string} bearer */
const ask = (address, path, bearer) =>
  JSON.parse(execFileSync("taskset", ["-c", "1", load, "ask", address, path, bearer, seconds], { encoding: "utf8" }));

/** @param {number} pid Megabytes. */
const memory = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024;

/** @param {string} tickets */
function seeded(tickets) {
  const data = mkdtempSync(join(tmpdir(), "desk-bench-"));
  execFileSync(load, ["seed", data, tickets]);
  return data;
}

/** @param {string} tickets */
async function lists(tickets) {
  const data = seeded(tickets);
  // A line of the log for each request would fill the pipe, which nobody empties while the answers are waited for.
  const desk = await startDesk(null, { data, env: { GUICHET_DESK_LOG: "warn,guichet_desk::service=info" } });
  const address = desk.origin.slice("http://".length);
  const bearer = pass("pro", { sub: "c7", account: "a7" });
  const paths = { list: "v1/tickets", search: "v1/tickets?q=invoice%20calendar", nothing: "v1/tickets?q=zzz" };
  const found = Object.fromEntries(Object.entries(paths).map(([name, path]) => [name, ask(address, `/desk/${path}`, bearer)]));
  await desk.stop("SIGKILL");
  rmSync(data, { recursive: true });
  return found;
}

{
  const data = seeded(values.middle);
  const desk = await startDesk(null, { data });
  const port = await freePort();
  const empty = spawn(load, ["empty", `127.0.0.1:${port}`], { stdio: "ignore" });
  await new Promise((resolve) => setTimeout(resolve, 300));
  pin(Number(desk.process.pid), "0");
  pin(Number(empty.pid), "0");
  const bearer = pass("pro", { sub: "c7", account: "a7" });
  const address = desk.origin.slice("http://".length);
  const rounds = [];
  for (let round = 0; round < 3; round += 1) {
    const none = ask(`127.0.0.1:${port}`, "/", "");
    const unread = ask(address, "/desk/v1/unread", bearer);
    rounds.push({ none: none.rate, unread: unread.rate, ratio: unread.rate / none.rate });
  }
  empty.kill();
  rounds.sort((one, other) => one.ratio - other.ratio);
  console.log(`unread among ${values.middle}: ${JSON.stringify(rounds[1])} (bar 0.3)`);
  const before = memory(Number(desk.process.pid));
  const holding = spawn(load, ["hold", address, "/desk/v1/events", bearer, "1000"], { stdio: ["ignore", "pipe", "inherit"] });
  await new Promise((resolve) => holding.stdout.once("data", resolve));
  console.log(`memory: ${before.toFixed(0)} MB, with 1,000 streams ${memory(Number(desk.process.pid)).toFixed(0)} MB (bar 100)`);
  holding.kill();
  await desk.stop("SIGKILL");
  rmSync(data, { recursive: true });
}
console.log(`program: ${(statSync(process.env.GUICHET_DESK).size / 1e6).toFixed(1)} MB (bar 25)`);
const [small, large] = [await lists(values.small), await lists(values.large)];
for (const name of Object.keys(small)) {
  console.log(
    `${name}: p99 ${small[name].p99} ms of ${values.small}, ${large[name].p99} ms of ${values.large}, ratio ${(large[name].p99 / small[name].p99).toFixed(2)} (bar 2)`,
  );
}
