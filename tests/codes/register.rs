//! The register itself: names, pages, the manual that is made from it, and that nobody spells a code.
