//! Whole processes side by side: our two files beside Typst's one PDF of the same report.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const RUNS: usize = 15;

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let out = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("bench");
    std::fs::create_dir_all(&out).expect("the target folder can be written");
    let ours = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_jixiao"));
        command.current_dir(root).args(["build", "--rebuild", "data/changning-2023.yaml"]);
        command.arg("--out").arg(&out);
        command
    };
    let typst = || {
        let mut command = Command::new("python3");
        command.arg(root.join("benches/peers/typst/make.py")).arg(out.join("typst.pdf"));
        command
    };
    let has_typst = run(typst()).is_some();
    let (mut our_times, mut typst_times) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        our_times.push(run(ours()).expect("the sample builds"));
        typst_times.extend(has_typst.then(|| run(typst())).flatten());
    }
    let our = report("jixiao, DOCX and PDF", our_times);
    if has_typst {
        let peer = report("Typst, PDF alone", typst_times);
        println!("ratio of medians: {:.2}", our.as_secs_f64() / peer.as_secs_f64());
    } else {
        println!("Typst: not installed (pip install typst)");
    }
}

/// The wall time of a command that succeeds.
fn run(mut command: Command) -> Option<Duration> {
    let start = Instant::now();
    let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status().ok()?;
    status.success().then(|| start.elapsed())
}

fn report(name: &str, mut times: Vec<Duration>) -> Duration {
    times.sort();
    let median = times[times.len() / 2];
    let milli = |time: Duration| time.as_secs_f64() * 1000.0;
    println!(
        "{name}: median {:.0} ms, least {:.0} ms of {}",
        milli(median),
        milli(times[0]),
        times.len()
    );
    median
}
