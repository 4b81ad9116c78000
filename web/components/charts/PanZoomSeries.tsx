"use client";

import { ChevronLeft, ChevronRight, Minimize2, ZoomIn, ZoomOut } from "lucide-react";
import { type KeyboardEvent, type PointerEvent, useEffect, useId, useRef, useState } from "react";
import type uPlot from "uplot";
import { Button } from "@/components/ui/button";
import { untilLoaded } from "@/lib/untilLoaded";
import { axisWidth } from "./axisWidth";
import { moved, type Sight, thinned, within, zoomed } from "./panZoom";

export interface PanZoomColumn {
  label: string;
  /** A CSS custom property: `--sun`. */
  color: string;
  values: readonly (number | null)[];
  /** An area down to zero by the left axis; otherwise a line by the right one. */
  area: boolean;
}

export interface PanZoomWords {
  earlier: string;
  later: string;
  closer: string;
  wider: string;
  whole: string;
  /** How keys and fingers move it. */
  how: string;
}

interface PanZoomSeriesProps {
  label: string;
  words: PanZoomWords;
  /** Unix seconds, ascending: when each value begins to hold. */
  times: readonly number[];
  columns: readonly PanZoomColumn[];
  holdsSeconds: number;
  timeZone: string;
  locale: string;
  formatArea: (value: number) => string;
  formatLine: (value: number) => string;
  /** Told of what is in sight when it has come to rest. */
  onRest: (sight: Sight) => void;
}

const HEIGHT = 260;
const REST_MS = 200;
const STEP = 0.2;
const CLOSER = 0.5;
const WIDER = 2;
const WHEEL = 1.0015;
/** A point for every other dot: more would not be seen. */
const DOTS_A_POINT = 2;

