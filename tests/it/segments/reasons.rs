//! Reasons: each choice has one of its own, which names the item.

use std::collections::BTreeSet;

use course::{Placed, programs, segments};
use sim::SegmentName;

/// The items of every program, and of one that has the rest.
fn all() -> Vec<Placed> {
    let rest = "#include <stdlib.h>\nconst int c = 1; int *gp; int arr[3]; int *table[2]; struct s { int *p; } gs;\n\
                int f(int a[], int *p, int n) { return n; }\nint main(void) { int x, *p = &x; static int *sp; \
                sp = &arr[1]; gp = malloc(4); table[0] = gp; gs.p = &x; struct s *h = malloc(8); h->p = gp; \
                int *l = (int[]){ 1 }; char *m = alloca(3); int (*q)(int *, int *, int) = f; static struct s st; \
                st.p = &x; struct s *sq = &st; return f(p, &x, 1); }";
    let sources = programs().iter().map(|program| program.source).chain([rest]);
    sources.flat_map(|source| segments(source).unwrap()).collect()
}

#[test]
fn four_choices_have_four_reasons_that_name_the_item() {
    for item in all() {
        let reasons = SegmentName::ALL.map(|choice| item.reason_for(choice));
        let different: BTreeSet<&String> = reasons.iter().collect();
        assert_eq!(different.len(), 4, "{reasons:#?}");
        for (choice, reason) in SegmentName::ALL.into_iter().zip(&reasons) {
            assert!(reason.contains(&item.name), "{}: {reason}", item.name);
            assert!(reason.ends_with('.'), "{reason}");
            let shown: usize = reason.chars().count() - item.name.chars().count();
            assert!(shown <= 230, "{shown}: {reason}");
            let start = format!(
                "Not {}",
                if choice == SegmentName::Heap || choice == SegmentName::Stack { "the " } else { "" }
            );
            let wrong = choice != item.segment;
            assert_eq!(reason.starts_with(&format!("{start}{}.", choice.name())), wrong, "{reason}");
        }
        assert_eq!(item.reason_for(item.segment), item.reason);
    }
}

/// The four reasons of an item in a program.
fn told(source: &str, name: &str) -> [String; 4] {
    let items = segments(source).unwrap();
    let item = items.iter().find(|item| item.name == name).unwrap();
    SegmentName::ALL.map(|choice| item.reason_for(choice))
}

#[test]
fn reasons_say_what_the_program_does() {
    let source = "int x;\nint main(void) {\n  int *z = malloc(4);\n  int *y = &x;\n  char *s = \"hi\";\n}\n";
    assert_eq!(
        told(source, "*z"),
        [
            "Not code. *z is data: the block that malloc returned on line 3. Only functions are code.",
            "Not static data. *z was not there when the program started: it is the block that malloc returned on \
             line 3, made while it ran.",
            "*z is what z points to: the block that malloc returned on line 3, and malloc and its kin take memory \
             from the heap.",
            "Not the stack. A frame may hold the pointer, but *z is the block that malloc returned on line 3, and \
             outlives the call."
        ]
    );
    assert_eq!(
        told(source, "z")[2],
        "Not the heap. What malloc returns is there; z only holds an address, and z itself is a local."
    );
    assert_eq!(
        told(source, "*y")[1],
        "*y is what y points to: x, declared outside every function, whose place is fixed for as long as the \
         process lives."
    );
    assert!(told(source, "\"hi\"")[1].contains(".rodata"));
}
