import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { identified, requestIdOf } from "../../../src/http/request-id.ts";

const createId = () => "made-here";
const requestWith = (id: string | null) => ({ headers: new Headers(id === null ? {} : { "X-Request-Id": id }) });

describe("requestIdOf()", () => {
  it.each(["a", "7f3c", "req_1.2:3-4", "00-4bf92f3577b34da6a3ce929d0e0e4736-01", "x".repeat(128)])(
    "keeps the sane id %s of the caller",
    (id) => {
      expect(requestIdOf(requestWith(id), createId)).toBe(id);
    },
  );

  it.each([null, "", "x".repeat(129), "a b", "a,b", 'a"b', "a/b", "<script>", "ü", "{}", "a;b", "%0a"])(
    "makes one where the caller sent %j",
    (id) => {
      expect(requestIdOf(requestWith(id), createId)).toBe("made-here");
    },
  );

  it("is always safe in a log line and in a header", () => {
    const arbitraryHeader = fc.string({
      unit: fc.integer({ min: 0x20, max: 0xff }).map((c) => String.fromCharCode(c)),
    });
    fc.assert(
      fc.property(arbitraryHeader, (id) => {
        expect(requestIdOf(requestWith(id), createId)).toMatch(/^[A-Za-z0-9_.:-]{1,128}$/);
      }),
      { numRuns: 500 },
    );
  });
});

describe("identified()", () => {
  it("gives the response the id of its request, in place of any other", () => {
    const response = new Response(null, { headers: { "X-Request-Id": "of-somebody-else" } });
    expect(identified(response, "caller-7")).toBe(response);
    expect(response.headers.get("X-Request-Id")).toBe("caller-7");
  });
});
