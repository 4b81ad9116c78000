import { readFileSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
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

test("a household moves over every quarter hour by keyboard and by finger, and reads what is in sight", async ({
  page,
}) => {
  // Four days of quarter hours, as columns.
  const slots = Array.from({ length: 384 }, (_, at) => 2_000_000 + at);
  const each = (value: string) => slots.map(() => value);
  await page.route("**/curve?*", (route) =>
    route.fulfill({
      json: {
        slots,
        import_wh: each("100"),
        export_wh: each("25"),
        price_micro_per_kwh: slots.map(() => 150_000),
        next_cursor: null,
      },
    }),
  );
  await openAs(page, "household-1", "/history?view=week");
  await page.getByRole("button", { name: "Show it" }).click();
  const picture = page.getByRole("group", { name: "Every quarter hour" });
  const inSight = page.getByText(/taken, .* fed in/);
  await expect(inSight).toHaveText(/: 38\.4\skWh taken, 9\.6\skWh fed in/);
  await page.getByRole("switch", { name: "With the price among neighbours" }).click();
  await picture.focus();
  await page.keyboard.press("+");
  await expect(inSight).toHaveText(/: 19\.2\skWh taken, 4\.8\skWh fed in/);
  const middle = await inSight.textContent();
  await page.keyboard.press("ArrowRight");
  await expect(inSight).not.toHaveText(middle ?? "");
  const later = await inSight.textContent();
  const box = await picture.boundingBox();
  if (box === null) throw new Error("the picture is not there");
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 + 150, box.y + box.height / 2, { steps: 4 });
  await page.mouse.up();
  await expect(inSight).not.toHaveText(later ?? "");
  const { violations } = await new AxeBuilder({ page }).include("main").analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`)).toEqual([]);
  await page.getByRole("button", { name: "See all of it" }).click();
  await expect(inSight).toHaveText(/: 38\.4\skWh taken/);
});
