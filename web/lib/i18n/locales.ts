export const locales = ["en", "de"] as const;

export type Locale = (typeof locales)[number];

export const defaultLocale: Locale = "en";

/** The cookie in which a choice of language is kept. */
export const LOCALE_COOKIE = "wattmesh_locale";

export const isLocale = (text: string | undefined): text is Locale => locales.some((locale) => locale === text);

/** The first language of an `Accept-Language` header that there is, by weight. */
export function negotiateLocale(header: string | null): Locale {
  const wanted = (header ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().split(";");
      const weight = parameters.map((parameter) => /^\s*q=([\d.]+)/.exec(parameter)?.[1]).find(Boolean);
      return { language: tag.toLowerCase().split("-")[0], weight: weight === undefined ? 1 : Number(weight) };
    })
    .sort((one, other) => other.weight - one.weight);
  return wanted.map(({ language }) => language).find(isLocale) ?? defaultLocale;
}
