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
}
