/** Whether a page has come from this device and not from the server: its worker says so in the page's timing. */
export function wasKept(): boolean {
  if (!navigator.onLine) return true;
  const [opened] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  return opened?.serverTiming.some(({ name }) => name === "kept") ?? false;
}
