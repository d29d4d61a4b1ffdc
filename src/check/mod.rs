//! Findings about facts, the finished document and its pages: one rule for each file.
