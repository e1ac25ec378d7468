// The shapes that memlane.d.ts gives to snapshots, translations and events, and the comparison with them.
import assert from "node:assert/strict";

export const mechanisms = ["uniprogramming", "time-sharing", "static-relocation", "base", "base-and-bounds", "segmentation"];
export const policies = ["first-fit", "next-fit", "best-fit", "worst-fit", "buddy"];
const number = (value) => Number.isFinite(value);
const whole = (value) => Number.isSafeInteger(value) && value >= 0;
export const text = (value) => typeof value === "string" && value !== "";
const flag = (value) => typeof value === "boolean";
const among = (...values) => (value) => values.includes(value);
const nullable = (check) => (value) => value === null || is(check, value);
const list = (check) => (value) => Array.isArray(value) && value.every((one) => is(check, one));
const record = (check) => (value) => plain(value) && Object.values(value).every((one) => is(check, one));
const optional = (check) => Object.assign((value) => is(check, value), { optional: true });
export const plain = (value) => value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** Whether a value has exactly the fields of a shape, each of its type. */
function is(check, value) {
  if (typeof check === "function") return check(value);
  if (!plain(value) || Object.keys(value).some((key) => !(key in check))) return false;
  return Object.entries(check).every(([key, field]) => (key in value ? is(field, value[key]) : field.optional === true));
}

const segment = among("code", "static data", "heap", "stack");
const growth = among("up", "down");
const protection = (value) => /^[r-][w-][x-]$/.test(value);
const access = among("fetch", "load", "store");
const region = {
  start: whole, size: (size) => whole(size) && size > 0, kind: among("os", "process", "hole"),
  pid: optional(whole), segment: optional((name) => segment(name) || name === "address space"),
};
const mmuRegister = { name: text, segment: optional(segment), base: whole, bounds: optional(whole), grows: optional(growth), protection: optional(protection) };
const registers = record(number);
export const snapshotShape = {
  mechanism: among(...mechanisms), time: whole, mode: among("user", "kernel"), running: nullable(whole), registers,
  mmu: list(mmuRegister), memory: list(region), disk: list(region),
  processes: list({
    pid: whole, name: text, state: among("running", "ready", "swapped", "exited", "killed"), registers,
    segments: list({ name: segment, start: whole, size: whole, physical: nullable(whole), grows: nullable(growth), protection }),
    heap: list({ address: whole, size: whole, free: flag }),
  }),
  fragmentation: { free: whole, holes: whole, largestHole: whole, external: (share) => share >= 0 && share <= 1, internal: whole },
  spent: { memory: whole, instructions: whole, traps: whole, switches: whole, search: whole, disk: whole, copying: whole },
  counts: { references: whole, libraryCalls: whole, systemCalls: whole, contextSwitches: whole, faults: whole },
};
const steps = {
  select: { kind: text, segment }, offset: { kind: text, offset: Number.isSafeInteger }, check: { kind: text, offset: whole, bounds: whole, ok: flag },
  protect: { kind: text, protection, access, ok: flag }, add: { kind: text, base: whole },
};
export const translationShape = {
  virtual: whole, physical: nullable(whole), fault: nullable(among("out of bounds", "protection", "no segment")),
  victim: nullable({ kind: among("os", "process", "hole"), pid: optional(whole) }), steps: list((step) => is(steps[step.kind], step)),
};

const part = (name) => segment(name) || name === "address space";
const saved = { registers, mmu: list(mmuRegister) };
const translation = (value) => is(translationShape, value);

/** The fields of each kind of event, beside `kind`. */
export const eventShapes = {
  created: { pid: whole, name: text, placed: list({ part, start: whole, size: whole, visited: whole }) },
  relocated: { pid: whole, by: whole, rewritten: whole },
  shared: { pid: whole, with: whole, start: whole, size: whole },
  switched: { from: nullable(whole), to: whole, saved: nullable(saved), loaded: saved },
  swappedOut: { pid: whole, start: whole, size: whole, time: whole },
  swappedIn: { pid: whole, start: whole, size: whole, time: whole },
  timerInterrupt: { pid: whole, ran: whole },
  exited: { pid: whole, freed: whole },
  killed: { pid: whole, reason: text, freed: whole },
  leaked: { pid: whole, blocks: whole, bytes: whole },
  referenced: { pid: whole, access, target: text, size: whole, value: whole, translation },
  executed: { pid: whole, address: whole, text, length: whole, references: whole },
  faulted: { pid: whole, access, translation },
  illegalInstruction: { pid: whole, address: whole, reason: text },
  privilegedInstruction: { pid: whole, address: whole, text },
  allocated: { pid: whole, address: whole, requested: whole, size: whole, visited: whole, split: flag },
  outOfMemory: { pid: whole, requested: whole, reason: text },
  freed: { pid: whole, address: whole, size: whole, merged: whole },
  resized: { pid: whole, from: whole, to: whole, requested: whole, size: whole, copied: whole },
  zeroed: { pid: whole, address: whole, size: whole },
  misused: { pid: whole, access, address: whole, misuse: among("use after free", "overflow"), block: whole },
  systemCall: { pid: whole, call: among("sbrk", "mmap", "munmap"), bytes: whole },
  heapGrown: { pid: whole, from: whole, to: whole },
  moved: { pid: whole, part, from: whole, to: whole, size: whole },
  compacted: { moved: whole, copied: whole, before: whole, after: whole },
  rejected: { reason: text },
};

/** Fails unless a value has exactly the fields of a shape, each of its type. */
export function check(shape, value) {
  assert.ok(is(shape, value), JSON.stringify(value, null, 1));
}

/** Fails unless an event is of a known kind and has exactly the fields of that kind. */
export function checkEvent({ kind, ...fields }) {
  assert.ok(kind in eventShapes, kind);
  assert.ok(is(eventShapes[kind], fields), JSON.stringify({ kind, ...fields }, null, 1));
}
