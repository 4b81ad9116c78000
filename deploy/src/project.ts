import { join } from "node:path";

/** A package has no sources; where they are, the project's own builds are too. */
const isPacked = !import.meta.filename.endsWith(".ts");
const root = join(import.meta.dirname, "..", "..");

/** Where the node's program and the contracts' codes are when nobody says otherwise. */
export const project = isPacked
  ? { wattd: "wattd", artifacts: join(import.meta.dirname, "contracts") }
  : { wattd: join(root, ".cache", "wattd", "wattd"), artifacts: join(root, "contracts", "artifacts") };
