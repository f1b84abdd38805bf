// The demo, clicked through: the panel, a ticket, and the badge that shows the answer.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { after, test } from "node:test";

import { DESK, freePort, GUICHET, ROOT } from "../desk/desk.mjs";
import { desktop, eventually, reading } from "./reader.mjs";

const port = await freePort();
const origin = `http://127.0.0.1:${port}`;
const child = spawn(DESK, ["demo", "--sample", ROOT, "--guichet", GUICHET, "--listen", `127.0.0.1:${port}`], {
  stdio: ["ignore", "pipe", "inherit"],
});
await new Promise((resolve) => {
  createInterface({ input: child.stdout }).on("line", (line) => line.includes("Ctrl+C") && resolve(undefined));
});
after(async () => {
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill();
  await ended;
});

test(
  "somebody asks by the panel, and the button says that there is an answer",
  reading(
    desktop,
    async (page, problems) => {
      await page.goto(`${origin}/product/`);
      await page.getByText("Inés Moreau, Moreau & Fils").waitFor();
      await page.getByText("Tom Okafor").click();
      await page.getByText("Tom Okafor, Northwind Studio").waitFor();
      await page.getByText("Lena Brandt").click();
      await page.getByText("Lena Brandt, Brandt Logistik").waitFor();
      const button = page.locator("guichet-help button").first();
      const count = async () => Number(/\d+/.exec((await button.getAttribute("aria-label")) ?? (await button.innerText()))?.[0] ?? 0);
      // One from before.
      await eventually(async () => assert.equal(await count(), 1));
      await page.evaluate(() => globalThis.guichet?.contact("email"));
      const panel = page.getByRole("dialog");
      await panel.locator('[data-channel="email"] .button').first().click();
      await panel.locator("[name=summary]").fill("Noch eine Frage");
      await panel.locator("[name=description]").fill("Wo finde ich die Rechnung?");
      await panel.locator(".request [type=submit]").click();
      await panel.getByText("Noch eine Frage").or(panel.locator(".request-done, .request-done-title")).first().waitFor();
      await page.evaluate(() => globalThis.guichet?.close());
      await eventually(async () => assert.equal(await count(), 2));
      assert.deepEqual(
        problems.filter((problem) => !problem.includes("request: blob:")),
        [],
      );
    },
    { origin },
  ),
);
