//! An access that is asked about, and how it went.

use sim::{AccessKind, MmuRegister, ProcessInfo, Translation};

use crate::practice::form::{Form, Typed};
use crate::practice::numerals::Numerals;
use crate::practice::proof::Proof;
use crate::practice::question::{Given, Question};
use crate::practice::slips::Slips;
use crate::practice::topic::Skill;

/// One access of a process, translated.
pub(super) struct Asked {
    /// The machine before the access, and the access.
    pub proof: Proof,
    /// Whose access it is.
    pub process: ProcessInfo,
    /// Its way.
    pub way: Translation,
    /// Fetch, load or store.
    pub kind: AccessKind,
    /// Bytes accessed.
    pub size: u64,
    /// How its numbers are written.
    pub numerals: Numerals,
}

impl Asked {
    /// Runs a scenario that ends with an access of one byte.
    pub fn probe(machine: &str, who: &str, kind: AccessKind, at: u64, numerals: Numerals) -> Option<Self> {
        Self::of(&format!("{machine}pause\n{kind} {who} {at:#x}\n"), who, kind, 1, numerals)
    }

    /// Runs a scenario that ends with an access.
    pub fn of(text: &str, who: &str, kind: AccessKind, size: u64, numerals: Numerals) -> Option<Self> {
        let proof = Proof::of(text)?;
        let (process, way) = (proof.named(who)?.clone(), proof.last()?.clone());
        Some(Self { proof, process, way, kind, size, numerals })
    }

    /// The virtual address.
    pub fn virt(&self) -> u64 {
        self.way.virt.0
    }

    /// The physical address; none after a fault.
    pub fn phys(&self) -> Option<u64> {
        self.way.phys.map(|phys| phys.0)
    }

    /// The register of the MMU that the address goes through; none where there is none, or no segment is chosen.
    pub fn register(&self) -> Option<&MmuRegister> {
        self.process.mmu.iter().find(|register| register.segment == self.way.segment())
    }

    /// Bytes of the address space.
    pub fn space(&self) -> u64 {
        self.proof.asked.address_space
    }

    /// “B loads a byte from virtual address `0x68`.”
    pub fn sentence(&self) -> String {
        let (who, at) = (&self.process.name, self.numerals.code(self.virt()));
        match self.kind {
            AccessKind::Fetch => format!("{who} fetches a byte of an instruction from virtual address {at}."),
            AccessKind::Load => format!("{who} loads a byte from virtual address {at}."),
            AccessKind::Store => format!("{who} stores a byte to virtual address {at}."),
        }
    }

    /// The question, whose answer is where the access arrives.
    pub fn question(
        self,
        skill: &'static Skill,
        [text, hint, otherwise]: [String; 3],
        given: Vec<Given>,
        slips: Slips,
        worked: Vec<String>,
    ) -> Question {
        let told = if self.phys().is_some() { 1 } else { 2 };
        let behind = worked.len().saturating_sub(told);
        let reason = format!("Right. {}", worked.get(behind..).unwrap_or_default().join(" "));
        let may_fault = self.way.fault.is_some() || self.proof.asked.mechanism.nature().guards;
        let form = Form::Type(Typed { may_fault, ..slips.typed(reason, otherwise, true) });
        Question { id: String::new(), skill, text, given, hint, form, worked, scenario: self.proof.scenario }
    }
}
