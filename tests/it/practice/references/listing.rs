//! A naive reader of listings: it looks at the text alone.

use sim::AccessKind::{self, Fetch, Load, Store};

use crate::practice::given::number;

/// An instruction as text.
struct Line<'a> {
    address: u64,
    name: &'a str,
    operands: Vec<&'a str>,
}

impl<'a> Line<'a> {
    fn read(text: &'a str) -> Self {
        let (address, text) = text.split_once(": ").unwrap();
        let (name, operands) = text.split_once(' ').unwrap_or((text, ""));
        Self {
            address: number(address),
            name,
            operands: operands.split(", ").filter(|operand| !operand.is_empty()).collect(),
        }
    }

    /// Loads and stores beside the fetch; `true` where the place is the top of the stack.
    fn data(&self) -> Vec<(AccessKind, bool)> {
        let memory = |operand: Option<&&str>| operand.is_some_and(|text| !text.starts_with(['$', '%']));
        let (first, last) = (memory(self.operands.first()), memory(self.operands.last()));
        let two = self.operands.len() == 2;
        match self.name.trim_end_matches(['l', 'q']) {
            "push" => {
                if first {
                    vec![(Load, false), (Store, true)]
                } else {
                    vec![(Store, true)]
                }
            }
            "pop" => {
                if first {
                    vec![(Load, true), (Store, false)]
                } else {
                    vec![(Load, true)]
                }
            }
            "ca" => vec![(Store, true)],
            "ret" | "leave" => vec![(Load, true)],
            "lea" | "j" | "jmp" | "jne" | "nop" => vec![],
            "cmp" if first || last => vec![(Load, false)],
            "mov" if last => vec![(Store, false)],
            _ if last => vec![(Load, false), (Store, false)],
            _ if first && two => vec![(Load, false)],
            _ => vec![],
        }
    }
}

/// References of a program that is run to its end. Of the registers it follows `%ecx` alone, which counts rounds.
pub fn count(code: &[String]) -> u64 {
    let lines: Vec<Line<'_>> = code.iter().map(|line| Line::read(line)).collect();
    let (mut at, mut sum, mut rounds, mut result) = (0, 0, 0_i64, 0_i64);
    let mut calls = Vec::new();
    while let Some(line) = lines.get(at) {
        sum += 1 + line.data().len() as u64;
        at += 1;
        let target = || {
            lines.iter().position(|other| other.address == number(line.operands[0])).unwrap_or(lines.len())
        };
        let value = || number(line.operands[0].trim_start_matches('$')) as i64;
        match line.name {
            "call" => {
                calls.push(at);
                at = target();
            }
            "ret" => at = calls.pop().unwrap(),
            "jmp" => at = target(),
            "jne" if result != 0 => at = target(),
            "jl" if result < 0 => at = target(),
            name if line.operands.last() == Some(&"%ecx") => {
                match name {
                    "movl" => rounds = value(),
                    "addl" => rounds += value(),
                    "subl" => rounds -= value(),
                    "decl" => rounds -= 1,
                    _ => {}
                }
                result = if name == "cmpl" { rounds - value() } else { rounds };
            }
            _ => {}
        }
    }
    sum
}

/// What one instruction does to memory, in order, by virtual addresses.
pub fn row(line: &str, register: &dyn Fn(&str) -> u64) -> Vec<(AccessKind, u64)> {
    let line = Line::read(line);
    let top = if line.name == "call" || line.name.starts_with("push") { 8 } else { 0 };
    let place = |on_the_stack: bool| {
        if on_the_stack {
            return register("%rsp") - top;
        }
        let operand = line.operands.iter().find(|operand| operand.contains('(')).unwrap();
        let (more, name) = operand.trim_end_matches(')').split_once('(').unwrap();
        match more.strip_prefix('-') {
            Some(less) => register(name) - number(less),
            None => register(name) + if more.is_empty() { 0 } else { number(more) },
        }
    };
    let data = line.data().into_iter().map(|(kind, on_the_stack)| (kind, place(on_the_stack)));
    std::iter::once((Fetch, line.address)).chain(data).collect()
}
