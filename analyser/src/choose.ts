import type { Finding } from "./checks/window.ts";

/** A meter has one flag at a time. */
interface Flagged {
  readonly meterId: number;
  readonly flag?: unknown;
  readonly releasedSlot?: number | undefined;
}

/** Of what was found, what the chain does not know: one finding a meter, none of a flagged one, and nothing of slots that its release has judged. */
export function choose(findings: readonly Finding[], points: readonly Flagged[]): Finding[] {
  const known = new Map(points.map((point) => [point.meterId, point]));
  const chosen = new Map<number, Finding>();
  for (const finding of findings) {
    const point = known.get(finding.meterId);
    if (point === undefined || point.flag !== undefined || chosen.has(finding.meterId)) continue;
    if (finding.fromSlot >= (point.releasedSlot ?? 0)) chosen.set(finding.meterId, finding);
  }
  return [...chosen.values()];
}
