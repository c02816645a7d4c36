/** The slice of a request that work is anchored to, and what became of that work. */
export function createRequestContext() {
  const work: Promise<unknown>[] = [];
  return {
    waitUntil: (promise: Promise<unknown>) => void work.push(promise),
    anchored: () => work.length,
    /** @throws what any of it failed with. */
    settled: () => Promise.all(work),
  };
}
