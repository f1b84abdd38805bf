// The mail servers that tests are given: whether they do what tests rely on.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { ImapFlow } from "imapflow";
import { createTransport } from "nodemailer";
import { addMailbox, NO_MAIL, openMailbox, ownServers, startSmtp, stopSmtp, submission, testMail } from "./mailbox.mjs";

const skip = NO_MAIL;
/** Nobody else's in this run. */
const tag = `${process.pid}${Math.random().toString(36).slice(2)}`;

for (const port of /** @type {const} */ (["starttls", "tls"])) {
  test(`a mail to an address with a tag goes out by ${port} and comes in by IDLE`, { skip }, async (t) => {
    const ana = await openMailbox(t, `ana+${tag}@example.com`, { name: "Ana Núñez", smtp: port, imap: port });
    const support = await openMailbox(t, "support@example.com", { imap: port });
    const to = `support+${port}${tag}@example.com`;
    const coming = support.next(({ subject }) => subject === `${port} ${tag}`);
    const png = Buffer.from([137, 80, 78, 71]);
    await ana.send({ to, subject: `${port} ${tag}`, text: "Grüße\n", attachments: [{ filename: "é.png", content: png }] });
    const mail = await coming;
    assert.deepEqual(mail.from, { name: "Ana Núñez", address: ana.address });
    assert.deepEqual(mail.to, [{ name: "", address: to }]);
    assert.equal(mail.text.trim(), "Grüße");
    assert.deepEqual(
      mail.attachments.map(({ filename, mimeType, content }) => [filename, mimeType, content]),
      [["é.png", "image/png", png]],
    );
    assert.equal(mail.headers.get("delivered-to"), to);
    assert.equal(mail.headers.get("envelope-to"), to);
    assert.equal(mail.headers.get("return-path"), `<${ana.address}>`);

    await support.reply(mail, "Danke", { html: "<p>Danke</p>", from: to });
    const answer = await ana.next();
    assert.equal(answer.subject, `Re: ${port} ${tag}`);
    assert.equal(answer.inReplyTo, mail.messageId);
    assert.deepEqual(answer.references, [mail.messageId]);
    assert.match(answer.text, /^Danke\n\nOn .+, Ana Núñez <ana\+.+> wrote:\n\n> Grüße\n/);
    assert.match(answer.html ?? "", /<blockquote[^>]*>Grüße/);
    assert.ok(await ana.isEmpty());
  });
}

test("an unknown recipient is refused, a known one of the same mail isn't", { skip }, async (t) => {
  const ana = await openMailbox(t, `ana+unknown${tag}@example.com`);
  const nobody = "nobody@example.org";
  await assert.rejects(ana.send({ to: nobody, subject: "x" }), { responseCode: 550, message: /550 5\.1\.1 / });
  const { accepted, rejected } = await ana.send({ to: [nobody, ana.address], subject: "x" });
  assert.deepEqual([accepted, rejected], [[ana.address], [nobody]]);
  await ana.next();
  await assert.rejects(ana.send({ to: "someone@example.net", subject: "x" }), { responseCode: 550, message: /550 5\.7\.1 / });
});

test("mail to a closed mailbox comes back as a delivery status notification", { skip }, async (t) => {
  const ana = await openMailbox(t, `ana+gone${tag}@example.com`);
  const returns = `ana+gone${tag}@example.com`;
  const sent = await ana.send({ to: "gone@example.org", subject: "x", text: "y", envelope: { from: returns, to: "gone@example.org" } });
  const bounce = await ana.next();
  assert.equal(bounce.headers.get("return-path"), "<>");
  assert.match(bounce.headers.get("content-type") ?? "", /^multipart\/report; report-type=delivery-status;/);
  assert.match(bounce.source, /Action: failed\r?\nFinal-Recipient: rfc822; ?gone@example\.org\r?\nStatus: 5\./);
  assert.ok(bounce.source.includes(sent.messageId), "it says which mail");
});

