import * as v from "valibot";
import { serverConfig } from "@/lib/server/config";
import { onLocalnet } from "@/lib/server/dev/only";

export const dynamic = "force-dynamic";

const TIMEOUT_MS = 5_000;
const schema = v.object({ owner: v.string() });
const refusal = v.object({ error: v.object({ message: v.string() }) });

/** The code of a virtual meter for an owner, as the localnet's meters show it. */
export const POST = onLocalnet(async (_, request) => {
  const { devMetersUrl } = serverConfig();
  if (devMetersUrl === undefined) return new Response("there are no virtual meters here", { status: 404 });
  const body = v.safeParse(schema, await request.json().catch(() => undefined));
  if (!body.success) return new Response("not an owner", { status: 400 });
  try {
    const answer = await fetch(new URL("/devices", devMetersUrl), {
      method: "POST",
      headers: { "content-type": "application/json", "x-forwarded-for": request.headers.get("x-forwarded-for") ?? "" },
      body: JSON.stringify(body.output),
      cache: "no-store",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const said: unknown = await answer.json();
    if (v.is(refusal, said)) return new Response(said.error.message, { status: answer.status });
    return Response.json(said, { status: answer.status });
  } catch (error) {
    return new Response(`the meters do not answer: ${error instanceof Error ? error.message : error}`, { status: 502 });
  }
});
