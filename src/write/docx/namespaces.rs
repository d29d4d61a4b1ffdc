//! The XML namespaces of the Word file's parts.

/// Word's own elements, `w:` (ECMA-376 part 1, 17).
pub(super) const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// References to relationships, `r:` (ECMA-376 part 1, 22.8).
pub(super) const RELATIONS: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Charts, `c:` (ECMA-376 part 1, 21.2).
pub(super) const CHART: &str = "http://schemas.openxmlformats.org/drawingml/2006/chart";

/// Drawings of any kind, `a:` (ECMA-376 part 1, 20.1).
pub(super) const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";

/// The place of a drawing in a Word document, `wp:` (ECMA-376 part 1, 20.4).
pub(super) const WORD_DRAWING: &str =
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";

/// Pictures from files, `pic:` (ECMA-376 part 1, 20.2).
pub(super) const PICTURE: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";
