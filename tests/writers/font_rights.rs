//! Faces whose owners forbid embedding (fsType of OS/2) are not embedded.

use std::fs;

use crate::support::{Ran, SAMPLE, Sandbox, project_file, word_part};

/// The shipped faces in a folder of the sandbox, one of them with other embedding rights.
fn with_rights(name: &str, face: &str, rights: u16) -> Sandbox {
    let sandbox = Sandbox::new(name);
    sandbox.write("data/a.yaml", SAMPLE);
    for entry in fs::read_dir(project_file("fonts")).expect("the fonts are there").flatten() {
        let file = entry.file_name().to_string_lossy().into_owned();
        if file.ends_with(".ttf") {
            let mut font = fs::read(entry.path()).expect("a font can be read");
            if file == face {
                set_rights(&mut font, rights);
            }
            sandbox.write(&format!("fonts/{file}"), font);
        }
    }
    sandbox
}

/// Writes fsType, the fifth number of OS/2.
fn set_rights(font: &mut [u8], rights: u16) {
    let tables = usize::from(u16::from_be_bytes([font[4], font[5]]));
    let record = (0..tables).map(|index| 12 + index * 16).find(|at| &font[*at..at + 4] == b"OS/2");
    let record = record.expect("the face has OS/2");
    let offset: [u8; 4] = font[record + 8..record + 12].try_into().expect("four bytes");
    let at = u32::from_be_bytes(offset) as usize + 8;
    font[at..at + 2].copy_from_slice(&rights.to_be_bytes());
}

fn build(sandbox: &Sandbox) -> Ran {
    sandbox.jixiao(&["build", "--fonts", "fonts"])
}

#[test]
fn a_face_that_may_not_be_cut_is_left_out_of_the_word_file() {
    const NO_SUBSETTING: u16 = 0x0100;
    let sandbox = with_rights("no-subset", "JixiaoKai.ttf", NO_SUBSETTING);
    let ran = build(&sandbox);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(ran.stderr.contains("W03") && ran.stderr.contains("Jixiao Kai"), "{}", ran.stderr);
    let table = word_part(&sandbox.read("out/a.docx"), "word/fontTable.xml");
    let entry = |name: &str| {
        let behind = table.split(&format!("w:name=\"{name}\"")).nth(1).expect("it is listed");
        behind.split("</w:font>").next().unwrap_or_default().to_string()
    };
    assert!(!entry("楷体_GB2312").contains("embedRegular"), "{table}");
    assert!(entry("仿宋_GB2312").contains("embedRegular"), "{table}");
}

#[test]
fn a_face_that_may_not_be_embedded_is_not_used() {
    const RESTRICTED: u16 = 0x0002;
    let sandbox = with_rights("restricted", "JixiaoKai.ttf", RESTRICTED);
    let ran = build(&sandbox);
    assert_eq!(ran.code, 1);
    assert!(ran.stderr.contains("F01") && ran.stderr.contains("楷体"), "{}", ran.stderr);
    assert!(!sandbox.has("out/a.docx"));
}
