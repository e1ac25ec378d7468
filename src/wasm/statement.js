// From options to the statement of the `.sim` form that asks for the same. What the machine checks itself, by ranges
// that hang on one another, is left to it.
import { flag, oneOf, options, powerOfTwo, refusal, text, whole } from "./argument.js";

/** The largest memory and the largest address space, in bytes. */
export const mostMemory = 2 ** 32;

/** The largest number of a process. */
export const mostPid = 2 ** 32 - 1;

const policy = (key, value) => oneOf(key, value, ["first-fit", "next-fit", "best-fit", "worst-fit", "buddy"]);
const size = (key, value) => whole(key, value, 0, mostMemory);
const cost = (key, value) => whole(key, value, 0, 1e9);

/** Each size of a machine: its word in the `.sim` form, and the check of its value. */
const sizes = {
  memory: ["memory", (key, value) => whole(key, value, 1024, mostMemory)],
  os: ["os", size],
  addressSpace: ["address-space", (key, value) => powerOfTwo(key, value, 256, mostMemory)],
};

/** Each other setting of a machine, in the same way. */
const rules = {
  mechanism: ["mechanism", (key, value) => oneOf(key, value, ["uniprogramming", "time-sharing", "static-relocation", "base", "base-and-bounds", "segmentation"])],
  placement: ["placement", policy],
  allocator: ["allocator", policy],
  header: ["header", (key, value) => whole(key, value, 0, 256)],
  alignment: ["alignment", (key, value) => powerOfTwo(key, value, 1, 4096)],
  coalesce: ["coalesce", (key, value) => (flag(key, value) ? "on" : "off")],
  freeList: ["free-list", (key, value) => oneOf(key, value, ["address", "size-up", "size-down", "front", "back"])],
  mmapThreshold: ["mmap-threshold", (key, value) => whole(key, value, 1, mostMemory)],
  quantum: ["quantum", (key, value) => whole(key, value, 0, 3.6e12)],
};

/** Each cost, in the same way. */
const costs = {
  memory: ["memory", cost], instruction: ["instruction", cost], trap: ["trap", cost], switch: ["switch", cost],
  visit: ["visit", cost], copy: ["copy", cost], library: ["library", cost], diskSeek: ["disk-seek", cost],
  diskRate: ["disk-rate", (key, value) => whole(key, value, 1, 1e12)],
};

/** Each setting of a process, in the same way. */
const parts = {
  code: ["code", size], staticData: ["data", size], heap: ["heap", size], stack: ["stack", size],
  shareCodeWith: ["share-code", (key, value) => whole(key, value, 1, mostPid)],
};

/** The statements that build a machine. */
export function machineStatement(value) {
  return machine(configOf(value), { ...sizes, ...rules });
}

/** The statements that build a machine but for its sizes, and the sizes that are given. */
export function machineForTrace(value) {
  const given = configOf(value);
  const checked = Object.entries(sizes).map(([key, [, check]]) => given[key] === undefined ? undefined : check(key, given[key]));
  return [machine(given, rules), ...checked];
}

/** The statement that creates a process, its program on the lines below. */
export function processStatement(value) {
  const given = options("options", value, ["name", ...Object.keys(parts), "program"]);
  const name = given.name === undefined ? "" : ` ${processName(given.name)}`;
  const program = given.program === undefined ? "" : text("program", given.program);
  // An indented line belongs to the process, whatever stands on it.
  const lines = program.split("\n").map((line) => `\n ${line}`);
  return `process${name}${settings(given, parts)}${lines.join("")}`;
}

/** The refusal of one statement, without its place: no caller has seen that text, but for the program below the first line. */
export function ofStatement(reason) {
  const [place, line, column] = reason.match(/^line (\d+)(?:, column (\d+))?: /) ?? [""];
  const program = line > 1 ? `program, line ${line - 1}, column ${column - 1}: ` : "";
  return program + reason.slice(place.length);
}

/** A copy of a config, with costs that are a copy too. */
function configOf(value) {
  const given = options("config", value, [...Object.keys(sizes), ...Object.keys(rules), "costs"]);
  return { ...given, costs: options("costs", given.costs, Object.keys(costs)) };
}

function machine(given, table) {
  return `machine${settings(given, table)}\ncosts${settings(given.costs, costs, "costs.")}`;
}

/** What is set, as words; a refusal names the key with what stands before it. */
function settings(given, table, before = "") {
  const set = Object.entries(table).filter(([key]) => given[key] !== undefined);
  return set.map(([key, [word, check]]) => ` ${word}=${check(before + key, given[key])}`).join("");
}

/** A name that stands as one word; the machine checks the rest. */
function processName(value) {
  const name = text("name", value);
  if (/^[^\s\u0085=#]+$/.test(name)) return name;
  throw refusal(`“${name}” cannot be the name of a process: give it at least one character, none of them white space, = or #`);
}
