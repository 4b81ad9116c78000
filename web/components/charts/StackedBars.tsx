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
  /** Above the line. */
  up: StackPart[];
  /** Below the line. */
  down: StackPart[];
  onOpen?: () => void;
}

/** Bars above and below a line, one pair for each day or month. The table beside it has the numbers. */
export function StackedBars({
  stacks,
  most,
  openLabel,
}: {
  stacks: Stack[];
  most: bigint;
  openLabel: (label: string) => string;
}) {
  return (
    <div className="flex h-56 items-stretch gap-px sm:gap-1">
      {stacks.map(({ key, label, up, down, onOpen }) => (
        <div key={key} className="flex min-w-0 flex-1 flex-col">
          <button
            type="button"
            onClick={onOpen}
            disabled={onOpen === undefined}
            aria-label={openLabel(label)}
            className="flex min-h-0 flex-1 flex-col rounded-sm enabled:hover:bg-sunken"
          >
            <Half parts={up} most={most} grows="up" />
            <span className="h-px w-full shrink-0 bg-edge-strong" />
            <Half parts={down} most={most} grows="down" />
          </button>
          <span aria-hidden="true" className="truncate pt-1 text-center text-[0.625rem] text-ink-soft sm:text-xs">
            {label}
          </span>
        </div>
      ))}
    </div>
  );
}

function Half({ parts, most, grows }: { parts: StackPart[]; most: bigint; grows: "up" | "down" }) {
  return (
    <span className={cn("flex w-full flex-1", grows === "up" ? "flex-col-reverse" : "flex-col")}>
      {parts.map(({ id, look, value }) => (
        <span key={id} className={cn("mx-auto w-full max-w-6", look)} style={{ height: `${share(value, most)}%` }} />
      ))}
    </span>
  );
}

const share = (value: bigint, most: bigint): number => (most === 0n ? 0 : Number((value * 10_000n) / most) / 100);
