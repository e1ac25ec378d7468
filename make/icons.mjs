// Draws static/icons/ from static/icon.svg, for those who install the page. By hand, after a change of the icon:
// CHROMIUM_BIN=$(make/chromium.sh) node make/icons.mjs
import { readFileSync } from "node:fs";
import { chromium } from "@playwright/test";

const svg = `data:image/svg+xml;base64,${readFileSync("static/icon.svg").toString("base64")}`;
const ground = readFileSync("static/icon.svg", "utf8").match(/fill="(#\w+)"/)[1];

// Systems cut a maskable icon to a circle of four fifths, and Apple's rounds the corners: there the ground fills all.
const icons = [
  { name: "icon-192", size: 192, part: 1, ground: "transparent" },
  { name: "icon-512", size: 512, part: 1, ground: "transparent" },
  { name: "maskable-512", size: 512, part: 0.88, ground },
  { name: "apple-touch-icon", size: 180, part: 1, ground },
];

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_BIN, args: ["--no-sandbox"] });
const page = await browser.newPage();
for (const { name, size, part, ground } of icons) {
  await page.setViewportSize({ width: size, height: size });
  const image = `<img src="${svg}" style="display: block; margin: auto; width: ${part * 100}%">`;
  await page.setContent(`<body style="margin: 0; height: 100vh; display: grid; background: ${ground}">${image}`);
  await page.locator("img").evaluate((image) => image.decode());
  await page.screenshot({ path: `static/icons/${name}.png`, omitBackground: true });
}
await browser.close();
