import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { chromium, expect, test } from "@playwright/test";
import { launch } from "chrome-launcher";
import { localnet } from "./support/environment";
import { judge, type Verdict } from "./support/lighthouse";

const web = join(import.meta.dirname, "..");
const FIRST_LOAD_JS_BYTES = 200_000;
const LONGEST_TASK_MS = 200;
const RUNS = 3;

interface RouteStats {
  route: string;
  firstLoadChunkPaths: string[];
}

for (const path of ["/", "/market"]) {
  test(`the scripts of the first load of ${path} are within 200 kB, gzipped`, () => {
    const file = join(web, ".next/diagnostics/route-bundle-stats.json");
    const routes: RouteStats[] = JSON.parse(readFileSync(file, "utf8"));
    const chunks = routes.find(({ route }) => route === path)?.firstLoadChunkPaths ?? [];
    const sizes = chunks.map((chunk) => gzipSync(readFileSync(join(web, chunk))).length);
    expect(sizes.length).toBeGreaterThan(0);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(FIRST_LOAD_JS_BYTES);
  });
}

/** What is opened, and whose it is: nobody's, or that of a household of the dev wallet, by its number. */
const opened = [
  { name: "the landing page", path: "/" },
  { name: "a household's home", path: "/", household: 0 },
  { name: "the market", path: "/market", household: 0 },
];

for (const { name, path, household } of opened) {
  test(`Lighthouse gives ${name} 90 for performance and 100 for accessibility`, async () => {
    test.setTimeout(300_000);
    const chrome = await launch({
      chromePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      chromeFlags: ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage"],
    });
    const runs: Verdict[] = [];
    try {
      if (household !== undefined) await connectAs(chrome.port, household);
      while (runs.length < RUNS) runs.push(await judge(chrome.port, `${localnet().webUrl}${path}`));
    } finally {
      chrome.kill();
    }
    const performance = median(runs.map((run) => run.performance));
    const longestTaskMs = median(runs.map((run) => run.longestTaskMs));
    console.log(`lighthouse, ${name}: performance ${performance}, longest task ${longestTaskMs} ms`);
    expect(performance).toBeGreaterThanOrEqual(90);
    expect(longestTaskMs).toBeLessThanOrEqual(LONGEST_TASK_MS);
    expect(runs.map(({ accessibility }) => accessibility)).toEqual(runs.map(() => 100));
  });
}

const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[values.length >> 1] ?? Number.NaN;

/** Connects the dev wallet in a browser that Lighthouse will use: it keeps cookies and local storage. */
async function connectAs(port: number, household: number): Promise<void> {
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const page = await browser.contexts()[0]?.newPage();
  if (page === undefined) throw new Error("a browser has a context");
  await page.goto(`${localnet().webUrl}/more`);
  await page.evaluate((address) => {
    localStorage.setItem("wattmesh:wallet", "localnet");
    localStorage.setItem("wattmesh:localnet-account", address ?? "");
  }, localnet().households[household]);
  await page.goto(localnet().webUrl);
  await expect(page.getByRole("heading", { name: "My day" })).toBeVisible();
  await page.close();
  await browser.close();
}
