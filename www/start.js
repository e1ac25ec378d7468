// Starts the page: fetches the build that the address needs, and runs it. A module, so it runs when the page is parsed.

// Written by make/start.mjs: the names of the files of each build.
const builds = { page: "PAGE", whole: "WHOLE", markdown: "MARKDOWN", c: "C" };
const path = location.hash.replace(/^#/, "").split("?")[0].replace(/^\/+|\/+$/g, "");
// A lecture may be given by its address, which the home page alone could not show.
const home = path === "" && !new URLSearchParams(location.search).get("lecture");
const { script, wasm, styles } = home ? builds.page : builds.whole;

// Click to load: until then a frame costs its page next to nothing.
if (new URLSearchParams(location.search).get("ctl") === "1") await asked();

for (const href of styles) document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href }));
const fetched = fetch(wasm);
// A failure is told where it is awaited.
fetched.catch(() => {});
const { default: init, ...bindings } = await import(script);

// A reader, of Markdown or of C, is fetched by who needs it.
globalThis.memlaneRead = async (language, source) => {
  const { script, wasm } = builds[language];
  const reader = await import(script);
  await reader.default({ module_or_path: wasm });
  return reader.read(source);
};

const running = await init({ module_or_path: fetched });
window.wasmBindings = bindings;
dispatchEvent(new CustomEvent("TrunkApplicationStarted", { detail: { wasm: running } }));

/** A button in place of the page, until it is pressed. */
function asked() {
  const boot = document.getElementById("boot");
  const button = Object.assign(document.createElement("button"), { type: "button", className: "button strong", textContent: "Load the machine" });
  const words = boot?.textContent;
  boot?.replaceChildren(button);
  return new Promise((resolve) => button.addEventListener("click", () => {
    boot.textContent = words;
    resolve();
  }, { once: true }));
}
