// A consumer in strict TypeScript, who calls everything there is: compiling it is the test.
import init, { Machine, goals, homework, initSync, references, segments } from "memlane";
import type { MachineConfig, ProcessOptions, Region, Snapshot, Step, Translation } from "memlane";

await init();
await init(new URL("https://example.org/memlane_core_bg.wasm"));
initSync({ module: new Uint8Array() });

const config: MachineConfig = {
  mechanism: "segmentation", memory: 65536, os: 8192, addressSpace: 16384, placement: "first-fit", allocator: "best-fit",
  header: 8, alignment: 8, coalesce: true, freeList: "size-up", mmapThreshold: 4096, quantum: 1000, costs: { memory: 60, diskSeek: 0 },
};
const options: ProcessOptions = { name: "A", code: 1024, staticData: 0, heap: 512, stack: 256, program: "movl 0x8(%rbp), %edi" };
const machine: Machine = new Machine(config);
const plain: Machine = new Machine();
const pid: number = machine.createProcess(options);
const other: number = machine.createProcess();
const address: number = machine.malloc(pid, 100);
const translation: Translation = machine.access(pid, address, "store");
const happened: object[] = [...machine.step(), ...machine.run("step 2"), ...machine.events(), ...machine.events(0), ...machine.events(0, 1)];
const snapshot: Snapshot = machine.snapshot();
const regions: Region[] = snapshot.memory;
const copy: Machine = Machine.parse(machine.scenario());
const moved: boolean = machine.back() && machine.forward();
machine.contextSwitch(other);
machine.exit(other);
machine.free(pid, address);
machine.compact();
machine.seek(machine.length - machine.position);
copy.dispose();

const trace = Machine.fromTrace("", config);
trace.machine.dispose();

/** Every kind of step is covered: a new kind would not compile. */
export function inWords(step: Step): string {
  switch (step.kind) {
    case "select": return step.segment;
    case "offset": return String(step.offset);
    case "check": return `${step.offset} < ${step.bounds}: ${step.ok}`;
    case "protect": return `${step.access} of ${step.protection}: ${step.ok}`;
    case "add": return String(step.base);
  }
}

/** An event tells its fields by its kind. */
export function addresses(events: ReturnType<Machine["events"]>): number[] {
  return events.flatMap((event) => {
    if (event.kind === "referenced") return event.translation.physical ?? [];
    return event.kind === "allocated" ? event.address : [];
  });
}

// @ts-expect-error there is no such cost
new Machine({ costs: { disk: 5 } });
// @ts-expect-error nor such a kind of event
machine.events().filter((event) => event.kind === "paged");
// @ts-expect-error there is no such mechanism
new Machine({ mechanism: "paging" });
// @ts-expect-error nor such a setting
new Machine({ memry: 65536 });
// @ts-expect-error a process is known by its pid
machine.malloc("A", 100);
// @ts-expect-error malloc wants a size
machine.malloc(pid);
// @ts-expect-error an access is a fetch, a load or a store
machine.access(pid, address, "read");
// @ts-expect-error a position cannot be assigned, seek() moves
machine.position = 3;
// @ts-expect-error a fault has no physical address
const physical: number = translation.physical;
// @ts-expect-error free is the C library's
machine.free();

export const used = [plain, happened, moved, regions, physical, translation.steps.map(inWords), trace.skipped[0]?.line];
export const answers = [
  goals()[0]?.evidence,
  references("nop").total,
  segments("int x;")[0]?.reason,
  homework("relocation", "-s 1").base,
  homework("segmentation", "-s 1").addresses[0]?.segment,
  homework("malloc", "").operations,
];
