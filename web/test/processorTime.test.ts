import { describe, expect, test } from "vitest";
import { keepProcessorTime, type TraceEvent } from "../e2e/support/processorTime";

const on = (tid: number) => (event: Partial<TraceEvent>) => ({ name: "event", ph: "X", pid: 1, ts: 0, tid, ...event });
const main = on(1);
const task = (ts: number, dur: number, tdur: number) => main({ name: "ThreadControllerImpl::RunTask", ts, dur, tdur });

describe("what Lighthouse is given of a trace", () => {
  test("a task that waited for the processor lasts as long as it had it", () => {
    const waited = task(1000, 400, 100);
    keepProcessorTime([waited]);
    expect(waited).toMatchObject({ ts: 1000, dur: 100 });
  });

  test("a task that computed all the time lasts as long as it did", () => {
    const computed = task(1000, 300_000, 300_000);
    keepProcessorTime([computed]);
    expect(computed).toMatchObject({ ts: 1000, dur: 300_000 });
  });

  test("what happened within a task stays within it, in its order and its share", () => {
    const script = main({ name: "EvaluateScript", ts: 1100, dur: 200 });
    const mark = main({ name: "firstContentfulPaint", ph: "I", ts: 1400 });
    keepProcessorTime([script, mark, task(1000, 400, 100)]);
    expect(script).toMatchObject({ ts: 1025, dur: 50 });
    expect(mark.ts).toBe(1100);
  });

  test("what began and ended within something else still does, to the microsecond", () => {
    const outer = main({ name: "FunctionCall", ts: 1011, dur: 4 });
    const inner = main({ name: "Layout", ts: 1012, dur: 3 });
    keepProcessorTime([task(1000, 100, 30), outer, inner]);
    const endOf = ({ ts, dur = 0 }: TraceEvent) => ts + dur;
    expect(inner.ts).toBeGreaterThanOrEqual(outer.ts);
    expect(endOf(inner)).toBeLessThanOrEqual(endOf(outer));
  });

  test("a task within a task takes the outer one's share, and ends with it at the latest", () => {
    const [outer, inner] = [task(1000, 400, 100), task(1100, 300, 300)];
    keepProcessorTime([inner, outer]);
    expect(outer).toMatchObject({ ts: 1000, dur: 100 });
    expect(inner).toMatchObject({ ts: 1025, dur: 75 });
  });

  test("what lies between tasks and on other threads is left where it is", () => {
    const between = main({ ts: 1500, dur: 20 });
    const elsewhere = on(2)({ ts: 1100, dur: 200 });
    keepProcessorTime([task(1000, 400, 100), between, elsewhere, task(2000, 10, 10)]);
    expect(between).toMatchObject({ ts: 1500, dur: 20 });
    expect(elsewhere).toMatchObject({ ts: 1100, dur: 200 });
  });

  test("a task for which the processor's time is unknown is believed", () => {
    const unknown = main({ name: "RunTask", ts: 1000, dur: 400 });
    keepProcessorTime([unknown]);
    expect(unknown.dur).toBe(400);
  });

  test("clocks that disagree by a microsecond make no task longer", () => {
    const rounded = task(1000, 42, 43);
    keepProcessorTime([rounded]);
    expect(rounded.dur).toBe(42);
  });
});
