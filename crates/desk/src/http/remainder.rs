//! What a client still sends when its request is refused. HTTP/1 clients write all of it before they listen, and a connection that is
//! closed under them says nothing: a browser would tell of a network that is down instead of a disk that is full (RFC 9112, 9.6).

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, BodyDataStream, Bytes, HttpBody};
use axum::extract::Request;
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::Response;
use futures_util::{Stream, StreamExt};
use tokio::sync::oneshot;

/// Bytes that are read and thrown away; whoever sends more than any form may have hears nothing.
const MOST: usize = 64 << 20;
const PATIENCE: Duration = Duration::from_secs(10);

/// A body that comes back if whoever was to read it has not read it to its end.
struct Lent {
    body: Option<BodyDataStream>,
    back: Option<oneshot::Sender<BodyDataStream>>,
}

impl Stream for Lent {
    type Item = Result<Bytes, axum::Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let Some(body) = &mut self.body else { return Poll::Ready(None) };
        let polled = body.poll_next_unpin(context);
        if let Poll::Ready(None | Some(Err(_))) = polled {
            self.body = None;
        }
        polled
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        if let (Some(body), Some(back)) = (self.body.take(), self.back.take()) {
            // Nobody waits for it once the answer is on its way.
            let _ = back.send(body);
        }
    }
}

/// Reads what is left of a request before it is answered.
pub async fn read_away(request: Request, next: Next) -> Response {
    if request.body().is_end_stream() {
        return next.run(request).await;
    }
    let (back, mut rest) = oneshot::channel();
    let request = request.map(|body| Body::from_stream(Lent { body: Some(body.into_data_stream()), back: Some(back) }));
    let response = next.run(request).await;
    // Whoever was too slow for its request is too slow for this.
    if response.status() != StatusCode::REQUEST_TIMEOUT
        && let Ok(mut rest) = rest.try_recv()
    {
        let reading = async {
            let mut read = 0;
            while let Some(Ok(chunk)) = rest.next().await {
                read += chunk.len();
                if read > MOST {
                    break;
                }
            }
        };
        let _ = tokio::time::timeout(PATIENCE, reading).await;
    }
    response
}