/** Tens of thousands of points to move over and to look at closely, by fingers, mouse and keys. What it draws are means that there is room for. */
export function PanZoomSeries({ label, words, times, columns, holdsSeconds, onRest, ...look }: PanZoomSeriesProps) {
  const { timeZone, locale, formatArea, formatLine } = look;
  const how = useId();
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot>(undefined);
  const sight = useRef<Sight>({ from: 0, to: 1 });
  const drawn = useRef<readonly number[]>(undefined);
  const [isWhole, setWhole] = useState(true);
  const frame = useRef(0);
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined);
  const fingers = useRef(new Map<number, number>());
  const whole = { from: times[0] ?? 0, to: (times.at(-1) ?? 0) + holdsSeconds };

  const dataIn = (shown: Sight, width: number): uPlot.AlignedData => {
    const values = columns.map((column) => column.values);
    const points = thinned(times, values, shown, Math.max(1, Math.floor(width / DOTS_A_POINT)), holdsSeconds);
    return [points.times, ...points.columns];
  };
  const show = (next: Sight) => {
    sight.current = within(whole, next, holdsSeconds);
    cancelAnimationFrame(frame.current);
    frame.current = requestAnimationFrame(() => {
      const one = plot.current;
      if (one === undefined) return;
      const shown = sight.current;
      one.batch(() => {
        one.setData(dataIn(shown, one.over.clientWidth), false);
        one.setScale("x", { min: shown.from, max: shown.to });
      });
    });
    clearTimeout(rest.current);
    rest.current = setTimeout(() => {
      const shown = sight.current;
      setWhole(shown.to - shown.from >= whole.to - whole.from);
      onRest(shown);
    }, REST_MS);
  };
  const latest = useRef({ dataIn, show, whole });
  useEffect(() => {
    latest.current = { dataIn, show, whole };
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is drawn is drawn anew only with other points or another look
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    let gone = false;
    // Another look at the same points stays where it is.
    if (drawn.current !== times) sight.current = latest.current.whole;
    drawn.current = times;
    const draw = async () => {
      const { default: UPlot } = await untilLoaded(() => import("uplot"));
      if (gone) return;
      plot.current?.destroy();
      const options = optionsOf(UPlot, element, columns, { timeZone, locale, formatArea, formatLine });
      plot.current = new UPlot(options, latest.current.dataIn(sight.current, element.clientWidth), element);
      latest.current.show(sight.current);
    };
    void draw();
    const resized = new ResizeObserver(() => {
      plot.current?.setSize({ width: element.clientWidth, height: HEIGHT });
      latest.current.show(sight.current);
    });
    resized.observe(element);
    const redraw = () => void draw();
    const themed = new MutationObserver(redraw);
    themed.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    const scheme = matchMedia("(prefers-color-scheme: dark)");
    scheme.addEventListener("change", redraw);
    // React's own listeners cannot keep the page from being zoomed instead.
    const wheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      latest.current.show(zoomed(sight.current, WHEEL ** event.deltaY, partAt(event.clientX)));
    };
    element.addEventListener("wheel", wheel, { passive: false });
    return () => {
      gone = true;
      cancelAnimationFrame(frame.current);
      clearTimeout(rest.current);
      resized.disconnect();
      themed.disconnect();
      scheme.removeEventListener("change", redraw);
      element.removeEventListener("wheel", wheel);
      plot.current?.destroy();
      plot.current = undefined;
    };
  }, [times, columns, holdsSeconds, timeZone, locale, formatArea, formatLine]);

  /** Which part of what is in sight lies left of a place on the screen. */
  const partAt = (clientX: number): number => {
    const over = plot.current?.over.getBoundingClientRect();
    return over === undefined || over.width === 0 ? 0.5 : (clientX - over.left) / over.width;
  };
  const pressed = ({ pointerId, clientX, currentTarget }: PointerEvent<HTMLDivElement>) => {
    currentTarget.setPointerCapture(pointerId);
    fingers.current.set(pointerId, partAt(clientX));
  };
  const dragged = ({ pointerId, clientX }: PointerEvent<HTMLDivElement>) => {
    const before = fingers.current.get(pointerId);
    if (before === undefined) return;
    const now = partAt(clientX);
    const [other] = [...fingers.current].flatMap(([id, part]) => (id === pointerId ? [] : [part]));
    fingers.current.set(pointerId, now);
    if (other === undefined) return show(moved(sight.current, before - now));
    const apart = Math.max(0.02, Math.abs(now - other));
    show(zoomed(sight.current, Math.abs(before - other) / apart, other));
  };
  const released = ({ pointerId }: PointerEvent<HTMLDivElement>) => fingers.current.delete(pointerId);
  const typed = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = movedBy(event.key, sight.current, whole);
    if (next === undefined) return;
    event.preventDefault();
    show(next);
  };
  const step = (next: (from: Sight) => Sight) => () => show(next(sight.current));
  return (
    <div>
      <div className="mb-2 flex flex-wrap items-center gap-x-4 gap-y-2">
        <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm" aria-hidden="true">
          {columns.map(({ label: name, color, area }) => (
            <li key={name} className="flex items-center gap-1.5">
              <span className={area ? "h-2.5 w-4 rounded-sm" : "h-0.5 w-4"} style={{ background: `var(${color})` }} />
              {name}
            </li>
          ))}
        </ul>
        <div className="ml-auto flex gap-1">
          <Tool label={words.earlier} onClick={step((from) => moved(from, -STEP))} disabled={isWhole}>
            <ChevronLeft />
          </Tool>
          <Tool label={words.later} onClick={step((from) => moved(from, STEP))} disabled={isWhole}>
            <ChevronRight />
          </Tool>
          <Tool label={words.closer} onClick={step((from) => zoomed(from, CLOSER))}>
            <ZoomIn />
          </Tool>
          <Tool label={words.wider} onClick={step((from) => zoomed(from, WIDER))} disabled={isWhole}>
            <ZoomOut />
          </Tool>
          <Tool label={words.whole} onClick={step(() => whole)} disabled={isWhole}>
            <Minimize2 />
          </Tool>
        </div>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: no element of HTML is a picture that keys move */}
      <div
        ref={place}
        role="group"
        aria-label={label}
        aria-describedby={how}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what keys move has to be reached by keyboard
        tabIndex={0}
        onPointerDown={pressed}
        onPointerMove={dragged}
        onPointerUp={released}
        onPointerCancel={released}
        onKeyDown={typed}
        style={{ minHeight: HEIGHT }}
        className="min-w-0 cursor-grab touch-pan-y select-none overflow-hidden rounded-lg active:cursor-grabbing"
      />
      <p id={how} className="mt-1 text-ink-soft text-xs">
        {words.how}
      </p>
    </div>
  );
}

