//! The page's own files, compiled in; nothing else is ever looked up by a name that comes from outside.

/// A file of the page: its name in the address, its media type, its text.
pub(super) struct StaticFile {
    pub name: &'static str,
    pub media_type: &'static str,
    pub text: &'static str,
}

const SCRIPT: &str = "text/javascript; charset=utf-8";

/// All of them; the page itself is the one without a name.
const FILES: &[StaticFile] = &[
    StaticFile {
        name: "",
        media_type: "text/html; charset=utf-8",
        text: include_str!("page/index.html"),
    },
    StaticFile {
        name: "page.css",
        media_type: "text/css; charset=utf-8",
        text: include_str!("page/page.css"),
    },
    StaticFile {
        name: "icon.svg",
        media_type: "image/svg+xml",
        text: include_str!("page/icon.svg"),
    },
    StaticFile { name: "main.js", media_type: SCRIPT, text: include_str!("page/main.js") },
    StaticFile { name: "sheets.js", media_type: SCRIPT, text: include_str!("page/sheets.js") },
    StaticFile { name: "changes.js", media_type: SCRIPT, text: include_str!("page/changes.js") },
    StaticFile { name: "findings.js", media_type: SCRIPT, text: include_str!("page/findings.js") },
    StaticFile { name: "figures.js", media_type: SCRIPT, text: include_str!("page/figures.js") },
    StaticFile { name: "origin.js", media_type: SCRIPT, text: include_str!("page/origin.js") },
    StaticFile { name: "search.js", media_type: SCRIPT, text: include_str!("page/search.js") },
    StaticFile { name: "view.js", media_type: SCRIPT, text: include_str!("page/view.js") },
    StaticFile { name: "parts.js", media_type: SCRIPT, text: include_str!("page/parts.js") },
];

/// The file of a name.
pub(super) fn find(name: &str) -> Option<&'static StaticFile> {
    FILES.iter().find(|file| file.name == name)
}
