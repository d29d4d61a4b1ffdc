//! `jixiao verify` tells what a file is: as it was written, saved again, edited and where, another program's, or cut.

use std::io::{Cursor, Read, Write};

use serde_json::Value;

use crate::support::{Ran, SAMPLE, Sandbox, picture, picture_facts, write_pictures};

const FACTS: &str = "data/单位.yaml";
const WORD: &str = "out/单位.docx";
const PDF: &str = "out/单位.pdf";

fn built(name: &str) -> Sandbox {
    let sandbox = Sandbox::new(name);
    sandbox.write(FACTS, SAMPLE);
    let ran = sandbox.jixiao(&["build"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    sandbox
}

/// A Word file with its body changed; parts and properties are as they were, as programs keep them that save a file.
fn edited(file: &[u8], change: impl Fn(String) -> String) -> Vec<u8> {
    with_part(file, "word/document.xml", change)
}

fn with_part(file: &[u8], name: &str, change: impl Fn(String) -> String) -> Vec<u8> {
    with_bytes(file, name, |bytes| {
        change(String::from_utf8(bytes).expect("parts are UTF-8")).into_bytes()
    })
}

fn with_bytes(file: &[u8], name: &str, change: impl Fn(Vec<u8>) -> Vec<u8>) -> Vec<u8> {
    let mut old = zip::ZipArchive::new(Cursor::new(file)).expect("a Word file is a zip");
    let mut new = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..old.len() {
        let mut part = old.by_index(at).expect("parts can be read");
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("parts can be read");
        if part.name() == name {
            bytes = change(bytes);
        }
        let options = zip::write::SimpleFileOptions::default();
        new.start_file(part.name(), options).expect("parts can be written");
        new.write_all(&bytes).expect("parts can be written");
    }
    new.finish().expect("the file can be written").into_inner()
}

fn replaced_once(xml: &str, from: &str, to: &str) -> String {
    assert!(xml.contains(from), "the body has {from}");
    xml.replacen(from, to, 1)
}

fn verify(sandbox: &Sandbox, path: &str) -> (Ran, Value) {
    let ran = sandbox.jixiao(&["verify", path]);
    let json = sandbox.jixiao(&["verify", path, "--json"]);
    assert_eq!(ran.code, json.code);
    let object: Value = serde_json::from_str(&json.stdout).expect("an object");
    (ran, object["result"]["files"][0].clone())
}

#[test]
fn a_file_as_it_was_made() {
    let sandbox = built("verify-made");
    for path in [WORD, PDF] {
        let (ran, file) = verify(&sandbox, path);
        assert_eq!((ran.code, &file["verdict"]), (0, &"as_written".into()), "{}", ran.stderr);
        let said = format!("{path}：是本程序生成的，没有改动过\n  由 {FACTS} 生成（SHA-256 ");
        assert!(
            ran.stdout.starts_with(&said) && ran.stdout.contains("数据之后没有改过"),
            "{}",
            ran.stdout
        );
    }
    sandbox.write(FACTS, format!("{SAMPLE}# 注\n"));
    assert!(verify(&sandbox, WORD).0.stdout.contains("数据之后改过"));
    // Elsewhere and under another name, with the records here.
    sandbox.write("收到/别名.docx", sandbox.read(WORD));
    let (ran, file) = verify(&sandbox, "收到/别名.docx");
    assert_eq!((ran.code, &file["facts"]), (0, &FACTS.into()), "{}", ran.stdout);
    std::fs::remove_dir_all(sandbox.root.join("out/.jixiao")).expect("records are there");
    let (ran, file) = verify(&sandbox, PDF);
    assert!(ran.code == 0 && file["facts"].is_null(), "{}", ran.stdout);
    assert!(ran.stdout.contains("没有找到那一次生成的记录"), "{}", ran.stdout);
}

#[test]
fn saved_again_without_a_change_of_text() {
    let sandbox = built("verify-saved");
    sandbox.write(WORD, edited(&sandbox.read(WORD), |xml| xml + "<!-- -->"));
    let (ran, file) = verify(&sandbox, WORD);
    assert_eq!((ran.code, &file["verdict"]), (1, &"saved_again".into()), "{}", ran.stderr);
    assert!(ran.stderr.contains("C23") && ran.stderr.contains("文字没有改"), "{}", ran.stderr);
}

#[test]
fn a_changed_number_and_a_changed_sentence_are_named_with_their_place() {
    let sandbox = built("verify-edited");
    let whole = sandbox.read(WORD);
    let number = edited(&whole, |xml| replaced_once(&xml, "1089.40", "1098.40"));
    sandbox.write(WORD, number);
    let (ran, file) = verify(&sandbox, WORD);
    assert_eq!((ran.code, &file["verdict"]), (1, &"edited".into()), "{}", ran.stderr);
    assert!(ran.stderr.contains("C23") && ran.stderr.contains("有 1 处不同"), "{}", ran.stderr);
    assert!(ran.stdout.contains("［1089.40→1098.40］"), "{}", ran.stdout);
    let changes = file["changes"].as_array().expect("a list");
    assert!(changes[0]["section"].as_str().is_some_and(|s| s.contains('、')), "{changes:?}");
    // A number of a table, a sentence that went, a paragraph that came.
    let more = edited(&whole, |xml| {
        let at = xml.rfind("<w:p>").or(xml.rfind("<w:p ")).expect("a paragraph");
        let added = "<w:p><w:r><w:t>另加的一段。</w:t></w:r></w:p>";
        let xml = format!("{}{added}{}", &xml[..at], &xml[at..]);
        replaced_once(&xml, "我中心共圆满完成", "我中心圆满完成")
    });
    sandbox.write(WORD, more);
    let (ran, _) = verify(&sandbox, WORD);
    assert!(
        ran.stdout.contains("［删：共］") && ran.stdout.contains("加了：另加的一段。"),
        "{}",
        ran.stdout
    );
    // A cell is named by the row that it is in.
    let cell = edited(&whole, |xml| replaced_once(&xml, ">832.43</w:t>", ">823.43</w:t>"));
    sandbox.write(WORD, cell);
    let (ran, _) = verify(&sandbox, WORD);
    assert!(
        ran.stdout.contains("› 表2　支出构成表\n    项目支出：［832.43→823.43］"),
        "{}",
        ran.stdout
    );
    std::fs::remove_dir_all(sandbox.root.join("out/.jixiao")).expect("records are there");
    let (ran, file) = verify(&sandbox, WORD);
    assert_eq!((ran.code, &file["verdict"]), (1, &"touched".into()), "{}", ran.stderr);
    assert!(ran.stderr.contains("指不出改了哪里"), "{}", ran.stderr);
}

#[test]
fn what_came_into_a_footer_is_a_change() {
    let sandbox = built("verify-footer");
    let whole = sandbox.read(WORD);
    let footer = with_part(&whole, "word/footer1.xml", |xml| {
        replaced_once(&xml, "</w:p>", "<w:r><w:t>机密</w:t></w:r></w:p>")
    });
    sandbox.write(WORD, footer);
    let (ran, file) = verify(&sandbox, WORD);
    assert_eq!((ran.code, &file["verdict"]), (1, &"edited".into()), "{}", ran.stderr);
    assert!(ran.stdout.contains("页脚") && ran.stdout.contains("机密"), "{}", ran.stdout);
    // Another page number, as other programs leave it.
    let number = with_part(&whole, "word/footer1.xml", |xml| xml.replace(">1<", ">12<"));
    sandbox.write(WORD, number);
    assert_eq!(verify(&sandbox, WORD).1["verdict"], "saved_again");
}

#[test]
fn another_picture_and_none_are_changes() {
    let sandbox = Sandbox::new("verify-pictures");
    write_pictures(&sandbox);
    sandbox.write(FACTS, picture_facts());
    assert_eq!(sandbox.jixiao(&["build"]).code, 0);
    let whole = sandbox.read(WORD);
    let names: Vec<_> = zip::ZipArchive::new(Cursor::new(&whole[..]))
        .expect("a Word file is a zip")
        .file_names()
        .filter(|name| name.ends_with(".png"))
        .map(String::from)
        .collect();
    let name = names.iter().max().expect("it has a picture");
    sandbox.write(WORD, with_bytes(&whole, name, |_| picture("mark.png")[..60].to_vec()));
    let (ran, file) = verify(&sandbox, WORD);
    assert_eq!((ran.code, &file["verdict"]), (1, &"edited".into()), "{}", ran.stderr);
    assert!(ran.stdout.contains("图片（内容"), "{}", ran.stdout);
    assert!(ran.stdout.contains("保存时压缩"), "{}", ran.stdout);
    sandbox.write(
        WORD,
        edited(&whole, |xml| {
            let from = xml.rfind("<w:drawing>").expect("it has a drawing");
            let to = xml.rfind("</w:drawing>").expect("it ends") + "</w:drawing>".len();
            format!("{}{}", &xml[..from], &xml[to..])
        }),
    );
    let (ran, file) = verify(&sandbox, WORD);
    assert_eq!((ran.code, &file["verdict"]), (1, &"edited".into()), "{}", ran.stderr);
    assert!(ran.stderr.contains("有 1 处不同"), "{}", ran.stderr);
    sandbox.write(WORD, edited(&whole, |xml| xml + "<!-- -->"));
    assert_eq!(verify(&sandbox, WORD).1["verdict"], "saved_again");
}

#[test]
fn tracked_changes_count_as_accepted() {
    let sandbox = built("verify-tracked");
    let tracked = edited(&sandbox.read(WORD), |xml| {
        let from = xml.find("我中心共圆满完成").expect("the sentence");
        let open = xml[..from].rfind("<w:r>").or(xml[..from].rfind("<w:r ")).expect("a run");
        let added = "<w:ins w:id=\"900\" w:author=\"x\"><w:r><w:t>新加的话。</w:t></w:r></w:ins>\
            <w:del w:id=\"901\" w:author=\"x\"><w:r><w:delText>没有的话。</w:delText></w:r></w:del>";
        format!("{}{added}{}", &xml[..open], &xml[open..])
    });
    sandbox.write(WORD, tracked);
    let (ran, _) = verify(&sandbox, WORD);
    assert!(ran.stdout.contains("［加：新加的话。］"), "{}", ran.stdout);
    assert!(!ran.stdout.contains("没有的话"), "{}", ran.stdout);
}

#[test]
fn a_pdf_that_was_changed() {
    let sandbox = built("verify-pdf");
    let mut file = sandbox.read(PDF);
    let middle = file.len() / 2;
    file[middle] ^= 1;
    sandbox.write(PDF, &file);
    let (ran, object) = verify(&sandbox, PDF);
    assert_eq!((ran.code, &object["verdict"]), (1, &"touched".into()), "{}", ran.stderr);
    assert!(ran.stderr.contains("只有 Word 文件指得出"), "{}", ran.stderr);
}

#[test]
fn a_file_of_another_program() {
    let sandbox = built("verify-other");
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).expect("a part");
    zip.write_all(
        "<w:document><w:body><w:p><w:r><w:t>别的</w:t></w:r></w:p></w:body></w:document>"
            .as_bytes(),
    )
    .expect("it can be written");
    let word = zip.finish().expect("the file can be written").into_inner();
    let pdf = b"%PDF-1.4\n1 0 obj\n<< >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n".to_vec();
    for (name, bytes) in [("别.docx", word), ("别.pdf", pdf), ("别.txt", b"words".to_vec())] {
        sandbox.write(name, bytes);
        let (ran, file) = verify(&sandbox, name);
        assert_eq!((ran.code, &file["verdict"]), (1, &"not_ours".into()), "{name}: {}", ran.stderr);
        assert!(ran.stderr.contains("C24"), "{name}: {}", ran.stderr);
    }
    let ran = sandbox.jixiao(&["verify", "没有.docx", WORD]);
    assert!(ran.code == 2 && ran.stderr.contains("C03"), "{}", ran.stderr);
    assert!(ran.stdout.contains("没有改动过"), "{}", ran.stdout);
}

#[test]
fn a_cut_file() {
    let sandbox = built("verify-cut");
    for (path, ending) in [(WORD, "docx"), (PDF, "pdf")] {
        let whole = sandbox.read(path);
        for share in [1, 30, 60, 99] {
            let cut = format!("残.{ending}");
            sandbox.write(&cut, &whole[..whole.len() * share / 100]);
            let (ran, file) = verify(&sandbox, &cut);
            assert_eq!((ran.code, &file["verdict"]), (1, &"damaged".into()), "{path} {share}");
            assert!(ran.stderr.contains("C25"), "{}", ran.stderr);
        }
    }
}

#[test]
fn bytes_behind_a_pdf_do_not_damage_it() {
    let sandbox = built("verify-tail");
    sandbox.write("后.pdf", [sandbox.read(PDF), b"\nmail".to_vec()].concat());
    assert_eq!(verify(&sandbox, "后.pdf").1["verdict"], "touched");
}

#[test]
fn what_stands_around_the_parts_of_a_file_is_looked_at_too() {
    let sandbox = built("verify-around");
    let (word, pdf) = (sandbox.read(WORD), sandbox.read(PDF));
    let appended = |file: &[u8]| [file, &[b'x'; 70_000]].concat();
    let row = word.windows(4).rposition(|piece| piece == b"PK\x01\x02").expect("a directory");
    let mut sizes = word.clone();
    sizes[row + 24] ^= 1;
    for (what, path, bytes) in [
        ("appended", WORD, appended(&word)),
        ("appended", PDF, appended(&pdf)),
        ("before", WORD, [b"PK", word.as_slice()].concat()),
        ("sizes", WORD, sizes),
    ] {
        sandbox.write(path, bytes);
        let ran = sandbox.jixiao(&["verify", path]);
        assert_ne!(ran.code, 0, "{what} {path}: {}", ran.stdout);
        assert!(ran.stderr.contains("C23") || ran.stderr.contains("C25"), "{what}: {}", ran.stderr);
    }
}

#[test]
fn another_id_of_a_make_is_a_change() {
    let sandbox = built("verify-id");
    let word = sandbox.read(WORD);
    for (from, to) in [("uuid:", "uuie:"), ("uuid:", "../..")] {
        let file = with_part(&word, "docProps/custom.xml", |xml| replaced_once(&xml, from, to));
        sandbox.write(WORD, file);
        let (ran, file) = verify(&sandbox, WORD);
        assert_eq!((ran.code, &file["verdict"]), (1, &"touched".into()), "{}", ran.stderr);
    }
}

#[test]
fn a_body_that_is_no_xml_is_damaged() {
    let sandbox = built("verify-body");
    let word = sandbox.read(WORD);
    for cut in [0, 1, 1000] {
        sandbox.write(WORD, edited(&word, |xml| xml.chars().take(cut).collect()));
        let (ran, file) = verify(&sandbox, WORD);
        assert_eq!(file["verdict"], "damaged", "{cut}: {}", ran.stderr);
    }
}

#[test]
fn an_empty_file_is_damaged_and_one_that_is_too_large_may_be_another() {
    let sandbox = built("verify-empty");
    sandbox.write(WORD, "");
    let (ran, file) = verify(&sandbox, WORD);
    assert_eq!((ran.code, &file["verdict"]), (1, &"damaged".into()), "{}", ran.stderr);
    assert!(ran.stderr.contains("C25"), "{}", ran.stderr);
    let large = std::fs::File::create(sandbox.root.join(WORD)).expect("it can be written");
    large.set_len(65 << 20).expect("it can be long");
    let ran = sandbox.jixiao(&["verify", WORD]);
    assert!(
        ran.stderr.contains("超过了 64 MB") && ran.stderr.contains("是不是用错了文件"),
        "{}",
        ran.stderr
    );
    assert!(!ran.stderr.contains("模板") && !ran.stderr.contains("图片"), "{}", ran.stderr);
}

#[test]
fn a_record_that_cannot_be_read_is_not_called_missing() {
    let sandbox = built("verify-broken");
    let folder = std::fs::read_dir(sandbox.root.join("out/.jixiao")).expect("records are there");
    let folder = folder.flatten().next().expect("of the report").path();
    let files = std::fs::read_dir(folder).expect("it is a folder").flatten().map(|one| one.path());
    for record in files.filter(|path| path.extension().is_some_and(|end| end == "record")) {
        std::fs::write(record, "jixiao-record/99").expect("it can be written");
    }
    let (ran, _) = verify(&sandbox, WORD);
    assert!(ran.stdout.contains("记录残缺，或是更新的版本写的"), "{}", ran.stdout);
    assert!(!ran.stdout.contains("没有找到"), "{}", ran.stdout);
}
