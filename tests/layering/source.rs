//! Rust files to what each declares, imports and names.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use crate::support::project_file;

/// A path as code writes it: `crate`, `doc`, `Document`.
pub(super) type Names = Vec<String>;

/// What one file, or the tests at its end, says of others.
#[derive(Default)]
pub(super) struct Source {
    /// Its path below `src` or `tests`.
    pub file: String,
    /// The module that it is, from the crate's root.
    pub module: Names,
    /// Whether it is the tests at the end of a file.
    pub is_test: bool,
    /// The modules that it declares in files of their own.
    pub children: BTreeSet<String>,
    pub uses: Vec<Use>,
    /// Every path that its code names, `use` aside.
    pub mentions: BTreeSet<Names>,
}

/// A name that a `use` brings in.
pub(super) struct Use {
    /// What it is called here; `*` for all names of a module.
    pub name: String,
    pub path: Names,
    /// Whether it is passed on to other modules.
    pub is_reexport: bool,
}

/// A token that matters here: names, `::`, and what stands between.
#[derive(Clone, PartialEq, Debug)]
enum Token {
    Name(String),
    PathSeparator,
    Mark(char),
}

/// All Rust files of a folder of the project.
pub(super) fn read_all(folder: &str) -> Vec<Source> {
    let root = project_file(folder);
    let mut sources = Vec::new();
    read_folder(&root, &root, &mut sources);
    sources
}

fn read_folder(folder: &Path, root: &Path, sources: &mut Vec<Source>) {
    let entries = fs::read_dir(folder).expect("src can be read").flatten();
    let mut paths: Vec<_> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            read_folder(&path, root, sources);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let file = path.strip_prefix(root).expect("it is below src").display().to_string();
            let text = fs::read_to_string(&path).expect("sources are UTF-8");
            sources.extend(read(&file.replace('\\', "/"), &text));
        }
    }
}

/// A file, and its tests apart.
pub(super) fn read(file: &str, text: &str) -> Vec<Source> {
    let tokens: TokenStream = text.parse().unwrap_or_else(|error| panic!("{file}: {error}"));
    let mut flat = Vec::new();
    flatten(tokens, &mut flat);
    let (code, tests) = split_tests(&flat);
    let module = module_of(file);
    let mut test_module = module.clone();
    test_module.push("tests".into());
    let code = Source { file: file.into(), module, ..Source::default() }.with(&code);
    let tests =
        Source { file: file.into(), module: test_module, is_test: true, ..Source::default() }
            .with(&tests);
    vec![code, tests]
}

/// `layout/table/mod.rs` is `layout::table`; `main.rs` and `lib.rs` are roots.
fn module_of(file: &str) -> Names {
    let stem = file.trim_end_matches(".rs");
    let stem = stem.strip_suffix("/mod").unwrap_or(stem);
    let names = stem.split('/').map(String::from).collect();
    if ["lib", "main"].contains(&stem) { Names::new() } else { names }
}

fn flatten(tokens: TokenStream, out: &mut Vec<Token>) {
    let mut colon = false;
    for token in tokens {
        let after_colon = std::mem::take(&mut colon);
        match token {
            TokenTree::Ident(name) => out.push(Token::Name(name.to_string())),
            TokenTree::Literal(_) => out.push(Token::Mark('"')),
            TokenTree::Punct(mark) if mark.as_char() == ':' && after_colon => {
                out.pop();
                out.push(Token::PathSeparator);
            }
            TokenTree::Punct(mark) => {
                colon = mark.as_char() == ':';
                out.push(Token::Mark(mark.as_char()));
            }
            TokenTree::Group(group) if is_public(out) && is_visibility(&group.stream()) => {}
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Brace => ('{', '}'),
                    Delimiter::Bracket => ('[', ']'),
                    Delimiter::Parenthesis | Delimiter::None => ('(', ')'),
                };
                out.push(Token::Mark(open));
                flatten(group.stream(), out);
                out.push(Token::Mark(close));
            }
        }
    }
}

fn is_public(before: &[Token]) -> bool {
    matches!(before.last(), Some(Token::Name(name)) if name == "pub")
}

/// What stands in the brackets of `pub(crate)` and `pub(in path)`: it says who sees the item, and is no use of a module.
fn is_visibility(inside: &TokenStream) -> bool {
    let mut tokens = inside.clone().into_iter();
    match (tokens.next(), tokens.next()) {
        (Some(TokenTree::Ident(_)), None) => true,
        (Some(TokenTree::Ident(first)), _) => first == "in",
        _ => false,
    }
}

