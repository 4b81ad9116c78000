import { randomBytes } from "node:crypto";
import { ed25519 } from "@noble/curves/ed25519.js";
import {
  applyForMeter,
  approveMeter,
  chainTag,
  getMeterApplicationOf,
  getMeteringPointsOf,
  getPointClass,
  plainConnection,
  possessionBytes,
  refuseMeter,
  type Signer,
  setClass,
  signerFromKey,
} from "@wattmesh/client";
import { admitted } from "./support/admitted";
import { chain, signerOf } from "./support/chain";
import { localnet } from "./support/environment";
import { expect, test } from "./support/test";
import { injectWallet, openAs } from "./support/wallet";

const points = "/operator?section=points";

/** Beyond what the operator decides about alone. */
const LARGE_W = 60_000;

test("verifiers decide about a large metering point, one recalls it, and its owner sees all of it", async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const client = chain();
  const key = randomBytes(32);
  const signer = await signerFromKey(key);
  const owner = await admitted(signer);
  const serial = await appliesFor(signer, owner);
  const [owners, verifiers] = [await browser.newPage(), await browser.newPage()];
  await injectWallet(owners, [key]);
  await owners.addInitScript(() => localStorage.setItem("wattmesh:wallet", "keplr"));

  const application = (of: string) =>
    verifiers.getByRole("listitem").filter({ has: verifiers.getByRole("heading", { name: of }) });

  async function idOf(): Promise<bigint> {
    const { application: open } = await getMeterApplicationOf(client, { applicant: owner });
    return open?.applicationId ?? -1n;
  }

  await test.step("the owner sees who decides, and a verifier what there is to compare", async () => {
    await owners.goto(`${localnet().webUrl}/meters`);
    await expect(owners.getByText(`Meter ${serial} is applied for`)).toBeVisible();
    await expect(owners.getByText("0 of 2 have agreed.")).toBeVisible();
    await openAs(verifiers, "verifier-1", points);
    const mine = application(serial);
    for (const fact of ["60,000 W", "9,900 W", "Linden Street", "Orlov"]) await expect(mine).toContainText(fact);
    await expect(mine.getByRole("button", { name: "Sign and approve" })).toBeDisabled();
    await expect(mine.getByRole("button", { name: "Sign and refuse" })).toBeDisabled();
  });

  await test.step("refused by two, it shows their reason to its owner, who applies again", async () => {
    await refuseMeter(client, await signerOf("verifier-2"), { applicationId: await idOf(), reason: "no photograph" });
    const mine = application(serial);
    await mine.getByLabel("Reason").fill("The fuse is of 35 A.");
    await mine.getByRole("button", { name: "Sign and refuse" }).click();
    await expect(mine).toHaveCount(0);
    await expect(owners.getByText(`Meter ${serial} was refused`)).toBeVisible();
    await expect(owners.getByText("They say: The fuse is of 35 A.")).toBeVisible();
  });

  const second = await appliesFor(signer, owner);

  await test.step("approved by two with the hash of a file, it is a meter", async () => {
    const mine = application(second);
    const label = { name: "label.jpg", mimeType: "image/jpeg", buffer: Buffer.from("a photograph of the label") };
    await mine.getByLabel("What you have seen").setInputFiles(label);
    await expect(mine.getByText("SHA-256")).toBeVisible();
    await mine.getByRole("button", { name: "Sign and approve" }).click();
    await expect(mine.getByText("You have decided.")).toBeVisible();
    const evidenceHash = randomBytes(32);
    await approveMeter(client, await signerOf("verifier-3"), { applicationId: await idOf(), evidenceHash });
    await expect(mine).toHaveCount(0);
    const { meteringPoints } = await getMeteringPointsOf(client, { owner });
    expect(meteringPoints).toMatchObject([{ serial: second, connectionW: LARGE_W }]);
    expect(meteringPoints[0]?.approval?.evidenceHash).toEqual(new Uint8Array(evidenceHash));
  });

  await test.step("said by two to be able to wait, it is of that class", async () => {
    const meterId = (await getMeteringPointsOf(client, { owner })).meteringPoints[0]?.meterId ?? -1;
    await verifiers.goto(`${localnet().webUrl}/operator?section=meters`);
    const row = verifiers.getByRole("row").filter({ hasText: second });
    await row.getByRole("button", { name: "Class" }).click();
    await expect(row.getByText("Class: Ordinary.")).toBeVisible();
    await row.getByLabel("Should rather be").selectOption("flexible");
    await row.getByRole("button", { name: "Review" }).click();
    await expect(row.getByText("In an emergency it is told first to do less.")).toBeVisible();
    await expect(row.getByText("It is so when 2 verifiers say the same")).toBeVisible();
    await row.getByRole("button", { name: "Sign and say so" }).click();
    await expect(row.getByText(/says: Can wait\./)).toBeVisible();
    await setClass(client, await signerOf("verifier-2"), { meterId, class: "flexible" });
    await expect(row.getByText("Class: Can wait.")).toBeVisible();
    expect(await getPointClass(client, { meterId })).toMatchObject({ class: "flexible", said: [] });
  });

  await test.step("recalled by one, it says so to its owner", async () => {
    await verifiers.goto(`${localnet().webUrl}/operator?section=meters`);
    const row = verifiers.getByRole("row").filter({ hasText: second });
    await row.getByRole("button", { name: "Recall" }).click();
    const why = row.getByLabel("Why");
    await why.fill("The seal is broken.");
    // Answers that come meanwhile leave alone what is being written.
    await verifiers.waitForResponse(/v1\/metering-points/);
    await verifiers.waitForResponse(/v1\/metering-points/);
    await expect(why).toHaveValue("The seal is broken.");
    const recall = row.getByRole("button", { name: "Recall for a day" });
    await recall.click();
    await expect(row.getByText(/are refused for a day/)).toBeVisible();
    await recall.click();
    await expect(row.getByText("suspended")).toBeVisible();
    await expect(row.getByText("The seal is broken.")).toBeVisible();
    await owners.reload();
    await expect(owners.getByText("Recalled by")).toBeVisible();
    await expect(owners.getByText("Why: The seal is broken.", { exact: true })).toBeVisible();
  });
});

/** Applies with a device that signs for its owner. Returns its serial. */
async function appliesFor(signer: Signer, owner: string): Promise<string> {
  const client = chain();
  const device = randomBytes(32);
  const serial = `E2E-${randomBytes(4).toString("hex")}`;
  const publicKey = ed25519.getPublicKey(device);
  const tag = chainTag(client.deployment.chainId);
  const proof = ed25519.sign(possessionBytes(tag, { owner, serial, publicKey }), device);
  const deviceKey = { keyType: "ed25519" as const, publicKey };
  const terms = {
    zoneId: 1,
    class: "b",
    connectionW: LARGE_W,
    inverterW: 9_900,
    source: "solar",
    kind: "prosumer",
  } as const;
  await applyForMeter(client, signer, {
    meter: { serial, deviceKey, ...terms },
    connection: plainConnection(serial),
    proof,
  });
  return serial;
}
