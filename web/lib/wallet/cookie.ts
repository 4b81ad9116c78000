/** Tells the server that a wallet was connected: whoever has none is shown the landing page at once. */
export const CONNECTED_COOKIE = "wattmesh_connected";

export function tellServer(connected: boolean): void {
  if (typeof document === "undefined") return;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
  document.cookie = `${CONNECTED_COOKIE}=1; path=/; max-age=${connected ? 31_536_000 : 0}; samesite=lax`;
}
