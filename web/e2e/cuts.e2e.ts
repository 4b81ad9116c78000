import AxeBuilder from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { addressOf, getMeteringPointsOf, slotAt } from "@wattmesh/client";
import { chain, signerOf } from "./support/chain";
import { localnet } from "./support/environment";
import { viewports } from "./support/pages";
import { serveCut } from "./support/servedCut";
import { expect, test } from "./support/test";
import { openAs } from "./support/wallet";

const who = "household-1";
/** A cut of the household's metering point, so many slots from the one in which the page's clock stands still. */
async function cutOf(page: Page, aheadSlots: number) {
  const client = chain();
  const { slotSeconds } = client.deployment;
  const owner = await addressOf(await signerOf(who));
  const [point] = (await getMeteringPointsOf(client, { owner, limit: 1 })).meteringPoints;
  if (point === undefined) throw new Error(`${who} has no metering point`);
  const { timeSeconds } = await client.status();
  await page.clock.setFixedTime(timeSeconds * 1000);
  const slot = slotAt(timeSeconds, slotSeconds) + aheadSlots;
  return { slotSeconds, slot, zoneId: point.zoneId, meterId: point.meterId, owner };
}

async function isAccessible(page: Page): Promise<void> {
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme });
    for (const viewport of Object.values(viewports)) {
      await page.setViewportSize(viewport);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id }) => id)).toEqual([]);
    }
  }
}

/** Of what stands above every page, closed. */
const MOST_LINES = 3;
/** How many lines of text fit what is shown of a banner. */
const linesOf = (banner: Locator) =>
  banner.evaluate((shown) => {
    const style = getComputedStyle(shown);
    const height = shown.clientHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom);
    return Math.round(height / parseFloat(style.lineHeight));
  });

const cardOf = (page: Page, name: string) =>
  page.locator("section").filter({ has: page.getByRole("heading", { name, exact: true }) });

test("who is cut reads on every page what, when, why and for what, is told in the news, and finds it among the street's cuts", async ({
  page,
}) => {
  const served = await serveCut(page, await cutOf(page, 2));
  await openAs(page, who);
  const banner = page.getByRole("alert").filter({ hasText: "Emergency: draw 300 Wh less, " });
  await expect(banner).toBeVisible();
  await isAccessible(page);
  for (const viewport of Object.values(viewports)) {
    await page.setViewportSize(viewport);
    expect(await linesOf(banner)).toBeLessThanOrEqual(MOST_LINES);
  }
  const why = banner.getByText("Why, and what it means");
  await expect(banner.getByText("Nobody switches anything off")).toBeHidden();
  await why.press("Enter");
  await expect(banner.getByText("Nobody switches anything off")).toBeVisible();
  await expect(banner).toContainText("it was measured that your zone's line is in an emergency");
  await expect(banner).toContainText("was told to draw 300 Wh less than the 800 Wh that it was expected to");
  await expect(banner).toContainText("is paid 50.0 ct/kWh. Nobody switches anything off");
  await isAccessible(page);

  await page.getByRole("button", { name: /^News: \d+ new/ }).click();
  const news = page.getByRole("dialog", { name: "News" });
  await expect(news.getByText("Emergency: you are asked to draw 300 Wh less")).toBeVisible();
  await page.keyboard.press("Escape");

  await page.goto(`${localnet().webUrl}/grid`);
  await expect(banner).toBeVisible();
  const cuts = cardOf(page, "Cuts in emergencies");
  const [made, missed] = [cuts.getByRole("listitem").nth(0), cuts.getByRole("listitem").nth(1)];
  await expect(made).toContainText("told");
  await expect(made).toContainText("Why: the line carries too much; line at 113%.");
  await expect(made.getByRole("term").filter({ hasText: "Needed" }).locator("xpath=following-sibling::dd")).toHaveText(
    "900 Wh",
  );
  await expect(missed).toContainText("700 Wh were needed, and nobody could be cut: the payer has 0 µ free");
  await isAccessible(page);
  for (const name of ["Cuts as CSV", "Each meter as CSV"]) {
    const href = await cuts.getByRole("link", { name }).getAttribute("href");
    const file = await page.request.get(`${localnet().webUrl}${href}`);
    expect(file.headers()["content-disposition"]).toContain(".csv");
    expect(await file.text()).toMatch(/^zone_id,slot,starts_at,/);
  }
  await served.stop();
});

test("when it was measured, every page and the news say what came of it, and what it was measured by", async ({
  page,
}) => {
  const served = await serveCut(page, await cutOf(page, -1));
  await openAs(page, who, "/flexibility");
  const own = cardOf(page, "What I was cut by in emergencies").getByRole("listitem");
  await expect(own.filter({ hasText: "being measured" })).toBeVisible();
  await served.measure();
  await page.reload();
  const banner = page.getByRole("status").filter({ hasText: "You were asked to draw 300 Wh less" });
  const outcome = "would have been 780 Wh, and 530 Wh was counted: 250 Wh less, for which you got €0.13";
  await expect(banner).toContainText(outcome);
  await expect(own.filter({ hasText: "done and paid" })).toContainText(outcome);
  await isAccessible(page);
  await page.getByRole("button", { name: /^News: \d+ new/ }).click();
  const news = page.getByRole("dialog", { name: "News" });
  await expect(news.getByText("You did 250 Wh less in an emergency and were paid €0.13")).toBeVisible();
  await served.stop();
});

test("in German, too", async ({ page, context }) => {
  const served = await serveCut(page, await cutOf(page, 2));
  await context.addCookies([{ name: "wattmesh_locale", value: "de", url: localnet().webUrl }]);
  await openAs(page, who);
  const banner = page.getByRole("alert").filter({ hasText: "Notlage: 300 Wh weniger beziehen, " });
  await expect(banner).toContainText("soll Ihr Zähler 300 Wh weniger beziehen als die 800 Wh");
  await page.setViewportSize(viewports.phone);
  expect(await linesOf(banner)).toBeLessThanOrEqual(MOST_LINES);
  await banner.getByText("Warum, und was das heißt").click();
  await expect(banner.getByText("Wer nicht folgt, wird nicht bezahlt und nicht bestraft.")).toBeVisible();
  await served.stop();
});
