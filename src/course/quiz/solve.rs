//! The answers of a quiz: run its scenario and look every name up in the machine.

use sim::{AccessKind, Command, Event, ProcessInfo, Scenario, SegmentName, Snapshot, Timeline, VirtAddr};

use super::place::locate;
use super::{Item, Quiz};

/// A quiz's machine where it opens, and what was found in it.
#[derive(Clone, Debug)]
pub struct Solved {
    /// The scenario, run.
    pub timeline: Timeline,
    /// The picture in which the names were looked up.
    pub snapshot: Snapshot,
    /// Where each item is, in the order of the items.
    pub answers: Vec<Located>,
}

/// Where a name lives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located {
    /// As C writes it.
    pub name: &'static str,
    /// The segment that its first byte lies in.
    pub segment: SegmentName,
    /// Its first byte.
    pub address: VirtAddr,
    /// How many bytes of it the program uses, at least 1.
    pub bytes: u64,
}

/// What a choice was worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Whether the choice is where the machine has it.
    pub right: bool,
    /// Why this choice is right or wrong.
    pub reason: &'static str,
    /// Where the machine has it.
    pub answer: SegmentName,
}

impl Quiz {
    /// Runs the scenario and looks every item up. An error says which item could not be found, and why.
    pub fn solve(&self) -> Result<Solved, String> {
        let scenario = Scenario::parse(self.scenario).map_err(|error| error.to_string())?;
        self.solve_in(&scenario)
    }

    /// As `solve`, in another machine that runs the same program.
    pub fn solve_in(&self, scenario: &Scenario) -> Result<Solved, String> {
        let timeline = Timeline::run(scenario)?;
        let snapshot = timeline.snapshot();
        let answers = Searcher::new(&timeline, &snapshot)?.answers(self.items)?;
        Ok(Solved { timeline, snapshot, answers })
    }

    /// Judges one choice for the item of that index. An error says that there is no such item, or how the scenario
    /// failed.
    pub fn grade(&self, item: usize, choice: SegmentName) -> Result<Verdict, String> {
        self.solve()?.grade(self, item, choice)
    }
}

impl Solved {
    /// Judges one choice for the item of that index without running the machine again.
    pub fn grade(&self, quiz: &Quiz, item: usize, choice: SegmentName) -> Result<Verdict, String> {
        let (Some(asked), Some(located)) = (quiz.items.get(item), self.answers.get(item)) else {
            return Err(format!("there is no item {item}; the quiz has {}", quiz.items.len()));
        };
        let answer = located.segment;
        Ok(Verdict { right: choice == answer, reason: asked.reason(choice), answer })
    }
}

/// The running process, ready to be searched.
struct Searcher<'a> {
    timeline: &'a Timeline,
    process: &'a ProcessInfo,
    program: &'a str,
}

impl<'a> Searcher<'a> {
    fn new(timeline: &'a Timeline, snapshot: &'a Snapshot) -> Result<Self, String> {
        let running = snapshot.running.and_then(|pid| snapshot.process(pid));
        let process = running.ok_or("no process runs where the scenario opens")?;
        let program = program_of(timeline, process.pid).ok_or("the process has no program")?;
        Ok(Self { timeline, process, program })
    }

    fn answers(&self, items: &[Item]) -> Result<Vec<Located>, String> {
        items.iter().map(|item| self.find(item).map_err(|why| format!("{}: {why}", item.name))).collect()
    }

    fn find(&self, item: &Item) -> Result<Located, String> {
        let machine = self.timeline.machine();
        let address = locate(item.place, self.program, self.process, machine)?;
        let segment = machine.segment_of(self.process.pid, address);
        let segment = segment.ok_or_else(|| format!("{address} lies in no segment"))?;
        let bytes = match segment {
            SegmentName::Code => self.code_bytes(address),
            _ => self.data_bytes(address),
        };
        let bytes =
            bytes.ok_or_else(|| format!("the program never used {address}, so its size is not known"))?;
        Ok(Located { name: item.name, segment, address, bytes })
    }

    /// From an instruction to the end of the program.
    fn code_bytes(&self, address: VirtAddr) -> Option<u64> {
        let starts = self.process.program.iter().any(|line| line.address == address.0);
        let last = self.process.program.last().filter(|_| starts)?;
        Some(last.address + last.length - address.0)
    }

    /// The size of the largest load or store that was made there.
    fn data_bytes(&self, address: VirtAddr) -> Option<u64> {
        let past = self.timeline.events(0, self.timeline.position());
        let made_there = past.iter().filter_map(|event| match event {
            Event::Referenced(reference) if reference.translation.virt == address => Some(reference),
            _ => None,
        });
        let data = made_there
            .filter(|reference| reference.pid == self.process.pid && reference.access != AccessKind::Fetch);
        data.map(|reference| reference.size).max()
    }
}

/// The program that a process was created with.
fn program_of(timeline: &Timeline, pid: u32) -> Option<&str> {
    let mut commands = timeline.commands().iter();
    let mut program = None;
    timeline.tell(0, timeline.position(), &mut |events| {
        let command = commands.next();
        let created = matches!(events.first(), Some(Event::Created { pid: new, .. }) if *new == pid);
        if let Some(Command::Create(spec)) = command.filter(|_| created) {
            program = spec.program.as_deref();
        }
    });
    program
}
