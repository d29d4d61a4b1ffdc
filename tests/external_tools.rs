//! Tests that need other programs. One whose program is missing shows as ignored, or as a failure where `JIXIAO_CI`
//! is set.

mod agreement;
mod browser;
mod page;
mod readers;
#[allow(dead_code, unused_imports, reason = "the suite uses all of it")]
mod redline;
#[allow(dead_code, unused_imports, reason = "the suite uses all of it")]
mod support;

use std::process::{Command, ExitCode};

use libtest_mimic::{Arguments, Failed, Trial};

/// What a test does once its tools are there.
type Check = Box<dyn FnOnce() -> Result<(), Failed> + Send>;

/// A test that needs other programs.
struct ToolTest {
    /// With its file: `word::pandoc_reads_the_text`.
    name: String,
    /// Programs on the path, or whole commands that must succeed.
    tools: &'static [&'static str],
    run: Check,
}

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let topics = [
        ("agreement", agreement::tests()),
        ("browser", browser::tests()),
        ("page", page::tests()),
        ("readers", readers::tests()),
    ];
    let tests = topics
        .into_iter()
        .flat_map(|(topic, tests)| tests.into_iter().map(move |test| test.into_trial(topic)));
    libtest_mimic::run(&arguments, tests.collect()).exit_code()
}

impl ToolTest {
    fn into_trial(self, topic: &str) -> Trial {
        let name = format!("{topic}::{}", self.name);
        let Some(tool) = self.tools.iter().find(|tool| !is_there(tool)) else {
            return Trial::test(name, self.run);
        };
        if std::env::var_os("JIXIAO_CI").is_some() {
            return Trial::test(name, move || Err(format!("missing: {tool}").into()));
        }
        eprintln!("SKIPPED {name}: missing {tool}");
        Trial::test(name, || Ok(())).with_ignored_flag(true)
    }
}

/// Whether a tool answers: a program on the path, or a whole command that succeeds.
fn is_there(tool: &str) -> bool {
    let command = if tool.contains(' ') { tool.to_string() } else { format!("command -v {tool}") };
    let tried = Command::new("sh").arg("-c").arg(command).output();
    tried.is_ok_and(|output| output.status.success())
}

/// What a program prints, if it succeeds.
fn ask(program: &str, arguments: &[&str]) -> Result<String, Failed> {
    ask_for_both(program, arguments).map(|(printed, _)| printed)
}

/// What a program prints on both of its outputs, if it succeeds.
fn ask_for_both(program: &str, arguments: &[&str]) -> Result<(String, String), Failed> {
    let output = Command::new(program).args(arguments).output()?;
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let (printed, errors) = (text(&output.stdout), text(&output.stderr));
    match output.status.success() {
        true => Ok((printed, errors)),
        false => Err(format!("{program}: {printed}{errors}").into()),
    }
}
