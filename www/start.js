// Starts the page: gets the build that the address needs, and runs it. Where its parts are, `parts` knows: files beside
// the page (parts/beside.js), or all in one file (parts/inside.js).

/** Runs the page; fails where a part of it does not come. */
export async function start(parts) {
  const asks = new URLSearchParams(location.search);
  const path = location.hash.replace(/^#/, "").split("?")[0].replace(/^\/+|\/+$/g, "");
  // A lecture may be given by its address, which the home page alone could not show.
  const home = path === "" && !asks.get("lecture");

  // Click to load: until then a frame costs its page next to nothing.
  if (asks.get("ctl") === "1") await asked();

  // What stands beside the page, the readers of Markdown and of C and the packer, is got by who needs it.
  const beside = {};
  globalThis.memlaneBeside = async (name, ...input) => {
    beside[name] ??= (await run(parts, name)).bindings;
    return beside[name].run(...input);
  };

  const { bindings, wasm } = await run(parts, home && parts.has("page") ? "page" : "whole");
  window.wasmBindings = bindings;
  dispatchEvent(new CustomEvent("TrunkApplicationStarted", { detail: { wasm } }));
}

/** Gets a build and runs it: its JavaScript and its WebAssembly come at the same time. */
async function run(parts, name) {
  parts.dress(name);
  const coming = parts.wasm(name);
  const { default: init, ...bindings } = await parts.script(name);
  return { bindings, wasm: await init({ module_or_path: coming }) };
}

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
