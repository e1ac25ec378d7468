// From options to the statement of the `.sim` form that asks for the same. What the machine checks itself, by ranges
// that hang on one another, is left to it.
import { flag, oneOf, options, powerOfTwo, refusal, text, whole } from "./argument.js";

/** The largest memory and the largest address space, in bytes. */
export const mostMemory = 2 ** 32;

/** The contract knows more mechanisms and policies than there are yet. */
const here = " in this version of memlane";
const policy = (key, value) => oneOf(key, value, ["first-fit", "best-fit"], here);
const size = (key, value) => whole(key, value, 0, mostMemory);

/** Each setting of a machine: its word in the `.sim` form, and the check of its value. */
const config = {
  mechanism: ["mechanism", (key, value) => oneOf(key, value, ["base-and-bounds", "segmentation"], here)],
  memory: ["memory", (key, value) => whole(key, value, 1024, mostMemory)],
  os: ["os", size],
  addressSpace: ["address-space", (key, value) => powerOfTwo(key, value, 256, mostMemory)],
  placement: ["placement", policy],
  allocator: ["allocator", policy],
  header: ["header", (key, value) => whole(key, value, 0, 256)],
  alignment: ["alignment", (key, value) => powerOfTwo(key, value, 1, 4096)],
  coalesce: ["coalesce", (key, value) => (flag(key, value) ? "on" : "off")],
};

/** The sizes of a process, in the same way. */
const sizes = { code: ["code", size], staticData: ["data", size], heap: ["heap", size], stack: ["stack", size] };

/** The statement that builds a machine. */
export function machineStatement(value) {
  const given = options("config", value, Object.keys(config));
  return `machine${settings(given, config)}`;
}

/** The statement that creates a process, its program on the lines below. */
export function processStatement(value) {
  const given = options("options", value, ["name", ...Object.keys(sizes), "program", "shareCodeWith"]);
  if (given.shareCodeWith !== undefined) throw new Error("shareCodeWith is not in this version of memlane");
  const name = given.name === undefined ? "" : ` ${processName(given.name)}`;
  const program = given.program === undefined ? "" : text("program", given.program);
  // An indented line belongs to the process, whatever stands on it.
  const lines = program.split("\n").map((line) => `\n ${line}`);
  return `process${name}${settings(given, sizes)}${lines.join("")}`;
}

/** The refusal of one statement, without its place: no caller has seen that text, but for the program below the first line. */
export function ofStatement(reason) {
  const [place, line, column] = reason.match(/^line (\d+)(?:, column (\d+))?: /) ?? [""];
  const program = line > 1 ? `program, line ${line - 1}, column ${column - 1}: ` : "";
  return program + reason.slice(place.length);
}

function settings(given, table) {
  const set = Object.entries(table).filter(([key]) => given[key] !== undefined);
  return set.map(([key, [word, check]]) => ` ${word}=${check(key, given[key])}`).join("");
}

/** A name that stands as one word; the machine checks the rest. */
function processName(value) {
  const name = text("name", value);
  if (/^[^\s\u0085=#]+$/.test(name)) return name;
  throw refusal(`“${name}” cannot be the name of a process: give it at least one character, none of them white space, = or #`);
}
