//! One fact in one place, nothing filled that is blank, nothing lost: what the report says is what the facts say.

mod advice;
mod arithmetic_shown;
mod blank;
mod full_width;
mod kinds;
mod metamorphic;
mod one_place;
mod one_thing;
mod second_look;
mod silence;
mod starter;
mod sweep;
mod templates;
mod trial;
mod unprinted;
