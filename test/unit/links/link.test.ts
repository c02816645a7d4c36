import { describe, expect, it } from "vitest";
import { answerVisit, targetOf } from "../../../src/links/link.ts";
import { REDIRECT_STATUSES } from "../../../src/links/redirect-status.ts";
import { linkId } from "../../../src/names/link-id.ts";
import { destinationOf, linkOf } from "../../support/sample-links.ts";

const AT = 1_800_000_000_000;
const live = { kind: "redirect", status: 302 };

describe("answerVisit()", () => {
  it("redirects by a live link, with its own status", () => {
    expect(targetOf(linkOf()).location).toBe("https://example.com/pricing");
    expect(answerVisit(targetOf(linkOf()), AT)).toEqual(live);
    for (const redirectStatus of REDIRECT_STATUSES) {
      expect(answerVisit(targetOf(linkOf({ redirectStatus })), AT)).toEqual({ ...live, status: redirectStatus });
    }
  });

  it("redirects until the millisecond before expiresAt, and is expired from expiresAt on", () => {
    const target = targetOf(linkOf({ expiresAt: AT }));
    expect(answerVisit(target, AT - 1)).toEqual(live);
    expect(answerVisit(target, AT)).toEqual({ kind: "expired", location: null });
    expect(answerVisit(target, AT + 1)).toEqual({ kind: "expired", location: null });
  });

  it("takes an expiry at the epoch for an expiry", () => {
    expect(answerVisit(targetOf(linkOf({ expiresAt: 0 })), AT).kind).toBe("expired");
  });

  it("leads an expired link on to its expiredUrl, in ASCII, and a live one not", () => {
    const target = targetOf(linkOf({ expiresAt: AT, expiredUrl: destinationOf("https://müller.example.com/vorbei") }));
    expect(answerVisit(target, AT - 1)).toEqual(live);
    expect(answerVisit(target, AT)).toEqual({
      kind: "expired",
      location: "https://xn--mller-kva.example.com/vorbei",
    });
  });

  it("is disabled before it is expired: a link that was switched off leads nowhere", () => {
    const off = { enabled: false, expiresAt: AT, expiredUrl: destinationOf("https://example.com/over") };
    expect(answerVisit(targetOf(linkOf(off)), AT - 1)).toEqual({ kind: "disabled" });
    expect(answerVisit(targetOf(linkOf(off)), AT)).toEqual({ kind: "disabled" });
    expect(answerVisit(targetOf(linkOf({ enabled: false })), AT)).toEqual({ kind: "disabled" });
  });
});

describe("answerVisit() of a link with a password", () => {
  const locked = targetOf(linkOf({ passwordHash: "hash", expiresAt: AT }));

  it("gives the location to those alone who have shown the password", () => {
    expect(answerVisit(locked, AT - 1)).toEqual({ kind: "locked", passwordHash: "hash" });
    expect(answerVisit(locked, AT - 1, true)).toEqual(live);
  });

  it("asks for no password where the link leads nowhere", () => {
    expect(answerVisit(locked, AT).kind).toBe("expired");
    expect(answerVisit({ ...locked, enabled: false }, AT - 1).kind).toBe("disabled");
  });
});

describe("answerVisit() of a link that opens only so often", () => {
  const limited = targetOf(linkOf({ maxVisits: 3, expiresAt: AT }));

  it("gives no location: the visit is to be asked for", () => {
    expect(answerVisit(limited, AT - 1)).toEqual({ kind: "limited" });
  });

  it("asks for the password first, and for no visit where the link leads nowhere", () => {
    const locked = { ...limited, passwordHash: "hash" };
    expect(answerVisit(locked, AT - 1).kind).toBe("locked");
    expect(answerVisit(locked, AT - 1, true)).toEqual({ kind: "limited" });
    expect(answerVisit(limited, AT).kind).toBe("expired");
    expect(answerVisit({ ...limited, enabled: false }, AT - 1).kind).toBe("disabled");
  });
});

describe("targetOf()", () => {
  it("keeps of a link what a redirect needs and nothing else, with its URLs in ASCII", () => {
    const link = linkOf({
      id: linkId(7),
      url: destinationOf("HTTPS://Example.COM/ä?q=ö"),
      title: "for the preview",
      tags: ["not", "needed"],
      redirectStatus: 308,
      enabled: false,
      expiresAt: AT,
      expiredUrl: destinationOf("http://example.com:80"),
    });
    expect(targetOf(link)).toEqual({
      id: 7n,
      location: "https://example.com/%C3%A4?q=%C3%B6",
      redirectStatus: 308,
      enabled: false,
      expiresAt: AT,
      expiredLocation: "http://example.com/",
      forwardQuery: false,
      passwordHash: null,
      isLimited: false,
      title: "for the preview",
      createdAt: 1_000,
    });
  });

  it("keeps that there is a limit, and not the number: the caches are not to know it", () => {
    const target = targetOf(linkOf({ maxVisits: 12_345 }));
    expect(target.isLimited).toBe(true);
    expect(Object.values(target)).not.toContain(12_345);
  });

  it("has no expiredLocation where the link has no expiredUrl", () => {
    expect(targetOf(linkOf()).expiredLocation).toBeNull();
  });
});
