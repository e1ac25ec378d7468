// Starts the page: fetches the build that the address needs, and runs it. A module, so it runs when the page is parsed.

// Written by make/start.mjs: the names of both builds' files.
const builds = { page: "PAGE", lab: "LAB" };
const path = location.hash.replace(/^#/, "").split("?")[0].replace(/^\/+|\/+$/g, "");
const { script, wasm, style } = path.split("/")[0] === "lab" ? builds.lab : builds.page;

if (style) document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: style }));
const fetched = fetch(wasm);
// A failure is told where it is awaited.
fetched.catch(() => {});
const { default: init, ...bindings } = await import(script);
const running = await init({ module_or_path: fetched });
window.wasmBindings = bindings;
dispatchEvent(new CustomEvent("TrunkApplicationStarted", { detail: { wasm: running } }));
