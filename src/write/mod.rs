//! Writers: bytes of a file from a hub, nothing on disk.

pub mod docx;
pub mod pdf;
