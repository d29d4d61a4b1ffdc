//! What a double click shows: what to do, and a choice of commands for the folder that the program stands in.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::commands;
use super::outcome::Outcome;
use super::output::Output;
use crate::base::codes;
use crate::base::diag::Diagnostic;
use crate::base::full_width::half_width;
use crate::workspace::{self, Workspace};

/// A conversation in a window of its own.
pub(super) struct Menu {
    /// The folder that the program was started in.
    home: PathBuf,
    outcome: Outcome,
    output: Output,
}

impl Menu {
    /// For the current folder.
    pub(super) fn new() -> Self {
        Self {
            home: workspace::current_folder(),
            outcome: Outcome::Fine,
            output: Output::default(),
        }
    }

    /// Offers the commands until the user leaves; the outcome is the last command's.
    pub(super) fn run(mut self) -> Outcome {
        let version = env!("CARGO_PKG_VERSION");
        self.output.say(&format!(
            "绩效（jixiao）{version}：由一份填报数据做出绩效自评报告的 Word 和 PDF，不用联网"
        ));
        self.output.say(&format!("现在的文件夹：{}", self.home.display()));
        if Workspace::here(None, None).fonts.is_empty() {
            self.output.finding(&still_packed());
        }
        loop {
            self.output.say("\n  1  做报告\n  2  核对\n  3  新建\n  0  退出\n");
            match digits(self.output.ask("请输入数字，按回车：")).as_deref() {
                Some("1") => self.run_in_a_unit(&["build"]),
                Some("2") => self.run_in_a_unit(&["check"]),
                Some("3") => self.new_unit(),
                Some("0") | None => return self.outcome,
                Some(_) => self.output.say("请输入 1、2、3 或 0"),
            }
        }
    }

    fn run_in_a_unit(&mut self, command: &[&str]) {
        let units = workspace::find_units(&self.home);
        let Some(unit) = choose(&self.home, &units, &mut self.output) else { return };
        if workspace::enter(unit) {
            self.output.say(&format!("\n在“{}”里：", unit.display()));
            self.perform(command.iter().map(OsString::from));
            workspace::enter(&self.home);
        } else {
            let message = format!("进不了文件夹 {}：路径太长，或已被移走", unit.display());
            let hint = "把文件夹移到路径短一些的地方，再选一次";
            self.output.finding(&Diagnostic::new(codes::C03, message).hint(hint));
        }
    }

    fn new_unit(&mut self) {
        match self.output.ask("新文件夹叫什么（一般用单位名称）：").as_deref() {
            None | Some("") => self.output.say("没有新建"),
            Some(name) => {
                self.perform(["new", "--", name].map(OsString::from));
                if self.outcome == Outcome::Fine {
                    self.output.say("也可以改好以后回到这里，选 1 做报告");
                }
            }
        }
    }

    fn perform(&mut self, arguments: impl IntoIterator<Item = impl Into<OsString>>) {
        let arguments = arguments.into_iter().map(Into::into);
        let program = std::iter::once(OsString::from("jixiao"));
        self.outcome = commands::run(program.chain(arguments).collect());
    }
}

/// An answer that is a number; an input method for Chinese may type it full-width.
fn digits(answer: Option<String>) -> Option<String> {
    answer.map(|answer| half_width(&answer))
}

/// A program that was opened within the archive stands alone, in a folder that is soon removed.
fn still_packed() -> Diagnostic {
    let hint = "在压缩包里打开的，请先把压缩包整个解开（右键，“全部解压缩”），再双击解开的文件夹里的 jixiao.exe；否则新建的文件夹和报告会丢失";
    Diagnostic::new(codes::F06, "程序旁边没有 fonts 文件夹").hint(hint)
}

/// The only unit, or the one that the user picks.
fn choose<'u>(home: &Path, units: &'u [PathBuf], output: &mut Output) -> Option<&'u Path> {
    match units {
        [] => {
            let hint = "先选 3 新建，或把程序放到有 data 文件夹的地方";
            let message = "这个文件夹里还没有填报数据";
            output.finding(&Diagnostic::new(codes::C05, message).hint(hint));
            None
        }
        [unit] => Some(unit),
        _ => {
            output.say("这里有几个填报文件夹：");
            for (number, unit) in (1..).zip(units) {
                let name = unit.strip_prefix(home).ok().filter(|name| !name.as_os_str().is_empty());
                let name = name
                    .map_or("（现在的文件夹）".into(), |name| name.display().to_string());
                output.say(&format!("  {number}  {name}"));
            }
            let answer = digits(output.ask("用哪一个（直接按回车则返回）："))?;
            let number = answer.parse::<usize>().ok();
            let chosen = number.and_then(|number| units.get(number.checked_sub(1)?));
            if chosen.is_none() && !["", "0"].contains(&answer.as_str()) {
                output.say("没有这个数字");
            }
            chosen.map(PathBuf::as_path)
        }
    }
}
