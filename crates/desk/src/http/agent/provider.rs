//! An OpenID Connect provider: what it is asked, and how far it is believed.

use std::sync::Mutex;
use std::time::{Duration, Instant};

use openidconnect::core::{CoreAuthenticationFlow, CoreClient, CoreProviderMetadata};
use openidconnect::{
    AccessTokenHash, AuthorizationCode, ClientId, ClientSecret, CsrfToken, HttpRequest, HttpResponse, IssuerUrl, Nonce,
    OAuth2TokenResponse, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, Scope, TokenResponse,
};

use crate::settings::Provider;
use crate::store::Login;

/// For one answer of the provider.
const PATIENCE: Duration = Duration::from_secs(10);
/// Bytes of an answer.
const LONGEST: usize = 1 << 20;
/// What the provider says of itself, its keys among it, is asked again after this.
const FRESH: Duration = Duration::from_secs(60 * 60);

/// A provider, and what it has said of itself.
pub struct Oidc {
    provider: Provider,
    client: reqwest::Client,
    known: Mutex<Option<(Instant, CoreProviderMetadata)>>,
}

/// Why an answer of the provider was not read.
#[derive(Debug)]
enum Unread {
    Failed(reqwest::Error),
    TooLong,
}

impl std::fmt::Display for Unread {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Unread::Failed(error) => error.fmt(f),
            Unread::TooLong => write!(f, "the answer has more than {LONGEST} bytes"),
        }
    }
}

impl std::error::Error for Unread {}

impl From<reqwest::Error> for Unread {
    fn from(error: reqwest::Error) -> Unread {
        Unread::Failed(error)
    }
}

/// Why nobody is signed in, as the page knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refused {
    /// The sign-in was begun in another browser, too long ago, or never.
    Expired,
    /// The provider, or whoever sat in front of it, said no.
    Declined,
    /// The provider doesn't vouch for the e-mail address.
    Unverified,
    /// Nobody here has that address.
    Unknown,
    /// The provider can't be reached, or answers what it shouldn't.
    Unreachable,
}

impl Refused {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Refused::Expired => "expired",
            Refused::Declined => "declined",
            Refused::Unverified => "unverified",
            Refused::Unknown => "unknown",
            Refused::Unreachable => "unreachable",
        }
    }
}

impl Oidc {
    /// # Errors
    /// The machine trusts no certificate authorities.
    pub fn new(provider: Provider) -> Result<Oidc, String> {
        crate::tls::choose();
        // A provider that sends us elsewhere would make us ask addresses that only this machine can reach.
        let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).timeout(PATIENCE).build();
        let client = client.map_err(|error| format!("the identity provider can't be asked: {error}"))?;
        Ok(Oidc { provider, client, known: Mutex::default() })
    }

    /// What hands requests to the client.
    fn asker(&self) -> impl Fn(HttpRequest) -> Asked + Send + Sync + 'static {
        let client = self.client.clone();
        move |request| Box::pin(ask(client.clone(), request))
    }

    async fn metadata(&self) -> Result<CoreProviderMetadata, Refused> {
        let known = self.known.lock().unwrap_or_else(|poison| poison.into_inner()).clone();
        if let Some((_, metadata)) = known.filter(|(at, _)| at.elapsed() < FRESH) {
            return Ok(metadata);
        }
        let issuer = IssuerUrl::new(self.provider.issuer.clone()).map_err(unreachable)?;
        let ask = self.asker();
        let metadata = CoreProviderMetadata::discover_async(issuer, &ask).await.map_err(unreachable)?;
        *self.known.lock().unwrap_or_else(|poison| poison.into_inner()) = Some((Instant::now(), metadata.clone()));
        Ok(metadata)
    }

    fn forget(&self) {
        *self.known.lock().unwrap_or_else(|poison| poison.into_inner()) = None;
    }

    /// Where the browser goes, and what is needed when it comes back.
    pub(super) async fn begin(&self, back: &str) -> Result<(String, Login), Refused> {
        let back = RedirectUrl::new(back.to_owned()).map_err(unreachable)?;
        let client = CoreClient::from_provider_metadata(
            self.metadata().await?,
            ClientId::new(self.provider.client_id.clone()),
            self.provider.client_secret.clone().map(ClientSecret::new),
        )
        .set_redirect_uri(back);
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let flow = CoreAuthenticationFlow::AuthorizationCode;
        let (url, state, nonce) = client
            .authorize_url(flow, CsrfToken::new_random, Nonce::new_random)
            .add_scope(Scope::new("email".to_owned()))
            .set_pkce_challenge(challenge)
            .url();
        let verifier = verifier.secret().clone();
        Ok((url.into(), Login { state: state.secret().clone(), nonce: nonce.secret().clone(), verifier }))
    }

    /// The e-mail address that the provider vouches for.
    pub(super) async fn finish(&self, back: &str, login: Login, code: String) -> Result<String, Refused> {
        let back = RedirectUrl::new(back.to_owned()).map_err(unreachable)?;
        let client = CoreClient::from_provider_metadata(
            self.metadata().await?,
            ClientId::new(self.provider.client_id.clone()),
            self.provider.client_secret.clone().map(ClientSecret::new),
        )
        .set_redirect_uri(back);
        let ask = self.asker();
        let answer = client
            .exchange_code(AuthorizationCode::new(code))
            .map_err(unreachable)?
            .set_pkce_verifier(PkceCodeVerifier::new(login.verifier))
            .request_async(&ask)
            .await
            .map_err(unreachable)?;
        let token = answer.id_token().ok_or_else(|| unreachable("no ID token was sent"))?;
        let verifier = client.id_token_verifier();
        let claims = token.claims(&verifier, &Nonce::new(login.nonce)).map_err(|error| {
            // Its keys may be others by now.
            self.forget();
            unreachable(error)
        })?;
        if let Some(expected) = claims.access_token_hash() {
            let algorithm = token.signing_alg().map_err(unreachable)?;
            let key = token.signing_key(&verifier).map_err(unreachable)?;
            let actual = AccessTokenHash::from_token(answer.access_token(), algorithm, key).map_err(unreachable)?;
            if actual != *expected {
                return Err(unreachable("the access token is not the one that the ID token names"));
            }
        }
        match claims.email() {
            Some(email) if claims.email_verified() == Some(true) => Ok(email.as_str().to_owned()),
            _ => Err(Refused::Unverified),
        }
    }
}

type Asked = std::pin::Pin<Box<dyn Future<Output = Result<HttpResponse, Unread>> + Send>>;

async fn ask(client: reqwest::Client, request: HttpRequest) -> Result<HttpResponse, Unread> {
    let mut response = client.execute(request.try_into()?).await?;
    let mut answer = HttpResponse::new(Vec::new());
    *answer.status_mut() = response.status();
    *answer.headers_mut() = response.headers().clone();
    while let Some(chunk) = response.chunk().await? {
        answer.body_mut().extend_from_slice(&chunk);
        if answer.body().len() > LONGEST {
            return Err(Unread::TooLong);
        }
    }
    Ok(answer)
}

fn unreachable(error: impl std::fmt::Display) -> Refused {
    tracing::warn!(why = %error, "the identity provider's answer can't be used");
    Refused::Unreachable
}
