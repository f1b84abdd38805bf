//! `SEAL`: sealed details.

use super::entry::*;

family! {
    SEAL: "sealed details",
        "Contact details that are encrypted for the customers of some plans.";

    SEAL001: warning(
        "no key to seal with",
        "A channel says `gate: sealed`, but GUICHET_SEAL_KEY is not in the environment, so the site is built without that channel's details. `guichet seal keygen` prints a key: keep it where CI keeps its secrets, never in a file of the site.",
        variable("GUICHET_SEAL_KEY", "", KEY),
    );

    SEAL002: error(
        "the key can't be used",
        "GUICHET_SEAL_KEY must hold 32 random bytes in base64, as `guichet seal keygen` prints them. A password is not a key: it can be guessed.",
        variable("GUICHET_SEAL_KEY", "hunter2", KEY),
    );

    SEAL003: error(
        "a secret is missing",
        "`href: { secret: NAME }` takes the address from the environment variable NAME when the site is built, and it is not set. Set it where the site is built.",
        variable("SUPPORT_PHONE", "", "+1-555-010-4477"),
    );

    SEAL004: error(
        "a secret is not an address",
        "Readers could not use it. The variable must hold an address with its scheme, `tel:+1-555-0100` or `https://…`; for `kind: phone` the number alone will do, for `kind: email` the address alone.",
        variable("SUPPORT_PHONE", "ask Jo", "+1-555-010-4477"),
    );

    SEAL005: error(
        "a plan or add-on lost a sealed channel, but not its key",
        "Customers who have it hold a key that opens what is published in this epoch. Increment `seal: { epoch: … }`: the keys are then new, and passes of the old epoch no longer open anything. Then run `guichet seal lock`, and give the product the new keys (`guichet seal issuer`). Customers still know what they have read: change the value too if that matters.",
        only(Text("seal.lock", "1 phone: free pro\n")).with(SEALED),
    );

    SEAL006: warning(
        "seal.lock is missing or out of date",
        "The file says which plans and add-ons could open what in each epoch, so that a later build can tell when one of them has lost a channel. `guichet seal lock` writes it; commit it beside contacts.yaml. It holds plans, add-ons and channels, but no keys and no values.",
        file("seal.lock", "# Nothing is written down yet.\n", "1 phone: pro\n").with(SEALED),
    )
    .at_times(Error, "a line of the file can't be read");

    SEAL007: error(
        "`gate: sealed` with nothing to seal",
        "What is sealed comes from the environment: write `href: { secret: NAME }`. An address that is written in contacts.yaml is in everyone's copy of the site's sources.",
        contacts(
            "  phone: { kind: phone, plans: [pro], languages: [en], href: \"tel:+15550104477\", gate: sealed }\n",
            "  phone: { kind: phone, plans: [pro], languages: [en], href: { secret: SUPPORT_PHONE }, gate: sealed }\n",
        )
        .with(SEALED),
    );
}
