import { localnet } from "./support/environment";
import { expect, test } from "./support/test";
import { openAs } from "./support/wallet";

const connectWallet = "Connect wallet";

async function connectAbt(page: import("@playwright/test").Page): Promise<void> {
  await page.goto(localnet().webUrl);
  await page.getByRole("button", { name: "Accounts of this localnet" }).click();
  await page.getByRole("button", { name: /Abt/ }).click();
  await expect(page.getByRole("heading", { name: "My day" })).toBeVisible();
}

test.describe("a session", () => {
  test("survives a reload, and never looks as if somebody had to connect", async ({ page }) => {
    await connectAbt(page);
    await page.addInitScript((words) => {
      const seen = new MutationObserver(() => {
        const chip = document.querySelector("header a[href='/wallet']");
        if (chip?.textContent.includes(words)) document.documentElement.dataset.flashed = "yes";
      });
      seen.observe(document, { childList: true, subtree: true, characterData: true });
    }, connectWallet);
    for (const path of ["/", "/wallet", "/history", "/meters"]) {
      await page.goto(`${localnet().webUrl}${path}`);
      await expect(page.getByRole("link", { name: /Abt/ })).toBeVisible();
      await expect(page.locator("html")).not.toHaveAttribute("data-flashed", "yes");
    }
  });

  test("is the same in two tabs: what one chooses or leaves, the other does too", async ({ context, page }) => {
    await connectAbt(page);
    const other = await context.newPage();
    await other.goto(localnet().webUrl);
    await expect(other.getByRole("link", { name: /Abt/ })).toBeVisible();
    await page.goto(`${localnet().webUrl}/wallet`);
    await page.getByRole("button", { name: "Disconnect" }).click();
    await expect(other.getByRole("link", { name: connectWallet })).toBeVisible();
    await page.getByRole("button", { name: "Accounts of this localnet" }).click();
    await page.getByRole("button", { name: /Household 2/ }).click();
    await expect(other.getByRole("heading", { name: "My day" })).toBeVisible();
  });
});

test.describe("a link to a quarter hour", () => {
  test("speaks neutrally to who is not its owner", async ({ page }) => {
    await page.goto(`${localnet().webUrl}/explain/0/1`);
    await expect(page.getByText(/How this quarter hour of .+, meter WM-/)).toBeVisible();
    await expect(page.locator("main")).not.toContainText(/\byours?\b/i);
  });

  test("to a meter that nobody has says so", async ({ page }) => {
    await page.goto(`${localnet().webUrl}/explain/4000000/1`);
    await expect(page.getByRole("heading", { name: "There is no such meter" })).toBeVisible();
  });
});

test.describe("without a wallet", () => {
  test("one press shows a household's day, another the grid's work", async ({ page }) => {
    await page.goto(localnet().webUrl);
    await page.getByRole("button", { name: "As a household" }).click();
    await expect(page.getByText("My money")).toBeVisible();
    await page.goto(`${localnet().webUrl}/wallet`);
    await page.getByRole("button", { name: "Disconnect" }).click();
    await page.goto(localnet().webUrl);
    await page.getByRole("button", { name: "Run the grid" }).click();
    await expect(page.getByRole("heading", { name: "What waits for you" })).toBeVisible();
  });

  test("the neighbourhood is seen through the day, by keyboard too", async ({ page }) => {
    await page.goto(localnet().webUrl);
    await expect(page.getByRole("img", { name: /Streets and their lines: .* fed in/ })).toBeVisible();
    await page.getByRole("button", { name: "Through the day" }).click();
    const slider = page.getByRole("slider", { name: "Time of the day" });
    await expect(slider).toBeEnabled();
    await slider.press("Home");
    const first = await slider.getAttribute("aria-valuetext");
    await slider.press("ArrowRight");
    await expect(slider).not.toHaveAttribute("aria-valuetext", first ?? "");
    await page.getByText("Streets as a table").click();
    await expect(page.getByRole("rowheader", { name: "Mill Lane" })).toBeVisible();
    await page.getByRole("button", { name: "Now" }).click();
    await expect(page.getByRole("button", { name: "Now" })).toBeDisabled();
  });
});

test.describe("who runs the community", () => {
  test("has a home of its own without a meter, and the way to what waits", async ({ page }) => {
    await openAs(page, "verifier-1");
    await expect(page.getByRole("heading", { name: "What waits for you" })).toBeVisible();
    await page.getByRole("link", { name: /metering point/ }).click();
    await expect(page.getByText("Metering points applied for")).toBeVisible();
  });

  test("is not in a household's way", async ({ page }) => {
    await openAs(page, "household-1");
    await expect(page.getByRole("link", { name: /Abt/ })).toBeVisible();
    await expect(page.getByRole("navigation").getByRole("link", { name: "Operator" })).toHaveCount(0);
    await page.goto(`${localnet().webUrl}/more`);
    await expect(page.getByRole("main").getByRole("link", { name: /Market/ })).toBeVisible();
    await expect(page.getByRole("link", { name: /Operator/ })).toHaveCount(0);
  });
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 780 } });

  test("what is told of a transaction covers nothing, and is its account's alone", async ({ page }) => {
    await openAs(page, "household-5");
    await page.getByRole("button", { name: "Pause", exact: true }).click();
    const told = page.getByRole("region", { name: "Transactions" });
    await expect(told.getByText("Your rule")).toBeVisible();
    // The page grows while its cards come, and by the place of what is told.
    await expect(async () => {
      await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
      const [toast, main] = await Promise.all([told.boundingBox(), page.locator("main").boundingBox()]);
      expect((main?.y ?? 0) + (main?.height ?? 0)).toBeLessThanOrEqual((toast?.y ?? 0) + 1);
    }).toPass();
    await page.getByRole("button", { name: "Resume" }).click();
    await expect(page.getByText("Paused", { exact: true })).toHaveCount(0);
  });
});
