import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Where the project's own builds are. */
export const project = {
  wattd: join(root, ".cache", "wattd", "wattd"),
  artifacts: join(root, "contracts", "artifacts"),
};
