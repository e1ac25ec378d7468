// A static server for dist/, at the root and under two sub-paths, as a course site might host it.
// By hand: node tests/e2e/serve.mjs [port] [folder]
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

const dist = fileURLToPath(new URL("../../dist", import.meta.url));
export const mounts = ["/memlane/sub/", "/memlane/", "/"];

const types = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".map": "application/json",
  ".md": "text/markdown; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".sim": "text/plain; charset=utf-8",
  ".svg": "image/svg+xml",
  ".toml": "text/plain; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

/** The file that a request path names, or null where it leaves the folder. */
const fileOf = (folder, path) => {
  const mount = mounts.find((prefix) => path.startsWith(prefix));
  const inside = path.slice(mount.length);
  const file = normalize(join(folder, inside === "" || inside.endsWith("/") ? inside + "index.html" : inside));
  return file.startsWith(folder + sep) ? file : null;
};

const answer = async (folder, texts, request, response) => {
  const file = fileOf(folder, decodeURIComponent(new URL(request.url, "http://host").pathname));
  const type = types[extname(file ?? "")] ?? "application/octet-stream";
  // Read first: a file that is not there must not have been promised.
  const body = texts[relative(folder, file)] ?? (await readFile(file));
  response.writeHead(200, { "content-type": type, "cache-control": "no-store", "access-control-allow-origin": "*" }).end(body);
};

/** Serves until close(); port 0 takes a free one. Texts, by name, stand before the files. Returns { url, close }. */
export const serve = (port = 0, folder = dist, texts = {}) =>
  new Promise((resolve, reject) => {
    const server = createServer((request, response) =>
      answer(folder, texts, request, response).catch(() => response.writeHead(404).end("not here\n")));
    server.once("error", reject).listen(port, "127.0.0.1", () =>
      resolve({
        url: `http://127.0.0.1:${server.address().port}`,
        close: () => new Promise((closed) => (server.close(closed), server.closeAllConnections())),
      }));
  });

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { url } = await serve(Number(process.argv[2] ?? 0), process.argv[3] ?? dist);
  console.log(mounts.map((mount) => url + mount).join("\n"));
}
