import type { Visit } from "../lib/request-scope.ts";
import type { DomainList } from "./domain-list.ts";

/**
 * Where the default domain sends its strays, as far as this isolate knows. It never waits for the list: that is read behind the
 * answer.
 */
export function createStrayUrl(domains: Pick<DomainList, "latest" | "refresh">) {
  return (kind: "notFoundUrl" | "expiredUrl", visit: Pick<Visit, "waitUntil"> | null): string | null => {
    if (visit !== null) domains.refresh(visit);
    return domains.latest()?.ofDefault?.[kind] ?? null;
  };
}
