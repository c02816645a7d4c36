import { vi } from "vitest";

/** The lines of one event that the Worker logs from here on, as log.ts writes them. Until mocks are restored. */
export function listenFor(event: string): () => Record<string, unknown>[] {
  const info = vi.spyOn(console, "info").mockReturnValue();
  return () =>
    info.mock.calls
      .map(([line]) => JSON.parse(String(line)) as Record<string, unknown>) // An object, always.
      .filter((line) => line["event"] === event);
}

/** All lines that the Worker logs from here on, of any level. Until mocks are restored. */
export function listenToAll(): () => string[] {
  const lines: string[] = [];
  for (const level of ["info", "warn", "error"] as const) {
    vi.spyOn(console, level).mockImplementation((line: unknown) => void lines.push(String(line)));
  }
  return () => lines;
}
