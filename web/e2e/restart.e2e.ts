import { randomBytes } from "node:crypto";
import { ed25519 } from "@noble/curves/ed25519.js";
import {
  applyForMeter,
  bankOf,
  chainTag,
  getMeteringPointsOf,
  getRegisters,
  getRestarts,
  indexInBank,
  plainConnection,
  possessionBytes,
  readingBytes,
  restartBytes,
  restartRegisters,
  type Signer,
  signerFromKey,
  slotAt,
  submitReadings,
} from "@wattmesh/client";
import { admitted } from "./support/admitted";
import { chain } from "./support/chain";
import { localnet } from "./support/environment";
import { expect, test } from "./support/test";
import { injectWallet, openAs } from "./support/wallet";

const before = { importTotalWh: 50_000n, exportTotalWh: 7_000n };
const after = { importTotalWh: 100n, exportTotalWh: 0n };

test("a counter that starts again is confirmed by its zone's operator, and its owner is told", async ({ browser }) => {
  const client = chain();
  const key = randomBytes(32);
  const [signer, device] = [await signerFromKey(key), randomBytes(32)];
  const owner = await admitted(signer);
  const { meterId, serial, approvedSlot } = await meterOf(signer, owner, device);
  const tag = chainTag(client.deployment.chainId);
  const [owners, operators] = [await browser.newPage(), await browser.newPage()];
  const row = operators.getByRole("row").filter({ hasText: serial });
  const first = await slotAfter(approvedSlot - 1);

  await test.step("its meter is read, and signs later that it counts from anew", async () => {
    const reading = { meterId, slot: first, ...before, flags: 0 };
    const signature = ed25519.sign(readingBytes(tag, reading), device);
    const batch = {
      bank: bankOf(meterId),
      slot: first,
      readings: [{ index: indexInBank(meterId), ...before, flags: 0, signature }],
    };
    const { readings } = await submitReadings(client, signer, { batch });
    expect(readings).toMatchObject([{ verdict: "baseline" }]);
    const slot = await slotAfter(first);
    const { metering: contract } = client.deployment.contracts;
    const restart = { contract, meterId, last: { slot: first, ...before }, first: { slot, ...after } };
    const signed = ed25519.sign(restartBytes(tag, restart), device);
    await restartRegisters(client, signer, { meterId, slot, ...after, signature: signed });
  });

  await test.step("its owner reads that it waits", async () => {
    await injectWallet(owners, [key]);
    await owners.addInitScript(() => localStorage.setItem("wattmesh:wallet", "keplr"));
    await owners.goto(localnet().webUrl);
    await owners.getByRole("button", { name: /^News: \d+ new/ }).click();
    await expect(owners.getByText("Your meter's counter starts again")).toBeVisible();
  });

  await test.step("the operator says what was taken meanwhile", async () => {
    await openAs(operators, "grid-operator", "/operator?section=meters");
    await expect(row).toContainText("Its counter starts again");
    await expect(row).toContainText("100 Wh taken and 0 Wh fed in");
    await row.getByLabel("Taken meanwhile").fill("9999");
    await row.getByRole("button", { name: "Let it start again" }).click();
    await expect(row.getByText(/9999000 Wh are more than the \d+ Wh/)).toBeVisible();
    await row.getByLabel("Taken meanwhile").fill("0.5");
    await row.getByRole("button", { name: "Let it start again" }).click();
    await expect(row.getByLabel("Taken meanwhile")).toHaveCount(0);
    expect((await getRegisters(client, { meterId })).registers).toMatchObject(after);
    const { restarts } = await getRestarts(client);
    expect(restarts.filter((restart) => restart.meterId === meterId)).toEqual([]);
  });

  await test.step("its owner reads what is billed", async () => {
    await expect(owners.getByText("Your meter's counter started again")).toBeVisible();
    await expect(owners.getByText("What was taken then, 500 Wh, is billed")).toBeVisible();
  });
});

/** A small metering point, which the operator approves by itself. */
async function meterOf(signer: Signer, owner: string, device: Uint8Array) {
  const client = chain();
  const serial = `E2E-${randomBytes(4).toString("hex")}`;
  const publicKey = ed25519.getPublicKey(device);
  const tag = chainTag(client.deployment.chainId);
  const proof = ed25519.sign(possessionBytes(tag, { owner, serial, publicKey }), device);
  const deviceKey = { keyType: "ed25519" as const, publicKey };
  const terms = {
    zoneId: 1,
    class: "b",
    connectionW: 11_000,
    inverterW: 9_900,
    source: "solar",
    kind: "prosumer",
  } as const;
  await applyForMeter(client, signer, {
    meter: { serial, deviceKey, ...terms },
    connection: plainConnection(serial),
    proof,
  });
  const points = async () => (await getMeteringPointsOf(client, { owner })).meteringPoints;
  await expect.poll(async () => (await points()).length).toBe(1);
  const [point] = await points();
  if (point?.approval === undefined) throw new Error(`${serial} is not approved`);
  return { meterId: point.meterId, serial, approvedSlot: point.approval.approvedSlot };
}

/** The latest slot that is over, once one after `slot` is. */
async function slotAfter(slot: number): Promise<number> {
  const client = chain();
  const over = async () => slotAt((await client.status()).timeSeconds, client.deployment.slotSeconds) - 1;
  await expect.poll(over).toBeGreaterThan(slot);
  return over();
}
