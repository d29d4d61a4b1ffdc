//! The PDF, from the pages.
