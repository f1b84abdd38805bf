// A stand-in for a desk, and the sample help centre that names it.

import { spawn } from "node:child_process";
import { after } from "node:test";
import { fileURLToPath } from "node:url";

const child = spawn("python3", [fileURLToPath(new URL("stand-in-desk.py", import.meta.url))], { stdio: ["ignore", "pipe", "ignore"] });
const port = await new Promise((resolve) => child.stdout.once("data", (line) => resolve(String(line).trim())));
after(() => child.kill());

export const desk = `http://127.0.0.1:${port}/desk/`;
export const origin = new URL(desk).origin;

export const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

/** What a site says to have this desk. @param {string} contacts */
export const withDesk = (contacts) => `desk: ${desk}\n${contacts.replace(/^inbox:.*$/m, "")}`;

/** How the desk behaves from now on; `forget`: it has no tickets. @param {{ stream?: boolean, status?: number, refusal?: string, forget?: boolean }} mode */
export const set = (mode) => fetch(`${desk}set`, { method: "POST", body: JSON.stringify(mode) });
/** A specialist answers. @param {string} ticket @param {string} text */
export const say = (ticket, text) => fetch(`${desk}say`, { method: "POST", body: JSON.stringify({ ticket, text }) });

/** A new ticket; its id. @param {string} summary @param {string} [description] */
export async function begin(summary, description = "Please help.") {
  const body = new FormData();
  for (const [name, value] of Object.entries({ channel: "email", summary, description })) body.append(name, value);
  const answer = await fetch(`${desk}v1/tickets`, { method: "POST", body, headers: { Authorization: "Bearer a.b.c" } });
  return /** @type {string} */ ((await answer.json()).id);
}

/** What the desk refuses is no fault of the page; nor is what axe tries to style. @param {string[]} problems */
export function excuse(problems) {
  const ours = problems.filter((problem) => !problem.includes(desk) && !problem.includes("Applying inline style"));
  problems.splice(0, problems.length, ...ours);
}
