//! A run through a quiz: its tasks, and what was done with each. No web types, so that native tests can read it.

use super::log::{self, Move};
use super::task::{Standing, Task};

/// The tasks, and what was done with each.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Run {
    tasks: Vec<Task>,
    logs: Vec<Vec<Move>>,
}

/// How a run went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// Answers that were right at the first try.
    pub points: usize,
    /// So many there could be.
    pub of: usize,
    /// Tasks that are done.
    pub settled: usize,
    /// All tasks.
    pub tasks: usize,
}

impl Run {
    /// A run to begin with.
    pub fn new(tasks: Vec<Task>) -> Self {
        let logs = vec![Vec::new(); tasks.len()];
        Self { tasks, logs }
    }

    /// The tasks.
    pub fn tasks(&self) -> &[Task] {
        &self.tasks
    }

    /// What was done with a task.
    pub fn log(&self, task: usize) -> &[Move] {
        self.logs.get(task).map_or(&[], Vec::as_slice)
    }

    /// How a task stands.
    pub fn standing(&self, task: usize) -> Standing {
        self.tasks.get(task).map(|asked| asked.standing(self.log(task))).unwrap_or_default()
    }

    /// Does something with a task. Once a task is settled, nothing but looking changes it.
    pub fn act(&mut self, task: usize, done: Move) {
        if let Some(log) = self.logs.get_mut(task) {
            log.push(done);
        }
    }

    /// Begins a task again.
    pub fn forget(&mut self, task: usize) {
        if let Some(log) = self.logs.get_mut(task) {
            log.clear();
        }
    }

    /// The first task that is not settled; none where all are.
    pub fn next(&self) -> Option<usize> {
        (0..self.tasks.len()).find(|task| !self.standing(*task).settled)
    }

    /// How it stands.
    pub fn score(&self) -> Score {
        let standings = (0..self.tasks.len()).map(|task| self.standing(task));
        standings.fold(Score { tasks: self.tasks.len(), ..Score::default() }, |score, standing| Score {
            points: score.points + standing.points,
            of: score.of + standing.of,
            settled: score.settled + usize::from(standing.settled),
            ..score
        })
    }

    /// What was done, a line for each task.
    pub fn written(&self) -> String {
        let lines: Vec<String> = self.logs.iter().map(|log| log::written(log)).collect();
        lines.join("\n")
    }

    /// Does again what was written.
    pub fn restore(&mut self, written: &str) {
        for (log, line) in self.logs.iter_mut().zip(written.split('\n')) {
            *log = log::read(line);
        }
    }
}
