import { type NextRequest, NextResponse } from "next/server";
import { contentSecurityPolicy } from "@/lib/server/contentSecurityPolicy";
import { NONCE_HEADER } from "@/lib/server/nonce";

/** Gives each page a policy with a nonce of its own. Next takes the nonce for its scripts from the request's policy. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const policy = contentSecurityPolicy(nonce, process.env.NODE_ENV === "development");
  const headers = new Headers(request.headers);
  headers.set(NONCE_HEADER, nonce);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

/** Pages only: neither files nor what is passed on. */
export const config = { matcher: "/((?!_next/|v1/|rpc(?:/|$)|rest/|push/|dev/(?!components$)|ready$|.*\\.\\w+$).*)" };
