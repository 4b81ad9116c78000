import { randomBytes } from "node:crypto";
import { ed25519 } from "@noble/curves/ed25519.js";
import {
  applyForMeter,
  bankOf,
  chainTag,
  getClosing,
  getMeteringPointsOf,
  indexInBank,
  plainConnection,
  possessionBytes,
  readingBytes,
  type Signer,
  signerFromKey,
  slotAt,
  submitReadings,
} from "@wattmesh/client";
import { admitted } from "./support/admitted";
import { chain } from "./support/chain";
import { localnet } from "./support/environment";
import { expect, test } from "./support/test";
import { openAs } from "./support/wallet";

test("a meter is replaced on its connection when the operator has said what the old one shows", async ({ browser }) => {
  test.setTimeout(240_000);
  const client = chain();
  const signer = await signerFromKey(randomBytes(32));
  const owner = await admitted(signer);
  const connection = plainConnection(`DE-${randomBytes(8).toString("hex")}`);
  const device = randomBytes(32);
  const points = async () => (await getMeteringPointsOf(client, { owner })).meteringPoints;
  await appliesFor(signer, owner, connection, device);
  await expect.poll(async () => (await points()).length).toBe(1);
  const [old] = await points();
  if (old?.approval === undefined) throw new Error("a small meter is approved by itself");
  const { meterId, approval } = old;

  await test.step("the old meter is read", async () => {
    const slot = approval.approvedSlot;
    await expect
      .poll(async () => slotAt((await client.status()).timeSeconds, client.deployment.slotSeconds), { timeout: 90_000 })
      .toBeGreaterThan(slot);
    const registers = { importTotalWh: 50_000n, exportTotalWh: 7_000n };
    const reading = { meterId, slot, ...registers, flags: 0 };
    const signature = ed25519.sign(readingBytes(chainTag(client.deployment.chainId), reading), device);
    const readings = [{ index: indexInBank(meterId), ...registers, flags: 0, signature }];
    const told = await submitReadings(client, signer, { batch: { bank: bankOf(meterId), slot, readings } });
    expect(told.readings).toMatchObject([{ verdict: "baseline" }]);
  });

  const serial = await appliesFor(signer, owner, connection, randomBytes(32));
  const operators = await browser.newPage();
  const application = operators
    .getByRole("listitem")
    .filter({ has: operators.getByRole("heading", { name: serial, exact: true }) });

  await test.step("the operator sees the old meter, and is refused registers below its last reading", async () => {
    await openAs(operators, "grid-operator", "/operator?section=points");
    await expect(application).toContainText(connection);
    await expect(application).toContainText(`This connection has had meter ${old.serial}`);
    const label = { name: "label.jpg", mimeType: "image/jpeg", buffer: Buffer.from("a photograph of the display") };
    await application.getByLabel("What you have seen").setInputFiles(label);
    await application.getByLabel("Its import at the end").fill("49.999");
    await application.getByLabel("Its export at the end").fill("7");
    await application.getByRole("button", { name: "Sign and approve" }).click();
    await expect(application.getByText("its registers do not close below that")).toBeVisible();
    expect(await points()).toHaveLength(1);
  });

  await test.step("approved with what it shows, the new one takes its place", async () => {
    await application.getByLabel("Its import at the end").fill("50.1");
    await application.getByRole("button", { name: "Sign and approve" }).click();
    await expect(application).toHaveCount(0);
    await expect.poll(async () => (await points()).map(({ status }) => status)).toEqual(["decommissioned", "active"]);
    const { closing } = await getClosing(client, { meterId });
    expect(closing).toMatchObject({ importTotalWh: 50_100n, exportTotalWh: 7_000n });
    const url = `${localnet().indexerUrl}/v1/metering-points/${meterId}`;
    await expect
      .poll(async () => (await (await fetch(url)).json()).closed)
      .toMatchObject({ import_total_wh: "50100", missed_import_wh: "100" });
  });
});

/** Applies for a small metering point. Returns its serial. */
async function appliesFor(signer: Signer, owner: string, connection: string, device: Uint8Array): Promise<string> {
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
  await applyForMeter(client, signer, { meter: { serial, deviceKey, ...terms }, connection, proof });
  return serial;
}
