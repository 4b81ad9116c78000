import type { Page } from "@playwright/test";
import { startBetween } from "./support/between";
import { localnet } from "./support/environment";
import { expect, test } from "./support/test";
import { openAs } from "./support/wallet";

const answers = "**/v1/**";

/** What the indexer answers, changed on its way. */
async function changed(page: Page, path: string, change: (body: never) => void): Promise<void> {
  await page.route(path, async (route) => {
    const response = await route.fetch();
    const body = await response.json();
    change(body as never);
    await route.fulfill({ response, json: body });
  });
}

test.describe("what the page shows is not what is now, and it says so:", () => {
  test("no block for minutes", async ({ page }) => {
    const between = await startBetween((head) => ({ ...head, time: "2026-01-01T12:00:00.000Z" }));
    await openAs(page, "household-1", "/", between.url);
    await expect(page.getByRole("status").filter({ hasText: "no block since 13:00" })).toBeVisible();
    await expect(page.getByText("My money")).toBeVisible();
    between.stop();
  });

  test("the indexer is behind the chain", async ({ page }) => {
    const between = await startBetween((head) => ({ ...head, lag_blocks: 40 }));
    await openAs(page, "household-1", "/", between.url);
    await expect(page.getByRole("status").filter({ hasText: "40 blocks behind the chain" })).toBeVisible();
    between.stop();
  });

  test("there is no connection, and the page goes on by itself when there is one", async ({ page, context }) => {
    await openAs(page, "household-1");
    await expect(page.getByText("My money")).toBeVisible();
    await context.setOffline(true);
    await expect(page.getByText(/No connection/)).toBeVisible();
    await context.setOffline(false);
    await expect(page.getByText(/No connection/)).toHaveCount(0);
  });
});

test.describe("the indexer", () => {
  test("does not answer: each part says what to do, the rule goes on working, and all comes back", async ({ page }) => {
    await page.route(answers, (route) => route.fulfill({ status: 502, body: "the indexer does not answer" }));
    await openAs(page, "household-1");
    const day = page.getByRole("alert").filter({ hasText: "Your day cannot be shown right now" });
    await expect(day).toContainText("It may be back in a moment");
    await expect(page.getByRole("status").filter({ hasText: "does not answer" })).toBeVisible();
    await expect(page.getByRole("heading", { name: "My rule" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Pause", exact: true })).toBeVisible();
    await expect(page.getByRole("heading", { name: "Price among neighbours" })).toBeVisible();
    await page.unroute(answers);
    await day.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByText("My money")).toBeVisible();
    await expect(page.getByRole("status").filter({ hasText: "does not answer" })).toHaveCount(0);
  });

  test("refuses: its words are shown, and nobody is told to try again", async ({ page }) => {
    const error = { code: "not_found", message: "there is no zone 1", retry_helps: false };
    await page.route("**/v1/zones/*/slots*", (route) => route.fulfill({ status: 404, json: { error } }));
    await openAs(page, "household-1", "/market");
    const prices = page.getByRole("alert").filter({ hasText: "Prices cannot be shown right now" });
    await expect(prices).toContainText("there is no zone 1");
    await expect(prices.getByRole("button")).toHaveCount(0);
    await expect(page.getByRole("heading", { name: "Recent trades" })).toBeVisible();
  });

  test("stops answering: what was shown stays", async ({ page }) => {
    const between = await startBetween((head) => head);
    await openAs(page, "household-1", "/", between.url);
    await expect(page.getByText("My money")).toBeVisible();
    between.stop();
    await expect(page.getByRole("status").filter({ hasText: "does not answer. What you see is from" })).toBeVisible();
    await expect(page.getByText("My money")).toBeVisible();
    await expect(page.getByText("Your day cannot be shown right now")).toHaveCount(0);
  });
});

test("a part whose code does not come at first is waited for, and the page goes on", async ({ page }) => {
  const written = await (await page.request.get(localnet().webUrl)).text();
  const failed = new Set<string>();
  await page.route("**/_next/static/chunks/*.js", (route) => {
    const { pathname } = new URL(route.request().url());
    if (written.includes(pathname) || failed.has(pathname)) return route.continue();
    failed.add(pathname);
    return route.abort("connectionreset");
  });
  await openAs(page, "household-1");
  await expect(page.getByRole("button", { name: /^News/ })).toBeVisible();
  await expect(page.getByRole("heading", { name: "My last week" })).toBeVisible();
  expect(failed.size).toBeGreaterThan(0);
});

test("while answers are waited for, each part says that it is loading", async ({ page }) => {
  await page.route(answers, () => undefined);
  await openAs(page, "household-1", "/market");
  await expect(page.getByRole("heading", { name: "Recent trades" })).toBeVisible();
  await expect(page.locator("[aria-busy=true]").filter({ hasText: "Loading …" }).first()).toBeAttached();
  await page.unroute(answers);
  await expect(page.locator("main [aria-busy=true]")).toHaveCount(0);
});

test("where nothing happened yet, each part says what will be there", async ({ page }) => {
  for (const path of ["**/results*", "**/orders*", "**/positions*", "**/trades*"])
    await page.route(path, (route) => route.fulfill({ json: { items: [], next_cursor: null } }));
  await openAs(page, "household-1");
  await expect(
    page.getByText("The first quarter hour comes a little after your meter's second reading."),
  ).toBeVisible();
  await page.goto(`${localnet().webUrl}/market`);
  for (const words of ["Nothing has traded yet.", "You have traded nothing ahead."])
    await expect(page.getByText(words)).toBeVisible();
  await page.goto(`${localnet().webUrl}/history?view=day`);
  await expect(page.getByText("No quarter hour of this day is settled.")).toBeVisible();
});

interface Outlook {
  cheapest_slot: number | null;
  slots: { slot: number; basis: string | null; price_micro_per_kwh: number | null }[];
}

test.describe("prices that are still to come", () => {
  test("are called an estimate, and the lowest is named", async ({ page }) => {
    await changed(page, "**/home?*", ({ outlook }: { outlook: Outlook }) => {
      for (const [index, one] of outlook.slots.entries())
        Object.assign(one, { basis: "same_time", price_micro_per_kwh: 200_000 - 1_000 * index });
      outlook.cheapest_slot = outlook.slots.at(-1)?.slot ?? null;
    });
    await openAs(page, "household-1");
    await expect(page.getByText("Estimated from the same time of the last days.")).toBeVisible();
    await expect(page.getByText(/Lowest at .* about 17\.7/)).toBeVisible();
  });

  test("are not made up while there is no day to compare with", async ({ page }) => {
    await changed(page, "**/home?*", ({ outlook }: { outlook: Outlook }) => {
      for (const one of outlook.slots) Object.assign(one, { basis: "last" });
      outlook.cheapest_slot = null;
    });
    await openAs(page, "household-1");
    await expect(page.getByText("There is no day yet to compare with")).toBeVisible();
    await expect(page.getByText("Estimated from the same time")).toHaveCount(0);
  });
});

test("a bill whose slots are not all settled is called provisional", async ({ page }) => {
  await changed(page, "**/bills?*", ({ items }: { items: { state: string; slots: number }[] }) => {
    for (const bill of items) if (bill.slots > 0) bill.state = "provisional";
  });
  await openAs(page, "household-1", "/history");
  const bills = page.getByRole("region", { name: "Bills" });
  await expect(bills.getByText("provisional").first()).toBeVisible();
  await expect(bills.getByText("final", { exact: true })).toHaveCount(0);
});
