import { cn } from "@/lib/cn";

export interface CandleShape {
  key: string;
  /** Below it. */
  label: string;
  /** Its numbers, for who points at it. */
  told: string;
  open: number;
  close: number;
  high: number;
  low: number;
}

interface CandlesProps {
  /** What the picture shows, in a sentence. The table beside it has the numbers. */
  label: string;
  candles: CandleShape[];
  formatAxis: (value: number) => string;
}

const HEIGHT = 200;
const PITCH = 16;
const BODY = 10;
const LABELS = 6;
/** For what stands below the last candle. */
const LABEL_ROOM = 24;
const MARKS = 4;

/** From where a price began to where it ended, and how far it went: filled where it fell, hollow where it rose or stayed. */
export function Candles({ label, candles, formatAxis }: CandlesProps) {
  const lowest = Math.min(...candles.map(({ low }) => low));
  const highest = Math.max(...candles.map(({ high }) => high));
  const span = highest - lowest || 1;
  const y = (value: number) => 8 + ((highest - value) / span) * (HEIGHT - 16);
  const width = candles.length * PITCH + LABEL_ROOM;
  const every = Math.ceil(candles.length / LABELS);
  const marks = Array.from({ length: MARKS + 1 }, (_, index) => lowest + (span * index) / MARKS);
  return (
    <div className="flex gap-2">
      <div
        aria-hidden="true"
        className="relative w-14 shrink-0 text-ink-soft text-xs tabular-nums"
        style={{ height: HEIGHT }}
      >
        {marks.map((value) => (
          <span key={value} className="absolute right-0 -translate-y-1/2" style={{ top: y(value) }}>
            {formatAxis(value)}
          </span>
        ))}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
      <div tabIndex={0} className="min-w-0 flex-1 overflow-x-auto">
        <svg role="img" aria-label={label} width={width} height={HEIGHT + 20} className="block">
          {marks.map((value) => (
            <line key={value} x1={0} x2={width} y1={y(value)} y2={y(value)} className="stroke-edge" />
          ))}
          {candles.map(({ key, label: name, told, open, close, high, low }, index) => {
            const x = index * PITCH + PITCH / 2;
            const isFall = close < open;
            const [top, bottom] = [y(Math.max(open, close)), y(Math.min(open, close))];
            return (
              <g key={key} className="stroke-neighbours">
                <title>{told}</title>
                <line x1={x} x2={x} y1={y(high)} y2={y(low)} />
                <rect
                  x={x - BODY / 2}
                  y={top}
                  width={BODY}
                  height={Math.max(2, bottom - top)}
                  className={cn(isFall ? "fill-neighbours" : "fill-card")}
                />
                {index % every === 0 && (
                  <text x={x - BODY / 2} y={HEIGHT + 14} className="fill-ink-soft stroke-none text-[11px]">
                    {name}
                  </text>
                )}
              </g>
            );
          })}
        </svg>
      </div>
    </div>
  );
}
