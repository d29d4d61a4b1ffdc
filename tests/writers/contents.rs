//! A contents list where a pack asks for one: right pages in both files, before anybody updates a field.

use jixiao::doc::{BlockKind, InlineKind, Role, plain_text};
use jixiao::layout::pages::{DrawItem, Page, TagKind};
use jixiao::pipeline::Made;

use crate::support::{SAMPLE, Sandbox, make_illustrated, word, word_part, word_text};

/// The lines of a page from its top: text, right edge in thousandths of a point.
fn lines(page: &Page) -> Vec<(String, i64)> {
    let mut lines: std::collections::BTreeMap<i64, (String, i64)> = Default::default();
    for item in &page.items {
        let DrawItem::Run(run) = &item.drawn else { continue };
        let (text, edge) = lines.entry(run.origin.y.to_milli()).or_default();
        text.extend(run.glyphs.iter().map(|glyph| glyph.character));
        let width: i64 = run.glyphs.iter().map(|glyph| glyph.advance.to_milli()).sum();
        *edge = run.origin.x.to_milli() + width;
    }
    lines.into_values().collect()
}

/// The page, from 1, on which a line begins with these words behind the contents.
fn page_of(made: &Made, heading: &str, from: usize) -> usize {
    let pages = made.pages.pages.iter().enumerate().skip(from);
    let mut found =
        pages.filter(|(_, page)| lines(page).iter().any(|(line, _)| line.starts_with(heading)));
    found.next().map(|(index, _)| index + 1).unwrap_or_else(|| panic!("no page with {heading}"))
}

#[test]
fn every_entry_names_the_page_of_its_heading() {
    let made = make_illustrated(2);
    let list = &made.document.parts[0].blocks;
    let contents_pages = 2;
    let all: Vec<_> = made.pages.pages[..contents_pages].iter().flat_map(lines).collect();
    assert_eq!(all[0].0, "目录");
    let word = word_part(word(&made), "word/document.xml");
    let mut entries = 0;
    for block in &list[1..] {
        let BlockKind::Paragraph { content, .. } = &block.kind else {
            panic!("entries are paragraphs")
        };
        let heading = plain_text(content);
        // A heading may go on over its line; an attachment's mark stands above its title.
        let title = heading.rsplit('\u{3000}').next().unwrap_or_default();
        let opening: String = title.chars().take(20).collect();
        let page = page_of(&made, &opening, contents_pages);
        let first = all.iter().position(|(line, _)| line.contains(&opening)).expect("it is listed");
        let ends = |(line, _): &&(String, i64)| line.ends_with(|c: char| c.is_ascii_digit());
        let (line, edge) = all[first..].iter().find(ends).expect("its page is listed");
        let (words, number) =
            line.split_at(line.trim_end_matches(|c: char| c.is_ascii_digit()).len());
        assert_eq!(number, page.to_string(), "{line}");
        // An attachment's entry may leave no room for dots.
        assert!(words.ends_with("……") || heading.contains("附件"), "{line}");
        // The right edge of the text area, to a thousandth of an em.
        assert!((edge - 521_600).abs() < 40, "{line} ends at {edge}");
        let target = content.iter().find_map(|inline| match inline.kind {
            InlineKind::PageOf(node) => Some(node.0),
            _ => None,
        });
        let target = target.expect("an entry names a heading");
        let field = format!("PAGEREF _Toc{target:08}");
        let shown = word.split(&field).nth(1).unwrap_or_else(|| panic!("no {field}"));
        let shown = shown.split("<w:t").nth(1).expect("a field shows something");
        assert!(shown.contains(&format!(">{page}</w:t>")), "{heading} in Word");
        assert_eq!(word.matches(&format!("w:name=\"_Toc{target:08}\"")).count(), 1, "{heading}");
        entries += 1;
    }
    assert!(entries > 15, "{entries} entries");
    let count = |needle: &str| word.matches(needle).count();
    assert_eq!(count("fldCharType=\"begin\""), count("fldCharType=\"end\""));
    assert!(word.contains("TOC \\o &quot;1-2&quot; \\f \\h"));
}

