import { abs, maxOf } from "@/lib/bigint";
import { cn } from "@/lib/cn";
import { type Scene, type Street, widthOf } from "./scene";
import type { Sky } from "./sky";

const WIDTH = 360;
const SKY = 92;
const ROW = 88;
/** Of a zone without a house. */
const LOW_ROW = 46;
const TRUNK_X = 34;
const INDENT = 24;
/** Lines that leave the same zone go side by side, the farthest outermost; of many some share a place. */
const LANE = 9;
const MOST_LANES = 4;
const HOUSE = 22;
/** As many as have room in a street. */
const MOST_HOUSES = 10;
const WIDEST = 6;

const skies = {
  night: "fill-[oklch(0.34_0.06_265)] dark:fill-[oklch(0.25_0.05_265)]",
  dawn: "fill-[oklch(0.88_0.06_60)] dark:fill-[oklch(0.42_0.05_50)]",
  day: "fill-[oklch(0.9_0.05_230)] dark:fill-[oklch(0.42_0.06_235)]",
  dusk: "fill-[oklch(0.8_0.08_40)] dark:fill-[oklch(0.36_0.06_30)]",
} as const;

const tones = {
  none: "fill-sunken",
  low: "fill-accent-soft",
  middle: "fill-sunken",
  high: "fill-warn-soft",
} as const;

const lines = {
  free: "stroke-neighbours",
  near: "stroke-sun",
  full: "stroke-bad",
  islanded: "stroke-edge-strong",
} as const;

interface NeighbourhoodPictureProps {
  scene: Scene;
  sky: Sky;
  /** What it shows, in a sentence. */
  label: string;
  words: {
    utility: string;
    name: (street: Street) => string;
    price: (street: Street) => string;
    energies: (street: Street) => string;
    more: (houses: number) => string;
  };
}

/** Streets with their houses below the sky of the hour, and what moves on the lines between them and to the utility. */
export function NeighbourhoodPicture({ scene, sky, label, words }: NeighbourhoodPictureProps) {
  const { streets, utilityWh } = scene;
  const rows = placed(streets);
  const mostWh = maxOf([abs(utilityWh), ...streets.map(({ load }) => load?.energyWh ?? 0n)]);
  const height = (rows.at(-1)?.bottom ?? SKY) + 4;
  return (
    <svg viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={label} className="block w-full">
      <SkyOf sky={sky} />
      <Utility words={words.utility} utilityWh={utilityWh} mostWh={mostWh} rootY={rows[0]?.y ?? SKY} />
      {rows.map((row) => {
        const parent = rows.find(({ street: { zone } }) => zone.zone_id === row.street.zone.parent_id);
        return parent && <LineTo key={row.street.zone.zone_id} from={parent} to={row} mostWh={mostWh} />;
      })}
      {rows.map((row) => (
        <StreetOf key={row.street.zone.zone_id} row={row} words={words} />
      ))}
    </svg>
  );
}

interface Row {
  street: Street;
  /** Where its lines meet. */
  x: number;
  y: number;
  bottom: number;
  /** How far its line to the parent is from the parent's middle. */
  lane: number;
}

function placed(streets: readonly Street[]): Row[] {
  let top = SKY;
  return streets.map((street, index) => {
    const hasHouses = street.zone.metering_points > 0;
    const bottom = top + (hasHouses ? ROW : LOW_ROW);
    const nearer = streets.slice(0, index).filter(({ zone }) => zone.parent_id === street.zone.parent_id).length;
    const row = {
      street,
      x: TRUNK_X + street.depth * INDENT,
      y: top + (hasHouses ? 42 : 26),
      bottom,
      lane: (nearer % MOST_LANES) * LANE,
    };
    top = bottom;
    return row;
  });
}

function SkyOf({ sky: { look, sun } }: { sky: Sky }) {
  return (
    <g>
      <rect width={WIDTH} height={SKY} rx={12} className={cn(skies[look], "transition-colors duration-500")} />
      {sun ? (
        <circle
          cx={SUNRISE_X + sun.x * (WIDTH - SUNRISE_X - 24)}
          cy={SKY - 16 - sun.y * (SKY - 36)}
          r={12}
          className="fill-sun"
        />
      ) : (
        stars.map(([x, y]) => <circle key={x} cx={x} cy={y} r={1.2} className="fill-[oklch(0.95_0.02_90)]" />)
      )}
    </g>
  );
}

/** Right of what is said of the utility. */
const SUNRISE_X = 200;

const stars = [
  [72, 22],
  [112, 48],
  [158, 18],
  [214, 40],
  [262, 24],
  [318, 52],
] as const;

/** The way to the utility, from the edge of the sky down to the root. */
function Utility({
  words,
  utilityWh,
  mostWh,
  rootY,
}: {
  words: string;
  utilityWh: bigint;
  mostWh: bigint;
  rootY: number;
}) {
  return (
    <g>
      <Stream
        path={`M${TRUNK_X} ${SKY - 20}V${rootY}`}
        width={widthOf(utilityWh, mostWh, WIDEST)}
        look="stroke-utility"
        forwards={utilityWh > 0n}
      />
      <rect x={TRUNK_X - 16} y={SKY - 48} width={32} height={32} rx={9} className="fill-card stroke-edge" />
      <path
        d={`M${TRUNK_X - 6} ${SKY - 24}l6 -17l6 17m-10 -5h8m-12 -7h16`}
        className="fill-none stroke-2 stroke-utility"
      />
      <rect x={TRUNK_X + 22} y={SKY - 42} width={words.length * 5.6 + 16} height={20} rx={10} className="fill-card" />
      <text x={TRUNK_X + 30} y={SKY - 28} className="fill-ink text-[11.5px]">
        {words}
      </text>
    </g>
  );
}

