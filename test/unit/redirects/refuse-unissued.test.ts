import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Visit } from "../../../src/lib/request-scope.ts";
import { targetOf } from "../../../src/links/link.ts";
import type { Found, LinkStore } from "../../../src/links/link-store.ts";
import type { ReadEvent } from "../../../src/metrics/read-event.ts";
import { createCodeCodec } from "../../../src/names/code.ts";
import { importCodeKey } from "../../../src/names/code-key.ts";
import { createIssuedNames } from "../../../src/names/issued-names.ts";
import { createKeyConfirmation } from "../../../src/names/key-confirmation.ts";
import { linkId } from "../../../src/names/link-id.ts";
import type { IssuedName } from "../../../src/names/link-name.ts";
import { refuseUnissued } from "../../../src/redirects/refuse-unissued.ts";
import { shapedText } from "../../support/code-arbitraries.ts";
import { PATIENCE } from "../../support/patience.ts";
import { codeNameOf, KEY_HEX, linkOf, nameOf, visitFrom } from "../../support/sample-links.ts";

const { cbcMac, fingerprint } = await importCodeKey(KEY_HEX);
const codes = createCodeCodec(cbcMac);

function rung(next: LinkStore<IssuedName>, lengths: readonly number[] = []) {
  const events: ReadEvent[] = [];
  const confirmation = createKeyConfirmation(fingerprint);
  confirmation.observe(fingerprint);
  const read = async () => ({ keyFingerprint: fingerprint, importedNameLengths: lengths });
  const knownMeta = { read, last: () => null };
  const issuedNames = createIssuedNames({ codes, confirmation, knownMeta, staleMaxMs: 0 });
  return { events, store: refuseUnissued(next, { issuedNames, now: () => 77, report: (e) => events.push(e) }) };
}

/** The rungs below, which have every link, and keep what they were asked. */
function rungsBelow() {
  const asked: [readonly IssuedName[], Visit][] = [];
  const found: Found = { target: targetOf(linkOf()), asOf: 12 };
  const find = (names: readonly IssuedName[], visit: Visit) => {
    asked.push([names, visit]);
    return Promise.resolve(found);
  };
  return { asked, found, find };
}

describe("refuseUnissued().find()", () => {
  it("hands a slug down as it is, and a code with its id, in the same visit", async () => {
    const below = rungsBelow();
    const { store, events } = rung(below);
    const visit = visitFrom();
    const code = codeNameOf(await codes.encode(linkId(9)));
    expect(await store.find([nameOf("pricing")], visit)).toBe(below.found);
    expect(await store.find([code], visit)).toBe(below.found);
    expect(below.asked).toEqual([
      [[{ kind: "slug", text: "pricing" }], visit],
      [[{ ...code, id: 9n }], visit],
    ]);
    expect(below.asked.every(([, given]) => given === visit)).toBe(true);
    expect(events).toEqual([]);
  });

  it("answers that there is none for a code that no id has, says that it was refused, and asks nobody", async () => {
    const below = rungsBelow();
    const { store, events } = rung(below);
    expect(await store.find([codeNameOf("aAaaaaa")], visitFrom())).toEqual({ target: null, asOf: 77, isRefused: true });
    expect(below.asked).toEqual([]);
    expect(events).toEqual([{ tier: "codes", outcome: "refused" }]);
  });

  it(
    "lets at most one in a thousand of 2,000 random strings of the shape through to a store (P2)",
    PATIENCE,
    async () => {
      const below = rungsBelow();
      const { store, events } = rung(below);
      const texts = fc.sample(shapedText, { numRuns: 2_000, seed: 3 });
      await Promise.all(texts.map((text) => store.find([codeNameOf(text)], visitFrom())));
      expect(below.asked.length).toBeLessThanOrEqual(2);
      expect(events).toHaveLength(texts.length - below.asked.length);
    },
  );
});
