// Shows steps as they go: on a terminal in place, else one line when a step is done. All of it goes to standard error.

const NAME_WIDTH = 24;

export function createProgress(stream = process.stderr) {
  const live = stream.isTTY === true;
  const running = new Map();
  let shown = 0;

  const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;
  const line = (name, what, time) => `  ${name.padEnd(NAME_WIDTH)} ${what.padEnd(12)} ${time.padStart(8)}\n`;
  const clear = () => {
    if (shown > 0) stream.write(`\x1b[${shown}A\x1b[0J`);
    shown = 0;
  };
  const draw = () => {
    if (!live) return;
    clear();
    for (const [name, since] of running) stream.write(line(name, "…", seconds(since)));
    shown = running.size;
  };

  return {
    /** Runs a step; it resolves with a word on what was done. */
    async step(name, work) {
      const since = Date.now();
      running.set(name, since);
      draw();
      const timer = live ? setInterval(draw, 200) : undefined;
      try {
        const done = await work();
        running.delete(name);
        clear();
        stream.write(line(name, done, seconds(since)));
      } catch (error) {
        running.delete(name);
        clear();
        stream.write(line(name, "FAILED", seconds(since)));
        throw error;
      } finally {
        clearInterval(timer);
        draw();
      }
    },
  };
}
