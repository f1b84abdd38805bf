//! `A11Y`: what some readers could not use.

use super::entry::*;

family! {
    A11Y: "what some readers could not use",
        "What keeps readers with low vision, or who use other means than a mouse and a screen, from reading and using the site: WCAG 2.2, level AA.";

    A11Y001: warning(
        "a colour that can't be read",
        "A colour that `theme` in site.yaml sets has too little contrast with what it is shown on: WCAG 2.2 asks for 4.5:1. Colours that follow from `brand` are changed until they have it; one that you set yourself is used as it is. The message names the nearest shade that can be read.",
        settings(
            "theme: { brand: \"#1d2a6b\", colors: { link: { light: \"#9aa5d8\", dark: \"#9aa5d8\" } } }\n",
            "theme: { brand: \"#1d2a6b\", colors: { link: { light: \"#4a5896\", dark: \"#9aa5d8\" } } }\n",
        ),
    );

    A11Y002: note(
        "a link whose text does not say where it leads",
        "Screen readers list the links of a page without what is around them, and whoever skims a page reads little else: ten links called \"here\" are ten times the same link. (The only one of a page has its sentence around it, and is not told.) Let the words that name the target be the link. A picture that is a link needs a text that says where the link leads. Words are known for English, French, German, Spanish, Portuguese, Italian, Dutch, Japanese, Chinese and Korean.",
        article(
            "Invoices are [here](welcome.md), and plans are [here](welcome.md).\n",
            "You find your [invoices](welcome.md) and your [plans](welcome.md) there.\n",
        ),
    )
    .at_times(Warning, "the link has no text at all");

    A11Y003: note(
        "a heading that leaves a level out, or is a second title",
        "Screen readers jump from heading to heading, and the table of contents is made of them: after `##` comes `###`, not `####`, and the first heading below the title is `##`. How large a heading looks is up to the theme. A page has one title, which is that of its front matter or its first `#`; another `#` becomes a section.",
        article("## Import\n\n#### Columns\n", "## Import\n\n### Columns\n"),
    );

    A11Y004: note(
        "ways of contact in another order than elsewhere",
        "Whoever needs help looks for it where it was before: WCAG 2.2 asks for the same order on every page (3.2.6, level A). The contact page and the help panel show channels in the order of contacts.yaml; this page has two of them the other way round. Move one of the shortcodes, or change the order in contacts.yaml.",
        article(
            "{{ contact(channel=\"phone\") }}\n\n{{ contact(channel=\"home\") }}\n",
            "{{ contact(channel=\"home\") }}\n\n{{ contact(channel=\"phone\") }}\n",
        )
        .with(&[Text(
            "contacts.yaml",
            "  phone: { kind: phone, plans: [pro], languages: [en], href: \"tel:+15550104477\" }\n",
        )]),
    );
}
