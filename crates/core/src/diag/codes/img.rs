//! `IMG`: pictures and videos.

use super::entry::*;

family! {
    IMG: "pictures and videos",
        "Pictures that readers would not see.";

    IMG001: error(
        "an image that does not exist",
        "Readers would see a broken image. Check the path: it is relative to the article, or begins with `/` for files in `content/` and `static/`.",
        article("![Two buttons](/buttons.png)\n", "![Two buttons](/buttons.svg)\n")
            .with(&[
                Text("static/buttons.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"8\"></svg>\n"),
            ]),
    )
    .can_fix("corrects the case of letters, and writes `/` in place of `\\`, where the picture is there then.");

    IMG002: warning(
        "a picture in an address that can't be read",
        "A picture may be written into an article as a `data:image/…` address, as editors paste it; the build publishes it as a file. What this address holds is not a picture that browsers show, so readers get the alternative text. Put the picture's file beside the article, and use its path.",
        article(
            "![A dot](data:image/png;base64,AAAA)\n",
            "![A dot](data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEAAAAALAAAAAABAAEAAAIBAAA=)\n",
        ),
    );

    IMG003: warning(
        "a picture from a host that the content security policy can't name",
        "Each page tells browsers which hosts it loads pictures from. Only a host name of letters, digits, `-` and `.`, with or without a port, can be named there. Browsers don't show a picture from a host with other characters (`;`, `*`, `_`, an IPv6 address). Keep the picture beside the article, or use another host name.",
        article("![Map](https://img_1.example.com/map.png)\n", "![Map](https://img.example.com/map.png)\n"),
    );
}
