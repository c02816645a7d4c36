import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DomainName, domainIn, slugIn, textOn } from "../../../src/names/domain-of-name.ts";
import { linkNameOf, parseLinkNames } from "../../../src/names/link-name.ts";

const THERE = "there.example" as DomainName;

describe("textOn(), slugIn() and domainIn()", () => {
  it("put a name on a domain and take it apart again, and no name of the default domain equals it", () => {
    fc.assert(
      fc.property(fc.string(), (segment) => {
        const here = parseLinkNames(segment);
        const there = parseLinkNames(segment, THERE);
        expect(there.map(({ kind, text }) => [kind, domainIn(text), slugIn(text)])).toEqual(
          here.map(({ kind, text }) => [kind, THERE, text]),
        );
        for (const { text } of here)
          expect([domainIn(text), slugIn(text), textOn(null, text)]).toEqual([null, text, text]);
        for (const name of there) {
          expect(linkNameOf(name.text)).toEqual(name);
          expect(parseLinkNames(name.text)).toEqual([]); // As a path would spell it.
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
