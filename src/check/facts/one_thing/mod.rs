//! Pairs of numbers that the facts state for one thing, each to a finding where they differ.

mod agency;
mod buildings;
mod carried_over;
mod clauses;
mod columns;
mod core;
mod costs;
mod denied;
mod exceeded;
mod forms;
pub(super) mod goals;
mod indicators;
mod items;
mod measured;
mod namesakes;
mod paid;
mod sentences;
mod share_columns;
mod split_clauses;
mod tables;
mod targets;

use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::check::rule::{CheckContext, CheckRule, Needs};

/// One thing as two numbers.
pub(crate) static ONE_THING: CheckRule = CheckRule::new(codes::E27, Needs::All, one_thing);

fn one_thing(context: &CheckContext, findings: &mut Diagnostics) {
    agency::agency(context, findings);
    items::items(context, findings);
    namesakes::namesakes(context, findings);
    namesakes::counted_lines(context, findings);
    indicators::indicators(context, findings);
    columns::columns(context, findings);
    tables::tables(context, findings);
    share_columns::share_columns(context, findings);
    costs::costs(context, findings);
    sentences::sentences(context, findings);
    goals::goals(context, findings);
    denied::denied(context, findings);
    exceeded::exceeded(context, findings);
    carried_over::carried_over(context, findings);
    buildings::buildings(context, findings);
    buildings::investments(context, findings);
    targets::targets(context, findings);
}
