//! Puts the elements that docx-rs built in schema order and removes empty properties.

use super::xml::{XmlElement, XmlNode};

/// Sorts the children of properties, and removes empty properties and unwanted attributes.
///
/// These are `w:type` of grid columns, which the schema does not allow, and `w14:paraId`, which docx-rs counts per
/// process; Word adds its own when it saves.
pub(super) fn normalize(element: &mut XmlElement) {
    element.elements_mut().for_each(normalize);
    let grid = element.name == "w:gridCol";
    element.attributes.retain(|(name, _)| name != "w14:paraId" && !(grid && name == "w:type"));
    if element.name == "w:ind" {
        count_in_twips(element);
    }
    element.children.retain(|node| !is_empty_property(node));
    if element.children.len() > 1
        && let Some(order) = schema_order(&element.name)
    {
        element.children.sort_by_cached_key(|node| place(order, node));
    }
}

/// Adds indents of 0 characters: an indent in characters takes precedence over one in twips (ECMA-376 17.3.1.12), so
/// that of the style would override the paragraph's own, which docx-rs writes in twips.
fn count_in_twips(indents: &mut XmlElement) {
    if indents.attributes.iter().any(|(name, _)| name.ends_with("Chars")) {
        return;
    }
    for side in ["left", "right", "hanging", "firstLine"] {
        indents.attributes.push((format!("w:{side}Chars"), "0".into()));
    }
}

fn is_empty_property(node: &XmlNode) -> bool {
    let XmlNode::Element(element) = node else { return false };
    let property =
        matches!(element.name.as_str(), "w:rPr" | "w:pPr" | "w:trPr" | "w:tcPr" | "w:tblBorders");
    property && element.children.is_empty()
}

/// The position of a child in the schema order; unknown children go last.
fn place(order: &str, node: &XmlNode) -> usize {
    let XmlNode::Element(element) = node else { return usize::MAX };
    let name = element.name.strip_prefix("w:").unwrap_or(&element.name);
    order.split_whitespace().position(|known| known == name).unwrap_or(usize::MAX)
}

/// The children of an element in the order of the schema (ECMA-376 part 1, annex A.1).
fn schema_order(name: &str) -> Option<&'static str> {
    Some(match name {
        "w:pPr" => {
            "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr \
             suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap \
             overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid \
             spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection \
             textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
        }
        "w:rPr" => {
            "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike \
             outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w \
             kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang \
             eastAsianLayout specVanish oMath rPrChange"
        }
        "w:sectPr" => {
            "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc \
             pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection \
             bidi rtlGutter docGrid printerSettings sectPrChange"
        }
        "w:style" => {
            "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden \
             unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr \
             tblPr trPr tcPr tblStylePr"
        }
        "w:tblPr" => {
            "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW \
             jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption \
             tblDescription tblPrChange"
        }
        "w:tcMar" => "top start left bottom end right",
        "w:tcPr" => {
            "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection \
             tcFitText vAlign hideMark headers cellIns cellDel cellMerge tcPrChange"
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn properties_stand_in_schema_order_and_empty_ones_go() {
        let part = r#"<w:p w14:paraId="1"><w:pPr><w:rPr/><w:jc w:val="left"/><w:pStyle w:val="a"/></w:pPr><w:r><w:rPr/><w:t>字</w:t></w:r></w:p>"#;
        let mut element = XmlElement::read(part.as_bytes()).expect("well formed");
        normalize(&mut element);
        let written = String::from_utf8(element.write()).expect("UTF-8");
        let expected = r#"<w:p><w:pPr><w:pStyle w:val="a"/><w:jc w:val="left"/></w:pPr><w:r><w:t>字</w:t></w:r></w:p>"#;
        assert!(written.ends_with(expected), "{written}");
    }
}
