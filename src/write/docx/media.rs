//! A Word file to its pictures: the ids by which its main part calls them, with the digest of each.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::Event;
use zip::ZipArchive;

use crate::base::sha256::sha256;

/// The greatest unpacked size of a part that is read: no report has as much.
const MOST: u64 = 128 << 20;

/// A Word file whose parts are read.
pub(super) type Archive<'f> = ZipArchive<Cursor<&'f [u8]>>;

/// The bytes of a part.
pub(super) fn part(archive: &mut Archive, name: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    archive.by_name(name).ok()?.take(MOST).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// The greatest unpacked size of all pictures together: of those beyond it no digest is taken.
const MOST_OF_ALL: u64 = 256 << 20;

/// The SHA-256 of each picture of the main part by the id of its relationship (ECMA-376 part 2, 9.3). A part that several
/// relationships name is unpacked once.
pub(super) fn pictures(archive: &mut Archive) -> BTreeMap<String, String> {
    let relationships = part(archive, "word/_rels/document.xml.rels").unwrap_or_default();
    let mut reader = Reader::from_reader(relationships.as_slice());
    let mut all = BTreeMap::new();
    let (mut digests, mut unpacked) = (BTreeMap::<String, Option<String>>::new(), 0);
    loop {
        let element = match reader.read_event() {
            Ok(Event::Start(element) | Event::Empty(element)) => element,
            Ok(Event::Eof) | Err(_) => return all,
            Ok(_) => continue,
        };
        let attribute = |name: &str| {
            let value = element.try_get_attribute(name).ok().flatten()?.value;
            Some(String::from_utf8_lossy(&value).into_owned())
        };
        let named = attribute("Id").zip(attribute("Target"));
        let Some((id, target)) = named.filter(|(_, target)| target.contains("media/")) else {
            continue;
        };
        let name = target.strip_prefix('/').map_or(format!("word/{target}"), Into::into);
        let digest = digests.entry(name).or_insert_with_key(|name| {
            let bytes = (unpacked < MOST_OF_ALL).then(|| part(archive, name)).flatten()?;
            unpacked += bytes.len() as u64;
            Some(sha256(&bytes))
        });
        all.extend(digest.clone().map(|digest| (id, digest)));
    }
}
