//! The one file that names every stage.
