// For a page that shows memlane in frames: <script src="https://…/memlane.js" defer></script>, once, anywhere on it.
// Gives each frame the height that its content reports, and defines <mem-lane>; EMBEDDING.md has the rest.
(() => {
  "use strict";
  const context = "memlane";
  const folder = new URL(".", document.currentScript?.src ?? location.href);
  // So long may a frame take to say that it is there, in milliseconds.
  const patience = 30_000;

  const borders = (frame) =>
    getComputedStyle(frame).boxSizing === "border-box" ? frame.offsetHeight - frame.clientHeight : 0;
  const ask = (frame, action, fields) => frame?.contentWindow?.postMessage({ context, action, ...fields }, "*");

  addEventListener("message", ({ data, source }) => {
    if (data?.context !== context || typeof data.action !== "string") return;
    for (const frame of document.querySelectorAll("iframe")) {
      if (frame.contentWindow !== source) continue;
      if (data.action === "resize" && data.height > 0) frame.style.height = Math.ceil(data.height) + borders(frame) + "px";
      frame.closest("mem-lane")?.hear(data);
    }
  });

  // Frames that were there before this script have told their height to nobody: ask again.
  for (const frame of document.querySelectorAll('iframe[src*="embed=1"]')) ask(frame, "hello");

  const routes = {
    lecture: (name, step) => `/lecture/${name}${step ? `/${step}` : ""}`,
    quiz: (name) => `/quiz/${name}`,
    homework: (name, _, flags) => `/homework/${name}${flags ? `?flags=${encodeURIComponent(flags)}` : ""}`,
    lab: (name) => `/lab/${name}`,
  };
  const settings = ["view", "theme", "controls", "keep", "seed", "ctl"];

  class MemLane extends HTMLElement {
    static observedAttributes = [...Object.keys(routes), ...settings, "step", "flags", "route", "src", "label"];
    #frame;
    #settle;

    /** Resolves once the frame says that it is there; rejects if it does not in time, or if memlane breaks. */
    ready = this.#promise();

    connectedCallback() {
      this.#build();
    }

    attributeChangedCallback() {
      if (this.#frame) this.#build();
    }

    /** One command of the machine forward, or back. */
    next() { ask(this.#frame, "next"); }
    back() { ask(this.#frame, "back"); }
    /** The moment after so many commands. */
    seek(position) { ask(this.#frame, "seek", { position }); }
    /** Another page: "#/quiz/translate?seed=41". */
    goto(route) { ask(this.#frame, "goto", { route }); }
    /** "light", "dark", "projector" or "system". */
    theme(theme) { ask(this.#frame, "theme", { theme }); }
    /** Where it stands: a promise of { route, theme, position, length }. */
    state() {
      return new Promise((resolve) => {
        this.addEventListener("memlane-state", ({ detail }) => resolve(detail), { once: true });
        ask(this.#frame, "state");
      });
    }

    /** What the frame says, which goes on as an event: memlane-step, memlane-answer, memlane-score, memlane-error … */
    hear({ context: _, action, ...detail }) {
      if (action === "ready") this.#settle?.resolve(this);
      this.dispatchEvent(new CustomEvent(`memlane-${action}`, { detail, bubbles: true }));
    }

    #promise() {
      const promise = new Promise((resolve, reject) => (this.#settle = { resolve, reject }));
      // Nobody need wait for it.
      promise.catch(() => {});
      return promise;
    }

    #build() {
      const value = (name) => this.getAttribute(name) ?? "";
      const kind = Object.keys(routes).find((name) => this.hasAttribute(name));
      const route = value("route").replace(/^#/, "") || (kind ? routes[kind](value(kind), value("step"), value("flags")) : "/");
      const page = new URL(value("src") || "index.html", folder);
      page.hash = route;
      const whole = page.href;
      page.searchParams.set("embed", "1");
      for (const name of settings) if (this.hasAttribute(name)) page.searchParams.set(name, value(name) || "1");

      const frame = Object.assign(document.createElement("iframe"), { title: value("label") || "memlane", loading: "lazy", allow: "fullscreen; clipboard-write" });
      frame.style.cssText = "display:block;width:100%;height:40rem;border:0";
      const link = Object.assign(document.createElement("a"), { href: whole, target: "_blank", rel: "noopener", textContent: "Open in memlane" });
      link.style.cssText = "font:0.875rem system-ui,sans-serif";
      this.style.display ||= "block";
      this.replaceChildren(frame, link);
      frame.src = page.href;
      this.#frame = frame;
      // A frame that waits to be seen, or to be clicked, is not late.
      frame.addEventListener("load", () => {
        if (!this.hasAttribute("ctl")) setTimeout(() => this.#settle.reject(new Error(`${whole} did not answer`)), patience);
      });
    }
  }
  if (!customElements.get("mem-lane")) customElements.define("mem-lane", MemLane);
})();
