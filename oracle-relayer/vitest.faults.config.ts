import { defineConfig } from "vitest/config";

/** Every fault, however long it takes: the matrix, and what is done to a real node. */
export default defineConfig({
  test: {
    include: ["test/faults/*.test.ts", "test/kill.e2e.test.ts", "test/states.test.ts"],
    provide: { faults: "all", kills: 100 },
    testTimeout: 1_800_000,
    hookTimeout: 300_000,
    // One after the other: they share the machine's cores, and say how long each took.
    fileParallelism: false,
    disableConsoleIntercept: true,
  },
});
