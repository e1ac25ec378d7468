// port.mjs PORT: ends in one sentence when nothing could be served there.
import { createServer } from "node:net";

const refuse = (why) => {
  console.error(`memlane: ${why}`);
  process.exit(1);
};

const port = Number(process.argv[2]);
if (!Number.isInteger(port) || port < 1 || port > 65535) refuse(`PORT must be a number from 1 to 65535, not '${process.argv[2]}'.`);

const other = port === 65535 ? 8081 : port + 1;
createServer()
  .once("error", ({ code }) =>
    refuse(
      code === "EADDRINUSE"
        ? `Port ${port} is in use: stop what listens there, or choose another with 'make serve PORT=${other}'.`
        : `Port ${port} cannot be used (${code}): choose another with 'make serve PORT=8081'.`,
    ))
  .listen(port, "127.0.0.1", function () {
    this.close();
  });
