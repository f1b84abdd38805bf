// Starts Chromium for tests: `CHROMIUM`, or where Debian has it, without anything that it does of its own accord.

import { chromium } from "playwright-core";

/**
 * @param {number} timeout milliseconds that the start may take
 * @param {string[]} [more] arguments
 */
export const launch = (timeout, more = []) =>
  chromium.launch({
    timeout,
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      ...more,
    ],
  });
