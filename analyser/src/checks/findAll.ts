import { findBeyondPeak } from "./beyondPeak.ts";
import { findCopiedProfile } from "./copiedProfile.ts";
import { findFeederDiffers, type Line } from "./feederDiffers.ts";
import { findFlatLine } from "./flatLine.ts";
import { findNightExport } from "./nightExport.ts";
import type { Finding, Window } from "./window.ts";

/** Everything that the judged day of a window shows. */
export const findAll = (window: Window, lines: readonly Line[]): Finding[] => [
  ...findNightExport(window),
  ...findBeyondPeak(window),
  ...findFlatLine(window),
  ...findCopiedProfile(window),
  ...findFeederDiffers(window, lines),
];
