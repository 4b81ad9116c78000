import { getForward, placeOrders, slotAt } from "@wattmesh/client";
import { chain, meterOf, signerOf } from "./support/chain";
import { expect, test } from "./support/test";
import { openAs } from "./support/wallet";

/** A slot that is far enough away for a test, and that nobody else trades. */
async function quietSlot(ahead: number): Promise<number> {
  const client = chain();
  const { params } = await getForward(client);
  const { timeSeconds } = await client.status();
  return slotAt(timeSeconds, client.deployment.slotSeconds) + Math.min(ahead, params.horizonSlots);
}

test.describe("the market", () => {
  test("takes an order, shows it resting in the book, fills it, and shows the position", async ({ page }) => {
    await openAs(page, "household-5", "/market");
    const slot = await quietSlot(40);
    await page.getByLabel("Quarter hour", { exact: true }).evaluate((select: HTMLSelectElement, value) => {
      select.add(new Option(value, value));
    }, String(slot));
    await page.getByLabel("Quarter hour", { exact: true }).selectOption(String(slot));
    await page.getByLabel("Energy", { exact: true }).fill("0.6");
    await page.getByLabel("Pay at most").fill("21");
    await expect(page.getByText(/Sets aside at most/)).toBeVisible();
    await page.getByRole("button", { name: "Sign and place" }).click();
    const orders = page.locator("section").filter({ has: page.getByRole("heading", { name: "My orders" }) });
    const row = orders.getByRole("row").filter({ hasText: "21.0 ct/kWh" }).first();
    await expect(row).toContainText("open");

    await placeOrders(chain(), await signerOf("household-6"), {
      meterId: await meterOf("household-6"),
      orders: [
        { side: "sell", terms: { limit: { slot, energyWh: 600n, price: { fixed: { limitMicroPerKwh: 100_000 } } } } },
      ],
    });
    await orders.getByRole("button", { name: /^Filled \d/ }).click();
    await expect(row).toContainText("filled");
    await expect(page.getByRole("region", { name: "My forward positions" })).toContainText("600 Wh");
  });

  test("takes an order back", async ({ page }) => {
    await openAs(page, "household-5", "/market");
    const slot = await quietSlot(45);
    await page.getByLabel("Quarter hour", { exact: true }).evaluate((select: HTMLSelectElement, value) => {
      select.add(new Option(value, value));
    }, String(slot));
    await page.getByLabel("Quarter hour", { exact: true }).selectOption(String(slot));
    await page.getByLabel("Energy", { exact: true }).fill("0.7");
    await page.getByLabel("Pay at most").fill("9");
    await page.getByRole("button", { name: "Sign and place" }).click();
    const orders = page.locator("section").filter({ has: page.getByRole("heading", { name: "My orders" }) });
    const row = orders.getByRole("row").filter({ hasText: "9.0 ct/kWh" }).filter({ hasText: "700 Wh" }).first();
    await expect(row).toContainText("open");
    await row.getByRole("button", { name: /Cancel order/ }).click();
    await expect(row).toHaveCount(0);
    await orders.getByRole("button", { name: /^All \d/ }).click();
    await expect(row).toContainText("cancelled");
  });

  test("refuses in the form what the chain would refuse", async ({ page }) => {
    await openAs(page, "household-5", "/market");
    await page.getByLabel("Energy", { exact: true }).fill("0.000001");
    await page.getByLabel("Pay at most").fill("99");
    await page.getByLabel("Expires after so many quarter hours").fill("9999");
    await page.getByRole("button", { name: "Sign and place" }).click();
    await expect(page.getByText("Too many digits after the point.")).toBeVisible();
    await expect(page.getByText("Prices here lie between 8.0")).toBeVisible();
    await expect(page.getByText("The quarter hour begins before that.")).toBeVisible();
  });

  test("keeps the slot of an order that is being written, says when it closes, and offers the next", async ({
    page,
  }) => {
    await openAs(page, "household-5", "/market");
    const slot = page.getByLabel("Quarter hour", { exact: true });
    const energy = page.getByLabel("Energy", { exact: true });
    await energy.fill("0.3");
    const written = await slot.inputValue();
    const closed = page.getByRole("alert").filter({ hasText: "That quarter hour has begun: its book is closed." });
    await expect(closed).toBeVisible();
    await expect(slot).toHaveValue(written);
    await expect(energy).toHaveValue("0.3");
    await closed.getByRole("button", { name: /^Take .* instead$/ }).click();
    await expect(slot).not.toHaveValue(written);
    await expect(energy).toHaveValue("0.3");
    await expect(closed).toBeHidden();
  });
});
