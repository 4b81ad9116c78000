// Starts the packed web app with the configuration that it was built with, by the variable that Next's own standalone output sets.

import { readFileSync } from "node:fs";

const { config } = JSON.parse(readFileSync(new URL(".next/required-server-files.json", import.meta.url), "utf8"));
process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(config);
await import("./server.ts");
