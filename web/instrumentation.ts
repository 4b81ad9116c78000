/** Runs once when the server starts: a wrong environment ends it here and not at the first visitor. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { serverConfig } = await import("@/lib/server/config");
  serverConfig();
}
