//! The index of the system's fonts: a help that is never needed and never believed against the files.

use std::fs;
use std::process::Command;

use crate::support::{Sandbox, project_file};

/// Where a user's fonts and cache are, below the folder that stands for the home.
const FONT: &str = if cfg!(windows) {
    "home/Microsoft/Windows/Fonts/own.ttf"
} else if cfg!(target_os = "macos") {
    "home/Library/Fonts/own.ttf"
} else {
    "home/.local/share/fonts/own.ttf"
};
const INDEX: &str = if cfg!(windows) {
    "home/jixiao/fonts.txt"
} else if cfg!(target_os = "macos") {
    "home/Library/Caches/jixiao/fonts.txt"
} else {
    "home/.cache/jixiao/fonts.txt"
};

/// A user whose pack asks for the family `Jixiao Hej`, which a font in his home has.
fn with_own_font(name: &str) -> Sandbox {
    let sandbox = Sandbox::new(name);
    let style = fs::read_to_string(project_file("templates/standard/style.yaml")).expect("a pack");
    let style = style.replace("hei: [黑体", "hei: [Jixiao Hej, 黑体");
    sandbox.write("templates/standard/style.yaml", style);
    sandbox.write(FONT, own_font("Jixiao Hej"));
    sandbox
}

/// 绩效黑体 under another English family name of the same length.
fn own_font(family: &str) -> Vec<u8> {
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>();
    let (old, new) = (wide("Jixiao Hei"), wide(family));
    let mut font = fs::read(project_file("fonts/JixiaoHei.ttf")).expect("the font is there");
    let places: Vec<usize> = (0..font.len() - old.len())
        .filter(|&at| font[at] == old[0] && font[at..at + old.len()] == old)
        .collect();
    assert!(!places.is_empty(), "the name is in the font");
    places.iter().for_each(|&at| font[at..at + new.len()].copy_from_slice(&new));
    font
}

/// The line of `jixiao fonts` about 黑体.
fn hei(sandbox: &Sandbox) -> String {
    let home = sandbox.root.join("home");
    let ran = Command::new(env!("CARGO_BIN_EXE_jixiao"))
        .arg("fonts")
        .current_dir(&sandbox.root)
        .envs([("HOME", &home), ("LOCALAPPDATA", &home)])
        .env_remove("XDG_CACHE_HOME")
        .output()
        .expect("the binary runs");
    let output = String::from_utf8(ran.stdout).expect("output is UTF-8");
    let line = output.lines().find(|line| line.contains("Jixiao He"));
    line.unwrap_or_else(|| panic!("{output}")).to_string()
}

#[test]
fn a_users_font_is_found_and_remembered() {
    let sandbox = with_own_font("index");
    let first = hei(&sandbox);
    assert!(first.contains("Jixiao Hej") && first.contains("own.ttf"), "{first}");
    let index = String::from_utf8(sandbox.read(INDEX)).expect("the index is a text");
    assert!(index.lines().any(|l| l.contains("own.ttf") && l.contains("Jixiao Hej")), "{index}");
    assert_eq!(hei(&sandbox), first, "with the index");
    assert_eq!(sandbox.read(INDEX), index.as_bytes(), "nothing changed");
}

#[test]
fn a_font_that_changed_is_read_again() {
    let sandbox = with_own_font("index-stale");
    assert!(hei(&sandbox).contains("own.ttf"));
    let mut font = own_font("Jixiao Hek");
    font.extend([0; 4]);
    sandbox.write(FONT, font);
    assert!(!hei(&sandbox).contains("own.ttf"));
    sandbox.write(FONT, own_font("Jixiao Hej"));
    assert!(hei(&sandbox).contains("own.ttf"));
    fs::remove_file(sandbox.root.join(FONT)).expect("it is there");
    assert!(!hei(&sandbox).contains("own.ttf"));
    assert!(!String::from_utf8_lossy(&sandbox.read(INDEX)).contains("own.ttf"), "it is forgotten");
}

#[test]
fn a_damaged_index_counts_as_none() {
    let sandbox = with_own_font("index-damaged");
    let right = hei(&sandbox);
    let index = sandbox.read(INDEX);
    let text = String::from_utf8(index.clone()).expect("the index is a text");
    let damaged = [
        Vec::new(),
        index[..index.len() / 2].to_vec(),
        text.replace("Jixiao Hej", "Jixiao Hex").into_bytes(),
        vec![0xff; 300],
    ];
    for bytes in damaged {
        sandbox.write(INDEX, &bytes);
        assert_eq!(hei(&sandbox), right);
        assert_eq!(sandbox.read(INDEX), index, "it is written again");
    }
}

#[test]
fn a_cache_that_cannot_be_is_no_reason_to_fail() {
    let sandbox = with_own_font("index-nowhere");
    let cache = INDEX.trim_end_matches("/jixiao/fonts.txt");
    if cache != "home" {
        sandbox.write(cache, "a file in the way");
    }
    assert!(hei(&sandbox).contains("own.ttf"));
}
