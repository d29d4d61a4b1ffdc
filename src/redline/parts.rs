//! The parts of two documents to pairs: the body, and which attachment of the old is which of the new.

use super::blocks::Paired;
use super::words::Bag;
use crate::changes::{Matched, matched};
use crate::doc::{Block, Document, PageNumbers, Part, Role, dump};

/// What stands for each other in two documents: a part, or the bodies, whose sections may begin new pages in one of them only.
#[derive(Clone, Debug)]
pub(super) struct PartGroup<'d> {
    parts: Vec<&'d Part>,
}

impl<'d> PartGroup<'d> {
    fn of(part: &'d Part) -> Self {
        Self { parts: vec![part] }
    }

    /// Its blocks in reading order.
    pub(super) fn blocks(&self) -> Vec<&'d Block> {
        self.parts.iter().flat_map(|part| &part.blocks).collect()
    }

    /// Blocks on pages like its own: a page begins where one of its own parts does.
    pub(super) fn divided(&self, blocks: Vec<Block>) -> Vec<Part> {
        let mut parts = vec![self.parts[0].with(Vec::new())];
        for block in blocks {
            let next = self.parts.get(parts.len());
            if let Some(next) = next.filter(|next| next.blocks[0].id == block.id) {
                parts.push(next.with(Vec::new()));
            }
            parts.last_mut().expect("there is a first").blocks.push(block);
        }
        parts
    }
}

/// The parts that have blocks. One that went and one that came in its place are a pair of which everything is another.
pub(super) fn paired<'d>(old: &'d [Part], new: &'d Document) -> Vec<Paired<PartGroup<'d>>> {
    let of = |parts: &'d [Part]| -> Vec<&'d Part> {
        parts.iter().filter(|part| !part.blocks.is_empty()).collect()
    };
    let (mut all, before, after) = fronts(of(old), of(&new.parts));
    let is_body = |part: &&&Part| title(part).is_none();
    let [of_old, of_new] = [&before, &after].map(|parts| parts.iter().take_while(is_body).count());
    all.extend(bodies(&before[..of_old], &after[..of_new]));
    all.extend(attachments(&before[of_old..], &after[of_new..]));
    all
}

/// The bodies of both: part by part where their pages are the same, else as a whole.
fn bodies<'d>(old: &[&'d Part], new: &[&'d Part]) -> Vec<Paired<PartGroup<'d>>> {
    let pages = |parts: &[&Part]| parts.iter().map(|part| part.orientation).collect::<Vec<_>>();
    let whole = |parts: &[&'d Part]| PartGroup { parts: parts.to_vec() };
    match (old, new) {
        ([], []) => Vec::new(),
        ([], new) => vec![Paired::New(whole(new))],
        (old, []) => vec![Paired::Old(whole(old))],
        (old, new) if pages(old) == pages(new) => {
            let both = old.iter().zip(new);
            both.map(|(old, new)| Paired::Both(PartGroup::of(old), PartGroup::of(new))).collect()
        }
        (old, new) => vec![Paired::Both(whole(old), whole(new))],
    }
}

fn attachments<'d>(before: &[&'d Part], after: &[&'d Part]) -> Vec<Paired<PartGroup<'d>>> {
    let text = |parts: &[&Part]| -> Vec<String> {
        parts.iter().map(|part| part.blocks.iter().map(dump::block).collect()).collect()
    };
    let (of_old, of_new) = (text(before), text(after));
    let bags = |texts: &[String]| texts.iter().map(|text| Bag::of(text)).collect::<Vec<_>>();
    let (old_bags, new_bags) = (bags(&of_old), bags(&of_new));
    let alike = |one: usize, other: usize| {
        let common = old_bags[one].likeness(&new_bags[other]);
        let is_title = title(before[one]) == title(after[other]);
        if is_title {
            common + 100
        } else if common >= LEAST {
            common
        } else {
            0
        }
    };
    let joined = joined(matched(&of_old, &of_new, alike), before, after);
    joined.into_iter().map(|pair| pair.map(PartGroup::of)).collect()
}

/// The covers and the contents lists of both, which stand for each other, and the parts behind them.
#[allow(clippy::type_complexity, reason = "three lists of parts")]
fn fronts<'d>(
    mut before: Vec<&'d Part>,
    mut after: Vec<&'d Part>,
) -> (Vec<Paired<PartGroup<'d>>>, Vec<&'d Part>, Vec<&'d Part>) {
    let is_cover = |part: &Part| part.page_numbers != PageNumbers::Shown && !is_contents(part);
    let mut fronts = Vec::new();
    let fronts_of: [fn(&Part) -> bool; 2] = [is_cover, is_contents];
    for is_front in fronts_of {
        let take = |parts: &mut Vec<&'d Part>| {
            parts.first().is_some_and(|part| is_front(part)).then(|| parts.remove(0))
        };
        fronts.extend(match (take(&mut before), take(&mut after)) {
            (Some(old), Some(new)) => Some(Paired::Both(PartGroup::of(old), PartGroup::of(new))),
            (Some(old), None) => Some(Paired::Old(PartGroup::of(old))),
            (None, Some(new)) => Some(Paired::New(PartGroup::of(new))),
            (None, None) => None,
        });
    }
    (fronts, before, after)
}

/// Whether a part is a contents list alone.
fn is_contents(part: &Part) -> bool {
    let is_of_list =
        |block: &Block| block.role().is_contents_entry() || block.role() == Role::ContentsTitle;
    part.blocks.iter().all(is_of_list)
}

/// The least that two attachments of different titles have in common where one stands for the other, in percent.
const LEAST: usize = 60;

/// The pairs, a part that went with the one that came beside it.
fn joined<'d>(matched: Vec<Matched>, old: &[&'d Part], new: &[&'d Part]) -> Vec<Paired<&'d Part>> {
    let mut all: Vec<Paired<&'d Part>> = Vec::new();
    for one in matched {
        let one = Paired::from((one, old, new));
        // Within a stretch of those that went or came, the first that is alone gets the other one.
        let alone = all.iter().rposition(|other| matches!(other, Paired::Both(..)));
        let from = alone.map_or(0, |at| at + 1);
        let met = all[from..].iter_mut().find_map(|other| match (&*other, &one) {
            (Paired::Old(old), Paired::New(new)) | (Paired::New(new), Paired::Old(old)) => {
                let both = Paired::Both(*old, *new);
                Some((other, both))
            }
            _ => None,
        });
        match met {
            Some((other, both)) => *other = both,
            None => all.push(one),
        }
    }
    all
}

/// The words of the title of an attachment.
pub(super) fn title(part: &Part) -> Option<String> {
    let is_title = |block: &&Block| block.role() == Role::AttachmentTitle;
    let title = part.blocks.iter().find(is_title)?;
    Some(title.inlines().map(|(_, inline)| inline.as_text()).collect())
}
