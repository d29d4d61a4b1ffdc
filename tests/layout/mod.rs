//! Layout, through its front door: documents made by hand go in, pages come out.

mod builders;
mod columns;
mod flow;
mod forms;
mod forty;
mod golden;
mod held;
mod kinsoku;
mod marks;
mod narrowed;
mod properties;
mod series;
mod signatures;
mod svg_places;
mod table_pages;
mod tables;
mod titles;
