import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { resultsFolder } from "./support/environment";
import { readPdf } from "./support/pdf";
import { expect, test } from "./support/test";
import { openAs } from "./support/wallet";

const folder = join(resultsFolder, "statement");
/** In points. */
const papers = {
  a4: { format: "A4", landscape: false, width: 595, height: 842 },
  "a4-landscape": { format: "A4", landscape: true, width: 842, height: 595 },
  letter: { format: "Letter", landscape: false, width: 612, height: 792 },
} as const;
/** What stays white at the edges. */
const MARGIN_POINTS = 34;

for (const [name, { width, height, ...paper }] of Object.entries(papers))
  test(`a statement printed on ${name} is a document: the bill first, no controls, colours kept`, async ({
    page,
    context,
  }) => {
    await page.emulateMedia({ colorScheme: "dark" });
    await openAs(page, "household-1", "/history?view=month");
    await expect(page.getByRole("button", { name: "Print statement" })).toBeVisible();
    const printed = await readPdf(context, await page.pdf({ printBackground: true, ...paper }));
    mkdirSync(folder, { recursive: true });
    for (const [index, { png }] of printed.entries()) writeFileSync(join(folder, `${name}-${index + 1}.png`), png);
    const [first] = printed;
    if (first === undefined) throw new Error("nothing was printed");
    const text = first.text.replace(/\s+/g, " ");
    expect(text).toMatch(/Statement, \w+ \d{4}/);
    expect(text).toMatch(/Sum .{0,2}€\d+\.\d\d/);
    expect(text.search(/You (owe|receive)/)).toBeGreaterThan(0);
    expect(text.search(/You (owe|receive)/)).toBeLessThan(text.indexOf("What it is made of"));
    const all = printed.map((one) => one.text).join(" ");
    expect(all).toContain("By day");
    for (const control of ["Print statement", "CSV", "Earlier", "Compared", "Home"]) expect(all).not.toContain(control);
    expect(Math.abs(first.width - width)).toBeLessThanOrEqual(2);
    expect(Math.abs(first.height - height)).toBeLessThanOrEqual(2);
    // Neither an empty page nor a dark one, and the sum stands on its colour.
    const dark = first.dots.filter((dot) => dot < 128).length / first.dots.length;
    expect(dark).toBeGreaterThan(0.001);
    expect(dark).toBeLessThan(0.2);
    expect(first.coloured).toBeGreaterThan(5_000);
    const inMargin = first.dots.filter((dot, index) => {
      const [x, y] = [index % first.width, Math.floor(index / first.width)];
      const edge = Math.min(x, y, first.width - 1 - x, first.height - 1 - y);
      return edge < MARGIN_POINTS && dot < 250;
    });
    expect(inMargin).toEqual([]);
  });
