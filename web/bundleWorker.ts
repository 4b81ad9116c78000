// Makes one script of the service worker and of what it shares with the pages, into dist/: `app/sw.js` serves it.

import { join } from "node:path";
import { rolldown } from "rolldown";

const web = import.meta.dirname;

const bundle = await rolldown({
  input: join(web, "worker", "serviceWorker.ts"),
  platform: "browser",
  tsconfig: join(web, "tsconfig.json"),
  transform: { define: { "process.env.NODE_ENV": '"production"' } },
  checks: { moduleLevelDirective: false },
  onLog(_, { message }) {
    // What is left out of the script would be missed at night, in a browser.
    throw new Error(message);
  },
});
await bundle.write({ file: join(web, "dist", "serviceWorker.js"), format: "iife", minify: true });
await bundle.close();
