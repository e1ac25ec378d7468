//! Whatever the text, there is an answer or a sentence: no panic, no overflow of the stack, no hang.

use course::segments;
use proptest::prelude::*;

/// Nested or repeated so often that a parser which calls itself would not come back.
#[test]
fn nesting_without_end_gets_a_sentence() {
    let many = 5000;
    let around = |open: &str, close: &str| {
        format!("int main(void) {{ int x = {}1{}; }}", open.repeat(many), close.repeat(many))
    };
    let expressions = [
        around("(", ")"),
        around("-", ""),
        around("!", ""),
        around("*", ""),
        around("(int)", ""),
        around("sizeof ", ""),
        around("sizeof(int[", "])"),
        around("(int[", "])1"),
        around("1+", ""),
        around("1 ? 2 : ", ""),
        around("1 ? 2, 2 : ", ""),
        around("x = ", ""),
        around("a[", "]"),
        around("f(", ")"),
        around("x.y.", ""),
        around("({ ", "; })"),
        around("(struct s){", "}"),
        around("(int){1}+", ""),
        around("{", "}"),
        around("\"a\" ", ""),
    ];
    let statements = [
        format!("int main(void) {{ {} }}", "{".repeat(many)),
        format!("int main(void) {{ {} ; }}", "if (1) ".repeat(many)),
        format!("int main(void) {{ {} ; }}", "if (1) ; else ".repeat(many)),
        format!("int main(void) {{ {} ; }}", "if (1) {} else ".repeat(many)),
        format!("int main(void) {{ {} ; }}", "while (1) ".repeat(many)),
        format!("int main(void) {{ {} ; }}", "for (;;) ".repeat(many)),
        format!("int main(void) {{ switch (1) {{ {} ; }} }}", "case 1: ".repeat(many)),
        format!("int main(void) {{ {} ; }}", "a: ".repeat(many)),
        format!("int {}x;", "*".repeat(many)),
        format!("int {}x{};", "(".repeat(many), ")".repeat(many)),
        format!("int x{};", "[1]".repeat(many)),
        format!("int x{};", "(int".repeat(many)),
        "struct {".repeat(many),
        format!("typeof({}1{}) x;", "typeof(".repeat(many), ")".repeat(many)),
        "#if 1\n".repeat(many),
    ];
    for source in expressions.iter().chain(&statements) {
        assert!(segments(source).is_err(), "{}", &source[..source.len().min(80)]);
    }
}

/// As deep as is allowed: it must still fit into a small stack.
#[test]
fn nesting_up_to_the_bound_is_read() {
    for (open, close, times) in [
        ("(", ")", 28),
        ("-", "", 250),
        ("(int)", "", 70),
        ("1+", "", 140),
        ("1 ? 2 : ", "", 58),
        ("x = ", "", 140),
        ("f(", ")", 28),
        ("({ ", "; })", 14),
        ("a[", "]", 28),
    ] {
        let source = format!("int main(void) {{ int x = {}1{}; }}", open.repeat(times), close.repeat(times));
        let read = segments(&source);
        assert!(read.is_ok(), "{open} {times}: {}", read.unwrap_err());
    }
    for (statement, times) in [("if (1) ; else ", 58), ("case 1: ", 55), ("if (1) ", 55)] {
        let source = format!("int main(void) {{ switch (1) {{ {} ; }} }}", statement.repeat(times));
        assert!(segments(&source).is_ok(), "{statement}");
    }
}

/// Types in types are tried twice at each level.
#[test]
fn what_takes_twice_as_long_at_every_level_stops_early() {
    for (open, close) in
        [("sizeof(int[", "])"), ("(int[", "])1"), ("_Alignof(int[", "])"), ("sizeof(typeof(", "))")]
    {
        for times in 1..32 {
            let source =
                format!("int main(void) {{ int x = {}1{}; }}", open.repeat(times), close.repeat(times));
            let _ = segments(&source);
        }
    }
}

#[test]
fn macros_that_multiply_stop() {
    let mut source = "#define A0 x x x x x x x x x x\n".to_owned();
    for n in 1..12 {
        source += &format!("#define A{n} {}\n", format!("A{} ", n - 1).repeat(10));
    }
    source += "int main(void) { A11; }";
    assert!(segments(&source).unwrap_err().message.contains("the macros make this program too long"));
    let calls = format!("#define F(x) x x\nint y = {}1{};", "F(".repeat(40), ")".repeat(40));
    assert!(segments(&calls).is_err());
}

