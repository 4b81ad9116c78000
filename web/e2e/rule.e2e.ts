import { getAccount, latestRule, setRule } from "@wattmesh/client";
import { chain, meterOf, signerOf } from "./support/chain";
import { expect, test } from "./support/test";
import { openAs } from "./support/wallet";

const noRule = { hold: false, draw: false, paused: false };

const ruleOf = async (name: string) => latestRule(await getAccount(chain(), { meterId: await meterOf(name) }));

/** What a test begins with, whatever was before it. */
const giveRule = async (name: string, rule = noRule) =>
  setRule(chain(), await signerOf(name), { meterId: await meterOf(name), rule });

test.describe("a rule", () => {
  test("is changed with one signature, and the chain has it", async ({ page }) => {
    await giveRule("household-1");
    await openAs(page, "household-1");
    await page.getByRole("button", { name: "Change" }).click();
    await page.getByLabel("Sell at least for").fill("13,5");
    await page.getByLabel("Buy at most for").fill("25");
    await page.getByRole("switch", { name: /Keep surplus/ }).click();
    await expect(page.getByText("Surplus goes to neighbours for 13.5")).toBeVisible();
    await page.getByRole("button", { name: "Sign and save" }).click();
    await expect(page.getByText("Done and final.").first()).toBeVisible();
    expect(await ruleOf("household-1")).toMatchObject({
      askMicroPerKwh: 135_000,
      bidMicroPerKwh: 250_000,
      hold: true,
      paused: false,
    });
  });

  test("begins with what many want, and says what it would have brought of late", async ({ page }) => {
    await giveRule("household-1");
    await openAs(page, "household-1");
    await page.getByRole("button", { name: "Change" }).click();
    await page.getByRole("button", { name: "The utility only" }).press("Enter");
    await expect(page.getByText(/^The last .+ would have brought you (€[\d.]+ less|the same)\.$/)).toBeVisible();
    await page.getByRole("button", { name: "Keep my sun for the evening" }).click();
    await expect(page.getByText("What is stored has no price yet")).toBeVisible();
    await page.getByRole("button", { name: "Only for a good price" }).click();
    await expect(page.getByLabel("Sell at least for")).toHaveValue("20.0");
    await expect(page.getByLabel("Buy at most for")).toHaveValue("20.0");
    await page.getByRole("button", { name: "Neighbours whenever it pays" }).click();
    await expect(page.getByLabel("Sell at least for")).toHaveValue("");
    await expect(page.getByRole("button", { name: "Sign and save" })).toBeDisabled();
  });

  test("that the chain would refuse is refused in the form", async ({ page }) => {
    await openAs(page, "household-1");
    await page.getByRole("button", { name: "Change" }).click();
    await page.getByLabel("Sell at least for").fill("12.34");
    await page.getByLabel("Buy at most for").fill("lots");
    await page.getByLabel("Sell at least for").focus();
    await expect(page.getByText("Prices come in steps of 0.1")).toBeVisible();
    await expect(page.getByText("That is not a number.")).toBeVisible();
  });

  test("that its user declines to sign stays as it was, and says so", async ({ page }) => {
    await giveRule("household-2");
    await openAs(page, "household-2");
    await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();
    const before = await ruleOf("household-2");
    await page.evaluate(() => {
      window.walletBehaviour.refusesToSign = "Request rejected";
    });
    await page.getByRole("button", { name: "Pause" }).click();
    await expect(page.getByText("You declined in the wallet. Nothing was sent.").first()).toBeVisible();
    expect(await ruleOf("household-2")).toEqual(before);
  });

  test("that was sent when the page was reloaded is followed to its end, and not sent again", async ({ page }) => {
    await giveRule("household-3");
    await openAs(page, "household-3");
    await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();
    // The answer to the broadcast never reaches the page: it is left in mid-flight.
    let broadcasts = 0;
    let lost: (() => void) | undefined;
    const sent = new Promise<void>((resolve) => {
      lost = resolve;
    });
    await page.route("**/rpc", async (route) => {
      if (!route.request().postData()?.includes("broadcast_tx_sync")) return route.continue();
      broadcasts += 1;
      if (broadcasts > 1) return route.continue();
      await route.fetch();
      lost?.();
      return undefined;
    });
    await page.getByRole("button", { name: "Pause" }).click();
    await sent;
    await page.reload();
    await expect(page.getByText("Done and final.").first()).toBeVisible();
    await expect(page.getByText("Paused", { exact: true })).toBeVisible();
    expect((await ruleOf("household-3"))?.paused).toBe(true);
  });
});
