import { defineConfig } from "@playwright/test";
import { environmentFile, resultsFolder } from "./e2e/support/environment";

/** Debian's own browser: nothing is downloaded. */
const chromium = process.env.CHROMIUM ?? "/usr/bin/chromium";

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.e2e.ts",
  outputDir: `${resultsFolder}/output`,
  // One chain for all, and one browser at a time: they trade with each other.
  workers: 1,
  fullyParallel: false,
  // Patience costs nothing while all is well; how fast a page is, Lighthouse's tests hold.
  timeout: 300_000,
  expect: { timeout: 90_000 },
  // One street trades on while it is looked at: who fails is tried once more, and named as flaky in the output.
  retries: 1,
  reporter: [["list"]],
  globalSetup: "./e2e/support/setup.ts",
  metadata: { environmentFile },
  use: {
    browserName: "chromium",
    launchOptions: { executablePath: chromium, args: ["--no-sandbox", "--disable-dev-shm-usage"] },
    viewport: { width: 1280, height: 900 },
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    colorScheme: "light",
    // A picture that moves is drawn by the processor here, for as long as a test waits.
    contextOptions: { reducedMotion: "reduce" },
    trace: "on-first-retry",
    actionTimeout: 90_000,
    // Tests change answers on their way, which a worker's own questions do not pass.
    serviceWorkers: "block",
  },
});
