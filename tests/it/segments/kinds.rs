//! Every kind of item: what it is called, whose it is, on which line, and in which segment.

use course::segments;

/// What is listed, one item a line: name, function, line, segment.
fn listed(source: &str) -> Vec<String> {
    let items = segments(source).unwrap_or_else(|error| panic!("{error}\n{source}"));
    let told = items.iter().map(|item| {
        let function = item.function.as_deref().unwrap_or("-");
        format!("{} {function} {} {}", item.name, item.line, item.segment.name())
    });
    told.collect()
}

/// What is listed of statements inside `main`, the names of main left out.
fn inside(statements: &str) -> Vec<String> {
    let source = format!("#include <stdlib.h>\nint g; int main(void) {{\n{statements}\n}}\n");
    let all = listed(&source).into_iter();
    all.filter(|item| !item.starts_with("g -") && !item.starts_with("main -")).collect()
}

fn has(items: &[String], wanted: &str) {
    assert!(items.iter().any(|item| item == wanted), "{wanted} is not among {items:#?}");
}

fn lacks(items: &[String], name: &str) {
    let found = items.iter().find(|item| item.split(' ').next() == Some(name));
    assert_eq!(found, None, "{items:#?}");
}

/// The table of the lecture, from its own five lines, dots and all.
#[test]
fn the_lecture_s_program_gets_the_lecture_s_answers() {
    let source = "int x;\nint main(int argc, char *argv[]) {\n\tint y;\n\tint *z = malloc(...);\n}\n";
    assert_eq!(
        listed(source),
        [
            "x - 1 static data",
            "main - 2 code",
            "argc main 2 stack",
            "argv main 2 stack",
            "y main 3 stack",
            "z main 4 stack",
            "*z main 4 heap"
        ]
    );
}

#[test]
fn variables_live_where_they_are_declared() {
    let source = "static int a; const int b = 1; extern int c; extern int d; int d;\n\
                  static int f(const int p, int q[3]) {\n static int s; register int r; const int k = 1;\n\
                  int v[p]; extern int c; for (int i = 0; i < 3; i++) { int deep; }\n return 0; }\n\
                  _Thread_local int t; typedef int u; enum { w }; struct y { int z; }; int proto(int named);";
    assert_eq!(
        listed(source),
        [
            "a - 1 static data",
            "b - 1 static data",
            "d - 1 static data",
            "f - 2 code",
            "p f 2 stack",
            "q f 2 stack",
            "s f 3 static data",
            "r f 3 stack",
            "k f 3 stack",
            "v f 4 stack",
            "i f 4 stack",
            "deep f 4 stack"
        ]
    );
}

#[test]
fn pointees_are_followed_through_assignments() {
    for (statement, wanted) in [
        ("int *p; p = malloc(4);", "*p main 3 heap"),
        ("int *p = calloc(1, 4), *q = p;", "*q main 3 heap"),
        ("char *p = realloc(0, 4);", "*p main 3 heap"),
        ("int x, *p = &x;", "*p main 3 stack"),
        ("int *p = &g;", "*p main 3 static data"),
        ("int a[3], *p = a + 1;", "*p main 3 stack"),
        ("int a[3], *p = &a[2]; p--;", "*p main 3 stack"),
        ("static int a[3]; int *p = 1 + a;", "*p main 3 static data"),
        ("char *p = \"abc\";", "*p main 3 static data"),
        ("void *p = (char *)(int *)&g;", "*p main 3 static data"),
        ("int x, *p = g ? &x : 0;", "*p main 3 stack"),
        ("int **p = malloc(8); *p = &g;", "**p main 3 static data"),
        ("int x, *q = &x, **p = &q;", "**p main 3 stack"),
        ("int *a[2]; a[1] = &g;", "*a[0] main 3 static data"),
        ("int *a[2][2] = { { &g } };", "*a[0][0] main 3 static data"),
        ("struct s { int *p; } s; s.p = malloc(4);", "s.p main 3 stack"),
        ("struct s { int *p; } s; s.p = malloc(4);", "*s.p main 3 heap"),
        ("struct s { int *p; } *s = malloc(8); s->p = &g;", "s->p main 3 heap"),
        ("struct s { int *p; } *s = malloc(8); s->p = &g;", "*s->p main 3 static data"),
        ("struct s { int *p; } s[2]; s[1].p = &g;", "*s[0].p main 3 static data"),
        ("struct s { struct s *n; } a, b = { &a };", "*b.n main 3 stack"),
        ("struct { struct { int *p; }; } s = { { &g } }; int *q = s.p;", "*q main 3 static data"),
        ("int (*f)(void) = main;", "*f main 3 code"),
        ("int (*f)(void) = &main;", "*f main 3 code"),
        ("int (*f[2])(void) = { main };", "*f[0] main 3 code"),
        ("int *p = (int[]){ 1 };", "*p main 3 stack"),
        ("char *p = alloca(8);", "*p main 3 stack"),
        ("typedef char *text; text p = \"a\";", "*p main 3 static data"),
        ("__typeof__(&g) p = &g;", "*p main 3 static data"),
        ("typeof(g) *p = &g;", "*p main 3 static data"),
    ] {
        has(&inside(statement), wanted);
    }
}

