// Pictures for the documentation, taken of a localnet that has run a while: `npm run screenshots -w web`.

import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { localnet } from "./support/environment";
import { pages, viewports } from "./support/pages";
import { injectWallet, openAs } from "./support/wallet";

const folder = join(import.meta.dirname, "..", "..", "docs", "images", "web");
const { phone, desk } = viewports;

test.skip(process.env.WATTMESH_SCREENSHOTS !== "1", "they are kept in the project, and taken when a page has changed");

const shots = pages.flatMap(({ pictures = {}, as = "household-1", path, shows }) =>
  Object.entries(pictures).map(([name, picture]) => ({ name, as, path, shows, ...picture })),
);

for (const { name, as, path, shows, viewport, theme } of shots) {
  test.describe(name, () => {
    test.use({ viewport, colorScheme: theme });
    test("is photographed", async ({ page }) => {
      await openAs(page, as, path);
      await expect(page.locator("main").getByText(shows).first()).toBeVisible();
      await expect(page.locator("main [aria-busy=true]")).toHaveCount(0);
      await page.waitForLoadState("networkidle").catch(() => undefined);
      await page.screenshot({ path: join(folder, `${name}.png`), fullPage: viewport === desk });
    });
  });
}

test.describe("explain", () => {
  test.use({ viewport: desk });
  test("is photographed", async ({ page }) => {
    await openAs(page, "household-1");
    await page
      .getByRole("link", { name: /Wh (taken|fed in)/ })
      .first()
      .click();
    await expect(page.getByText("checked just now, in this browser")).toBeVisible();
    await page.screenshot({ path: join(folder, "explain.png") });
  });
});

test.describe("onboarding", () => {
  test.use({ viewport: desk });
  test("is photographed", async ({ page }) => {
    await injectWallet(page, [new Uint8Array(32).fill(77)]);
    await page.goto(localnet().webUrl);
    await page.getByRole("button", { name: "Connect Keplr" }).click();
    await expect(page.getByRole("heading", { name: "Apply to your community" })).toBeVisible();
    await page.screenshot({ path: join(folder, "onboarding.png"), fullPage: true });
  });
});

test.describe("landing", () => {
  test.use({ viewport: phone });
  test("is photographed", async ({ page }) => {
    await page.goto(localnet().webUrl);
    await expect(page.getByText("Streets as a table")).toBeVisible();
    await page.screenshot({ path: join(folder, "landing-phone.png") });
  });
});
