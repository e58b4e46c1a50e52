import { type BrowserContextOptions, chromium, type Page } from "playwright-core";

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

/** Open a page in a browser of its own for as long as something is checked; no network is there. */
export async function withPage(
  executablePath: string,
  html: string,
  { hash = "", ...options }: PageOptions,
  check: (open: OpenPage) => Promise<void>,
): Promise<void> {
  const args = ["--disable-gpu", "--disable-quic", "--disable-sync"];
  const browser = await chromium.launch({ executablePath, args });
  try {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 900 },
      ...options,
    });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("console", (message) => complaints.push(`${message.type()}: ${message.text()}`));
    page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
    await page.route("**", (route) => {
      const url = route.request().url();
      if (url === pageUrl) return route.fulfill({ contentType: "text/html", body: html });
      complaints.push(`request: ${url}`);
      return route.abort();
    });
    await page.goto(pageUrl + hash);
    await check({ page, complaints });
  } finally {
    await browser.close();
  }
}
