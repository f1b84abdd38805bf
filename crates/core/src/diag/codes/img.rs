//! `IMG`: pictures and videos.

use super::entry::*;

const BUTTONS: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"8\"></svg>\n";

family! {
    IMG: "pictures and videos",
        "Pictures that readers would not see.";

    IMG001: error(
        "an image that does not exist",
        "Readers would see a broken image. Check the path: it is relative to the article, or begins with `/` for files in `content/` and `static/`.",
        article("![Two buttons](/buttons.png)\n", "![Two buttons](/buttons.svg)\n")
            .with(&[
                Text("static/buttons.svg", BUTTONS),
            ]),
    )
    .can_fix("corrects the case of letters, and writes `/` in place of `\\`, where the picture is there then.");

    IMG002: warning(
        "a picture in an address that can't be read",
        "A picture may be written into an article as a `data:image/…` address, as editors paste it; the build publishes it as a file. What this address holds is not a picture that browsers show, so readers get the alternative text. Put the picture's file beside the article, and use its path.",
        article(
            "![A dot](data:image/png;base64,AAAA)\n",
            "![A dot](/dot.svg)\n",
        )
        .with(&[Text("static/dot.svg", BUTTONS)]),
    );

    IMG003: warning(
        "a picture from a host that the content security policy can't name",
        "Each page tells browsers which hosts it loads pictures from. Only a host name of letters, digits, `-` and `.`, with or without a port, can be named there. Browsers don't show a picture from a host with other characters (`;`, `*`, `_`, an IPv6 address). Keep the picture beside the article, or use another host name.",
        article("![Map](https://img_1.example.com/map.png)\n", "![Map](https://img.example.com/map.png)\n"),
    );

    IMG004: note(
        "a picture without a text",
        "Who can't see the picture, because of their eyes, a slow network or a search engine's nature, gets nothing in its place. Say between `[` and `]` what it shows, as you would on the phone. A picture that only decorates says so, `<img src=\"line.svg\" alt=\"\">`, and is not told. In Markdown nobody can tell the two apart, so this is a note; `diagnostics: { IMG004: warning }` in site.yaml makes it graver.",
        article("![](/buttons.svg)\n", "![The buttons Save and Cancel](/buttons.svg)\n")
            .with(&[Text("static/buttons.svg", BUTTONS)]),
    );

    IMG005: warning(
        "a text for a picture that says nothing of it",
        "`IMG_0042.png`, `image1` or \"Screenshot\" are read out to whoever can't see the picture, and leave them where they were. Say what is on it: which window, what is selected, what the drawing is about. \"Image of\" is said by screen readers themselves.",
        article("![buttons.svg](/buttons.svg)\n", "![The buttons Save and Cancel](/buttons.svg)\n")
            .with(&[Text("static/buttons.svg", BUTTONS)]),
    )
    .at_times(Note, "the text only begins with \"image of\"");

    IMG006: note(
        "a picture within the text",
        "Editors paste a picture as thousands of letters (`data:image/png;base64,…`). It is published as a file, but nobody can translate, replace or compare it in the article's source, and two articles can't share it. Save it as a file beside the article, and use its path.",
        article(
            "![A dot](data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEAAAAALAAAAAABAAEAAAIBAAA=)\n",
            "![The buttons Save and Cancel](/buttons.svg)\n",
        )
        .with(&[Text("static/buttons.svg", BUTTONS)]),
    )
    .told(Told::OncePerWords);

    IMG007: warning(
        "a picture that another program keeps",
        "What is pasted from a Zendesk help centre or a Google document shows its pictures from there (`*.zendesk.com/hc/article_attachments/…`, `*.googleusercontent.com/docsz/…`). Readers see them until the old help centre is switched off, the document is deleted, or the address expires. Save each picture as a file beside the article, and use its path.",
        article(
            "![Save and Cancel](https://atrium.zendesk.com/hc/article_attachments/360001.png)\n",
            "![Save and Cancel](/buttons.svg)\n",
        )
        .with(&[Text("static/buttons.svg", BUTTONS)]),
    );
}
