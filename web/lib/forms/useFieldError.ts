"use client";

import { useTranslations } from "next-intl";

/** A form's error as a sentence. */
export function useFieldError() {
  const t = useTranslations("form.error");
  return (
    error: { message?: string | undefined } | undefined,
    values: Record<string, string> = {},
  ): string | undefined => {
    const key = error?.message;
    if (key === undefined) return undefined;
    return t.has(key as never) ? t(key as never, values as never) : key;
  };
}
