//! Instructions, listings and scraps of assembly, at random.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use sim::isa::{ArithOp, Condition, Inst, Library, Mem, MmuReg, Operand, PrivilegedOp, Reg, RegId, Width};

/// Where code may lie.
pub fn address() -> impl Strategy<Value = u64> {
    any::<u32>().prop_map(u64::from)
}

/// Any instruction that the machine has.
pub fn inst() -> BoxedStrategy<Inst> {
    width()
        .prop_flat_map(|width| {
            let moved = pair(width).prop_map(move |(src, dst)| Inst::Mov { width, src, dst });
            let arithmetic = (select(ArithOp::ALL.to_vec()), pair(width))
                .prop_map(move |(op, (src, dst))| Inst::Arith { op, width, src, dst });
            let source = prop_oneof![i32s().prop_map(Operand::Imm), reg(width).prop_map(Operand::Reg)];
            prop_oneof![
                moved,
                arithmetic,
                (source, place(width)).prop_map(move |(src, dst)| Inst::Test { width, src, dst }),
                (any::<i64>(), reg(Width::Quad)).prop_map(|(imm, dst)| Inst::Movabs { imm, dst }),
                (mem(), reg(width)).prop_map(|(src, dst)| Inst::Lea { src, dst }),
                place(width).prop_map(move |dst| Inst::Inc { width, dst }),
                place(width).prop_map(move |dst| Inst::Dec { width, dst }),
                operand(Width::Quad).prop_map(|src| Inst::Push { src }),
                place(Width::Quad).prop_map(|dst| Inst::Pop { dst }),
                control(),
                privileged(),
            ]
            .boxed()
        })
        .boxed()
}

/// Any instruction at all, whether the machine has it or not.
pub fn wild() -> impl Strategy<Value = Inst> {
    let anything = || {
        prop_oneof![
            any::<i64>().prop_map(Operand::Imm),
            any::<i64>().prop_map(|disp| Operand::Mem(Mem { base: None, disp })),
            operand(Width::Long),
            operand(Width::Quad),
        ]
    };
    (width(), anything(), anything(), any::<u64>()).prop_flat_map(|(width, src, dst, target)| {
        select(vec![
            Inst::Mov { width, src, dst },
            Inst::Arith { op: ArithOp::Cmp, width, src, dst },
            Inst::Test { width, src, dst },
            Inst::Inc { width, dst },
            Inst::Push { src },
            Inst::Pop { dst },
            Inst::Jump { target },
            Inst::Call { target },
            Inst::Privileged { op: PrivilegedOp::Wrmsr, src: Some(src) },
            Inst::Privileged { op: PrivilegedOp::Lgdt, src: Some(src) },
            Inst::Privileged { op: PrivilegedOp::Load(MmuReg::Cr3), src: Some(src) },
            Inst::Privileged { op: PrivilegedOp::Load(MmuReg::Ds), src: Some(src) },
            Inst::Privileged { op: PrivilegedOp::Lgdt, src: None },
        ])
    })
}

/// A listing with labels, definitions, addresses and jumps between them; most assemble.
pub fn listing() -> impl Strategy<Value = String> {
    lines().prop_map(|lines| written(&lines))
}

/// A listing whose addresses all come from labels, so that it reads the same wherever it is assembled.
pub fn labelled() -> impl Strategy<Value = String> {
    lines().prop_map(|lines| {
        let mut source = String::new();
        let mut missing = NAMES.to_vec();
        for (kind, gap, name, inst, condition) in &lines {
            if *kind % 3 == 0 && missing.contains(name) {
                source += &format!("{name}:\n");
                missing.retain(|other| other != name);
            }
            let fixed = inst.target().is_some() || inst.mem().is_some_and(|mem| mem.base.is_none());
            source += &with_name(*kind, *gap, name, *condition).unwrap_or_else(|| match fixed {
                true => "jne realloc".to_owned(),
                false => inst.to_string(),
            });
            source += "\n";
        }
        missing.iter().fold(source, |source, name| source + &format!("{name}: ret\n"))
    })
}

/// How far a listing moves: a little, or anything.
pub fn distance() -> impl Strategy<Value = u64> {
    prop_oneof![4 => 0u64..0x2_0000, 1 => 0x7fff_0000u64..0x8000_0000, 1 => 0u64..=1 << 32]
}

