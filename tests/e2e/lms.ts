// A learning platform: scorm-again is its run time, and keeps what packages commit. Packages come from the page itself.
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { expect, type Download, type FrameLocator, type Page } from "@playwright/test";
import { unzipSync } from "fflate";

export type Version = "1.2" | "2004";
export type Files = Record<string, Uint8Array>;

const require = createRequire(import.meta.url);
const runTime = { "1.2": "scorm-again/scorm12/min", "2004": "scorm-again/scorm2004/min" };
const types: Record<string, string> = { html: "text/html; charset=utf-8", js: "text/javascript", css: "text/css", xml: "text/xml", json: "application/json" };

/** The files of a package that the page saves. */
export const unpacked = async (download: Download): Promise<Files> => unzipSync(readFileSync(await download.path()));

/** What a package told the platform: every value that it set, and what was committed last. */
export interface Told {
  values: [name: string, value: string][];
  committed: any;
}

/** Who hears what the packages on a page say to their platform. */
const platforms = new WeakMap<Page, { server: Server; heard: number }>();

/** Opens a package in the platform, which gives back what was committed before. */
export const launch = async (page: Page, version: Version, files: Files, before: any = null, { mode = "normal", refuses = "" } = {}) => {
  const told: Told = { values: [], committed: before };
  // A server of its own, and no route of the page's: the run time waits for its answers, and nobody answers the route of a
  // page that is being left.
  const server = createServer(async (request, response) => {
    platform.heard = Date.now();
    const path = new URL(request.url!, "http://platform").pathname.replace("/lms/", "");
    const answer = (type: string, body: Uint8Array | string) => response.writeHead(200, { "content-type": types[type]! }).end(body);
    const type = path.split(".").pop()!;
    if (path === "run-time.js") return answer(type, readFileSync(require.resolve(runTime[version])));
    if (path === "index.html") return answer(type, opened(version, before, mode, refuses));
    if (path === "set") told.values.push(JSON.parse(await text(request)));
    else if (path === "commit") told.committed = JSON.parse(await text(request));
    else if (files[path.replace("package/", "")]) return answer(type, files[path.replace("package/", "")]!);
    else return response.writeHead(404).end();
    return answer("json", JSON.stringify({ result: "true", errorCode: 0 }));
  });
  const platform = { server, heard: Date.now() };
  await once(server.listen(0, "127.0.0.1"), "listening");
  server.unref();
  platforms.set(page, platform);
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/lms/index.html`);
  return told;
};

/** The page inside the package. */
export const learner = (page: Page): FrameLocator => page.frameLocator("#package").frameLocator("#memlane");

/** Leaves the platform as a learner does who closes the tab, and waits until it has heard the last of the package. */
export const leave = async (page: Page) => {
  const platform = platforms.get(page)!;
  await page.goto("about:blank");
  platform.heard = Date.now();
  await expect.poll(() => Date.now() - platform.heard, { intervals: [100] }).toBeGreaterThan(500);
  platform.server.close();
};

/** The name of a committed value, which scorm-again nests: `cmi.core.score.raw`. */
export const value = (told: Told, name: string) => name.split(".").reduce((at, part) => at?.[part], told.committed);

export const interactions = (told: Told): any[] => Object.values(value(told, "cmi.interactions") ?? {});

const opened = (version: Version, before: any, mode: string, refuses: string) => {
  const [api, type] = version === "1.2" ? ["API", "Scorm12API"] : ["API_1484_11", "Scorm2004API"];
  const about = version === "1.2" ? { core: { lesson_mode: mode } } : { mode };
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Platform</title>
    <script src="run-time.js"></script>
    <script>
      const Api = ${type}.${type} ?? ${type};
      const run = new Api({ autocommit: false, lmsCommitUrl: "/lms/commit", dataCommitFormat: "json", logLevel: 5 });
      run.loadFromJSON(${JSON.stringify(before?.cmi ?? {})}, "cmi");
      run.loadFromJSON(${JSON.stringify(about)}, "cmi");
      const set = "${version === "1.2" ? "LMSSetValue" : "SetValue"}";
      const own = run[set].bind(run);
      window.refused = [];
      run[set] = (name, value) => {
        navigator.sendBeacon("/lms/set", JSON.stringify([name, value]));
        const done = own(name, value);
        if (String(done) !== "true") refused.push([name, value]);
        return done;
      };
      if ("${refuses}") run["${version === "1.2" ? "LMS" : ""}${refuses}"] = () => "false";
      window.${api} = run;
    </script>
    <iframe id="package" src="package/index.html" title="Package" width="1200" height="900"></iframe>`;
};

/** Nothing that the package set was refused. */
export const expectNothingRefused = async (page: Page) => expect(await page.evaluate(() => (window as any).refused)).toEqual([]);
