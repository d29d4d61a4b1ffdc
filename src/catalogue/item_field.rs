//! The fields of the items of a list, as constants: what a mapping inside the facts file may hold where it is no row.

/// How the items of a list are written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ItemForm {
    /// A list of mappings.
    Mappings,
    /// A list of mappings, or of names alone.
    MappingsOrNames,
    /// A list of running texts.
    Texts,
    /// A mapping of mappings, each under an id of the unit's own.
    ById,
    /// A mapping of texts, each under a name of its own.
    TextsById,
}

/// What stands under a field of an item.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FieldForm {
    /// A text, or one of the codes of the field.
    Scalar,
    /// A name in the ids of figures.
    Id,
    /// A number that is not negative.
    Number,
    /// A number of any sign.
    Signed,
    /// A rate with its sign.
    Percent,
    /// Yes or no.
    Flag,
    /// A list of one-line texts.
    Texts,
    /// A list of mappings with these fields.
    Items(&'static [ItemField]),
    /// A list of mappings with these fields and others whose keys the unit chooses.
    OpenItems(&'static [ItemField]),
    /// A mapping with these fields.
    Mapping(&'static [ItemField]),
    /// A text, or a mapping with these fields.
    TextOrMapping(&'static [ItemField]),
    /// A mapping whose keys the unit chooses.
    OpenMapping,
    /// What stands under the row of this key.
    SameAs(&'static str),
}

/// A field of the items of a list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ItemField {
    /// Its key.
    pub key: &'static str,
    /// Its name.
    pub name: &'static str,
    /// What may stand there, as the manual puts it in brackets; empty where the name says it.
    pub note: &'static str,
    /// Whether every item must have it.
    pub required: bool,
    /// The codes it may hold, with their names; empty where any words may stand there.
    pub codes: &'static [(&'static str, &'static str)],
    /// What stands under it.
    pub form: FieldForm,
    /// Whether it is meant to be printed; not where it says how to read, find or choose something.
    pub printed: bool,
}

impl ItemField {
    pub(super) const fn new(key: &'static str, name: &'static str) -> Self {
        Self {
            key,
            name,
            note: "",
            required: false,
            codes: &[],
            form: FieldForm::Scalar,
            printed: true,
        }
    }

    pub(super) const fn required(key: &'static str, name: &'static str) -> Self {
        Self { required: true, ..Self::new(key, name) }
    }

    pub(super) const fn of(self, codes: &'static [(&'static str, &'static str)]) -> Self {
        Self { codes, ..self }
    }

    pub(super) const fn note(self, note: &'static str) -> Self {
        Self { note, ..self }
    }

    pub(super) const fn unprinted(self) -> Self {
        Self { printed: false, ..self }
    }

    /// The name in the ids of its figures.
    pub(super) const fn id() -> Self {
        Self::required("id", "编号").unprinted().form(FieldForm::Id)
    }

    pub(super) const fn form(self, form: FieldForm) -> Self {
        Self { form, ..self }
    }
}
