import { readFileSync } from "node:fs";
import { localnet } from "./support/environment";
import { expect, test } from "./support/test";
import { openAs } from "./support/wallet";

const today = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Berlin" });

test("a household sees what it used by price and by hours of its own, and takes it along as files", async ({
  page,
}) => {
  await openAs(page, "household-1", "/history");
  const usage = page.getByRole("region", { name: "When you used it" });
  // A week that has just begun has nothing yet; one that is named stays while the next begins.
  await expect(async () => {
    await page.goto(`${localnet().webUrl}/history?view=week&day=${today.format()}`);
    await expect(usage.getByRole("rowheader", { name: /ct\/kWh/ }).first()).toBeVisible({ timeout: 15_000 });
  }).toPass();
  await page.getByRole("button", { name: "Own hours" }).click();
  await page.getByLabel("From").fill("00:00");
  await page.getByLabel("Until").fill("12:00");
  await expect(usage.getByRole("rowheader")).toHaveText([/^Mon–Sun 00:00–12:00$/, /^All other hours$/]);

  const download = async (button: string) => {
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: button }).click(),
    ]);
    return { name: file.suggestedFilename(), text: readFileSync(await file.path(), "utf8") };
  };
  const greenButton = await download("Green Button file");
  expect(greenButton.name).toMatch(/^wattmesh-WM-00001-week-\d{4}-\d\d-\d\d-green-button\.xml$/);
  expect(greenButton.text).toMatch(/^<\?xml [^>]*>\s*<feed xmlns="http:\/\/www.w3.org\/2005\/Atom">/);
  expect(greenButton.text).toContain("<IntervalReading>");
  expect(greenButton.text.trimEnd().endsWith("</feed>")).toBe(true);
  const lines = await download("Every line (CSV)");
  expect(lines.name).toMatch(/^wattmesh-WM-00001-week-.*-lines\.csv$/);
  expect(lines.text.split("\r\n")[0]).toMatch(/^slot,starts_at,origin,/);
  expect(lines.text.split("\r\n").length).toBeGreaterThan(2);
});
