// For a page that shows memlane in a frame: gives each frame the height that its content reports.
// <script src="https://…/embed.js" defer></script>, once, anywhere on the page.
(() => {
  "use strict";
  const borders = (frame) =>
    getComputedStyle(frame).boxSizing === "border-box" ? frame.offsetHeight - frame.clientHeight : 0;

  addEventListener("message", ({ data, source }) => {
    if (data?.context !== "memlane" || data.action !== "resize" || !(data.height > 0)) return;
    for (const frame of document.querySelectorAll("iframe")) {
      if (frame.contentWindow === source) frame.style.height = Math.ceil(data.height) + borders(frame) + "px";
    }
  });

  // Frames that were there before this script have told their height to nobody: ask again.
  for (const frame of document.querySelectorAll('iframe[src*="embed=1"]')) {
    frame.contentWindow?.postMessage({ context: "memlane", action: "hello" }, "*");
  }
})();
