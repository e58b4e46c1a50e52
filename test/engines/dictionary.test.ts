/** The data dictionary, as a browser shows it. */
import { readFileSync } from "node:fs";
import type { Locator, Page } from "playwright-core";
import * as assert from "uvu/assert";
import { dictionary } from "../../generator/targets/dictionary.js";
import {
  demandRecord,
  fieldOf,
  modelOf,
  recordOf,
  structOf,
  text,
  value,
} from "../support/demandModel.js";
import {
  type OpenPage,
  type PageOptions,
  startChromium,
  withPage,
} from "./harness/chromium/withPage.js";
import { engineTest } from "./harness/engineTest.js";

const longNames = recordOf("LongNames", [
  fieldOf("id", text, { key: "partition" }),
  fieldOf("n".repeat(250), value(structOf("S".repeat(60), [fieldOf("m".repeat(250), text)]), "M"), {
    attribute: "a".repeat(400),
    doc: "w".repeat(400),
  }),
  fieldOf("state", value({ kind: "enum", symbols: ["s".repeat(300)], unknown: "keep" }), {
    deprecated: true,
    acceptedLosses: { hive: "nobody asks" },
  }),
]);
const [file] = await dictionary.emit(modelOf(demandRecord, longNames));
const html = file?.text ?? "";
const columnCount = demandRecord.fields.length + longNames.fields.length + 12;

const tests = await engineTest(startChromium, (browser) => browser.close());

/** Declare a test on the page, opened as the options say. */
function test(
  sentence: string,
  options: PageOptions,
  check: (open: OpenPage) => Promise<void>,
): void {
  tests(sentence, (browser) => withPage(browser, html, options, check));
}

function shownColumns(page: Page): Promise<string[]> {
  return page.locator(".columns > .column:visible").evaluateAll((all) => all.map(({ id }) => id));
}

/** Give a computed style, as in `rgb(20, 23, 26)`. */
function styleOf(locator: Locator, property: string): Promise<string> {
  return locator.evaluate(
    (element, name) =>
      element.ownerDocument.defaultView?.getComputedStyle(element).getPropertyValue(name) ?? "",
    property,
  );
}

function background(page: Page, id: string): Promise<string> {
  return styleOf(page.locator(`[id="${id}"]`), "background-color");
}

async function openDetails(page: Page): Promise<void> {
  const closed = page.locator("details:not([open])");
  await closed.evaluateAll((all) => {
    for (const details of all) details.setAttribute("open", "");
  });
  assert.is(await closed.count(), 0);
}

test("search shows the columns that match, and says how many", {}, async ({ page }) => {
  assert.is((await shownColumns(page)).length, columnCount);
  const search = page.getByRole("searchbox", { name: "Search columns" });
  await search.fill("price");
  assert.equal(await shownColumns(page), ["DemandRecord.price_min", "DemandRecord.price_max"]);
  assert.is(await page.getByRole("status").textContent(), `2 of ${columnCount} columns`);
  const contents = page.getByRole("navigation", { name: "Contents" });
  assert.ok(await contents.getByRole("link", { name: "price_min" }).isVisible());
  assert.not.ok(await contents.getByRole("link", { name: "currency" }).isVisible());
  assert.not.ok(await page.getByRole("heading", { name: "Columns of every change" }).isVisible());
  await search.fill("");
  assert.is((await shownColumns(page)).length, columnCount);
  assert.is(await page.getByRole("status").textContent(), "");
});

test("a search takes words, in any order, of names, documentation, attributes and symbols", {}, async ({
  page,
}) => {
  const search = page.getByRole("searchbox");
  for (const [words, id] of [
    ["lowest CUSTOMER", "DemandRecord.price_min"],
    ["eventId", "DemandRecord.event_id"],
    ["fulfilled", "DemandRecord.status"],
    ["source accuracy", "DemandRecord.location"],
  ] as const) {
    await search.fill(words);
    assert.ok((await shownColumns(page)).includes(id), words);
  }
  await search.fill("no such thing");
  assert.equal(await shownColumns(page), []);
  assert.ok(await page.getByText("No column matches").isVisible());
});