function movedBy(key: string, sight: Sight, whole: Sight): Sight | undefined {
  const width = sight.to - sight.from;
  switch (key) {
    case "ArrowLeft":
      return moved(sight, -STEP);
    case "ArrowRight":
      return moved(sight, STEP);
    case "PageUp":
      return moved(sight, -1);
    case "PageDown":
      return moved(sight, 1);
    case "Home":
      return { from: whole.from, to: whole.from + width };
    case "End":
      return { from: whole.to - width, to: whole.to };
    case "+":
    case "=":
      return zoomed(sight, CLOSER);
    case "-":
      return zoomed(sight, WIDER);
    default:
      return undefined;
  }
}

interface ToolProps {
  label: string;
  disabled?: boolean;
  onClick: () => void;
  children: React.ReactNode;
}

const Tool = ({ label, ...rest }: ToolProps) => (
  <Button variant="secondary" size="icon" className="size-9" aria-label={label} title={label} {...rest} />
);

const MOST_REMEMBERED = 5_000;

/** Times of a place and their names cost more than all else of a frame, and a picture that is moved has most of them again. */
function remembered<Value>(make: (seconds: number) => Value): (seconds: number) => Value {
  const known = new Map<number, Value>();
  return (seconds) => {
    const found = known.get(seconds);
    if (found !== undefined) return found;
    if (known.size >= MOST_REMEMBERED) known.clear();
    const made = make(seconds);
    known.set(seconds, made);
    return made;
  };
}

type Look = Pick<PanZoomSeriesProps, "timeZone" | "locale" | "formatArea" | "formatLine">;

function optionsOf(
  UPlot: typeof uPlot,
  element: HTMLElement,
  columns: readonly PanZoomColumn[],
  { timeZone, locale, formatArea, formatLine }: Look,
): uPlot.Options {
  const css = getComputedStyle(document.documentElement);
  const color = (name: string) => css.getPropertyValue(name).trim();
  const font = `12px ${css.fontFamily}`;
  const axis = {
    stroke: color("--ink-soft"),
    grid: { stroke: color("--edge"), width: 1 },
    ticks: { stroke: color("--edge"), width: 1 },
    font,
  };
  const size = ({ ctx }: uPlot, labels: string[]): number => {
    ctx.font = font;
    return axisWidth(labels ?? [], (one) => ctx.measureText(one).width);
  };
  const clock = new Intl.DateTimeFormat(locale, { timeZone, hour: "2-digit", minute: "2-digit" });
  const date = new Intl.DateTimeFormat(locale, { timeZone, day: "numeric", month: "short" });
  const local = remembered((seconds) => UPlot.tzDate(new Date(seconds * 1000), timeZone).getTime());
  const name = remembered((seconds) => {
    const shown = new Date(local(seconds));
    return (shown.getHours() === 0 && shown.getMinutes() === 0 ? date : clock).format(seconds * 1000);
  });
  const stepped = UPlot.paths.stepped?.({ align: 1 });
  const hasLine = columns.some(({ area }) => !area);
  const fromZero: uPlot.Scale.Range = (_, __, most) => [0, most > 0 ? most * 1.05 : 1];
  return {
    width: element.clientWidth,
    height: HEIGHT,
    tzDate: (seconds) => new Date(local(seconds)),
    legend: { show: false },
    cursor: { show: false },
    scales: { x: { auto: false }, y: { range: fromZero }, line: { range: fromZero } },
    axes: [
      {
        ...axis,
        size: 32,
        values: (_, splits) => splits.map(name),
      },
      { ...axis, size, values: (_, splits) => splits.map(formatArea) },
      ...(hasLine
        ? [
            {
              ...axis,
              scale: "line",
              side: 1 as const,
              grid: { show: false },
              size,
              values: (_: uPlot, splits: number[]) => splits.map(formatLine),
            },
          ]
        : []),
    ],
    series: [
      {},
      ...columns.map(({ label, color: hue, area }) => ({
        label,
        scale: area ? "y" : "line",
        stroke: color(hue),
        width: area ? 1 : 1.5,
        points: { show: false },
        ...(area && { fill: `color-mix(in oklch, ${color(hue)} 30%, transparent)` }),
        ...(stepped && { paths: stepped }),
      })),
    ],
  };
}
