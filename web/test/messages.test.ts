import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { locales } from "@/lib/i18n/locales";
import { withSlotWords } from "@/lib/i18n/slotWords";
import de from "@/messages/de.json";
import en from "@/messages/en.json";
import { sources } from "./support/sources";

const root = join(import.meta.dirname, "..");

/** Every message by its whole key. */
function flat(messages: object, prefix = ""): Map<string, string> {
  return new Map(
    Object.entries(messages).flatMap(([key, value]) =>
      typeof value === "string" ? [[`${prefix}${key}`, value] as const] : [...flat(value, `${prefix}${key}.`)],
    ),
  );
}

/** The names that a message expects values for. */
const valuesOf = (message: string): string[] =>
  [...new Set([...message.matchAll(/\{(\w+)(?=[,}])/g)].map(([, name = ""]) => name))].sort();

const languages = { en: flat(en), de: flat(de) };

describe("messages", () => {
  test("there is a file for every language and no other", () => {
    const files = readdirSync(join(root, "messages")).sort();
    expect(files).toEqual([...locales].sort().map((locale) => `${locale}.json`));
  });

  test("every language has every message", () => {
    expect([...languages.de.keys()].sort()).toEqual([...languages.en.keys()].sort());
  });

  test("none is empty", () => {
    for (const messages of Object.values(languages))
      for (const [key, text] of messages) expect(text.trim(), key).not.toBe("");
  });

  test("translations expect the same values", () => {
    for (const [key, text] of languages.en) expect(valuesOf(languages.de.get(key) ?? ""), key).toEqual(valuesOf(text));
  });

  test("nobody is told of slots: a mark stands where what people call one will", () => {
    for (const [locale, messages] of Object.entries(languages))
      for (const [key, text] of messages)
        expect(text.replace(/\[[Ss]lots?\]|\{slots?[,}]/g, ""), `${locale} ${key}`).not.toMatch(
          /\bslots?\b|zeitfenster|\bled to a limit\b|\bshared at the price\b|\bsleeps\b|\bfee within\b/i,
        );
  });

  test.each([
    [900, "every quarter hour", "jede Viertelstunde"],
    [3600, "every hour", "jede Stunde"],
    [10, "every interval", "jede Zeitspanne"],
  ])("what lasts %i s is called what it is", (seconds, english, german) => {
    expect(withSlotWords(en, "en", seconds).rule.hint).toContain(english);
    expect(withSlotWords(de, "de", seconds).rule.hint).toContain(german);
    for (const text of flat(withSlotWords(en, "en", seconds)).values()) expect(text).not.toMatch(/\[s/i);
  });

  test("messages that the build has parsed keep their form", () => {
    const parsed = { text: [["every ", ["seconds", 2]], "[slot]", 3, null] };
    expect(withSlotWords(parsed, "en", 900)).toEqual({ text: [["every ", ["seconds", 2]], "quarter hour", 3, null] });
  });

  test("every message that the sources name literally is there", () => {
    const missing: string[] = [];
    for (const { file, text } of sources) {
      const spaces = new Map<string, string>();
      const said = /const (\w+) = (?:await )?(?:use|get)Translations\("([\w.]+)"\)|\b(\w+)\("([\w.]+)"/g;
      for (const [, name, space, called = "", key = ""] of text.matchAll(said)) {
        if (name !== undefined && space !== undefined) spaces.set(name, space);
        else if (spaces.has(called) && !languages.en.has(`${spaces.get(called)}.${key}`))
          missing.push(`${file}: ${key}`);
      }
    }
    expect(missing).toEqual([]);
  });

  test("every message is used", () => {
    const all = sources.map(({ text }) => text).join("\n");
    const unused = [...languages.en.keys()].filter((key) => {
      const parts = key.split(".");
      // A key is named whole, by its last part, or by a template whose fixed part is the one before.
      const last = parts.at(-1) ?? "";
      const before = parts.at(-2) ?? "";
      return ![`"${last}"`, `${before}.\${`, `.${last}\``, `.${last}"`].some((trace) => all.includes(trace));
    });
    expect(unused).toEqual([]);
  });
});
