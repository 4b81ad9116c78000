import { randomBytes } from "node:crypto";
import { addressOf, apply, getCoinBalance, getFeeGranters, grantFees, signerFromKey } from "@wattmesh/client";
import { chain, signerOf } from "./support/chain";
import { localnet } from "./support/environment";
import { expect, test } from "./support/test";
import { openAs } from "./support/wallet";

test.describe("an account", () => {
  test("is paid into, and the chain has the money", async ({ page }) => {
    await openAs(page, "household-8", "/wallet");
    const wallet = { address: await addressOf(await signerOf("household-8")), denom: chain().deployment.denom };
    const before = await getCoinBalance(chain(), wallet);
    await page.getByLabel("Pay in").fill("1,25");
    await page.getByRole("button", { name: "Sign and pay in" }).click();
    await expect(page.getByText("Done and final.").first()).toBeVisible();
    expect(before - (await getCoinBalance(chain(), wallet))).toBe(1_250_000n);
  });

  test("that holds no coins at all acts with fees that somebody else pays", async () => {
    const client = chain();
    const { feeDenom } = client.deployment;
    const signer = await signerFromKey(randomBytes(32));
    const grantee = await addressOf(signer);
    const granter = await signerOf("community");
    const feeGranter = await addressOf(granter);
    await grantFees(client, granter, { grantee });
    expect(await getFeeGranters(client, { grantee })).toEqual([feeGranter]);
    const application = { role: "consumer" as const, profile: { name: "Nobody", location: "", contact: "" } };
    const { rawEvents } = await apply(client, signer, { ...application, equipment: [], certifications: [] });
    const paid = rawEvents.flatMap(({ attributes }) => attributes).find(({ key }) => key === "fee_payer");
    expect(paid?.value).toBe(feeGranter);
    expect(await getCoinBalance(client, { address: grantee, denom: feeDenom })).toBe(0n);
  });

  test("gives no more than there is", async ({ page }) => {
    await openAs(page, "household-1", "/wallet");
    await page.getByLabel("Take out").fill("100000");
    await page.getByLabel("Take out").blur();
    await expect(page.getByText(/There is only/)).toBeVisible();
  });

  test("of the dev wallet says what it is", async ({ page }) => {
    await page.goto(localnet().webUrl);
    await page.getByRole("button", { name: "Accounts of this localnet" }).click();
    await expect(page.getByText("This is a dev wallet, for trying things out")).toBeVisible();
    await page.getByRole("button", { name: /Abt/ }).click();
    await expect(page.getByRole("heading", { name: "My day" })).toBeVisible();
    await page.getByRole("button", { name: "Pause", exact: true }).click();
    await expect(page.getByText("Paused", { exact: true })).toBeVisible();
    await page.getByRole("button", { name: "Resume" }).click();
    await expect(page.getByText("Paused", { exact: true })).toHaveCount(0);
  });
});
