//! `TIME`: dates.

use super::entry::*;

family! {
    TIME: "dates",
        "Dates in front matter. These never fail a build, not even under `--strict`, since a day comes without anyone changing the site.";

    TIME001: warning(
        "something leads to an article that is scheduled or expires",
        "The article that a link, a redirect or a setting leads to is not published yet, is no longer published, or expires within 14 days; or a translation with such dates has other headings than the original that readers get without it. A link to a page that is not there is published as plain text, and one to a section that is not there leads to the page as a whole. The warning can appear without any change to the site, so it never fails a build, not even under `--strict`. Change the dates, or remove the link.",
        article("See [the offer](offer.md).\n", "See [the start](welcome.md).\n")
            .with(&[Text("content/en/guide/offer.md", "---\ntitle: Offer\npublish_at: 2099-12-01\n---\n")]),
    );

    TIME002: warning(
        "an article is due for review",
        "The day in its `review_by` has come. Check whether the article is still correct, then set a later date, or remove the key. The warning never fails a build, not even under `--strict`, and readers don't see it.",
        article(
            "---\ntitle: Example\nreview_by: 2020-01-01\n---\n",
            "---\ntitle: Example\nreview_by: 2099-12-01\n---\n",
        ),
    );

    TIME003: note(
        "an article expires soon",
        "Within 14 days from now, the page is no longer published: the day is that of its `expires_at`. If it shall stay, set a later day or remove the line. If not, nothing needs to be done; links to it are told as TIME001.",
        article(
            "---\ntitle: Example\nexpires_at: 2098-12-01\n---\n",
            "---\ntitle: Example\nexpires_at: 2099-12-01\n---\n",
        )
        .found_by(&["check --date 2098-11-20"]),
    );
}
