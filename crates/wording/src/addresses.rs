//! Where links lead: through a page of another program, with what counts readers, or nowhere at all.

use guichet_core::diag::{Diagnostic, codes};
use percent_encoding::percent_decode_str;

use crate::quoted;

/// What is wrong with the address of a link, if something is. `is_example` says that the site itself is an example.
pub fn judge(url: &str, is_example: bool) -> Option<Diagnostic> {
    let (host, rest) = parts(url)?;
    if let Some(real) = redirected(&host, rest, url) {
        let real = without_tracking(&real).unwrap_or(real);
        let message = format!("this link leads through {} before it comes to its target", quoted(&host));
        return Some(Diagnostic::new(codes::LNK010, message).help(format!("write `{real}`")));
    }
    if let Some(clean) = without_tracking(url) {
        let message = "this address has parameters that say where a reader of another page came from";
        return Some(Diagnostic::new(codes::LNK011, message).help(format!("write `{clean}`")));
    }
    if is_desk(&host) && is_below(rest, "articles") {
        let message = format!("this link leads to an article at {}", quoted(&host));
        return Some(
            Diagnostic::new(codes::LNK014, message)
                .help("if this site has the article now, link to it here: the link ends with the old help centre"),
        );
    }
    if is_preview(url) {
        let message = "this link leads to the preview, which only you can see".to_owned();
        return Some(
            Diagnostic::new(codes::LNK015, message)
                .help("link to the article by its path, such as `../contacts/import.md`"),
        );
    }
    (!is_example && is_placeholder(&host)).then(|| {
        let message = format!("{} is an address for examples: nothing is there", quoted(&host));
        Diagnostic::new(codes::LNK012, message)
            .help("write the address that is meant; put one that is an example between backticks")
    })
}

/// What is wrong with the address of a picture, if something is: the host has it as long as what it was pasted from is there.
pub fn judge_picture(url: &str) -> Option<Diagnostic> {
    let (host, rest) = parts(url)?;
    let of = if is_desk(&host) && is_below(rest, "article_attachments") {
        "an old help centre"
    } else if is_of_document(&host, rest) {
        "a Google document"
    } else {
        return None;
    };
    let message = format!("this picture is at {}, where {of} keeps it", quoted(&host));
    Some(
        Diagnostic::new(codes::IMG007, message).help(
            "save it as a file beside the article, and write its path: there it ends with what it was pasted from",
        ),
    )
}

/// A page of a language where `guichet serve` listens: at its port, or at one of those behind it that were free. Other programs
/// listen there as well, and an article may be about them.
fn is_preview(url: &str) -> bool {
    let rest = url.strip_prefix("http://").unwrap_or_default();
    let rest = rest.strip_prefix("127.0.0.1:").or_else(|| rest.strip_prefix("localhost:"));
    let Some((port, path)) = rest.and_then(|rest| rest.split_once('/')) else { return false };
    let is_language = |part: &str| {
        let language = part.split('-').next().unwrap_or_default();
        language.len() == 2 && language.bytes().all(|byte| byte.is_ascii_lowercase())
    };
    let is_port = port.parse::<u16>().is_ok_and(|port| (4000..4010).contains(&port));
    // A site's base path comes before it.
    is_port && path.split('/').take(2).any(is_language)
}

/// A help centre of Zendesk under its own name.
fn is_desk(host: &str) -> bool {
    host.strip_suffix(".zendesk.com").is_some_and(|name| !name.is_empty() && !matches!(name, "support" | "www"))
}

/// `/hc/en-us/articles/…`, with or without the locale.
fn is_below(path: &str, folder: &str) -> bool {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let mut parts = path.split('/').skip(1);
    parts.next() == Some("hc") && parts.take(2).any(|part| part == folder)
}

/// `lh7-rt.googleusercontent.com/docsz/…`
fn is_of_document(host: &str, path: &str) -> bool {
    let is_host = host.strip_suffix(".googleusercontent.com").is_some_and(|name| name.starts_with("lh"));
    is_host && (path.starts_with("/docsz/") || path.starts_with("/docs/"))
}

