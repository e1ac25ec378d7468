// The page in Firefox, driven over WebDriver BiDi.
import puppeteer from "puppeteer-core";
import { smoke } from "./smoke.mjs";

if (!process.env.FIREFOX_BIN) throw new Error("FIREFOX_BIN is not set: run the tests with make test-e2e.");

smoke(async () => {
  const browser = await puppeteer.launch({ browser: "firefox", executablePath: process.env.FIREFOX_BIN });
  const page = await browser.newPage();
  return {
    goto: (url) => page.goto(url),
    run: (code) => page.evaluate(code),
    press: (key) => page.keyboard.press(key),
    click: (selector) => page.click(selector),
    close: () => browser.close(),
  };
});
