//! Figures that cannot be computed because the numbers are too large.

use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::figures::{self, State};

/// Figures that cannot be computed because the numbers are too large.
pub(crate) static TOO_LARGE: CheckRule = CheckRule::new(codes::G04, Needs::Lists, too_large);

fn too_large(context: &CheckContext, findings: &mut Diagnostics) {
    for figure in context.figures.iter() {
        let is = matches!(&figure.state, State::NotApplicable(why) if why == figures::TOO_LARGE);
        if !is {
            continue;
        }
        let place = context.inputs(figure).iter().find_map(|input| input.place);
        let message = format!("{}：{}（{}）", figure.name, figures::TOO_LARGE, figure.formula);
        let finding = context
            .finding(message)
            .at(place)
            .hint("核对是不是多打了几位，或者金额单位（unit）写错了")
            .figure(&figure.id);
        findings.push(finding);
    }
}
