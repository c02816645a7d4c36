import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { MAX_BODY_BYTES, parseJson, readBody } from "../../../../src/http/body/body.ts";
import { malformed } from "../../../../src/http/body/body-problems.ts";
import { ProblemError } from "../../../../src/http/problem.ts";
import { createDeadline } from "../../../../src/lib/deadline.ts";
import { inTime } from "../../../support/in-time.ts";
import { pathsOf, problemThrownBy } from "../../../support/problem-in.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);

/** A request whose body comes in these chunks, and how many of them were asked for. */
function chunked(chunks: Iterable<Uint8Array>, headers: Record<string, string> = {}) {
  const state = { taken: 0, isCancelled: false };
  const iterator = chunks[Symbol.iterator]();
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const next = iterator.next();
        if (next.done === true) {
          controller.close();
        } else {
          state.taken++;
          controller.enqueue(next.value);
        }
      },
      cancel() {
        state.isCancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { request: { headers: new Headers(headers), body } as unknown as Request, state }; // The slice of it that is used.
}

describe("readBody()", () => {
  it("puts the chunks together in their order", async () => {
    const { request } = chunked([utf8('{"url":"'), utf8(""), utf8("ü"), utf8('"}')]);
    expect(new TextDecoder().decode(await readBody(request, inTime))).toBe('{"url":"ü"}');
  });

  it("reads no bytes from a request without a body", async () => {
    expect(await readBody(new Request("https://go.example/"), inTime)).toEqual(new Uint8Array(0));
  });

  it("takes a body of just the limit", async () => {
    const { request } = chunked([new Uint8Array(MAX_BODY_BYTES)]);
    expect(await readBody(request, inTime)).toHaveLength(MAX_BODY_BYTES);
  });

  it("refuses a body of one byte more, in however many chunks", async () => {
    const { request } = chunked([new Uint8Array(MAX_BODY_BYTES), new Uint8Array(1)]);
    expect(await problemThrownBy(() => readBody(request, inTime))).toMatchObject({
      type: "too-large",
      detail: "Cannot read the body: it may have at most 65536 bytes",
    });
  });

  it("stops reading a body as soon as it is too long, and cancels the rest of it", async () => {
    const { request, state } = chunked(Array.from({ length: 1_000 }, () => new Uint8Array(1_000)));
    expect((await problemThrownBy(() => readBody(request, inTime, 10_000))).type).toBe("too-large");
    expect(state).toEqual({ taken: 11, isCancelled: true });
  });

  it("refuses by Content-Length without reading a byte", async () => {
    const { request, state } = chunked([utf8("{}")], { "Content-Length": "65537" });
    expect((await problemThrownBy(() => readBody(request, inTime))).type).toBe("too-large");
    expect(state.taken).toBe(0);
  });

  it("says that a body breaks off: whoever sent it is to blame, and not Bijou", async () => {
    const body = new ReadableStream({
      pull(controller) {
        controller.error(new Error("Network connection lost"));
      },
    });
    const request = { headers: new Headers(), body } as unknown as Request; // The slice of it that is used.
    const problem = await problemThrownBy(() => readBody(request, inTime));
    expect([problem.type, problem.detail]).toEqual(["malformed", "Cannot read the body: it must arrive complete"]);
  });

  it.each(["2", "0", "-1", "many", ""])("does not believe a Content-Length of %j: it counts", async (length) => {
    const { request } = chunked([new Uint8Array(6), new Uint8Array(6)], { "Content-Length": length });
    expect((await problemThrownBy(() => readBody(request, inTime, 10))).type).toBe("too-large");
    const short = chunked([utf8("{ }")], { "Content-Length": length });
    expect(await readBody(short.request, inTime, 10)).toHaveLength(3);
  });
});

