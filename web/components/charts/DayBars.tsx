import { cn } from "@/lib/cn";

export interface DayBar {
  key: string | number;
  /** As short as below a bar. */
  label: string;
  /** Its number, for who points at it. */
  told: string;
  /** Nothing where none is known: the bar is an empty frame. */
  value: bigint | undefined;
  look: "counts" | "leftOut" | "judged";
}

const looks: Record<DayBar["look"], string> = {
  counts: "bg-neighbours",
  leftOut: "bg-edge-strong/45",
  judged: "bg-sun",
};

interface DayBarsProps {
  label: string;
  bars: DayBar[];
  /** A line across, and its name. */
  line: { value: bigint; name: string } | undefined;
  /** What the looks mean, of those that occur, and what an empty frame does. */
  legend: Record<DayBar["look"], string> & { unknown: string };
}

/** A bar for each of a few days, with a line across that they are held against. The table beside it has the numbers. */
export function DayBars({ label, bars, line, legend }: DayBarsProps) {
  const values = [...bars.map(({ value }) => value ?? 0n), line?.value ?? 0n];
  const most = values.reduce((one, other) => (other > one ? other : one), 1n);
  const share = (value: bigint): number => Number((value * 10_000n) / most) / 100;
  const hasUnknown = bars.some(({ value }) => value === undefined);
  const occurring = (Object.keys(looks) as DayBar["look"][]).filter((look) =>
    bars.some((bar) => bar.look === look && bar.value !== undefined),
  );
  return (
    <div>
      <div role="img" aria-label={label}>
        <div className="relative flex h-32 items-end gap-1">
          {bars.map(({ key, told, value, look }) => (
            <span
              key={key}
              title={told}
              className={cn(
                "min-w-0 flex-1 rounded-t-sm",
                value === undefined ? "h-full border border-edge-strong border-dashed border-b-0" : looks[look],
              )}
              style={value === undefined ? undefined : { height: `${Math.max(1, share(value))}%` }}
            />
          ))}
          {line && (
            <span
              className="absolute inset-x-0 border-ink border-t-2 border-dashed"
              style={{ bottom: `${share(line.value)}%` }}
            />
          )}
        </div>
        <div className="flex gap-1 border-edge-strong border-t pt-1">
          {bars.map(({ key, label: name }) => (
            <span
              key={key}
              className="min-w-0 flex-1 text-center text-[0.6875rem] text-ink-soft tabular-nums leading-4"
            >
              {name}
            </span>
          ))}
        </div>
      </div>
      <ul aria-hidden="true" className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-ink-soft text-xs">
        {line && (
          <li className="flex items-center gap-1.5">
            <span className="w-4 border-ink border-t-2 border-dashed" />
            {line.name}
          </li>
        )}
        {occurring.map((look) => (
          <li key={look} className="flex items-center gap-1.5">
            <span className={cn("h-2.5 w-4 rounded-sm", looks[look])} />
            {legend[look]}
          </li>
        ))}
        {hasUnknown && (
          <li className="flex items-center gap-1.5">
            <span className="h-2.5 w-4 border border-edge-strong border-dashed" />
            {legend.unknown}
          </li>
        )}
      </ul>
    </div>
  );
}
