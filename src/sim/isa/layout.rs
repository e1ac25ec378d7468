//! Where each instruction lies, and how long each is.
//!
//! An address in the source pins the instruction behind it, and stretches the one in
//! front of it. Lengths depend on addresses (a near jump is shorter than a far one) and
//! addresses on lengths, so both are computed in rounds. Lengths only ever grow, which
//! is why the rounds end.

use super::error::Failure;
use super::forms::Forms;
use super::program::{Item, Program};
use super::resolve::{check_names, resolve};

/// Rounds after which every instruction that still grows takes its longest form.
const PATIENCE: usize = 32;

impl Program<'_> {
    /// Gives every item an address, the first `origin`, and room.
    pub(super) fn settle(&mut self, origin: u64) -> Result<(), Failure> {
        for item in &self.items {
            check_names(self, &item.statement)?;
        }
        let mut round = 0;
        while self.grow(origin, round)? {
            round += 1;
        }
        Ok(())
    }

    /// Places every item, and raises lengths to what is needed there; whether one rose.
    ///
    /// As long as one does, errors may pass, since addresses still change.
    fn grow(&mut self, origin: u64, round: usize) -> Result<bool, Failure> {
        self.place(origin);
        let mut grown = false;
        let mut failure = None;
        for index in 0..self.items.len() {
            let needed = self.items.get(index).map_or(Ok(0), |item| self.needed(item, round));
            match (needed, self.items.get_mut(index)) {
                (Ok(needed), Some(item)) if needed > item.length => {
                    item.length = needed;
                    grown = true;
                }
                (Err(error), _) => failure = failure.or(Some(error)),
                _ => {}
            }
        }
        failure.filter(|_| !grown).map_or(Ok(grown), Err)
    }

    fn place(&mut self, origin: u64) {
        let mut here = origin;
        for item in &mut self.items {
            item.address = item.pin.unwrap_or(here);
            here = item.address.saturating_add(item.length);
        }
        self.end = self.end_pin.unwrap_or(here);
    }

    /// Bytes of an item's shortest form; in late rounds, of the longest.
    fn needed(&self, item: &Item, round: usize) -> Result<u64, Failure> {
        let inst = resolve(self, &item.statement)?;
        match Forms::of(&inst, item.address, None, item.statement.relocations()) {
            Ok(forms) if round < PATIENCE => Ok(forms.best.size()),
            Ok(forms) => Ok(forms.longest),
            Err(reason) => Err(item.statement.place.error(format_args!("{reason}"))),
        }
    }
}
