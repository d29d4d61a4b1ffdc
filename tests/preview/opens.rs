//! The editor is opened for files of the report, by number, and for nothing else.

use crate::support::{Running, SAMPLE, Sandbox};

/// A program in the place of an editor, which notes what it was given.
fn editor(sandbox: &Sandbox) -> String {
    let script = sandbox.root.join("editor.sh");
    sandbox.write("editor.sh", "#!/bin/sh\nprintf '%s\\n' \"$@\" > \"$0.opened.part\"\nmv \"$0.opened.part\" \"$0.opened\"\n");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let executable = std::fs::Permissions::from_mode(0o755);
        std::fs::set_permissions(&script, executable).expect("it is ours");
    }
    format!("\"{}\" --line {{line}} {{file}}", script.display())
}

#[test]
#[cfg(unix)]
fn a_place_of_a_finding_is_opened_in_the_editor() {
    let sandbox = Sandbox::new("opens");
    sandbox.write("data/a.yaml", SAMPLE.replacen("year: 2023", "year: 二零", 1));
    let editor = editor(&sandbox);
    let running = Running::page(&sandbox, &["data/a.yaml", "--editor", &editor]);
    let state = running.events().next();
    let place = &state["findings"][0]["labels"][0]["place"];
    let head = format!("Origin: http://{}\r\nContent-Length: 0\r\n", running.host());
    let open =
        |number: &str| running.ask("POST", &format!("open/{number}/{}/1", place["line"]), &head);
    assert_eq!(open(&place["open"].to_string()).status, 204);
    let opened = (0..400).find_map(|_| {
        std::thread::sleep(std::time::Duration::from_millis(25));
        sandbox.has("editor.sh.opened").then(|| sandbox.read("editor.sh.opened"))
    });
    let opened = String::from_utf8(opened.expect("the editor is started")).expect("text");
    let lines: Vec<_> = opened.lines().collect();
    assert_eq!(lines[..2], ["--line", &place["line"].to_string()]);
    assert!(lines[2].ends_with("data/a.yaml"), "{opened}");
    for other in ["99", "-1", "data%2fa.yaml", "%2fetc%2fpasswd"] {
        assert!(open(other).status >= 400, "{other}");
    }
}

#[test]
fn an_editor_that_is_not_there_is_told() {
    let sandbox = Sandbox::new("opens-not");
    sandbox.write("data/a.yaml", SAMPLE.replacen("year: 2023", "year: 二零", 1));
    let running = Running::page(&sandbox, &["data/a.yaml", "--editor", "没有的编辑器"]);
    let state = running.events().next();
    let number = &state["findings"][0]["labels"][0]["place"]["open"];
    let head = format!("Origin: http://{}\r\nContent-Length: 0\r\n", running.host());
    let refused = running.ask("POST", &format!("open/{number}/1/1"), &head);
    assert_eq!(refused.status, 502);
    assert!(
        refused.body.contains("C32") && refused.body.contains("没有这个程序"),
        "{}",
        refused.body
    );
}
