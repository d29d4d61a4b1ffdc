//! jixiao (绩效): one file of facts about a unit's year becomes its annual report, in Word and in PDF, and every number
//! in it is computed once.
//!
//! # The way data takes
//!
//! ```text
//! data/*.yaml ─► data ─► figures ─► template ─► doc ───────► write::docx ─► out/*.docx
//! (facts)        typed,  totals,    Tera +      hub 1:  ╲      ▲ LayoutFacts (widths, title lines, pages, gaps)
//!                spans   rates      markup      meaning   ╲     │
//! templates/* ─► pack ──────┴──────────┘                    layout ─► write::pdf ─► out/*.pdf
//! fonts/*     ─► fonts ───────────────────────────────────  hub 2: ink
//! ```
//!
//! Two hubs, and only two. [`doc::Document`] is meaning: sections, paragraphs, tables and roles, no sizes, no pages.
//! [`layout::Pages`] is ink: glyph runs, rules and filled areas at fixed points, with a tree of tags in reading order, links
//! and descriptions of pictures. Word is written from the first, because Word lays out by itself and draws charts by
//! itself; the PDF from the second. What Word cannot find out by itself layout
//! hands over in [`doc::LayoutFacts`], by node.
//!
//! # Modules, in that order
//!
//! - [`base`]: diagnostics, the register of their codes, places in sources, lengths, money, dates, ids, YAML nodes, encodings, digests.
//! - [`workspace`]: the only files, clock and environment.
//! - [`data`]: YAML nodes to typed facts, all findings at once, each with its place.
//! - [`pack`]: a pack's files to outline, style sheet, profiles, shapes of tables and charts, word lists and section sources.
//! - [`figures`]: pure arithmetic; every figure knows its formula and inputs.
//! - [`template`]: Tera, then Markdown, then blocks; shapes and figures to tables and charts; a contents list on request.
//! - [`doc`]: hub 1, with the style sheet, numbering, one traversal and a stable dump.
//! - [`fonts`]: role to face, coverage, advances, one subset for both writers.
//! - [`layout`]: hub 2: line breaking, justification, pages, tables, titles, charts, contents lists.
//! - [`mod@write`]: bytes from a hub, nothing on disk; a Word file carries a fingerprint of itself.
//! - [`check`]: rules over facts, over statements in sentences, and over words and marks; the provenance of a figure.
//! - [`pipeline`]: the one file that names every stage.
//! - [`cli`]: one file for each subcommand; the only printing.
//!
//! Who may import whom is held by `tests/layering.rs`, which also holds that each outside crate is named in one
//! folder only.
//!
//! # What holds everywhere
//!
//! - **Pure after loading**: same input, same bytes. No clock, no random ids, no order of hash maps.
//! - **Money is text first**: an amount goes from the characters in the file to an exact decimal in 元 and is rounded
//!   half up once, when it is shown. Missing is not zero.
//! - **A figure carries its why**: id, name, formula, inputs with their places, exact value. Prose, tables, checks and
//!   accounts use the same figure, so they cannot disagree.
//! - **Facts are never structure**: what a template prints is veiled from the Markdown reader, character by character.
//! - **Roles, not sizes**: only a pack's `style.yaml` knows points.
//! - **Writers match every node**: what one cannot do is a finding, never a silence.
//! - **Each code of a finding once** ([`base::codes`]): severity, title and a page for users, whose examples are run.
//! - **One type of finding** ([`base::diag::Diagnostic`]), in Chinese, with place, snippet and what to do; messages of
//!   other crates are said anew at the border.
//! - **Writes are whole or not at all**: a failed build leaves the last good file.
//!
//! # Further reading
//!
//! - `CONTRIBUTING.md`: build, test, style, and how to add a fact, a rule, a template filter, an output format, a page rule.
//! - `docs/decisions/README.md`: why it is so, a page for each decision with what was measured.
//! - `docs/glossary.md`: every term of the field, the page and the program, in English and Chinese.
//! - `data/README.md`, `templates/README.md`, `fonts/README.md`, `tests/README.md`, `benches/README.md`: facts files, packs,
//!   fonts, tests, speed.

pub mod base;
pub mod catalogue;
pub mod check;
pub mod cli;
pub mod data;
pub mod doc;
pub mod figures;
pub mod fonts;
pub mod layout;
pub mod pack;
pub mod pipeline;

pub mod template;
pub mod workspace;
pub mod write;
