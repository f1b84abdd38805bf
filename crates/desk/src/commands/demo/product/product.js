// A product with the help panel: it says who is signed in, by a pass from its own back end.

/**
 * @typedef {{ id: string, name: string, company: string, email: string, plan: string, locale: string }} Customer
 * @typedef {{ help: string, customers: Customer[] }} People
 */

/** Milliseconds between two passes; each is good for an hour. */
const ANEW = 50 * 60_000;

/** @param {string} path */
async function ask(path) {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${answer.status} ${path}`);
  return answer.json();
}

/** @param {string} id @returns {Promise<string>} */
const passOf = async (id) => (await ask(`pass/${id}`)).pass;

/** @param {keyof HTMLElementTagNameMap} tag @param {string} className @param {...(Node | string)} children */
function element(tag, className, ...children) {
  const node = document.createElement(tag);
  node.className = className;
  node.append(...children);
  return node;
}

/** @param {Customer} customer @param {boolean} isSignedIn */
function choice(customer, isSignedIn) {
  const input = document.createElement("input");
  Object.assign(input, { type: "radio", name: "customer", value: customer.id, checked: isSignedIn });
  const name = element("span", "", customer.name, element("small", "", customer.company));
  return element("label", "customer", input, name, element("span", "", `${customer.plan} · ${customer.locale}`));
}

const { help, customers } = /** @type {People} */ (await ask("customers.json"));
const signedIn = customers.find(({ id }) => `#${id}` === location.hash) ?? customers[3] ?? customers[0];
if (signedIn) {
  const form = /** @type {HTMLFormElement} */ (document.querySelector(".customers"));
  form.append(...customers.map((customer) => choice(customer, customer === signedIn)));
  form.addEventListener("change", () => {
    // Somebody else: nothing of whoever was here before stays, as after signing out.
    sessionStorage.clear();
    location.hash = new FormData(form).get("customer")?.toString() ?? "";
    location.reload();
  });
  document.querySelector("[data-who]")?.append(`${signedIn.name}, ${signedIn.company}`);
  /** @type {typeof import("../../../../client/src/panel/panel.js")} */
  const { mount } = await import(`${help}_guichet/panel.js`);
  const { locale, plan, email } = signedIn;
  const panel = mount({ locale, accountLanguage: locale, plan, email, context: "home", seat: true, pass: await passOf(signedIn.id) });
  setInterval(async () => panel.update({ pass: await passOf(signedIn.id) }), ANEW);
}
