//! clap's errors about wrong arguments, in Chinese.

use std::error::Error;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::json::CommandResult;
use super::outcome::Outcome;
use super::output::Output;
use crate::base::codes;
use crate::base::diag::Diagnostic;

/// Prints help or version as it is, and everything else as a Chinese sentence with a hint.
pub(super) fn show(error: &clap::Error, output: &mut Output) -> Outcome {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let text = error.to_string().trim_end().to_string();
            output.say(&text);
            output.result(CommandResult::Text { text });
            Outcome::Fine
        }
        _ => {
            output.finding(&Diagnostic::new(codes::C01, sentence(error)).hint(hint(error)));
            Outcome::Unable
        }
    }
}

fn sentence(error: &clap::Error) -> String {
    let argument = context(error, ContextKind::InvalidArg);
    let value = context(error, ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::UnknownArgument if !argument.starts_with('-') => format!("多写了“{argument}”"),
        ErrorKind::UnknownArgument => format!("没有“{argument}”这个选项"),
        ErrorKind::InvalidSubcommand => {
            format!("没有“{}”这个命令", context(error, ContextKind::InvalidSubcommand))
        }
        ErrorKind::InvalidValue if value.is_empty() => format!("“{argument}”后面缺少内容"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            format!("“{argument}”不能是“{value}”")
        }
        ErrorKind::MissingRequiredArgument => format!("缺少{argument}"),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            "没有写要做什么".into()
        }
        ErrorKind::ArgumentConflict => match context(error, ContextKind::PriorArg) {
            other if other == argument || other.is_empty() => format!("“{argument}”写了不止一次"),
            other => format!("“{argument}”不能和“{other}”一起写"),
        },
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues | ErrorKind::TooFewValues => {
            format!("“{argument}”后面的内容个数不对")
        }
        ErrorKind::NoEquals => format!("“{argument}”后面要有等号"),
        ErrorKind::InvalidUtf8 => "参数中有无法识别的字符".into(),
        _ => "命令写法不对".into(),
    }
}

/// The command whose help says more: that of the line of usage, up to what stands for its arguments.
fn help_of(error: &clap::Error) -> String {
    let usage = match error.get(ContextKind::Usage) {
        Some(ContextValue::StyledStr(usage)) => usage.to_string(),
        _ => String::new(),
    };
    let words = usage.split_whitespace().skip_while(|word| *word != PROGRAM);
    let words = words.take_while(|word| !word.starts_with(['<', '[', '-']));
    let command = words.collect::<Vec<_>>().join(" ");
    match command.as_str() {
        "" | PROGRAM => format!("用 {PROGRAM} --help 看全部写法"),
        command => format!("用 {command} --help 看写法"),
    }
}

/// What the program is called.
const PROGRAM: &str = "jixiao";

fn hint(error: &clap::Error) -> String {
    let near = [
        (ContextKind::SuggestedArg, "选项"),
        (ContextKind::SuggestedSubcommand, "命令"),
        (ContextKind::SuggestedValue, "内容"),
    ];
    let near = near.map(|(kind, word)| (context(error, kind), word));
    if let Some((name, word)) = near.iter().find(|(name, _)| !name.is_empty()) {
        return format!("是否想写{word}“{name}”？{}", help_of(error));
    }
    // What our own readers of a value say of its form.
    let form = error.source().map(ToString::to_string).filter(|form| !form.is_ascii());
    if let Some(form) = form.filter(|_| error.kind() == ErrorKind::ValueValidation) {
        return form;
    }
    let argument = context(error, ContextKind::InvalidArg);
    if error.kind() == ErrorKind::ArgumentConflict {
        return format!("只留一个；{}", help_of(error));
    }
    if error.kind() == ErrorKind::MissingRequiredArgument && argument.starts_with("--") {
        return format!("写的选项里有要和 {argument} 一起用的：加上 {argument}，或去掉那个选项");
    }
    match context(error, ContextKind::ValidValue).as_str() {
        "" if argument.starts_with('-') && !argument.starts_with("--") => {
            format!("{}；文件名以“-”开头的，前面加上 ./", help_of(error))
        }
        "" => help_of(error),
        valid => {
            // A Chinese word that has a character of a valid one, as 中学 has of 学校.
            let value = context(error, ContextKind::InvalidValue);
            let shared = |one: &&str| value.chars().any(|c| !c.is_ascii() && one.contains(c));
            let near = valid.split('、').find(shared);
            let near = near.map(|near| format!("是否想写“{near}”？")).unwrap_or_default();
            format!("{near}可以写：{valid}")
        }
    }
}

fn context(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => bare(text),
        Some(ContextValue::Strings(all)) => {
            all.iter().map(|s| bare(s)).collect::<Vec<_>>().join("、")
        }
        _ => String::new(),
    }
}

/// `--format <格式>...` and `--redline[=<数据>]` without what clap adds to a name.
fn bare(text: &str) -> String {
    let name = text.split(" <").next().unwrap_or(text);
    let name = name.split("[=").next().unwrap_or(name);
    name.trim_matches(['<', '>', '.', '[', ']']).to_string()
}
