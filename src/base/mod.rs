//! What all stages share: diagnostics and their codes, places in sources, lengths, money, dates, ids, paths of facts, YAML
//! nodes, encodings, digests, and words that several rooms know.

pub mod alike;
pub mod amount;
pub mod bodies;
pub mod codes;
pub mod date;
pub mod diag;
pub mod digest;
pub mod direction;
pub mod encoding;
pub mod fact_path;
pub mod full_width;
pub mod han;
pub mod id;
pub mod length;
pub mod lowered;
pub mod measure_words;
pub mod memory;
pub mod nearby;
pub mod nearest;
pub mod number_text;
pub mod reason_leads;
pub mod says;
pub mod sha256;
pub mod source;
pub mod spans;
pub mod stamp;
pub mod unpaired;
pub mod word_limits;
pub mod yaml;
