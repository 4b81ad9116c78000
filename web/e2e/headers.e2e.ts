import { expect, test } from "@playwright/test";
import { localnet } from "./support/environment";

const policyOf = (headers: Record<string, string>) =>
  Object.fromEntries(
    (headers["content-security-policy"] ?? "").split("; ").map((directive) => {
      const [name = "", ...sources] = directive.split(" ");
      return [name, sources];
    }),
  );

test.describe("answers", () => {
  test("let a page run only what carries its nonce, which is never the same", async ({ request }) => {
    const nonces = new Set<string>();
    for (const path of ["/", "/", "/market", "/nowhere"]) {
      const answer = await request.get(`${localnet().webUrl}${path}`);
      const policy = policyOf(answer.headers());
      const nonce = policy["script-src"]?.find((source) => source.startsWith("'nonce-"))?.slice(7, -1) ?? "";
      expect(policy).toMatchObject({
        "default-src": ["'none'"],
        "script-src": ["'self'", `'nonce-${nonce}'`, "'strict-dynamic'"],
        "connect-src": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
      });
      for (const [script] of (await answer.text()).matchAll(/<script\b[^>]*>/g)) expect(script).toContain(nonce);
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(4);
  });

  test("are of the type they say, in no frame, and tell no other site where they were read", async ({ request }) => {
    for (const path of ["/", "/icon.svg", "/v1/status"])
      expect((await request.get(`${localnet().webUrl}${path}`)).headers()).toMatchObject({
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        "referrer-policy": "same-origin",
        "cross-origin-opener-policy": "same-origin",
        "permissions-policy": expect.stringContaining("camera=()"),
      });
  });

  test("do not run a script that somebody has smuggled in", async ({ page }) => {
    await page.goto(`${localnet().webUrl}/more`);
    const ran = await page.evaluate(async () => {
      const refused = new Promise((resolve) =>
        document.addEventListener("securitypolicyviolation", resolve, { once: true }),
      );
      document.body.insertAdjacentHTML("beforeend", '<img src="x" onerror="window.smuggled = true">');
      await refused;
      return "smuggled" in window;
    });
    expect(ran).toBe(false);
  });
});
