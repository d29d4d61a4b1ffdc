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

    /// 模板做不下去：缺少参数，值不是需要的种类，让模板做算术，拿不能比的比大小，等等。
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

    /// 模板里的名称不存在：没有这个数据、筛选器、判断、函数、表、图或模板文件。
    ///
    /// 为什么：名称错一个字母就印不出。
    ///
    /// 例：
    ///
    ///     文件  templates/standard/sections/01-overview.md.tera
    ///     错  内设股室{{ organization.ofices.count }}个
    ///     对  内设股室{{ organization.offices.count }}个
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
    ///     错  经费全部由{{ organization.code }}统一
    ///     对  经费全部由{{ organization.short_name }}统一
    ///
    /// 怎么办：在数据文件里填写；可以不填的，在模板里先用 is given 问一下。
    T07 = Error, "模板要印的没有填";

    /// 模板要印的是一组数据，不是一项。
    ///
    /// 为什么：一组数据没有一个写法可印。
    ///
    /// 例：
    ///
    ///     文件  templates/standard/sections/01-overview.md.tera
    ///     错  经费全部由{{ organization }}统一
    ///     对  经费全部由{{ organization.short_name }}统一
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
    ///     错  *主要职能职责：*
    ///     对  主要职能职责：
    ///
    /// 怎么办：条目写“1. ”，标题写“# ”；要原样印出 * [ < 等符号，在它前面加反斜杠。
    T10 = Error, "模板里不能用的标记";

    /// 表或图没有单独成段，放了两次，或者引用了没有放进报告的表或图的编号。
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
}
