//! Pictures that are none: cut, empty, of other formats, too large; files that are no files.

use std::os::unix::fs::symlink;
use std::process::Command;

use super::limits::{Folder, starter_with};
use crate::support::picture;

/// A unit with one picture.
fn unit(name: &str, row: &str) -> Folder {
    let folder = Folder::new(name);
    let facts = starter_with("pack: standard", &format!("pack: standard\npictures: [{{{row}}}]"));
    folder.write("data/单位.yaml", facts);
    folder
}

const ROW: &str = "id: a, file: 图.jpg, caption: 图题, description: 说明";

fn with_bytes(bytes: &[u8], output: &[&str]) {
    let folder = unit("picture", ROW);
    folder.write("data/图.jpg", bytes);
    let ran = folder.run(&["build", "data/单位.yaml"]);
    ran.expect(&format!("{output:?}"), 1, &[&["D16", "图.jpg"], output].concat());
    assert!(folder.names("out").is_empty());
}

/// A PNG whose header states a size; its checksum is right.
fn png_of(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width.max(1), height.max(1));
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::One);
    let mut writer = encoder.write_header().expect("a header can be written");
    let rows = vec![0; (width.max(1) as usize).div_ceil(8) * height.max(1) as usize];
    writer.write_image_data(&rows).expect("pixels can be written");
    writer.finish().expect("an end can be written");
    bytes[16..20].copy_from_slice(&width.to_be_bytes());
    bytes[20..24].copy_from_slice(&height.to_be_bytes());
    bytes
}

#[test]
fn what_is_no_picture_is_refused_with_advice() {
    let (jpeg, png) = (picture("hall.jpg"), picture("mark.png"));
    with_bytes(b"", &["是空的"]);
    with_bytes(b"GIF89a", &["GIF 图片", "另存为 PNG 或 JPEG", "后缀"]);
    with_bytes(b"\0\0\0\x18ftypheic", &["HEIC"]);
    with_bytes("图".as_bytes(), &["不是 PNG 或 JPEG 图片"]);
    with_bytes(&picture("inks.jpg"), &["CMYK", "RGB"]);
    for whole in [&jpeg, &png] {
        for part in [1, 2, 3] {
            with_bytes(&whole[..whole.len() * part / 4], &["不完整，或者已经损坏"]);
        }
        with_bytes(&whole[..8], &["不完整，或者已经损坏"]);
        with_bytes(&whole[..whole.len() - 2], &["不完整，或者已经损坏"]);
    }
    let mut damaged = png.clone();
    let middle = damaged.len() / 2;
    damaged[middle] ^= 0x55;
    with_bytes(&damaged, &["不完整，或者已经损坏"]);
}

/// A JPEG whose coded data can be read but do not fit: a byte of them changed, or the size that the header states.
#[test]
fn a_jpeg_that_is_damaged_in_the_middle_is_refused() {
    let broken = "不完整，或者已经损坏";
    let jpeg = picture("hall.jpg");
    let frame = jpeg.windows(2).position(|two| two == [0xff, 0xc0]).expect("it is sequential");
    for place in [4, 6] {
        let mut lies = jpeg.clone();
        let size = frame + 1 + place..frame + 3 + place;
        lies[size].copy_from_slice(&6000u16.to_be_bytes());
        with_bytes(&lies, &[broken]);
    }
    let middle = jpeg.len() / 2;
    for filling in [0xff, 0x00, 0x55] {
        let mut damaged = jpeg.clone();
        damaged[middle..middle + 200].fill(filling);
        with_bytes(&damaged, &[broken]);
    }
}

/// Chunks, or bytes behind the end, that a reader of pictures does not need.
#[test]
fn what_a_picture_carries_besides_its_pixels_does_not_get_into_the_report() {
    let mark = b"surplus-surplus";
    let (png, jpeg) = (picture("mark.png"), picture("hall.jpg"));
    let mut chunk = (mark.len() as u32).to_be_bytes().to_vec();
    chunk.extend([&b"prVt"[..], mark, &[0; 4]].concat());
    for bytes in [
        [&png[..], mark].concat(),
        [&jpeg[..], mark].concat(),
        [&png[..33], &chunk, &png[33..]].concat(),
    ] {
        let folder = unit("surplus", ROW);
        folder.write("data/图.jpg", bytes);
        folder.run(&["build", "data/单位.yaml"]).expect("surplus", 0, &["已生成"]);
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(folder.read("out/单位.docx")))
            .expect("a zip");
        let mut found = 0;
        for at in 0..archive.len() {
            let mut part = archive.by_index(at).expect("a part");
            let mut bytes = Vec::new();
            std::io::Read::read_to_end(&mut part, &mut bytes).expect("it can be read");
            assert!(!bytes.windows(mark.len()).any(|piece| piece == mark), "{}", part.name());
            found += usize::from(part.name().contains("media/"));
        }
        assert_eq!(found, 1);
    }
}

