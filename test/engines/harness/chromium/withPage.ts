import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { findChromium } from "./findChromium.js";

/** Where the page is for the browser; nothing is served there. */
export const pageUrl = "http://localhost/dictionary/index.html";

/** A page in a browser, and what it did that no page should. */
export interface OpenPage {
  readonly page: Page;
  /** Requests but for the page itself, errors and lines on the console, in order. */
  readonly complaints: readonly string[];
}

export interface PageOptions extends BrowserContextOptions {
  /** What follows the page's URL: `#place`. */
  readonly hash?: string;
}

/**
 * Start Chromium; it keeps the process alive until it is closed.
 *
 * @throws MissingEngine where there is none
 */
export async function startChromium(): Promise<Browser> {
  const executablePath = await findChromium();
  const args = ["--disable-gpu", "--disable-quic", "--disable-sync"];
  return chromium.launch({ executablePath, args });
}

/** Open a page, with no cookies or cache of others, for as long as something is checked. */
export async function withPage(
  browser: Browser,
  html: string,
  { hash = "", ...options }: PageOptions,
  check: (open: OpenPage) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  try {
    const page = await context.newPage();
    const complaints = await listen(page, html);
    await page.goto(pageUrl + hash);
    await check({ page, complaints });
  } finally {
    await context.close();
  }
}

/** Give the page to whoever asks for it, and note whatever else is asked or said. */
async function listen(page: Page, html: string): Promise<readonly string[]> {
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  await page.route("**", (route) => {
    const url = route.request().url();
    if (url === pageUrl) return route.fulfill({ contentType: "text/html", body: html });
    complaints.push(`request: ${url}`);
    return route.abort();
  });
  return complaints;
}
