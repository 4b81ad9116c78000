import { serverConfig } from "../config";

/** Whether a request was meant for this server, by one of its own names, and comes from no other page than its own. */
function isOwn(headers: Headers, hosts: readonly string[]): boolean {
  const host = headers.get("host") ?? "";
  const origin = headers.get("origin");
  if (!hosts.includes(host.replace(/:\d+$/, ""))) return false;
  return origin === null || origin === `http://${host}` || origin === `https://${host}`;
}

/**
 * A handler of the dev wallet: there on a localnet only, and for pages of this server only, whatever another site makes a browser send.
 * Its first argument is the folder of keys.
 */
export function onLocalnet(handle: (folder: string, request: Request) => Promise<Response>) {
  return async (request: Request): Promise<Response> => {
    const { devKeys: folder, devHosts } = serverConfig();
    if (folder === undefined) return new Response("this server holds no keys", { status: 404 });
    if (!isOwn(request.headers, devHosts)) return new Response("for pages of this server only", { status: 403 });
    const site = request.headers.get("sec-fetch-site");
    if (site !== null && site !== "same-origin" && site !== "none")
      return new Response("for pages of this server only", { status: 403 });
    if (request.method !== "GET" && request.headers.get("content-type") !== "application/json")
      return new Response("JSON only", { status: 415 });
    return handle(folder, request);
  };
}
