interface GridCell {
  key: string;
  /** Places from the left and from the bottom. */
  column: number;
  row: number;
  /** Of what is most, 0 to 1, on either side. */
  buy: number;
  sell: number;
  /** Its numbers, for who points at it. */
  told: string;
}

interface PriceGridProps {
  /** What the picture shows, in a sentence. The table beside it has the numbers. */
  label: string;
  columns: string[];
  rows: string[];
  cells: GridCell[];
}

const HEIGHT = 240;
const LEAST_WIDTH = 12;
const COLUMN_LABELS = 6;
const ROW_LABELS = 4;
/** So that little is seen too. */
const FAINTEST = 0.18;

/** Prices over time: the more rests at one, the darker it is. Below half of a cell is who buys, above who sells. */
export function PriceGrid({ label, columns, rows, cells }: PriceGridProps) {
  const width = Math.max(1, columns.length) * LEAST_WIDTH;
  const tall = HEIGHT / Math.max(1, rows.length);
  const everyColumn = Math.ceil(columns.length / COLUMN_LABELS);
  const everyRow = Math.ceil(rows.length / ROW_LABELS);
  const shade = (share: number) => (share === 0 ? 0 : FAINTEST + (1 - FAINTEST) * share);
  return (
    <div className="flex gap-2">
      <div
        aria-hidden="true"
        className="relative w-14 shrink-0 text-ink-soft text-xs tabular-nums"
        style={{ height: HEIGHT }}
      >
        {rows.map(
          (row, index) =>
            index % everyRow === 0 && (
              <span key={row} className="absolute right-0" style={{ bottom: index * tall - 6 }}>
                {row}
              </span>
            ),
        )}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
      <div tabIndex={0} className="min-w-0 flex-1 overflow-x-auto">
        <svg
          role="img"
          aria-label={label}
          viewBox={`0 0 ${width} ${HEIGHT + 20}`}
          preserveAspectRatio="none"
          height={HEIGHT + 20}
          width="100%"
          style={{ minWidth: width }}
          className="block"
        >
          <rect width={width} height={HEIGHT} className="fill-sunken" />
          {cells.map(({ key, column, row, buy, sell, told }) => {
            const [x, y] = [column * LEAST_WIDTH, HEIGHT - (row + 1) * tall];
            return (
              <g key={key}>
                <title>{told}</title>
                {sell > 0 && (
                  <rect
                    x={x}
                    y={y}
                    width={LEAST_WIDTH - 1}
                    height={tall / 2}
                    className="fill-sun"
                    opacity={shade(sell)}
                  />
                )}
                {buy > 0 && (
                  <rect
                    x={x}
                    y={y + tall / 2}
                    width={LEAST_WIDTH - 1}
                    height={tall / 2}
                    className="fill-home"
                    opacity={shade(buy)}
                  />
                )}
              </g>
            );
          })}
        </svg>
        <div aria-hidden="true" className="-mt-4 relative h-4 text-ink-soft text-xs" style={{ minWidth: width }}>
          {columns.map(
            (column, index) =>
              index % everyColumn === 0 && (
                <span key={column} className="absolute" style={{ left: `${(index / columns.length) * 100}%` }}>
                  {column}
                </span>
              ),
          )}
        </div>
      </div>
    </div>
  );
}
