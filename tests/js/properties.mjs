// What the property tests share: how bytes go wrong on their way, and how long anything may take.
import assert from "node:assert/strict";

import fc from "fast-check";

/**
 * Runs of a property: a handful for everyone who runs the tests, as many as there is time for who looks for more.
 * `GUICHET_RUNS=100000 node --test tests/js/search-properties.test.mjs`, and `GUICHET_SEED` for the same once more.
 */
export const runs = (usual = 150) => ({
  numRuns: Number(process.env.GUICHET_RUNS ?? usual),
  ...(process.env.GUICHET_SEED && { seed: Number(process.env.GUICHET_SEED) }),
});

/** @typedef {{ at: number, kind: "set" | "flip" | "insert" | "remove" | "repeat" | "cut", value: number, length: number }} Damage */

/** @type {fc.Arbitrary<Damage>} */
const damage = fc.record({
  at: fc.nat(0xffff),
  kind: fc.constantFrom(/** @type {Damage["kind"]} */ ("set"), "flip", "insert", "remove", "repeat", "cut"),
  // What numbers begin and end with, and what ends strings, more often than the rest.
  value: fc.oneof(fc.constantFrom(0, 1, 2, 0x7f, 0x80, 0xfe, 0xff), fc.nat(255)),
  length: fc.integer({ min: 1, max: 12 }),
});

/** @param {Uint8Array} bytes @param {Damage} damage */
function damaged(bytes, { at, kind, value, length }) {
  const place = bytes.length ? at % bytes.length : 0;
  const [before, here, after] = [bytes.subarray(0, place), bytes.subarray(place, place + length), bytes.subarray(place + length)];
  switch (kind) {
    case "set":
      return Uint8Array.from([...before, value, ...bytes.subarray(place + 1)]);
    case "flip":
      return Uint8Array.from([...before, (bytes[place] ?? 0) ^ (1 << (value & 7)), ...bytes.subarray(place + 1)]);
    case "insert":
      return Uint8Array.from([...before, ...new Uint8Array(length).fill(value), ...bytes.subarray(place)]);
    case "remove":
      return Uint8Array.from([...before, ...after]);
    case "repeat":
      return Uint8Array.from([...before, ...here, ...here, ...after]);
    case "cut":
      return before.slice();
  }
}

/** Bytes that were whole and are damaged in some places, or are anything at all. @param {Uint8Array} whole */
export const altered = (whole) =>
  fc.oneof(
    { weight: 5, arbitrary: fc.array(damage, { minLength: 1, maxLength: 5 }).map((all) => all.reduce(damaged, whole)) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }) },
  );

/** Milliseconds of work: nobody waits longer for an answer, whatever a server sends. */
const SOON = 2_000;

/**
 * What comes of `act`, or what it throws; soon.
 * @template T @param {() => T | Promise<T>} act
 * @returns {Promise<{ value: T } | { error: unknown }>}
 */
export async function outcome(act) {
  // Not by the clock, which goes on while others have the machine.
  const begun = process.cpuUsage();
  try {
    return { value: await act() };
  } catch (error) {
    return { error };
  } finally {
    const { user, system } = process.cpuUsage(begun);
    const took = (user + system) / 1000;
    assert.ok(took < SOON, `${took} ms`);
  }
}
