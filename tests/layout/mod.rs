//! Layout, through its front door: documents made by hand go in, pages come out.

mod builders;
mod flow;
mod forms;
mod forty;
mod golden;
mod held;
mod kinsoku;
mod properties;
mod series;
mod svg_places;
mod tables;
mod titles;
