//! Bounds on what a template may cost, so that no template and no data can hang or exhaust the process.

use crate::error::Fail;
use std::cell::Cell;

/// Bounds for loading and expanding. The defaults are far above what any card needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Nesting of JSON values in template, data and result, and of expressions in each other.
    pub depth: usize,
    /// JSON values in a template, and operators and functions in each of its strings.
    pub nodes: usize,
    /// Steps of one expansion: values written, operators and functions evaluated, list items visited.
    pub steps: u64,
    /// Bytes of text and list items (16 each) made in one expansion, intermediate ones included.
    pub bytes: u64,
}

impl Limits {
    /// The limits that apply unless others are given.
    pub const DEFAULT: Self = Self { depth: 96, nodes: 100_000, steps: 2_000_000, bytes: 32 << 20 };
}

impl Default for Limits {
    fn default() -> Self {
        Self::DEFAULT
    }
}

/// What is left of the limits during one expansion.
#[derive(Debug)]
pub(crate) struct Budget {
    steps: Cell<u64>,
    bytes: Cell<u64>,
    pub(crate) depth: usize,
}

impl Budget {
    pub(crate) fn new(limits: &Limits) -> Self {
        Self { steps: Cell::new(limits.steps), bytes: Cell::new(limits.bytes), depth: limits.depth }
    }

    pub(crate) fn step(&self) -> Result<(), Fail> {
        self.steps(1)
    }

    pub(crate) fn steps(&self, count: usize) -> Result<(), Fail> {
        let left = self.steps.get().checked_sub(count as u64).ok_or(Fail::Limit("too many steps"))?;
        self.steps.set(left);
        Ok(())
    }

    pub(crate) fn bytes(&self, count: usize) -> Result<(), Fail> {
        let left = self.bytes.get().checked_sub(count as u64).ok_or(Fail::Limit("too much text or data"))?;
        self.bytes.set(left);
        Ok(())
    }

    /// Charges for a list of that many items, before it is made.
    pub(crate) fn items(&self, count: usize) -> Result<(), Fail> {
        self.steps(count)?;
        self.bytes(count.saturating_mul(16))
    }
}
