"use client";

import { useEffect, useRef, useState } from "react";
import type uPlot from "uplot";
import { untilLoaded } from "@/lib/untilLoaded";
import { axisWidth } from "./axisWidth";

export interface Series {
  label: string;
  /** A CSS custom property: `--sun`. */
  color: string;
  values: (number | null)[];
  /** Filled to zero. */
  filled?: boolean;
  /** Holds until the next point. */
  stepped?: boolean;
  dashed?: boolean;
  /** An edge of a band, which is filled and has no line. The lower one follows the upper, whose name is the band's. */
  band?: "upper" | "lower";
  format: (value: number) => string;
}

interface TimeSeriesProps {
  /** What the picture shows, for those who do not see it. The table beside it has the numbers. */
  label: string;
  /** Unix seconds, ascending. */
  times: number[];
  series: Series[];
  /** How long a value holds, the last one too. */
  holdsSeconds: number;
  timeZone: string;
  locale: string;
  height?: number;
  /** Index of the time whose values are read out first; without it the last. */
  readsFirst?: number;
  /** Of the value axis. */
  formatAxis: (value: number) => string;
}

/** Many points over time, drawn on a canvas by uPlot, which comes when the first picture is drawn. */
export function TimeSeries({
  label,
  times,
  series,
  holdsSeconds,
  timeZone,
  locale,
  height = 220,
  readsFirst,
  formatAxis,
}: TimeSeriesProps) {
  const place = useRef<HTMLDivElement>(null);
  const drawn = useRef<uPlot>(undefined);
  const [pointed, point] = useState<number>();
  const last = Math.max(0, times.length - 1);
  const at = Math.min(pointed ?? readsFirst ?? last, last);
  const clock = new Intl.DateTimeFormat(locale, { timeZone, hour: "2-digit", minute: "2-digit" });
  const shown = (value: number | null | undefined) => (value == null ? "–" : formatAxis(value));
  const time = times[at] === undefined ? "" : clock.format(times[at] * 1000);
  const named = series.filter(({ band }) => band !== "lower");
  const read = series.filter(({ band, values }) => band === undefined && values[at] != null);
  const readout = [time, ...read.map(({ label: name, values }) => `${name} ${shown(values[at])}`)].join(", ");
  const choose = (index: number) => {
    point(index);
    const plot = drawn.current;
    const when = times[index];
    if (plot !== undefined && when !== undefined)
      plot.setCursor({ left: plot.valToPos(when + holdsSeconds / 2, "x"), top: plot.over.clientHeight / 2 }, false);
  };
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    let plot: uPlot | undefined;
    let gone = false;
    const draw = async () => {
      const { default: UPlot } = await untilLoaded(() => import("uplot"));
      if (gone) return;
      plot?.destroy();
      const end = (times.at(-1) ?? 0) + holdsSeconds;
      const data: uPlot.AlignedData = [
        [...times, end],
        ...series.map(({ values }) => [...values, values.at(-1) ?? null]),
      ];
      const options = optionsOf(UPlot, element, { series, timeZone, locale, height, formatAxis });
      const pointedAt = (one: uPlot) => {
        const when =
          one.cursor.left === undefined || one.cursor.left < 0 ? undefined : one.posToVal(one.cursor.left, "x");
        if (when === undefined) return;
        // Values hold until the next point: the latest that has begun is the one under the pointer.
        const next = times.findIndex((one) => one > when);
        point(next < 0 ? times.length - 1 : Math.max(0, next - 1));
      };
      plot = new UPlot({ ...options, hooks: { setCursor: [pointedAt] } }, data, element);
      drawn.current = plot;
    };
    void draw();
    const resized = new ResizeObserver(() => plot?.setSize({ width: element.clientWidth, height }));
    resized.observe(element);
    const themed = new MutationObserver(() => void draw());
    themed.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    const scheme = matchMedia("(prefers-color-scheme: dark)");
    const redraw = () => void draw();
    scheme.addEventListener("change", redraw);
    return () => {
      gone = true;
      resized.disconnect();
      themed.disconnect();
      scheme.removeEventListener("change", redraw);
      plot?.destroy();
    };
  }, [times, series, holdsSeconds, timeZone, locale, height, formatAxis]);
  return (
    <div>
      <ul className="mb-2 flex flex-wrap gap-x-4 gap-y-1 text-sm" aria-hidden="true">
        <li className="min-w-12 font-medium tabular-nums">{time}</li>
        {named.map(({ label: name, color, dashed, band, values }) => (
          <li key={name} className="flex items-center gap-1.5">
            <span
              className={dashed ? "w-4 border-t-2 border-dashed" : "h-2.5 w-4 rounded-sm"}
              style={swatch(color, dashed === true, band !== undefined)}
            />
            {name}
            {band === undefined && <span className="font-medium tabular-nums">{shown(values[at])}</span>}
          </li>
        ))}
      </ul>
      <div
        ref={place}
        role="img"
        aria-label={label}
        style={{ minHeight: height }}
        className="min-w-0 overflow-hidden"
      />
      <input
        type="range"
        min={0}
        max={last}
        value={at}
        aria-label={label}
        aria-valuetext={readout}
        onChange={({ target }) => choose(Number(target.value))}
        className="mt-1 h-9 w-full accent-[var(--accent)] print:hidden"
      />
    </div>
  );
}

