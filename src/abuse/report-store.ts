import type { Deadline } from "../lib/deadline.ts";
import type { Report } from "./report.ts";

/** The port to the reports. Every call is one statement within the deadline. */
export interface ReportStore {
  /**
   * Keeps a report, unless the link got 20 in the last day, or there are 10,000 in all. There are limits because
   * anybody may send reports.
   * @returns whether it was kept. @throws {StoreError} when that is not known.
   */
  add(report: Omit<Report, "time">, deadline: Deadline): Promise<boolean>;
  /** Newest first. @param after the last of the page before; null for the first. @throws {StoreError} */
  list(after: Pick<Report, "time" | "id"> | null, limit: number, deadline: Deadline): Promise<Report[]>;
  /** @param id a UUID. @returns whether there was one. @throws {StoreError} when it is not known whether it is gone: repeat it. */
  remove(id: string, deadline: Deadline): Promise<boolean>;
}
