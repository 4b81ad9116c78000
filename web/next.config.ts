import { randomUUID } from "node:crypto";
import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

/** What a page has no use for. */
const devices = ["camera", "display-capture", "geolocation", "microphone", "midi", "payment", "serial", "usb"];

/** Of every answer; pages have a policy of their contents as well, see proxy.ts. */
const securityHeaders = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: devices.map((device) => `${device}=()`).join(", ") },
];

/** The processes of one build have it of the first. */
process.env.WATTMESH_WEB_BUILD ??= randomUUID();

const config: NextConfig = {
  env: { WATTMESH_WEB_BUILD: process.env.WATTMESH_WEB_BUILD },
  poweredByHeader: false,
  reactStrictMode: true,
  transpilePackages: ["@wattmesh/indexer-client"],
  // Types are a suite of their own; the build does not repeat it.
  typescript: { ignoreBuildErrors: true },
  experimental: { optimizePackageImports: ["radix-ui", "lucide-react"] },
  headers: async () => [{ source: "/:path*", headers: securityHeaders }],
};

const withMessages = createNextIntlPlugin({
  requestConfig: "./lib/i18n/request.ts",
  // Browsers get messages as they are formatted, and no parser for them.
  experimental: { messages: { path: "./messages", locales: "infer", format: "json", precompile: true } },
});

export default withMessages(config);
