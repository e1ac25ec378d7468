// Trunk's post_build hook. Trunk starts all its hooks at once; these steps must follow one another.
await import("./start.mjs");
await import("./fuzz-page.mjs");
await import("./minify.mjs");
