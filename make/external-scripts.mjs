// Trunk's post_build hook: moves every inline script of the page into a file of its own,
// because the page's Content-Security-Policy allows no inline scripts.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.env.TRUNK_STAGING_DIR;
const page = join(folder, "index.html");
const inline = /<script(?![^>]*\ssrc=)([^>]*)>([\s\S]*?)<\/script>/g;

// `trunk serve` fills these in when it sends the page; in a file the page's own address serves.
const served = (code) =>
  code.replaceAll("'{{__TRUNK_ADDRESS__}}'", "location.host").replaceAll("'{{__TRUNK_WS_BASE__}}'", "'/'");

const moved = readFileSync(page, "utf8").replace(inline, (_, attributes, code) => {
  const hash = createHash("sha256").update(code).digest("hex").slice(0, 16);
  const name = `start-${hash}.js`;
  writeFileSync(join(folder, name), served(code));
  return `<script${attributes} src="./${name}"></script>`;
});
writeFileSync(page, moved);
