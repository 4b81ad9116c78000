import { BatteryCharging, House, type LucideIcon, Sun, UsersRound, UtilityPole } from "lucide-react";
import { cn } from "@/lib/cn";

const WIDTH = 360;
const MIDDLE = { x: 180, y: 64 };
const WIDEST = 7;

/** Whom energy comes from, or goes to. */
export type Other = "neighbours" | "utility" | "storage" | "roof";

const places: Record<Other, { x: number; y: number; Icon: LucideIcon; stroke: string; ink: string }> = {
  neighbours: { x: 44, y: 64, Icon: UsersRound, stroke: "stroke-neighbours", ink: "text-neighbours" },
  utility: { x: 316, y: 64, Icon: UtilityPole, stroke: "stroke-utility", ink: "text-utility" },
  roof: { x: 180, y: -32, Icon: Sun, stroke: "stroke-sun", ink: "text-sun" },
  storage: { x: 180, y: 160, Icon: BatteryCharging, stroke: "stroke-storage", ink: "text-storage" },
};

export interface LiveStream {
  other: Other;
  /** Mean power in W: positive to the house, negative from it. */
  powerW: bigint;
  name: string;
  /** The power in words, without a sign. */
  told: string;
  /** Which way it goes; nothing where nothing does. */
  way: string;
}

interface LivePictureProps {
  streams: readonly LiveStream[];
  /** What it shows, in a sentence. */
  label: string;
}

/** A house and whom it exchanges energy with, moving the way that energy goes. Still for who wants no motion. */
export function LivePicture({ streams, label }: LivePictureProps) {
  const most = Math.max(1, ...streams.map(({ powerW }) => Math.abs(Number(powerW))));
  const shows = (one: Other) => streams.some(({ other }) => other === one);
  const [top, bottom] = [shows("roof") ? -62 : 0, shows("storage") ? 206 : 116];
  return (
    <svg
      viewBox={`0 ${top} ${WIDTH} ${bottom - top}`}
      role="img"
      aria-label={label}
      className="mx-auto block w-full max-w-lg"
    >
      {streams.map((stream) => (
        <Stream key={stream.other} stream={stream} most={most} />
      ))}
      <circle cx={MIDDLE.x} cy={MIDDLE.y} r={34} className="fill-card stroke-2 stroke-home" />
      <House x={MIDDLE.x - 18} y={MIDDLE.y - 19} width={36} height={36} className="text-home" />
    </svg>
  );
}

function Stream({ stream: { other, powerW, name, told, way }, most }: { stream: LiveStream; most: number }) {
  const { x, y, Icon, stroke, ink } = places[other];
  const path = `M${x} ${y}L${MIDDLE.x} ${MIDDLE.y}`;
  const width = powerW === 0n ? 0 : Math.max(2, WIDEST * Math.sqrt(Math.abs(Number(powerW)) / most));
  // Above or below the house words stand at the side.
  const isUpright = other === "storage" || other === "roof";
  // The house is larger than what is around it: above it there is room further up.
  const beside = (y + MIDDLE.y) / 2 + (other === "roof" ? -8 : 4);
  const between = { x: (x + MIDDLE.x) / 2, y: (y + MIDDLE.y) / 2 };
  return (
    <g>
      <path d={path} className="stroke-edge" strokeWidth={WIDEST + 1} />
      {width > 0 && (
        <path
          d={path}
          className={cn(stroke, "motion-safe:animate-stream", powerW < 0n && "[animation-direction:reverse]")}
          strokeWidth={width}
          strokeDasharray="8 6"
        />
      )}
      <circle
        cx={x}
        cy={y}
        r={26}
        className={cn("fill-card", powerW === 0n ? "stroke-edge" : cn("stroke-2", stroke))}
      />
      <Icon x={x - 12} y={y - 12} width={24} height={24} className={ink} />
      <text
        x={isUpright ? x + 34 : x}
        y={isUpright ? y + 4 : y + 42}
        textAnchor={isUpright ? "start" : "middle"}
        className="fill-ink-soft text-[12px]"
      >
        {name}
      </text>
      <text
        x={isUpright ? x + 12 : between.x}
        y={isUpright ? beside : y - 12}
        textAnchor={isUpright ? "start" : "middle"}
        className="fill-ink font-semibold text-[12.5px]"
      >
        {told}
      </text>
      <text
        x={isUpright ? x + 12 : between.x}
        y={isUpright ? beside + 14 : y + 20}
        textAnchor={isUpright ? "start" : "middle"}
        className="fill-ink-soft text-[11px]"
      >
        {way}
      </text>
    </g>
  );
}
