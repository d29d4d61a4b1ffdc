//! Font files that are broken, damaged or hold a rare character, in a folder that the user names.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use write_fonts::tables::cmap::Cmap;
use write_fonts::tables::name::{Name, NameRecord};
use write_fonts::types::{GlyphId, NameId, Tag};
use write_fonts::{FontBuilder, OffsetMarker};

use super::limits::{Folder, Ran, starter, starter_with};

const SONG: &str = "JixiaoFangSong.ttf";

/// The shipped fonts in a folder of their own, one of them changed.
fn with_font(name: &str, change: impl Fn(Vec<u8>) -> Vec<u8>) -> (Folder, Ran) {
    let folder = Folder::new(name);
    folder.write("data/单位.yaml", starter());
    folder.write(&format!("有字/{SONG}"), change(font(SONG)));
    let ran = folder.run(&["build", "--fonts", "有字"]);
    (folder, ran)
}

fn font(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts").join(name);
    fs::read(path).expect("the shipped fonts are there")
}

/// Where a table begins and its length.
fn table(font: &[u8], tag: &[u8; 4]) -> (usize, usize) {
    let word = |at: usize| u32::from_be_bytes(font[at..at + 4].try_into().expect("four bytes"));
    let mut records = (12..).step_by(16);
    let record = records.find(|at| &font[*at..at + 4] == tag).expect("the table is there");
    (word(record + 8) as usize, word(record + 12) as usize)
}

#[test]
fn a_damaged_face_is_left_out_and_named() {
    for tag in [b"glyf", b"cmap", b"hmtx", b"loca"] {
        let (_folder, ran) = with_font("damaged", |mut font| {
            let (at, length) = table(&font, tag);
            font[at + length / 2] ^= 0x55;
            font
        });
        ran.expect(&String::from_utf8_lossy(tag), 0, &["F05", "有字", "校验和"]);
    }
}

#[test]
fn a_broken_or_cut_file_is_named() {
    for (name, output) in [("cut", "F05"), ("empty", "读不出来"), ("text", "读不出来")] {
        let (_folder, ran) = with_font(name, |font| match name {
            "cut" => font[..font.len() / 2].to_vec(),
            "empty" => Vec::new(),
            _ => b"this is no font".to_vec(),
        });
        ran.expect(name, 0, &["F05", "有字", output]);
    }
}

#[test]
fn whatever_is_written_into_a_font_nothing_panics() {
    // Every 64th place of the tables that are read first, with sums that fit no more or by chance.
    for step in 0..6usize {
        let (_folder, ran) = with_font("any", |mut font| {
            let places = (12 + step * 7..font.len().min(4000)).step_by(64 + step * 31);
            places.for_each(|at| font[at] = font[at].wrapping_add(step as u8 + 1));
            font
        });
        assert!(
            ran.fault(0, &[]).is_none() || ran.fault(1, &["错误["]).is_none(),
            "{step} {ran:?}"
        );
    }
}

/// The shipped face as one of another family that draws a character as another.
fn as_another(font: &[u8], drawn: char, like: char) -> Vec<u8> {
    let face = ttf_parser::Face::parse(font, 0).expect("the shipped face can be read");
    let glyph = face.glyph_index(like).expect("it has the character");
    let mut builder = FontBuilder::new();
    for record in face.raw_face().table_records {
        let table = face.raw_face().table(record.tag).expect("the table is there");
        builder.add_raw(Tag::from_be_bytes(record.tag.to_bytes()), table);
    }
    let glyphs = [(drawn, GlyphId::new(glyph.0.into()))];
    let cmap = Cmap::from_mappings(glyphs).expect("one character is no conflict");
    let name = |id| {
        NameRecord::new(3, 1, 0x409, NameId::new(id), OffsetMarker::new("Another".to_string()))
    };
    let names = Name::new([1, 4, 6].map(name).into_iter().collect());
    builder.add_table(&cmap).expect("the table can be written");
    builder.add_table(&names).expect("the table can be written");
    builder.build()
}

#[test]
fn a_rare_character_comes_from_any_face_of_the_named_folder() {
    // An ideograph of extension H, which no usual font has.
    let folder = Folder::new("rare");
    folder.write("data/单位.yaml", starter_with("name: 陈敏", "name: 王\u{323af}"));
    folder.write("有字/别的.txt", "");
    folder.run(&["build", "--fonts", "有字"]).expect("none", 1, &["F02", "U+323AF", "--fonts"]);
    folder.write("有字/另一种.ttf", as_another(&font(SONG), '\u{323af}', '一'));
    folder.run(&["build", "--fonts", "有字"]).expect("found", 0, &["F03", "Another"]);
}

#[test]
fn what_only_looks_like_a_font_is_named() {
    use std::os::unix::fs::symlink;
    let folder = Folder::new("no-fonts");
    folder.write("data/单位.yaml", starter()).write("有字/夹.ttf/x", "");
    let made = std::process::Command::new("mkfifo").arg(folder.path("有字/管道.ttf")).status();
    assert!(made.expect("mkfifo is there").success());
    std::os::unix::net::UnixListener::bind(folder.path("有字/s.ttf")).expect("a socket");
    symlink("没有.ttf", folder.path("有字/断.ttf")).expect("a link");
    symlink("圈.ttf", folder.path("有字/圈.ttf")).expect("a link");
    let ran = folder.run(&["build", "--fonts", "有字"]);
    for name in ["夹", "管道", "s", "断", "圈"] {
        ran.expect(name, 0, &["F05", &format!("有字/{name}.ttf 没有用：")]);
    }
    let folder = Folder::new("linked-font");
    folder.write("data/单位.yaml", starter()).write(&format!("别处/{SONG}"), font(SONG));
    let link = folder.path(&format!("有字/{SONG}"));
    symlink(format!("../别处/{SONG}"), link).expect("a link");
    let ran = folder.run(&["build", "--fonts", "有字"]);
    ran.expect("a link to a font", 0, &[]);
    assert!(!ran.err.contains("F05"), "{}", ran.err);
}

