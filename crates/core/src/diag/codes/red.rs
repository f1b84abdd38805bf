//! `RED`: redirects.

use super::entry::*;

family! {
    RED: "redirects",
        "Old addresses in redirects.yaml and in the `redirect_from` of articles.";

    RED001: error(
        "redirects go in a circle",
        "Following the redirects leads back to where it began, so browsers show an error instead of a page. Let one of them lead to a page.",
    );

    RED002: error(
        "a redirect hides a page",
        "A page exists at the old address, so it would be shown instead of the redirect. Remove the redirect, or give the page another `slug`.",
    );

    RED003: error(
        "a redirect leads nowhere",
        "The target is neither a page of this site nor a full URL, so readers would get a 404 page. Redirect to a page, an article's id, or a full URL.",
    );

    RED004: error(
        "an old address redirects to two places",
        "The address is listed twice, with different targets, and only one of them can be used. Remove the other.",
    );
}
