//! Report, figures and pack to a document: Tera, then markup, then blocks.
