import type { BrowserContext, Page } from "@playwright/test";
import { startBetween } from "./support/between";
import { expect, test } from "./support/test";
import { openAs } from "./support/wallet";

test.use({ serviceWorkers: "allow" });

/** Opens a household's home and waits until the device has kept the pages and the day's answers. */
async function openedOnce(page: Page, url: string): Promise<void> {
  await openAs(page, "household-1", "/", url);
  await expect(page.getByText("My money")).toBeVisible();
  await expect.poll(() => page.evaluate(pagesKept)).toContain("/offline");
  await page.evaluate(lookAway);
  await expect.poll(() => page.evaluate(answersKept)).toBeGreaterThan(0);
}

/** Paths of the pages that the worker has kept. */
async function pagesKept(): Promise<string[]> {
  const name = (await caches.keys()).find((one) => one.startsWith("pages ")) ?? "none";
  const keys = await (await caches.open(name)).keys();
  return keys.map(({ url }) => new URL(url).pathname);
}

/** As when its reader opens another tab: what is answered is kept at once. */
function lookAway(): void {
  Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}

/** How many answers the page has kept. */
async function answersKept(): Promise<number> {
  const databases = await indexedDB.databases();
  if (!databases.some(({ name }) => name === "wattmesh-kept")) return 0;
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("wattmesh-kept");
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const asking = opening.result.transaction("answers").objectStore("answers").get("answers");
      asking.onerror = () => reject(asking.error);
      asking.onsuccess = () => {
        opening.result.close();
        resolve(asking.result?.answers.queries.length ?? 0);
      };
    };
  });
}

async function withoutConnection(context: BrowserContext, between: { stop(): void }): Promise<void> {
  between.stop();
  await context.setOffline(true);
}

test("without a connection home opens with the last data and its age, and its links lead on", async ({
  page,
  context,
}) => {
  const between = await startBetween((head) => head);
  await openedOnce(page, between.url);
  await withoutConnection(context, between);
  await page.goto(between.url);
  await expect(
    page.getByRole("status").filter({ hasText: /No connection. What you see is from \d\d:\d\d/ }),
  ).toBeVisible();
  await expect(page.getByText("My money")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Today's energy" })).toBeVisible();
  const drawn = await page
    .locator("img:visible")
    .evaluateAll((all) => all.map((one) => (one as HTMLImageElement).naturalWidth));
  expect(drawn.filter((width) => width === 0)).toEqual([]);
  for (const place of ["History", "Wallet", "Market", "Community"]) {
    await page.getByRole("navigation").getByRole("link", { name: place, exact: true }).click();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByRole("link", { name: place, exact: true })).toHaveAttribute("aria-current", "page");
    await expect(page.getByRole("status").filter({ hasText: "No connection" })).toBeVisible();
  }
});

test("a page that was never opened says that it is not on the device, and where to go", async ({ page, context }) => {
  const between = await startBetween((head) => head);
  await openedOnce(page, between.url);
  await withoutConnection(context, between);
  await page.goto(`${between.url}/explain/1/1`);
  await expect(page.getByRole("heading", { name: "This page is not on this device" })).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "Home", exact: true }).click();
  await expect(page.getByText("My money")).toBeVisible();
});

test("a server that does not answer is told from a device without a connection", async ({ page }) => {
  const between = await startBetween((head) => head);
  await openedOnce(page, between.url);
  between.stop();
  await page.goto(between.url);
  await expect(page.getByRole("status").filter({ hasText: "This page's server does not answer" })).toBeVisible();
  await expect(page.getByText("My money")).toBeVisible();
});

test("whoever disconnects the wallet leaves no answers on the device", async ({ page }) => {
  const between = await startBetween((head) => head);
  await openedOnce(page, between.url);
  await page.goto(`${between.url}/wallet`);
  await page.getByRole("button", { name: "Disconnect" }).click();
  await expect.poll(() => page.evaluate(answersKept)).toBe(0);
  between.stop();
});