test("mail to a busy mailbox is deferred", { skip }, async (t) => {
  const ana = await openMailbox(t, "ana@example.com");
  await assert.rejects(ana.send({ to: "later@example.org", subject: "x" }), { responseCode: 451 });
});

test("a wrong password is refused, by both", { skip }, async () => {
  const { host, imap } = testMail();
  await assert.rejects(submission("ana@example.com", { password: "wrong" }).verify(), { responseCode: 535 });
  await submission("ana@example.com").verify();
  const auth = { user: "ana@example.com", pass: "wrong" };
  const client = new ImapFlow({ host, port: imap.tls, secure: true, tls: { rejectUnauthorized: false }, auth, logger: false });
  await assert.rejects(client.connect(), { authenticationFailed: true });
});

test("raw bytes get through unchanged, also with an empty sender", { skip }, async (t) => {
  const jun = await openMailbox(t, `jun+${tag}@example.org`);
  await jun.raw("X-Odd: 1\r\n\r\n.\r\nraw\r\n", { from: "", to: jun.address });
  const mail = await jun.next();
  assert.equal(mail.headers.get("x-odd"), "1");
  assert.equal(mail.headers.get("return-path"), "<>");
  assert.equal(mail.text, ".\nraw\n");
  assert.equal(mail.messageId, "");
});

test("a mailbox that a test adds receives mail at once", { skip }, async (t) => {
  const address = addMailbox(`support-${tag}@example.com`);
  const own = await openMailbox(t, address);
  const ana = await openMailbox(t, "ana@example.com");
  await ana.send({ to: address.replace("@", "+42@"), subject: "x" });
  assert.equal((await own.next()).headers.get("delivered-to"), `support-${tag}+42@example.com`);
});

test("submission wants TLS and a password, the port for other servers neither", { skip }, async (t) => {
  const { smtp, password } = testMail();
  const host = "127.0.0.1";
  const ana = await openMailbox(t, `ana+plain${tag}@example.com`);
  const mail = { from: "jun@example.org", to: ana.address, subject: "x" };
  // Without TLS the server says nothing of passwords, and this program then sends none.
  const auth = { user: "ana@example.com", pass: password };
  await assert.rejects(createTransport({ host, port: smtp.starttls, ignoreTLS: true, auth }).sendMail(mail), { responseCode: 550 });
  await assert.rejects(createTransport({ host, port: smtp.plain, requireTLS: true }).sendMail(mail), { code: "ETLS" });
  const { rejected } = await createTransport({ host, port: smtp.plain }).sendMail({ ...mail, to: [ana.address, "nobody@example.com"] });
  assert.deepEqual(rejected, ["nobody@example.com"]);
  assert.equal((await ana.next()).headers.get("return-path"), "<jun@example.org>");
});

test("the SMTP server goes down and comes back", { skip }, async (t) => {
  await ownServers(t);
  const ben = await openMailbox(t, "ben@example.com");
  const { pid } = testMail().smtp;
  process.kill(Number(readFileSync(pid, "utf8")), 0);
  stopSmtp();
  assert.ok(!existsSync(pid));
  await assert.rejects(ben.send({ to: ben.address, subject: "x" }), { code: "ESOCKET" });
  assert.ok(await ben.isEmpty(), "mail can still be read");
  startSmtp();
  await ben.send({ to: ben.address, subject: "again" });
  assert.equal((await ben.next()).subject, "again");
});

test("the servers go with the command that they were started for, whose exit status is handed on", { skip }, () => {
  const command = ["sh", "-c", 'echo "$GUICHET_TEST_MAIL"; exit 7'];
  const { status, stdout } = spawnSync(fileURLToPath(new URL("with-mail", import.meta.url)), command, { encoding: "utf8" });
  assert.equal(status, 7);
  const { ca, password } = JSON.parse(stdout);
  assert.ok(!existsSync(dirname(ca)));
  assert.notEqual(encodeURIComponent(password), password, "it can't stand in a URL as it is");
});
