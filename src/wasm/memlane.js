// The package's entry: the names of memlane.d.ts, over what wasm-bindgen generated from src/wasm/*.rs.
import load, { Core, initSync as loadSync, references as countReferences } from "./memlane_core.js";

let started = false;

/** Loads the WebAssembly: from beside this file, or from what is handed in. */
export default async function init(input) {
  const exports = await load(input === undefined ? undefined : { module_or_path: input }).catch(noStart);
  started = true;
  return exports;
}

/** Loads the WebAssembly from bytes or a compiled module that are there already. */
export function initSync(input) {
  let exports;
  try {
    exports = loadSync({ module: input?.module });
  } catch (error) {
    noStart(error);
  }
  started = true;
  return exports;
}

function noStart(error) {
  const advice = "hand in where it lies, init(url), or its bytes, initSync({ module })";
  throw new Error(`memlane_core_bg.wasm could not be loaded: ${advice} (${error?.message ?? error})`, { cause: error });
}

/** What was thrown by neither a refusal nor the caller: the program itself broke. */
class Crash extends Error {
  constructor(cause) {
    super(`memlane broke: ${cause?.message ?? cause}. What was at work is lost; please report this`, { cause });
  }
}

/** Calls into WebAssembly, from where a refusal comes as a string. */
function enter(work) {
  if (!started) throw new Error("memlane has not been started: await init() or call initSync({ module }) first");
  try {
    return work();
  } catch (error) {
    throw typeof error === "string" ? new Error(shortened(error)) : new Crash(error);
  }
}

/** A refusal that repeats much of what it was given, without its middle. */
function shortened(reason) {
  return reason.length > 400 ? `${reason.slice(0, 200)} … ${reason.slice(-150)}` : reason;
}

/** A copy of an object of options, so that no getter of the caller's runs in the middle of a command. */
function plain(options) {
  if (typeof options !== "object" || options === null) return options;
  const kind = Object.prototype.toString.call(options);
  return kind === "[object Object]" ? { ...options } : kind;
}

function absent(name) {
  throw new Error(`${name} is not in this version of memlane`);
}

// Cores that a crash left half way: held for ever, since freeing one could crash again.
const wrecks = [];

export class Machine {
  #core;
  #gone = "";

  constructor(config) {
    this.#core = config instanceof Core ? config : enter(() => new Core(plain(config)));
  }

  static parse(scenario) { return new Machine(enter(() => Core.parse(scenario))); }
  static fromTrace() { absent("fromTrace"); }

  scenario() { return this.#ask((core) => core.scenario()); }
  createProcess(options) {
    const copy = plain(options);
    return this.#ask((core) => core.createProcess(copy));
  }
  exit(pid) { this.#ask((core) => core.exit(pid)); }
  contextSwitch(pid) { this.#ask((core) => core.contextSwitch(pid)); }
  malloc(pid, size) { return this.#ask((core) => core.malloc(pid, size)); }
  free(pid, address) { this.#ask((core) => core.freeBlock(pid, address)); }
  access(pid, address, kind) { return this.#read((core) => core.access(pid, address, kind)); }
  step() { return this.#read((core) => core.step()); }
  compact() {
    this.#check();
    absent("compact");
  }
  run(commands) { return this.#read((core) => core.run(commands)); }
  back() { return this.#ask((core) => core.back()); }
  forward() { return this.#ask((core) => core.forward()); }
  seek(position) { this.#ask((core) => core.seek(position)); }
  get position() { return this.#ask((core) => core.position); }
  get length() { return this.#ask((core) => core.length); }
  events(from, to) { return this.#read((core) => core.events(from, to)); }
  snapshot() { return this.#read((core) => core.snapshot()); }

  dispose() {
    if (this.#gone) return;
    this.#core.free();
    this.#lose("this machine has been disposed of: make a new one");
  }

  #check() {
    if (this.#gone) throw new Error(this.#gone);
  }

  /** The answer of a method that gives data, which comes as JSON. */
  #read(question) { return JSON.parse(this.#ask(question)); }

  #ask(question) {
    this.#check();
    try {
      return enter(() => question(this.#core));
    } catch (error) {
      if (error instanceof Crash) {
        wrecks.push(this.#core);
        this.#lose("this machine was lost when memlane broke: make a new one");
      }
      throw error;
    }
  }

  #lose(reason) {
    this.#core = null;
    this.#gone = reason;
  }
}

// Older browsers have no `using`, and no name for its method.
if (Symbol.dispose) {
  Object.defineProperty(Machine.prototype, Symbol.dispose, { value: Machine.prototype.dispose, configurable: true, writable: true });
}

export function references(assembly) { return JSON.parse(enter(() => countReferences(assembly))); }
export function goals() { absent("goals"); }
export function segments() { absent("segments"); }
export function homework() { absent("homework"); }