/// Whether a host is one for examples.
pub fn is_placeholder(host: &str) -> bool {
    const RESERVED: [&str; 3] = ["example.com", "example.org", "example.net"];
    const INVENTED: [&str; 11] = [
        "yourdomain.com",
        "your-domain.com",
        "mydomain.com",
        "yoursite.com",
        "your-site.com",
        "mysite.com",
        "yourcompany.com",
        "your-company.com",
        "domain.tld",
        "yourwebsite.com",
        "url.com",
    ];
    let is_below = |domain: &&str| host == *domain || host.strip_suffix(*domain).is_some_and(|sub| sub.ends_with('.'));
    RESERVED.iter().any(&is_below)
        || INVENTED.iter().any(is_below)
        || [".example", ".invalid"].iter().any(|end| host.ends_with(end))
}

/// The host of a web address, in lower case, and what follows it.
fn parts(url: &str) -> Option<(String, &str)> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let host = rest[..end].rsplit('@').next().unwrap_or_default();
    let host = host.split(':').next().unwrap_or_default();
    Some((host.to_ascii_lowercase(), &rest[end..]))
}

/// Pages that lead on to what one of their parameters says: host, path, parameter. They come with what is pasted from documents,
/// mails and chats.
const LEADING_ON: [(&str, &str, &str); 11] = [
    ("www.google.com", "/url", "q"),
    ("www.google.com", "/url", "url"),
    ("google.com", "/url", "q"),
    ("l.facebook.com", "/l.php", "u"),
    ("lm.facebook.com", "/l.php", "u"),
    ("slack-redir.net", "/link", "url"),
    ("www.youtube.com", "/redirect", "q"),
    ("linkprotect.cudasvc.com", "/url", "a"),
    ("steamcommunity.com", "/linkfilter/", "url"),
    ("l.instagram.com", "/", "u"),
    ("www.linkedin.com", "/redir/redirect", "url"),
];

/// Where such a page leads.
fn redirected(host: &str, rest: &str, url: &str) -> Option<String> {
    // Two dozen bytes rule nearly every address out.
    if host.ends_with(".safelinks.protection.outlook.com") {
        return parameter(rest, "url");
    }
    if host == "urldefense.com" || host == "urldefense.proofpoint.com" {
        let (_, real) = url.split_once("/v3/__")?;
        return real.split_once("__;").map(|(real, _)| real.to_owned());
    }
    let (_, _, name) = LEADING_ON.iter().find(|(its, path, name)| {
        *its == host && rest.split(['?', '#']).next() == Some(*path) && parameter(rest, name).is_some()
    })?;
    parameter(rest, name)
}

fn parameter(rest: &str, name: &str) -> Option<String> {
    let query = rest.split('#').next()?.split_once('?')?.1;
    let value = query.split('&').find_map(|pair| pair.split_once('=').filter(|(key, _)| *key == name))?.1;
    let value = percent_decode_str(value).decode_utf8().ok()?.into_owned();
    let is_plain = value.starts_with("https://") || value.starts_with("http://");
    (is_plain && !value.contains(|c: char| c.is_whitespace() || c.is_control() || c == '`')).then_some(value)
}

/// Parameters that mean nothing to the page that gets them, but for who counts.
fn is_tracking(name: &str) -> bool {
    const NAMES: [&str; 19] = [
        "gclid",
        "gclsrc",
        "dclid",
        "gbraid",
        "wbraid",
        "fbclid",
        "msclkid",
        "mc_cid",
        "mc_eid",
        "_hsenc",
        "_hsmi",
        "hsctatracking",
        "igshid",
        "igsh",
        "yclid",
        "twclid",
        "ttclid",
        "mkt_tok",
        "srsltid",
    ];
    let name = name.to_ascii_lowercase();
    name.starts_with("utm_") || NAMES.contains(&name.as_str())
}

