//! A pack's files to outline, style, profile, table shapes and section sources, with spans.
