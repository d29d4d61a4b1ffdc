//! The arguments of the commands that look into facts files, change or compare them.

use std::path::PathBuf;

use clap::Args;

use super::shared::{Form, OUT, Packs, Places, TEMPLATE};

/// `jixiao explain`.
#[derive(Args)]
#[command(
    about = "说明一个数怎么来的：公式、每个来源的值和位置、确切值、印出的样子、印在报告的哪里",
    override_usage = "jixiao explain <填报数据> [数字] [选项]",
    help_template = TEMPLATE,
    after_help = "示例：\n  jixiao explain data/某单位-2024.yaml\n  jixiao explain data/某单位-2024.yaml staff.control_rate",
    next_help_heading = "选项"
)]
pub(in crate::cli) struct ExplainArguments {
    /// 填报数据文件
    #[arg(value_name = "填报数据", help_heading = "参数")]
    pub data: PathBuf,

    /// 数字的编号或名称，例如 staff.control_rate、公务接待费，名称可以只写一部分；不写则列出全部。写一个代码（如 E05）则印出它的说明
    #[arg(value_name = "数字", help_heading = "参数")]
    pub figure: Option<String>,

    /// 怎么印：text 文字，json 一个数组（不写为 text）；--json 更全
    #[arg(long, value_name = "格式", value_enum, default_value_t = Form::Text, hide_default_value = true, hide_possible_values = true)]
    pub format: Form,

    #[command(flatten)]
    pub packs: Packs,

    #[command(flatten)]
    pub places: Places,
}

/// `jixiao set`.
#[derive(Args)]
#[command(
    about = "改数据里的一个或几个值：注释、次序、空格和引号都不动，列出随着变的数",
    override_usage = "jixiao set <填报数据> <路径=值>... [选项]",
    help_template = TEMPLATE,
    after_help = "示例：\n  jixiao set data/某单位-2024.yaml staff.actual=23\n  jixiao set data/某单位-2024.yaml projects.p01.name=图书购置 problems[1].text=设备老化。\n  jixiao set data/某单位-2024.yaml 公务接待费决算数=3.20 --dry-run",
    next_help_heading = "选项"
)]
pub(in crate::cli) struct SetArguments {
    /// 填报数据文件
    #[arg(value_name = "填报数据", help_heading = "参数")]
    pub data: PathBuf,

    /// 改哪个值、改成什么：数据里的键用点连起来（列表里的一项写 id 或 [第几项]），或数字的编号、名称；值写空的是不填
    #[arg(value_name = "路径=值", help_heading = "参数", required = true)]
    pub changes: Vec<String>,

    /// 只看改前改后的样子和随着变的数，不写文件
    #[arg(long)]
    pub dry_run: bool,

    #[command(flatten)]
    pub places: Places,
}

/// `jixiao diff`.
#[derive(Args)]
#[command(
    about = "比较两份填报数据做出的报告：改了哪些值，哪些数跟着变、怎么变的，报告里哪些话、哪些格变了",
    override_usage = "jixiao diff <原来的数据> <现在的数据> [选项]\n      jixiao diff <填报数据> [选项]",
    help_template = TEMPLATE,
    after_help = "示例：\n  jixiao diff 备份/某单位-2024.yaml data/某单位-2024.yaml\n  jixiao diff 原报.yaml data/某单位-2024.yaml --to 更正说明.docx --reason 决算批复后更正\n  jixiao diff data/某单位-2024.yaml",
    next_help_heading = "选项"
)]
pub(in crate::cli) struct DiffArguments {
    /// 原来的填报数据文件；只写一份的，和上次生成报告时的记录比较
    #[arg(value_name = "原来的数据", help_heading = "参数")]
    pub old: PathBuf,

    /// 现在的填报数据文件
    #[arg(value_name = "现在的数据", help_heading = "参数")]
    pub new: Option<PathBuf>,

    /// 只写一份数据时，和倒数第几次生成比较（不写为 1，即最近一次）
    #[arg(long, value_name = "第几次", default_value_t = 1, hide_default_value = true, value_parser = parse_back, conflicts_with = "new")]
    pub back: usize,

    /// 只写一份数据时，报告和记录在哪个文件夹（不写为 out）
    #[arg(
        long,
        value_name = "文件夹",
        default_value = OUT,
        hide_default_value = true,
        conflicts_with = "new"
    )]
    pub out: PathBuf,

    /// 另写一份可以报送的更正说明（Word）：原报告、更正为、位置、原因
    #[arg(long, value_name = "文件")]
    pub to: Option<PathBuf>,

    /// 更正说明里写的原因；不写则留空
    #[arg(long, value_name = "文字", requires = "to")]
    pub reason: Option<String>,

    /// 覆盖已有的更正说明
    #[arg(long, requires = "to")]
    pub force: bool,

    #[command(flatten)]
    pub packs: Packs,

    #[command(flatten)]
    pub places: Places,
}

/// A number of builds, at least 1.
fn parse_back(text: &str) -> Result<usize, String> {
    text.parse().ok().filter(|back| *back > 0).ok_or_else(|| "写一个大于 0 的数".into())
}

/// `jixiao verify`.
#[derive(Args)]
#[command(
    about = "看报告文件是不是本程序生成的、由哪份数据生成、之后改过没有；Word 文件改过的，逐段指出改了哪里",
    override_usage = "jixiao verify <文件>... [选项]",
    help_template = TEMPLATE,
    after_help = "示例：\n  jixiao verify out/某单位-2024.docx out/某单位-2024.pdf\n  jixiao verify 收到的报告.docx --out out\n\n退出码：0 全部和生成时一样；1 有改过、不是本程序生成或残缺的；2 命令无法执行。",
    next_help_heading = "选项"
)]
pub(in crate::cli) struct VerifyArguments {
    /// 要看的 Word 或 PDF 文件
    #[arg(value_name = "文件", help_heading = "参数", required = true)]
    pub files: Vec<PathBuf>,

    /// 生成记录在哪个文件夹（不写则先找文件所在的文件夹，再找 out）
    #[arg(long, value_name = "文件夹")]
    pub out: Option<PathBuf>,
}
