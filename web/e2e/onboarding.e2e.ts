import { randomBytes } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import { ed25519 } from "@noble/curves/ed25519.js";
import {
  addressOf,
  approve,
  bankOf,
  chainTag,
  encodeDeviceCode,
  getMeteringPointsOf,
  getProposals,
  getRegisters,
  getResult,
  indexInBank,
  possessionBytes,
  readingBytes,
  signerFromKey,
  slotAt,
  submitReadings,
} from "@wattmesh/client";
import { admitted } from "./support/admitted";
import { chain, signerOf } from "./support/chain";
import { localnet } from "./support/environment";
import { expect, test } from "./support/test";
import { injectWallet } from "./support/wallet";

test("a household joins: faucet, application, meter, first settled slot", async ({ page }) => {
  test.setTimeout(240_000);
  const client = chain();
  const { chainId, slotSeconds } = client.deployment;
  const key = randomBytes(32);
  const owner = await addressOf(await signerFromKey(key));
  await injectWallet(page, [key]);

  await test.step("connects a wallet that the chain has never seen", async () => {
    await page.goto(localnet().webUrl);
    await page.getByRole("button", { name: "Connect Keplr" }).click();
    await page.getByRole("button", { name: "Give me 50" }).click();
    await expect(page.getByText("Play money")).toHaveCount(0);
  });

  await test.step("applies, and is refused in the form what the chain would refuse", async () => {
    const name = page.getByLabel("Name");
    await name.fill("ä".repeat(33));
    await name.blur();
    await expect(page.getByText("That is too long.")).toBeVisible();
    await name.fill("Novak");
    await page.getByLabel("I am").selectOption("prosumer");
    await page.getByLabel("Power of your panels").fill("3000");
    await page.getByRole("button", { name: "Sign and apply" }).click();
    await expect(page.getByText("Your application is with the verifiers")).toBeVisible();
    await expect(page.getByText("0 of 2 verifiers have agreed.")).toBeVisible();
  });

  await test.step("is admitted by two verifiers, and the page goes on by itself", async () => {
    const { proposals } = await getProposals(client, { limit: 10 });
    const mine = proposals.find(({ action }) => "admit" in action && action.admit.participant === owner);
    const proposalId = mine?.proposalId ?? -1n;
    for (const verifier of ["verifier-1", "verifier-2"])
      await approve(client, await signerOf(verifier), { proposalId });
    await expect(page.getByRole("heading", { name: "Apply for your metering point" })).toBeVisible();
  });

  const device = randomBytes(32);
  const serial = `E2E-${randomBytes(4).toString("hex")}`;
  const publicKey = ed25519.getPublicKey(device);

  await test.step("applies for a metering point with the code of its device, and the operator approves", async () => {
    await expect(page.getByText(owner)).toBeVisible();
    const proof = ed25519.sign(possessionBytes(chainTag(chainId), { owner, serial, publicKey }), device);
    const code = encodeDeviceCode({ serial, deviceKey: { keyType: "ed25519", publicKey }, proof });
    const field = page.getByLabel("Code of the device");
    await field.fill(code.slice(0, -12));
    await field.blur();
    await field.fill("wm1.nonsense");
    await expect(page.getByText("That is not a code of a meter.")).toBeVisible();
    await field.fill(code);
    await expect(page.getByText(`The code of meter ${serial}.`)).toBeVisible();
    const connection = page.getByLabel("Number of the connection");
    await connection.fill("café 7");
    await connection.blur();
    await expect(page.getByText("has 1 to 33 letters and digits")).toBeVisible();
    await connection.fill(`de-${serial.toLowerCase()} 01`);
    await page.getByLabel("Zone").selectOption({ label: "Linden Street" });
    await page.getByLabel("What feeds in here").selectOption("solar");
    await page.getByLabel("Power of the inverter").fill("24151");
    await page.getByRole("button", { name: "Sign and apply" }).click();
    await expect(page.getByText("no more than the connection")).toBeVisible();
    await page.getByLabel("Power of the inverter").fill("3000");
    await page.getByRole("button", { name: "Sign and apply" }).click();
    await expect(page.getByRole("heading", { name: "My day" })).toBeVisible();
  });

  await test.step("sees its first slot when it is settled", async () => {
    const { meteringPoints } = await getMeteringPointsOf(client, { owner });
    const meterId = meteringPoints[0]?.meterId ?? -1;
    // Anybody may carry readings; the relayer has a sequence of its own to keep.
    const carrier = await signerOf("utility");
    const read = async (slot: number, exportTotalWh: bigint) => {
      const reading = { meterId, slot, importTotalWh: 0n, exportTotalWh, flags: 0 };
      const signature = ed25519.sign(readingBytes(chainTag(chainId), reading), device);
      const { importTotalWh, flags } = reading;
      await submitReadings(client, carrier, {
        batch: {
          bank: bankOf(meterId),
          slot,
          readings: [{ index: indexInBank(meterId), importTotalWh, exportTotalWh, flags, signature }],
        },
      });
    };
    const lastEnded = async () => slotAt((await client.status()).timeSeconds, slotSeconds) - 1;
    // A first reading is of the approval's slot or of a later one.
    const first = meteringPoints[0]?.approval?.approvedSlot ?? -1;
    await expect.poll(lastEnded).toBeGreaterThanOrEqual(first);
    await read(first, 0n);
    await expect.poll(lastEnded).toBeGreaterThan(first);
    const slot = first + 1;
    await read(slot, 250n);
    await expect
      .poll(() => getResult(client, { meterId, slot }).catch(() => null), { timeout: 60_000 })
      .toMatchObject({
        energy: { exportWh: 250n },
      });
    await expect(page.getByText("You fed in 250 Wh")).toBeVisible({ timeout: 60_000 });
    await page.getByRole("link", { name: /250 Wh fed in/ }).click();
    await expect(page.getByText("checked just now, in this browser")).toBeVisible();
    await expect(page.getByText("adds up")).toBeVisible();
  });
});

