import { vi } from "vitest";

/** The lines of one event that the Worker logs from here on, as log.ts writes them. Until mocks are restored. */
export function listenFor(event: string): () => Record<string, unknown>[] {
  const info = vi.spyOn(console, "info").mockReturnValue();
  return () =>
    info.mock.calls
      .map(([line]) => JSON.parse(String(line)) as Record<string, unknown>) // An object, always.
      .filter((line) => line["event"] === event);
}
