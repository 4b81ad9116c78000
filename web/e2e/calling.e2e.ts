import AxeBuilder from "@axe-core/playwright";
import {
  addressOf,
  getBalancedZone,
  getBalancingAccount,
  getFlexibilityCalls,
  getZones,
  setZoneParams,
  withdrawFromBalancing,
} from "@wattmesh/client";
import { chain, signerOf } from "./support/chain";
import { viewports } from "./support/pages";
import { expect, test } from "./support/test";
import { openAs } from "./support/wallet";

const who = "grid-operator";

/** The street that is called. */
async function street() {
  const { zones } = await getZones(chain());
  const zone = zones.find(({ line }) => line !== undefined);
  if (zone?.line === undefined) throw new Error("no zone has a line");
  return { zoneId: zone.zoneId, name: zone.name, line: zone.line };
}

const account = async () => getBalancingAccount(chain(), { address: await addressOf(await signerOf(who)) });

/** What a test begins with, whatever was before it: no money that is free, and a clock that calls and cuts nobody. */
async function callNobody(): Promise<void> {
  const [client, signer, { zoneId }] = [chain(), await signerOf(who), await street()];
  const { availableMicro } = await account();
  if (availableMicro > 0n) await withdrawFromBalancing(client, signer, { amountMicro: availableMicro });
  const { params } = await getBalancedZone(client, { zoneId });
  if (params.calls ?? params.cuts) await setZoneParams(client, signer, { zoneId, params: { bands: params.bands } });
}

