import { localnet } from "./support/environment";
import { expect, test } from "./support/test";
import { injectWallet, keyOf } from "./support/wallet";

const connect = { name: "Connect Keplr" };

test.describe("a wallet", () => {
  test("that is not installed says where to get it", async ({ page }) => {
    await page.goto(localnet().webUrl);
    await page.getByRole("button", connect).click();
    await expect(page.getByRole("alert").filter({ hasText: "Keplr is not installed" })).toBeVisible();
    await expect(page.getByRole("link", { name: "Get Keplr" })).toBeVisible();
  });

  test("that is locked asks for its password, and connects when it is unlocked", async ({ page }) => {
    await injectWallet(page, [keyOf("household-1")], { refuses: "Key store is locked" });
    await page.goto(localnet().webUrl);
    await page.getByRole("button", connect).click();
    await expect(page.getByRole("alert").filter({ hasText: "Your wallet is locked" })).toBeVisible();
    await page.evaluate(() => delete window.walletBehaviour.refuses);
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByRole("heading", { name: "My day" })).toBeVisible();
  });

  test("whose user declines is told that nothing was shared", async ({ page }) => {
    await injectWallet(page, [keyOf("household-1")], { refuses: "Request rejected" });
    await page.goto(localnet().webUrl);
    await page.getByRole("button", connect).click();
    await expect(page.getByRole("alert").filter({ hasText: "You declined in the wallet" })).toBeVisible();
  });

  test("that does not know the chain is taught it", async ({ page }) => {
    await injectWallet(page, [keyOf("household-1")], { knowsChain: false });
    await page.goto(localnet().webUrl);
    await page.getByRole("button", connect).click();
    await expect(page.getByRole("heading", { name: "My day" })).toBeVisible();
  });

  test("that changes to another account shows that account, and says so", async ({ page }) => {
    await injectWallet(page, [keyOf("household-1"), keyOf("household-2")]);
    await page.goto(localnet().webUrl);
    await page.getByRole("button", connect).click();
    await expect(page.getByRole("link", { name: /Abt/ })).toBeVisible();
    await page.evaluate(() => {
      window.walletAccount = 1;
      window.dispatchEvent(new Event("keplr_keystorechange"));
    });
    await expect(page.getByRole("status").filter({ hasText: "changed to another account" })).toBeVisible();
    await expect(page.getByRole("link", { name: /Brandt/ })).toBeVisible();
    await page.getByRole("button", { name: "Understood" }).click();
    await expect(page.getByText("changed to another account")).toHaveCount(0);
  });

  test("of somebody who is not admitted leads to the application", async ({ page }) => {
    await injectWallet(page, [new Uint8Array(32).fill(99)]);
    await page.goto(localnet().webUrl);
    await page.getByRole("button", connect).click();
    await expect(page.getByRole("heading", { name: "Join your community" })).toBeVisible();
    await expect(page.getByRole("heading", { name: "Apply to your community" })).toBeVisible();
  });

  test("of a household without money says that it buys from the utility only", async ({ page }) => {
    await injectWallet(page, [keyOf("household-9")]);
    await page.goto(localnet().webUrl);
    await page.getByRole("button", connect).click();
    await expect(page.getByText("Your account is empty")).toBeVisible();
  });

  test("is connected again after a reload, until it is disconnected", async ({ page }) => {
    await injectWallet(page, [keyOf("household-1")]);
    await page.goto(localnet().webUrl);
    await page.getByRole("button", connect).click();
    await expect(page.getByRole("link", { name: /Abt/ })).toBeVisible();
    await page.reload();
    await expect(page.getByRole("link", { name: /Abt/ })).toBeVisible();
    await page.goto(`${localnet().webUrl}/wallet`);
    await page.getByRole("button", { name: "Disconnect" }).click();
    await page.reload();
    await expect(page.getByRole("button", connect)).toBeVisible();
  });
});
