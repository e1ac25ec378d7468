// The parts of the page as files beside it, fetched when they are needed.

/** From the names of each build's files, which make/start.mjs knows. */
export const beside = (builds) => ({
  has: (name) => name in builds,

  /** Puts on the style sheets that a build needs. */
  dress(name) {
    for (const href of builds[name].styles ?? []) {
      document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href }));
    }
  },

  /** A build's JavaScript, as a module. */
  script: (name) => import(builds[name].script),

  /** A build's WebAssembly, as a response. */
  wasm(name) {
    const fetched = fetch(builds[name].wasm);
    // A failure is told where it is awaited.
    fetched.catch(() => {});
    return fetched;
  },
});
