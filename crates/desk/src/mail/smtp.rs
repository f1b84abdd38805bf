//! Hands mails to the server that carries them on (RFC 5321, RFC 6409).

use std::error::Error;
use std::path::Path;
use std::time::Duration;

use guichet_mail::Sent;
use lettre::address::Envelope;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, Tls, TlsParameters};
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};

use super::settings::{Encryption, Server};
use crate::consumer::Fault;

const PATIENCE: Duration = Duration::from_secs(30);

pub struct Smtp(AsyncSmtpTransport<Tokio1Executor>);

impl Smtp {
    /// # Errors
    /// The certificate can't be read.
    pub fn new(server: &Server, ca: Option<&Path>) -> Result<Smtp, String> {
        crate::tls::choose();
        crate::tls::client(ca).map_err(|error| format!("`mail-ca`: {error}"))?;
        let mut parameters = TlsParameters::builder(server.host.clone());
        if let Some(path) = ca {
            let told = |why: String| format!("`mail-ca`: `{}` is not a valid certificate: {why}", path.display());
            let pem = std::fs::read(path).map_err(|error| told(error.to_string()))?;
            parameters =
                parameters.add_root_certificate(Certificate::from_pem(&pem).map_err(|error| told(error.to_string()))?);
        }
        let parameters = parameters.build().map_err(|error| error.to_string())?;
        let tls = match server.encryption {
            Encryption::Tls => Tls::Wrapper(parameters),
            Encryption::StartTls => Tls::Required(parameters),
            Encryption::IfOffered => Tls::Opportunistic(parameters),
        };
        let mut transport = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&server.host)
            .port(server.port)
            .timeout(Some(PATIENCE))
            .tls(tls);
        if let Some((user, password)) = &server.login {
            transport = transport.credentials(Credentials::new(user.clone(), password.clone()));
        }
        Ok(Smtp(transport.build()))
    }

    /// # Errors
    /// The server can't be reached, or doesn't take it.
    pub async fn send(&self, mail: &Sent) -> Result<(), Fault> {
        let address = |text: &str| text.parse().map_err(|_| Fault { why: "not an address".into(), is_final: true });
        // Also of a confirmation: what comes back tells that an address was mistyped.
        let envelope = Envelope::new(Some(address(&mail.from)?), vec![address(&mail.to)?])
            .map_err(|error| Fault { why: error.to_string(), is_final: true })?;
        self.0.send_raw(&envelope, &mail.bytes).await.map(drop).map_err(|error| {
            let code = error.status().map(u16::from);
            // 530 to 538 are about who the desk is, which its operator can put right; so can they a server that takes no mail at all.
            let is_final = error.is_permanent() && code.is_some_and(|code| matches!(code, 550..=559));
            Fault { why: told(&error), is_final }
        })
    }

    /// # Errors
    /// The server can't be reached, or doesn't let the desk in.
    pub async fn check(&self) -> Result<(), String> {
        match self.0.test_connection().await {
            Ok(true) => Ok(()),
            Ok(false) => Err("the server takes no mail now".to_owned()),
            Err(error) => Err(told(&error)),
        }
    }
}

/// An error with what it is because of.
pub fn told(error: &dyn Error) -> String {
    let mut why = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        let more = error.to_string();
        if !why.contains(&more) {
            why = format!("{why}: {more}");
        }
        cause = error.source();
    }
    why
}
