//! The numbers of every text that others give.

use super::findings::Findings;
use super::pool::Pool;
use super::token::NumberTokens;
use super::{
    against, among, average, average_beside, average_of, changed, compared, copied, difference,
    done, exchanged, extreme, last_year, movement, opposite, plus, points, rate_of, respectively,
    rest, score, seasons, share, sum, swapped, target, times, unit, way,
};
use crate::base::codes;
use crate::base::diag::Diagnostics;
use crate::check::rule::{CheckContext, CheckRule, Needs};
use crate::check::sentences::arithmetic::text::texts;

/// Numbers that are derived from others.
pub(crate) static DERIVED: CheckRule = CheckRule::new(codes::E41, Needs::Lists, derived);

fn derived(context: &CheckContext, findings: &mut Diagnostics) {
    let pool = Pool::of(context);
    let mut found = Findings::beside(findings);
    for text in texts(context) {
        let tokens = NumberTokens::of(text);
        for place in 0..tokens.all.len() {
            target::target(&tokens, &pool, place, &mut found);
            last_year::last_year(&tokens, &pool, place, &mut found);
            difference::difference(&tokens, &pool, place, &mut found);
            share::share(&tokens, &pool, place, &mut found);
            sum::total(&tokens, &pool, place, &mut found);
            exchanged::exchanged(&tokens, &pool, place, &mut found);
            respectively::respectively(&tokens, &pool, place, &mut found);
            average::average(&tokens, &pool, place, &mut found);
            average_beside::beside(&tokens, &pool, place, &mut found);
            points::percent(&tokens, place, &mut found);
            points::points(&tokens, &pool, place, &mut found);
            compared::compared(&tokens, place, &mut found);
            done::done(&tokens, place, &mut found);
            times::times(&tokens, &pool, place, &mut found);
            score::score(&tokens, &pool, place, &mut found);
            unit::unit(&tokens, &pool, place, &mut found);
            plus::plus(&tokens, &pool, place, &mut found);
            plus::one_more(&tokens, place, &mut found);
            movement::movement(&tokens, place, &mut found);
            opposite::beside(&tokens, place, &mut found);
            opposite::opposite(&tokens, place, &mut found);
            changed::changed(&tokens, &pool, place, &mut found);
            against::against(&tokens, place, &mut found);
            rate_of::rate_of(&tokens, &pool, place, &mut found);
            among::among(&tokens, place, &mut found);
            rest::rest(&tokens, &pool, place, &mut found);
            seasons::seasons(&tokens, place, &mut found);
            average_of::average_of(&tokens, &pool, place, &mut found);
            way::way(&tokens, &pool, place, &mut found);
            swapped::swapped(context, &tokens, &pool, place, &mut found);
            copied::copied(&tokens, &pool, place, &mut found);
        }
        sum::lists(&tokens, &mut found);
        extreme::extremes(&tokens, &pool, &mut found);
    }
    findings.extend(found.new);
}
