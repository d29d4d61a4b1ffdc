//! How the names of bodies and of their offices end, and what each ending is certain of.
//!
//! No two uses ask the same: an ending such as 会 or 园 ends other words too, which one reader meets and another does not.

/// An ending of names of bodies.
#[derive(Clone, Copy)]
pub struct BodyEnd {
    /// Its characters.
    pub word: &'static str,
    /// Who answers for something and is called so is no person.
    pub is_department: bool,
    /// Two such names with 、 between them are two items of a list.
    pub is_counted: bool,
    /// Sentences list them behind their number: 内设3个股室.
    pub is_listed: bool,
    /// A line of a title may well end behind it.
    pub is_in_titles: bool,
    /// A name of the unit that goes on to it is that of another body.
    pub is_going_on: bool,
    /// A unit has few of them, so that one of nearly the same name is a typo.
    pub is_rare: bool,
}

const fn end(word: &'static str) -> BodyEnd {
    BodyEnd {
        word,
        is_department: false,
        is_counted: false,
        is_listed: false,
        is_in_titles: false,
        is_going_on: false,
        is_rare: false,
    }
}

impl BodyEnd {
    const fn department(self) -> Self {
        Self { is_department: true, ..self }
    }

    const fn counted(self) -> Self {
        Self { is_counted: true, ..self }
    }

    const fn listed(self) -> Self {
        Self { is_listed: true, ..self }
    }

    const fn in_titles(self) -> Self {
        Self { is_in_titles: true, ..self }
    }

    const fn going_on(self) -> Self {
        Self { is_going_on: true, ..self }
    }

    const fn rare(self) -> Self {
        Self { is_rare: true, ..self }
    }
}

/// Whether a name ends in one that is so.
pub fn ends_as_body(name: &str, is: impl Fn(&BodyEnd) -> bool) -> bool {
    BODY_ENDS.iter().any(|end| is(end) && name.ends_with(end.word))
}

/// All endings.
pub const BODY_ENDS: &[BodyEnd] = &[
    end("部").department().counted().in_titles(),
    end("室").department().counted().listed().going_on(),
    end("科").department().counted().listed().in_titles().going_on(),
    end("股").department().counted().listed().in_titles(),
    end("处").department().counted().in_titles().going_on(),
    end("局").department().counted().listed().in_titles().going_on(),
    end("办").department().counted().listed().in_titles(),
    end("组").department().counted(),
    end("所").department().counted().listed().in_titles().going_on().rare(),
    end("站").department().counted().listed().in_titles().going_on().rare(),
    end("馆").department().counted().listed().in_titles().going_on().rare(),
    end("院").department().counted().listed().in_titles().going_on().rare(),
    end("队").department().counted().listed().in_titles().going_on(),
    end("委").department().counted().in_titles(),
    end("会").department().counted().in_titles().going_on(),
    end("校").department().counted().listed().in_titles(),
    end("中心").department().counted().listed().in_titles().going_on().rare(),
    end("单位").department(),
    end("机构").department(),
    end("门诊").department(),
    end("车间").department(),
    end("专班").department(),
    end("机关").department(),
    end("乡镇").department(),
    end("镇").department().listed().in_titles(),
    end("乡").department().in_titles(),
    end("村").department().listed().in_titles(),
    end("街道").department().in_titles(),
    end("社区").department(),
    end("公司").department().listed().in_titles().going_on(),
    end("班").department(),
    end("支部").department(),
    end("大队").listed().rare(),
    end("厂").counted().going_on(),
    end("园").counted(),
    end("场").counted(),
    end("社").counted().going_on(),
    end("库").counted(),
    end("厅").counted().in_titles().going_on(),
    end("署").in_titles(),
    end("学").in_titles(),
    end("政府").in_titles(),
    end("集团").in_titles().going_on(),
    end("协会").in_titles(),
    end("银行").in_titles(),
    end("办公室").going_on(),
    end("学校").going_on().rare(),
    end("学会").going_on(),
    end("医院").going_on(),
    end("幼儿园").rare(),
];
