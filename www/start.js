// Starts the page: fetches the build that the address needs, and runs it. A module, so it runs when the page is parsed.

// Written by make/start.mjs: the names of the files of each build.
const builds = { page: "PAGE", whole: "WHOLE", reader: "READER" };
const path = location.hash.replace(/^#/, "").split("?")[0].replace(/^\/+|\/+$/g, "");
// A lecture may be given by its address, which the home page alone could not show.
const home = path === "" && !new URLSearchParams(location.search).get("lecture");
const { script, wasm, styles } = home ? builds.page : builds.whole;

for (const href of styles) document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href }));
const fetched = fetch(wasm);
// A failure is told where it is awaited.
fetched.catch(() => {});
const { default: init, ...bindings } = await import(script);

// The reader of Markdown is fetched by who needs it.
globalThis.memlaneRead = async (source) => {
  const reader = await import(builds.reader.script);
  await reader.default({ module_or_path: builds.reader.wasm });
  return reader.read(source);
};

const running = await init({ module_or_path: fetched });
window.wasmBindings = bindings;
dispatchEvent(new CustomEvent("TrunkApplicationStarted", { detail: { wasm: running } }));
