// End-to-end tests of dist/ in the Chromium that make found. `make test-e2e ARGS="smoke"` runs some of them.
import { defineConfig } from "@playwright/test";

if (!process.env.CHROMIUM_BIN) throw new Error("CHROMIUM_BIN is not set: run the tests with make test-e2e.");

export default defineConfig({
  testDir: ".",
  outputDir: "../../test-results",
  snapshotPathTemplate: "looks/{arg}{ext}",
  globalSetup: "./start-server.ts",
  forbidOnly: !!process.env.CI,
  fullyParallel: true,
  workers: 2,
  retries: 0,
  // A slow computer with two cores needs more than the usual half a minute for axe-core on a full page.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [["list"]],
  use: {
    baseURL: process.env.MEMLANE_URL,
    screenshot: "only-on-failure",
    // Tests look at what was built just now; offline.spec.ts is about what was kept.
    serviceWorkers: "block",
    launchOptions: {
      executablePath: process.env.CHROMIUM_BIN,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // The headless shell would set letters on whole pixels; this way it draws text as Chromium does.
        "--font-render-hinting=none",
      ],
    },
  },
});
