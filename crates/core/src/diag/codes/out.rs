//! `OUT`: files of the output.

use super::entry::*;

/// A query of more than a thousand characters.
macro_rules! long {
    () => {
        concat!(hundred!(), hundred!(), hundred!(), hundred!(), hundred!(), hundred!(), hundred!(), hundred!(), hundred!(), hundred!())
    };
}

macro_rules! hundred {
    () => {
        "a=b&c=d&e=f&g=h&i=j&a=b&c=d&e=f&g=h&i=j&a=b&c=d&e=f&g=h&i=j&a=b&c=d&e=f&g=h&i=j&a=b&c=d&e=f&g=h&i=j&"
    };
}

family! {
    OUT: "files of the output",
        "The files that a build writes, and the addresses that they have.";

    OUT001: error(
        "two pages with the same address",
        "Both would be written to the same file, so one would be lost. Change the `slug` of one of them. A folder `sso/` has one page: of `sso.md` beside it and `sso/_index.md` in it, keep one.",
        article("---\ntitle: Example\nslug: welcome\n---\n", "---\ntitle: Example\nslug: first-steps\n---\n"),
    )
    // Of two files at one address only one can be published: no setting makes room for both.
    .fixed();

    OUT002: error(
        "addresses that differ only in case",
        "On many hosts, and on Mac and Windows machines, these are the same file. The same goes for two names whose accents are stored in two ways (NFC and NFD). Rename one of the two. Old addresses that differ in case and lead to the same page are fine.",
        article("---\ntitle: Example\nslug: Welcome\n---\n", "---\ntitle: Example\nslug: first-steps\n---\n"),
    )
    .at_times(Warning, "one of the two is an old address");

    OUT003: error(
        "the output folder was not made by Guichet",
        "The folder is not empty and has no manifest of an earlier build. Guichet never deletes files that it did not write. Choose an empty folder.",
        only(Text("public/thesis.txt", "Not of the site.\n")).found_by(&["build"]),
    );

    OUT004: warning(
        "a name that some disks can't hold",
        "Addresses become files and folders. Disks hold names of up to 255 bytes. Windows allows no `con`, `aux` or `nul`, no name that ends in a dot, and no `:` or `?` in a name. Choose another name or `slug`.",
        article("---\ntitle: Example\nslug: con\n---\n", "---\ntitle: Example\nslug: connections\n---\n"),
    )
    .at_times(Error, "the name is longer than 255 bytes, which no disk can hold");

    OUT005: warning(
        "a file in static/ contradicts the build",
        "`robots.txt`, `_redirects` and `_headers` in `static/` are published together with the lines of the build. A line of yours that takes the place of one of the build's is reported: a redirect that answers the old address of an article, or a header of which browsers refuse two values. Change the line, or leave it if it is what you want, and switch the code off under `diagnostics`. A note says which line is added to `robots.txt`.",
        file("static/_redirects", "/en/old /elsewhere 301\n", "/older /elsewhere 301\n")
            .with(&[Text("redirects.yaml", "/en/old/: guide/welcome\n")]),
    )
    .at_times(Note, "lines are added to `robots.txt`");

    OUT007: warning(
        "an active file is not published",
        "A page, a script, an XML file or a program beside an article would run at the site's own address, where it could read what readers' browsers have stored. A drawing that can't be read might do the same. If you trust the file, move it to `static/`; if it is a download, pack it as a .zip; if you trust every writer, add its kind to `markdown.active_files` in site.yaml.",
        instead(
            Text("content/en/guide/demo.html", "<!doctype html><title>Demo</title>"),
            Text("static/demo.html", "<!doctype html><title>Demo</title>"),
        ),
    );

    OUT008: warning(
        "active parts of a drawing were removed",
        "SVG can hold scripts, event handlers, HTML, addresses of other hosts, and references into other files (`<use href=\"other.svg#a\">`), which bring in what is active there. They are removed from the published copy; the file itself stays as it is. Links and pictures beside the drawing are allowed. Save the drawing as plain SVG, without the rest, or move a drawing that you trust to `static/`.",
        file(
            "content/en/guide/a.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"8\"><script>run()</script></svg>\n",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"8\"></svg>\n",
        )
        .with(&[Text(ARTICLE, "![A picture](a.svg)\n")]),
    );

    OUT010: note(
        "files that nothing links to",
        "Files in `content/` that no published article, setting or template uses are still published, since pages elsewhere may link to them. They may be left over from an article that was removed. The note says how many there are in a folder, and names the first of them; it never fails a build. Files that only drafts use are not published, and not counted here.",
        only(Text("content/en/guide/prices.txt", "9\n")),
    );

    OUT011: warning(
        "more than the host takes",
        "Hosts limit how many files a site has, how large they are, and how many lines say where old addresses lead. `outputs: { host: … }` in site.yaml, or `guichet check --host`, names the host; docs/hosting.md has the figures. Old addresses that the host takes no more of stay pages that lead on.",
        settings("outputs: { host: cloudflare-pages }\n", "outputs: { host: netlify }\n")
            .with(&[Text("redirects.yaml", concat!("/old/: https://example.com/?", long!(), "\n"))])
            .found_by(&["build"]),
    )
    .at_times(Note, "the host only advises against more");

    OUT012: warning(
        "a file in static/ that the host does not read",
        "Not every host reads `_headers` and `_redirects`. For those that are told in another way, the lines of these files are translated, unless they hold something that the host doesn't know, such as a condition.",
        file("static/_redirects", "/a /b 301 Country=fr\n", "/a /b 301\n")
            .with(&[Text("site.yaml", "title: Help\nbase_url: https://help.example.com/\nlocales: { en: {} }\noutputs: { host: gitlab-pages }\n")])
            .found_by(&["build"]),
    );
}
