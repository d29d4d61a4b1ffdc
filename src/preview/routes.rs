//! Addresses to answers: the page's own files, the state as events, faces and pictures by digest, what a click asks for.

use std::convert::Infallible;
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::middleware::from_fn_with_state;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use futures_util::stream::{Stream, unfold};
use tokio::sync::watch::Receiver;

use super::guard::{guard, refusal};
use super::messages::{KnownPages, facts_of, json, message};
use super::present::{OpenFiles, Present, PresentReport};
use super::server::not_opened;
use super::static_files;
use super::watch::Signal;
use crate::base::id::FigureId;
use crate::pipeline::SvgPicture;
use crate::workspace::{self, EditorPlace};

/// What the answers are made of.
pub(super) struct Served {
    pub token: String,
    /// `127.0.0.1:PORT`.
    pub host: String,
    pub present: Receiver<Option<Arc<Present>>>,
    pub files: Arc<OpenFiles>,
    pub signals: Mutex<Sender<Signal>>,
    /// The command that opens files, if the user named one.
    pub editor: Option<String>,
}

/// All addresses, behind the guard.
pub(super) fn router(served: Arc<Served>) -> Router {
    Router::new()
        .route("/{token}/", get(|| async { own_file("") }))
        .route(
            "/{token}/{file}",
            get(|Path((_, file)): Path<(String, String)>| async move { own_file(&file) }),
        )
        .route("/{token}/events", get(events))
        .route("/{token}/faces.css", get(stylesheet))
        .route("/{token}/faces/{digest}", get(face))
        .route("/{token}/pictures/{digest}", get(picture))
        .route("/{token}/figures", get(figures))
        .route("/{token}/figures/{id}", get(figure))
        .route("/{token}/origins/{page}/{at}", get(origin))
        .route("/{token}/show/{report}/{facts}", post(show))
        .route("/{token}/open/{file}/{line}/{column}", post(open))
        .fallback(|| async { nothing() })
        .method_not_allowed_fallback(|| async { nothing() })
        .layer(from_fn_with_state(Arc::clone(&served), guard))
        .with_state(served)
}

type Answering = State<Arc<Served>>;

impl Served {
    fn report(&self) -> Option<Arc<PresentReport>> {
        self.present.borrow().as_ref()?.report.clone()
    }
}

fn nothing() -> Response {
    refusal(StatusCode::NOT_FOUND, "预览没有这个地址")
}

fn own_file(name: &str) -> Response {
    let Some(file) = static_files::find(name) else { return nothing() };
    ([(header::CONTENT_TYPE, file.media_type)], file.text).into_response()
}

/// The state now, and each one that comes after it.
async fn events(
    State(served): Answering,
) -> Sse<impl Stream<Item = Result<Event, Infallible>> + use<>> {
    let mut present = served.present.clone();
    present.mark_changed();
    let told = unfold((present, KnownPages::new()), |(mut present, mut known)| async move {
        let now = loop {
            present.changed().await.ok()?;
            if let Some(now) = present.borrow_and_update().clone() {
                break now;
            }
        };
        let event = Event::default().data(message(&now, &mut known));
        Some((Ok(event), (present, known)))
    });
    Sse::new(told).keep_alive(KeepAlive::default())
}

async fn stylesheet(State(served): Answering) -> Response {
    let Some(report) = served.report() else { return nothing() };
    let media_type = [(header::CONTENT_TYPE, "text/css; charset=utf-8")];
    (media_type, report.svg.stylesheet("faces/")).into_response()
}

/// What never changes under its digest.
fn kept(media_type: &str, bytes: Bytes) -> Response {
    let heads = [
        (header::CONTENT_TYPE, media_type.to_string()),
        (header::CACHE_CONTROL, "private, max-age=31536000, immutable".to_string()),
    ];
    (heads, bytes).into_response()
}

async fn face(State(served): Answering, Path((_, digest)): Path<(String, String)>) -> Response {
    let report = served.report();
    let faces = report.iter().flat_map(|report| &report.svg.faces);
    let found = faces.into_iter().find(|face| face.digest() == digest);
    found.map_or_else(nothing, |face| kept(face.media_type(), face.bytes().into()))
}

async fn picture(State(served): Answering, Path((_, digest)): Path<(String, String)>) -> Response {
    let report = served.report();
    let pictures = report.iter().flat_map(|report| &report.svg.pictures);
    let found = pictures.into_iter().find(|picture| picture.digest() == digest);
    let bytes = |picture: &SvgPicture| Bytes::copy_from_slice(picture.bytes());
    found.map_or_else(nothing, |picture| kept(picture.media_type(), bytes(picture)))
}

fn told(text: String) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], text).into_response()
}

async fn figures(State(served): Answering) -> Response {
    served.report().map_or_else(nothing, |report| told(json(&report.listed_figures())))
}

async fn figure(State(served): Answering, Path((_, id)): Path<(String, String)>) -> Response {
    let found = served.report().and_then(|report| {
        let id: FigureId = report.made().figures.named(&id)?.id.clone();
        report.told_figure(&id, &served.files)
    });
    found.map_or_else(nothing, |figure| told(json(&figure)))
}

/// Where a text comes from: the one of a number on the page of a digest.
async fn origin(
    State(served): Answering,
    Path((_, page, at)): Path<(String, String, usize)>,
) -> Response {
    let found = served.report().and_then(|report| {
        let page = report.svg.pages.iter().find(|one| one.digest == page)?;
        Some(report.told_origin(page.origins.get(at)?, &served.files))
    });
    found.map_or_else(nothing, |origin| told(json(&origin)))
}

/// Shows another report, or the same of other facts.
async fn show(
    State(served): Answering,
    Path((_, report, facts)): Path<(String, usize, String)>,
) -> Response {
    let Some(facts) = facts_of(&facts) else { return nothing() };
    let signals = served.signals.lock();
    let sent = signals.is_ok_and(|signals| signals.send(Signal::Show(report, facts)).is_ok());
    if sent { StatusCode::NO_CONTENT.into_response() } else { nothing() }
}

/// Opens a file of the report, by its number, in the editor.
async fn open(
    State(served): Answering,
    Path((_, file, line, column)): Path<(String, usize, usize, usize)>,
) -> Response {
    let Some(file) = served.files.get(file) else { return nothing() };
    let place = EditorPlace { file: &file, line, column };
    match workspace::open_file(served.editor.as_deref(), place) {
        Ok(()) => StatusCode::NO_CONTENT.into_response(),
        Err(failure) => (StatusCode::BAD_GATEWAY, not_opened(&failure)).into_response(),
    }
}
