// One argument, which may be anything. A refusal names it, what it must be, and what came.

/** Characters of a text that a message repeats. */
const quoted = 40;

/** A whole number from `least` to `most`, both at most 2^53 - 1. */
export function whole(name, value, least, most) {
  const fits = Number.isSafeInteger(value) && value >= least && value <= most;
  if (!fits) refuse(name, `a whole number from ${least} to ${most}`, value);
  return value;
}

/** A power of two from `least` to `most`. */
export function powerOfTwo(name, value, least, most) {
  const number = whole(name, value, least, most);
  if (!Number.isInteger(Math.log2(number))) refuse(name, `a power of two from ${least} to ${most}`, value);
  return number;
}

/** A text. */
export function text(name, value) {
  if (typeof value !== "string") refuse(name, "text", value);
  return value;
}

/** True or false. */
export function flag(name, value) {
  if (typeof value !== "boolean") refuse(name, "true or false", value);
  return value;
}

/** One of some texts. */
export function oneOf(name, value, all) {
  if (!all.includes(value)) refuse(name, all.map((one) => `"${one}"`).join(" or "), value);
  return value;
}

/** A copy of an object that has none but these keys, or of undefined, so that no getter of the caller's runs later. */
export function options(name, value, keys) {
  if (value === undefined) return {};
  const kind = Object.prototype.toString.call(value);
  if (typeof value !== "object" || value === null) refuse(name, "an object", value);
  if (kind !== "[object Object]") refuse(name, "an object", kind);
  const copy = { ...value };
  const wrong = Object.keys(copy).find((key) => !keys.includes(key));
  if (wrong !== undefined) throw refusal(`${name} has no "${wrong}"; there are ${keys.join(", ")}`);
  return copy;
}

/** The Error of a refusal; one that repeats much of what it was given does so without its middle. */
export function refusal(reason) {
  return new Error(reason.length > 400 ? `${reason.slice(0, 200)} … ${reason.slice(-150)}` : reason);
}

function refuse(name, wanted, value) {
  throw refusal(`${name} must be ${wanted}; got ${described(value)}`);
}

/** A value in a message. Runs no code of the caller's, which `toString` would. */
function described(value) {
  switch (typeof value) {
    case "string": return value.length > quoted ? `"${value.slice(0, quoted)}…"` : `"${value}"`;
    case "object": return value === null ? "null" : "an object";
    case "function": return "a function";
    case "bigint": return `${value}n`;
    default: return String(value);
  }
}
