import { afterEach, describe, expect, it, vi } from "vitest";
import { watchHealth } from "../../../../src/local/deploy/watch-health.ts";
import { type SentRequest, stubFetch } from "../../../support/fake-fetch.ts";

const answerWell = ({ url }: SentRequest) =>
  new Response(null, { status: url.endsWith("/no-such-link-as-this") ? 404 : 200 });

async function watch(answer: (request: SentRequest, count: number) => Response, rounds = 20) {
  const pauses: number[] = [];
  let count = 0;
  const sent = stubFetch((request) => answer(request, ++count));
  const outcome = await watchHealth({
    ...{ address: "https://go.example", headers: { "X-Pick": "new" }, rounds, pauseMs: 2_000 },
    say: () => undefined,
    sleep: async (ms) => void pauses.push(ms),
  }).then(
    () => "well",
    (error: unknown) => String(error),
  );
  return { outcome, sent, pauses };
}

describe("watchHealth()", () => {
  afterEach(() => vi.unstubAllGlobals());

  it("asks for health, liveness and a name that there is not, with the headers, with a pause in between", async () => {
    const { outcome, sent, pauses } = await watch(answerWell);
    expect(outcome).toBe("well");
    expect(sent).toHaveLength(60);
    expect(sent[0]?.headers.get("X-Pick")).toBe("new");
    expect(pauses).toEqual(Array.from({ length: 19 }, () => 2_000));
  });

  it("lets one request in twenty fail", async () => {
    const failed = new Response(null, { status: 503 });
    expect((await watch((request, count) => (count <= 3 ? failed.clone() : answerWell(request)))).outcome).toBe("well");
  });

  it("gives up at once when more have failed than may in all", async () => {
    const { outcome, sent } = await watch(() => new Response(null, { status: 500 }));
    expect(outcome).toContain("6 of 6 requests failed");
    expect(sent).toHaveLength(6);
  });

  it("takes no ending in failure, however well it went before", async () => {
    const { outcome } = await watch((request, count) =>
      count === 60 ? new Response(null, { status: 500 }) : answerWell(request),
    );
    expect(outcome).toContain("1 of 60 requests failed");
  });

  it("counts a 200 for a name that there is not as a failure", async () => {
    expect((await watch(() => new Response())).outcome).toContain("/no-such-link-as-this answered 200");
  });
});
