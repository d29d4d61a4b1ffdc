//! What a template may use: so much work, so many characters, so deep; what goes beyond is a finding, not a wait.
//!
//! Work is counted in bytes that are printed or may be: the length of a list that is gone through times the length of what
//! is repeated, the length of every printed value, the size of every value that is set. The count is the thread's own,
//! because Tera's escape function takes no state.

use std::cell::Cell;
use std::io;

use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

use super::refusal::{self, refusal};

/// How much one template may do.
const WORK: u64 = 64 << 20;
/// What printing a group counts: Tera writes all of it before it is asked.
const GROUP: u64 = WORK / 4096;
/// How many bytes one template may print: about two thousand pages.
pub(super) const PRINTED: usize = 4 << 20;
/// How deep templates may include one another.
pub(super) const INCLUDES: usize = 16;

/// The name that settings of ours go by, which is never offered to authors.
pub(super) const OWN: &str = "jixiao";
/// The function that counts the items of a list that is gone through.
pub(super) const COUNTED: &str = "jixiao_counted";
/// The function that counts the size of a value that was set.
pub(super) const SIZED: &str = "jixiao_sized";

thread_local! {
    static LEFT: Cell<u64> = const { Cell::new(WORK) };
}

/// Counts from zero again, for the next template.
pub(super) fn begin() {
    LEFT.set(WORK);
}

/// Whether so much more may be done.
fn spend(work: u64) -> bool {
    let left = LEFT.get().saturating_sub(work.saturating_add(1));
    LEFT.set(left);
    left > 0
}

/// Counts text that is printed; a group is a fault, which need not be said many times.
pub(super) fn print(text: &str, is_group: bool) -> io::Result<()> {
    let fits = spend(if is_group { GROUP } else { text.len() as u64 });
    let (message, hint) = refusal::GROUP;
    match (fits, is_group) {
        (true, _) => Ok(()),
        (false, true) => Err(io::Error::other(refusal(message, hint).to_string())),
        (false, false) => Err(io::Error::other(too_much().to_string())),
    }
}

/// Teaches Tera the functions that count.
pub(super) fn teach(tera: &mut Tera) {
    tera.register_function(COUNTED, |arguments: Kwargs, _: &State| counted(&arguments));
    tera.register_function(SIZED, |arguments: Kwargs, _: &State| sized(&arguments));
}

/// The list itself, its items counted, each with the length of what is repeated for it.
fn counted(arguments: &Kwargs) -> TeraResult<Value> {
    let list = arguments.get::<Value>("list")?.unwrap_or_else(Value::undefined);
    if list.as_str().is_some() || list.is_number() || list.as_bool().is_some() {
        let (message, hint) = refusal::NO_LIST;
        return Err(refusal::refusal_of_value(message, hint));
    }
    if list.as_map().is_some() && arguments.get::<bool>("named")?.unwrap_or(false) {
        return Err(refusal::refusal_of_value(refusal::NO_LIST_BUT_GROUP, refusal::NO_LIST.1));
    }
    let each = arguments.get::<u64>("each")?.unwrap_or(0);
    let items = list.len().unwrap_or(0) as u64;
    if spend(items.saturating_mul(each)) { Ok(list) } else { Err(too_much()) }
}

/// Nothing, but an error where a value is too large.
fn sized(arguments: &Kwargs) -> TeraResult<bool> {
    let value = arguments.get::<Value>("of")?.unwrap_or_else(Value::undefined);
    let mut waiting = vec![&value];
    while let Some(value) = waiting.pop() {
        let own = value.as_str().map_or(1, str::len) as u64;
        if !spend(own) {
            return Err(too_much());
        }
        waiting.extend(value.as_array().unwrap_or_default());
        waiting.extend(value.as_map().into_iter().flat_map(|map| map.values()));
    }
    Ok(true)
}

fn too_much() -> Error {
    refusal(
        "模板里的循环太多，或拼出的文字太长，印不完",
        "请减少 for 套 for 的层数和 set 拼接的次数；要逐项列出的数据一般套一两层就够",
    )
}