describe("readBody() of a body that comes slowly", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => vi.useRealTimers());

  const now = () => Date.now();

  /** A body whose chunks come when they are due. @param dueMs of each; the body ends with the last. */
  function slowly(...dueMs: number[]) {
    const state = { isCancelled: false };
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const [i, ms] of dueMs.entries()) {
          setTimeout(() => {
            if (state.isCancelled) return;
            controller.enqueue(utf8("x"));
            if (i === dueMs.length - 1) controller.close();
          }, ms);
        }
      },
      cancel() {
        state.isCancelled = true;
      },
    });
    return { request: { headers: new Headers(), body } as unknown as Request, state }; // The slice of it that is used.
  }

  /** How it ended, and when. */
  async function outcomeOf(read: Promise<Uint8Array>): Promise<[ending: string, ms: number]> {
    const startedAt = now();
    const ended = read.then(
      ({ length }) => `${length} bytes`,
      (error: unknown) => (error instanceof ProblemError ? error.problem.type : String(error)),
    );
    let endedAt = 0;
    void ended.then(() => (endedAt = now()));
    await vi.runAllTimersAsync();
    return [await ended, endedAt - startedAt];
  }

  it.each([
    [12_000, [10, 5_000, 10_900], ["3 bytes", 10_900]],
    [12_000, [10, 11_950], ["request-timeout", 11_000]],
    [12_000, [10, 60_000], ["request-timeout", 11_000]],
    [5_000, [3_990], ["1 bytes", 3_990]],
    [5_000, [4_950], ["request-timeout", 4_000]],
    [400, [290], ["1 bytes", 290]],
    [400, [310], ["request-timeout", 300]],
  ])(
    "of %i ms, takes one that comes at %j as %j: the stores need some of its time",
    async (totalMs, dueMs, expected) => {
      const { request, state } = slowly(...dueMs);
      const outcome = await outcomeOf(readBody(request, createDeadline(totalMs, now)));
      expect(outcome).toEqual(expected);
      expect(state.isCancelled).toBe(outcome[0] === "request-timeout");
    },
  );

  it("says so, and that the connection is of no more use", async () => {
    const { request } = slowly(60_000);
    const problem = problemThrownBy(() => readBody(request, createDeadline(12_000, now)));
    await vi.runAllTimersAsync();
    expect(await problem).toMatchObject({ type: "request-timeout", headers: { Connection: "close" } });
  });

  it("blames no body for what was late before it", async () => {
    const deadline = createDeadline(12_000, now);
    vi.advanceTimersByTime(11_500);
    expect(await outcomeOf(readBody(slowly(10).request, deadline))).toEqual(["1 bytes", 10]);
    const late = readBody(slowly(60_000).request, deadline);
    expect((await outcomeOf(late))[0]).toContain("DeadlineExceeded");
    expect(await readBody(new Request("https://go.example/"), deadline)).toHaveLength(0);
  });
});

describe("parseJson()", () => {
  it.each(["application/json", "application/json; charset=utf-8", "Application/JSON", " application/json ;x=y"])(
    "reads JSON declared as %j",
    (contentType) => {
      expect(parseJson(contentType, utf8('{"a":"ü😀"}'))).toEqual({ a: "ü😀" });
    },
  );

  it.each([undefined, "", "text/plain", "application/jsonx", "application/problem+json", "text/json", "json", ";"])(
    "refuses a body declared as %j with 415",
    async (contentType) => {
      const problem = await problemThrownBy(() => parseJson(contentType, utf8("{}")));
      expect(problem.type).toBe("unsupported-media-type");
    },
  );

  it.each([
    ["nothing", utf8("")],
    ["blanks", utf8("  ")],
    ["half an object", utf8('{"url":')],
    ["text after the object", utf8("{}x")],
    ["a trailing comma", utf8('{"a":1,}')],
    ["single quotes", utf8("{'a':1}")],
    ["NaN", utf8("NaN")],
    ["a comment", utf8("{} // a")],
    ["a form", utf8("url=https://example.com/")],
    ["brackets without an end", utf8("[".repeat(65_536))],
    ["Latin-1", new Uint8Array([0x22, 0xfc, 0x22])],
    ["half a character", new Uint8Array([0x22, 0xc3, 0x22])],
    ["an over-long encoding", new Uint8Array([0x22, 0xc0, 0xaf, 0x22])],
    ["a surrogate in UTF-8", new Uint8Array([0x22, 0xed, 0xa0, 0x80, 0x22])],
    ["UTF-16 with a byte order mark", new Uint8Array([0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00])],
    ["NULs", new Uint8Array(4)],
  ])("refuses %s as malformed, and names the body", async (_, body) => {
    const problem = await problemThrownBy(() => parseJson("application/json", body));
    expect(problem.type).toBe("malformed");
    expect(pathsOf(problem)).toEqual(["body"]);
  });

  it("skips a byte order mark, once", async () => {
    expect(parseJson("application/json", utf8('\ufeff{"a":1}'))).toEqual({ a: 1 });
    expect((await problemThrownBy(() => parseJson("application/json", utf8("\ufeff\ufeff{}")))).type).toBe("malformed");
  });

  it("makes __proto__ a field like any other, and touches no prototype", () => {
    const parsed = parseJson("application/json", utf8('{"__proto__":{"url":"x"}}'));
    expect(Object.keys(parsed as object)).toEqual(["__proto__"]); // An object, as its JSON says.
    expect(Object.getPrototypeOf(parsed)).toBe(Object.prototype);
  });
});

describe("malformed()", () => {
  it("names the part that can't be read", () => {
    expect(malformed({ path: "slug", message: "must be percent-encoded UTF-8" })).toEqual({
      type: "malformed",
      detail: "Cannot read the slug: it must be percent-encoded UTF-8",
      errors: [{ path: "slug", message: "must be percent-encoded UTF-8" }],
    });
  });
});
