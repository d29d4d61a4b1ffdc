//! Patterns of the schema against texts: literals, classes, groups with alternatives, `?`, `*`, `+`, `{m,n}`, `^` and `$`.

/// Whether a whole text fits a pattern; every pattern of the schema is anchored.
pub(super) fn fits(pattern: &str, text: &str) -> bool {
    let inner = pattern.strip_prefix('^').and_then(|rest| rest.strip_suffix('$'));
    let inner = inner.unwrap_or_else(|| panic!("{pattern} is not anchored"));
    let (pattern, text): (Vec<char>, Vec<char>) = (inner.chars().collect(), text.chars().collect());
    ends(&pattern, &text, 0).contains(&text.len())
}

/// Where alternatives of a pattern may end in a text from a place.
fn ends(pattern: &[char], text: &[char], from: usize) -> Vec<usize> {
    alternatives(pattern).into_iter().flat_map(|one| sequence(one, text, from)).collect()
}

fn alternatives(pattern: &[char]) -> Vec<&[char]> {
    let (mut parts, mut start, mut depth, mut in_class) = (Vec::new(), 0, 0, false);
    let mut escaped = false;
    for (at, c) in pattern.iter().enumerate() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '[' => in_class = true,
            ']' => in_class = false,
            '(' if !in_class => depth += 1,
            ')' if !in_class => depth -= 1,
            '|' if depth == 0 && !in_class => {
                parts.push(&pattern[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&pattern[start..]);
    parts
}

fn sequence(pattern: &[char], text: &[char], from: usize) -> Vec<usize> {
    if pattern.is_empty() {
        return vec![from];
    }
    let length = piece_length(pattern);
    let (piece, rest) = pattern.split_at(length);
    let (least, most, taken) = repetition(rest);
    let mut places = vec![from];
    let mut all = if least == 0 { vec![from] } else { Vec::new() };
    for times in 1..=most.min(text.len() + 1) {
        places = places.iter().flat_map(|at| one(piece, text, *at)).collect();
        places.sort_unstable();
        places.dedup();
        if places.is_empty() {
            break;
        }
        if times >= least {
            all.extend(&places);
        }
    }
    all.iter().flat_map(|at| sequence(&rest[taken..], text, *at)).collect()
}

/// How many characters the first piece of a pattern has: a group, a class, an escaped or a plain character.
fn piece_length(pattern: &[char]) -> usize {
    match pattern[0] {
        '\\' => 2,
        '[' => 1 + pattern.iter().skip(1).position(|c| *c == ']').expect("a class ends") + 1,
        '(' => {
            let mut depth = 0;
            let ends = |c: &char| {
                depth += i32::from(*c == '(') - i32::from(*c == ')');
                depth == 0
            };
            1 + pattern.iter().position(ends).expect("a group ends")
        }
        _ => 1,
    }
}

/// How often the piece before may stand, and how many characters say so.
fn repetition(rest: &[char]) -> (usize, usize, usize) {
    match rest.first() {
        Some('?') => (0, 1, 1),
        Some('*') => (0, usize::MAX, 1),
        Some('+') => (1, usize::MAX, 1),
        Some('{') => {
            let end = rest.iter().position(|c| *c == '}').expect("a number of times ends");
            let inner: String = rest[1..end].iter().collect();
            let (least, most) = inner.split_once(',').unwrap_or((&inner, &inner));
            let number = |text: &str| text.parse().expect("it is a number");
            (number(least), number(most), end + 1)
        }
        _ => (1, 1, 0),
    }
}

/// Where one piece may end.
fn one(piece: &[char], text: &[char], at: usize) -> Vec<usize> {
    if piece[0] == '(' {
        return ends(&piece[1..piece.len() - 1], text, at);
    }
    let Some(c) = text.get(at) else { return Vec::new() };
    let fits = match piece {
        ['[', '^', class @ .., ']'] => !is_in(class, *c),
        ['[', class @ .., ']'] => is_in(class, *c),
        ['\\', 't'] => *c == '\t',
        ['\\', plain] | [plain] => c == plain,
        _ => false,
    };
    if fits { vec![at + 1] } else { Vec::new() }
}

fn is_in(class: &[char], c: char) -> bool {
    let mut rest = class;
    while let [first, more @ ..] = rest {
        match more {
            ['-', last, ..] if (*first..=*last).contains(&c) => return true,
            ['-', _, after @ ..] => rest = after,
            ['t', after @ ..] if *first == '\\' => {
                if c == '\t' {
                    return true;
                }
                rest = after;
            }
            ['\\', after @ ..] if *first == '\\' => {
                if c == '\\' {
                    return true;
                }
                rest = after;
            }
            _ if *first == c => return true,
            _ => rest = more,
        }
    }
    false
}
