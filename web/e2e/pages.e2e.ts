import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { localnet } from "./support/environment";
import { pages, viewports } from "./support/pages";
import { expect, test } from "./support/test";
import { openAs } from "./support/wallet";

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** WCAG 2.2 AA, as far as a program can tell, on a phone and on a desk, in both themes; and nothing may be wider than the screen. */
async function check(page: Page): Promise<void> {
  // What is still awaited would move what has been measured.
  await expect(page.locator("main [aria-busy=true]")).toHaveCount(0);
  for (const [device, viewport] of Object.entries(viewports)) {
    await page.setViewportSize(viewport);
    await letTabsStandBelow(page);
    await page.emulateMedia({ colorScheme: "light" });
    expect(await found(new AxeBuilder({ page }).withTags(rules)), device).toEqual([]);
    // A theme changes colours, and nothing else that a rule looks at.
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await found(new AxeBuilder({ page }).withRules(["color-contrast"])), `${device}, dark`).toEqual([]);
    const wider = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(wider, device).toBeLessThanOrEqual(0);
  }
}

/** What happens to lie under the tabs at the foot of a phone, which move with the page, would count as small: they stand at its end instead. */
async function letTabsStandBelow(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const element of document.querySelectorAll<HTMLElement>("body *"))
      if (getComputedStyle(element).position === "sticky" && getComputedStyle(element).bottom === "0px")
        element.style.position = "static";
  });
}

async function found(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
}

test.describe("on a phone and on a desk", () => {
  test.use({ viewport: viewports.phone });

  for (const { name, path, shows } of pages) {
    test(`${name} can be used by everybody`, async ({ page }) => {
      const errors: string[] = [];
      page.on("pageerror", ({ message }) => errors.push(message));
      await openAs(page, "household-1", path);
      await expect(page.locator("main").getByText(shows).first()).toBeVisible();
      await page.waitForLoadState("load");
      await check(page);
      expect(errors).toEqual([]);
    });
  }

  test("who is not connected can look around", async ({ page }) => {
    await page.goto(localnet().webUrl);
    await expect(page.getByRole("heading", { name: "Electricity among neighbours" })).toBeVisible();
    await page.getByRole("button", { name: "Accounts of this localnet" }).click();
    await expect(page.getByRole("button", { name: /Abt/ })).toBeVisible();
    await check(page);
  });

  test("news can be read by everybody", async ({ page }) => {
    await openAs(page, "household-1");
    await page.getByRole("button", { name: /^News/ }).click();
    await expect(page.getByRole("dialog", { name: "News" }).getByText("You are admitted")).toBeVisible();
    await check(page);
  });

  test("a slot is explained", async ({ page }) => {
    await openAs(page, "household-1");
    await page
      .getByRole("link", { name: /Wh (taken|fed in)/ })
      .first()
      .click();
    await expect(page.getByRole("heading", { name: "The signed reading" })).toBeVisible();
    await check(page);
  });

  test("a rule's form can be filled in by everybody", async ({ page }) => {
    await openAs(page, "household-1");
    await page.getByRole("button", { name: "Change" }).click();
    await page.getByLabel("Sell at least for").fill("x");
    await page.getByLabel("Buy at most for").focus();
    await expect(page.getByText("That is not a number.")).toBeVisible();
    await check(page);
  });
});

test("everything on the home page is reached by keyboard", async ({ page }) => {
  await openAs(page, "household-1");
  await expect(page.getByRole("button", { name: "Change" })).toBeVisible();
  const reached = new Set<string>();
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press("Tab");
    reached.add(await page.evaluate(() => document.activeElement?.textContent?.trim() ?? ""));
  }
  for (const name of ["Skip to content", "Home", "Market", "Change", "Pause", "As a table", "All bills"])
    expect([...reached]).toContain(name);
});

test("speaks German to who prefers it, and remembers a choice", async ({ browser }) => {
  const context = await browser.newContext({ locale: "de-DE" });
  const page = await context.newPage();
  await page.goto(localnet().webUrl);
  await expect(page.getByRole("heading", { name: "Strom unter Nachbarn" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await page.goto(`${localnet().webUrl}/more`);
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.reload();
  await expect(page.getByRole("heading", { name: "More" })).toBeVisible();
  await context.close();
});

test("keeps the look that was chosen", async ({ page }) => {
  await page.goto(`${localnet().webUrl}/more`);
  await page.getByRole("button", { name: "Dark" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("can be installed", async ({ page, request }) => {
  await page.goto(localnet().webUrl);
  const href = await page.locator('link[rel="manifest"]').getAttribute("href");
  const manifest = await (await request.get(`${localnet().webUrl}${href}`)).json();
  expect(manifest).toMatchObject({ display: "standalone", start_url: "/" });
  for (const { src } of manifest.icons) expect((await request.get(`${localnet().webUrl}${src}`)).ok()).toBe(true);
});
