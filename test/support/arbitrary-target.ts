import fc from "fast-check";
import type { Target } from "../../src/links/link.ts";
import { REDIRECT_STATUSES } from "../../src/links/redirect-status.ts";
import { linkId } from "../../src/names/link-id.ts";

const arbitraryCard = fc.record(
  {
    title: fc.string({ unit: "binary", maxLength: 20 }),
    description: fc.string({ maxLength: 20 }),
    image: fc.webUrl(),
  },
  { requiredKeys: [], noNullPrototype: true },
);

const withoutCard: fc.Arbitrary<Target> = fc.record({
  id: fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }).map(linkId),
  location: fc.oneof(fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.string({ unit: "binary" })),
  redirectStatus: fc.constantFrom(...REDIRECT_STATUSES),
  enabled: fc.boolean(),
  expiresAt: fc.option(fc.integer({ min: 0, max: 253_402_300_799_999 })),
  expiredLocation: fc.option(fc.oneof(fc.webUrl(), fc.string({ unit: "binary" }))),
  forwardQuery: fc.boolean(),
  passwordHash: fc.option(fc.string({ unit: "binary" })),
  isLimited: fc.boolean(),
  title: fc.option(fc.string({ unit: "binary" })),
  createdAt: fc.integer({ min: 0, max: 253_402_300_799_999 }),
});

/** Every target that a link can have, and some that none has: the caches must not care. */
export const arbitraryTarget: fc.Arbitrary<Target> = fc
  .tuple(withoutCard, fc.option(arbitraryCard, { nil: undefined }))
  .map(([target, card]) => (card === undefined ? target : { ...target, card }));
