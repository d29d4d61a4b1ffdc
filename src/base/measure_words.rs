//! Measure words: what each stands for, and which of them count whole things, measure a size, have a price.

/// A measure word.
#[derive(Clone, Copy)]
pub struct MeasureWord {
    /// The word.
    pub word: &'static str,
    /// The word that stands for all of one meaning.
    pub means: &'static str,
    /// Whether what it counts comes in whole numbers.
    pub is_whole: bool,
    /// Whether sentences do not divide it either: 1.5次 may be an average, 1.5户 is none.
    pub is_undivided: bool,
    /// Whether it is a unit of length, area, weight, volume or time.
    pub is_size: bool,
    /// Whether a price that does not say what it is for may be for one of it.
    pub is_priced: bool,
    /// Whether its characters stay in one line behind a number.
    pub is_held: bool,
}

const fn word(word: &'static str) -> MeasureWord {
    MeasureWord {
        word,
        means: word,
        is_whole: false,
        is_undivided: false,
        is_size: false,
        is_priced: false,
        is_held: false,
    }
}

impl MeasureWord {
    const fn meaning(self, means: &'static str) -> Self {
        Self { means, ..self }
    }

    const fn whole(self) -> Self {
        Self { is_whole: true, ..self }
    }

    const fn undivided(self) -> Self {
        Self { is_undivided: true, ..self.whole() }
    }

    const fn size(self) -> Self {
        Self { is_size: true, ..self }
    }

    const fn priced(self) -> Self {
        Self { is_priced: true, ..self }
    }

    const fn held(self) -> Self {
        Self { is_held: true, ..self }
    }
}

/// The measure word of these characters.
pub fn measure_word(word: &str) -> Option<&'static MeasureWord> {
    MEASURE_WORDS.iter().find(|one| one.word == word)
}

/// Whether a measure word of this meaning is so.
pub fn means(meaning: &str, is: impl Fn(&MeasureWord) -> bool) -> bool {
    MEASURE_WORDS.iter().any(|one| one.means == meaning && is(one))
}

/// All measure words.
pub const MEASURE_WORDS: &[MeasureWord] = &[
    word("人次").undivided().held(),
    word("批次").meaning("批").whole().held(),
    word("场次").meaning("场").whole(),
    word("册次").whole().held(),
    word("台次"),
    word("车次"),
    word("户次"),
    word("家次"),
    word("件次"),
    word("架次"),
    word("点次"),
    word("班次"),
    word("床日"),
    word("平方公里").size(),
    word("平方千米").meaning("平方公里"),
    word("平方米").meaning("㎡").held(),
    word("立方米").size().held(),
    word("㎡").size().priced(),
    word("m²").meaning("㎡"),
    word("公里").size().priced().held(),
    word("千米").meaning("公里"),
    word("公顷").size().held(),
    word("公斤").size().held(),
    word("千克").meaning("公斤"),
    word("千瓦时"),
    word("吨标准煤"),
    word("个工作日").meaning("工作日"),
    word("工作日"),
    word("个月").meaning("月").size().held(),
    word("小时").size().held(),
    word("分钟").size().held(),
    word("学时"),
    word("课时"),
    word("台套").meaning("台"),
    word("台（套）").meaning("台"),
    word("个单位").meaning("个"),
    word("人").undivided().priced(),
    word("名").meaning("人").whole(),
    word("位").meaning("人"),
    word("批").undivided(),
    word("场").undivided(),
    word("期"),
    word("次").whole(),
    word("个").whole().priced(),
    word("件").whole().priced(),
    word("项"),
    word("户").undivided().priced(),
    word("家").undivided(),
    word("所"),
    word("座"),
    word("处"),
    word("辆").whole().priced(),
    word("台").priced(),
    word("套").priced(),
    word("册").whole().priced(),
    word("份").priced(),
    word("篇"),
    word("条"),
    word("亩").size().priced(),
    word("吨").size().priced(),
    word("米").size().priced(),
    word("天").size(),
    word("分"),
    word("张").priced(),
    word("间").priced(),
    word("栋"),
    word("盏").priced(),
    word("株").priced(),
    word("棵").meaning("株"),
    word("卷"),
    word("起").whole(),
    word("宗"),
    word("例"),
    word("笔"),
    word("支"),
    word("门"),
    word("部"),
    word("种"),
    word("类"),
    word("班"),
    word("村"),
    word("岁"),
    word("床"),
    word("头"),
    word("只"),
];
