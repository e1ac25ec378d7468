// What runs in the page that is measured, before anything of its own does: it watches frames and script.

/** Puts `bench` into the page. All times are milliseconds. */
export function watch() {
  const ask = globalThis.requestAnimationFrame.bind(globalThis);
  const frame = () => new Promise(ask);
  /** Behind what a frame draws. */
  const painted = () => new Promise((done) => ask(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => done(performance.now());
    port2.postMessage(0);
  }));
  const stepButton = () => [...document.querySelectorAll(".transport button")].find((button) => button.textContent.includes("Step"));

  // The page is drawn in a microtask that what it asks for at a frame leaves behind.
  let [script, asked] = [0, 0];
  globalThis.requestAnimationFrame = (call) => {
    asked++;
    return ask((clock) => {
      const start = performance.now();
      call(clock);
      queueMicrotask(() => (script += performance.now() - start));
    });
  };

  let memory;
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const instantiate = WebAssembly[name];
    WebAssembly[name] = async (...arguments_) => {
      const made = await instantiate.apply(WebAssembly, arguments_);
      memory = (made.instance ?? made).exports.memory;
      return made;
    };
  }

  const press = ({ key, at }) => {
    const target = document.querySelector(at);
    target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  };
  const click = ({ click, words }) => [...document.querySelectorAll(click)].find((one) => one.textContent === words).click();

  /** Calls back at every frame with the time since the last, by the clock that frames have in common, until it says so. */
  const frames = async (each, last) => {
    for (;;) {
      const clock = await frame();
      if (each(clock - last)) return;
      last = clock;
    }
  };

  globalThis.bench = {
    /** When the page can be stepped and has been drawn, since the navigation began. */
    ready: (async () => {
      while (!globalThis.document?.body || !stepButton()) await frame();
      return painted();
    })(),
    memory: () => memory.buffer.byteLength,
    /** From an event until what follows from it has been drawn. */
    drawn: async (how) => {
      const start = performance.now();
      if (how.key) press(how);
      else click(how);
      return (await painted()) - start;
    },
    /** Nothing has moved for a fifth of a second. */
    still: async () => {
      let quiet = 0;
      await frames((time) => {
        quiet = asked > 0 ? 0 : quiet + time;
        asked = 0;
        return quiet > 200;
      }, await frame());
    },
    /** Every frame from a key to the end of what it moves: how long it took, and the script that it waited for. */
    animated: async (key) => {
      const found = [];
      const clock = await frame();
      const start = performance.now();
      press({ key, at: "body" });
      queueMicrotask(() => ([script, asked] = [performance.now() - start, 1]));
      await frames((time) => {
        if (asked > 0) found.push({ time, script });
        const over = asked === 0;
        [script, asked] = [0, 0];
        return over;
      }, clock);
      return found;
    },
    /** From the choice of a file until the Lab says what became of it. */
    opened: async () => {
      let chosen;
      document.querySelector("input[type=file]").addEventListener("change", () => (chosen = performance.now()), { capture: true });
      let longest = 0;
      await frames((time) => {
        if (chosen) longest = Math.max(longest, Math.min(time, performance.now() - chosen));
        return document.querySelector(".report");
      }, await frame());
      return { time: (await painted()) - chosen, longest, memory: memory.buffer.byteLength };
    },
  };
}
