import { getForward, getMeteringPoint, placeOrders, slotAt } from "@wattmesh/client";
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

/** Another household in the same zone: between zones a line takes its fee. */
async function neighbourOf(name: string): Promise<string> {
  const zoneOf = async (one: string) => (await getMeteringPoint(chain(), { meterId: await meterOf(one) })).zoneId;
  const zoneId = await zoneOf(name);
  for (let number = 12; number > 0; number -= 1) {
    const other = `household-${number}`;
    if (other !== name && (await zoneOf(other)) === zoneId) return other;
  }
  throw new Error(`${name} is alone in its zone`);
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

  test("puts a price of the book into the form when it is pressed, and tells what became of an order", async ({
    page,
  }) => {
    const slot = await quietSlot(50);
    const limitMicroPerKwh = 153_000;
    const seller = await neighbourOf("household-5");
    await placeOrders(chain(), await signerOf(seller), {
      meterId: await meterOf(seller),
      orders: [{ side: "sell", terms: { limit: { slot, energyWh: 400n, price: { fixed: { limitMicroPerKwh } } } } }],
    });
    await openAs(page, "household-5", "/market");
    const chosen = page.getByLabel("Quarter hour", { exact: true });
    await chosen.evaluate((select: HTMLSelectElement, value) => {
      select.add(new Option(value, value));
    }, String(slot));
    await chosen.selectOption(String(slot));
    await page.getByRole("button", { name: /^Buy at 15\.3/ }).click();
    await expect(page.getByLabel("Pay at most")).toHaveValue("15.3");
    await expect(chosen).toHaveValue(String(slot));
    await page.getByLabel("Energy", { exact: true }).fill("0.4");
    await page.getByRole("button", { name: "Sign and place" }).click();
    const orders = page.locator("section").filter({ has: page.getByRole("heading", { name: "My orders" }) });
    await orders.getByRole("button", { name: /^Filled \d/ }).click();
    const row = orders.getByRole("row").filter({ hasText: "15.3 ct/kWh" }).first();
    await row.getByRole("button", { name: /^Details of order/ }).click();
    await expect(orders.getByText(/^400\sWh traded in batch \d+ of .+ at 15\.3/)).toBeVisible();
    await expect(orders.getByText("All of it traded.")).toBeVisible();
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
