// What the monkey types: what people type, and what they should not.

const NUMBERS = [
  "12", "0", "-1", "1", "4K", "0x10", "16", "100", "99999999999999999999", "4G", "3.5", "", " 64 ", "0x", "abc", "\u{1f4a5}",
];

const LINES = [
  "step",
  "step 3",
  "malloc A 12",
  "malloc B 100 @1",
  "free A @1",
  "realloc A @1 40",
  "calloc A 3 8",
  "switch B",
  "switch A",
  "exit A",
  "compact",
  "load A 0x0",
  "store A data+16 7",
  "fetch B 0x10",
  "process C code=1K data=1K heap=1K stack=1K",
  "process",
  "  0x10: movl 0x8(%rbp), %edi",
  "  hlt",
  "machine mechanism=base memory=64K",
  "machine allocator=buddy coalesce=off",
  "machine quantum=1000",
  "pause",
  "# a remark",
  "nonsense \ufffd 0xzz",
];

/** A number, or something in its place. */
export const number = (below) => NUMBERS[below(NUMBERS.length)];

/** A text with a line more or less, or another end. */
export const edited = (text, below) => {
  const lines = text.split("\n");
  const place = below(lines.length + 1);
  const kind = below(4);
  if (kind === 0) lines.splice(place, 1);
  else if (kind === 1) lines.splice(place);
  else lines.splice(place, 0, LINES[below(LINES.length)]);
  return lines.join("\n");
};
