import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { approve, flagMeter, getMeteringPoint, getProposals, slotAt } from "@wattmesh/client";
import { chain, meterOf, signerOf } from "./support/chain";
import { viewports } from "./support/pages";
import { expect, test } from "./support/test";
import { openAs } from "./support/wallet";

const who = "household-3";

const cardOf = (page: Page, name: string) =>
  page.locator("section").filter({ has: page.getByRole("heading", { name, exact: true }) });

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

test("whose meter is flagged reads what was found and answers it, and verifiers who read the answer release it", async ({
  browser,
}) => {
  const client = chain();
  const meterId = await meterOf(who);
  const { serial } = await getMeteringPoint(client, { meterId });
  const now = slotAt((await client.status()).timeSeconds, client.deployment.slotSeconds);
  const finding = {
    kind: "night_export",
    fromSlot: now - 4,
    toSlot: now - 1,
    slots: 3,
    measuredWh: 2_100n,
    expectedWh: 500n,
  } as const;
  await flagMeter(client, await signerOf("verifier-1"), { meterId, finding });
  const newPage = async () => (await browser.newContext()).newPage();
  const [owner, verifier] = [await newPage(), await newPage()];
  const found = "while the sun was down it fed in 2.1 kWh, of which batteries explain 500 Wh at most";
  const findings = cardOf(owner, "Found in my meters' readings");
  const item = cardOf(verifier, "Found in readings")
    .getByRole("listitem")
    .filter({ has: verifier.getByRole("heading", { name: `Meter ${serial}` }) });

  await test.step("its owner reads what, since when, what follows and what to do, and says why it is wrong", async () => {
    await openAs(owner, who, "/meters");
    const notice = owner.getByText(/^In quarantine since .*: flagged by Verifier 1/).locator("xpath=../..");
    await expect(notice).toContainText(found);
    await expect(notice).toContainText("Seen in 3 readings:");
    await expect(notice).toContainText("its readings count at the utility's prices");
    await expect(notice).toContainText("If there is a battery, name it in your profile");
    await expect(findings.getByRole("listitem").first()).toContainText(found);
    await isAccessible(owner);
    await owner.getByLabel("What you say to it").fill("a new battery");
    await owner.getByRole("button", { name: "Say it" }).click();
    await expect(notice.getByText("a new battery")).toBeVisible();
  });

  await test.step("a verifier reads it, too, with the answer, and is the first who votes", async () => {
    await openAs(verifier, "verifier-2", "/operator?section=flags");
    await expect(item).toContainText(found);
    await expect(item).toContainText("Its owner says: a new battery");
    await expect(item).toContainText("Does the point have a battery, or another source than the sun?");
    await expect(item).toContainText("0 of 2 verifiers are for its release.");
    await isAccessible(verifier);
    await item.getByRole("button", { name: "Vote for its release" }).click();
    await expect(item).toContainText(`Your vote for the release of meter ${serial} is the 1st of 2.`);
    await item.getByRole("button", { name: "Sign the vote" }).click();
    await expect(item).toContainText("1 of 2 verifiers are for its release.");
    await expect(item.getByRole("button", { name: "Vote for its release" })).toHaveCount(0);
  });

  await test.step("with the second vote it is released, and both pages say so", async () => {
    const { proposals } = await getProposals(client, { limit: 100 });
    const open = proposals.find(
      ({ status, action }) => status === "open" && "releaseMeter" in action && action.releaseMeter.meterId === meterId,
    );
    if (open === undefined) throw new Error("no release is proposed");
    await approve(client, await signerOf("verifier-3"), { proposalId: open.proposalId });
    await expect(findings.getByText("released", { exact: true })).toBeVisible();
    await expect(owner.getByText(/^In quarantine since/)).toHaveCount(0);
    await expect(item).toHaveCount(0);
    await verifier.getByRole("button", { name: "All", exact: true }).click();
    await expect(item.first()).toContainText("Verifiers released it:");
  });
});
