// What scripts make of a channel's kind, by its word in contacts.yaml. crates/contacts/src/kinds.rs says the same and more;
// tests/js/kinds.test.mjs keeps the two together, and tells what a new kind needs.

/**
 * @typedef {object} Kind
 * @property {true} [page] Nobody answers there.
 * @property {string} [icon] The panel's.
 * @property {true} [mailbox] An e-mail to it is as good as the contact form.
 * @property {"email" | "phone" | "chat"} [answer] How one who has written to it by the contact form is answered.
 */

/** @type {{ [word: string]: Kind | undefined }} */
export const KINDS = {
  link: { page: true },
  chat: { icon: "chat", answer: "chat" },
  email: { icon: "mail", answer: "email", mailbox: true },
  phone: { icon: "phone" },
  callback: { icon: "phone", answer: "phone" },
  form: { icon: "mail", answer: "email" },
};