/** A band is as light here as in the picture. */
function swatch(color: string, dashed: boolean, isBand: boolean) {
  if (dashed) return { borderColor: `var(${color})` };
  return { background: isBand ? `color-mix(in oklch, var(${color}) 30%, transparent)` : `var(${color})` };
}

type Look = Pick<TimeSeriesProps, "series" | "timeZone" | "locale" | "formatAxis"> & { height: number };

function optionsOf(
  UPlot: typeof uPlot,
  element: HTMLElement,
  { series, timeZone, locale, height, formatAxis }: Look,
): uPlot.Options {
  const css = getComputedStyle(document.documentElement);
  const color = (name: string) => css.getPropertyValue(name).trim();
  const clock = new Intl.DateTimeFormat(locale, { timeZone, hour: "2-digit", minute: "2-digit" });
  const font = `12px ${css.fontFamily}`;
  const axis = {
    stroke: color("--ink-soft"),
    grid: { stroke: color("--edge"), width: 1 },
    ticks: { stroke: color("--edge"), width: 1 },
    font,
  };
  const stepped = UPlot.paths.stepped?.({ align: 1 });
  return {
    width: element.clientWidth,
    height,
    tzDate: (seconds) => UPlot.tzDate(new Date(seconds * 1000), timeZone),
    legend: { show: false },
    cursor: { drag: { x: false, y: false } },
    axes: [
      { ...axis, size: 32, values: (_, splits) => splits.map((split) => clock.format(split * 1000)) },
      {
        ...axis,
        size: ({ ctx }, labels) => {
          ctx.font = font;
          return axisWidth(labels ?? [], (label) => ctx.measureText(label).width);
        },
        values: (_, splits) => splits.map(formatAxis),
      },
    ],
    bands: series.flatMap(({ band, color: name }, index) =>
      band === "upper"
        ? [
            {
              series: [index + 1, index + 2] as [number, number],
              fill: `color-mix(in oklch, ${color(name)} 16%, transparent)`,
            },
          ]
        : [],
    ),
    series: [
      {},
      ...series.map((one) => ({
        label: one.label,
        stroke: one.band === undefined ? color(one.color) : "transparent",
        width: 1.75,
        points: { show: false },
        spanGaps: false,
        ...(one.filled && { fill: `color-mix(in oklch, ${color(one.color)} 22%, transparent)` }),
        ...(one.dashed && { dash: [5, 4] }),
        ...(one.stepped && stepped && { paths: stepped }),
      })),
    ],
  };
}
