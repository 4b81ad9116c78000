import { readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { join } from "node:path";
import { BUILD } from "@/lib/build";

/** Made once, by the build. */
export const dynamic = "force-static";

/** The service worker: it has to come from the top of the server, and from a file of its own. */
export function GET(): Response {
  const source = readFileSync(join(process.cwd(), "worker/serviceWorker.ts"), "utf8");
  const script = `const BUILD = ${JSON.stringify(BUILD)};\n${stripTypeScriptTypes(source)}`;
  return new Response(script, { headers: { "content-type": "text/javascript; charset=utf-8" } });
}
