//! Hub 2: the report as ink at fixed points, page by page.

pub mod pages;

pub use pages::Pages;
