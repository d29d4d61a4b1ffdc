//! The shipped faces, and the subsets in a Word file, set ASCII at half an em, as the official faces do: so a reader's own
//! 仿宋_GB2312 breaks lines where the shipped face does.

use std::io::Read;

use ttf_parser::Face;

use crate::support::{Sandbox, project_file};

/// How many printable ASCII characters a face has; each of them is half an em wide.
fn half_em_characters(name: &str, font: &[u8]) -> usize {
    let face = Face::parse(font, 0).unwrap_or_else(|error| panic!("{name}: {error}"));
    let glyphs =
        (' '..='~').filter_map(|character| Some((character, face.glyph_index(character)?)));
    let glyphs: Vec<_> = glyphs.collect();
    for &(character, glyph) in &glyphs {
        let advance = face.glyph_hor_advance(glyph).unwrap_or_default();
        assert_eq!(advance * 2, face.units_per_em(), "{name}: {character}");
    }
    glyphs.len()
}

#[test]
fn every_shipped_face_has_all_of_ascii_at_half_an_em() {
    for name in ["FangSong", "Kai", "Hei", "Song", "BiaoSong"] {
        let font = std::fs::read(project_file(&format!("fonts/Jixiao{name}.ttf")));
        assert_eq!(half_em_characters(name, &font.expect("the face is shipped")), 95, "{name}");
    }
}

#[test]
fn the_faces_in_a_word_file_carry_it() {
    let sandbox = Sandbox::new("half-em");
    let facts = project_file("data/demo-2024.yaml").display().to_string();
    let fonts = project_file("fonts").display().to_string();
    let ran = sandbox.jixiao(&["build", &facts, "--fonts", &fonts]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let file = std::io::Cursor::new(sandbox.read("out/demo-2024.docx"));
    let mut archive = zip::ZipArchive::new(file).expect("a Word file is a zip");
    let table = part(&mut archive, "word/fontTable.xml");
    let table = String::from_utf8(table).expect("XML is UTF-8");
    let keys: Vec<_> = table.split("w:fontKey=\"{").skip(1).map(|after| &after[..36]).collect();
    let found = keys.iter().enumerate().map(|(index, key)| {
        let name = format!("word/fonts/font{}.odttf", index + 1);
        half_em_characters(&name, &plain(part(&mut archive, &name), key))
    });
    let found: usize = found.sum();
    assert!(found > 20 && keys.len() >= 4, "{found} characters in {} faces", keys.len());
}

fn part(archive: &mut zip::ZipArchive<std::io::Cursor<Vec<u8>>>, name: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut part = archive.by_name(name).unwrap_or_else(|error| panic!("{name}: {error}"));
    part.read_to_end(&mut bytes).expect("the part can be read");
    bytes
}

/// A font whose first 32 bytes are mixed with its key, the key's bytes from last to first.
fn plain(mut font: Vec<u8>, key: &str) -> Vec<u8> {
    let digits: String = key.chars().filter(|c| *c != '-').collect();
    let byte = |at: usize| u8::from_str_radix(&digits[at * 2..at * 2 + 2], 16).expect("hex");
    let key: Vec<u8> = (0..16).rev().map(byte).collect();
    font.iter_mut().take(32).enumerate().for_each(|(at, one)| *one ^= key[at % 16]);
    font
}
