const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 10_000;
const ATTEMPTS = 12;

/**
 * A part of the program that comes when it is wanted, asked for until it is there: a connection lost meanwhile costs
 * whoever reads a wait, not the page.
 *
 * @throws what the last attempt failed with, after about a minute and a half. A server that has another version by now
 *   never gives the part; the page has to be loaded again.
 */
export async function untilLoaded<T>(load: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await load();
    } catch (error) {
      if (attempt === ATTEMPTS || typeof window === "undefined") throw error;
      await waitedOrOnline(Math.min(FIRST_WAIT_MS * 2 ** (attempt - 1), LONGEST_WAIT_MS));
    }
  }
}

/** The wait ends early when the device has a connection again. */
const waitedOrOnline = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      removeEventListener("online", end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    addEventListener("online", end);
  });
