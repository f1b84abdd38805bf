//! The page that the editor runs in. Its policy is another one than the help centre's: the editor styles itself from its script,
//! and speaks with the host of the repository. It loads nothing from anybody else: what it would ask content delivery networks
//! for is beside it or not asked for.

use guichet_core::host::HostSource;

use crate::{BACKEND_FILE, CONFIG_FILE, PROGRAM, backend};

/// The page's script.
pub const MAIN: (&str, &str) =
    ("main.js", "// Made by `guichet editor`.\nimport CMS from \"./sveltia-cms/index.js\";\n\nCMS.init();\n");

/// The page's text, for the hosts that `backend.yml` names.
///
/// # Errors
/// A sentence without final stop that says what is wrong with `backend.yml`.
pub fn page(title: &str, backend: &str) -> Result<String, String> {
    let hosts = backend::hosts(backend)?;
    Ok(format!(
        "<!doctype html>\n\
         <!-- Made by `guichet editor`. -->\n\
         <html lang=\"en\">\n\
         <head>\n\
         <meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"robots\" content=\"noindex\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n\
         <title>{}</title>\n\
         <link rel=\"cms-config-url\" type=\"text/yaml\" href=\"{CONFIG_FILE}\">\n\
         <link rel=\"cms-config-url\" type=\"text/yaml\" href=\"{BACKEND_FILE}\">\n\
         <link rel=\"modulepreload\" href=\"{PROGRAM}/index.js\">\n\
         <script type=\"module\" src=\"{}\"></script>\n\
         </head>\n\
         <body></body>\n\
         </html>\n",
        policy(&hosts),
        escaped(title),
        MAIN.0,
    ))
}

fn policy(hosts: &[HostSource]) -> String {
    let hosts: String = hosts.iter().map(|host| format!(" {}", host.as_str())).collect();
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "font-src 'self'",
        "img-src 'self' blob: data:",
        "media-src blob:",
        "worker-src 'self'",
        &format!("connect-src 'self' blob: data:{hosts}"),
        "base-uri 'none'",
        "form-action 'none'",
    ]
    .join("; ")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    const BACKEND: &str = "backend: { name: github, repo: acme/help }\n";

    #[test]
    fn only_the_host_of_the_repository_is_asked() {
        let page = page("Help & <more>", BACKEND).unwrap();
        assert!(page.contains("<title>Help &amp; &lt;more&gt;</title>"), "{page}");
        assert!(page.contains("connect-src 'self' blob: data: https://api.github.com;"), "{page}");
        assert_eq!(page.matches("https://").count(), 1, "{page}");
    }

    #[test]
    fn the_script_loads_the_program() {
        assert!(MAIN.1.contains(&format!("\"./{PROGRAM}/index.js\"")));
    }
}
