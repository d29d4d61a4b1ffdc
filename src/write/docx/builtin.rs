//! Roles to Word's own styles: their names and ids, by which other programs find headings, captions and contents.

use super::xml::XmlElement;
use crate::doc::Role;

/// The id of the style that all others are based on.
pub(super) const NORMAL: &str = "Normal";

/// Word's own style for a role: its name, which Word shows in the language of its user, and its id.
///
/// Roles that Word has no style for are styles of the report, with the names of the style sheet.
pub(super) fn of(role: Role) -> Option<(&'static str, &'static str)> {
    Some(match role {
        Role::Title => ("Title", "Title"),
        Role::Heading1 => ("heading 1", "Heading1"),
        Role::Heading2 => ("heading 2", "Heading2"),
        Role::Heading3 => ("heading 3", "Heading3"),
        Role::Heading4 => ("heading 4", "Heading4"),
        Role::Body => ("Body Text", "BodyText"),
        Role::Caption => ("caption", "Caption"),
        Role::Signature => ("Signature", "Signature"),
        Role::DateLine => ("Date", "Date"),
        Role::ContentsTitle => ("TOC Heading", "TOCHeading"),
        Role::Contents1 => ("toc 1", "TOC1"),
        Role::Contents2 => ("toc 2", "TOC2"),
        Role::PageNumber => ("footer", "Footer"),
        Role::ChartCaption
        | Role::UnitNote
        | Role::TableHead
        | Role::TableCell
        | Role::TableNote
        | Role::AttachmentNote
        | Role::AttachmentMark
        | Role::AttachmentTitle
        | Role::CoverTitle
        | Role::CoverText => return None,
    })
}

/// The styles that Word has but the file does not define (ECMA-376 17.7.4.5): only those of the report are on display.
pub(super) fn latent() -> XmlElement {
    let flags = ["defLockedState", "defSemiHidden", "defUnhideWhenUsed", "defQFormat"];
    let latent = XmlElement::new("w:latentStyles").attribute("w:defUIPriority", 99);
    let latent =
        flags.into_iter().fold(latent, |latent, flag| latent.attribute(&format!("w:{flag}"), 0));
    let used = Role::ALL.into_iter().filter_map(|(role, _)| of(role)).map(|(name, _)| name);
    let exception = |name: &str| {
        XmlElement::new("w:lsdException")
            .attribute("w:name", name)
            .attribute("w:uiPriority", 1)
            .attribute("w:qFormat", 1)
    };
    latent.attribute("w:count", 376).children(["Normal"].into_iter().chain(used).map(exception))
}
