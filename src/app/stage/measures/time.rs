//! The time tab: what the simulated time was spent on, as bars that begin at the same line.

use diagram::format;
use diagram::order::sorted;
use sim::{Costs, Counts, Snapshot, Spent};
use yew::Html;

use super::Measured;
use super::bar::Span;
use crate::element::el;

/// Nanoseconds of a second.
const SECOND: u128 = 1_000_000_000;

/// One account: its class, what it is called, and nanoseconds.
struct Account {
    class: &'static str,
    name: String,
    time: u64,
}

/// Draws the panel.
pub fn time(measured: &Measured<'_>) -> Html {
    let snapshot = measured.player.snapshot();
    let costs = &measured.player.timeline().machine().config().costs;
    let accounts = accounts(&snapshot.spent, &snapshot.counts, costs);
    let accounts: Vec<Account> = accounts.into_iter().filter(|account| account.time > 0).collect();
    let accounts = sorted(accounts, &|account| -(account.time as f64));
    if accounts.is_empty() {
        return el("p").class("quiet").text("No time has passed yet.").html();
    }
    let total = Span { start: 0, size: snapshot.spent.total() };
    let rows = accounts.iter().map(|account| row(account, total)).collect();
    el("div")
        .class("measure-main")
        .child(el("div").class("measure-lane is-thin").child(stacked(&accounts, total)))
        .child(el("dl").class("spent").children(rows))
        .child(el("p").class("verdict").text(comparison(snapshot, costs)))
        .html()
}

fn accounts(spent: &Spent, counts: &Counts, costs: &Costs) -> [Account; 7] {
    let account = |class, name, time| Account { class, name, time };
    let traps = spent.traps.checked_div(costs.trap).unwrap_or(0);
    [
        account(
            "is-memory",
            counted(counts.references, "memory reference", "memory references"),
            spent.memory,
        ),
        account("is-instructions", "instructions, library".to_owned(), spent.instructions),
        account("is-traps", counted(traps, "trap into the OS", "traps into the OS"), spent.traps),
        account(
            "is-switches",
            counted(counts.context_switches, "context switch", "context switches"),
            spent.switches,
        ),
        account("is-search", "searching free lists".to_owned(), spent.search),
        account("is-disk", "disk".to_owned(), spent.disk),
        account("is-copying", "copying memory".to_owned(), spent.copying),
    ]
}

fn counted(count: u64, one: &str, many: &str) -> String {
    match count {
        0 => many.to_owned(),
        1 => format!("1 {one}"),
        count => format!("{} {many}", grouped(count)),
    }
}

/// All accounts side by side, the largest first.
fn stacked(accounts: &[Account], total: Span) -> Html {
    let mut start = 0;
    let piece = |account: &Account| {
        let piece = total.piece(account.class, start, account.time).html();
        start += account.time;
        piece
    };
    total.bar().fixed(&[("aria-hidden", "true")]).children(accounts.iter().map(piece).collect()).html()
}

fn row(account: &Account, total: Span) -> Html {
    let bar =
        total.bar().fixed(&[("aria-hidden", "true")]).child(total.piece(account.class, 0, account.time));
    let share = account.time as f64 / total.size.max(1) as f64;
    let share = if share > 0.0 && share < 0.005 { "< 1 %".to_owned() } else { format::percent(share) };
    el("div")
        .class("spent-row")
        .child(el("dt").text(account.name.clone()))
        .child(el("dd").class("spent-bar").child(bar))
        .child(el("dd").class("spent-time").text(format::time(account.time)))
        .child(el("dd").class("spent-share").text(share))
        .html()
}

/// What the dearest thing costs, in references to memory.
fn comparison(snapshot: &Snapshot, costs: &Costs) -> String {
    let spent = &snapshot.spent;
    let references = |time: u64| grouped(time / costs.memory_reference.max(1));
    if spent.disk > 0 {
        let (what, time) = match switch_by_disk(snapshot, costs) {
            Some(time) => ("One switch by way of the disk takes", time),
            None => ("The disk took", spent.disk),
        };
        return format!("{what} {}: as long as {} memory references.", format::time(time), references(time));
    }
    let (what, time) = match (spent.switches, spent.traps) {
        (0, 0) => return format!("{} have passed.", format::time(spent.total())),
        (0, _) => ("trap into the OS", costs.trap),
        _ => ("context switch", costs.switch),
    };
    format!("One {what} takes {}: as long as {} memory references.", format::time(time), references(time))
}

/// Nanoseconds for writing one image to disk and reading another; none where no image is there.
fn switch_by_disk(snapshot: &Snapshot, costs: &Costs) -> Option<u64> {
    let image = snapshot.disk.first()?;
    let transfer = u128::from(image.size) * SECOND / u128::from(costs.disk_rate.max(1));
    let transfer = u64::try_from(transfer).unwrap_or(u64::MAX);
    Some(costs.disk_seek.saturating_add(transfer).saturating_mul(2))
}

/// A count with its thousands set apart.
fn grouped(count: u64) -> String {
    let digits = count.to_string();
    let length = digits.len();
    let part = |(index, digit): (usize, char)| {
        let comma = index > 0 && (length - index).is_multiple_of(3);
        comma.then_some(',').into_iter().chain([digit])
    };
    digits.chars().enumerate().flat_map(part).collect()
}
