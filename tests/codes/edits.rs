//! Edits of facts, packs and commands to the codes that they give, besides those in pages.
