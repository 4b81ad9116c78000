import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/**/*.e2e.test.ts", "test/**/*.long.test.ts"],
    testTimeout: 90_000,
    provide: { faults: "short" },
    expect: { poll: { timeout: 30_000 } },
  },
});
