//! `RED`: redirects.

use super::{Code, code};

pub const CODES: &[Code] = &[
    code(
        "RED001",
        "redirects go in a circle",
        "Following the redirects leads back to where it began, so browsers show an error instead of a page. Let one of them lead to a page.",
    ),
    code(
        "RED002",
        "a redirect hides a page",
        "A page exists at the old address, so it would be shown instead of the redirect. Remove the redirect, or give the page another `slug`.",
    ),
    code(
        "RED003",
        "a redirect leads nowhere",
        "The target is neither a page of this site nor a full URL, so readers would get a 404 page. Redirect to a page, an article's id, or a full URL.",
    ),
    code(
        "RED004",
        "an old address redirects to two places",
        "The address is listed twice, with different targets, and only one of them can be used. Remove the other.",
    ),
];
