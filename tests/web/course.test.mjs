// C programs and OSTEP's homework: as declared, as recorded, and with a sentence for what makes no sense.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { homework, segments } from "./memlane.mjs";

const program = `int x;
int main(int argc, char *argv[]) {
    int y;
    int *z = malloc(sizeof(int));
    return 0;
}
`;

test("the lecture's names live where the lecture says", () => {
  const found = Object.fromEntries(segments(program).map(({ name, segment }) => [name, segment]));
  const wanted = { x: "static data", main: "code", argc: "stack", y: "stack", z: "stack", "*z": "heap" };
  for (const [name, segment] of Object.entries(wanted)) assert.equal(found[name], segment, name);
});

test("each thing has just what is declared", () => {
  for (const thing of segments(program)) {
    assert.deepEqual(Object.keys(thing), ["name", "function", "line", "segment", "reason"]);
    assert.ok(thing.function === null || thing.function === "main");
    assert.ok(Number.isInteger(thing.line) && thing.line >= 1 && thing.line <= 4);
    assert.match(thing.reason, /^\S.*\.$/s);
  }
  assert.deepEqual(segments(""), []);
});

test("what is no C is refused with line and column", () => {
  assert.throws(() => segments("int x = 3\nint y;"), /^Error: cSource, line 2, column 1: .*;/);
  assert.throws(() => segments("int x;\u0000"), /^Error: cSource, line 1, column 7: /);
  assert.throws(() => segments("x".repeat(1 << 19)), /at most 262144/);
  for (const nothing of [undefined, null, 3, {}, ["int x;"]]) {
    assert.throws(() => segments(nothing), /^Error: cSource must be text; got /);
  }
});

for (const simulator of ["relocation", "segmentation", "malloc"]) {
  test(`${simulator}: forty recorded runs`, () => {
    const cases = JSON.parse(readFileSync(new URL(`../cases/ostep/${simulator}.json`, import.meta.url), "utf8"));
    assert.equal(cases.length, 40);
    for (const { flags, answers } of cases) assert.deepEqual(homework(simulator, flags), answers, flags);
  });
}

test("flags that make no sense are refused by name", () => {
  assert.throws(() => homework("relocation", "-a 0"), /^Error: flags, .*-a/);
  assert.throws(() => homework("relocation", "--nonsense"), /^Error: flags, .*--nonsense/);
  assert.throws(() => homework("paging", "-s 1"), { message: 'simulator must be "relocation" or "segmentation" or "malloc"; got "paging"' });
  assert.throws(() => homework("malloc"), /^Error: flags must be text; got undefined/);
});
