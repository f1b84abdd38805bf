//! TLS to others: to the endpoints of webhooks, and to mail servers.

use std::path::Path;
use std::sync::Arc;

use rustls::ClientConfig;
use rustls::crypto::ring;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls_platform_verifier::Verifier;

/// Chooses one of the two libraries that rustls could use; the other takes minutes to compile. To be called before the first
/// connection, however often.
pub fn choose() {
    let _ = rustls::crypto::ring::default_provider().install_default();
}

/// For servers whose certificates the system knows, or a certificate in a file, in PEM.
///
/// # Errors
/// The file can't be read, or the system's certificates can't.
pub fn client(ca: Option<&Path>) -> Result<ClientConfig, String> {
    let own: Vec<CertificateDer<'static>> = match ca {
        Some(path) => CertificateDer::pem_file_iter(path)
            .and_then(Iterator::collect)
            .map_err(|error| format!("`{}` is not a valid certificate: {error}", path.display()))?,
        None => Vec::new(),
    };
    if let Some(path) = ca.filter(|_| own.is_empty()) {
        return Err(format!("`{}` is not a valid certificate: there is none in it", path.display()));
    }
    let provider = Arc::new(ring::default_provider());
    let verifier = Verifier::new_with_extra_roots(own, Arc::clone(&provider)).map_err(|error| error.to_string())?;
    let config = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
    let config = config.map_err(|error| error.to_string())?;
    Ok(config.dangerous().with_custom_certificate_verifier(Arc::new(verifier)).with_no_client_auth())
}