#[test]
fn a_whole_disk_is_no_folder_of_fonts() {
    let folder = Folder::new("disk");
    folder.write("data/单位.yaml", starter());
    for number in 0..=10_000 {
        folder.write(&format!("盘/{number}"), "");
    }
    symlink("../盘", folder.path("链接/盘")).expect("a link");
    for fonts in ["盘", "链接"] {
        let ran = folder.run(&["check", "data/单位.yaml", "--fonts", fonts]);
        let left_out = format!("F05]：字体目录 {fonts} 没有用：其中的文件太多");
        assert!(ran.err.contains(&left_out), "{}", ran.err);
        assert!(!ran.err.contains("里没有字体文件"), "{}", ran.err);
    }
}

#[test]
fn a_named_folder_without_fonts_is_named() {
    let folder = Folder::new("without");
    folder.write("data/单位.yaml", starter()).write("空/说明.txt", "x");
    folder.run(&["build", "--fonts", "空"]).expect("without", 0, &["F05", "空 里没有字体文件"]);
}

/// `ACCEPT=1` writes the fuzzers' small font again.
#[test]
fn the_fuzzers_have_a_small_font() {
    let place = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus/fonts/small.ttf");
    let bytes = std::sync::Arc::new(font(SONG));
    let face = jixiao::fonts::Face::read("x".into(), SONG.into(), bytes, 0).expect("it is sound");
    let characters = "一二三，。1A".chars().collect();
    let subset = jixiao::fonts::Subset::cut(&face, &characters).expect("it can be cut");
    let small = jixiao::fonts::word_font(&subset, &face, "Small").expect("it can be written");
    if std::env::var_os("ACCEPT").is_some() {
        fs::write(&place, &small).expect("it can be written");
    }
    assert!(fs::read(place).expect("it is there") == small);
}

/// A collection that states so many faces, with these offsets.
fn collection(count: u32, offsets: impl IntoIterator<Item = u32>) -> Vec<u8> {
    let mut bytes = b"ttcf\0\x01\0\0".to_vec();
    bytes.extend(count.to_be_bytes());
    offsets.into_iter().for_each(|offset| bytes.extend(offset.to_be_bytes()));
    bytes
}

#[test]
fn a_collection_is_not_read_face_by_face_without_end() {
    let many = 1_000_000;
    let of_one = |count: u32| {
        let mut bytes = collection(count, (0..count).map(|_| 12 + 4 * count));
        bytes.extend(font(SONG));
        bytes
    };
    for (name, bytes) in [
        ("endless", collection(u32::MAX, [])),
        ("without offsets", collection(200, [])),
        ("beyond the end", collection(2, [1 << 30, 1 << 31])),
        ("many of one", of_one(many)),
        ("some of one", of_one(200)),
    ] {
        let folder = Folder::new("collection");
        folder.write("data/单位.yaml", starter()).write("有字/合集.ttc", &bytes);
        // A warning fails a check.
        for (command, code) in [("fonts", 0), ("check", 1)] {
            let ran = folder.run(&[command, "--fonts", "有字"]);
            ran.expect(name, code, &["F05", "合集.ttc 没有用", "字体合集"]);
        }
        // The user's own fonts are the system's: what is no font there is nobody's business.
        let home = Folder::new("home");
        home.write(".fonts/合集.ttc", &bytes).write("data/单位.yaml", starter());
        let mut command = super::limits::limited(super::limits::SECONDS);
        command.arg("check").env("HOME", &home.root);
        home.wait(command).expect(name, 0, &[]);
    }
}

#[test]
fn what_the_environment_names_and_is_no_folder_is_told() {
    let folder = Folder::new("environment");
    folder.write("data/单位.yaml", starter()).write("文件", "x");
    for (value, said) in [("没有", "不存在"), ("文件", "这是一个文件"), ("/dev/zero", "不是文件夹")]
    {
        let mut command = std::process::Command::new("env");
        command.arg(format!("JIXIAO_FONTS={value}"));
        command.args([env!("CARGO_BIN_EXE_jixiao"), "build"]);
        folder.wait(command).expect(value, 0, &["F05", "JIXIAO_FONTS", value, said]);
    }
}

#[test]
fn a_font_that_is_missing_because_it_is_damaged_points_to_what_is_wrong_with_it() {
    let folder = Folder::new("only-damaged");
    folder.write("data/单位.yaml", starter()).write("有字/合集.ttc", collection(9, []));
    // Nothing else is found: the binary stands in a folder without fonts.
    let program = folder.path("别处/jixiao");
    fs::copy(env!("CARGO_BIN_EXE_jixiao"), &program).expect("it can be copied");
    let mut command = std::process::Command::new(&program);
    command.args(["check", "--fonts", "有字"]).env("HOME", &folder.root);
    let ran = folder.wait(command);
    if ran.err.contains("F01") {
        ran.expect("damaged", 1, &["F05", "先照 F05 的提示办"]);
    }
}
