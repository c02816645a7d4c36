import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clientAddress } from "../../../src/http/client-address.ts";

const addressOf = (headers: Record<string, string>) => clientAddress({ headers: new Headers(headers) });
const addressFrom = (given: string) => addressOf({ "CF-Connecting-IP": given });

/** The eight parts of an address, in the longest spelling. */
const spelled = (parts: readonly number[]) => parts.map((part) => part.toString(16).padStart(4, "0")).join(":");
const arbitraryPart = fc.integer({ min: 0, max: 0xffff });
/** In 2000::/3, where no IPv4 address is embedded. */
const arbitraryNetwork = fc.tuple(
  fc.integer({ min: 0x2000, max: 0x3fff }),
  arbitraryPart,
  arbitraryPart,
  arbitraryPart,
);
const arbitraryHost = fc.tuple(arbitraryPart, arbitraryPart, arbitraryPart, arbitraryPart);

describe("clientAddress()", () => {
  it("is the IPv4 address", () => {
    expect(addressFrom("203.0.113.7")).toBe("203.0.113.7");
    expect(addressFrom("203.0.113.8")).not.toBe(addressFrom("203.0.113.7"));
  });

  it("is the /64 of an IPv6 address, in whatever spelling", () => {
    const network = "2001:db8:1:2::/64";
    expect(addressFrom("2001:db8:1:2:3:4:5:6")).toBe(network);
    expect(addressFrom("2001:0DB8:0001:0002:0000:0000:0000:0001")).toBe(network);
    expect(addressFrom("2001:db8:1:2::ffff")).toBe(network);
    expect(addressFrom("2001:db8:1:3::1")).toBe("2001:db8:1:3::/64");
  });

  it("is the same for an IPv6 address in its shortest spelling as in its longest", () => {
    fc.assert(
      fc.property(arbitraryNetwork, arbitraryHost, (network, host) => {
        const short = [...network, ...host].map((part) => part.toString(16)).join(":");
        expect(addressFrom(short)).toBe(addressFrom(spelled([...network, ...host])));
      }),
    );
  });

  it.each(["::ffff:203.0.113.7", "::FFFF:203.0.113.7", "::ffff:cb00:7107", "0:0:0:0:0:ffff:cb00:7107"])(
    "is the IPv4 address of %s, which is mapped into IPv6",
    (mapped) => {
      expect(addressFrom(mapped)).toBe("203.0.113.7");
    },
  );

  it("is one for all hosts of a /64, and another for every other /64", () => {
    fc.assert(
      fc.property(arbitraryNetwork, arbitraryNetwork, arbitraryHost, arbitraryHost, (network, other, a, b) => {
        const address = addressFrom(spelled([...network, ...a]));
        expect(addressFrom(spelled([...network, ...b]))).toBe(address);
        const isSame = spelled(network) === spelled(other);
        expect(addressFrom(spelled([...other, ...a])) === address).toBe(isSame);
      }),
      { numRuns: 500 },
    );
  });

  it.each(["X-Forwarded-For", "X-Real-IP", "Forwarded", "True-Client-IP", "X-Client-IP"])(
    "does not believe %s, which anybody can send",
    (header) => {
      expect(addressOf({ [header]: "203.0.113.7" })).toBe("unknown");
      expect(addressOf({ [header]: "203.0.113.7", "CF-Connecting-IP": "198.51.100.1" })).toBe("198.51.100.1");
    },
  );

  it.each(["", "garbage", "203.0.113.7, 198.51.100.1", "203.0.113.256", "203.0.113.7:80", "[::1]", ":::", "1:2", "0x"])(
    "is unknown for %j",
    (given) => {
      expect(addressFrom(given)).toBe("unknown");
    },
  );

  it("is an IPv4 address, a /64 or unknown for any header, and never throws", () => {
    const arbitraryHeader = fc.oneof(fc.stringMatching(/^[0-9a-fx.:/%[\] ,]{0,45}$/), fc.ipV4Extended(), fc.ipV6());
    fc.assert(
      fc.property(arbitraryHeader, (given) => {
        expect(addressFrom(given)).toMatch(
          /^(?:unknown|\d+\.\d+\.\d+\.\d+|[0-9a-f]+:[0-9a-f]+:[0-9a-f]+:[0-9a-f]+::\/64)$/,
        );
      }),
      { numRuns: 1_000 },
    );
  });
});
