//! TLS to others: to the endpoints of webhooks, and to mail servers.

/// Chooses one of the two libraries that rustls could use; the other takes minutes to compile. To be called before the first
/// connection, however often.
pub fn choose() {
    let _ = rustls::crypto::ring::default_provider().install_default();
}
