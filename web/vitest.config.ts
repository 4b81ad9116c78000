import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: {
    alias: {
      "@wattmesh/indexer-client": fileURLToPath(new URL("../indexer/client/src/index.ts", import.meta.url)),
      "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, ""),
    },
  },
  test: { include: ["test/**/*.test.{ts,tsx}"], testTimeout: 60_000 },
});
