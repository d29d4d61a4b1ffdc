//! Addresses to answers: the page's own files, the state as events, faces and pictures by digest, what a click asks for.
//!
//! One handler takes all requests and looks at the parts of the path itself: with a handler for each address the program is
//! larger.

use std::convert::Infallible;
use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::{Method, StatusCode, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream::unfold;

use super::guard::{protect, refusal, refused};
use super::messages::{KnownPages, facts_of, json, message};
use super::served::Served;
use super::static_files;
use super::unopened::not_opened;
use super::watch::Signal;
use crate::base::id::FigureId;
use crate::pipeline::SvgPicture;
use crate::workspace::{self, EditorPlace};

/// Answers a request, or refuses it.
pub(super) async fn answer(State(served): State<Arc<Served>>, request: Request<Body>) -> Response {
    let mut response = match refused(&served, &request) {
        Some(message) => refusal(StatusCode::FORBIDDEN, message),
        None => found(&served, &request).unwrap_or_else(nothing),
    };
    protect(&mut response);
    response
}

fn nothing() -> Response {
    refusal(StatusCode::NOT_FOUND, "预览没有这个地址")
}

/// The answer to what stands behind the token in an address.
fn found(served: &Arc<Served>, request: &Request<Body>) -> Option<Response> {
    let parts: Vec<_> = request.uri().path().split('/').skip(2).collect();
    if request.method() == Method::POST {
        return match parts[..] {
            ["show", report, facts] => show(served, report.parse().ok()?, facts),
            ["open", file, line, column] => {
                let [file, line, column] = [file, line, column].map(|part| part.parse().ok());
                open(served, file?, line?, column?)
            }
            _ => None,
        };
    }
    if request.method() != Method::GET {
        return None;
    }
    match parts[..] {
        ["events"] => Some(events(served)),
        ["figures"] => Some(json_answer(json(&served.report()?.listed_figures()))),
        ["figures", id] => figure(served, id),
        ["origins", page, at] => origin(served, page, at.parse().ok()?),
        ["faces.css"] => {
            let media_type = [(header::CONTENT_TYPE, "text/css; charset=utf-8")];
            Some((media_type, served.report()?.svg.stylesheet("faces/")).into_response())
        }
        ["faces", digest] => face(served, digest),
        ["pictures", digest] => picture(served, digest),
        [name] => {
            let file = static_files::find(name)?;
            Some(([(header::CONTENT_TYPE, file.media_type)], file.text).into_response())
        }
        _ => None,
    }
}

/// The state now, and each one that comes after it.
fn events(served: &Served) -> Response {
    let mut present = served.present.clone();
    present.mark_changed();
    let states = unfold((present, KnownPages::new()), |(mut present, mut known)| async move {
        let now = loop {
            present.changed().await.ok()?;
            if let Some(now) = present.borrow_and_update().clone() {
                break now;
            }
        };
        let event = Event::default().data(message(&now, &mut known));
        Some((Ok::<_, Infallible>(event), (present, known)))
    });
    Sse::new(states).keep_alive(KeepAlive::default()).into_response()
}

/// What never changes under its digest.
fn kept(media_type: &str, bytes: Bytes) -> Response {
    let heads = [
        (header::CONTENT_TYPE, media_type.to_string()),
        (header::CACHE_CONTROL, "private, max-age=31536000, immutable".to_string()),
    ];
    (heads, bytes).into_response()
}

fn face(served: &Served, digest: &str) -> Option<Response> {
    let report = served.report()?;
    let face = report.svg.faces.iter().find(|face| face.digest() == digest)?;
    Some(kept(face.media_type(), face.bytes().into()))
}

fn picture(served: &Served, digest: &str) -> Option<Response> {
    let report = served.report()?;
    let picture = report.svg.pictures.iter().find(|picture| picture.digest() == digest)?;
    let bytes = |picture: &SvgPicture| Bytes::copy_from_slice(picture.bytes());
    Some(kept(picture.media_type(), bytes(picture)))
}

fn json_answer(text: String) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], text).into_response()
}

fn figure(served: &Served, id: &str) -> Option<Response> {
    let report = served.report()?;
    let id: FigureId = report.made().figures.named(&decoded(id)?)?.id.clone();
    Some(json_answer(json(&report.shown_figure(&id, &served.files)?)))
}

/// Where a text comes from: the one of a number on the page of a digest.
fn origin(served: &Served, page: &str, at: usize) -> Option<Response> {
    let report = served.report()?;
    let page = report.svg.pages.iter().find(|one| one.digest == page)?;
    Some(json_answer(json(&report.shown_origin(page.origins.get(at)?, &served.files))))
}

/// Shows another report, or the same of other facts.
fn show(served: &Served, report: usize, facts: &str) -> Option<Response> {
    let signal = Signal::Show(report, facts_of(facts)?);
    served.signals.lock().ok()?.send(signal).ok()?;
    Some(StatusCode::NO_CONTENT.into_response())
}

/// Opens a file of the report, by its number, in the editor.
fn open(served: &Served, file: usize, line: usize, column: usize) -> Option<Response> {
    let file = served.files.get(file)?;
    let place = EditorPlace { file: &file, line, column };
    let opened = workspace::open_file(served.editor.as_deref(), place);
    Some(match opened {
        Ok(()) => StatusCode::NO_CONTENT.into_response(),
        Err(failure) => (StatusCode::BAD_GATEWAY, not_opened(&failure)).into_response(),
    })
}

/// A part of a path without its percent signs (RFC 3986 2.1); nothing for one that is no text.
fn decoded(part: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = part.as_bytes();
    while let Some((&first, behind)) = rest.split_first() {
        rest = behind;
        if first != b'%' {
            bytes.push(first);
            continue;
        }
        let digits = std::str::from_utf8(rest.get(..2)?).ok()?;
        bytes.push(u8::from_str_radix(digits, 16).ok()?);
        rest = &rest[2..];
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::decoded;

    #[test]
    fn percent_signs_are_read() {
        assert_eq!(decoded("lines.%E7%94%B2").as_deref(), Some("lines.甲"));
        assert_eq!(decoded("a%2"), None);
        assert_eq!(decoded("%ff"), None);
    }
}
