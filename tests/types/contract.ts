// The exact type of every member and field: a type that is wider, narrower or missing does not compile.
import type init from "memlane";
import type * as memlane from "memlane";
import type { AccessKind, Machine, MachineConfig, Mechanism, Policy, ProcessOptions, SegmentName, Snapshot, Translation } from "memlane";
import type { Costs, FreeListOrder, MachineEvent } from "memlane";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
type Method<Name extends keyof Machine, Type> = Equal<Machine[Name], Type>;
/** A list of comparisons; one that is false does not compile. */
type All<Comparisons extends true[]> = Comparisons;

export type Names = All<[Equal<
  keyof Machine,
  | "scenario" | "createProcess" | "exit" | "contextSwitch" | "malloc" | "free" | "access" | "step" | "compact" | "run"
  | "back" | "forward" | "seek" | "position" | "length" | "events" | "snapshot" | "dispose"
>]>;
export type Statics = All<[Equal<keyof typeof memlane.Machine, "prototype" | "parse" | "fromTrace">]>;
export type Module = All<[Equal<keyof typeof memlane, "default" | "initSync" | "Machine" | "goals" | "references" | "segments" | "homework">]>;

export type Methods = All<[
  Equal<ConstructorParameters<typeof Machine>, [config?: MachineConfig | undefined]>,
  Equal<typeof memlane.Machine.parse, (scenario: string) => Machine>,
  Equal<typeof memlane.Machine.fromTrace, (text: string, config?: MachineConfig) => {
    machine: Machine; operations: number; skipped: { line: number; reason: string }[];
  }>,
  Method<"scenario", () => string>,
  Method<"createProcess", (options?: ProcessOptions) => number>,
  Method<"exit", (pid: number) => void>,
  Method<"contextSwitch", (pid: number) => void>,
  Method<"malloc", (pid: number, size: number) => number>,
  Method<"free", (pid: number, address: number) => void>,
  Method<"access", (pid: number, address: number, kind: AccessKind) => Translation>,
  Method<"step", () => MachineEvent[]>,
  Method<"compact", () => void>,
  Method<"run", (commands: string) => MachineEvent[]>,
  Method<"back", () => boolean>,
  Method<"forward", () => boolean>,
  Method<"seek", (position: number) => void>,
  Method<"position", number>,
  Method<"length", number>,
  Method<"events", (from?: number, to?: number) => MachineEvent[]>,
  Method<"snapshot", () => Snapshot>,
  Method<"dispose", () => void>,
]>;

export type Start = All<[
  Equal<ReturnType<typeof init>, Promise<unknown>>,
  Equal<Parameters<typeof memlane.initSync>, [input: { module: BufferSource | WebAssembly.Module }]>,
]>;

export type Words = All<[
  Equal<Mechanism, "uniprogramming" | "time-sharing" | "static-relocation" | "base" | "base-and-bounds" | "segmentation">,
  Equal<Policy, "first-fit" | "next-fit" | "best-fit" | "worst-fit" | "buddy">,
  Equal<SegmentName, "code" | "static data" | "heap" | "stack">,
  Equal<AccessKind, "fetch" | "load" | "store">,
  Equal<Required<MachineConfig>, {
    mechanism: Mechanism; memory: number; os: number; addressSpace: number; placement: Policy; allocator: Policy;
    header: number; alignment: number; coalesce: boolean;
    freeList: FreeListOrder; mmapThreshold: number; quantum: number; costs: Costs;
  }>,
  Equal<Partial<MachineConfig>, MachineConfig>,
  Equal<FreeListOrder, "address" | "size-up" | "size-down" | "front" | "back">,
  Equal<Required<Costs>, Record<"memory" | "instruction" | "trap" | "switch" | "visit" | "copy" | "library" | "diskSeek" | "diskRate", number>>,
  Equal<Partial<Costs>, Costs>,
  Equal<Required<ProcessOptions>, {
    name: string; code: number; staticData: number; heap: number; stack: number; program: string; shareCodeWith: number;
  }>,
  Equal<Partial<ProcessOptions>, ProcessOptions>,
]>;

export type Data = All<[
  Equal<Snapshot["running"], number | null>,
  Equal<Snapshot["mode"], "user" | "kernel">,
  Equal<Snapshot["registers"], Record<string, number>>,
  Equal<Snapshot["memory"][number]["kind"], "os" | "process" | "hole">,
  Equal<Snapshot["memory"][number]["segment"], SegmentName | "address space" | undefined>,
  Equal<Snapshot["processes"][number]["state"], "running" | "ready" | "swapped" | "exited" | "killed">,
  Equal<Snapshot["processes"][number]["segments"][number]["physical"], number | null>,
  Equal<keyof Snapshot["fragmentation"], "free" | "holes" | "largestHole" | "external" | "internal">,
  Equal<keyof Snapshot["spent"], "memory" | "instructions" | "traps" | "switches" | "search" | "disk" | "copying">,
  Equal<keyof Snapshot["counts"], "references" | "libraryCalls" | "systemCalls" | "contextSwitches" | "faults">,
  Equal<Translation["physical"], number | null>,
  Equal<Translation["fault"], null | "out of bounds" | "protection" | "no segment">,
  Equal<ReturnType<typeof memlane.goals>, {
    mechanism: Mechanism; goal: "transparency" | "protection" | "privacy" | "efficiency" | "sharing"; holds: boolean; evidence: string;
  }[]>,
  Equal<MachineEvent["kind"],
    | "created" | "relocated" | "shared" | "switched" | "swappedOut" | "swappedIn" | "timerInterrupt" | "exited" | "killed" | "leaked"
    | "referenced" | "executed" | "faulted" | "illegalInstruction" | "privilegedInstruction"
    | "allocated" | "outOfMemory" | "freed" | "resized" | "zeroed" | "misused" | "systemCall" | "heapGrown"
    | "moved" | "compacted" | "rejected"
  >,
  Equal<Extract<MachineEvent, { translation: unknown }>["kind"], "referenced" | "faulted">,
  Equal<ReturnType<typeof memlane.references>["instructions"][number]["references"][number], { kind: AccessKind; target: string }>,
]>;
