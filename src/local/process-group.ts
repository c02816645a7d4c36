/** How often it is looked whether anybody is left. */
const POLL_MS = 50;

/**
 * Ends a whole process group, also when its leader is gone already: first politely, then by force.
 *
 * @param leader process id; undefined for a process that never started.
 * @param patienceMs given to each of the two.
 */
export async function stopProcessGroup(leader: number | undefined, patienceMs: number): Promise<void> {
  if (leader === undefined) return;
  for (const signal of ["SIGTERM", "SIGKILL"] as const) {
    for (const giveUpAt = Date.now() + patienceMs; Date.now() < giveUpAt; ) {
      try {
        process.kill(-leader, signal);
      } catch {
        return; // No process of the group is left.
      }
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }
}
