// A consumer in strict TypeScript: compiling it is the test.
import init, { Machine, goals, homework, initSync, references, segments } from "memlane";
import type { MachineConfig, Region, Snapshot, Step, Translation } from "memlane";

await init();
initSync({ module: new Uint8Array() });

const config: MachineConfig = { mechanism: "segmentation", allocator: "best-fit" };
const machine = new Machine(config);
const pid: number = machine.createProcess({ name: "A", code: 1024, program: "movl 0x8(%rbp), %edi" });
const address: number = machine.malloc(pid, 100);
const translation: Translation = machine.access(pid, address, "store");
const snapshot: Snapshot = machine.snapshot();
const regions: Region[] = snapshot.memory;
const copy: Machine = Machine.parse(machine.scenario());
const back: boolean = machine.back();
machine.free(pid, address);
machine.seek(machine.length);
copy.dispose();

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

// @ts-expect-error there is no such mechanism
new Machine({ mechanism: "paging" });
// @ts-expect-error a position cannot be assigned, seek() moves
machine.position = 3;
// @ts-expect-error a fault has no physical address
const physical: number = translation.physical;

export const used = [back, regions, physical, translation.steps.map(inWords), goals(), references("nop").total];
export const answers = [segments("int x;")[0]?.reason, homework("relocation", "-s 1").base, homework("malloc", "").operations];
