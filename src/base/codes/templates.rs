//! T: templates of sections and attachments.

codes! {
    /// 模板里有不能使用的字符（私用区字符）。
    ///
    /// 为什么：这种字符看不见也印不出，程序内部另有用处。
    ///
    /// 例：
    ///
    ///     文件  templates/standard/sections/01-overview.md.tera
    ///     错  ## 机构设置<U+F0000>
    ///     对  ## 机构设置
    ///
    /// 怎么办：删去它。多半是从别处粘贴时带来的。
    T01 = Error, "模板里有不能使用的字符";

    /// 模板用了不能用的筛选器。
    ///
    /// 为什么：它会改动数据，或丢掉数字的出处，印出的数就追不到来处。
    ///
    /// 例：
    ///
    ///     文件  templates/standard/sections/01-overview.md.tera
    ///     错  {{ year | safe }}年部门预算
    ///     对  {{ year }}年部门预算
    ///
    /// 怎么办：去掉它；可用的筛选器见 templates/README.md。
    T02 = Error, "模板用了不能用的筛选器";

    /// 模板的语法有误：标签没有关闭，括号、引号没有成对，没有这种标签，等等。
    ///
    /// 为什么：读不懂的一处，整个模板都用不了。
    ///
    /// 例：
    ///
    ///     文件  templates/standard/sections/01-overview.md.tera
    ///     错  {{ year }年部门预算
    ///     对  {{ year }}年部门预算
    ///
    /// 怎么办：if、for、set 都要有对应的 endif、endfor、endset；对照 templates/README.md 中的例子改。
    T03 = Error, "模板的语法有误";

    /// 模板做不下去：缺少参数，值不是需要的种类，让模板做算术，拿不能比的比大小，拿带单位的文字与数比（"60人"），拿小数与率比
    /// （0.95），等等。
    ///
    /// 为什么：数都由程序算，模板只管印，这样处处一致、可以追溯。
    ///
    /// 例：
    ///
    ///     文件  templates/standard/sections/01-overview.md.tera
    ///     错  {{ year + 1 }}年部门预算
    ///     对  {{ year }}年部门预算
    ///
    /// 怎么办：照提示改；写法见 templates/README.md。
    T04 = Error, "模板做不下去";

    /// 模板互相包含没有尽头，或者用 extends 接在没有的模板后面。
    ///
    /// 为什么：互相包含的会一直做下去；extends 不支持。
    ///
    /// 例（模板包含它自己）：
    ///
    ///     文件  templates/standard/sections/01-overview.md.tera
    ///     错  {% include "sections/01-overview.md.tera" %}
    ///         ## 机构设置
    ///     对  ## 机构设置
    ///
    /// 怎么办：去掉循环的 include；extends 改用 include。
    T05 = Error, "模板互相包含";

    /// 模板里的名称不存在：没有这个数据、筛选器、判断、函数、表、图或模板文件，或者与来源（source）、位置（place）、金额单位
    /// （unit）比的没有这一种：{% if unit == "万" %} 总不成立。
    ///
    /// 为什么：名称错一个字母就印不出。
    ///
    /// 例：
    ///
    ///     文件  templates/standard/sections/01-overview.md.tera
    ///     错  内设机构{{ organization.ofices.count }}个
    ///     对  内设机构{{ organization.offices.count }}个
    ///
    /// 怎么办：照提示的相近名称改；可用的名称见 templates/README.md。
    T06 = Error, "模板里的名称不存在";

    /// 模板要印的一项，数据里没有填。
    ///
    /// 为什么：句子里会空一块；没有填不等于 0。
    ///
    /// 例：
    ///
    ///     文件  templates/standard/sections/01-overview.md.tera
    ///     错  内设机构{{ organization.code }}个
    ///     对  内设机构{{ organization.offices.count }}个
    ///
    /// 怎么办：在数据文件里填写；可以不填的，在模板里先用 is given 问一下。
    T07 = Error, "模板要印的没有填";

    /// 模板要印的是一组数据，不是一项。
    ///
    /// 为什么：一组数据没有一个写法可印。
    ///
    /// 例：
    ///
    ///     文件  templates/standard/sections/04-spending.md.tera
    ///     错  收入合计{{ income }}
    ///     对  收入合计{{ income.total }}
    ///
    /// 怎么办：写到具体的一项，如 income.total，或用 for 逐项列出。
    T08 = Error, "模板要印的是一组数据";

    /// 数据不能交给模板。
    ///
    /// 为什么：这是程序的错误。
    ///
    /// 例：“数据不能交给模板”。
    ///
    /// 怎么办：把数据文件交给维护者。
    T09 = Error, "数据不能交给模板";

    /// 模板里用了不能用的标记：项目符号、引用块、网页标签、代码、斜体、链接、分隔线，等等。
    ///
    /// 为什么：公文格式里没有这些。
    ///
    /// 例：
    ///
    ///     文件  templates/standard/sections/01-overview.md.tera
    ///     错  ## *机构设置*
    ///     对  ## 机构设置
    ///
    /// 怎么办：条目写“1. ”，标题写“# ”；要原样印出 * [ < 等符号，在它前面加反斜杠。
    T10 = Error, "模板里不能用的标记";

    /// 表或图没有单独成段，放了两次，或者引用了没有放进报告的表、图、附件的编号。
    ///
    /// 为什么：表不能夹在句子里；同一张表放两次就有两个编号。
    ///
    /// 例：
    ///
    ///     文件  templates/standard/sections/04-spending.md.tera
    ///     错  见{{ table("income") }}
    ///     对  {{ table("income") }}
    ///
    /// 怎么办：单独写一行，前后各空一行；只放一处。
    T11 = Error, "表、图放得不对";

    /// 标题没有文字，跳了级，或编号超过了四级。
    ///
    /// 为什么：公文的层次是一、（一）1.（1）四级，逐级往下。
    ///
    /// 例：
    ///
    ///     文件  templates/standard/sections/01-overview.md.tera
    ///     错  ### 部门基本情况
    ///     对  ## 部门基本情况
    ///
    /// 怎么办：标题逐级写：# 、## 、### 、#### ；标题来自数据时，看数据填了没有。
    T12 = Error, "标题的级别不对";

    /// 图里的数画不出：有负数，或者单位不同，长短不能相比。
    ///
    /// 为什么：负数没有长度，元和人放在一张图里比长短没有意义。
    ///
    /// 例：把支出总额和在职人数放进同一张条形图。
    ///
    /// 怎么办：核对这个数；确实是负数的，用表来说；一张图只画一种单位的数。
    T13 = Warning, "图里的数画不出";

    /// 模板印出的文字太长，超过 4 MB。
    ///
    /// 为什么：一份报告的一章至多一两千页；再长的，多半是循环里多印了内容，Word 也打不开。
    ///
    /// 例：一个循环里又套几个循环，每一项都把全部内容印一遍。
    ///
    /// 怎么办：看看循环里是不是多印了内容，include 是不是放错了地方；指到填报数据里一段文字的，缩短那段文字。
    T14 = Error, "模板印出的文字太长";

    /// 模板里有看着像代码、却会照样印出的文字：全角的花括号、一层花括号、`${…}`、“#”后面没有空格的标题、用竖线画的表，等等。
    ///
    /// 为什么：它不会换成数据，也不会成为标题或表，报告里印出的就是这几个符号。
    ///
    /// 例：
    ///
    ///     文件  templates/standard/sections/01-overview.md.tera
    ///     错  ｛｛ year ｝｝年部门预算
    ///     对  {{ year }}年部门预算
    ///
    /// 怎么办：照提示改：引用数据写 {{ year }}，条件写 {% if … %}，标题写“# ”，表写成 tables 文件夹里的文件。
    T20 = Error, "模板里有照样印出的代码";

    /// 模板里印出的数，单位写了两次，或者一次也没有。
    ///
    /// 为什么：金额和率印出来自己带单位（1089.40万元、91.67%），人数、个数不带；印成“万元万元”，或者只有一个光秃秃的数，都不成话。
    ///
    /// 例：
    ///
    ///     文件  templates/standard/sections/04-spending.md.tera
    ///     错  收入合计{{ income.total }}万元
    ///     对  收入合计{{ income.total }}
    ///
    /// 怎么办：照提示删去或补上单位；要自己写单位的，数后面加 | bare。
    T21 = Warning, "模板里的单位写重了或漏了";

    /// 模板里手打了金额、率、年份，或数据里正有的数。
    ///
    /// 为什么：模板年年用、各单位用，手打的数不会跟着数据变。
    ///
    /// 例：
    ///
    ///     文件  templates/standard/sections/04-spending.md.tera
    ///     错  年度支出合计1089.40万元
    ///     对  年度支出合计{{ expenditure.total }}
    ///
    /// 怎么办：引用数据里的数，名称用 jixiao template vars 查；是文件规定的标准的，写清“以上”“以下”。
    T22 = Warning, "模板里手打了数字";

    /// 模板里手打了编号：行首的一、（一）1、第一条，文中的表1、附件2。
    ///
    /// 为什么：条目、标题、表和附件由程序依次编号；手打的，前面多一条、少一张就错了，还会编两次。
    ///
    /// 例：
    ///
    ///     文件  templates/standard/sections/05-management.md.tera
    ///     错  1、项目监管。
    ///     对  1. 项目监管。
    ///
    /// 怎么办：标题写“# ”“## ”，条目写“1. ”，表号写 {{ table_number("income") }}。
    T23 = Warning, "模板里手打了编号";

    /// 模板里有一段文字，不论填什么数据都印不出来。
    ///
    /// 为什么：它的条件与外面的、前面的条件相反或重复，条件里写的是文字或数、不是名称，或者在 break 后面；以为写了，其实永远没有。
    ///
    /// 例：
    ///
    ///     文件  templates/standard/sections/07-problems.md.tera
    ///     错  {% if problem.cause is not given %}原因待查。{% endif %}
    ///     对  主要原因是{{ problem.cause | sentence }}
    ///
    /// 怎么办：改正条件，或删去这一段。例子里的一句在“填了原因”的条件里面，又问没有填。
    T24 = Warning, "模板里有永远印不出的文字";

    /// 标题下面没有内容。
    ///
    /// 为什么：印出来是一个空标题，紧接着下一个标题。
    ///
    /// 例：
    ///
    ///     文件  templates/standard/sections/08-improvements.md.tera
    ///     错  ## 下一步打算
    ///         ## 保障措施
    ///         {% for measure in measures %}
    ///     对  {% for measure in measures %}
    ///
    /// 怎么办：补上内容，或删去这个标题。
    T25 = Warning, "标题下面没有内容";

    /// 本单位的模板里有一处错，这份数据印不到它，换一份数据就会报错。
    ///
    /// 为什么：这一份报告不受影响，照样生成；下一年、别的单位印到这一处时就做不出来了。
    ///
    /// 例：
    ///
    ///     文件  templates/standard/sections/07-problems.md.tera
    ///     错  {% if staff.actual is above(99999) %}{{ income.totl }}{% endif %}
    ///     对  主要原因是{{ problem.cause | sentence }}
    ///
    /// 怎么办：照提示改；版式里还有什么不对，用 jixiao template lint 一次看全。
    T26 = Warning, "模板里这份数据用不到的一处有错";

    /// 模板里的增减与数字不相配：“减少”后面的数自己带负号，或者不管增减都印“增加”。
    ///
    /// 为什么：会印成“减少-2.00万元”；今年增加的写死了，明年减少的也印“增加”。
    ///
    /// 例：
    ///
    ///     文件  templates/standard/sections/04-spending.md.tera
    ///     错  年中追减{{ expenditure.adjustment }}
    ///     对  年中追减{{ expenditure.adjustment_size }}
    ///
    /// 怎么办：不带负号的大小写 …_size；方向让数字定，先问 is above(0)、is negative，或者印整句的 …_clause。
    T27 = Warning, "模板里的增减与数字不相配";

    /// 一节没有一级标题，或者两节的标题相同。
    ///
    /// 为什么：没有标题的一节，文字接在上一节后面，看不出是另一节；标题相同的两节，目录里分不清。
    ///
    /// 例：
    ///
    ///     文件  templates/standard/sections/08-improvements.md.tera
    ///     错  # 存在问题
    ///     对  # 今后改进措施
    ///
    /// 怎么办：这一节的第一行写“# 标题”；是接着上一节写的，把它放进上一节的文件。
    T28 = Warning, "一节没有自己的标题";

    /// 模板、表里按编号写了列表中的一项，填报数据里没有这个编号。
    ///
    /// 为什么：没有的一项当作没有填，这一句、这一格就是空的；编号打错了看不出来。
    ///
    /// 例：
    ///
    ///     文件  templates/standard/sections/08-improvements.md.tera
    ///     错  # 今后改进措施
    ///         {% if income.fiscall.actual is given %}财政拨款{{ income.fiscall.actual }}。{% endif %}
    ///     对  # 今后改进措施
    ///
    /// 怎么办：照提示改编号；别的单位、别的年份会填的，不用改。
    T29 = Note, "填报数据里没有这个编号";
}
