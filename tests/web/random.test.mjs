// Random histories, the same at every run: seek(i) equals a fresh replay of i commands, whatever happened in between.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Machine, state } from "./memlane.mjs";
import { mechanisms, policies } from "./shapes.mjs";

/** A seeded generator (mulberry32): whole numbers from 0 to below `limit`. */
function generator(seed) {
  let word = seed;
  return (limit) => {
    word = (word + 0x6d2b79f5) | 0;
    let mixed = Math.imul(word ^ (word >>> 15), 1 | word);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

const programs = [undefined, "again: addl $1, -4(%rbp)\n jmp again", "pushq %rax\n popq %rbx\n call next\nnext: ret", "movl $1, 0x0", "movq $24, %rdi\n call malloc\n movq %rax, %rdi\n call free"];

/** Calls one method with random arguments, sensible more often than not; tells whether it was accepted. */
function act(machine, random) {
  const pick = (values) => values[random(values.length)];
  const { processes } = machine.snapshot();
  const pid = processes.length > 0 && random(20) > 0 ? pick(processes).pid : random(50);
  const blocks = processes.find((one) => one.pid === pid)?.heap ?? [];
  const address = blocks.length > 0 && random(4) > 0 ? pick(blocks).address : random(0x5000);
  const actions = [
    () => machine.createProcess({ heap: random(2048), stack: 16 + random(512), program: pick(programs) }),
    () => machine.malloc(pid, random(700)),
    () => machine.malloc(pid, random(64)),
    () => machine.free(pid, address),
    () => machine.access(pid, address, pick(["fetch", "load", "store"])),
    () => machine.contextSwitch(pid),
    () => machine.step(),
    () => machine.compact(),
    () => machine.run(`step ${1 + random(4)}`),
    () => random(4) === 0 && machine.exit(pid),
    () => random(4) === 0 && machine.seek(machine.length - random(Math.min(machine.length, 12) + 1)),
  ];
  try {
    pick(actions)();
    return true;
  } catch (error) {
    assert.equal(Object.getPrototypeOf(error), Error.prototype, String(error));
    return false;
  }
}

for (let seed = 1; seed <= 12; seed += 1) {
  test(`seed ${seed}: every moment equals a fresh replay`, () => {
    const random = generator(seed);
    const [mechanism, allocator] = [mechanisms[seed % 6], policies[seed % 5]];
    const machine = new Machine({ mechanism, allocator, placement: policies[(seed * 3) % 5], quantum: seed % 4 ? 0 : 700, memory: 1 << 17 });
    let happened = 0;
    for (let i = 0; i < 150; i += 1) {
      const before = random(8) === 0 ? state(machine) : undefined;
      const accepted = act(machine, random);
      happened += Number(accepted);
      if (before && !accepted) assert.deepEqual(state(machine), before, "a refusal changes nothing");
    }
    assert.ok(happened > 50 && machine.length > 0, `only ${happened} calls were accepted`);
    machine.seek(machine.length);
    const lines = machine.scenario();
    for (let i = 0; i < 25; i += 1) {
      const position = random(machine.length + 1);
      machine.seek(position);
      const paused = machine.scenario();
      const fresh = Machine.parse(paused);
      assert.deepEqual(fresh.snapshot(), machine.snapshot());
      assert.deepEqual(fresh.events(0, fresh.length), machine.events(0, machine.length));
      assert.equal(fresh.position, position);
      fresh.seek(fresh.length);
      assert.equal(fresh.scenario(), lines);
    }
  });
}