type Row = (u8, u64, &'static str, Inst, Condition);

fn lines() -> impl Strategy<Value = Vec<Row>> {
    vec((0u8..18, 0u64..14, select(NAMES.to_vec()), inst(), select(Condition::ALL.to_vec())), 0..24)
}

const NAMES: [&str; 5] = ["a", "b", "loop", ".L1", "f@x"];

fn written(lines: &[Row]) -> String {
    let mut source = String::new();
    let mut here = 0x40;
    let mut named = Vec::new();
    for (kind, gap, name, inst, condition) in lines {
        here += 15 + gap;
        if *kind == 0 && !named.contains(name) {
            source += &format!("{name}:\n");
            named.push(name);
        }
        if *kind < 4 {
            source += &format!("{here:#x}: ");
        }
        source += &with_name(*kind, *gap, name, *condition).unwrap_or_else(|| inst.to_string());
        source += "\n";
    }
    let missing = NAMES.iter().filter(|name| !named.contains(name));
    missing.fold(source, |source, name| source + &format!("{name} = 0x77\n"))
}

/// A line with a name in it, for some of the kinds.
fn with_name(kind: u8, gap: u64, name: &str, condition: Condition) -> Option<String> {
    Some(match kind {
        5 => format!("jmp {name}"),
        6 => format!("{} {name}", condition.name()),
        7 => format!("movq ${name}+{gap}, {name}"),
        8 => "call malloc".to_owned(),
        9 => format!("addq ${name}-{gap}, %rdi"),
        10 => format!("cmpl ${name}, {gap}(%rbp)"),
        11 => format!("addl $3, {name}-{gap}(%rcx)"),
        12 => format!("pushq ${name}"),
        13 => format!("movabs ${name}-{gap}, %r8"),
        14 => format!("movl ${name}+{gap}, {name}+{gap}(%rsp)"),
        _ => return None,
    })
}

/// Words of the language in no order.
pub fn scraps() -> impl Strategy<Value = String> {
    const WORDS: [&str; 40] = [
        "movl",
        "movq",
        "mov",
        "jmp",
        "call",
        "je",
        "$",
        "%",
        "(",
        ")",
        ",",
        ":",
        "0x10",
        "16",
        "-",
        "+",
        "%rax",
        "%eax",
        "%rip",
        "x",
        "loop",
        "loop:",
        "=",
        "\n",
        "\n",
        " ",
        "push",
        "inc",
        "lea",
        "#",
        ";",
        "//",
        "é",
        "99999999999999999999999999",
        "malloc",
        "0xffffffff",
        "ret",
        "\t",
        "0x20:",
        "*",
    ];
    vec(select(WORDS.to_vec()), 0..30).prop_map(|words| words.concat())
}

fn width() -> impl Strategy<Value = Width> {
    select(vec![Width::Long, Width::Quad])
}

fn reg(width: Width) -> impl Strategy<Value = Reg> {
    select(RegId::ALL.to_vec()).prop_map(move |id| Reg { id, width })
}

fn i32s() -> impl Strategy<Value = i64> {
    prop_oneof![
        -130i64..130,
        any::<i32>().prop_map(i64::from),
        Just(i64::from(i32::MIN)),
        Just(i64::from(i32::MAX))
    ]
}

fn mem() -> impl Strategy<Value = Mem> {
    prop_oneof![
        3 => (width().prop_flat_map(reg), i32s()).prop_map(|(base, disp)| Mem { base: Some(base), disp }),
        1 => any::<u32>().prop_map(|address| Mem { base: None, disp: i64::from(address) }),
    ]
}

fn place(width: Width) -> BoxedStrategy<Operand> {
    prop_oneof![reg(width).prop_map(Operand::Reg), mem().prop_map(Operand::Mem)].boxed()
}

fn operand(width: Width) -> BoxedStrategy<Operand> {
    prop_oneof![i32s().prop_map(Operand::Imm), place(width)].boxed()
}

/// Source and destination, of which only one is in memory.
fn pair(width: Width) -> impl Strategy<Value = (Operand, Operand)> {
    let both = |src: &Operand, dst: &Operand| matches!((src, dst), (Operand::Mem(_), Operand::Mem(_)));
    (operand(width), place(width)).prop_filter("one memory operand", move |(src, dst)| !both(src, dst))
}

fn control() -> impl Strategy<Value = Inst> {
    let target = || {
        let entries: Vec<u64> = Library::ALL.into_iter().map(Library::entry).collect();
        prop_oneof![0u64..0x300, address(), select(entries)]
    };
    prop_oneof![
        target().prop_map(|target| Inst::Jump { target }),
        (select(Condition::ALL.to_vec()), target())
            .prop_map(|(condition, target)| Inst::JumpIf { condition, target }),
        target().prop_map(|target| Inst::Call { target }),
        Just(Inst::Ret),
        Just(Inst::Leave),
        Just(Inst::Nop),
    ]
}

fn privileged() -> impl Strategy<Value = Inst> {
    let plain = select(vec![PrivilegedOp::Hlt, PrivilegedOp::Cli, PrivilegedOp::Sti, PrivilegedOp::Wrmsr]);
    let with = |op, src| Inst::Privileged { op, src: Some(src) };
    prop_oneof![
        plain.prop_map(|op| Inst::Privileged { op, src: None }),
        mem().prop_map(move |mem| with(PrivilegedOp::Lgdt, Operand::Mem(mem))),
        select(MmuReg::ALL.to_vec()).prop_flat_map(move |to| {
            reg(to.width()).prop_map(move |reg| with(PrivilegedOp::Load(to), Operand::Reg(reg)))
        }),
    ]
}
