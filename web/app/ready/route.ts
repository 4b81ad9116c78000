import { isReady } from "@/lib/server/ready";

export const dynamic = "force-dynamic";

/** For whoever watches this server: 200 while the node behind it answers. */
export async function GET(): Promise<Response> {
  const reason = await isReady();
  return reason === undefined
    ? Response.json({ ready: true })
    : Response.json({ ready: false, reason }, { status: 503 });
}
