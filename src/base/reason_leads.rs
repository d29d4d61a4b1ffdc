//! The words before a reason that only say that it is one.

/// Leads, a longer one before what it begins with.
pub const LEADS: [&str; 20] = [
    "超出预算的主要原因是",
    "未用完的主要原因是",
    "低于预算的主要原因是",
    "增加的主要原因是",
    "减少的主要原因是",
    "下降的主要原因是",
    "主要原因是因为",
    "主要原因是由于",
    "主要原因是",
    "主要原因为",
    "主要原因：",
    "原因是",
    "原因：",
    "主要是因为",
    "主要是由于",
    "主要是",
    "是因为",
    "是由于",
    "因为",
    "由于",
];

/// The lead that a text begins with.
pub fn lead(text: &str) -> Option<&'static str> {
    LEADS.into_iter().find(|lead| text.starts_with(lead))
}
