import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { resultsFolder } from "./support/environment";
import { expect, test } from "./support/test";
import { openAs } from "./support/wallet";

const folder = join(resultsFolder, "statement");
const papers = {
  a4: { format: "A4", width: 210, height: 297 },
  "a4-landscape": { format: "A4", landscape: true, width: 297, height: 210 },
  letter: { format: "Letter", width: 215.9, height: 279.4 },
} as const;

test.beforeAll(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
});

for (const [name, { width, height, ...paper }] of Object.entries(papers))
  test(`a statement printed on ${name} is a document: the bill first, no controls, colours kept`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: "dark" });
    await openAs(page, "household-1", "/history?view=month");
    await expect(page.getByRole("button", { name: "Print statement" })).toBeVisible();
    const file = join(folder, `${name}.pdf`);
    await page.pdf({ path: file, printBackground: true, preferCSSPageSize: false, ...paper });
    const text = execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" });
    expect(text.indexOf("Statement, ")).toBeGreaterThanOrEqual(0);
    expect(text.search(/You (owe|receive)/)).toBeLessThan(text.indexOf("What it is made of"));
    expect(text).toContain("By day");
    for (const control of ["Print statement", "CSV", "Home", "Earlier", "Compared"])
      expect(text).not.toContain(control);
    // 50 dots per inch: the page's own size, and a picture that is neither empty nor dark.
    execFileSync("pdftoppm", ["-r", "50", "-gray", file, join(folder, name)]);
    const { wide, high, dots } = readGrey(join(folder, `${name}-1.pgm`));
    expect(Math.abs(wide - (width / 25.4) * 50)).toBeLessThan(2);
    expect(Math.abs(high - (height / 25.4) * 50)).toBeLessThan(2);
    const dark = dots.filter((dot) => dot < 128).length / dots.length;
    expect(dark).toBeGreaterThan(0.002);
    expect(dark).toBeLessThan(0.2);
    // Nothing reaches into the margins.
    const margin = Math.floor((12 / 25.4) * 50);
    for (let y = 0; y < high; y += 1)
      for (let x = wide - margin; x < wide; x += 1) expect(dots[y * wide + x]).toBe(255);
  });

/** A picture of grey dots as `pdftoppm` writes it: P5, width, height, 255, and a byte each. */
function readGrey(file: string): { wide: number; high: number; dots: Uint8Array } {
  const bytes = readFileSync(file);
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.subarray(0, 64).toString("latin1"));
  if (head === null) throw new Error(`${file} is not a picture of grey dots`);
  return { wide: Number(head[1]), high: Number(head[2]), dots: bytes.subarray(head[0].length) };
}