#[test]
fn a_tangle_of_pointers_is_given_up_in_time() {
    let mut source = "void *f(void *p);\nint main(void) {\n".to_owned();
    for n in 0..400 {
        source += &format!("void *a{n}, **b{n} = &a{n}; int c{n};\n");
    }
    for n in 0..400 {
        let other = (n * 7 + 1) % 400;
        source += &format!("a{n} = b{other}; *b{n} = a{other}; b{n} = *b{other}; a{other} = &c{n};\n");
    }
    source += "}\n";
    assert!(segments(&source).unwrap().len() >= 1200);
}

#[test]
fn bytes_that_are_no_c_get_a_sentence() {
    for source in [
        "\0",
        "int x\0;",
        "\"a\0b\"",
        "int \u{e9};",
        "`",
        "\\",
        "@",
        "#",
        "##",
        "'",
        "\"",
        "/*",
        "\u{feff}",
        "",
    ] {
        if let Err(error) = segments(source) {
            assert!(error.line == 1 && error.column >= 1 && !error.message.is_empty());
        }
    }
}

/// Pieces of C to be put together at random.
const PIECES: &[&str] = &[
    "int",
    "char",
    "*",
    "x",
    "p",
    "q",
    "f",
    "main",
    "(",
    ")",
    "{",
    "}",
    "[",
    "]",
    ";",
    ",",
    "=",
    "&",
    "->",
    ".",
    "struct",
    "s",
    "union",
    "static",
    "extern",
    "const",
    "typedef",
    "t",
    "return",
    "if",
    "else",
    "for",
    "while",
    "malloc",
    "\"text\"",
    "'c'",
    "0",
    "1",
    "+",
    "-",
    "?",
    ":",
    "sizeof",
    "NULL",
    "size_t",
    "...",
    "va_arg",
    "enum",
    "case",
    "goto",
    "switch",
    "#define",
    "\n",
    "#if",
    "#endif",
    "#include",
    "<a.h>",
    "void",
    "__attribute__",
    "typeof",
    "_Generic",
    "memcpy",
    "qsort",
    "realloc",
    "({",
    "})",
    "(int[])",
    "{ 1 }",
    "/*",
    "*/",
    "//",
];

/// Whole pieces, so that more of it parses.
const LINES: &[&str] = &[
    "int g;",
    "int *h;",
    "struct s { int *p; struct s *n; union { int *a; char *b; }; };",
    "struct s gs;",
    "int main(void) {",
    "}",
    "int x;",
    "int *p = &x;",
    "int *q = malloc(4);",
    "p = q;",
    "*p = 1;",
    "int **pp = &p;",
    "*pp = &g;",
    "h = *pp;",
    "struct s a, b = { &g };",
    "a = b;",
    "a.n = &b;",
    "a.n->n = a.n;",
    "struct s *ps = malloc(sizeof *ps);",
    "*ps = a;",
    "ps->p = (int *)ps;",
    "memcpy(ps, &a, sizeof a);",
    "memcpy(&p, &ps, 8);",
    "((struct s *)p)->p = q;",
    "a.a = p;",
    "h = (int *)a.b;",
    "int *f(int *p) { return p; }",
    "p = f(q);",
    "int (*fp)(void) = (int (*)(void))f;",
    "fp();",
    "f(f(f(p)));",
    "return *p;",
    "for (int i = 0; i < 3; i++) {",
    "struct s arr[3] = { { &g }, [2].p = &x };",
    "unknown(&a);",
    "void *v = &v;",
    "v = *(void **)v;",
    "gs = *ps; *ps = gs;",
    "ps = ps->n; ps = (struct s *)&ps->n;",
    "q = (int *)&q;",
];

fn text(pieces: &'static [&'static str], most: usize) -> impl Strategy<Value = String> {
    let piece = prop::sample::select(pieces);
    prop::collection::vec(piece, 0..most).prop_map(|pieces| pieces.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = segments(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn random_tokens_never_panic(source in text(PIECES, 80)) {
        let _ = segments(&source);
    }

    #[test]
    fn random_tokens_in_a_function_never_panic(source in text(PIECES, 40)) {
        let _ = segments(&format!("int main(void) {{ {source} }}"));
    }

    #[test]
    fn random_statements_never_panic(source in text(LINES, 60)) {
        let open = source.matches('{').count().saturating_sub(source.matches('}').count());
        let _ = segments(&format!("{source}{}", "}".repeat(open)));
    }

    #[test]
    fn a_program_with_a_hole_never_panics(index in 0..50_usize, from in 0..900_usize, length in 1..40_usize) {
        let programs = course::programs();
        let source: Vec<char> = programs[index % programs.len()].source.chars().collect();
        let holed = source.iter().take(from).chain(source.iter().skip(from + length));
        let _ = segments(&holed.collect::<String>());
    }
}
