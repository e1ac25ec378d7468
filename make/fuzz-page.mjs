// After a build: the monkey of `?fuzz`, in one file that only those who ask for it fetch.
import { join } from "node:path";
import { buildSync } from "esbuild";

buildSync({
  entryPoints: ["www/fuzz/index.js"],
  outfile: join(process.env.TRUNK_STAGING_DIR, "fuzz.js"),
  bundle: true,
  format: "iife",
  minify: process.env.TRUNK_PROFILE === "release",
  legalComments: "eof",
});
