//! What a storage says when it refuses, in a sentence that helps: servers answer in XML or JSON, and clients add what they have tried.
//! Nothing of an address but its host gets into it: there may be a signature in the rest.

use std::io;

use object_store::Error;

/// An error as whoever has typed the command can use it.
pub fn told(error: &Error) -> io::Error {
    let text = whole(error);
    io::Error::other(sentence(&text))
}

/// With what it comes from, each of which may repeat the one below.
fn whole(error: &Error) -> String {
    let mut text = error.to_string();
    let mut source = std::error::Error::source(error);
    while let Some(below) = source {
        let more = below.to_string();
        if !text.contains(&more) {
            text = format!("{text}: {more}");
        }
        source = below.source();
    }
    text
}

/// What servers call it, and what is to be done: of S3 and of what speaks its protocol, then of the others.
const CODES: [(&str, &str); 18] = [
    ("SignatureDoesNotMatch", "the secret is not that of the key: check AWS_SECRET_ACCESS_KEY"),
    (
        "InvalidAccessKeyId",
        "the server does not know the key: check AWS_ACCESS_KEY_ID, and AWS_ENDPOINT if it is not Amazon's",
    ),
    ("InvalidToken", "check AWS_SESSION_TOKEN, or unset it if the key needs none"),
    ("ExpiredToken", "the key was valid for a while only: get a new one"),
    ("TokenRefreshRequired", "the key was valid for a while only: get a new one"),
    ("NoSuchBucket", "there is no bucket of that name: create it first, or check its name and AWS_REGION"),
    (
        "AccessDenied",
        "the key may not do this: it needs s3:ListBucket on the bucket, and s3:GetObject, s3:PutObject and s3:DeleteObject on what is in it",
    ),
    ("AuthorizationHeaderMalformed", "the bucket is in another region: set AWS_REGION"),
    ("PermanentRedirect", "the bucket is in another region: set AWS_REGION"),
    ("IllegalLocationConstraintException", "the bucket is in another region: set AWS_REGION"),
    ("RequestTimeTooSkewed", "the clock of this machine is wrong: set it"),
    ("SlowDown", "the server is busy: try again later"),
    ("ContainerNotFound", "there is no container of that name: create it first, or check its name"),
    (
        "AuthenticationFailed",
        "the server does not take the key: check AZURE_STORAGE_ACCOUNT_NAME and AZURE_STORAGE_ACCOUNT_KEY",
    ),
    ("AuthorizationFailure", "the key may not do this: give it the right to read, write, list and delete"),
    ("AuthorizationPermissionMismatch", "the key may not do this: give it the right to read, write, list and delete"),
    ("invalid_grant", "the service account is not accepted: check GOOGLE_SERVICE_ACCOUNT"),
    ("Forbidden", "the key may not do this: give it the right to read, write, list and delete"),
];

fn sentence(text: &str) -> String {
    if let Some(code) = between(text, "<Code>", "</Code>").or_else(|| between(text, "\"error\":\"", "\"")) {
        let help = CODES.iter().find(|(known, _)| *known == code).map(|(_, help)| *help);
        let message = between(text, "<Message>", "</Message>").map(one_line);
        return match (help, message) {
            (Some(help), _) => format!("{help} ({code})"),
            (None, Some(message)) => format!("the server says {code}: {message}"),
            (None, None) => format!("the server says {code}"),
        };
    }
    // Asked only where nothing else is known: the address at which machines of a cloud learn who they are.
    if text.contains("//169.254.") || text.contains("//metadata.") {
        return "there are no credentials in the environment: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or what your storage's own tools read".to_owned();
    }
    if text.contains("without LOCATION") {
        return "the bucket is in another region: set AWS_REGION".to_owned();
    }
    let host = between(text, "://", " ").and_then(|rest| rest.split(['/', '?', '#']).next());
    let host = host.map(|host| host.rsplit('@').next().unwrap_or(host));
    match host {
        Some(host) if text.contains("error sending request") => {
            format!("`{host}` does not answer: check the network, and AWS_ENDPOINT if it is not Amazon's")
        }
        _ => one_line(&without_addresses(text)),
    }
}

fn between<'t>(text: &'t str, start: &str, end: &str) -> Option<&'t str> {
    let (_, rest) = text.split_once(start)?;
    rest.split_once(end).map(|(inside, _)| inside)
}

/// Of an address, what is in front of its path.
fn without_addresses(text: &str) -> String {
    let one = |word: &str| match word.split_once("://") {
        Some((scheme, rest)) => {
            let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
            format!("{scheme}://{}", host.rsplit('@').next().unwrap_or_default())
        }
        None => word.to_owned(),
    };
    text.split(' ').map(one).collect::<Vec<_>>().join(" ")
}

/// As much of it as a line takes.
fn one_line(text: &str) -> String {
    const MOST: usize = 300;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= MOST { line } else { line.chars().take(MOST).chain(['…']).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_servers_say() {
        let xml = |code: &str| {
            format!(
                "Error performing GET https://u:p@h/b/manifest.json?X-Amz-Signature=abc in 5ms - 403 Forbidden: <?xml?>\n<Error><Code>{code}</Code><Message>Go\n away.</Message></Error>"
            )
        };
        for (text, expected) in [
            (
                xml("SignatureDoesNotMatch"),
                "the secret is not that of the key: check AWS_SECRET_ACCESS_KEY (SignatureDoesNotMatch)",
            ),
            (xml("Strange"), "the server says Strange: Go away."),
            (
                "Error performing PUT http://169.254.169.254/latest/api/token in 1s - HTTP error".to_owned(),
                "there are no credentials in the environment: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or what your storage's own tools read",
            ),
            (
                "Error performing GET https://u:p@nowhere.example/b?sig=abc in 5s - HTTP error: error sending request"
                    .to_owned(),
                "`nowhere.example` does not answer: check the network, and AWS_ENDPOINT if it is not Amazon's",
            ),
            ("Odd GET https://u:p@h/b?sig=abc in 1ms".to_owned(), "Odd GET https://h in 1ms"),
        ] {
            assert_eq!(sentence(&text), expected);
        }
        assert_eq!(sentence(&"x".repeat(1_000)).chars().count(), 301);
    }
}
