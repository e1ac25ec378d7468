// Reads GIFT with gift-pegjs: a JSON list of files on stdin, a JSON list of what each holds on stdout.
import { readFileSync } from "node:fs";
import reader from "gift-pegjs";

const read = (file) => {
  try {
    return reader.parse(file);
  } catch (error) {
    const { line = 1, column } = error.location?.start ?? {};
    console.error(`${error.message}\nat ${line}:${column} of\n${file.split("\n").slice(line - 1, line + 1).join("\n")}`);
    process.exit(1);
  }
};

const files = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(files.map(read)));