/// The code, and what is within `mod tests { … }`.
fn split_tests(tokens: &[Token]) -> (Vec<Token>, Vec<Token>) {
    let name = |name: &str| Token::Name(name.into());
    let opening = [name("mod"), name("tests"), Token::Mark('{')];
    let Some(start) = tokens.windows(3).position(|three| three == opening) else {
        return (tokens.to_vec(), Vec::new());
    };
    let end = start + 3 + length_of_group(&tokens[start + 3..]);
    let code = tokens[..start].iter().chain(&tokens[end..]).cloned().collect();
    (code, tokens[start + 3..end].to_vec())
}

/// How many tokens stand before the mark that closes the group they are in.
fn length_of_group(tokens: &[Token]) -> usize {
    let mut depth = 0;
    let closes = |token: &Token| {
        match token {
            Token::Mark('{' | '[' | '(') => depth += 1,
            Token::Mark('}' | ']' | ')') => depth -= 1,
            _ => {}
        }
        depth < 0
    };
    tokens.iter().position(closes).unwrap_or(tokens.len())
}

impl Source {
    fn with(mut self, tokens: &[Token]) -> Self {
        let mut at = 0;
        while at < tokens.len() {
            at += match &tokens[at] {
                // Not `impl Trait + use<'a>`.
                Token::Name(name)
                    if name == "use" && tokens.get(at + 1) != Some(&Token::Mark('<')) =>
                {
                    self.add_use(tokens, at)
                }
                Token::Name(name) if name == "mod" => self.add_child(&tokens[at + 1..]),
                Token::Name(_) => self.add_mention(tokens, at),
                _ => 1,
            };
        }
        self
    }

    /// `mod name;`
    fn add_child(&mut self, after: &[Token]) -> usize {
        if let [Token::Name(name), Token::Mark(';'), ..] = after {
            self.children.insert(name.clone());
        }
        2
    }

    /// `use`, up to its semicolon.
    fn add_use(&mut self, tokens: &[Token], at: usize) -> usize {
        let is_reexport = is_public(&tokens[..at]);
        let tree = &tokens[at + 1..];
        let length = tree.iter().position(|token| *token == Token::Mark(';'));
        let length = length.unwrap_or(tree.len());
        self.add_tree(&tree[..length], &[], is_reexport);
        length + 2
    }

    /// A tree of imports below a path: `a::{b, c as d, self}`.
    fn add_tree(&mut self, tree: &[Token], above: &[String], is_reexport: bool) {
        let mut path = above.to_vec();
        let mut name = None;
        for (at, token) in tree.iter().enumerate() {
            match token {
                Token::Name(word) if word == "as" => {
                    name = tree.get(at + 1);
                    break;
                }
                Token::Name(word) => path.push(word.clone()),
                Token::Mark('*') => path.push("*".into()),
                Token::Mark('{') => {
                    let group = &tree[at + 1..tree.len() - 1];
                    for branch in branches(group).into_iter().filter(|branch| !branch.is_empty()) {
                        self.add_tree(branch, &path, is_reexport);
                    }
                    return;
                }
                _ => {}
            }
        }
        if path.len() > 1 && path.last().is_some_and(|last| last == "self") {
            path.pop();
        }
        let name = match name {
            Some(Token::Name(name)) => name.clone(),
            _ => path.last().cloned().unwrap_or_default(),
        };
        self.uses.push(Use { name, path, is_reexport });
    }

    /// A name, or a path of names.
    fn add_mention(&mut self, tokens: &[Token], at: usize) -> usize {
        let mut path = Names::new();
        let mut next = at;
        while let Some(Token::Name(name)) = tokens.get(next) {
            path.push(name.clone());
            next += 1;
            if tokens.get(next) != Some(&Token::PathSeparator) {
                break;
            }
            next += 1;
        }
        let is_member = at > 0 && tokens[at - 1] == Token::Mark('.');
        let is_inner = at > 0 && tokens[at - 1] == Token::PathSeparator;
        if !is_member && !is_inner {
            self.mentions.insert(path);
        }
        next - at
    }
}

/// The parts between the commas of one level.
fn branches(tokens: &[Token]) -> Vec<&[Token]> {
    let mut depth = 0;
    tokens
        .split(|token| {
            match token {
                Token::Mark('{') => depth += 1,
                Token::Mark('}') => depth -= 1,
                _ => {}
            }
            depth == 0 && *token == Token::Mark(',')
        })
        .collect()
}
