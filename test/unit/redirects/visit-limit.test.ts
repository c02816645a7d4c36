import { describe, expect, it } from "vitest";
import { targetOf } from "../../../src/links/link.ts";
import { answerLimitedVisit } from "../../../src/redirects/visit-limit.ts";
import { destinationOf, linkOf } from "../../support/sample-links.ts";

const AT = 1_800_000_000_000;
const limited = targetOf(linkOf({ maxVisits: 3, redirectStatus: 307 }));
const redirect = { kind: "redirect", status: 307 };
const visitor = { now: AT, shownHash: null };

describe("answerLimitedVisit()", () => {
  it("redirects who has one of the visits, and whoever comes when there is no limit any more", () => {
    expect(answerLimitedVisit(limited, true, visitor)).toEqual(redirect);
    expect(answerLimitedVisit({ ...limited, isLimited: false }, false, visitor)).toEqual(redirect);
  });

  it("is used up where the link is open and no visit was had, and leads on to expiredUrl", () => {
    expect(answerLimitedVisit(limited, false, visitor)).toEqual({ kind: "used-up", location: null });
    const leadsOn = targetOf(linkOf({ maxVisits: 3, expiredUrl: destinationOf("https://example.com/over") }));
    expect(answerLimitedVisit(leadsOn, false, visitor)).toEqual({
      kind: "used-up",
      location: "https://example.com/over",
    });
  });

  it("says of a link that is closed that it is closed, whatever is left of it", () => {
    expect(answerLimitedVisit({ ...limited, enabled: false }, false, visitor)).toEqual({ kind: "disabled" });
    expect(answerLimitedVisit({ ...limited, expiresAt: AT }, false, visitor).kind).toBe("expired");
  });

  it("asks for the password that the link has now, unless that is the one that was shown", () => {
    const locked = { ...limited, passwordHash: "new", isLimited: false };
    expect(answerLimitedVisit(locked, false, visitor)).toEqual({ kind: "locked", passwordHash: "new" });
    expect(answerLimitedVisit(locked, false, { now: AT, shownHash: "old" }).kind).toBe("locked");
    expect(answerLimitedVisit(locked, false, { now: AT, shownHash: "new" })).toEqual(redirect);
  });
});
