import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { serverConfig } from "@/lib/server/config";
import { shownSeconds } from "@/lib/time/replay";
import { isLocale, LOCALE_COOKIE, negotiateLocale } from "./locales";
import { withSlotWords } from "./slotWords";

export default getRequestConfig(async () => {
  const chosen = (await cookies()).get(LOCALE_COOKIE)?.value;
  const locale = isLocale(chosen) ? chosen : negotiateLocale((await headers()).get("accept-language"));
  const { default: messages } = await import(`../../messages/${locale}.json`);
  const { deployment, replay } = serverConfig().public;
  const seconds = shownSeconds({ slotSeconds: deployment.slotSeconds, replay });
  return { locale, messages: withSlotWords(messages, locale, seconds) };
});
