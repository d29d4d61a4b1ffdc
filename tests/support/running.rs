//! Runs the binary as a program that does not end by itself, and talks to it as a browser would, byte by byte.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, ChildStderr, ChildStdout, Command, Stdio};
use std::time::Duration;

use super::Sandbox;

/// A preview that runs; it is ended with the test.
pub(crate) struct Running {
    child: Child,
    lines: BufReader<ChildStdout>,
    errors: ChildStderr,
    /// Its address, `http://127.0.0.1:PORT/TOKEN/`, if it has a page.
    pub address: String,
}

/// The program that previews: a release binary where one is named, for the time that a save takes. Another program makes a
/// report again that this one has made.
pub(crate) fn previewing_program() -> PathBuf {
    std::env::var_os("JIXIAO_PREVIEW").map_or(env!("CARGO_BIN_EXE_jixiao").into(), PathBuf::from)
}

/// What was answered.
pub(crate) struct Answered {
    pub status: u16,
    pub head: String,
    pub body: String,
}

/// How long anything is waited for before a test fails.
const PATIENCE: Duration = Duration::from_secs(60);

impl Running {
    /// Starts `jixiao preview` with a page, without opening a browser.
    pub(crate) fn page(sandbox: &Sandbox, arguments: &[&str]) -> Self {
        let mut running = Self::start(sandbox, &[&["--no-open"], arguments].concat());
        let line = running.line();
        let address = line.strip_prefix("预览：").unwrap_or_else(|| panic!("{line}"));
        running.address = address.to_string();
        running
    }

    /// Starts `jixiao preview` with these arguments.
    pub(crate) fn start(sandbox: &Sandbox, arguments: &[&str]) -> Self {
        let mut child = Command::new(previewing_program())
            .arg("preview")
            .args(arguments)
            .current_dir(&sandbox.root)
            .env_remove("JIXIAO_FONTS")
            .env_remove("VISUAL")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary runs");
        let lines = BufReader::new(child.stdout.take().expect("it is piped"));
        let errors = child.stderr.take().expect("it is piped");
        Self { child, lines, errors, address: String::new() }
    }

    /// The next line that it prints; at its end what it complained of.
    pub(crate) fn line(&mut self) -> String {
        let mut line = String::new();
        self.lines.read_line(&mut line).expect("it prints text");
        if line.is_empty() {
            let mut errors = String::new();
            self.errors.read_to_string(&mut errors).expect("it complains in text");
            panic!("it ended: {errors}");
        }
        line.trim_end().to_string()
    }

    /// `127.0.0.1:PORT`.
    pub(crate) fn host(&self) -> &str {
        let rest = self.address.strip_prefix("http://").expect("it has an address");
        rest.split('/').next().expect("a host")
    }

    /// `/TOKEN/`.
    pub(crate) fn path(&self) -> &str {
        &self.address["http://".len() + self.host().len()..]
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.host()).expect("it listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("a time");
        stream
    }

    /// The answer to a request that is sent as it stands, which has to end the connection.
    pub(crate) fn answer(&self, request: &str) -> Answered {
        let mut stream = self.connect();
        stream.write_all(request.as_bytes()).expect("it reads");
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("it answers");
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or_else(|| panic!("{text:?}"));
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok());
        let status = status.unwrap_or_else(|| panic!("{head}"));
        Answered { status, head: head.into(), body: body.into() }
    }

    /// The answer to a request of a path below the token, with these lines of its head.
    pub(crate) fn ask(&self, method: &str, path: &str, head: &str) -> Answered {
        let (host, below) = (self.host(), self.path());
        self.answer(&format!(
            "{method} {below}{path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{head}\r\n"
        ))
    }

    /// The answer to what the page itself would ask.
    pub(crate) fn get(&self, path: &str) -> Answered {
        self.ask("GET", path, "")
    }

    /// What the page is told, state by state.
    pub(crate) fn events(&self) -> Events {
        let mut stream = self.connect();
        let (host, path) = (self.host(), self.path());
        let request = format!("GET {path}events HTTP/1.1\r\nHost: {host}\r\n\r\n");
        stream.write_all(request.as_bytes()).expect("it reads");
        Events { lines: BufReader::new(stream), text: Vec::new() }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// States as they are told, from a connection that stays open.
pub(crate) struct Events {
    lines: BufReader<TcpStream>,
    text: Vec<u8>,
}

impl Events {
    /// The next state, with its findings, which may come behind its pages, and all pages that were sent with either.
    pub(crate) fn next(&mut self) -> serde_json::Value {
        let mut drawings = std::collections::HashMap::new();
        loop {
            let mut state = self.next_part();
            let pages = state["pages"].as_array_mut().expect("a state has pages");
            for page in pages {
                let digest = page["digest"].to_string();
                match page["svg"].is_null() {
                    true => page["svg"] = drawings.get(&digest).cloned().unwrap_or_default(),
                    false => drop(drawings.insert(digest, page["svg"].clone())),
                }
            }
            if !state["findings"].is_null() {
                return state;
            }
        }
    }

    fn next_part(&mut self) -> serde_json::Value {
        loop {
            if let Some(value) = self.told() {
                return value;
            }
            self.chunk();
        }
    }

    /// The first state that is as wanted.
    pub(crate) fn until(
        &mut self,
        wanted: impl Fn(&serde_json::Value) -> bool,
    ) -> serde_json::Value {
        loop {
            let value = self.next();
            if wanted(&value) {
                return value;
            }
        }
    }

    /// The state whose text has arrived whole.
    fn told(&mut self) -> Option<serde_json::Value> {
        let end = self.text.windows(2).position(|two| two == b"\n\n")?;
        let event: Vec<u8> = self.text.drain(..end + 2).collect();
        let event = String::from_utf8(event).expect("states are UTF-8");
        let data = event.trim().strip_prefix("data: ")?;
        Some(serde_json::from_str(data).expect("states are JSON"))
    }

    /// The next part of what arrives (RFC 9112 7.1); the head of the answer has none.
    fn chunk(&mut self) {
        let mut line = String::new();
        self.lines.read_line(&mut line).expect("states arrive");
        let Ok(length) = usize::from_str_radix(line.trim(), 16) else { return };
        let mut bytes = vec![0; length + 2];
        self.lines.read_exact(&mut bytes).expect("a part is whole");
        self.text.extend_from_slice(&bytes[..length]);
    }
}
