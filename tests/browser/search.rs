//! What readers do with text on a page: search it, copy it, point at it.

use libtest_mimic::Failed;

use super::{shot, written};
use crate::agreement::documents;
use crate::support::Sandbox;
use crate::support::svg_file::{SvgChar, svg_chars};

/// What the page is asked, once its faces are there; the answers stand in attributes of its body.
const SCRIPT: &str = "
<script>
document.fonts.ready.then(() => {
  const said = document.body.dataset;
  said.found = window.find(WORDS);
  said.where = String(getSelection());
  const range = document.createRange();
  range.selectNodeContents(document.querySelectorAll('text')[ELEMENT]);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  said.copied = String(getSelection());
  said.pointed = document.elementFromPoint(AT).closest('[data-o]').dataset.o;
});
</script>
";

/// A paragraph of the first sample: words over the end of a line are found, the paragraph is copied as one line, and a
/// number in it says where it comes from.
pub(super) fn found_copied_and_pointed_at() -> Result<(), Failed> {
    let document = documents::all().remove(0);
    let sandbox = Sandbox::new("search");
    document.write(&sandbox);
    let report = written(&document, &sandbox)?;
    shot::write_what_pages_fetch(&report, &sandbox);
    let pages = report.pages.iter().map(|page| (page, svg_chars(&page.svg)));
    let figure = |one: &SvgChar| one.kind == "paragraph" && one.character.is_ascii_digit();
    let (page, chars, number) = pages
        .filter_map(|(page, chars)| {
            let at =
                chars.iter().position(|one| figure(one) && spans_lines(&chars, one.element))?;
            Some((page, chars.clone(), chars[at].clone()))
        })
        .next()
        .ok_or("no number in a paragraph of several lines")?;
    let paragraph: Vec<_> = chars.iter().filter(|one| one.element == number.element).collect();
    let end = paragraph.windows(2).position(|pair| pair[0].y != pair[1].y).ok_or("one line")?;
    let word = |range: std::ops::Range<usize>| -> String {
        paragraph[range].iter().map(|one| one.character).collect()
    };
    let (words, whole) = (word(end - 3..end + 4), word(0..paragraph.len()));
    let at = [number.x + number.size / 4.0, number.y - number.size / 3.0].map(|n| n * shot::SCALE);
    let script = SCRIPT
        .replace("WORDS", &format!("\"{words}\""))
        .replace("ELEMENT", &(number.element - 1).to_string())
        .replace("AT", &format!("{}, {}", at[0], at[1]));
    sandbox.write("search.html", shot::sheet(std::slice::from_ref(page)) + &script);
    let printed = shot::browse(&sandbox.root, "search.html", "--dump-dom")?;
    let origin = number.origin.ok_or("a number without origin")?;
    for wanted in [
        "data-found=\"true\"".to_string(),
        format!("data-where=\"{words}\""),
        format!("data-copied=\"{whole}\""),
        format!("data-pointed=\"{origin}\""),
    ] {
        if !printed.contains(&wanted) {
            let body = printed.split_once("<body").map_or("", |(_, body)| body);
            let body: String = body.chars().take(600).collect();
            return Err(format!("no {wanted} in {body}").into());
        }
    }
    Ok(())
}

/// Whether the characters of an element stand on several lines.
fn spans_lines(chars: &[SvgChar], element: usize) -> bool {
    let mut lines = chars.iter().filter(|one| one.element == element).map(|one| one.y);
    let first = lines.next();
    lines.any(|y| Some(y) != first)
}
