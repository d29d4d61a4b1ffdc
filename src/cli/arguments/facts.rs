//! The arguments of the commands that look into facts files, change or compare them.

use std::path::PathBuf;

use clap::Args;

use super::shared::{Form, Places, TEMPLATE};

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
    override_usage = "jixiao diff <原来的数据> <现在的数据> [选项]",
    help_template = TEMPLATE,
    after_help = "示例：\n  jixiao diff 备份/某单位-2024.yaml data/某单位-2024.yaml\n  jixiao diff 原报.yaml data/某单位-2024.yaml --to 更正说明.docx --reason 决算批复后更正",
    next_help_heading = "选项"
)]
pub(in crate::cli) struct DiffArguments {
    /// 原来的填报数据文件
    #[arg(value_name = "原来的数据", help_heading = "参数")]
    pub old: PathBuf,

    /// 现在的填报数据文件
    #[arg(value_name = "现在的数据", help_heading = "参数")]
    pub new: PathBuf,

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
    pub places: Places,
}
