//! Bytes as text.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// How all bytes are written in JSON and in passes.
pub fn base64url(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}
