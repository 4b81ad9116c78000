import { getDemandResponseEvents, getZone, setGridState } from "@wattmesh/client";
import { chain, signerOf } from "./support/chain";
import { expect, test } from "./support/test";
import { openAs } from "./support/wallet";

const grid = "/operator?section=grid";

test.describe("a grid operator", () => {
  test("says in which state a zone's network is, and the chain has it", async ({ page }) => {
    await setGridState(chain(), await signerOf("grid-operator"), { zoneId: 2, state: "normal" });
    await openAs(page, "grid-operator", grid);
    const zone = page.locator("section").filter({ has: page.getByRole("heading", { name: "Mill Lane" }) });
    for (const state of ["alert", "normal"] as const) {
      await zone.getByLabel("State of the network").selectOption(state);
      await zone.getByRole("button", { name: "Review" }).first().click();
      await expect(zone.getByText(`the network of Mill Lane counts as ${state}`)).toBeVisible();
      await zone.getByRole("button", { name: "Sign and set", exact: true }).first().click();
      await expect(zone.locator("header")).toContainText(state);
      expect((await getZone(chain(), { zoneId: 2 })).state).toBe(state);
    }
  });

  test("announces a demand-response event and withdraws it", async ({ page }) => {
    await openAs(page, "grid-operator", grid);
    const events = page.locator("section").filter({ has: page.getByRole("heading", { name: "Demand response" }) });
    await events.getByLabel("Zone").selectOption({ label: "Mill Lane" });
    await events.getByLabel("Prices at").fill("1000,1");
    await events.getByLabel("Lasts").fill("673");
    await events.getByLabel("Prices at").focus();
    await expect(events.getByText("A whole number in the range that is named.")).toBeVisible();
    await events.getByLabel("Prices at").blur();
    await expect(events.getByText("At most 1,000%.")).toBeVisible();
    await events.getByLabel("Prices at").fill("150");
    await events.getByLabel("Begins in").fill("60");
    await events.getByLabel("Lasts").fill("2");
    await expect(events.getByText("stand at 150%")).toBeVisible();
    await events.getByRole("button", { name: "Sign and announce" }).click();
    await expect(events.getByText("Mill Lane: prices at 150%")).toBeVisible();
    const { events: told } = await getDemandResponseEvents(chain());
    expect(told.at(-1)).toMatchObject({ zoneId: 2, multiplierPermille: 1_500 });
    await events.getByRole("button", { name: "Withdraw" }).click();
    await expect(events.getByText("None is running or announced.")).toBeVisible();
  });

  test("is told what a change brings before it is signed, and from when on it holds afterwards", async ({ page }) => {
    await openAs(page, "grid-operator", grid);
    const zone = page.locator("section").filter({ has: page.getByRole("heading", { name: "Mill Lane" }) });
    await zone.getByRole("button", { name: "Cut off", exact: true }).click();
    await expect(zone.getByText(/From .+ on Mill Lane trades alone/)).toBeVisible();
    await expect(zone.getByText(/\d+ households are in it\./)).toBeVisible();
    await zone.getByRole("button", { name: "Back" }).click();
    await expect(zone.getByText(/trades alone/)).toHaveCount(0);
    await zone.getByLabel("Fee", { exact: true }).fill("25");
    await zone.getByRole("button", { name: "Review" }).last().click();
    const sign = zone.getByRole("button", { name: "Sign and set line" });
    await expect(sign).toBeDisabled();
    const { line } = await getZone(chain(), { zoneId: 2 });
    const fee = line?.feeMicroPerKwh === 11_000 ? "1.2" : "1.1";
    await zone.getByLabel("Fee", { exact: true }).fill(fee);
    await zone.getByRole("button", { name: "Review" }).last().click();
    await sign.click();
    await expect(zone.getByText(new RegExp(`Set already, from .+ on: .+, fee ${fee}`))).toBeVisible();
    await expect(zone.getByText(new RegExp(`^Line to its parent: .+, fee ${fee}`))).toBeVisible({ timeout: 180_000 });
  });

  test("cannot set a fee above the spread without saying that it is meant", async ({ page }) => {
    await openAs(page, "grid-operator", "/operator?section=tariff");
    await page.getByLabel("Trading fee").fill("30");
    await page.getByRole("button", { name: "Review" }).click();
    const sign = page.getByRole("button", { name: "Sign and set" });
    await expect(page.getByText(/neighbours would never trade/)).toBeVisible();
    await expect(sign).toBeDisabled();
    await page.getByLabel("That is meant.").check();
    await expect(sign).toBeEnabled();
  });
});