test("who has no device applies with a virtual meter, which is read from then on", async ({ page }) => {
  test.setTimeout(240_000);
  const client = chain();
  const key = randomBytes(32);
  const owner = await admitted(await signerFromKey(key));
  await injectWallet(page, [key]);
  await page.goto(localnet().webUrl);
  await page.getByRole("button", { name: "Connect Keplr" }).click();
  const code = page.getByLabel("Code of the device");

  await test.step("asks for one, and its code is filled in", async () => {
    await expect(page.getByText("nothing is measured")).toBeVisible();
    await page.getByRole("button", { name: "Make me a virtual one" }).click();
    await expect(page.getByText("Its code is in the field below.")).toBeVisible();
    await expect(code).toHaveValue(/^wm1\.ed25519\./);
    await expect(page.getByText(/The code of meter VM-/)).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  await test.step("is shown the same device when it asks again after a reload", async () => {
    const first = await code.inputValue();
    await page.reload();
    await page.getByRole("button", { name: "Make me a virtual one" }).click();
    await expect(code).toHaveValue(first);
  });

  await test.step("applies for it, and the chain settles what it says", async () => {
    await page.getByLabel("Zone").selectOption({ label: "Mill Lane" });
    await page.getByRole("button", { name: "Sign and apply" }).click();
    await expect(page.getByRole("heading", { name: "My day" })).toBeVisible();
    const { meteringPoints } = await getMeteringPointsOf(client, { owner });
    const meterId = meteringPoints[0]?.meterId ?? -1;
    expect(meteringPoints).toMatchObject([{ serial: expect.stringMatching(/^VM-/), source: "none" }]);
    await expect
      .poll(
        async () => (await getRegisters(client, { meterId }).catch(() => undefined))?.registers?.importTotalWh ?? 0n,
        {
          timeout: 90_000,
        },
      )
      .toBeGreaterThan(0n);
    await expect(page.getByText(/You took [\d.]+\sk?Wh from the grid/)).toBeVisible({ timeout: 60_000 });
  });
});
