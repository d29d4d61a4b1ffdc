//! P: a pack's files: outline, style sheet, profiles, tables, charts, word lists.

codes! {
    /// 版式文件里有不认识的键。
    ///
    /// 为什么：认不出的键不起作用，改了等于没改。
    ///
    /// 例：
    ///
    ///     文件  templates/standard/report.yaml
    ///     错  table_lable: 表
    ///     对  table_label: 表
    ///
    /// 怎么办：照提示的相近的键改；各键的写法见 templates/README.md 和内置文件里的说明。
    P01 = Error, "版式里不认识的键";

    /// 版式文件里缺少必须写的键。
    ///
    /// 为什么：少了它，不知道该怎么印。
    ///
    /// 例：
    ///
    ///     文件  templates/standard/tables/income.yaml
    ///     错  columns:
    ///           - {head: 项目, align: left}
    ///     对  columns:
    ///           - {head: 项目, width: [30, 60], align: left}
    ///
    /// 怎么办：补上；可对照内置版式里的同名文件。
    P02 = Error, "版式里缺少键";

    /// 版式文件里值的种类不对：该是文字的写成了列表，等等。
    ///
    /// 为什么：种类不对就读不出。
    ///
    /// 例：
    ///
    ///     文件  templates/standard/tables/income.yaml
    ///     错  caption: [收入构成表]
    ///     对  caption: 收入构成表
    ///
    /// 怎么办：照提示的种类写。
    P03 = Error, "版式里值的种类不对";

    /// 版式文件里的值不在可写的几种之内：长度没有单位，名称写错，分档不成次序，等等；文字里有只在章节里才用的写法（“# 标题”“**合计**”
    /// “{% if … %}”），会照样印出。
    ///
    /// 为什么：不认识的值不猜。
    ///
    /// 例：
    ///
    ///     文件  templates/standard/style.yaml
    ///     错  top: 37
    ///     对  top: 37mm
    ///
    /// 怎么办：照提示写；长度写数字和单位，如 16pt（磅）、37mm（毫米）。
    P04 = Error, "版式里不能这样写";

    /// 版式文件里同一个键、同一个指标写了两次。
    ///
    /// 为什么：两个只能用一个，程序不替人挑。
    ///
    /// 例：
    ///
    ///     文件  templates/standard/report.yaml
    ///     错  table_label: 表
    ///         table_label: 附表
    ///     对  table_label: 表
    ///
    /// 怎么办：删去一个。
    P05 = Error, "版式里写了两次";

    /// 版式的尺寸不成立：页边距太大放不下一行字，或字号、行距是 0。
    ///
    /// 为什么：照这个尺寸排不出版面。
    ///
    /// 例：
    ///
    ///     文件  templates/standard/style.yaml
    ///     错  left: 200mm
    ///     对  left: 28mm
    ///
    /// 怎么办：核对 page 的各项尺寸、各种文字的 size 和 line。
    P06 = Error, "版式的尺寸不成立";

    /// 自建的版式里缺少必有的文件。
    ///
    /// 为什么：只有内置版式能缺文件，缺的用内置的；自建的要齐全。
    ///
    /// 例：新建了 templates/本局/report.yaml，没有 templates/本局/style.yaml。
    ///
    /// 怎么办：从内置版式（jixiao new 文件夹 --with-templates）抄一份，再改。
    P07 = Error, "版式里缺少文件";

    /// report.yaml 的 sections、attachments 里写的模板没有这个文件。
    ///
    /// 为什么：少一个文件，报告就少一节。
    ///
    /// 例：
    ///
    ///     文件  templates/standard/report.yaml
    ///     错  - 03-goal
    ///     对  - 03-goals
    ///
    /// 怎么办：写 sections 或 attachments 文件夹里的文件名，不写 .md.tera。
    P08 = Error, "没有这个章节或附件的模板";

    /// 表、图、标题里引用的名称不存在，或不是要用的那一类：该是一项的写了一组，该是列表的写了一个数。
    ///
    /// 为什么：引用错了，格子就印不出。
    ///
    /// 例：
    ///
    ///     文件  templates/standard/tables/income.yaml
    ///     错  cells: ["${.name}", "${.actaul}", "${.share}"]
    ///     对  cells: ["${.name}", "${.actual}", "${.share}"]
    ///
    /// 怎么办：照提示的相近名称改；可引用的名称见 templates/README.md。
    P09 = Error, "表、图里的名称不存在";

    /// 表的格子与列对不上：一行里多了或少了格子，或者有格子伸到了最后一行下面。
    ///
    /// 为什么：格子错一个，后面的数都错列。
    ///
    /// 例：
    ///
    ///     文件  templates/standard/tables/income.yaml
    ///     错  - cells: [合计, "${income.total}"]
    ///     对  - cells: [合计, "${income.total}", "${income.share}"]
    ///
    /// 怎么办：补上或删去格子；一格占几列写 columns，占几行写 rows。
    P10 = Error, "表的格子与列对不上";

    /// 版式文件夹里有一个文件没有用到。
    ///
    /// 为什么：多半是文件名写错了，改的内容没有起作用。
    ///
    /// 例（各节里不再写这一节，它的文件就用不到了）：
    ///
    ///     文件  templates/standard/report.yaml
    ///     错  - 06-results        # 六、整体绩效
    ///     对  - 06-results        # 六、整体绩效
    ///         - 07-problems       # 七、存在问题
    ///
    /// 怎么办：文件名写错的改名；不要的删去；要用的写进 report.yaml 的 sections 或 attachments。
    P11 = Warning, "版式里有文件没有用到";

    /// --templates 指定的文件夹里没有这个版式的文件，全部用了内置的。
    ///
    /// 为什么：特意指定了文件夹，却一个文件也没有用到，多半是指错了一层。
    ///
    /// 例（data 文件夹里没有版式）：
    ///
    ///     错  jixiao check --templates data
    ///     对  jixiao check --templates templates
    ///
    /// 怎么办：文件放在这个文件夹下的 standard 文件夹里，子文件夹和文件名与内置的相同。
    P12 = Warning, "指定的文件夹里没有版式的文件";

    /// 模板文件放在程序不看的地方，没有用，印出来的还是内置的。
    ///
    /// 为什么：改了却没有用上，自己往往不知道。
    ///
    /// 例：模板放在 templates 下，没有放进 templates/standard；文件夹名写成 standrad。
    ///
    /// 怎么办：照提示移到正确的文件夹，或改正文件夹名。
    P13 = Warning, "模板放的地方不对，没有用";

    /// 填报数据里写的指标口径（profile）没有。
    ///
    /// 为什么：没有口径，指标得分就算不出。
    ///
    /// 例：
    ///
    ///     文件  data/demo-2024.yaml
    ///     错  profile: hunan-conty
    ///     对  profile: hunan-county
    ///
    /// 怎么办：写提示里列出的口径；不用口径的写 profile: null。
    P14 = Error, "没有这个指标口径";

    /// 填报数据里写的版式（pack）没有。
    ///
    /// 为什么：不知道照什么样子印。
    ///
    /// 例：
    ///
    ///     错  pack: standrad
    ///     对  pack: standard
    ///
    /// 怎么办：写提示里列出的版式；自建的版式在 templates 文件夹下有同名的文件夹，其中有 report.yaml。
    P15 = Error, "没有这个版式";

    /// 版式的 report.yaml 里写的 extends（继承哪个版式）绕成了圈。
    ///
    /// 为什么：没有一个版式是起头的，缺的文件不知道从哪里来。
    ///
    /// 例：
    ///
    ///     文件  templates/standard/report.yaml
    ///     错  unit: 万元
    ///         extends: standard
    ///     对  unit: 万元
    ///
    /// 怎么办：删去其中一个 report.yaml 里的 extends。
    P16 = Error, "版式互相继承";

    /// 一节或一个附件的模板文件是空的，报告里没有这一节。
    ///
    /// 为什么：多半是复制、保存时出了岔子（如 show 的结果写进了它自己要读的文件），不是想删去这一节。
    ///
    /// 例：templates/standard/sections/07-problems.md.tera 里一个字也没有。
    ///
    /// 怎么办：删去这个文件就用内置的；真的不要这一节的，在 report.yaml 的 sections 里删去它。
    P17 = Warning, "模板文件是空的";

    /// 版式里有一张表或图，没有模板放它，不会印出。
    ///
    /// 为什么：写好了却没有放进报告，多半是忘了，或者名称写错了。
    ///
    /// 例：tables 文件夹里有 debts.yaml，没有一个模板写 {{ table("debts") }}。
    ///
    /// 怎么办：在要放的地方单独写一行 {{ table("名称") }}；用不着的删去这个文件。
    P18 = Warning, "版式的表、图没有用到";

    /// 版式的尺寸对不上：表各栏的宽度加起来放不下或占不满，行高小于字号。
    ///
    /// 为什么：列宽凑不齐的，排出来的不是所写的；行高小于字号的，字的上下会切掉、叠在一起。
    ///
    /// 例：
    ///
    ///     文件  templates/standard/tables/income.yaml
    ///     错  - {head: 项目, width: [70, 80], align: left}
    ///     对  - {head: 项目, width: [30, 60], align: left}
    ///
    /// 怎么办：width 写 [最小, 最大]，最小的加起来不超过 100，最大的不少于 100；line 不小于 size。
    P19 = Warning, "版式的尺寸对不上";

    /// 词表里的一项不起作用：几个词写成了一个，或者用语太短。
    ///
    /// 为什么：照这样一个字不差的词，文字里找不到；以为在核对，其实没有。
    ///
    /// 例：
    ///
    ///     文件  templates/standard/words/industry.yaml
    ///     错  - {words: [林长制、森林防火、退耕还林], units: [林业, 林草, 自然保护, 自然资源]}
    ///     对  - {words: [林长制, 森林防火, 退耕还林], units: [林业, 林草, 自然保护, 自然资源]}
    ///
    /// 怎么办：一个词一项，用半角逗号隔开；用语（words/terms.yaml）至少四个字。
    P20 = Warning, "词表里的一项不起作用";

    /// 版式是一个项目一份报告（report.yaml 里写 each: projects），数据里却没有填项目。
    ///
    /// 为什么：没有项目，就没有可做的报告。
    ///
    /// 例：
    ///
    ///     文件  data/changning-2023.yaml
    ///     错  pack: project
    ///     对  pack: standard
    ///
    /// 怎么办：在 projects 里填项目；要部门整体的报告，写 pack: standard。
    P21 = Error, "没有项目可以出报告";

    /// 评分口径（profiles）里各指标的分值加起来不是 100 分。
    ///
    /// 为什么：得分按百分制定等级，少了多了都定不准。
    ///
    /// 例：
    ///
    ///     文件  templates/standard/profiles/hunan-county.yaml
    ///     错  - {id: management_system, name: 管理制度健全性, group: [过程, 预算管理], weight: 3, rule: assessed, source: 县区评分表, verified: false}
    ///     对  - {id: management_system, name: 管理制度健全性, group: [过程, 预算管理], weight: 8, rule: assessed, source: 县区评分表, verified: false}
    ///
    /// 怎么办：照评分文件核对各项的 weight，加起来 100 分；execution 的分值是自评表的，不算在里面。
    P22 = Warning, "口径的分值加起来不是 100 分";
}
