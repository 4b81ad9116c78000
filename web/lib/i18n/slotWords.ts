import type { Locale } from "./locales";

interface SlotWords {
  one: string;
  many: string;
}

/** What people call so many seconds. In German all are feminine, so that a sentence fits each of them. */
const named: Record<Locale, Record<number, SlotWords>> = {
  en: { 900: { one: "quarter hour", many: "quarter hours" }, 3600: { one: "hour", many: "hours" } },
  de: { 900: { one: "Viertelstunde", many: "Viertelstunden" }, 3600: { one: "Stunde", many: "Stunden" } },
};

const unnamed: Record<Locale, SlotWords> = {
  en: { one: "interval", many: "intervals" },
  de: { one: "Zeitspanne", many: "Zeitspannen" },
};

/** Messages say `[slot]`, `[slots]`, `[Slot]` and `[Slots]` where people say what a slot of theirs is: a quarter hour. */
export function withSlotWords<Messages extends object>(messages: Messages, locale: Locale, seconds: number): Messages {
  const words = named[locale][seconds] ?? unnamed[locale];
  const said: Record<string, string> = {
    "[slot]": words.one,
    "[slots]": words.many,
    "[Slot]": capital(words.one),
    "[Slots]": capital(words.many),
  };
  const inside = (value: unknown): unknown => {
    if (typeof value === "string") return value.replace(/\[[Ss]lots?\]/g, (mark) => said[mark] ?? mark);
    // The build parses messages beforehand: what has values in it is a tree of lists then.
    if (Array.isArray(value)) return value.map(inside);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inside(inner)]));
  };
  return inside(messages) as Messages;
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
