//! The document tree to a Word file: docx-rs builds the body, the other parts are written here, and one pass puts
//! elements in schema order.

mod blocks;
mod body;
mod body_drawings;
mod body_reports;
mod body_tables;
mod body_text;
mod both_reports;
mod builtin;
mod chart;
mod contents;
mod derived;
mod directory;
mod drawing;
mod embed;
mod fingerprint;
mod font_names;
mod footer;
mod ids;
mod inline_drawing;
mod lines;
mod listed;
mod media;
mod namespaces;
mod normalize;
mod package;
mod page;
mod paragraph_properties;
mod part;
mod picture;
mod properties;
mod revisions;
mod row_keeping;
mod run_pieces;
mod runs;
mod settings;
mod shared_ends;
mod styles;
mod table;
mod text;
mod xml;

use crate::base::codes;
use crate::base::diag::{Diagnostic, Diagnostics};
use crate::doc::{Document, LayoutFacts, Orientation, Role, StyleSheet};
use crate::fonts::{Fonts, Subsets};
use body::BuiltBody;
pub use fingerprint::{is_as_written, is_redline, is_too_large, is_whole, make_of};
pub use lines::lines_of;
use part::{Owner, PackagePart};
use xml::{Malformed, XmlElement};

/// The report as a Word file (ECMA-376); the same input gives the same bytes.
///
/// Warns of characters that XML cannot contain, which are left out (W01); notes faces that cannot be embedded (W03). A
/// cell that its table has no column for is an error (W02). `None` only if the body cannot be read back (W04).
pub fn write(
    document: &Document,
    style: &StyleSheet,
    layout_facts: &LayoutFacts,
    fonts: &Fonts,
    subsets: &Subsets,
    findings: &mut Diagnostics,
) -> Option<Vec<u8>> {
    let names = font_names::FontNames::of(style, fonts);
    let (labels, replaced) = Default::default();
    let runs = runs::Runs { fonts, names: &names, labels, replaced, findings };
    let revision = document.meta.revision.as_ref();
    let built = body::BodyBuilder::new(style, layout_facts, runs, revision).build(document);
    let built = built.and_then(|body| Ok((body, footer_parts(document, style, fonts)?)));
    let (body, footers) = built.map_err(|Malformed| findings.push(unreadable())).ok()?;
    let BuiltBody { part, drawings } = body;
    let mut parts = vec![body_part(part)];
    parts.extend(footers);
    let embedded = embed::embed(style, fonts, subsets, &names, findings);
    let settings = settings::part(style, !embedded.is_empty());
    let has_contents = document.blocks().any(|block| block.role().is_contents_entry());
    parts.extend([
        word("styles", &styles::part(style, layout_facts, &names, has_contents)),
        word("settings", &settings),
        word("fontTable", &embed::font_table(style, fonts, subsets, &names, &embedded)),
    ]);
    parts.extend(embedded.into_iter().map(embed::Embedded::into_part));
    let typeface = names.official(&style.of(Role::TableCell).face);
    parts.extend(drawing::parts(&drawings, style, typeface));
    parts.extend(property_parts(document, layout_facts, findings));
    parts.push(fingerprint::part(&document.meta));
    Some(package::zip(&parts))
}

fn body_part(bytes: Vec<u8>) -> PackagePart {
    PackagePart {
        name: "word/document.xml".into(),
        owner: Owner::Package,
        id: "rId1".into(),
        relation: "officeDocument",
        content_type: "document.main",
        bytes,
    }
}

fn footer_parts(
    document: &Document,
    style: &StyleSheet,
    fonts: &Fonts,
) -> Result<Vec<PackagePart>, Malformed> {
    let has_landscape =
        document.parts.iter().any(|part| part.orientation == Orientation::Landscape);
    let orientations = [Orientation::Portrait, Orientation::Landscape];
    let footers = footer::footers(style, fonts, &orientations[..1 + usize::from(has_landscape)])?;
    let part = |footer: footer::FooterPart| PackagePart {
        name: footer.name,
        owner: Owner::Document,
        id: footer.id.into(),
        relation: "footer",
        content_type: "footer",
        bytes: footer.part.write(),
    };
    Ok(footers.into_iter().map(part).collect())
}

/// A part that the document refers to and whose relationship is named as the part.
fn word(name: &'static str, part: &XmlElement) -> PackagePart {
    PackagePart {
        name: format!("word/{name}.xml"),
        owner: Owner::Document,
        id: format!("rId_{name}"),
        relation: name,
        content_type: name,
        bytes: part.write(),
    }
}

fn property_parts(
    document: &Document,
    layout_facts: &LayoutFacts,
    findings: &mut Diagnostics,
) -> [PackagePart; 2] {
    let core = properties::core(&document.meta, findings);
    let extended = properties::extended(&document.meta, layout_facts.page_count, findings);
    [
        PackagePart {
            name: "docProps/core.xml".into(),
            owner: Owner::Package,
            id: "rId2".into(),
            relation: "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
            content_type: "application/vnd.openxmlformats-package.core-properties+xml",
            bytes: core.write(),
        },
        PackagePart {
            name: "docProps/app.xml".into(),
            owner: Owner::Package,
            id: "rId3".into(),
            relation: "extended-properties",
            content_type: "application/vnd.openxmlformats-officedocument.extended-properties+xml",
            bytes: extended.write(),
        },
    ]
}

fn unreadable() -> Diagnostic {
    Diagnostic::new(codes::W04, "Word 文件的正文无法生成")
        .hint("这是程序的错误，请把数据文件交给维护者")
}
