// What the Help button is told of the inbox, when answers come in another order than their questions.
import assert from "node:assert/strict";
import { test } from "node:test";
import { follow } from "../../crates/client/src/panel/badge.js";

test("an answer that was overtaken says nothing", async () => {
  /** @type {((count: number) => void)[]} */
  const waiting = [];
  const before = { document: globalThis.document, fetch: globalThis.fetch };
  const none = new EventTarget();
  Object.assign(globalThis, {
    document: Object.assign(none, { hidden: false }),
    fetch: () => new Promise((resolve) => waiting.push((count) => resolve(Response.json({ count, ticket: "1" })))),
  });
  const end = new AbortController();
  try {
    /** @type {(number | undefined)[]} */
    const shown = [];
    const url = "https://desk.example.com/";
    const again = follow({ url, pass: () => "a.b.c", show: (badge) => shown.push(badge?.count), signal: end.signal });
    again(true);
    assert.equal(waiting.length, 2);
    // The customer has read it by then: the second question knows.
    waiting[1]?.(0);
    await new Promise((resolve) => setTimeout(resolve, 20));
    waiting[0]?.(1);
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.deepEqual(shown, [undefined]);
  } finally {
    end.abort();
    Object.assign(globalThis, before);
  }
});
