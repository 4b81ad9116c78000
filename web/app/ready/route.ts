import { isReady } from "@/lib/server/ready";

export const dynamic = "force-dynamic";

/** For whoever watches this server: 200 while the node behind it answers. */
export async function GET(): Promise<Response> {
  const reason = await isReady();
  const ready = reason === undefined;
  // As every other service says it.
  return Response.json({ ready, troubles: ready ? [] : [reason] }, { status: ready ? 200 : 503 });
}
