//! jixiao (绩效): one file of facts about a unit's year becomes its annual report, in Word and in PDF, and every number
//! in it is computed once.
//!
//! # How data flows
//!
//! ```text
//! data/*.yaml ─► data ──► figures ──► template ──► doc::Document ──► write::docx ──► out/*.docx
//! (facts)        typed,   totals,     Tera and     document tree         ▲
//!                spans    rates       Markdown          │                │ LayoutFacts: widths, title lines, gaps, pages
//! templates/* ─► pack ─────┴────────────┘               ▼                │
//! fonts/* ─────► fonts ────────────────────────────► layout ─────────────┘
//!                                                       │
//!                                                       ▼
//!                                                  layout::Pages ──┬─► write::pdf ───► out/*.pdf
//!                                                  laid-out pages  └─► write::svg ───► pages in a browser
//! ```
//!
//! A report has two forms between facts and files. [`doc::Document`], the document tree, has parts, blocks and inlines with
//! roles, but no sizes and no pages. [`layout::Pages`], the laid-out pages, has glyph runs, rules and filled areas at fixed
//! points, with a tree of tags in reading order, links, and descriptions of pictures. Word lays out and draws charts by
//! itself, so its file is written from the document tree, with the results of layout that Word cannot compute
//! ([`doc::LayoutFacts`], by node). The PDF is written from the laid-out pages, and so are the SVG pages of the preview, each
//! text of which says where it comes from ([`layout::Pages::origins`]).
//!
//! # Output formats
//!
//! [`write::WRITERS`] has a row for each [`write::Format`]: its name on the command line, its file extension, its writer,
//! and how an edited file is recognised, which is kept. Every writer is a function from one [`write::WriterInput`] to
//! bytes; the writers run at the same time. A new format is a folder in `src/write`, a variant and a row. [`write::svg`] makes
//! no file and has none.
//!
//! # Modules
//!
//! - [`base`]: diagnostics, the register of their codes, places in sources, lengths, money, dates, ids, paths of facts, YAML nodes,
//!   encodings, digests, and words that several rooms know: of measures, of names of bodies.
//! - [`workspace`]: the only access to files, clock and environment.
//! - [`catalogue`]: every fact once: its key, names, kind, unit, columns and derived figures.
//! - [`data`]: YAML nodes to typed facts; all findings at once, each with its place.
//! - [`changes`]: two reports to what changed between them: facts, figures with the way to them, lines, findings.
//! - [`redline`]: two documents to one that shows both, with marks that both writers draw; each of them taken out of it again.
//! - [`record`]: what is kept of each build, to bytes and back: inputs, figures, document, findings, the history of makes.
//! - [`edits`]: one value of a facts file's text to another one; every byte outside of it stays.
//! - [`pack`]: the files of a pack to outline, style sheet, profiles, shapes of tables and charts, word lists, section
//!   templates.
//! - [`figures`]: pure arithmetic; every figure has its formula and inputs.
//! - [`statements`]: running text to statements: what each number of a sentence stands for, of what, and a part of what.
//! - [`template`]: Tera, then Markdown, then blocks; shapes and figures to tables and charts; pictures; a contents list on request.
//! - [`doc`]: the document tree, the style sheet, numbering, one traversal, a stable dump.
//! - [`fonts`]: font stacks to faces, coverage, advances, one subset of each face for all writers.
//! - [`images`]: the bytes of PNG and JPEG files to checked images.
//! - [`layout`]: the laid-out pages: line breaking, justification, pages, tables, titles, charts, pictures, contents lists.
//! - [`mod@write`]: the output formats: bytes from the document tree or from the laid-out pages, nothing on disk.
//! - [`check`]: rules over facts, over statements (against each other and against the facts), and over words and marks; what of
//!   the facts is printed; a last look at the finished document; the provenance of a figure.
//! - [`pipeline`]: every stage in order.
//! - [`preview`]: a report as a page in the browser that follows its files; not pure, and no report depends on it.
//! - [`cli`]: a file or a folder for each subcommand; the only output to the terminal.
//!
//! `tests/layering` checks which module may import which, that files form no circles, and where each outside crate is named.
//!
//! # Invariants
//!
//! - **Pure after loading**: the same input gives the same bytes. No clock, no random ids, no order of hash maps.
//! - **Money is text first**: an amount is parsed from the characters in the file to an exact decimal in 元 and rounded
//!   half up once, when it is shown. Missing is not zero.
//! - **Figures are computed once**: a figure has id, name, formula, inputs with their places, and exact value. Prose,
//!   tables, checks and `explain` use the same figure, so they cannot disagree.
//! - **Facts are never structure**: what a template prints is encoded in private-use characters before Markdown is parsed.
//! - **Roles, not sizes**: only a pack's `style.yaml` contains sizes and faces.
//! - **Writers match every node**: what a writer cannot express is a finding, never left out silently.
//! - **Each code of a finding once** ([`base::codes`]): severity, title and a page for users, whose examples are run.
//! - **One type of finding** ([`base::diag::Diagnostic`]), in Chinese, with place, snippet and hints; messages of other
//!   crates are translated where they enter.
//! - **Writes are atomic**: a failed build leaves the last good file; the files of a report carry one make id and are
//!   renamed together, behind the record that the id names and before the history that makes it the last one.
//! - **Everything ends**: only regular files of a sane size are read, templates have a limit of work, depth is bounded, cost grows
//!   with the size of the facts.
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
pub mod changes;
pub mod check;
pub mod cli;
pub mod data;
pub mod doc;
pub mod edits;
pub mod figures;
pub mod fonts;
pub mod images;
pub mod layout;
pub mod pack;
pub mod pipeline;
pub mod preview;
pub mod record;
pub mod redline;
pub mod statements;
pub mod template;
pub mod workspace;
pub mod write;
