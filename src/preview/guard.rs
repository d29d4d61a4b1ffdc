//! Who may ask: only a page of this preview, at its own address, with its token.

use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::access_token::is_same;
use super::served::Served;
use crate::base::codes;
use crate::base::diag::Diagnostic;
use crate::base::source::Sources;

/// Has an answer forbid what the page does not need.
pub(super) fn protect(response: &mut Response) {
    for (name, value) in HEADERS {
        let name = HeaderName::from_static(name);
        response.headers_mut().entry(name).or_insert(HeaderValue::from_static(value));
    }
}

/// What every answer says, where it does not say otherwise.
const HEADERS: [(&str, &str); 6] = [
    (
        "content-security-policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; \
         connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    ),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-resource-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cache-control", "no-store"),
];

/// Why a request is refused, if it is: another host means another name for this machine, another origin another page, and
/// what changes something has to state its origin.
pub(super) fn refused(served: &Served, request: &Request<Body>) -> Option<&'static str> {
    let stated = |name: HeaderName| {
        let mut values = request.headers().get_all(name).iter();
        let first = values.next().and_then(|value| value.to_str().ok());
        (first, values.next().is_some())
    };
    if stated(header::HOST) != (Some(served.host.as_str()), false) {
        return Some("请求的主机名不是预览自己的");
    }
    let own = format!("http://{}", served.host);
    let is_asking =
        request.method() == Method::GET && !request.headers().contains_key(header::ORIGIN);
    if !is_asking && stated(header::ORIGIN) != (Some(own.as_str()), false) {
        return Some("请求来自别的网页");
    }
    let path = request.uri().path();
    let given = path.strip_prefix('/').and_then(|path| path.split('/').next()).unwrap_or_default();
    (!is_same(given, &served.token)).then_some("地址里的口令不对")
}

/// The answer to what is refused or not there.
pub(super) fn refusal(status: StatusCode, message: &str) -> Response {
    let finding = Diagnostic::new(codes::C34, message)
        .hint("用 jixiao preview 印出的地址打开；重新运行以后，地址会变");
    let text = finding.render(&Sources::default());
    (status, [(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}
