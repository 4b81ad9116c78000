import { readFileSync } from "node:fs";
import { join } from "node:path";
import { BUILD } from "@/lib/build";

/** Made once, by the build. */
export const dynamic = "force-static";

/** The service worker, as `bundleWorker.ts` made it: it has to come from the top of the server, and from a file of its own. */
export function GET(): Response {
  const script = readFileSync(join(process.cwd(), "dist/serviceWorker.js"), "utf8");
  return new Response(`const BUILD = ${JSON.stringify(BUILD)};\n${script}`, {
    headers: { "content-type": "text/javascript; charset=utf-8" },
  });
}