interface LineToProps {
  from: Row;
  to: Row;
  mostWh: bigint;
}

function LineTo({ from, to, mostWh }: LineToProps) {
  const { load } = to.street;
  if (load === undefined) return null;
  const x = from.x - to.lane;
  const bend = `C${from.x} ${from.y + 12} ${x} ${from.y + 8} ${x} ${from.y + 22}`;
  return (
    <Stream
      path={`M${from.x} ${from.y}${bend}V${to.y - 8}Q${x} ${to.y} ${x + 8} ${to.y}H${to.x}`}
      width={widthOf(load.energyWh, mostWh, WIDEST)}
      look={lines[load.state]}
      forwards={load.direction === "down"}
      cut={load.state === "islanded"}
    />
  );
}

interface StreamProps {
  path: string;
  /** 0 where nothing flows. */
  width: number;
  look: string;
  /** Along the path, or against it. */
  forwards: boolean;
  cut?: boolean;
}

/** A cable, and over it what moves. Nothing moves for who wants no motion; the width and the words still say it. */
function Stream({ path, width, look, forwards, cut = false }: StreamProps) {
  return (
    <g className="fill-none">
      <path d={path} className="stroke-edge" strokeWidth={WIDEST + 1} strokeLinecap="round" />
      {cut && <path d={path} className={look} strokeWidth={2} strokeDasharray="2 6" />}
      {width > 0 && (
        <path
          d={path}
          className={cn(look, "motion-safe:animate-stream", !forwards && "[animation-direction:reverse]")}
          strokeWidth={width}
          strokeDasharray="8 6"
        />
      )}
    </g>
  );
}

function StreetOf({ row: { street, x, y }, words }: { row: Row; words: NeighbourhoodPictureProps["words"] }) {
  const { zone, load } = street;
  const left = x + 18;
  const hasHouses = zone.metering_points > 0;
  return (
    <g>
      <circle cx={x} cy={y} r={7} className={cn("fill-card stroke-2", load ? lines[load.state] : "stroke-utility")} />
      <text x={left} y={hasHouses ? y - 20 : y + 4.5} className="fill-ink font-semibold text-[13px]">
        {words.name(street)}
      </text>
      {hasHouses && <Houses street={street} left={left} y={y} words={words} />}
    </g>
  );
}

interface HousesProps {
  street: Street;
  left: number;
  y: number;
  words: NeighbourhoodPictureProps["words"];
}

function Houses({ street, left, y, words }: HousesProps) {
  const { zone, tone, madeWh, storedShare } = street;
  const price = words.price(street);
  const priceWidth = price.length * 6 + 16;
  return (
    <>
      <rect x={WIDTH - priceWidth} y={y - 35} width={priceWidth} height={21} rx={10.5} className={tones[tone]} />
      <text x={WIDTH - priceWidth / 2} y={y - 20.5} textAnchor="middle" className="fill-ink text-[11.5px]">
        {price}
      </text>
      <path d={`M${left - 6} ${y + 13}H${WIDTH}`} className="stroke-2 stroke-edge-strong" />
      {Array.from({ length: Math.min(MOST_HOUSES, zone.metering_points) }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: houses have no names
        <House key={index} x={left + index * (HOUSE + 4)} y={y + 12} withSun={madeWh > 0n} index={index} />
      ))}
      {zone.metering_points > MOST_HOUSES && (
        <text x={left + MOST_HOUSES * (HOUSE + 4)} y={y + 8} className="fill-ink-soft text-[11px]">
          {words.more(zone.metering_points - MOST_HOUSES)}
        </text>
      )}
      {storedShare !== undefined && <Battery x={WIDTH - 16} y={y + 11} share={storedShare} />}
      <text x={left} y={y + 29} className="fill-ink-soft text-[11.5px]">
        {words.energies(street)}
      </text>
    </>
  );
}

const walls = ["fill-neighbours/35", "fill-home/35", "fill-utility/35", "fill-storage/30"];

/** A mark, not a house that anybody could be looked for in. */
function House({ x, y, withSun, index }: { x: number; y: number; withSun: boolean; index: number }) {
  const [width, tall] = [HOUSE - 4, 11 + (index % 3) * 2];
  return (
    <g>
      <rect x={x} y={y - tall} width={width} height={tall} className={walls[index % walls.length]} />
      <path
        d={`M${x - 2} ${y - tall}L${x + width / 2} ${y - tall - 8}L${x + width + 2} ${y - tall}Z`}
        className={withSun && index % 2 === 0 ? "fill-sun" : "fill-edge-strong"}
      />
      <rect x={x + width / 2 - 2} y={y - 7} width={4} height={7} className="fill-card" />
    </g>
  );
}

function Battery({ x, y, share }: { x: number; y: number; share: number }) {
  const tall = 20;
  return (
    <g>
      <rect x={x + 4} y={y - tall - 3} width={6} height={3} className="fill-storage" />
      <rect x={x} y={y - tall} width={14} height={tall} rx={3} className="fill-card stroke-storage" />
      <rect x={x + 2} y={y - 2 - share * (tall - 4)} width={10} height={share * (tall - 4)} className="fill-storage" />
    </g>
  );
}
