//! Random requests, written down as each tool would.

use proptest::prelude::*;
use sim::{Request, TraceFormat};

/// One random request, to be resolved against what is live: kind, which block, size, and how it is dressed.
pub type Draft = (u8, prop::sample::Index, u64, u8);

pub fn drafts() -> impl Strategy<Value = Vec<Draft>> {
    let size = prop_oneof![1_u64..5_000, Just(1_u64 << 32)];
    prop::collection::vec((0_u8..12, any::<prop::sample::Index>(), size, any::<u8>()), 1..80)
}

/// Writes requests down in one format, with addresses that are used again.
pub struct Printer {
    format: TraceFormat,
    pub text: String,
    pub requests: Vec<Request>,
    /// Block and address.
    live: Vec<(u32, u64)>,
    blocks: u32,
    /// Addresses to be used again, and the last new one.
    freed: Vec<u64>,
    newest: u64,
}

impl Printer {
    pub fn print(format: TraceFormat, drafts: &[Draft]) -> Self {
        let (requests, live, freed) = (Vec::new(), Vec::new(), Vec::new());
        let text = if format == TraceFormat::Rep { "20000\n80\n80\n1\n" } else { "" };
        let mut printer =
            Self { format, text: text.to_owned(), requests, live, blocks: 0, freed, newest: 0x4B0_7040 };
        for &(kind, which, size, dress) in drafts {
            let place = (!printer.live.is_empty()).then(|| which.index(printer.live.len()));
            match (kind, place) {
                (0..=3, _) | (_, None) => printer.malloc(size, dress),
                (4, _) if matches!(format, TraceFormat::Valgrind | TraceFormat::Ltrace) => {
                    printer.calloc(size.min(7), size / 7, dress);
                }
                (4 | 5, _) => printer.free_null(),
                (6..=8, Some(place)) => printer.realloc(place, size, dress),
                (_, Some(place)) => printer.free(place, dress),
            }
        }
        printer
    }

    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// A call as valgrind or ltrace dress it; ltrace may let it wait.
    fn call(&mut self, call: &str, result: &str, dress: u8) {
        let (name, open) = (call.split('(').next().unwrap(), call.trim_end_matches(')'));
        let line = match (self.format, dress % 4) {
            (TraceFormat::Valgrind, 0) => format!("==7== chatter\n--7-- {call}{result}\n--7--  = 0"),
            (TraceFormat::Valgrind, _) => format!("--7-- {call}{result}"),
            (_, 0) => {
                format!("a->{open} <unfinished ...>\nSYS_brk(0) = 0\n<... {name} resumed> ){result}")
            }
            (_, 1) => format!("[pid 9] 14:10:36.1 {call}   {result} <0.000110>\n--- SIGCHLD ---"),
            _ => format!("libc.so.6->{call}    {result}"),
        };
        self.line(&line);
    }

    fn address(&mut self) -> u64 {
        self.newest += 0x50;
        self.freed.pop().unwrap_or(self.newest)
    }

    fn block(&mut self) -> u64 {
        self.blocks += 1;
        let at = self.address();
        self.live.push((self.blocks, at));
        at
    }

    fn malloc(&mut self, size: u64, dress: u8) {
        let at = self.block();
        let call = match (self.format, dress / 4 % 4) {
            (TraceFormat::Valgrind, 1) => format!("realloc(0x0,{size})malloc({size})"),
            (TraceFormat::Ltrace, 1) => format!("realloc(nil, {size})"),
            (_, 2) => format!("_Znam({size})"),
            (_, 3) => format!("memalign(al 64, size {size})"),
            _ => format!("malloc({size})"),
        };
        match self.format {
            TraceFormat::Rep => self.line(&format!("a {} {size}", self.blocks)),
            TraceFormat::Mtrace => self.line(&format!("@ ./a.out:[0x40] + {at:#x} {size:#x}")),
            _ => self.call(&call, &format!(" = {at:#x}"), dress),
        }
        self.requests.push(Request::Malloc { size });
    }

    fn calloc(&mut self, count: u64, size: u64, dress: u8) {
        let at = self.block();
        self.call(&format!("calloc({count},{size})"), &format!(" = {at:#x}"), dress);
        let (count, size) = if count * size == 0 { (1, 1) } else { (count, size) };
        self.requests.push(Request::Calloc { count, size });
    }

    fn realloc(&mut self, place: usize, size: u64, dress: u8) {
        let (block, from) = self.live[place];
        let to = if dress >= 128 { from } else { self.address() };
        if to != from {
            self.freed.push(from);
        }
        self.live[place].1 = to;
        match self.format {
            TraceFormat::Rep => self.line(&format!("r {block} {size}")),
            TraceFormat::Mtrace => {
                self.line(&format!("@ a:[0x41] < {from:#x}\n@ a:[0x41] > {to:#x} {size:#x}"));
            }
            _ => self.call(&format!("realloc({from:#x},{size})"), &format!(" = {to:#x}"), dress),
        }
        self.requests.push(Request::Realloc { block, size });
    }

    fn free(&mut self, place: usize, dress: u8) {
        let (block, at) = self.live.swap_remove(place);
        self.freed.push(at);
        match (self.format, dress / 4 % 4) {
            (TraceFormat::Rep, 0) => self.line(&format!("r {block} 0")),
            (TraceFormat::Rep, _) => self.line(&format!("f {block}")),
            (TraceFormat::Mtrace, _) => self.line(&format!("@ ./a.out:(main+0x2)[0x42] - {at:#x}")),
            (TraceFormat::Valgrind, 0) => self.call(&format!("realloc({at:#x},0)free({at:#x})"), "", dress),
            (TraceFormat::Ltrace, 0) => self.call(&format!("realloc({at:#x}, 0)"), " = nil", dress),
            (_, 1) => self.call(&format!("_ZdlPvm({at:#x})"), "", dress),
            _ => self.call(&format!("free({at:#x})"), "", dress),
        }
        self.requests.push(Request::Free { block: Some(block) });
    }

    fn free_null(&mut self) {
        self.line(match self.format {
            TraceFormat::Valgrind => "--7-- free(0x0)",
            TraceFormat::Ltrace => "free(nil) = <void>",
            TraceFormat::Mtrace => "- (nil)",
            TraceFormat::Rep => "f -1",
        });
        self.requests.push(Request::Free { block: None });
    }
}
