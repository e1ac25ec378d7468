// Random scenarios, always the same for a seed, in the very words in which the page prints them.

/** A scenario: its settings, its commands as lines (a process with its program is one), and the moment it opens at. */
export type Scenario = { machine: string; commands: string[]; pause: number };

/** The scenario of a seed. */
export const scenario = (seed: number): Scenario => {
  const random = dice(seed);
  const pick = <T>(list: readonly T[]) => list[random(list.length)]!;
  const machine = `machine mechanism=${pick(MECHANISMS)} memory=64K os=8K address-space=16K${pick(RULES)}`;
  const commands: string[] = [];
  for (const name of ["A", "B", "C"].slice(0, 1 + random(3))) commands.push(`process ${name}${pick(SIZES)}\n${program(random)}`);
  const who = () => pick(["A", "B", "C"]);
  for (let more = random(20); more > 0; more--) commands.push(pick(COMMANDS)(who(), random));
  return { machine, commands, pause: random(commands.length + 1) };
};

/** It as the page prints it, paused after so many commands: steps in a row share a line. */
export const print = ({ machine, commands }: Scenario, pause: number) => {
  const lines = [machine];
  for (let at = 0; at <= commands.length; ) {
    if (at === pause) lines.push("pause");
    let run = 0;
    while (commands[at + run] === "step" && (run === 0 || at + run !== pause)) run++;
    if (at < commands.length) lines.push(run > 1 ? `step ${run}` : commands[at]!);
    at += Math.max(run, 1);
  }
  return `${lines.join("\n")}\n`;
};

/** A number from 0 to below a limit. */
type Dice = (below: number) => number;

/** A linear congruential generator, of whose state the upper bits are taken. */
export const dice = (seed: number): Dice => {
  let state = (seed * 2654435761 + 12345) >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) % below;
  };
};

const MECHANISMS = ["uniprogramming", "time-sharing", "static-relocation", "base", "base-and-bounds", "segmentation"];
const RULES = ["", " placement=best-fit", " allocator=worst-fit header=16", " header=0 alignment=4 coalesce=off", " allocator=buddy header=0", " quantum=900"];
const SIZES = ["", " data=0", " code=1K heap=96 stack=512", " code=3K data=2K heap=2K stack=2K"];
const LINES = ["movl $7, 0x1000", "addl $1, 0x1000", "movl 0x8(%rbp), %edi", "movl %edi, 0x8(%rbp)", "movl $24, %edi\n  call malloc", "movl $1, 0x5000", "nop"];
const COMMANDS: ((who: string, random: Dice) => string)[] = [
  () => "step",
  () => "step",
  () => "step",
  (who) => `switch ${who}`,
  (who, random) => `malloc ${who} ${1 + random(200)}`,
  (who, random) => `calloc ${who} ${1 + random(4)} 8`,
  (who, random) => `realloc ${who} @${1 + random(3)} ${1 + random(300)}`,
  (who, random) => `free ${who} @${1 + random(4)}`,
  (who, random) => `load ${who} heap+${4 + 4 * random(40)}`,
  (who, random) => `store ${who} 0x${(0x1000 + 4 * random(0x1400)).toString(16)} ${2 + random(250)}`,
  (who) => `exit ${who}`,
  () => "compact",
];

const program = (random: Dice) => {
  const lines = Array.from({ length: 1 + random(5) }, () => `  ${LINES[random(LINES.length)]}`);
  return [...lines, "  jmp 0x0"].join("\n");
};
