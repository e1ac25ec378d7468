// The package's entry: what wasm-bindgen generated, under the names of memlane.d.ts.
export { default, initSync } from "./memlane_core.js";
export * from "./memlane_core.js";
