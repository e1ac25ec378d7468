// The builds of the page: their names as www/index.html lists them, their files in the folder where Trunk puts them.
import { readdirSync, readFileSync } from "node:fs";

/** Their names: the home page alone, the whole page, and what the page fetches when somebody needs it. */
export const builds = [...readFileSync("www/index.html", "utf8").matchAll(/data-bin="(\w+)"/g)].map(([, name]) => name);

/** The style sheets of what stands beyond the home page, in the order in which they apply. */
export const beyond = ["course", "speaker", "quiz", "homework", "lab", "packing"];

/** Whether the page is kept for visits without a network; not while somebody changes it, who wants to see the change. */
export const keepsOffline = process.env.MEMLANE_OFFLINE !== "no";

/** The file of this name and end, which may have a hash between them: whole, .js is whole-96cd13cdea9d214c.js. */
export const file = (folder, name, end) =>
  readdirSync(folder).find((file) => new RegExp(`^${name}(-\\w+)?${end.replace(".", "\\.")}$`).test(file));

/** The builds that memlane.html has inside: the whole page does what the home page alone does, and the packer needs a server. */
export const inside = builds.filter((build) => build !== "page" && build !== "packer");
