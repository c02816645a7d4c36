import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type BijouClientOptions, BijouError, createBijouClient, problemText } from "../../../src/client/client.ts";

const body = { url: "https://example.com/" };
const problem = (status: number, headers: Record<string, string> = {}) =>
  Response.json(
    { type: "/_/problems/rate-limited", title: "Too many requests", status, detail: "Cannot take more", errors: [] },
    { status, headers: { "Content-Type": "application/problem+json", ...headers } },
  );
const made = () => Response.json({ slug: "abc" }, { status: 201 });

/** A client whose requests get one answer after the other. One that is null never comes. */
function clientOf(answers: (Response | Error | null)[], options: Partial<BijouClientOptions> = {}) {
  const requests: Request[] = [];
  const fetch = (request: Request): Promise<Response> => {
    requests.push(request);
    const answer = answers.shift() ?? null;
    if (answer instanceof Error) return Promise.reject(answer);
    return answer === null ? new Promise(() => undefined) : Promise.resolve(answer);
  };
  return { client: createBijouClient({ baseUrl: "https://go.example", fetch, ...options }), requests };
}

/** What a call rejects with. */
async function failureOf(call: Promise<unknown>): Promise<BijouError> {
  const failure = await call.then(
    (result) => expect.fail(`it resolved to ${JSON.stringify(result)}`),
    (error: unknown) => error,
  );
  expect(failure).toBeInstanceOf(BijouError);
  return failure as BijouError; // As the line before says.
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

describe("the time limit of createBijouClient()", () => {
  it.each([
    { timeoutMs: undefined, seconds: 15 },
    { timeoutMs: 2_500, seconds: 2.5 },
  ])("is $seconds s where timeoutMs is $timeoutMs, also with a fetch that ignores signals", async (limit) => {
    const { client } = clientOf([null], { timeoutMs: limit.timeoutMs });
    const call = failureOf(client.GET("/api/links"));
    const ended = vi.fn<() => void>();
    void call.then(ended);
    await vi.advanceTimersByTimeAsync(limit.seconds * 1000 - 1);
    expect(ended).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(await call).toMatchObject({
      reason: "timed-out",
      message: `Cannot wait for https://go.example any longer: it did not answer within ${limit.seconds} s`,
    });
  });

  it("is a signal alone, where one is given", async () => {
    const { client } = clientOf([null]);
    const own = new AbortController();
    const call = failureOf(client.GET("/api/links", { signal: own.signal }));
    await vi.advanceTimersByTimeAsync(3_600_000);
    own.abort(new DOMException("", "TimeoutError")); // As AbortSignal.timeout() does.
    expect(await call).toMatchObject({
      reason: "timed-out",
      message: "Cannot wait for https://go.example any longer: it did not answer in time",
    });
  });

  it("tells whoever gives up of their own reason", async () => {
    const { client, requests } = clientOf([null]);
    const own = new AbortController();
    const call = client.GET("/api/links", { signal: own.signal }).catch((error: unknown) => error);
    own.abort();
    expect(await call).toBe(own.signal.reason);
    expect(own.signal.reason).toMatchObject({ name: "AbortError" });
    await expect(client.GET("/api/links", { signal: own.signal })).rejects.toBe(own.signal.reason);
    expect(requests).toHaveLength(1);
  });

  it("goes on while a body comes, and not while a stream is read", async () => {
    const slow = () =>
      new Response(new ReadableStream({ start: () => undefined }), { headers: { "Content-Type": "application/json" } });
    const whole = clientOf([slow()]);
    const call = failureOf(whole.client.GET("/api/links"));
    await vi.advanceTimersByTimeAsync(15_000);
    expect(await call).toMatchObject({ reason: "timed-out" });

    const streamed = clientOf([slow()]);
    const { data } = await streamed.client.GET("/api/links/export", { parseAs: "stream" });
    expect(data).toBeInstanceOf(ReadableStream);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(streamed.requests[0]?.signal.aborted).toBe(false);
  });
});

describe("429, by createBijouClient()", () => {
  const patient = { maxRetryAfterSeconds: 60 };

  it("waits as long as it is asked to, and sends the same create once more", async () => {
    const { client, requests } = clientOf([problem(429, { "Retry-After": "40" }), made()], patient);
    const call = client.POST("/api/links", { body });
    await vi.advanceTimersByTimeAsync(39_999);
    expect(requests).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect((await call).data).toEqual({ slug: "abc" });
    const [first, second] = requests;
    expect(first?.headers.get("Idempotency-Key")).toMatch(/./);
    expect(second?.headers.get("Idempotency-Key")).toBe(first?.headers.get("Idempotency-Key"));
    expect(await Promise.all(requests.map((request) => request.json()))).toEqual([body, body]);
  });

  it("reads a date too, as proxies send it", async () => {
    const date = new Date(Math.ceil(Date.now() / 1000) * 1000 + 30_000).toUTCString();
    const { client, requests } = clientOf([problem(429, { "Retry-After": date }), made()], patient);
    const call = client.POST("/api/links", { body });
    await vi.advanceTimersByTimeAsync(29_000);
    expect(requests).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(2_000);
    expect((await call).response.status).toBe(201);
  });

  it("does so once, and hands on a second 429", async () => {
    const again = () => problem(429, { "Retry-After": "1" });
    const { client, requests } = clientOf([again(), again(), made()], patient);
    const call = client.POST("/api/links", { body });
    await vi.advanceTimersByTimeAsync(60_000);
    expect((await call).error?.type).toBe("/_/problems/rate-limited");
    expect(requests).toHaveLength(2);
  });

  it.each([
    ["it is not asked for", "1", {}],
    ["it would be too long", "61", patient],
    ["it does not say how long", "", patient],
    ["it says so in no known way", "soon", patient],
  ])("is handed on at once where %s", async (_, retryAfter, options) => {
    const { client, requests } = clientOf([problem(429, { "Retry-After": retryAfter }), made()], options);
    expect((await client.POST("/api/links", { body })).response.status).toBe(429);
    expect(requests).toHaveLength(1);
  });

  it("is waited for no longer than the call's signal lets it", async () => {
    const { client, requests } = clientOf([problem(429, { "Retry-After": "40" }), made()], patient);
    const own = new AbortController();
    const call = client.POST("/api/links", { body, signal: own.signal }).catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(1_000);
    own.abort("enough");
    expect(await call).toBe("enough");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(requests).toHaveLength(1);
  });

  it("gives the repeat a time limit of its own", async () => {
    const { client } = clientOf([problem(429, { "Retry-After": "20" }), null], patient);
    const call = failureOf(client.POST("/api/links", { body }));
    const ended = vi.fn<() => void>();
    void call.then(ended);
    await vi.advanceTimersByTimeAsync(34_999);
    expect(ended).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect((await call).reason).toBe("timed-out");
  });
});

describe("a BijouError of createBijouClient()", () => {
  it("says that a host is out of reach, by the fault that the platform names", async () => {
    const refused = new TypeError("fetch failed", { cause: new Error("connect ECONNREFUSED 127.0.0.1:1") });
    expect(await failureOf(clientOf([refused]).client.GET("/livez"))).toMatchObject({
      name: "BijouError",
      reason: "unreachable",
      message: "Cannot reach https://go.example: connect ECONNREFUSED 127.0.0.1:1",
      status: null,
      idempotencyKey: null,
      cause: refused,
    });
  });

  it("says in a page that CORS_ORIGINS may be the reason", async () => {
    vi.stubGlobal("location", { origin: "https://site.example" });
    try {
      const { message } = await failureOf(clientOf([new TypeError("Failed to fetch")]).client.GET("/livez"));
      expect(message).toBe(
        "Cannot reach https://go.example: it is down, or its CORS_ORIGINS lacks https://site.example",
      );
    } finally {
      vi.unstubAllGlobals();
    }
  });

  it("has the key that a create was sent with, so that it can be repeated", async () => {
    const { client, requests } = clientOf([new TypeError("fetch failed")]);
    const { idempotencyKey } = await failureOf(client.POST("/api/links", { body }));
    expect(idempotencyKey).toMatch(/./);
    expect(idempotencyKey).toBe(requests[0]?.headers.get("Idempotency-Key"));
  });

  const page = (status: number) =>
    new Response("<h1>Bad gateway</h1>", { status, headers: { "Content-Type": "text/html" } });
  it.each([
    ["a proxy's HTML", page(502), 502, "502 with text/html"],
    ["HTML where JSON is due", page(200), 200, "200 with text/html"],
    ["a proxy's JSON", Response.json({ message: "Forbidden" }, { status: 403 }), 403, "403 with application/json"],
    ["text", new Response("busy", { status: 503 }), 503, "503 with text/plain"],
    [
      "nothing",
      new Response(null, { status: 502, headers: { "Content-Length": "0" } }),
      502,
      "502 with no Content-Type",
    ],
    ["an empty success", new Response(null, { headers: { "Content-Length": "0" } }), 200, "200 with no Content-Type"],
    ["half of a JSON", new Response('{"slug":', { headers: { "Content-Type": "application/json" } }), 200, "200 with"],
    ["null", Response.json(null, { status: 500 }), 500, "500 with application/json"],
  ])("says that %s is no answer of Bijou's", async (_, answer, status, received) => {
    const { client } = clientOf([answer]);
    const failure = await failureOf(client.POST("/api/links", { body }));
    expect(failure).toMatchObject({ reason: "not-bijou", status });
    expect(failure.message).toContain(
      `Cannot use the answer of https://go.example: it must be Bijou's JSON, received ${received}`,
    );
    expect(failure.idempotencyKey).not.toBe(null);
  });

  it("says that an answer broke off", async () => {
    const broken = new ReadableStream({ pull: (controller) => controller.error(new TypeError("terminated")) });
    const { client } = clientOf([new Response(broken)]);
    expect(await failureOf(client.GET("/api/links"))).toMatchObject({
      reason: "unreachable",
      message: "Cannot read the answer of https://go.example: it broke off",
    });
  });

  it("is not made of what Bijou itself answers", async () => {
    const unhealthy = Response.json({ status: "unhealthy", components: {} }, { status: 503 });
    expect((await clientOf([unhealthy]).client.GET("/health")).error).toMatchObject({ status: "unhealthy" });
    const params = { path: { slug: "a" } };
    const gone = clientOf([new Response(null, { status: 204 })]).client.DELETE("/api/links/{slug}", { params });
    expect((await gone).response.status).toBe(204);
    const taken = clientOf([new Response(null, { status: 202 })]).client;
    expect((await taken.POST("/api/reports", { body: { slug: "a", reason: "spam" } })).response.status).toBe(202);
    const head = clientOf([new Response(null, { status: 404 })]).client;
    expect((await head.HEAD("/{slug}", { params })).response.status).toBe(404);
  });

  it("is not made of a mistake of the caller's", async () => {
    const { client, requests } = clientOf([made()]);
    const call = client.GET("/api/links", { headers: { "not a name": "x" } });
    await expect(call).rejects.toThrow(TypeError);
    await expect(call).rejects.not.toThrow(BijouError);
    expect(requests).toEqual([]);
  });
});

describe("problemText()", () => {
  const taken = {
    type: "/_/problems/slug-taken",
    detail: "Cannot create the link: its slug is taken",
    errors: [{ path: "slug", message: "is taken" }],
  };

  it("says what is wrong with which field, and when to try again", () => {
    expect(problemText(taken)).toBe("Cannot create the link: its slug is taken; slug is taken");
    expect(problemText({ ...taken, errors: undefined }, new Response(null, { headers: { "Retry-After": "12" } }))).toBe(
      "Cannot create the link: its slug is taken; try again in 12 s",
    );
  });

  it("says what a call rejected with", async () => {
    const failure = await failureOf(clientOf([new TypeError("fetch failed")]).client.GET("/livez"));
    expect(problemText(failure)).toBe("Cannot reach https://go.example: fetch failed");
  });

  it.each([undefined, null, "<h1>Bad gateway</h1>", {}, { detail: "x" }])("shows nothing of %j", (value) => {
    expect(problemText(value)).toBe("Cannot tell what went wrong: there is no problem to read");
  });
});