#[test]
fn entries_are_links_to_their_headings() {
    let made = make_illustrated(2);
    let list = &made.document.parts[0].blocks[1..];
    let headings = made.document.parts[1..].iter().flat_map(|part| &part.blocks);
    let headings: Vec<_> = headings.filter(|block| block.role() != Role::Body).collect();
    assert!(made.pages.links.len() >= list.len());
    for block in list {
        let BlockKind::Paragraph { content, .. } = &block.kind else { panic!("a paragraph") };
        let heading = headings.iter().find(|heading| {
            content.iter().any(|inline| inline.kind == InlineKind::PageOf(heading.id))
        });
        let heading = heading.expect("an entry names a heading");
        let words = plain_text(content);
        let mut links = made.pages.links.iter().filter(|link| link.text == words);
        let link = links.next().unwrap_or_else(|| panic!("{words} is no link"));
        let entry = made.pages.outline.iter().find(|entry| entry.text == words);
        assert_eq!(entry.map(|entry| entry.place), Some(link.target), "{words}");
        let top = made.pages.pages[link.target.page].items.iter().find_map(|item| {
            let tag = made.pages.tags.get(item.tag?.0 as usize)?;
            let DrawItem::Run(run) = &item.drawn else { return None };
            (tag.node == Some(heading.id)).then_some(run.origin.y)
        });
        let top = top.unwrap_or_else(|| panic!("{words} is not on the page that its link names"));
        let over = (top - link.target.y).to_pt();
        assert!((10.0..29.0).contains(&over), "{words}: {over}");
        let kinds = [TagKind::Link, TagKind::Reference, TagKind::ContentsEntry, TagKind::Contents];
        let mut tag = Some(link.tag);
        for kind in kinds {
            let at = &made.pages.tags[tag.expect("it has a parent").0 as usize];
            assert_eq!(at.kind, kind);
            tag = at.parent;
        }
    }
    let word = word_part(word(&made), "word/document.xml");
    assert_eq!(word.matches("<w:hyperlink w:anchor=\"_Toc").count(), list.len());
}

#[test]
fn leader_dots_mean_nothing() {
    let made = make_illustrated(2);
    let mut dots = 0;
    for item in made.pages.pages[..2].iter().flat_map(|page| &page.items) {
        let DrawItem::Run(run) = &item.drawn else { continue };
        let dotted = run.glyphs.iter().all(|glyph| glyph.character == '…');
        assert_eq!(dotted, item.tag.is_none() && run.leader);
        dots += usize::from(dotted);
        if item.tag.is_none() && !dotted {
            assert!(run.glyphs.iter().any(|glyph| glyph.character == '—'), "a page number");
        }
    }
    assert!(dots > 15, "{dots}");
}

#[test]
fn levels_are_the_packs_to_choose() {
    let list = |levels| make_illustrated(levels).document.parts[0].blocks.len();
    let word = word_part(word(&make_illustrated(1)), "word/document.xml");
    assert!(word.contains("TOC \\o &quot;1-1&quot; \\f \\h"), "Word lists as deep when it updates");
    // The title, eight sections, five attachments.
    assert_eq!(list(1), 1 + 8 + 5);
    assert!(list(2) > 20);
}

#[test]
fn there_is_none_unless_it_is_asked_for() {
    let sandbox = Sandbox::new("none");
    sandbox.write("data/a.yaml", SAMPLE);
    assert_eq!(sandbox.jixiao(&["build"]).code, 0);
    assert!(!word_text(&sandbox.read("out/a.docx")).contains("目录"));
}

#[test]
fn word_lists_attachments_with_their_marks_when_it_updates() {
    let made = make_illustrated(2);
    let part = word_part(word(&made), "word/document.xml");
    let entries: Vec<_> = part.split("TC &quot;").skip(1).collect();
    assert_eq!(entries.len(), 5);
    assert!(entries[0].starts_with("附件1\u{3000}"), "{}", &entries[0][..40]);
    assert!(
        entries.iter().all(|entry| entry.contains("&quot;</w:instrText></w:r><w:r><w:fldChar"))
    );
    let styles = word_part(word(&made), "word/styles.xml");
    let title = styles.split("w:styleId=\"Heading\"").nth(1).expect("its style");
    let base = title.split("<w:basedOn w:val=\"").nth(1).expect("a base");
    assert!(base.starts_with("Heading1\""), "pandoc finds headings by their base");
    let level = base.split("<w:outlineLvl w:val=\"").nth(1).expect("a level");
    assert!(level.starts_with("9\""), "LibreOffice would list it beside its entry");
}
