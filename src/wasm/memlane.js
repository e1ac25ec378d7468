// The package's entry: the names of memlane.d.ts, over what wasm-bindgen generated from src/wasm/*.rs.
import { oneOf, refusal, text, whole } from "./argument.js";
import * as built from "./memlane_core.js";
import { machineForTrace, machineStatement, mostMemory, mostPid, ofStatement, processStatement } from "./statement.js";

const { default: load, Core, goals: measureGoals, initSync: loadSync, references: countReferences } = built;

/** OSTEP's simulators. */
const simulators = ["relocation", "segmentation", "malloc"];

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

/** Calls into WebAssembly, from where a refusal comes as a string; `reworded` puts it in the caller's terms. */
function enter(work, reworded = (reason) => reason) {
  if (!started) throw new Error("memlane has not been started: await init() or call initSync({ module }) first");
  try {
    return work();
  } catch (error) {
    throw typeof error === "string" ? refusal(reworded(error)) : new Crash(error);
  }
}

/** The event of that kind among what happened. */
const one = (kind, events) => events.find((event) => event.kind === kind);

/** What stands behind the machine of a scenario. */
const opened = (scenario, reworded) => enter(() => Core.parse(scenario), reworded);

/** What only the complete package has. */
function complete(name) {
  if (!(name in built)) throw new Error(`${name} is not in memlane/core: import it from memlane`);
  return built[name];
}

// Cores that a crash left half way: held for ever, since freeing one could crash again.
const wrecks = [];

export class Machine {
  #core;
  #gone = "";

  constructor(config) {
    this.#core = config instanceof Core ? config : opened(machineStatement(config), ofStatement);
  }

  static parse(scenario) { return new Machine(opened(text("scenario", scenario))); }
  static fromTrace(trace, config) {
    const lines = text("text", trace);
    const given = machineForTrace(config);
    const machine = new Machine(enter(() => Core.fromTrace(lines, ...given)));
    return { machine, ...machine.#ask((core) => core.replayed()) };
  }

  scenario() { return this.#ask((core) => core.scenario()); }
  createProcess(options) {
    this.#check();
    return one("created", this.#carryOut(processStatement(options))).pid;
  }
  exit(pid) { this.#carryOut(`exit ${this.#pid(pid)}`); }
  contextSwitch(pid) { this.#carryOut(`switch ${this.#pid(pid)}`); }
  malloc(pid, size) {
    const statement = `malloc ${this.#pid(pid)} ${whole("size", size, 1, mostMemory)}`;
    return one("allocated", this.#carryOut(statement)).address;
  }
  free(pid, address) { this.#carryOut(`free ${this.#place(pid, address)}`); }
  access(pid, address, kind) {
    const place = this.#place(pid, address);
    const events = this.#carryOut(`${oneOf("kind", kind, ["fetch", "load", "store"])} ${place}`);
    return (one("referenced", events) ?? one("faulted", events)).translation;
  }
  step() { return this.#carryOut("step"); }
  compact() { this.#carryOut("compact"); }
  run(commands) {
    this.#check();
    const lines = text("commands", commands);
    return this.#ask((core) => core.run(lines));
  }
  back() { return this.#move(-1); }
  forward() { return this.#move(1); }
  seek(position) {
    const to = whole("position", position, 0, this.length);
    this.#ask((core) => core.seek(to));
  }
  get position() { return this.#ask((core) => core.position); }
  get length() { return this.#ask((core) => core.length); }
  events(from, to) {
    const length = this.length;
    const first = from === undefined ? 0 : whole("from", from, 0, length);
    const end = to === undefined ? this.position : whole("to", to, first, length);
    return this.#ask((core) => core.events(first, end));
  }
  snapshot() { return this.#ask((core) => core.snapshot()); }

  dispose() {
    if (this.#gone) return;
    this.#core.free();
    this.#lose("this machine has been disposed of: make a new one");
  }

  #check() {
    if (this.#gone) throw new Error(this.#gone);
  }

  #pid(pid) {
    this.#check();
    return whole("pid", pid, 1, mostPid);
  }

  #place(pid, address) { return `${this.#pid(pid)} ${whole("address", address, 0, Number.MAX_SAFE_INTEGER)}`; }

  /** Carries out one statement of the `.sim` form; returns what happened. */
  #carryOut(statement) { return this.#ask((core) => core.run(statement), ofStatement); }

  /** Goes so many commands on, or stays and tells that there are not so many. */
  #move(by) {
    const to = this.position + by;
    const possible = to >= 0 && to <= this.length;
    if (possible) this.seek(to);
    return possible;
  }

  #ask(question, reworded) {
    this.#check();
    try {
      return enter(() => question(this.#core), reworded);
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

export function references(assembly) {
  const listing = text("assembly", assembly);
  return enter(() => countReferences(listing));
}
export function goals() { return enter(() => measureGoals()); }
export function segments(cSource) {
  const find = complete("segments");
  const source = text("cSource", cSource);
  return enter(() => find(source));
}
export function homework(simulator, flags) {
  const draw = complete("homework");
  const [name, line] = [oneOf("simulator", simulator, simulators), text("flags", flags)];
  return enter(() => draw(name, line));
}
