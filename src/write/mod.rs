//! Writers: bytes of a file from a hub, nothing on disk.

pub mod docx;
pub mod pdf;

/// Whether a file may be replaced without asking: a Word file just as it was written, or a PDF that names this program
/// as its producer.
pub fn is_own(file: &[u8]) -> bool {
    docx::is_as_written(file) || pdf::is_own(file)
}
