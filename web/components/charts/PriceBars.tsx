import { Fragment } from "react";
import { cn } from "@/lib/cn";

export interface PriceBar {
  key: number;
  /** From the lower to the upper edge, 0 to 1; nothing when no price is known. */
  height: number | undefined;
  look: "lowest" | "known" | "guessed";
}

const looks: Record<PriceBar["look"], string> = {
  lowest: "bg-accent",
  known: "bg-neighbours",
  guessed: "border border-edge-strong border-dashed border-b-0",
};

interface PriceBarsProps {
  bars: PriceBar[];
  /** At the edges of the scale. */
  upper: string;
  lower: string;
  /** Below the first and the last bar. */
  first: string;
  last: string;
  /** What the looks mean, of those that occur. */
  legend: Record<PriceBar["look"], string>;
}

/** Prices between two edges, a bar for each slot. The table beside it says the same. */
export function PriceBars({ bars, upper, lower, first, last, legend }: PriceBarsProps) {
  const occurring = (Object.keys(looks) as PriceBar["look"][]).filter((look) => bars.some((bar) => bar.look === look));
  return (
    <div aria-hidden="true" className="text-ink-soft text-xs">
      <p className="border-t border-dashed pt-0.5">{upper}</p>
      <div className="flex h-20 items-end gap-0.5">
        {bars.map(({ key, height, look }) => (
          <div
            key={key}
            className={cn("min-w-0 flex-1 rounded-t-sm", height !== undefined && looks[look])}
            style={{ height: `${Math.max(0.03, height ?? 0) * 100}%` }}
          />
        ))}
      </div>
      <p className="border-edge-strong border-t pt-0.5">{lower}</p>
      <p className="mt-1 flex justify-between gap-2 tabular-nums">
        <span>{first}</span>
        <span>{last}</span>
      </p>
      <p className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1">
        {occurring.map((look) => (
          <Fragment key={look}>
            <span className={cn("h-2.5 w-4 rounded-sm", looks[look], look === "guessed" && "border-b")} />
            <span className="mr-2">{legend[look]}</span>
          </Fragment>
        ))}
      </p>
    </div>
  );
}
