import { expect, it } from "vitest";
import { type ApiWorld, initOf, unknownName } from "./api-world.ts";

/** What tells of one answer alone, and what a HEAD may leave out (RFC 9110, section 9.3.2). */
const OF_ONE_ANSWER = /^(date|server-timing|content-length|transfer-encoding|connection|keep-alive)$/;
/** There in both, with a number of what is left. */
const COUNTED = /^(ratelimit|retry-after)$/;

/** That HEAD answers what GET does but for its body, for every GET of the document: done, refused and not found. */
export function describeHeadAnswers(world: ApiWorld): void {
  const seen = async (method: string, path: string, init: RequestInit) => {
    const response = await world.worker.fetchReady(path, { ...init, method });
    const headers = [...response.headers]
      .filter(([name]) => !OF_ONE_ANSWER.test(name))
      .map(([name, value]) => [name, COUNTED.test(name) ? "a number" : value])
      .toSorted(([one = ""], [other = ""]) => (one < other ? -1 : 1));
    return { answer: { status: response.status, headers }, body: await response.text() };
  };

  it("HEAD has the status and the headers of GET, and no body", async () => {
    const gets = world.observer.operations.filter(({ method }) => method === "GET");
    expect(gets.length).toBeGreaterThan(20);
    const statuses = new Set<number>();
    for (const operation of gets) {
      const path = await world.pathOf(operation);
      const unknown = operation.path.replace(/\{\w+\}/, unknownName());
      const init = initOf(operation, { "X-Request-Id": "a-head", Origin: "https://app.example" });
      const asked: [string, RequestInit][] = [
        [path, init],
        [`${path}?no-such=1`, init],
        [unknown, init],
        [path, { headers: { "X-Request-Id": "a-head" } }],
        [path, initOf(operation, { "X-Request-Id": "a-head", Accept: "text/csv" })],
        [path, initOf(operation, { "X-Request-Id": "a-head", Accept: "text/html" })],
        [path, initOf(operation, { "X-Request-Id": "a-head", "If-None-Match": "*" })],
      ];
      for (const [each, given] of asked) {
        const get = await seen("GET", each, given);
        const head = await seen("HEAD", each, given);
        expect([each, head]).toEqual([each, { answer: get.answer, body: "" }]);
        statuses.add(get.answer.status);
      }
    }
    expect([...statuses]).toEqual(expect.arrayContaining([200, 302, 304, 400, 401, 404]));
  });
}
