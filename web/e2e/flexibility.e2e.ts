import AxeBuilder from "@axe-core/playwright";
import {
  addressOf,
  getBalancingAccount,
  getFlexibilityOffer,
  QueryError,
  removeFlexibilityOffer,
  slotAt,
  withdrawFromBalancing,
} from "@wattmesh/client";
import { chain, meterOf, signerOf } from "./support/chain";
import { viewports } from "./support/pages";
import { answerSmartQueries } from "./support/smartQueries";
import { expect, test } from "./support/test";
import { openAs } from "./support/wallet";

const who = "household-7";
const owner = async () => addressOf(await signerOf(who));

const offerOf = async (zoneId: number) =>
  getFlexibilityOffer(chain(), { owner: await owner(), relief: "draw_less", zoneId }).catch((error: unknown) => {
    if (error instanceof QueryError) return undefined;
    throw error;
  });

/** It lives in one of them. */
const streets = [1, 2];
const standing = async () => (await Promise.all(streets.map(offerOf))).find((offer) => offer !== undefined);

/** What a test begins with, whatever was before it. */
async function offerNothing(): Promise<void> {
  const [client, signer] = [chain(), await signerOf(who)];
  const { availableMicro } = await getBalancingAccount(client, { address: await owner() });
  if (availableMicro > 0n) await withdrawFromBalancing(client, signer, { amountMicro: availableMicro });
  for (const zoneId of streets)
    if (await offerOf(zoneId)) await removeFlexibilityOffer(client, signer, { relief: "draw_less", zoneId });
}

test.describe("flexibility", () => {
  test.beforeEach(offerNothing);

  test("that the chain would refuse is refused in the form", async ({ page }) => {
    await openAs(page, who, "/flexibility");
    const [energy, price] = [page.getByLabel("How much, in a"), page.getByLabel("For, at least")];
    await energy.fill("499");
    await price.fill("lots");
    await energy.focus();
    await expect(page.getByText("The smallest offer here is 500 Wh.")).toBeVisible();
    await expect(page.getByText("That is not a number.")).toBeVisible();
    await energy.fill("999999");
    await expect(page.getByText(/That is more than the .+ that can go through\./)).toBeVisible();
    await price.fill("12.34");
    await expect(page.getByText("Prices come in steps of 0.1")).toBeVisible();
    const hours = page.getByRole("group", { name: "When not" }).getByRole("button", { name: /^Not / });
    await expect(hours).toHaveCount(24);
    for (const hour of await hours.all()) await hour.click();
    await expect(page.getByText("Leave at least one hour in which you may be called.")).toBeVisible();
    await page.getByRole("button", { name: "Sign and offer" }).click();
    expect(await standing()).toBeUndefined();
    await page.getByLabel("Take out").fill("1");
    await page.getByLabel("Take out").blur();
    await expect(page.getByText("There is only €0.00.")).toBeVisible();
  });

  test("is offered with money for it, and taken back, and the chain has each", async ({ page }) => {
    await openAs(page, who, "/flexibility");
    const money = page.locator("section").filter({ has: page.getByRole("heading", { name: "Money for calls" }) });
    await money.getByLabel("Pay in").fill("2");
    await money.getByRole("button", { name: "Sign and pay in" }).click();
    const available = money.getByRole("definition").filter({ hasText: "Yours to take out." });
    await expect(available).toContainText("€2.00");
    await money.getByLabel("Take out").fill("0.5");
    await money.getByRole("button", { name: "Sign and take out" }).click();
    await expect(available).toContainText("€1.50");
    expect(await getBalancingAccount(chain(), { address: await owner() })).toMatchObject({
      availableMicro: 1_500_000n,
      reservedMicro: 0n,
    });

    const offer = page.locator("section").filter({ has: page.getByRole("heading", { name: /^My offer in/ }) });
    await offer.getByLabel("How much, in a").fill("800");
    await offer.getByLabel("For, at least").fill("15");
    const hour = offer.getByRole("group", { name: "When not" }).getByRole("button", { name: /^Not / }).first();
    await hour.press("Space");
    await expect(hour).toHaveAttribute("aria-pressed", "true");
    await offer.getByLabel("of a day, at most").fill("4");
    await expect(offer.getByText("All of it brings €0.12 at your price, each time.")).toBeVisible();
    await offer.getByRole("button", { name: "Sign and offer" }).click();
    await expect(offer.getByText("does not count yet")).toBeVisible();
    const { next, terms } = (await standing()) ?? {};
    expect(terms).toBeUndefined();
    expect(next?.terms).toMatchObject({
      meterIds: [await meterOf(who)],
      energyWh: 800n,
      priceMicroPerKwh: 150_000,
      slotsADay: 4,
    });
    expect((next?.terms?.hoursUtc ?? 0).toString(2).replaceAll("0", "")).toHaveLength(23);

    await offer.getByRole("button", { name: "Change" }).click();
    await expect(offer.getByLabel("How much, in a")).toHaveValue("800");
    await offer.getByLabel("How much, in a").fill("900");
    await offer.getByRole("button", { name: "Sign and change" }).click();
    await expect(offer.getByText("900 Wh less in a quarter hour")).toBeVisible();

    await offer.getByRole("button", { name: "Take back" }).click();
    await expect(offer.getByText("It does not count yet: it is gone at once.")).toBeVisible();
    await offer.getByRole("button", { name: "Sign and take back" }).click();
    await expect(offer.getByRole("button", { name: "Sign and offer" })).toBeVisible();
    expect(await standing()).toBeUndefined();
  });

  test("that was called says what was asked, what came of it, and by which days", async ({ page }) => {
    const now = slotAt(Math.floor(Date.now() / 1000), chain().deployment.slotSeconds);
    const address = await owner();
    const days = Array.from({ length: 10 }, (_, day) => ({
      slot: now - 100 - 96 * (day + 1),
      counted_wh: String(1_000 + 10 * day),
      counts: true,
    }));
    const award = {
      zone_id: 1,
      relief: "draw_less",
      offer_id: 4,
      owner: address,
      meter_ids: [6],
      awarded_wh: "800",
      price_micro_per_kwh: 180_000,
      price_cap_micro_per_kwh: 400_000,
      reserved_micro: "0",
      void: null,
      delivery: null,
    };
    const delivery = {
      verdict: "missing",
      days,
      baseline_wh: "1045",
      counted_wh: "700",
      delivered_wh: "345",
      missing_wh: "375",
      paid_micro: "62100",
      fined_micro: "75000",
    };
    await answerSmartQueries(page, {
      awards_of: () => ({
        awards: [
          { ...award, slot: now + 90, reserved_micro: "144000" },
          { ...award, slot: now - 100, delivery },
          { ...award, slot: now - 200, void: "no_money" },
        ],
      }),
    });
    await openAs(page, who, "/flexibility");
    const called = page
      .locator("section")
      .filter({ has: page.getByRole("heading", { name: "What I was called for" }) });
    const of = (words: string) => called.getByRole("listitem").filter({ hasText: words });
    const measured = of("too little");
    await expect(of("Still to come")).toContainText("€0.14");
    await expect(of("void")).toContainText("your money for calls did not cover the fine");
    await expect(measured).toContainText("345 Wh");
    await measured.getByText("How it was measured").press("Enter");
    await expect(called.getByText("375 Wh was missing to nine tenths.")).toBeVisible();
    await called.getByText("As a table").press("Enter");
    await expect(called.getByRole("row")).toHaveCount(13);
    for (const viewport of Object.values(viewports)) {
      await page.setViewportSize(viewport);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id }) => id)).toEqual([]);
    }
  });
});
