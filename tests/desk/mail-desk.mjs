// A desk that sends and takes e-mail by the tests' servers.
import assert from "node:assert/strict";

import { addMailbox, testMail } from "./mailbox.mjs";

let count = 0;

/** A mailbox that no other test reads; its address. @param {string} who @param {"example.com" | "example.org"} domain */
export const newMailbox = (who, domain) => addMailbox(`${who}${process.pid}${count++}@${domain}`);

/**
 * What a desk is told of the servers.
 * @param {string} address @param {{ smtp?: "starttls" | "tls", imap?: "starttls" | "tls", password?: string }} [how]
 */
export function mailArgs(address, { smtp = "tls", imap = "tls", password } = {}) {
  const { host, ca, smtp: smtpPorts, imap: imapPorts, password: usual } = testMail();
  const login = `${encodeURIComponent(address)}:${encodeURIComponent(password ?? usual)}@${host}`;
  return [
    ...["--mail-from", `Atrium Support <${address}>`, "--mail-ca", ca],
    ...["--mail-smtp", `${smtp === "tls" ? "smtps" : "smtp"}://${login}:${smtpPorts[smtp]}`],
    ...["--mail-imap", `${imap === "tls" ? "imaps" : "imap"}://${login}:${imapPorts[imap]}/INBOX`],
  ];
}

/** Until the desk has seen its mailbox: it begins with what comes afterwards. @param {import("./desk.mjs").Running} desk */
export async function reads(desk) {
  for (let tries = 0; tries < 100; tries++) {
    if (desk.log.some((line) => line.includes("the mailbox is read"))) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.fail(`the mailbox is not read:\n${desk.log.join("\n")}`);
}

/** @template T @param {() => Promise<T | undefined | false>} look @param {string} what @returns {Promise<T>} */
export async function until(look, what) {
  for (let tries = 0; tries < 150; tries++) {
    const found = await look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return assert.fail(`not within 15 s: ${what}`);
}