test("search works by keyboard: slash, Enter, Escape", {}, async ({ page }) => {
  await page.keyboard.press("/");
  await page.keyboard.type("settled");
  await page.keyboard.press("Enter");
  assert.match(page.url(), /#DemandRecord\.settled_amount$/);
  await page.keyboard.press("Escape");
  assert.is(await page.getByRole("searchbox").inputValue(), "");
  assert.is((await shownColumns(page)).length, columnCount);
});

test("a deep link leads to its column and highlights it", {
  hash: "#DemandRecord.price_min",
}, async ({ page }) => {
  const { y = -1 } = (await page.locator('[id="DemandRecord.price_min"]').boundingBox()) ?? {};
  assert.ok(y >= 0 && y < 200, `at ${y}`);
  const marked = await background(page, "DemandRecord.price_min");
  assert.not.equal(marked, await background(page, "DemandRecord.price_max"));
  await page.getByRole("heading", { name: "price_max" }).getByRole("link").click();
  assert.match(page.url(), /#DemandRecord\.price_max$/);
  assert.is(await background(page, "DemandRecord.price_max"), marked);
});

test("a deep link leads to a struct's member, too", {
  hash: "#DemandRecord.location.source.accuracy",
}, async ({ page }) => {
  const member = page.locator('[id="DemandRecord.location.source.accuracy"]');
  assert.ok(await member.getByText("a number has 53 bits").isHidden());
  const { y = -1 } = (await member.boundingBox()) ?? {};
  assert.ok(y >= 0 && y < 900, `at ${y}`);
  await member.getByText("In each system").click();
  assert.ok(await member.getByText("a number has 53 bits").isVisible());
});

test("a link to a column that a search hides ends the search", {}, async ({ page }) => {
  await page.getByRole("searchbox").fill("reference");
  const column = page.locator('[id="DemandRecord.reference"]');
  await column.getByRole("link", { name: "revision" }).click();
  await page.locator('[id="DemandRecord.revision"]').waitFor({ state: "visible" });
  assert.is(await page.getByRole("searchbox").inputValue(), "");
});

test("a query is copied as it stands", {
  permissions: ["clipboard-read", "clipboard-write"],
}, async ({ page }) => {
  const query = page.locator("figure", { hasText: "The newest state" }).first();
  await query.getByRole("button", { name: "Copy the query: The newest state" }).click();
  await query.getByText("Copied").waitFor();
  const copied = await page.evaluate("navigator.clipboard.readText()");
  assert.is(copied, await query.locator("code").textContent());
});

test("nothing is requested, and nothing is said on the console", {
  hash: "#DemandRecord.%",
}, async ({ page, complaints }) => {
  await openDetails(page);
  await page.getByRole("searchbox").fill("price");
  await page.getByRole("searchbox").fill("");
  await page.getByRole("button", { name: "Copy the query: One day" }).first().click();
  await page.getByRole("link", { name: "Reading guide" }).first().click();
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  assert.equal(complaints, []);
});

for (const width of [360, 768, 1280]) {
  test(`nothing makes a page of ${width} pixels scroll sideways`, {
    viewport: { width, height: 800 },
  }, async ({ page }) => {
    await openDetails(page);
    assert.is(await page.evaluate("document.documentElement.scrollWidth"), width);
  });
}

test("without JavaScript all is there, and links and details work", {
  javaScriptEnabled: false,
  hash: "#DemandRecord.price_min",
}, async ({ page }) => {
  assert.is(await page.locator(".column:visible").count(), columnCount + 9);
  assert.ok(await page.getByRole("searchbox").isHidden());
  assert.is(await page.getByRole("button").count(), 0);
  assert.ok(await page.getByText("FROM demand_record_latest").isVisible());
  const column = page.locator('[id="DemandRecord.price_min"]');
  assert.ok(((await column.boundingBox())?.y ?? -1) >= 0);
  await column.getByText("In each system").click();
  assert.ok(await column.getByText("INT64 (DECIMAL 12, 2)").isVisible());
});

const lowContrasts = readFileSync(
  new URL("harness/chromium/lowContrasts.js", import.meta.url),
  "utf8",
);

for (const colorScheme of ["light", "dark"] as const) {
  for (const hash of ["#DemandRecord.price_min", "#DemandRecord.location"]) {
    test(`text stands out in ${colorScheme} colours at ${hash}`, { colorScheme, hash }, async ({
      page,
    }) => {
      await openDetails(page);
      const { texts, low } = (await page.evaluate(lowContrasts)) as {
        texts: number;
        low: string[];
      };
      assert.ok(texts > 500);
      assert.equal(low, []);
    });
  }
}

test("the page is dark where the reader's system is, but not on paper", {
  colorScheme: "dark",
}, async ({ page }) => {
  const paper = () => styleOf(page.locator("html"), "background-color");
  assert.is(await paper(), "rgb(20, 23, 26)");
  await page.emulateMedia({ media: "print" });
  assert.is(await paper(), "rgb(255, 255, 255)");
  assert.ok(await page.getByRole("searchbox").isHidden());
});

test("printing shows every detail, and leaves the page as it was", {}, async ({ page }) => {
  await page.evaluate("dispatchEvent(new Event('beforeprint'))");
  assert.is(await page.locator("details:not([open])").count(), 0);
  await page.evaluate("dispatchEvent(new Event('afterprint'))");
  assert.is(await page.locator("details[open]").count(), 0);
});

test("landmarks, headings and names tell the page's structure", {}, async ({ page }) => {
  for (const role of ["banner", "main", "navigation", "search"] as const) {
    assert.is(await page.getByRole(role).count(), 1, role);
  }
  assert.is(await page.getByRole("heading", { level: 1 }).count(), 1);
  const levels = await page
    .locator("h1, h2, h3, h4, h5, h6")
    .evaluateAll((all) => all.map(({ localName }) => Number(localName[1])));
  const skips = levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1);
  assert.equal(skips, []);
  const links = await page.getByRole("link").allTextContents();
  assert.ok(links.length > 80 && links.every((name) => name.trim() !== ""));
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.match(page.url(), /#columns$/);
});

tests.run();
