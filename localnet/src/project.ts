import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Files of the project that the localnet uses. */
export const project = {
  root,
  wattd: join(root, ".cache", "wattd", "wattd"),
  artifacts: join(root, "contracts", "artifacts"),
  community: join(root, "localnet", "community.toml"),
  data: join(root, "localnet", "data", "households"),
  state: join(root, ".localnet"),
  relayer: join(root, "oracle-relayer", "src", "main.ts"),
  meters: join(root, "localnet", "src", "meters", "run.ts"),
  indexer: join(root, "indexer", "src", "main.ts"),
  notifier: join(root, "notifier", "src", "main.ts"),
  web: join(root, "web", "server.ts"),
  operator: join(root, "localnet", "src", "operator", "run.ts"),
  agents: join(root, "localnet", "src", "trade", "run.ts"),
};
