import { test as base, expect } from "@playwright/test";

/** Every browser test fails when its page was refused something by its own security policy. */
export const test = base.extend<{ policy: undefined }>({
  policy: [
    async ({ page }, use) => {
      const refused: string[] = [];
      page.on("console", (message) => {
        if (message.type() === "error" && message.text().includes("Content Security Policy"))
          refused.push(message.text());
      });
      await use(undefined);
      // What a page still asks when its test has ended needs no answer.
      await page.unrouteAll({ behavior: "ignoreErrors" });
      expect(refused).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
