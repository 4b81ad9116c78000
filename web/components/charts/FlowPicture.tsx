import { BatteryCharging, House, type LucideIcon, Sun, UsersRound, UtilityPole } from "lucide-react";
import { maxOf } from "@/lib/bigint";
import { cn } from "@/lib/cn";
import type { MeterFlows } from "@/lib/energy/flows";
import { layoutSide, ribbonPath, type Stream } from "./layoutFlow";

const WIDTH = 360;
const ROW = 76;
const BAR = 8;
/** Where ribbons begin and end. */
const LEFT = { outer: 100, inner: 152 };
const RIGHT = { inner: 208, outer: 260 };
const BAR_MOST = 120;

const looks: Record<string, { Icon: LucideIcon; fill: string; ink: string }> = {
  neighbours: { Icon: UsersRound, fill: "fill-neighbours", ink: "text-neighbours" },
  utility: { Icon: UtilityPole, fill: "fill-utility", ink: "text-utility" },
  own: { Icon: Sun, fill: "fill-sun", ink: "text-sun-ink" },
  storage: { Icon: BatteryCharging, fill: "fill-storage", ink: "text-storage" },
};

interface FlowPictureProps {
  flows: MeterFlows;
  energy: (energyWh: bigint) => string;
  words: { neighbours: string; utility: string; storage: string; own: string; from: string; to: string };
  /** Whether there is a row for storage. */
  withStorage: boolean;
}

/** Where energy came from and where it went, as bands whose width is the energy. The table beside it says the same. */
export function FlowPicture({ flows, energy, words, withStorage }: FlowPictureProps) {
  const own: Stream[] = flows.ownWh > 0n ? [{ id: "own", energyWh: flows.ownWh }] : [];
  const from: Stream[] = [
    { id: "neighbours", energyWh: flows.fromNeighboursWh },
    { id: "utility", energyWh: flows.fromUtilityWh },
    ...(withStorage ? [{ id: "storage", energyWh: flows.fromStorageWh }] : []),
    ...own,
  ];
  const to: Stream[] = [
    { id: "neighbours", energyWh: flows.toNeighboursWh },
    { id: "utility", energyWh: flows.toUtilityWh },
    ...(withStorage ? [{ id: "storage", energyWh: flows.toStorageWh }] : []),
    ...own,
  ];
  const height = from.length * ROW;
  const most = mostOf(from, to);
  const left = layoutSide(from, most, height, BAR_MOST);
  const right = layoutSide(to, most, height, BAR_MOST);
  const middle = WIDTH / 2;
  return (
    <div className="relative mx-auto w-full max-w-md" aria-hidden="true">
      <div className="flex justify-between pb-1 text-ink-soft text-xs">
        <span>{words.from}</span>
        <span>{words.to}</span>
      </div>
      <svg viewBox={`0 0 ${WIDTH} ${height}`} className="block w-full overflow-visible">
        <title>{`${words.from}, ${words.to}`}</title>
        {left.ribbons.map(({ id, outerY, innerY, thickness }) => (
          <path
            key={id}
            d={ribbonPath(LEFT.outer, outerY, LEFT.inner, innerY, thickness)}
            className={cn(looks[id]?.fill, "opacity-45")}
          />
        ))}
        {right.ribbons.map(({ id, outerY, innerY, thickness }) => (
          <path
            key={id}
            d={ribbonPath(RIGHT.inner, innerY, RIGHT.outer, outerY, thickness)}
            className={cn(looks[id]?.fill, "opacity-45")}
          />
        ))}
        <rect x={LEFT.inner} y={left.barY} width={BAR} height={left.barHeight} rx={2} className="fill-home" />
        <rect x={RIGHT.inner - BAR} y={right.barY} width={BAR} height={right.barHeight} rx={2} className="fill-home" />
        <circle cx={middle} cy={height / 2} r={20} className="fill-card stroke-edge" />
        <House x={middle - 11} y={height / 2 - 11} width={22} height={22} className="text-ink" />
        {[
          { streams: from, at: 0, anchor: "start" as const },
          { streams: to, at: WIDTH, anchor: "end" as const },
        ].map(({ streams, at, anchor }) =>
          streams.map(({ id, energyWh }, index) => {
            const look = looks[id];
            const y = ROW * (index + 0.5);
            if (look === undefined) return null;
            return (
              <g key={`${anchor}${id}`} className={cn(energyWh === 0n && "opacity-60")}>
                <look.Icon
                  x={anchor === "start" ? at : at - 18}
                  y={y - 32}
                  width={18}
                  height={18}
                  className={look.ink}
                />
                <text x={at} y={y + 3} textAnchor={anchor} className="fill-ink-soft text-[12.5px]">
                  {words[id as keyof typeof words]}
                </text>
                <text x={at} y={y + 20} textAnchor={anchor} className="fill-ink font-semibold text-[14px]">
                  {energy(energyWh)}
                </text>
              </g>
            );
          }),
        )}
      </svg>
    </div>
  );
}

/** What the higher of both bars stands for. */
function mostOf(...sides: Stream[][]): bigint {
  const sums = sides.map((streams) => streams.reduce((total, { energyWh }) => total + energyWh, 0n));
  return maxOf(sums);
}
