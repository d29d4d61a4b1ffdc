//! The program as its users meet it: commands, files, words, exit codes.

use std::fs;

use crate::support::{Ran, SAMPLE, Sandbox, project_file};

/// No line of what users read is an English sentence: three ASCII words in a row, snippets of their files aside.
fn assert_chinese(ran: &Ran) {
    let lines = ran.stdout.lines().chain(ran.stderr.lines());
    // A command and its task are two of them.
    let lines = lines.map(|line| line.replace("jixiao template", "jixiao"));
    for line in lines.filter(|line| !line.contains(" | ")) {
        let is_word = |word: &&str| word.len() > 1 && word.chars().all(|c| c.is_ascii_alphabetic());
        let mut words = 0;
        for word in line.split([' ', '：', '，', '“', '”']) {
            words = if is_word(&word) { words + 1 } else { 0 };
            assert!(words < 3, "English in: {line}");
        }
    }
}

fn run(sandbox: &Sandbox, arguments: &[&str]) -> Ran {
    let ran = sandbox.jixiao(arguments);
    assert_chinese(&ran);
    ran
}

#[test]
fn the_starter_builds_at_once_from_an_empty_folder() {
    let sandbox = Sandbox::new("new");
    let ran = run(&sandbox, &["new", "某单位"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let inside = sandbox.inside("某单位");
    let ran = run(&inside, &["build"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(ran.stdout.contains("：3 个警告") && ran.stdout.contains("用时"), "{}", ran.stdout);
    assert!(inside.read("out/单位自评.pdf").starts_with(b"%PDF-1.7"));
    assert!(inside.read("out/单位自评.docx").starts_with(b"PK"));
}

#[test]
fn new_touches_nothing_that_exists() {
    let sandbox = Sandbox::new("new-again");
    sandbox.write("甲/data/单位自评.yaml", "mine");
    let ran = run(&sandbox, &["new", "甲"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("已有同名"), "{}", ran.stderr);
    assert_eq!(sandbox.read("甲/data/单位自评.yaml"), b"mine");
}

#[test]
fn the_sample_builds_and_says_what_it_wrote() {
    let sandbox = Sandbox::new("sample");
    sandbox.write("data/changning-2023.yaml", SAMPLE);
    let ran = run(&sandbox, &["build"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    for output in [
        "已生成 out/changning-2023.docx",
        "已生成 out/changning-2023.pdf",
        "页",
        "13 个警告",
        "用时",
    ] {
        assert!(ran.stdout.contains(output), "{output} in {}", ran.stdout);
    }
}

#[test]
fn same_facts_same_bytes() {
    let sandbox = Sandbox::new("same");
    sandbox.write("data/a.yaml", SAMPLE);
    run(&sandbox, &["build", "--out", "one"]);
    run(&sandbox, &["build", "--out", "two"]);
    for file in ["a.docx", "a.pdf"] {
        assert!(
            sandbox.read(&format!("one/{file}")) == sandbox.read(&format!("two/{file}")),
            "{file}"
        );
    }
}

#[test]
fn one_format_can_be_asked_for() {
    let sandbox = Sandbox::new("format");
    sandbox.write("data/a.yaml", SAMPLE);
    assert_eq!(run(&sandbox, &["build", "--format", "pdf"]).code, 0);
    assert!(sandbox.has("out/a.pdf") && !sandbox.has("out/a.docx"));
    assert_eq!(run(&sandbox, &["build", "--format", "docx,pdf", "--out", "both"]).code, 0);
    assert!(sandbox.has("both/a.pdf") && sandbox.has("both/a.docx"));
}

#[test]
fn an_output_that_cannot_be_replaced_keeps_the_other_as_it_was() {
    let sandbox = Sandbox::new("locked");
    sandbox.write("data/a.yaml", SAMPLE);
    fs::create_dir_all(sandbox.root.join("out/a.docx")).expect("a folder in the way");
    let ran = run(&sandbox, &["build", "--format", "docx,pdf"]);
    assert_eq!(ran.code, 1);
    assert!(ran.stderr.contains("无法写入 out/a.docx"), "{}", ran.stderr);
    let left: Vec<_> = fs::read_dir(sandbox.root.join("out")).expect("out").flatten().collect();
    assert_eq!(left.len(), 1, "no temporary file is left: {left:?}");
}

#[test]
fn a_failed_build_keeps_the_last_good_files() {
    let sandbox = Sandbox::new("keep");
    sandbox.write("data/a.yaml", SAMPLE);
    run(&sandbox, &["build"]);
    let good = sandbox.read("out/a.pdf");
    sandbox.write("data/a.yaml", SAMPLE.replace("actual: 1067.03", "actual: 1067．03"));
    let ran = run(&sandbox, &["build"]);
    assert_eq!(ran.code, 1);
    assert!(ran.stderr.contains("全角") && ran.stderr.contains("data/a.yaml:"), "{}", ran.stderr);
    assert!(sandbox.read("out/a.pdf") == good);
}

#[test]
fn data_is_found_by_its_first_line_less_last_years() {
    let sandbox = Sandbox::new("find");
    let this = SAMPLE.replace("previous: null", "previous: 去年.yaml");
    let last = SAMPLE.replace("year: 2023 ", "year: 2022 ");
    sandbox.write("data/今年.yaml", this).write("data/去年.yaml", last);
    sandbox.write("data/别的.yaml", "a: 1\n").write("data/说明.txt", "schema: jixiao/1\n");
    let ran = run(&sandbox, &["build"]);
    assert!(sandbox.has("out/今年.pdf"), "{}{}", ran.stdout, ran.stderr);
    assert!(!sandbox.has("out/去年.pdf") && !sandbox.has("out/别的.pdf"));
}

#[test]
fn two_files_of_one_name_are_refused() {
    let sandbox = Sandbox::new("clash");
    sandbox.write("一/a.yaml", SAMPLE).write("二/a.yaml", SAMPLE);
    let ran = run(&sandbox, &["build", "一/a.yaml", "二/a.yaml"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("一/a.yaml、二/a.yaml 会写成同名的报告"), "{}", ran.stderr);
    assert!(!sandbox.has("out"));
}

#[test]
fn nothing_to_do_is_reported() {
    let sandbox = Sandbox::new("nothing");
    let ran = run(&sandbox, &["build"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.stderr.contains("没有填报数据") && ran.stderr.contains("jixiao new"),
        "{}",
        ran.stderr
    );
    let ran = run(&sandbox, &["build", "没有.yaml"]);
    assert_eq!(ran.code, 1);
    assert!(ran.stderr.contains("无法读取 没有.yaml：文件或文件夹不存在"), "{}", ran.stderr);
}

#[test]
fn wrong_arguments_are_answered_in_chinese() {
    let sandbox = Sandbox::new("usage");
    let cases: &[(&[&str], &str)] = &[
        (&["build", "--fromat", "pdf"], "没有“--fromat”这个选项"),
        (&["biuld"], "没有“biuld”这个命令"),
        (&["build", "--format", "doc"], "“--format”不能是“doc”"),
        (&["build", "--out"], "“--out”后面缺少内容"),
        (&["new"], "缺少文件夹"),
        (&[], "没有写要做什么"),
        (&["build", "--fonts", "没有"], "--fonts 指定的文件夹 没有 不能用：文件或文件夹不存在"),
        (
            &["build", "--templates", "没有"],
            "--templates 指定的文件夹 没有 不能用：文件或文件夹不存在",
        ),
        (&["fonts", "--pack", "没有"], "没有名为“没有”的版式"),
    ];
    for (arguments, output) in cases {
        let ran = run(&sandbox, arguments);
        assert_eq!(ran.code, 2, "{arguments:?}: {}", ran.stderr);
        assert!(
            ran.stderr.contains(output) && ran.stderr.contains("提示"),
            "{arguments:?}: {}",
            ran.stderr
        );
    }
}

#[test]
fn help_is_chinese_and_has_examples() {
    let sandbox = Sandbox::new("help");
    for arguments in [&["--help"][..], &["build", "--help"], &["new", "-h"], &["fonts", "--help"]] {
        let ran = run(&sandbox, arguments);
        assert_eq!(ran.code, 0);
        assert!(ran.stdout.contains("用法："), "{}", ran.stdout);
        assert!(!ran.stdout.contains("Usage") && !ran.stdout.contains("Options"), "{}", ran.stdout);
    }
    assert!(run(&sandbox, &["--help"]).stdout.contains("示例"));
    assert!(run(&sandbox, &["--version"]).stdout.starts_with("jixiao 0."));
}

#[test]
fn fonts_shows_a_face_for_every_stack() {
    let sandbox = Sandbox::new("fonts");
    let fonts = project_file("fonts").display().to_string();
    let ran = run(&sandbox, &["fonts", "--fonts", &fonts]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    for stack in ["仿宋_GB2312：", "楷体_GB2312：", "黑体：", "宋体：", "方正小标宋简体："]
    {
        assert!(ran.stdout.contains(stack), "{stack} in {}", ran.stdout);
    }
}

#[test]
fn a_program_without_its_fonts_says_that_they_stand_beside_it() {
    let style = &crate::support::standard()["style.yaml"];
    let style = crate::support::replaced(style, &[("\n  kai: [", "\n  kai: [没有的字体] # [")]);
    let unit = |sandbox: Sandbox| {
        sandbox.write("templates/standard/style.yaml", &style).write("data/a.yaml", SAMPLE);
        sandbox
    };
    let ran = unit(Sandbox::new("with-fonts")).jixiao(&["build"]);
    assert!(ran.stderr.contains("F01") && !ran.stderr.contains("解开"), "{}", ran.stderr);
    let alone = unit(Sandbox::outside("alone"));
    let program = alone.root.join("jixiao");
    fs::copy(env!("CARGO_BIN_EXE_jixiao"), &program).expect("there is room");
    let ran = alone.run(&program, &["build"]);
    assert!(ran.stderr.contains("F01") && ran.stderr.contains("压缩包整个解开"), "{}", ran.stderr);
}

#[test]
fn a_users_template_replaces_the_built_in_one() {
    let sandbox = Sandbox::new("templates");
    sandbox.write("data/a.yaml", SAMPLE);
    sandbox.write("templates/standard/sections/07-problems.md.tera", "# 存在问题\n\n我的措辞。\n");
    let ran = run(&sandbox, &["build", "--format", "docx"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let text = crate::support::word_text(&sandbox.read("out/a.docx"));
    assert!(text.contains("七、存在问题我的措辞。") && text.contains("八、今后改进措施"));
}

#[test]
fn a_broken_template_is_shown_with_its_line() {
    let sandbox = Sandbox::new("broken-template");
    sandbox.write("data/a.yaml", SAMPLE);
    let template = "# 存在问题\n\n{{ incme.total }}\n\n{{ year | sfae }}\n";
    sandbox.write("templates/standard/sections/07-problems.md.tera", template);
    let ran = run(&sandbox, &["build"]);
    assert_eq!(ran.code, 1);
    assert!(ran.stderr.contains("07-problems.md.tera:"), "{}", ran.stderr);
    assert!(ran.stderr.contains("提示"), "{}", ran.stderr);
}

#[test]
fn a_template_that_nothing_uses_is_warned_of() {
    let sandbox = Sandbox::new("misspelt-template");
    sandbox.write("data/a.yaml", SAMPLE);
    sandbox.write("templates/standard/sections/07-problem.md.tera", "# 存在问题\n");
    let ran = run(&sandbox, &["build", "--format", "docx"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(
        ran.stderr.contains("07-problem.md.tera") && ran.stderr.contains("07-problems.md.tera"),
        "{}",
        ran.stderr
    );
}

#[test]
fn a_folder_that_cannot_be_is_reported_at_once() {
    let sandbox = Sandbox::new("below-a-file");
    sandbox.write("data/a.yaml", SAMPLE).write("file", "");
    let ran = sandbox.jixiao(&["build", "--out", "file/out"]);
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    assert!(ran.stderr.contains("file/out"), "{}", ran.stderr);
}

#[test]
fn what_is_wrong_in_many_places_is_reported_once() {
    let sandbox = Sandbox::new("often");
    let facts = SAMPLE.replace("有待提高", "有待提高，我单位应加强，我单位要学习");
    assert_ne!(facts, SAMPLE);
    sandbox.write("data/a.yaml", facts);
    let ran = sandbox.jixiao(&["check"]);
    assert_eq!(ran.stderr.matches("这里写“我单位”").count(), 1, "{}", ran.stderr);
    assert!(ran.stderr.contains("同样的还有 1 处：data/a.yaml:"), "{}", ran.stderr);
}

#[test]
fn a_named_templates_folder_may_hold_the_pack_itself() {
    let sandbox = Sandbox::new("flat-templates");
    sandbox.write("data/a.yaml", SAMPLE);
    sandbox
        .write("本局/sections/07-problems.md.tera", "# 存在问题\n\n我的措辞。\n")
        .write("空/说明.txt", "");
    let ran = run(&sandbox, &["build", "--templates", "本局", "--format", "docx"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(crate::support::word_text(&sandbox.read("out/a.docx")).contains("我的措辞。"));
    let ran = run(&sandbox, &["build", "--templates", "空", "--format", "docx"]);
    assert!(ran.stderr.contains("空 里没有版式“standard”的文件"), "{}", ran.stderr);
}

#[test]
fn a_terminal_is_never_given_control_characters() {
    let sandbox = Sandbox::new("control");
    let text = SAMPLE.replace("职能职责", "职能\u{1b}[2J职责\u{200b}");
    let text = text.replacen("year:", "# \u{9b}31m\u{202e}\nyear:", 1);
    sandbox.write("data/红\u{1b}[31m.yaml", text.replacen("year: 2023", "year: 二\u{200b}三", 1));
    for format in ["text", "json"] {
        let ran = run(&sandbox, &["check", "--format", format]);
        let raw = |c: char| (c.is_control() && !"\n\t".contains(c)) || c == '\u{202e}';
        assert!(!ran.stdout.contains(raw) && !ran.stderr.contains(raw), "{}", ran.stderr);
    }
    let ran = run(&sandbox, &["check"]);
    assert!(ran.stderr.contains("看不见的字符 U+200B"), "{}", ran.stderr);
}

#[test]
fn a_new_folder_has_a_name_that_every_system_has() {
    let sandbox = Sandbox::new("new-marks");
    for name in ["甲:乙", "甲?", "a*b", "<甲>", "甲|乙", "甲\"乙", "县:直/甲"] {
        let ran = run(&sandbox, &["new", name]);
        assert!(ran.code == 2 && ran.stderr.contains("名称里不能有"), "{name}: {}", ran.stderr);
    }
    for name in ["甲.", "甲 ", "县直./甲"] {
        let ran = run(&sandbox, &["new", name]);
        assert!(ran.code == 2 && ran.stderr.contains("结尾"), "{name}: {}", ran.stderr);
    }
    for name in ["甲?", "县:直", "甲.", "县直."] {
        assert!(!sandbox.has(name), "{name}");
    }
    // A folder that is there already is its owner's matter.
    sandbox.write("旧:/a.txt", "");
    assert_eq!(run(&sandbox, &["new", "旧:/甲"]).code, 0);
}

#[test]
fn names_of_windows_devices_are_refused() {
    let sandbox = Sandbox::new("devices");
    for folder in ["con", "甲/NUL", "com1.2024", "LPT¹"] {
        let ran = run(&sandbox, &["new", folder]);
        assert!(ran.code == 2 && ran.stderr.contains("错误[C13]"), "{folder}: {}", ran.stderr);
    }
    for folder in ["con单位", "com", "com10", "aux-2024"] {
        assert_eq!(run(&sandbox, &["new", folder]).code, 0, "{folder}");
    }
    sandbox.write("data/Aux.yaml", SAMPLE).write("data/a.yaml", SAMPLE);
    let ran = run(&sandbox, &["build"]);
    assert!(ran.code == 1 && ran.stderr.contains("“Aux”"), "{}", ran.stderr);
    assert!(sandbox.has("out/a.pdf") && !sandbox.has("out/Aux.pdf"), "the others are made");
    let ran = run(&sandbox, &["build", "data/a.yaml", "--out", "报送/prn"]);
    assert!(ran.code == 2 && ran.stderr.contains("“prn”"), "{}", ran.stderr);
    assert!(!sandbox.has("报送"));
    sandbox.write("old.yaml", SAMPLE);
    let ran = run(&sandbox, &["diff", "old.yaml", "data/a.yaml", "--to", "con.docx"]);
    assert!(ran.code == 2 && ran.stderr.contains("“con.docx”"), "{}", ran.stderr);
    assert!(!sandbox.has("con.docx"));
}

#[test]
fn facts_files_without_a_command_are_built() {
    let sandbox = Sandbox::new("no-command");
    sandbox.write("data/a.yaml", SAMPLE).write("data/B.YML", SAMPLE);
    let ran = run(&sandbox, &["data/a.yaml", "data/B.YML"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(sandbox.has("out/a.docx") && sandbox.has("out/B.pdf"));
    let ran = run(&sandbox, &["data/没有.yaml"]);
    assert!(ran.code == 2 && ran.stderr.contains("C01"), "{}", ran.stderr);
}

#[test]
fn the_version_states_commit_and_fonts() {
    let ran = run(&Sandbox::new("version"), &["--version"]);
    let lines: Vec<_> = ran.stdout.lines().collect();
    let [version, commit, fonts] = lines[..] else { panic!("three lines: {}", ran.stdout) };
    assert_eq!(version, format!("jixiao {}", env!("CARGO_PKG_VERSION")));
    assert!(commit.strip_prefix("提交：").is_some_and(|commit| !commit.is_empty()), "{commit}");
    let mut files: Vec<_> = fs::read_dir(project_file("fonts"))
        .expect("the fonts are there")
        .map(|entry| entry.expect("it can be listed").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "ttf"))
        .collect();
    files.sort();
    let name = |path: &std::path::PathBuf| path.file_name().unwrap().to_string_lossy().into_owned();
    let pieces: Vec<_> = files
        .iter()
        .flat_map(|path| [name(path).into_bytes(), fs::read(path).expect("a font can be read")])
        .collect();
    let digest = jixiao::base::digest::digest(pieces.iter().map(Vec::as_slice));
    assert_eq!(fonts, format!("字体：{digest:016x}"));
}
