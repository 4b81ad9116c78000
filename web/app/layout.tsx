import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Providers } from "@/app/shell/Providers";
import { Shell } from "@/app/shell/Shell";
import { serverConfig } from "@/lib/server/config";
import { NONCE_HEADER } from "@/lib/server/nonce";
import { isTheme, THEME_COOKIE, themeScript } from "@/lib/theme";
import { CONNECTED_COOKIE } from "@/lib/wallet/cookie";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("app");
  return {
    title: { default: t("title"), template: `%s · ${t("title")}` },
    description: t("description"),
    applicationName: "Wattmesh",
    appleWebApp: { capable: true, title: "Wattmesh", statusBarStyle: "default" },
    formatDetection: { telephone: false },
  };
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f5f9f7" },
    { media: "(prefers-color-scheme: dark)", color: "#0d1314" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, jar, asked] = await Promise.all([getLocale(), cookies(), headers()]);
  const theme = jar.get(THEME_COOKIE)?.value;
  return (
    <html lang={locale} data-theme={isTheme(theme) ? theme : undefined} suppressHydrationWarning>
      <head>
        {/* Browsers hide a nonce from scripts, so that what is hydrated differs from what was sent. */}
        <script
          suppressHydrationWarning
          nonce={asked.get(NONCE_HEADER) ?? undefined}
          // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of this project, run before the first paint
          dangerouslySetInnerHTML={{ __html: themeScript }}
        />
      </head>
      <body className="font-sans text-[0.9375rem] leading-6">
        <NextIntlClientProvider>
          <Providers config={serverConfig().public} wasConnected={jar.has(CONNECTED_COOKIE)}>
            <Shell>{children}</Shell>
          </Providers>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
