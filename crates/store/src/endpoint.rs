//! The address of a storage's own server, where it is not its maker's: whether anything can be there.

use std::io;

use url::Url;

const NAMES: [&str; 4] = ["AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL", "AWS_ENDPOINT", "AZURE_STORAGE_ENDPOINT"];

/// # Errors
/// It is not an address, or one without encryption that nobody has allowed.
pub fn check(environment: &[(String, String)]) -> io::Result<()> {
    let value_of = |wanted: &str| environment.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str());
    for name in NAMES {
        let Some(value) = value_of(name).filter(|value| !value.is_empty()) else { continue };
        let url = Url::parse(value).ok().filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host());
        let wrong = match url {
            None => format!("{name} is not the address of a server: write it as `https://storage.example.com`"),
            Some(url) if url.scheme() == "https" => continue,
            Some(_) => {
                let allow = if name.starts_with("AWS") { "AWS_ALLOW_HTTP" } else { "AZURE_ALLOW_HTTP" };
                if value_of(allow).is_some_and(|value| matches!(value, "1" | "true" | "yes" | "on")) {
                    continue;
                }
                format!(
                    "{name} begins with `http://`, so that everybody on the way could read along: write `https://`, or set {allow}=true"
                )
            }
        };
        return Err(io::Error::new(io::ErrorKind::InvalidInput, wrong));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_servers() {
        let checked = |pairs: &[(&str, &str)]| {
            let pairs: Vec<_> = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
            check(&pairs).map_err(|error| error.to_string())
        };
        for right in [
            &[][..],
            &[("AWS_ENDPOINT", "")],
            &[("AWS_ENDPOINT", "https://storage.example.com:9000")],
            &[("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:9000"), ("AWS_ALLOW_HTTP", "true")],
        ] {
            assert_eq!(checked(right), Ok(()), "{right:?}");
        }
        for wrong in ["nonsense", "storage.example.com", "localhost:9000", "s3://bucket", "https://", "ftp://a"] {
            let told = checked(&[("AWS_ENDPOINT", wrong)]).unwrap_err();
            assert!(told.starts_with("AWS_ENDPOINT is not the address of a server"), "{wrong}: {told}");
        }
        let told = checked(&[("AWS_ENDPOINT", "http://a"), ("AWS_ALLOW_HTTP", "false")]).unwrap_err();
        assert!(told.ends_with("set AWS_ALLOW_HTTP=true"), "{told}");
    }
}
