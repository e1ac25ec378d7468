//! Random programs: grammatical and garbage.

use proptest::prelude::*;

/// The source of a program, mostly one that assembles.
pub fn source() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => grammatical(),
        1 => "[ -~\n]{0,60}",
        1 => prop::collection::vec(token(), 0..20).prop_map(|words| words.join(" ")),
    ]
}

/// A program that assembles; what it does is another matter.
pub fn grammatical() -> impl Strategy<Value = String> {
    prop::collection::vec(instruction(), 1..14).prop_map(|lines| {
        let mut text = String::new();
        for (index, line) in lines.iter().enumerate() {
            text.push_str(&format!(
                "l{index}: {}\n",
                line.replace("TARGET", &format!("l{}", index * 7 % lines.len()))
            ));
        }
        text
    })
}

fn instruction() -> BoxedStrategy<String> {
    let register = || (0..quad().len()).prop_map(|index| quad()[index]);
    let wide = || (0..long().len()).prop_map(|index| long()[index]);
    let one = prop_oneof![
        (operation(), operand(), register()).prop_map(|(op, from, to)| format!("{op}q {from}, {to}")),
        (operation(), register(), memory()).prop_map(|(op, from, to)| format!("{op}q {from}, {to}")),
        (operation(), wide(), memory()).prop_map(|(op, from, to)| format!("{op}l {from}, {to}")),
        (immediate(), memory()).prop_map(|(from, to)| format!("movl {from}, {to}")),
        (any::<u64>(), register()).prop_map(|(value, to)| format!("movabs ${value:#x}, {to}")),
        (memory(), register()).prop_map(|(from, to)| format!("leaq {from}, {to}")),
        operand().prop_map(|from| format!("push {from}")),
        register().prop_map(|to| format!("pop {to}")),
        memory().prop_map(|to| format!("incl {to}")),
        prop::sample::select(vec!["jmp", "je", "jne", "jl", "jg", "ja", "call"])
            .prop_map(|jump| format!("{jump} TARGET")),
        named(),
        prop::sample::select(OTHERS.to_vec()).prop_map(str::to_owned),
        prop::sample::select(LIBRARY.to_vec()).prop_map(str::to_owned),
        (0u32..600).prop_map(|size| format!("movl ${size}, %edi")),
        (0u32..600).prop_map(|size| format!("movl ${size}, %esi")),
        Just("movq %rax, %rdi".to_owned()),
    ];
    one.boxed()
}

/// Calls of the library, with whatever the registers hold.
const LIBRARY: [&str; 6] =
    ["call malloc", "call calloc", "call realloc", "call free", "call exit", "jmp malloc"];

/// Others; the last are privileged, and end the process.
const OTHERS: [&str; 9] =
    ["ret", "leave", "nop", "nop", "hlt", "cli", "lgdt 0x10", "mov %rax, %cr3", "mov %eax, %ds"];

/// A number that comes from a name: an address, which a loader moves.
fn named() -> impl Strategy<Value = String> {
    let register = || (0..quad().len()).prop_map(|index| quad()[index]);
    prop_oneof![
        register().prop_map(|to| format!("movq $TARGET, {to}")),
        register().prop_map(|to| format!("movabs $TARGET, {to}")),
        register().prop_map(|from| format!("movq {from}, TARGET")),
        (register(), register()).prop_map(|(base, to)| format!("leaq TARGET({base}), {to}")),
        Just("pushq $TARGET".to_owned()),
    ]
}

fn quad() -> [&'static str; 6] {
    ["%rax", "%rdi", "%rbp", "%rsp", "%rcx", "%r12"]
}

fn long() -> [&'static str; 4] {
    ["%eax", "%edi", "%ecx", "%r12d"]
}

fn operation() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["mov", "add", "sub", "and", "or", "xor", "cmp", "test"])
}

fn immediate() -> impl Strategy<Value = String> {
    any::<i32>().prop_map(|value| format!("${value}"))
}

fn memory() -> impl Strategy<Value = String> {
    let based = (0..quad().len(), -40i32..40).prop_map(|(base, disp)| format!("{disp}({})", quad()[base]));
    prop_oneof![4 => based, 1 => (0u32..20_000).prop_map(|address| format!("{address:#x}"))]
}

fn operand() -> impl Strategy<Value = String> {
    prop_oneof![immediate(), (0..quad().len()).prop_map(|index| quad()[index].to_owned()), memory()]
}

fn token() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "movl",
        "addq",
        "%eax",
        "%rbp",
        "(%rbp)",
        "$3",
        "$",
        ",",
        ":",
        "0x10:",
        "x",
        "=",
        "call",
        "malloc",
        "\n",
        "-",
        "8(",
        ")",
        "99999999999999999999",
        "0xfffffff0:",
        "nop",
        "ret",
        "#",
        "je",
        ".text",
        "*%rax",
    ])
}

/// A program without addresses in its numbers: it works on registers, on static data, and in its first frame.
pub fn plain() -> BoxedStrategy<String> {
    let line = prop_oneof![
        4 => (operation(), plain_operand(), plain_register()).prop_map(|(op, from, to)| format!("{op}q {from}, {to}")),
        3 => (operation(), plain_register(), plain_memory()).prop_map(|(op, from, to)| format!("{op}q {from}, {to}")),
        2 => (immediate(), plain_memory()).prop_map(|(from, to)| format!("movl {from}, {to}")),
        1 => (any::<u64>(), plain_register()).prop_map(|(value, to)| format!("movabs ${value:#x}, {to}")),
        1 => plain_memory().prop_map(|to| format!("decl {to}")),
        2 => prop::sample::select(vec!["jmp", "je", "jne", "jl", "jg", "ja"]).prop_map(|jump| format!("{jump} TARGET")),
        2 => (plain_operand(), plain_register()).prop_map(|(from, to)| format!("push {from}\npop {to}")),
    ];
    prop::collection::vec(line.boxed(), 1..14)
        .prop_map(|lines| {
            let count = lines.len();
            let numbered = lines.iter().enumerate();
            let text = numbered.map(|(index, line)| {
                format!("l{index}: {}\n", line.replace("TARGET", &format!("l{}", index * 5 % count)))
            });
            format!("x = 0x1000\ny = 0x1008\n{}", text.collect::<String>())
        })
        .boxed()
}

fn plain_register() -> BoxedStrategy<&'static str> {
    prop::sample::select(vec!["%rax", "%rcx", "%rdx", "%rbx", "%rsi", "%r12"]).boxed()
}

fn plain_memory() -> BoxedStrategy<String> {
    let frame = (1i32..6).prop_map(|slot| format!("{}(%rbp)", -8 * slot));
    let absolute = (0u64..100).prop_map(|word| format!("{:#x}", 0x1000 + 8 * word));
    let named = prop::sample::select(vec!["x", "y"]).prop_map(str::to_owned);
    prop_oneof![frame, absolute, named].boxed()
}

fn plain_operand() -> BoxedStrategy<String> {
    prop_oneof![immediate(), plain_register().prop_map(str::to_owned), plain_memory()].boxed()
}
