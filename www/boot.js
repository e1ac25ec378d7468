// Until the app runs, says in plain words why it does not.
(() => {
  "use strict";
  let running = false;

  const tell = (reason) => {
    const text = document.getElementById("boot");
    if (running || !text) return;
    text.setAttribute("role", "alert");
    text.textContent =
      "memlane could not start: " + reason + " Reload the page; if that does not help, try a current browser.";
  };

  const failedScript = (target) =>
    target instanceof HTMLScriptElement ? "a part of it did not load (" + target.src + ")." : null;

  // `?fuzz=7` plays on the page at random.
  if (new URLSearchParams(location.search).has("fuzz")) {
    document.head.append(Object.assign(document.createElement("script"), { src: "fuzz.js" }));
  }

  addEventListener("TrunkApplicationStarted", () => {
    running = true;
    document.getElementById("boot")?.remove();
  });
  // A script that fails to load reports to itself only, which the capture phase sees.
  addEventListener("error", (event) => {
    const reason = event.message ? event.message + "." : failedScript(event.target);
    if (reason) tell(reason);
  }, true);
  addEventListener("unhandledrejection", (event) => tell(String(event.reason?.message ?? event.reason) + "."));
  addEventListener("DOMContentLoaded", () => {
    if (typeof WebAssembly !== "object") tell("this browser has no WebAssembly.");
  });
})();
