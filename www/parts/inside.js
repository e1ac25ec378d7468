// The parts of the page as they lie inside memlane.html: modules at hand, WebAssembly packed in elements that nothing
// runs. Nothing is fetched, because a page that was opened from a disk may fetch nothing.

/** From each build's JavaScript, as a module. */
export const inside = (scripts) => {
  // The app empties the page when it comes; this keeps them.
  const packed = Object.fromEntries([...document.querySelectorAll("script[data-wasm]")].map((each) => [each.dataset.wasm, each]));
  return {
    has: (name) => name in scripts,

    /** Every style stands in the page already. */
    dress() {},

    script: async (name) => scripts[name],

    /** Base64 of gzip, unpacked into a response, so that it is compiled while it comes. */
    async wasm(name) {
      const bytes = Uint8Array.from(atob(packed[name].textContent), (letter) => letter.charCodeAt(0));
      const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
      return new Response(stream, { headers: { "content-type": "application/wasm" } });
    },
  };
};
