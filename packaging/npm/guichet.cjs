#!/usr/bin/env node
// Starts the program that npm has installed for this machine, and ends as it ends.
const { spawn } = require("node:child_process");

const machine = `${process.platform}-${process.arch}`;
const file = process.platform === "win32" ? "guichet.exe" : "guichet";

const find = () => {
  try {
    return require.resolve(`@guichet/cli-${machine}/${file}`);
  } catch {
    console.error(
      `guichet: there is no package @guichet/cli-${machine} beside this one. ` +
        "Either npm was told to leave optional dependencies out (--omit=optional), or there is no program for this kind of machine.",
    );
    process.exit(3);
  }
};

const child = spawn(find(), process.argv.slice(2), { stdio: "inherit" });
// Ctrl+C reaches both from the terminal, and the program decides; what is sent to this process alone is handed on.
process.on("SIGINT", () => {
  if (!process.stdin.isTTY) child.kill("SIGINT");
});
for (const signal of /** @type {const} */ (["SIGTERM", "SIGHUP"])) process.on(signal, () => child.kill(signal));
child.on("error", (error) => {
  console.error(`guichet: ${error.message}`);
  process.exit(3);
});
child.on("exit", (code, signal) => {
  if (signal === null) process.exit(code ?? 3);
  // As if it had been sent here: a shell tells the two apart.
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
});
