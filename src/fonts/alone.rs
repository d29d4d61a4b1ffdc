//! A face to a font file with what draws its characters alone: no collection, no features, no hints.

use ttf_parser::RawFace;
use write_fonts::FontBuilder;
use write_fonts::types::Tag;

use super::face::Face;

/// The tables that browsers ask for, and those that draw.
const TABLES: [&[u8; 4]; 13] = [
    b"head", b"hhea", b"maxp", b"hmtx", b"cmap", b"OS/2", b"name", b"post", b"loca", b"glyf",
    b"CFF ", b"CFF2", b"VORG",
];

impl Face {
    /// A font file with all characters of this face; empty if its tables cannot be read.
    pub fn alone(&self) -> Vec<u8> {
        let Ok(raw) = RawFace::parse(self.data(), self.index) else { return Vec::new() };
        let mut builder = FontBuilder::new();
        for record in raw.table_records {
            let name = record.tag.to_bytes();
            if let Some(table) = raw.table(record.tag).filter(|_| TABLES.contains(&&name)) {
                builder.add_raw(Tag::from_be_bytes(name), table);
            }
        }
        builder.build()
    }
}
