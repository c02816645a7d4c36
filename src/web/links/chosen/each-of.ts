const AT_ONCE = 4;

/** Does something with each of many, a few at a time. It starts no further one once `signal` aborts. */
export async function eachOf<T>(all: readonly T[], act: (one: T) => Promise<void>, signal: AbortSignal): Promise<void> {
  const left = all.values();
  const worker = async () => {
    for (const one of left) {
      if (signal.aborted) return;
      await act(one);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