#[test]
fn a_png_whose_data_go_on_behind_its_pixels_is_refused() {
    let mut png = png_of(10, 10_000);
    png[16..24].copy_from_slice(&[0, 0, 0, 10, 0, 0, 0, 10]);
    let sum = crc32(&png[12..29]);
    png[29..33].copy_from_slice(&sum.to_be_bytes());
    with_bytes(&png, &["不完整，或者已经损坏"]);
}

/// The checksum of a chunk (ISO/IEC 15948 annex D).
fn crc32(bytes: &[u8]) -> u32 {
    let bit = |sum: u32, _| if sum & 1 == 1 { 0xedb8_8320 ^ (sum >> 1) } else { sum >> 1 };
    !bytes.iter().fold(u32::MAX, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), bit))
}

#[test]
fn pictures_that_would_fill_the_memory_are_refused() {
    with_bytes(&png_of(0, 10), &["宽或高是 0", "打不开的重新取得"]);
    with_bytes(&png_of(10, 0), &["宽或高是 0"]);
    let bomb = png_of(30_000, 30_000);
    assert!(bomb.len() < 1 << 20, "a bomb is small: {}", bomb.len());
    with_bytes(&bomb, &["30000×30000", "5000 万"]);
    let mut jpeg = picture("hall.jpg");
    let frame = jpeg.windows(2).position(|two| two == [0xff, 0xc0]).expect("it is sequential");
    jpeg[frame + 5..frame + 9].copy_from_slice(&[0xff; 4]);
    with_bytes(&jpeg, &["65535×65535"]);
    jpeg[frame + 5..frame + 9].copy_from_slice(&[0, 0, 0, 8]);
    with_bytes(&jpeg, &["宽或高是 0"]);
}

#[test]
fn many_small_bombs_are_refused_together() {
    let rows: Vec<_> = (0..12)
        .map(|n| format!("{{id: a{n}, file: 图.png, caption: 图题, description: 说明}}"))
        .collect();
    let folder = Folder::new("bombs");
    let list = format!("pack: standard\npictures: [{}]", rows.join(", "));
    folder.write("data/单位.yaml", starter_with("pack: standard", &list));
    folder.write("data/图.png", png_of(7_000, 7_000));
    let ran = folder.run_within(&["build", "data/单位.yaml"], 60);
    ran.expect("bombs", 1, &["D16", "图片太多、太大"]);
}

#[test]
fn a_wrong_ending_does_no_harm() {
    let folder = unit("ending", ROW);
    folder.write("data/图.jpg", picture("mark.png"));
    folder.run(&["build", "data/单位.yaml"]).expect("ending", 0, &["已生成"]);
}

#[test]
fn a_picture_is_a_plain_file_of_sane_size() {
    for (file, output) in [
        ("没有.png", "不存在"),
        ("/dev/zero", "不是普通文件"),
        #[cfg(target_os = "linux")]
        ("/proc/kmsg", "不是普通文件"),
        ("管道.png", "不是普通文件"),
        ("环.png", "链接"),
        ("夹.png", "文件夹"),
        ("大.png", "太大"),
    ] {
        let folder = unit("plain", &ROW.replace("图.jpg", file));
        let made = Command::new("mkfifo").arg(folder.path("data/管道.png")).status();
        assert!(made.expect("mkfifo is there").success());
        symlink("环.png", folder.path("data/环.png")).expect("a link");
        std::fs::create_dir_all(folder.path("data/夹.png")).expect("a folder");
        let large = std::fs::File::create(folder.path("data/大.png")).expect("a file");
        large.set_len(1 << 36).expect("a file may have a hole");
        let ran = folder.run(&["build", "data/单位.yaml"]);
        ran.expect(file, 1, &["D16", "无法读取图片", output]);
    }
}

#[test]
fn what_a_picture_needs_is_asked_for() {
    for (row, output) in [
        ("id: a, file: 图.jpg, caption: 图题", "缺少“图片说明”"),
        ("id: a, file: 图.jpg, description: 说明", "缺少“图题”"),
        ("id: a, caption: 图题, description: 说明", "缺少“图片文件”"),
        ("id: a, file: 图.jpg, caption: 图题, description: 说明, width: 5%", "10% 到 100%"),
        ("id: a, file: 图.jpg, caption: 图题, description: 说明, place: nowhere", "放在哪里"),
    ] {
        let folder = unit("needs", row);
        folder.write("data/图.jpg", picture("hall.jpg"));
        folder.run(&["build", "data/单位.yaml"]).expect(row, 1, &[output]);
    }
}

#[test]
fn a_photograph_that_lies_on_its_side_is_noticed() {
    // Exif: big-endian, one entry in the first directory, 274 (Orientation) = 6.
    let exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
    let jpeg = picture("hall.jpg");
    let length = (exif.len() as u16 + 2).to_be_bytes();
    let turned = [&jpeg[..2], &[0xff, 0xe1], &length, exif, &jpeg[2..]].concat();
    let folder = unit("turned", ROW);
    folder.write("data/图.jpg", turned);
    folder.run(&["build", "data/单位.yaml"]).expect("turned", 0, &["D17", "转正"]);
}
