//! The characters that mean something in a GIFT file, counted.
//!
//! Moodle reads GIFT by searching, not by a grammar: the first brace opens, the first `->` divides, `=` and `~` split
//! wherever they stand. So a question must have as many of each as it has parts.

use super::read::Read;

/// Every question of a file has what its answers need, and nothing more.
pub fn counted(file: &str, found: &[Read]) {
    let mut blocks = file.split("\n\n");
    assert!(blocks.next().unwrap().starts_with("$CATEGORY: "));
    let blocks: Vec<&str> = blocks.collect();
    assert_eq!(blocks.len(), found.len(), "an empty line ends a question");
    blocks.iter().zip(found).for_each(|(block, read)| question(block, read));
}

fn question(block: &str, read: &Read) {
    let (comment, text) = block.split_once('\n').unwrap();
    assert_eq!(comment, format!("// [id:{}]", read.id));
    assert!(text.starts_with("::") && !text.contains("\n//"), "{block}");
    let bare = unescaped(text);
    let (head, within) = bare.split_once('{').unwrap();
    let many = |sign: &str| within.matches(sign).count();
    let unused =
        read.targets.iter().filter(|target| read.answers.iter().all(|answer| answer.told != **target));
    let (answers, pairs) = match read.targets.len() {
        0 => (read.answers.len(), 0),
        _ => (read.answers.len() + unused.count(), read.answers.len()),
    };
    let arrows = if pairs > 0 { answers } else { 0 };
    let told = if pairs > 0 { 0 } else { answers };
    assert!(head.matches("::").count() == 2 && !head.contains(['=', '~', '#', '}']), "{bare}");
    assert!(within.trim_end().ends_with('}'), "{bare}");
    assert_eq!((many("{"), many("}"), many("::")), (0, 1, 0), "{bare}");
    assert_eq!((many("=") + many("~"), many("->")), (answers, arrows), "{bare}");
    assert_eq!((many("####"), many("#")), (1, told + 4), "{bare}");
}

/// A text without what is escaped in it.
fn unescaped(text: &str) -> String {
    let mut signs = text.chars();
    let mut bare = String::new();
    while let Some(sign) = signs.next() {
        match sign {
            '\\' => assert!(signs.next().is_some_and(|next| "\\:#={}~n".contains(next)), "{text}"),
            _ => bare.push(sign),
        }
    }
    bare
}
