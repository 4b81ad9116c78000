import { readFile } from "node:fs/promises";
import AxeBuilder from "@axe-core/playwright";
import { getProposals, setGridState } from "@wattmesh/client";
import { chain, signerOf } from "./support/chain";
import { viewports } from "./support/pages";
import { answerSmartQueries } from "./support/smartQueries";
import { expect, test } from "./support/test";
import { openAs } from "./support/wallet";

test.describe("who runs a community", () => {
  test("reads who did what, finds it again, and takes it along", async ({ page }) => {
    await setGridState(chain(), await signerOf("grid-operator"), { zoneId: 2, state: "alert" });
    await setGridState(chain(), await signerOf("grid-operator"), { zoneId: 2, state: "normal" });
    await openAs(page, "grid-operator", "/operator?section=audit");
    const log = page.locator("section").filter({ has: page.getByRole("heading", { name: "Who did what" }) });
    const lines = log.getByRole("list").getByRole("listitem");
    await expect(lines.first()).toBeVisible();
    await log.getByLabel("About").selectOption({ label: "Grid" });
    await log.getByLabel("Search").fill("mill lane normal operator");
    await expect(lines.first()).toContainText("The network of Mill Lane counts as normal.");
    await expect(lines.first()).toContainText("Grid operator");
    await lines.first().getByText("Where it stands").press("Enter");
    await expect(lines.first().getByText(/^Block [\d,]+$/)).toBeVisible();
    const download = page.waitForEvent("download");
    await log.getByRole("button", { name: "CSV" }).click();
    const file = await readFile(await (await download).path(), "utf8");
    expect(file.split("\r\n")[0]).toContain("When (UTC),Who,Address,Event,What,Block,Transaction");
    expect(file).toContain("state_set,The network of Mill Lane counts as normal.");
    await log.getByLabel("Search").fill("nobody ever did this");
    await expect(log.getByText(/^0 of \d+ shown\.$/)).toBeVisible();
    await log.getByLabel("Search").fill("");
    for (const viewport of Object.values(viewports)) {
      await page.setViewportSize(viewport);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id }) => id)).toEqual([]);
    }
  });

  test("approves several proposals with one signature, after reading which", async ({ page }) => {
    const { proposals } = await getProposals(chain(), { limit: 1 });
    const [model] = proposals;
    if (model === undefined) throw new Error("nobody was ever proposed");
    const proposal = (id: number, participant: string) => ({
      proposal_id: id,
      proposer: participant,
      action: { admit: { participant } },
      status: "open",
      approvals: [],
      rejections: [],
      expires_at: Math.floor(Date.now() / 1000) + 86_400,
    });
    const applicants = [1, 2, 3].map((n) => proposal(900 + n, model.proposer));
    await answerSmartQueries(page, { proposals: () => ({ proposals: applicants }) });
    await openAs(page, "verifier-1", "/operator?section=admission");
    await page.getByRole("button", { name: "Choose all that wait for me" }).click();
    await expect(page.getByText("3 chosen")).toBeVisible();
    await page.getByRole("checkbox").nth(1).uncheck();
    await expect(page.getByText("2 chosen")).toBeVisible();
    await page.getByRole("button", { name: "Approve them" }).press("Enter");
    await expect(page.getByText("2 proposals, one signature: either all of it happens or nothing.")).toBeVisible();
    await expect(page.getByText(/^Your voice counts for: /)).toHaveCount(2);
    await page.getByRole("button", { name: "Sign and approve" }).click();
    // The chain knows none of these: all of it is refused, in its own words.
    await expect(page.getByText("Proposal 901 does not exist.").first()).toBeVisible();
    await expect(page.getByText("2 chosen")).toBeVisible();
  });

  test("says from which amounts it is told, and is told by these", async ({ page }) => {
    await openAs(page, "household-1", "/");
    await page.getByRole("button", { name: /^News: / }).click();
    const news = page.getByRole("dialog", { name: "News" });
    await news.getByText("From which amounts").press("Enter");
    await news.getByLabel("When my account has less than").fill("-1");
    await news.getByRole("button", { name: "Keep" }).click();
    await expect(news.getByText("This cannot be below zero.")).toBeVisible();
    await news.getByLabel("When my account has less than").fill("123456");
    await news.getByRole("button", { name: "Keep" }).click();
    await expect(news.getByText("Kept in this browser.")).toBeVisible();
    await expect(news.getByText("Your account has less than €123,456.00")).toBeVisible();
    await news.getByLabel("When my account has less than").fill("");
    await news.getByRole("button", { name: "Keep" }).click();
    await expect(news.getByText("Your account has less than €123,456.00")).toHaveCount(0);
  });
});
