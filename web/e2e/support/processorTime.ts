/** One line of Chromium's trace. Times are microseconds, `tdur` what the thread had of the processor. */
export interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  tdur?: number;
}

interface Task {
  start: number;
  end: number;
  /** Of its duration, how much it had a processor. */
  share: number;
}

/**
 * Makes every task of a trace last as long as it had a processor: a page is not heavier because something else ran on the machine.
 * What happened within a task keeps its place in it.
 */
export function keepProcessorTime(events: readonly TraceEvent[]): void {
  for (const thread of Map.groupBy(events, ({ pid, tid }) => `${pid}/${tid}`).values()) {
    const tasks = tasksOf(thread);
    for (const event of thread) {
      const task = taskAt(tasks, event.ts);
      if (task === undefined) continue;
      const placeOf = (ts: number) => Math.round(task.start + (ts - task.start) * task.share);
      const [start, end] = [placeOf(event.ts), placeOf(event.ts + (event.dur ?? 0))];
      event.ts = start;
      // Begin and end are placed and not the duration: so nothing ends after what it is in.
      if (event.dur !== undefined) event.dur = end - start;
    }
  }
}

const isTask = ({ name, ph }: TraceEvent): boolean => ph === "X" && name.endsWith("RunTask");

/** Those that are in no other one, in order. */
function tasksOf(thread: readonly TraceEvent[]): Task[] {
  const tasks = thread
    .filter(isTask)
    .flatMap(({ ts, dur = 0, tdur = dur }) =>
      dur === 0 ? [] : [{ start: ts, end: ts + dur, share: Math.min(tdur / dur, 1) }],
    )
    .sort((one, other) => one.start - other.start || other.end - one.end);
  const outermost: Task[] = [];
  for (const task of tasks) if (task.start >= (outermost.at(-1)?.end ?? 0)) outermost.push(task);
  return outermost;
}

/** The last task that began by then, if it has not ended. */
function taskAt(tasks: readonly Task[], ts: number): Task | undefined {
  let [from, to] = [0, tasks.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((tasks[middle]?.start ?? 0) <= ts) from = middle + 1;
    else to = middle;
  }
  const task = tasks[from - 1];
  return task !== undefined && ts <= task.end ? task : undefined;
}
