import { readFile } from "node:fs/promises";
import AxeBuilder from "@axe-core/playwright";
import { addressOf, getDelegates, removeDelegate } from "@wattmesh/client";
import { chain, meterOf, signerOf } from "./support/chain";
import { viewports } from "./support/pages";
import { expect, test } from "./support/test";
import { openAs } from "./support/wallet";

const who = "household-7";

test.describe("whoever trades ahead", () => {
  test("lets somebody trade within limits, changes these, and takes it back, and the chain has each", async ({
    page,
  }) => {
    const [meterId, delegate] = [await meterOf(who), await addressOf(await signerOf("verifier-1"))];
    const standing = async () =>
      (await getDelegates(chain(), { meterId })).delegates.find((one) => one.delegate === delegate);
    if (await standing()) await removeDelegate(chain(), await signerOf(who), { meterId, delegate });
    await openAs(page, who, "/market");
    const card = page.locator("section").filter({ has: page.getByRole("heading", { name: "Who may trade for me" }) });
    await card.getByRole("button", { name: "Let somebody trade" }).click();
    await card.getByLabel("Address").fill(await addressOf(await signerOf(who)));
    await card.getByLabel("Energy in a").fill("0");
    await card.getByLabel("Buy at, at most").fill("12.345");
    await card.getByRole("button", { name: "Review" }).click();
    await expect(card.getByText("That is your own address: you may trade anyway.")).toBeVisible();
    await expect(card.getByText("This has to be more than zero.")).toBeVisible();
    await expect(card.getByText(/^Prices come in steps of /)).toBeVisible();
    await card.getByLabel("Address").fill(delegate);
    await card.getByLabel("Energy in a").fill("1.5");
    await card.getByLabel("Sell at, at least").fill("1");
    await card.getByLabel("Buy at, at most").fill("30");
    await card.getByLabel("For", { exact: true }).fill("7");
    await card.getByRole("button", { name: "Review" }).click();
    await expect(card.getByText(/you would lose with each sale/)).toBeVisible();
    await expect(card.getByRole("button", { name: "Sign and let it trade" })).toBeDisabled();
    await card.getByLabel("Sell at, at least").fill("10");
    await card.getByRole("button", { name: "Review" }).click();
    await expect(card.getByText(/may trade up to 1\.5\skWh of each/)).toBeVisible();
    await card.getByRole("button", { name: "Sign and let it trade" }).press("Enter");
    await expect(card.getByText(/^Up to 1\.5\skWh in a .+ sells at 10\.0/)).toBeVisible();
    expect((await standing())?.limits).toMatchObject({
      slotEnergyWh: 1_500n,
      lowestSellMicroPerKwh: 100_000,
      highestBuyMicroPerKwh: 300_000,
    });
    const row = card.getByRole("listitem").filter({ hasText: "Up to 1.5 kWh" });
    await row.getByRole("button", { name: "Change" }).click();
    await expect(card.getByLabel("Sell at, at least")).toHaveValue("10.0");
    await card.getByRole("button", { name: "Discard" }).click();
    await row.getByRole("button", { name: "Take back" }).click();
    await expect(card.getByText("Orders that it placed stay until you cancel them.")).toBeVisible();
    await card.getByRole("button", { name: "Sign and take back" }).click();
    await expect(row).toHaveCount(0);
    expect(await standing()).toBeUndefined();
  });

  test("sees all books at once, how prices moved, what it brought, and how long a book is open", async ({ page }) => {
    await openAs(page, "household-1", "/market");
    const of = (name: string) => page.locator("section").filter({ has: page.getByRole("heading", { name }) });
    const books = of("All books at once");
    await books.getByRole("button", { name: "Show them" }).press("Enter");
    await expect(books.getByRole("img", { name: "All books at once" })).toBeVisible();
    await books.getByText("As a table").press("Enter");
    await expect(books.getByRole("columnheader", { name: "Pays at most" })).toBeVisible();
    const candles = of("How prices moved before delivery");
    await expect(candles.getByRole("img", { name: "How prices moved before delivery" })).toBeVisible();
    await candles.getByText("As a table").press("Enter");
    await expect(candles.getByRole("columnheader", { name: "Batches" })).toBeVisible();
    const profit = of("What trading ahead brought");
    await expect(profit.getByText("Gained").first()).toBeVisible();
    await profit.getByText("As a table").press("Enter");
    await expect(profit.getByRole("columnheader", { name: "Without it" })).toBeVisible();
    await expect(page.getByText(/^in (\d+:)?\d{1,2}:\d\d$/)).toBeVisible();
    for (const viewport of Object.values(viewports)) {
      await page.setViewportSize(viewport);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id }) => id)).toEqual([]);
    }
  });

  test("takes all orders along as a file for a spreadsheet", async ({ page }) => {
    await openAs(page, "household-1", "/market");
    const orders = page.locator("section").filter({ has: page.getByRole("heading", { name: "My orders" }) });
    const download = page.waitForEvent("download");
    await orders.getByRole("button", { name: "CSV" }).click();
    const lines = (await readFile(await (await download).path(), "utf8")).trim().split("\r\n");
    expect(lines[0]).toContain("(EUR/kWh)");
    expect(lines.length).toBeGreaterThan(1);
    expect(lines[1]).toMatch(/^\d+,\d{4}-\d\d-\d\d \d\d:\d\d,/);
  });
});
