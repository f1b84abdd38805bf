//! `GATE`: what only some readers may see.

use super::entry::*;

family! {
    GATE: "what only some readers may see",
        "Secrets where everyone can read them.";

    GATE001: error(
        "a secret that this gate can't keep",
        "Values under `public` and `display` are in the page's source, where everyone can read them, so `{ secret: … }` is refused there. Write `gate: sealed` to encrypt the value.",
        contacts(
            "  phone: { kind: phone, plans: [pro], languages: [en], href: { secret: SUPPORT_PHONE } }\n",
            "  phone: { kind: phone, plans: [pro], languages: [en], href: { secret: SUPPORT_PHONE }, gate: sealed }\n",
        )
        .with(SEALED),
    );

    GATE002: error(
        "a secret is in a file of the site",
        "The value of an environment variable that contacts.yaml names as a secret, or the key that seals it, is in a file of the site or in its name: an article, a template, the settings, a download. docs/gating.md lists the spellings and the file formats that are searched. Remove it. If the file was ever published or pushed, the value is no longer secret: change the telephone number or address itself.",
        article("Call +1-555-010-4477.\n", "{{ contact(channel=\"phone\") }}\n").with(SEALED),
    );

    GATE003: error(
        "a secret can be read in the built site",
        "`guichet seal verify` found it in a published file or in its name; docs/gating.md lists the spellings and the file formats that are searched. Don't publish this folder. If it is published, change the value itself: caches and archives keep what they have seen.",
        file("public/notes.txt", "Call +1-555-010-4477.\n", "Call us.\n")
            .with(SEALED)
            .found_by(&["build", "seal verify public"]),
    );

    GATE004: warning(
        "a published file that can't be searched",
        "`guichet seal verify` can't tell whether a secret is in it: it is encrypted, packed in an unknown way, or unpacks to more than 512 MB. This is a warning, and does not make the command fail. Check the file yourself, or publish it in another format.",
        instead(Bytes("public/file.7z", b"7z\xbc\xaf'\x1c\x00\x04"), Text("public/file.txt", "Text.\n"))
            .with(SEALED)
            .found_by(&["build", "seal verify public"]),
    );
}