/// An address without such parameters, if it has any.
fn without_tracking(url: &str) -> Option<String> {
    let (before, fragment) = url.split_once('#').map_or((url, None), |(before, fragment)| (before, Some(fragment)));
    let (path, query) = before.split_once('?')?;
    let name = |pair: &&str| pair.split('=').next().unwrap_or_default().to_owned();
    if !query.split('&').any(|pair| is_tracking(&name(&pair))) {
        return None;
    }
    let kept: Vec<&str> = query.split('&').filter(|pair| !is_tracking(&name(pair))).collect();
    let query = if kept.is_empty() { String::new() } else { format!("?{}", kept.join("&")) };
    Some(format!("{path}{query}{}", fragment.map_or_else(String::new, |fragment| format!("#{fragment}"))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(url: &str) -> Option<(String, String)> {
        judge(url, false).map(|told| (told.code.to_string(), told.help.unwrap_or_default()))
    }

    #[test]
    fn the_real_address_is_said() {
        for (url, code, real) in [
            (
                "https://www.google.com/url?q=https://a.com/b%3Fc%3D1&sa=D&source=editors&ust=1",
                "LNK010",
                "https://a.com/b?c=1",
            ),
            ("https://www.google.com/url?q=https://a.com/?utm_source%3Dx&sa=D", "LNK010", "https://a.com/"),
            (
                "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.com%2F&data=05",
                "LNK010",
                "https://a.com/",
            ),
            ("https://urldefense.com/v3/__https://a.com/b__;!!x", "LNK010", "https://a.com/b"),
            ("https://a.com/b?utm_source=x&page=2&utm_medium=y#z", "LNK011", "https://a.com/b?page=2#z"),
            ("https://a.com/?fbclid=1", "LNK011", "https://a.com/"),
        ] {
            assert_eq!(said(url), Some((code.to_owned(), format!("write `{real}`"))), "{url}");
        }
    }

    #[test]
    fn what_ends_with_where_it_was_pasted_from() {
        let code = |found: Option<Diagnostic>| found.map(|told| told.code.to_string());
        for url in [
            "https://atrium.zendesk.com/hc/article_attachments/360001.png",
            "https://atrium.zendesk.com/hc/en-us/article_attachments/360001/a.png?x=1",
            "https://lh7-rt.googleusercontent.com/docsz/AD_4nXe",
            "https://lh3.googleusercontent.com/docs/AD_4nXe",
        ] {
            assert_eq!(code(judge_picture(url)).as_deref(), Some("IMG007"), "{url}");
        }
        for url in [
            "https://atrium.zendesk.com/hc/en-us/articles/360001-Refunds",
            "https://atrium.zendesk.com/hc/articles/360001#h_1",
        ] {
            assert_eq!(code(judge(url, false)).as_deref(), Some("LNK014"), "{url}");
        }
        for url in [
            "https://atrium.zendesk.com/",
            "https://atrium.zendesk.com/hc/en-us/requests/new",
            "https://zendesk.com/hc/articles/1",
            "https://support.zendesk.com/hc/en-us/articles/1",
            "https://lh3.googleusercontent.com/a/photo",
            "https://example.com/docsz/a.png",
        ] {
            assert_eq!((code(judge(url, true)), code(judge_picture(url))), (None, None), "{url}");
        }
    }

    #[test]
    fn what_leads_where_it_says() {
        for url in [
            "https://www.google.com/search?q=https://a.com/",
            "https://www.google.com/url?q=relative",
            "https://a.com/url?q=https://b.com/",
            "https://a.com/?utm=1&source=x",
            "https://myexample.com/",
            "https://example.company.com/",
            "https://a.com/example.com/",
            "mailto:a@example.com",
        ] {
            assert_eq!(said(url), None, "{url}");
        }
    }

    #[test]
    fn addresses_of_the_preview() {
        for url in
            ["http://127.0.0.1:4000/en/guide/a/", "http://localhost:4001/kb/pt-BR/", "http://127.0.0.1:4009/en/#x"]
        {
            assert_eq!(said(url).map(|(code, _)| code).as_deref(), Some("LNK015"), "{url}");
        }
        for url in [
            "http://127.0.0.1/en/",
            "http://localhost:4000",
            "http://localhost:4000/api/roll",
            "http://localhost:8080/en/",
            "http://localhost:40000/en/",
            "https://a.com:4000/en/",
        ] {
            assert_eq!(said(url), None, "{url}");
        }
    }

    #[test]
    fn addresses_for_examples() {
        for url in [
            "https://example.com/a",
            "http://www.example.org",
            "https://app.atrium.example/",
            "https://yourdomain.com/x",
        ] {
            assert_eq!(said(url).map(|(code, _)| code).as_deref(), Some("LNK012"), "{url}");
            assert!(judge(url, true).is_none());
        }
    }
}
