//! The arguments of `jixiao template`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::shared::{Packs, Places, TEMPLATE};

/// `jixiao template`.
#[derive(Args)]
#[command(
    about = "看版式和模板，复制要改的，比较改了什么，新建版式",
    override_usage = "jixiao template <做什么> [选项]",
    subcommand_required = true,
    disable_help_subcommand = true,
    subcommand_value_name = "做什么",
    subcommand_help_heading = "做什么",
    help_template = TEMPLATE,
    after_help = "示例：\n  jixiao template list\n  jixiao template show 07-problems\n  jixiao template eject 07-problems\n  jixiao template vars data/某单位-2024.yaml 接待\n  jixiao template diff\n  jixiao template lint\n  jixiao template new 本局版式",
    next_help_heading = "选项"
)]
pub(in crate::cli) struct TemplateArguments {
    #[command(subcommand)]
    pub task: TemplateTask,
}

/// What is to be done with templates.
#[derive(Subcommand)]
pub(in crate::cli) enum TemplateTask {
    /// 列出版式和它的文件：内置的、本单位的、没有用到的和原因
    #[command(help_template = TEMPLATE, override_usage = "jixiao template list [选项]", next_help_heading = "选项")]
    List(OfPack),
    /// 印出一个文件现在用的内容
    #[command(help_template = TEMPLATE, override_usage = "jixiao template show <文件> [选项]", next_help_heading = "选项")]
    Show(ShowArguments),
    /// 把要改的内置文件复制到本单位的模板文件夹；改过的不覆盖；不写文件则全部复制，连同手册
    #[command(help_template = TEMPLATE, override_usage = "jixiao template eject [文件]... [选项]", next_help_heading = "选项")]
    Eject(CopyArguments),
    /// 列出模板里可以写的名称：中文名、类型、单位、现在的值、哪些文件用到
    #[command(help_template = TEMPLATE, override_usage = "jixiao template vars [填报数据] [名称] [选项]", next_help_heading = "选项")]
    Vars(VarsArguments),
    /// 本单位的文件与内置的有什么不同；程序升级后分开列出内置的改了什么、本单位改了什么、哪里碰在一起
    #[command(help_template = TEMPLATE, override_usage = "jixiao template diff [文件]... [选项]", next_help_heading = "选项")]
    Diff(CompareArguments),
    /// 核对一套版式：模板、表、图的每一个分支、每一行，这份数据印得到的和印不到的都看
    #[command(help_template = TEMPLATE, override_usage = "jixiao template lint [版式] [选项]", next_help_heading = "选项")]
    Lint(LintArguments),
    /// 新建一个版式，从一个现有的版式复制
    #[command(help_template = TEMPLATE, override_usage = "jixiao template new <名称> [选项]", next_help_heading = "选项")]
    New(NewPackArguments),
}

/// Which pack, and where templates are.
#[derive(Args)]
pub(in crate::cli) struct OfPack {
    /// 哪一套版式（不写为 standard）
    #[arg(long, value_name = "版式", default_value = "standard", hide_default_value = true)]
    pub pack: String,

    #[command(flatten)]
    pub places: Places,
}

/// `jixiao template show`.
#[derive(Args)]
pub(in crate::cli) struct ShowArguments {
    /// 文件：版式里的路径，或文件名的一部分，如 sections/07-problems.md.tera、07-problems
    #[arg(value_name = "文件", help_heading = "参数")]
    pub file: String,

    #[command(flatten)]
    pub of: OfPack,
}

/// `jixiao template eject`.
#[derive(Args)]
pub(in crate::cli) struct CopyArguments {
    /// 文件：版式里的路径，或文件名的一部分；README.md 是手册；不写则全部
    #[arg(value_name = "文件", help_heading = "参数")]
    pub files: Vec<String>,

    /// 不复制，只记下：升级后的改动已经合并到本单位的文件里
    #[arg(long)]
    pub merged: bool,

    #[command(flatten)]
    pub of: OfPack,
}

/// `jixiao template diff`.
#[derive(Args)]
pub(in crate::cli) struct CompareArguments {
    /// 文件：版式里的路径，或文件名的一部分；不写则全部
    #[arg(value_name = "文件", help_heading = "参数")]
    pub files: Vec<String>,

    #[command(flatten)]
    pub of: OfPack,
}

/// `jixiao template vars`.
#[derive(Args)]
pub(in crate::cli) struct VarsArguments {
    /// 填报数据文件，列出它现在的值；不写则用示例数据。写的不是文件，就当作名称
    #[arg(value_name = "填报数据", help_heading = "参数")]
    pub data: Option<PathBuf>,

    /// 只列名称或中文名里有这几个字的；可以写几个词
    #[arg(value_name = "名称", help_heading = "参数")]
    pub words: Vec<String>,

    #[command(flatten)]
    pub packs: Packs,

    #[command(flatten)]
    pub places: Places,
}

/// `jixiao template lint`.
#[derive(Args)]
pub(in crate::cli) struct LintArguments {
    /// 哪一套版式（不写为 standard）
    #[arg(value_name = "版式", help_heading = "参数")]
    pub name: Option<String>,

    /// 同上，与别的命令一样写
    #[arg(long = "pack", value_name = "版式", conflicts_with = "name")]
    pub pack: Option<String>,

    #[command(flatten)]
    pub places: Places,
}

/// `jixiao template new`.
#[derive(Args)]
pub(in crate::cli) struct NewPackArguments {
    /// 新版式的名称，也是模板文件夹下的文件夹名
    #[arg(value_name = "名称", help_heading = "参数")]
    pub name: String,

    /// 从哪一套版式复制（不写为 standard）
    #[arg(long, value_name = "版式", default_value = "standard", hide_default_value = true)]
    pub from: String,

    #[command(flatten)]
    pub places: Places,
}
