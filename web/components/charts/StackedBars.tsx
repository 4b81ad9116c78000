import { cn } from "@/lib/cn";

export interface StackPart {
  id: string;
  /** A background class. */
  look: string;
  value: bigint;
}

export interface Stack {
  key: string;
  label: string;
  /** Its numbers, for who points at it. */
  told: string;
  /** Above the line. */
  up: StackPart[];
  /** Below the line. */
  down: StackPart[];
}

/** On a phone there is room for every fifth label only. */
const PHONE_LABELS = 5;

interface StackedBarsProps {
  label: string;
  stacks: Stack[];
  /** What a bar over the whole height would be, and that in words. */
  most: bigint;
  scale: string;
}

/** Bars above and below a line, one pair for each day or month. The table beside it has the numbers. */
export function StackedBars({ label, stacks, most, scale }: StackedBarsProps) {
  return (
    <div role="img" aria-label={label} className="relative flex h-56 items-stretch gap-px pt-4 sm:gap-1">
      <span className="absolute top-0 left-0 text-ink-soft text-xs leading-4 tabular-nums">{scale}</span>
      <span className="absolute inset-x-0 top-4 border-t border-dashed" />
      {stacks.map(({ key, label: name, told, up, down }, index) => (
        <div key={key} title={told} className="flex min-w-0 flex-1 flex-col hover:bg-sunken">
          <Half parts={up} most={most} grows="up" />
          <span className="h-px w-full shrink-0 bg-edge-strong" />
          <Half parts={down} most={most} grows="down" />
          <span
            className={cn(
              "pt-1 text-center text-[0.6875rem] text-ink-soft sm:text-xs",
              stacks.length > 12 && index % PHONE_LABELS !== 0 && "max-sm:invisible",
            )}
          >
            {name}
          </span>
        </div>
      ))}
    </div>
  );
}

function Half({ parts, most, grows }: { parts: StackPart[]; most: bigint; grows: "up" | "down" }) {
  return (
    <span className={cn("flex min-h-0 w-full flex-1", grows === "up" ? "flex-col-reverse" : "flex-col")}>
      {parts.map(({ id, look, value }) => (
        <span key={id} className={cn("mx-auto w-full max-w-6", look)} style={{ height: `${share(value, most)}%` }} />
      ))}
    </span>
  );
}

const share = (value: bigint, most: bigint): number => (most === 0n ? 0 : Number((value * 10_000n) / most) / 100);
