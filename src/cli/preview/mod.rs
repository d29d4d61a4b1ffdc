//! `jixiao preview`: the report in the browser while its files change, or its files made again each time.

mod rebuild;
mod watched;

use super::arguments::PreviewArguments;
use super::build::open;
use super::facts_files::facts_files;
use super::outcome::Outcome;
use super::output::Output;
use crate::base::codes;
use crate::base::diag::Diagnostic;
use crate::pipeline::{unknown_pack, unreadable};
use crate::preview::{self, PreviewTask, cannot_open};
use crate::workspace::{self, Workspace};

/// Shows reports until the program is ended.
pub(super) fn run(wanted: PreviewArguments, output: &mut Output) -> Outcome {
    if !output.is_for_people() {
        output.finding(&not_as_json());
        return Outcome::Unable;
    }
    let Some(workspace) = open(wanted.places, output) else { return Outcome::Unable };
    let named = wanted.data.into_iter().collect();
    let Some(facts) = facts_files(&workspace, named, output) else { return Outcome::Unable };
    let task = PreviewTask { facts: facts.files, packs: wanted.packs.pack };
    if wanted.no_page {
        return rebuild::follow(&workspace, task, output);
    }
    let page = PageOptions { port: wanted.port, editor: wanted.editor, opens: !wanted.no_open };
    show(&workspace, &task, page, output)
}

/// How the page is shown.
struct PageOptions {
    port: Option<u16>,
    editor: Option<String>,
    /// Whether the browser is opened.
    opens: bool,
}

fn show(
    workspace: &Workspace,
    task: &PreviewTask,
    page: PageOptions,
    output: &mut Output,
) -> Outcome {
    let (sender, signals) = preview::signals();
    let listening = match preview::listen(page.port, page.editor, sender.clone()) {
        Ok(listening) => listening,
        Err(finding) => {
            output.finding(&finding);
            return Outcome::Unable;
        }
    };
    let mut watch = watched::watch(workspace, &task.facts, sender, output);
    output.say(&format!("预览：{}", listening.address));
    output.say("改好填报数据或模板，保存就能看到；按 Ctrl-C 结束");
    not_there(workspace, task).iter().for_each(|finding| output.finding(finding));
    if page.opens
        && let Err(failure) = workspace::open_address(&listening.address)
    {
        let hint = "把上面的地址复制到浏览器里打开；不要打开浏览器的，加 --no-open";
        let finding = Diagnostic { hints: vec![hint.into()], ..cannot_open(&failure) };
        output.finding(&finding);
    }
    preview::follow(workspace, task, &listening, (&mut watch, &signals));
    Outcome::Fine
}

/// What there is not of what is to be shown; the page says it too, which nobody may have open.
fn not_there(workspace: &Workspace, task: &PreviewTask) -> Vec<Diagnostic> {
    let unread = task.facts.iter().filter_map(|file| workspace::read_bytes(file).err());
    let unread = unread.map(|failure| unreadable(&failure));
    let names = workspace::pack_names(workspace);
    let unknown = task.packs.iter().filter(|name| !names.contains(name));
    unread.chain(unknown.map(|name| unknown_pack(name, &names))).collect()
}

fn not_as_json() -> Diagnostic {
    Diagnostic::new(codes::C01, "preview 不能和 --json、--format json 一起用：它不会自己结束")
        .hint("要结果的 JSON，用 jixiao build --json 或 jixiao check --json")
}
