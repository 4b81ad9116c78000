import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { addressOf, getMeteringPointsOf } from "@wattmesh/client";
import { chain, meterOf, signerOf } from "./support/chain";
import { localnet } from "./support/environment";
import { viewports } from "./support/pages";
import { answerSmartQueries } from "./support/smartQueries";
import { expect, test } from "./support/test";
import { openAs } from "./support/wallet";

const who = "household-1";
const roofs = "household-2";

/** Two meters of one owner, each as the chain and the indexer have it: to register a second one takes verifiers. */
async function ownTwo(page: Page): Promise<{ house: string; roof: string }> {
  const serialOf = async (name: string) => {
    const { meteringPoints } = await getMeteringPointsOf(chain(), {
      owner: await addressOf(await signerOf(name)),
      limit: 1,
    });
    return meteringPoints[0]?.serial ?? "";
  };
  const owner = await addressOf(await signerOf(who));
  const ids = [await meterOf(who), await meterOf(roofs)];
  const point = (meterId: number, serial: string) => ({
    meter_id: meterId,
    owner,
    serial,
    zone_id: 1,
    kind: "prosumer",
    status: "active",
    connection: null,
    connection_w: 20_000,
    device_key: { key_type: "ed25519", public_key: Buffer.alloc(32, 1).toString("base64") },
    source: "solar",
  });
  const [house, roof] = [await serialOf(who), await serialOf(roofs)];
  await answerSmartQueries(page, {
    metering_points_of: () => ({
      metering_points: [point(ids[0] ?? 0, house), point(ids[1] ?? 0, roof)],
    }),
  });
  return { house, roof };
}

test.describe("a house whose roof has a meter of its own", () => {
  test("says so once, and sees what was made and used now, today and before", async ({ page }) => {
    const { house, roof } = await ownTwo(page);
    await openAs(page, who, "/");
    await expect(page.getByText("never goes through the meter and is not counted")).toBeVisible();
    await page.goto(`${localnet().webUrl}/meters`);
    await expect(
      page.getByText("As long as none is, what is made and used behind a meter is not known."),
    ).toBeVisible();
    await page.getByLabel("The roof's meter").selectOption({ label: roof });
    await expect(page.getByLabel("The house's meter")).toHaveValue(String(await meterOf(who)));
    await expect(page.getByText("Kept in this browser only.")).toBeVisible();

    await page.goto(localnet().webUrl);
    const card = page.locator("section").filter({ has: page.getByRole("heading", { name: "House and roof" }) });
    await expect(card.getByText(`${house} counts the house, ${roof} what the roof makes`)).toBeVisible();
    await expect(card.getByText(/used by the house in the same|The roof made nothing/)).toBeVisible();
    await expect(page.getByText("never goes through the meter and is not counted")).toHaveCount(0);
    await expect(page.getByText(/^The house( uses .+W\.$|'s own meter feeds in too)/)).toBeVisible();
    await expect(page.getByRole("img", { name: /^Your house\. Roof: / })).toBeVisible();
    await card.getByText("As a table").press("Enter");
    await expect(card.getByRole("columnheader", { name: "made and used at once" })).toBeVisible();
    for (const viewport of Object.values(viewports)) {
      await page.setViewportSize(viewport);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id }) => id)).toEqual([]);
    }

    for (const view of ["day", "week", "month", "year"]) {
      await page.goto(`${localnet().webUrl}/history?view=${view}`);
      await expect(card.getByRole("img", { name: "What the roof made and the house used" })).toBeVisible();
    }
    await page.goto(`${localnet().webUrl}/meters`);
    await page.getByLabel("The roof's meter").selectOption({ label: "None of them" });
    await page.goto(localnet().webUrl);
    await expect(page.getByText("never goes through the meter and is not counted")).toBeVisible();
  });

  test("cannot know what is behind a single meter, and is told so", async ({ page }) => {
    await openAs(page, who, "/meters");
    await expect(page.getByText("You have one meter. What the roof makes")).toBeVisible();
  });
});
