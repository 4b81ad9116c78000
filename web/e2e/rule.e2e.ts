import { expect, test } from "@playwright/test";
import { getAccount } from "@wattmesh/client";
import { chain } from "./support/chain";
import { openAs } from "./support/wallet";

createClient({
  ...readDeployment(JSON.parse(readFileSync(localnet().deployment, "utf8"))),
  rpcUrl: localnet().rpcUrl,
});
const ruleOf = async (meterId: number) => (await getAccount(chain(), { meterId })).rule;

test.describe("a rule", () => {
  test("is changed with one signature, and the chain has it", async ({ page }) => {
    await openAs(page, "household-1");
    await page.getByRole("button", { name: "Change" }).click();
    await page.getByLabel("Sell at least for").fill("13,5");
    await page.getByLabel("Buy at most for").fill("25");
    await page.getByRole("switch", { name: /Keep surplus/ }).click();
    await expect(page.getByText("Surplus goes to neighbours for 13.5")).toBeVisible();
    await page.getByRole("button", { name: "Sign and save" }).click();
    await expect(page.getByText("Done and final.").first()).toBeVisible();
    expect(await ruleOf(0)).toMatchObject({
      askMicroPerKwh: 135_000,
      bidMicroPerKwh: 250_000,
      hold: true,
      paused: false,
    });
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
    await openAs(page, "household-2");
    await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();
    const before = await ruleOf(1);
    await page.evaluate(() => {
      window.walletBehaviour.refusesToSign = "Request rejected";
    });
    await page.getByRole("button", { name: "Pause" }).click();
    await expect(page.getByText("You declined in the wallet. Nothing was sent.").first()).toBeVisible();
    expect(await ruleOf(1)).toEqual(before);
  });

  test("that was sent when the page was reloaded is followed to its end, and not sent again", async ({ page }) => {
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
    expect((await ruleOf(2))?.paused).toBe(true);
  });
});
