//! Only a page of the preview itself is answered, by plain requests: token, host, origin, path.

use crate::support::{Running, SAMPLE, Sandbox};

fn sample(name: &str) -> (Sandbox, Running) {
    let sandbox = Sandbox::new(name);
    sandbox.write("data/a.yaml", SAMPLE).write("secret.txt", "密");
    let running = Running::page(&sandbox, &["data/a.yaml"]);
    (sandbox, running)
}

#[test]
fn the_page_and_its_files_are_answered() {
    let (_sandbox, running) = sample("guard-fine");
    let page = running.get("");
    assert_eq!(page.status, 200, "{}", page.body);
    assert!(page.body.contains("<html lang=\"zh-CN\">"), "{}", page.body);
    let head = page.head.to_lowercase();
    for said in ["default-src 'none'", "nosniff", "no-referrer", "cache-control: no-store"] {
        assert!(head.contains(said), "{head}");
    }
    for file in ["main.js", "page.css", "icon.svg"] {
        assert_eq!(running.get(file).status, 200, "{file}");
    }
    assert!(
        !page.body.contains("http://") && !page.body.contains("https://"),
        "nothing from outside"
    );
}

#[test]
fn a_wrong_token_is_refused() {
    let (_sandbox, running) = sample("guard-token");
    let host = running.host();
    let token = running.path().trim_matches('/');
    assert!(token.len() == 32 && token.bytes().all(|byte| byte.is_ascii_hexdigit()), "{token}");
    let short = &token[..31];
    let other = if token.starts_with('0') { "1" } else { "0" };
    let other = format!("{other}{}", &token[1..]);
    for path in ["/", "//", "/main.js", &format!("/{short}/"), &format!("/{other}/events"), "/../"]
    {
        let request = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        let refused = running.answer(&request);
        assert_eq!(refused.status, 403, "{path}: {}", refused.body);
        assert!(refused.body.contains("C34") && refused.body.contains("口令"), "{}", refused.body);
    }
}

#[test]
fn another_host_is_refused() {
    let (_sandbox, running) = sample("guard-host");
    let (path, port) = (running.path(), running.host().split(':').next_back().expect("a port"));
    for host in [
        "evil.example",
        &format!("evil.example:{port}"),
        &format!("localhost:{port}"),
        "127.0.0.1",
        "",
    ] {
        let request = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        let refused = running.answer(&request);
        assert!(
            refused.status == 403 && refused.body.contains("主机名"),
            "{host}: {}",
            refused.body
        );
    }
    let two = format!(
        "GET {path} HTTP/1.1\r\nHost: {}\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
        running.host()
    );
    assert!([400, 403].contains(&running.answer(&two).status));
}

#[test]
fn another_origin_is_refused() {
    let (_sandbox, running) = sample("guard-origin");
    let own = format!("Origin: http://{}\r\n", running.host());
    for origin in ["http://evil.example", "null", "https://127.0.0.1", "http://127.0.0.1"] {
        let refused = running.ask("GET", "", &format!("Origin: {origin}\r\n"));
        assert!(refused.status == 403 && refused.body.contains("别的网页"), "{origin}");
    }
    assert_eq!(running.ask("GET", "", &own).status, 200);
    // What changes something has to say where it comes from.
    let length = "Content-Length: 0\r\n";
    assert_eq!(running.ask("POST", "show/0/bare", length).status, 403);
    assert_eq!(running.ask("POST", "show/0/bare", &format!("{own}{length}")).status, 204);
}

#[test]
fn nothing_outside_its_own_pages_is_served() {
    let (_sandbox, running) = sample("guard-path");
    running.events().next();
    for path in [
        "secret.txt",
        "../secret.txt",
        "..%2fsecret.txt",
        "%2e%2e/secret.txt",
        "faces/../../secret.txt",
        "faces/..%2f..%2fsecret.txt",
        "pictures/%2fetc%2fpasswd",
        "figures/..%2f..%2fsecret.txt",
        "origins/0/0",
        "data/a.yaml",
        "index.html",
    ] {
        let refused = running.get(path);
        assert_eq!(refused.status, 404, "{path}: {}", refused.body);
        assert!(refused.body.contains("C34") && !refused.body.contains('密'), "{}", refused.body);
    }
    assert_eq!(running.ask("PUT", "main.js", "Content-Length: 0\r\n").status, 403);
}

#[test]
fn two_previews_listen_on_two_ports_and_a_taken_one_is_told() {
    let (sandbox, running) = sample("guard-ports");
    let other = Running::page(&sandbox, &["data/a.yaml"]);
    assert_ne!(running.host(), other.host());
    assert_ne!(running.path(), other.path());
    let port = running.host().split(':').next_back().expect("a port");
    let ran = sandbox.jixiao(&["preview", "data/a.yaml", "--no-open", "--port", port]);
    assert_eq!(ran.code, 2, "{}", ran.stdout);
    assert!(ran.stderr.contains("C31") && ran.stderr.contains(port), "{}", ran.stderr);
    assert!(ran.stderr.contains("已经有程序在用"), "{}", ran.stderr);
}
