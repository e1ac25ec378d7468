// When the app breaks: a panel that says so, in plain DOM, because nothing of the app may be needed here.
(() => {
  "use strict";
  let started = false;
  let crashed = false;

  const element = (name, text, attributes = {}) => {
    const made = document.createElement(name);
    made.textContent = text;
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  };

  const panel = (text) => {
    const reload = element("button", "Reload", { type: "button", class: "button strong" });
    reload.addEventListener("click", () => location.reload());
    const main = element("main", "", { class: "crash" });
    main.append(
      element("h1", "memlane has stopped", { tabindex: "-1" }),
      element("p", "A mistake in memlane itself ended this page: it is not your doing. Reload the page to start it again."),
      reload,
      element("p", "If it happens again, please report the text below with what you did just before."),
      element("pre", text + "\n\nat " + location.href + "\nin " + navigator.userAgent, { tabindex: "0" }),
    );
    return main;
  };

  // Also a frame's host should know, and give the panel its room.
  const tellHost = (message, height) => {
    if (parent === window) return;
    parent.postMessage({ context: "memlane", action: "error", message }, "*");
    parent.postMessage({ context: "memlane", action: "resize", height }, "*");
  };

  const crash = (text) => {
    if (crashed) return;
    crashed = true;
    // A new body: the app listens at the old one.
    const body = document.createElement("body");
    body.append(panel(text));
    document.body = body;
    document.title = "memlane has stopped";
    body.querySelector("h1").focus();
    tellHost(text, Math.ceil(body.getBoundingClientRect().height));
  };

  const ours = (text) => String(text ?? "").includes(new URL(".", document.baseURI).href);
  addEventListener("TrunkApplicationStarted", () => (started = true));
  addEventListener("memlane-crash", (event) => crash(event.detail));
  // Not every end is a panic: the stack or the memory may run out. Extensions' errors are not ours.
  addEventListener("error", (event) => {
    if (started && event.error && ours(event.filename)) crash(String(event.error.stack ?? event.error));
  });
  addEventListener("unhandledrejection", (event) => {
    if (started && ours(event.reason?.stack)) crash(String(event.reason.stack));
  });
})();
