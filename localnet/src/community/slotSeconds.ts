import { SettingError } from "../errors.ts";

const LINE = /^slot_seconds([ \t]*)=([ \t]*)\S+/m;

/** A community's text with slots of another length; everything else of it stays word for word. Throws a `SettingError` where the text names no length. */
export function withSlotSeconds(file: string, text: string, slotSeconds: number): string {
  if (!LINE.test(text)) throw new SettingError(file, "slot_seconds", undefined, "is not at the beginning of a line");
  return text.replace(LINE, (_, before: string, after: string) => `slot_seconds${before}=${after}${slotSeconds}`);
}
