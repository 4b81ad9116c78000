import type { Page } from "@playwright/test";
import { getForward, placeOrders, setGridState, slotAt } from "@wattmesh/client";
import { chain, meterOf, signerOf } from "./support/chain";
import { expect, test } from "./support/test";
import { openAs } from "./support/wallet";

/** What the note of recorded time says of the present slot. */
async function shownNow(page: Page): Promise<Date> {
  const note = await page.getByText(/^Recorded data of/).textContent();
  const [, time = ""] = /Recorded data of (.*?)\.(?:\s|$)/.exec(note ?? "") ?? [];
  return new Date(`${time} UTC`);
}

/** Ends of a sentence with the clock so many quarter hours later, give or take the slots that pass while a test looks. */
function clocksAround(now: Date, slots: number): RegExp {
  const clocks = [-6, -5, -4, -3, -2, -1, 0, 1].map((passed) =>
    new Date(now.getTime() + (slots + passed) * 900_000).toISOString().slice(11, 16),
  );
  return new RegExp(`(${clocks.join("|")})\\.`);
}

test.describe("news", () => {
  test("tell of a street near its limit, on every page, until all is well", async ({ page }) => {
    const [client, operator] = [chain(), await signerOf("grid-operator")];
    await openAs(page, "household-8");
    const banner = page.getByRole("alert").filter({ hasText: "Mill Lane: The line is near its limit." });
    await expect(page.getByText("My money")).toBeVisible();
    await expect(banner).toHaveCount(0);
    await setGridState(client, operator, { zoneId: 2, state: "alert" });
    await expect(banner).toBeVisible();
    await page.getByRole("navigation").getByRole("link", { name: "Market" }).click();
    await expect(banner).toBeVisible();
    await page.getByRole("button", { name: /^News:/ }).click();
    await expect(page.getByRole("dialog", { name: "News" }).getByText("Mill Lane is near its limit")).toBeVisible();
    await page.keyboard.press("Escape");
    await setGridState(client, operator, { zoneId: 2, state: "normal" });
    await expect(banner).toHaveCount(0);
  });

  test("tell that an order was filled, as soon as it is", async ({ page }) => {
    const client = chain();
    const { params } = await getForward(client);
    const { timeSeconds } = await client.status();
    const slot = slotAt(timeSeconds, client.deployment.slotSeconds) + Math.min(50, params.horizonSlots);
    await openAs(page, "household-7");
    const bell = page.getByRole("button", { name: /^News: \d+ new/ });
    await bell.click();
    const news = page.getByRole("dialog", { name: "News" });
    await expect(news.getByText("You are admitted")).toBeVisible();
    for (const [name, side, limitMicroPerKwh] of [
      ["household-7", "buy", 237_000],
      ["household-8", "sell", 100_000],
    ] as const)
      await placeOrders(client, await signerOf(name), {
        meterId: await meterOf(name),
        orders: [{ side, terms: { limit: { slot, energyWh: 700n, price: { fixed: { limitMicroPerKwh } } } } }],
      });
    // Programs trade for this household too, but not so far ahead.
    const clocks = clocksAround(await shownNow(page), slot + 1 - slotAt(timeSeconds, client.deployment.slotSeconds));
    await expect(news.getByRole("link", { name: /bought/ }).filter({ hasText: clocks })).toBeVisible();
  });

  test("tell of an account that runs low and of a silent meter, and stay read after a reload", async ({ page }) => {
    let silentSince: number | undefined;
    await page.route("**/home?*", async (route) => {
      const response = await route.fetch();
      const home = await response.json();
      home.metering_point.account.available_micro = "100000";
      silentSince ??= home.current_slot - 41;
      home.metering_point.last_reading.slot = silentSince;
      await route.fulfill({ response, json: home });
    });
    await page.route("**/fills?*", (route) => route.fulfill({ json: { items: [], next_cursor: null } }));
    await page.route("**/bills?*", async (route) => {
      const response = await route.fetch();
      const bills = await response.json();
      for (const day of bills.items) Object.assign(day, { slots: 96, money_micro: "-400000" });
      await route.fulfill({ response, json: bills });
    });
    await openAs(page, "household-1");
    await page.getByRole("button", { name: "News: 3 new" }).click();
    const news = page.getByRole("dialog", { name: "News" });
    await expect(news.getByText("There is €0.10 in it; a day cost €0.40 of late.")).toBeVisible();
    await expect(news.getByText(/No reading of it has arrived for 4\d quarter hours\./)).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(news).toBeHidden();
    await page.reload();
    await expect(page.getByRole("button", { name: "News: 0 new" })).toBeVisible();
  });
});

test.describe("the week's report", () => {
  test("waits for a full week", async ({ page }) => {
    await openAs(page, "household-1");
    await expect(page.getByText("There is not enough data yet")).toBeVisible();
  });

  test("has the last full week beside the one before", async ({ page }) => {
    await page.route("**/bills?*", async (route) => {
      const response = await route.fetch();
      const bills = await response.json();
      for (const day of bills.items)
        Object.assign(day, {
          slots: 96,
          import_wh: "2000",
          import_from_neighbours_wh: "500",
          money_micro: "-400000",
        });
      await route.fulfill({ response, json: bills });
    });
    await openAs(page, "household-1");
    const week = page.getByRole("region", { name: "My last week" });
    await expect(week.getByRole("row", { name: /^Taken/ })).toHaveText("Taken14 kWh14 kWh");
    await expect(week.getByRole("row", { name: /^With neighbours/ })).toHaveText("With neighbours25%25%");
    await expect(week.getByRole("row", { name: /^Money/ })).toHaveText("Money−\u2060€2.80−\u2060€2.80");
  });
});