test.describe("who operates a zone", () => {
  test.beforeEach(callNobody);

  test("says when its clock calls, reads what will follow, and ends it", async ({ page }) => {
    const { zoneId, name } = await street();
    await openAs(page, who, "/grid");
    const card = page
      .locator("section")
      .filter({ has: page.getByRole("heading", { name: `What you may do in ${name}` }) });
    await card.getByLabel("Called above").fill("120");
    await card.getByLabel("Ahead").fill("1");
    await card.getByLabel("Smallest offer").fill("20");
    await card.getByRole("button", { name: "Review" }).first().click();
    await expect(card.getByText("More than 0%, and no more than 100%.")).toBeVisible();
    await expect(card.getByText("A whole number from 2 to 96.")).toBeVisible();
    await expect(card.getByText("From 50 Wh to 5 kWh.")).toBeVisible();
    await card.getByLabel("Called above").fill("92.5");
    await card.getByLabel("Ahead").fill("6");
    await card.getByLabel("Smallest offer").fill("300");
    await card.getByLabel("For, at most").first().fill("400");
    await card.getByRole("button", { name: "Review" }).first().click();
    await expect(card.getByText(/more than five times the/)).toBeVisible();
    const sign = card.getByRole("button", { name: "Sign and set" });
    await expect(sign).toBeDisabled();
    await card.getByLabel("For, at most").first().fill("40");
    await card.getByRole("button", { name: "Review" }).first().click();
    await expect(card.getByText("more than 92.5% of what it can, 6")).toBeVisible();
    await expect(card.getByText("You have no money for calls yet")).toBeVisible();
    await sign.click();
    await expect(card.getByRole("heading", { name: "Automatic calls on" })).toBeVisible();
    expect((await getBalancedZone(chain(), { zoneId })).params).toMatchObject({
      calls: { noticeSlots: 6, targetPermille: 925, priceCapMicroPerKwh: 400_000 },
      minOfferWh: 300n,
    });
    await card.getByRole("button", { name: "End automatic calls" }).press("Enter");
    await expect(card.getByText("What is called already stays called")).toBeVisible();
    await card.getByRole("button", { name: "Sign and end" }).press("Enter");
    await expect(card.getByRole("heading", { name: "Automatic calls off" })).toBeVisible();
    const { params } = await getBalancedZone(chain(), { zoneId });
    expect(params.calls).toBeUndefined();
    expect(params.minOfferWh).toBe(300n);
  });

  test("says on what terms points are cut, reads what will follow, and ends it", async ({ page }) => {
    const { zoneId, name } = await street();
    await openAs(page, who, "/grid");
    const card = page
      .locator("section")
      .filter({ has: page.getByRole("heading", { name: `What you may do in ${name}` }) });
    const cuts = card.locator("form").filter({ has: page.getByRole("heading", { name: "Cuts in an emergency" }) });
    await cuts.getByLabel("Cut above").fill("0");
    await cuts.getByLabel("You pay for it").fill("0");
    await cuts.getByRole("button", { name: "Review" }).click();
    await expect(cuts.getByText("More than 0%, and no more than 100%.")).toBeVisible();
    await cuts.getByLabel("Cut above").fill("97.5");
    await cuts.getByLabel("You pay for it").fill("50");
    await cuts.getByRole("button", { name: "Review" }).click();
    await expect(cuts.getByText("above 97.5%")).toBeVisible();
    await expect(cuts.getByText("An emergency that you only say cuts nobody.")).toBeVisible();
    await expect(cuts.getByText("You have no money for cuts yet")).toBeVisible();
    for (const viewport of Object.values(viewports)) {
      await page.setViewportSize(viewport);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id }) => id)).toEqual([]);
    }
    await cuts.getByRole("button", { name: "Sign and set" }).click();
    await expect(card.getByRole("heading", { name: "Cuts in an emergency on" })).toBeVisible();
    expect((await getBalancedZone(chain(), { zoneId })).params.cuts).toEqual({
      targetPermille: 975,
      compensationMicroPerKwh: 500_000,
    });
    await cuts.getByRole("button", { name: "End cuts" }).press("Enter");
    await expect(cuts.getByText("What is told already stays so")).toBeVisible();
    await cuts.getByRole("button", { name: "Sign and end" }).press("Enter");
    await expect(card.getByRole("heading", { name: "Cuts in an emergency off" })).toBeVisible();
    expect((await getBalancedZone(chain(), { zoneId })).params.cuts).toBeUndefined();
  });

  test("pays in and calls once, and the chain has the call and holds the money back", async ({ page }) => {
    const { zoneId, name, line } = await street();
    await openAs(page, who, "/grid");
    const card = page
      .locator("section")
      .filter({ has: page.getByRole("heading", { name: `What you may do in ${name}` }) });
    const call = card.locator("form").filter({ has: page.getByRole("heading", { name: "Call once" }) });
    await call.getByLabel("How much less").fill(String((Number(line.capacityDownWh) + 1) / 1000));
    await call.getByLabel("For, at most").fill("40");
    await call.getByRole("button", { name: "Review" }).click();
    await expect(call.getByText(/The line carries only .+ that way: it cannot/)).toBeVisible();
    await call.getByLabel("How much less").fill("2");
    await expect(call.getByText(/you would need more than the €0.00 that you have/)).toBeVisible();
    const money = page.locator("section").filter({ has: page.getByRole("heading", { name: "Money for calls" }) });
    await money.getByLabel("Pay in").fill("3");
    await money.getByRole("button", { name: "Sign and pay in" }).click();
    await expect(call.getByText("€3.00 of your money can be held back.")).toBeVisible();
    const now = Number(await call.getByLabel("When").inputValue());
    await call.getByLabel("When").selectOption(String(now + 30));
    await call.getByRole("button", { name: "Review" }).click();
    await expect(call.getByText("€0.80 of your money is held back at once.")).toBeVisible();
    await expect(call.getByText("A call cannot be taken back.")).toBeVisible();
    for (const viewport of Object.values(viewports)) {
      await page.setViewportSize(viewport);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id }) => id)).toEqual([]);
    }
    const meant = call.getByLabel("That is meant.");
    if (await meant.isVisible()) await meant.check();
    await call.getByRole("button", { name: "Sign and call" }).click();
    await expect(page.locator("li").filter({ hasText: "By the operator." }).first()).toContainText("2 kWh");
    const { calls } = await getFlexibilityCalls(chain());
    expect(calls.find((one) => one.zoneId === zoneId && one.slot === now + 30)).toMatchObject({
      neededWh: 2_000n,
      priceCapMicroPerKwh: 400_000,
      byClock: false,
    });
    await call.getByLabel("When").selectOption(String(now + 30));
    await expect(call.getByText(/is called already, here or on a line/)).toBeVisible();
  });
});

test("a household is shown no form that it may not use", async ({ page }) => {
  await openAs(page, "household-1", "/grid");
  await expect(page.getByRole("heading", { name: "Called flexibility" })).toBeVisible();
  await expect(page.getByRole("heading", { name: /^What you may do/ })).toHaveCount(0);
});
