// The page in WebKit, which Safari is made of: WebKitGTK's small browser on a screen that nobody sees, over WebDriver.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect, createServer } from "node:net";
import { createInterface } from "node:readline";
import { after } from "node:test";
import { smoke } from "./smoke.mjs";
import { open } from "./webdriver.mjs";

if (!process.env.WEBKIT_BIN) throw new Error("WEBKIT_BIN is not set: run the tests with make test-e2e.");

const started = [];
const start = (program, options, settings) => {
  started.unshift(spawn(program, options, settings));
  return started[0];
};

/** A screen in memory: its name, once it can be drawn on. */
async function screen() {
  const options = ["-displayfd", "3", "-screen", "0", "1280x1000x24", "-nolisten", "tcp"];
  const xvfb = start("Xvfb", options, { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  const [number] = await once(createInterface({ input: xvfb.stdio[3] }), "line");
  return `:${number}`;
}

/** A port that nobody listens at. */
async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  await once(server.close(), "close");
  return port;
}

/** Whether somebody listens there now. */
const listens = (port) =>
  new Promise((told) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => (socket.destroy(), told(true))).once("error", () => told(false));
  });

/** The driver: its address, once it listens. */
async function driver(display) {
  const port = await freePort();
  const ours = start(process.env.WEBKIT_BIN, [`--port=${port}`], { stdio: "ignore", env: { ...process.env, DISPLAY: display } });
  while (!(await listens(port))) {
    if (ours.exitCode !== null) throw new Error(`${process.env.WEBKIT_BIN} ended at once`);
  }
  return `http://127.0.0.1:${port}`;
}

smoke(async () => open(await driver(await screen())));
after(() => started.forEach((each) => each.kill()));
