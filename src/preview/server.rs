//! A port of this machine to the preview: where it listens, how it hands on what is shown.

use std::io::{Error, ErrorKind};
use std::net::{Ipv4Addr, TcpListener};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex};
use std::thread;

use axum::handler::Handler;
use axum::serve::ListenerExt;
use tokio::runtime::Builder;
use tokio::sync::watch;

use super::access_token::token;
use super::open_files::OpenFiles;
use super::present::Present;
use super::routes::answer;
use super::served::Served;
use super::watch::Signal;
use crate::base::codes;
use crate::base::diag::Diagnostic;
use crate::workspace::FileFailure;

/// A preview that answers.
pub struct Listening {
    /// The address of the page, with the token.
    pub address: String,
    pub(super) present: watch::Sender<Option<Arc<Present>>>,
    pub(super) files: Arc<OpenFiles>,
}

/// Listens on a port of 127.0.0.1, any free one where none is named; answers in a thread of its own as long as the program
/// runs. The finding says why it cannot.
pub fn listen(
    port: Option<u16>,
    editor: Option<String>,
    signals: Sender<Signal>,
) -> Result<Listening, Diagnostic> {
    let token = token().ok_or_else(no_token)?;
    let unable = |error: Error| not_listening(port, &error);
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port.unwrap_or(0))).map_err(unable)?;
    listener.set_nonblocking(true).map_err(unable)?;
    let host = listener.local_addr().map_err(unable)?.to_string();
    let address = format!("http://{host}/{token}/");
    let (present, receiver) = watch::channel(None);
    let files = Arc::new(OpenFiles::default());
    let served = Served {
        token,
        host,
        present: receiver,
        files: Arc::clone(&files),
        signals: Mutex::new(signals),
        editor,
    };
    let thread = thread::Builder::new().name("preview".into());
    thread.spawn(move || serve(listener, served)).map_err(unable)?;
    Ok(Listening { address, present, files })
}

/// Answers until the program ends.
fn serve(listener: TcpListener, served: Served) {
    let runtime = Builder::new_current_thread().enable_io().enable_time().build();
    let runtime = runtime.expect("a system that gives a port gives what waits for it");
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener).expect("it does not block");
        // Small messages are not held back until more comes.
        let listener = listener.tap_io(|stream| {
            let _ = stream.set_nodelay(true);
        });
        let answering = answer.with_state(Arc::new(served)).into_make_service();
        let _ = axum::serve(listener, answering).await;
    });
}

fn no_token() -> Diagnostic {
    Diagnostic::new(codes::C31, "预览开不起来：系统没有给随机数，做不出别人猜不到的地址")
        .hint("Linux 上检查 /dev/urandom 能不能读")
}

fn not_listening(port: Option<u16>, error: &Error) -> Diagnostic {
    let which = port.map_or("本机的端口".to_string(), |port| format!("端口 {port} "));
    let why = match error.kind() {
        ErrorKind::AddrInUse => "已经有程序在用".to_string(),
        ErrorKind::PermissionDenied => "没有用它的权限".to_string(),
        _ => FileFailure::printing(error).why,
    };
    Diagnostic::new(codes::C31, format!("预览开不起来：{which}{why}"))
        .hint("换一个端口，1024 以上的；不写 --port，由程序找一个空着的")
}