#[test]
fn what_is_not_certain_is_left_out() {
    for (statement, name) in [
        ("int *p;", "*p"),
        ("int *p = 0;", "*p"),
        ("int *p = NULL;", "*p"),
        ("int x, *p = g ? &x : &g;", "*p"),
        ("int x, *p = &x; p = malloc(4);", "*p"),
        ("char *p = getenv(\"HOME\");", "*p"),
        ("char *p = unheard_of();", "*p"),
        ("int *p = malloc(4); unheard_of(&p);", "*p"),
        ("int *p = (int *)5;", "*p"),
        ("int *p = (int *)(long)&g;", "*p"),
        ("int x, *q = &x, **p = &q; *p = &g;", "*q"),
        ("union { int *p; long l; } u; int x; u.p = &x; u.l = (long)&g; int *q = u.p;", "*q"),
        ("extern int e; int *p = &e;", "*p"),
        ("static _Thread_local int t; int *p = &t;", "*p"),
        ("int (*p)(const char *) = puts;", "*p"),
        ("char a[] = \"text\";", "\"text\""),
        ("int n = sizeof \"text\";", "\"text\""),
    ] {
        lacks(&inside(statement), name);
    }
}

#[test]
fn calls_bind_parameters_and_bring_back_results() {
    let source = "int g; int *h(int *p) { return p; }\nvoid set(int **to, int *what) { *to = what; }\n\
                  int *bad(void) { int x; return &x; }\nstruct s { int *p; }; struct s make(void) { struct s s = { &g }; return s; }\n\
                  int main(void) { int *a = h(&g); int *b; set(&b, &g); int *c = bad(); int *d = make().p; }";
    let items = listed(source);
    for wanted in ["*p h 1 static data", "*what set 2 static data", "*a main 5 static data"] {
        has(&items, wanted);
    }
    has(&items, "*to set 2 stack");
    has(&items, "*b main 5 static data");
    has(&items, "*d main 5 static data");
    lacks(&items, "*c");
}

#[test]
fn strings_are_listed_where_they_are_objects() {
    let items =
        inside("char *p = \"a b\", *q = \"x\" \"y\";\nputs(\"a b\"); puts(\"%d\\n\");\nchar c[] = \"no\";");
    has(&items, "\"a main 3 static data".replace("\"a", "\"a b\"").as_str());
    has(&items, "\"x\" \"y\" main 3 static data");
    has(&items, "\"%d\\n\" main 4 static data");
    assert_eq!(items.iter().filter(|item| item.starts_with("\"a b\"")).count(), 1);
    has(&listed("char *p =\n\"far\";"), "\"far\" - 2 static data");
}

#[test]
fn one_name_twice_is_never_mixed_up() {
    let items = inside("int x; int *p = &x;\n{ int *p = malloc(4);\nstatic int x; }");
    has(&items, "x main 3 stack");
    has(&items, "x main 5 static data");
    has(&items, "p main 4 stack");
    lacks(&items, "*p");
    let items = inside("int *p = &g;\n{ int *p = &g; }");
    has(&items, "*p main 3 static data");
    has(&items, "*p main 4 static data");
    // A type's name becomes a variable's, and the reverse.
    has(&inside("typedef int t; { int t = 1; int *p = &t; }"), "*p main 3 stack");
    has(&inside("int t = 1; { typedef int t; t u; t *p = &u; }"), "*p main 3 stack");
}

#[test]
fn lines_are_those_of_the_text_as_it_was_written() {
    let source = "\u{feff}#include <stdio.h>\r\n/* one\r\n two */ int a; // \u{e9}\r\n#define N 3\r\n\r\n#define F(x) \\\r\n  ((x) + \\\r\n N)\r\n\
                  int b[F(\r\n1)];\r\n#if 0\r\nint gone;\r\n#endif\r\nint c;\r\n";
    assert_eq!(listed(source), ["a - 3 static data", "b - 9 static data", "c - 14 static data"]);
}

#[test]
fn two_thousand_lines_are_read_at_once() {
    let function = |n: usize| {
        format!(
            "struct s{n} {{ int *p; struct s{n} *next; }};\nint *f{n}(struct s{n} *s, int *q)\n{{\n\
             int x = {n};\nint *p = malloc(sizeof *p);\ns->p = p;\nif (x > 3 && q) {{ *p = x + *q * 2; }}\n\
             for (int i = 0; i < x; i++) {{ p[i] = i * (x - 1); }}\nreturn s->p;\n}}\n"
        )
    };
    let source: String = (0..200).map(function).collect();
    assert!(source.lines().count() >= 2000);
    let items = listed(&source);
    has(&items, "*p f199 1995 heap");
}
