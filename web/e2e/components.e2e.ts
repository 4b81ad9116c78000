import AxeBuilder from "@axe-core/playwright";
import type { Locator } from "@playwright/test";
import { localnet } from "./support/environment";
import { viewports } from "./support/pages";
import { expect, test } from "./support/test";

test("components are shown in every state, and anybody can use them in each", async ({ page }) => {
  await page.goto(`${localnet().webUrl}/dev/components`);
  const cardOf = (name: string): Locator =>
    page.locator("section").filter({ has: page.getByRole("heading", { name, exact: true }) });
  const long = cardOf("A list with more pages, and its file");
  const entries = long.getByRole("listitem");
  await expect(entries).toHaveCount(2);
  await expect(long.getByRole("link", { name: "All as CSV" })).toHaveAttribute("href", /format=csv/);
  for (const many of [4, 5]) {
    await long.getByRole("button", { name: "Show more" }).click();
    await expect(entries).toHaveCount(many);
  }
  await expect(long.getByRole("button", { name: "Show more" })).toHaveCount(0);
  const broken = cardOf("A list whose next page does not come");
  await broken.getByRole("button", { name: "Show more" }).click();
  await expect(broken.getByRole("status")).toHaveText("The next ones did not come. Try once more.");
  await expect(broken.getByRole("listitem")).toHaveCount(2);
  await expect(cardOf("An empty list")).toContainText("Nothing is in it.");
  await expect(cardOf("A list that is waited for")).toHaveAttribute("aria-busy", "true");
  await expect(cardOf("A list that does not come").getByRole("button", { name: "Try again" })).toBeVisible();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    for (const viewport of Object.values(viewports)) {
      await page.setViewportSize(viewport);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id }) => id)).toEqual([]);
    }
  }
});
