// dist/ on a server, its index.html keeping what it complains of, beside a page that holds it in a frame.
import { readFileSync } from "node:fs";
import { serve } from "../e2e/serve.mjs";

/** Runs before anything else of a page: no error, no warning and nothing that its policy blocks is lost. */
function watch() {
  const complaints = (globalThis.complaints = []);
  const missing = ({ src, href }) => `${src ?? href} could not be loaded`;
  addEventListener("error", ({ message, target }) => complaints.push(message ?? missing(target)), true);
  addEventListener("unhandledrejection", ({ reason }) => complaints.push(String(reason)));
  addEventListener("securitypolicyviolation", ({ violatedDirective }) => complaints.push(`${violatedDirective} was broken`));
  for (const level of ["error", "warn"]) {
    const say = console[level];
    console[level] = (...words) => (complaints.push(words.join(" ")), say.apply(console, words));
  }
}

const index = readFileSync(new URL("../../dist/index.html", import.meta.url), "utf8");
const host = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Host</title><script src="watch.js"></script><script src="memlane.js" defer></script></head>
<body><iframe src="index.html?embed=1#/quiz/match-that-address-space" title="Quiz" width="100%" height="150"></iframe></body>
</html>
`;

/** Serves until close(); returns { url, close }. */
export const serveWatched = () =>
  serve(0, undefined, {
    "index.html": index.replace("<head>", '<head><script src="watch.js"></script>'),
    "host.html": host,
    "watch.js": `(${watch})();`,
  });
