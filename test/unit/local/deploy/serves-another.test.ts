import { describe, expect, it, vi } from "vitest";
import { servesAnother } from "../../../../src/local/deploy/serves-another.ts";

/** `localhost` has an address everywhere, and what answers there is a stub. */
describe("servesAnother()", () => {
  const look = async (answer: () => Response) => {
    vi.stubGlobal("fetch", async () => answer());
    return servesAnother("localhost");
  };

  it("takes a Bijou for no other site, whatever its version", async () => {
    expect(await look(() => Response.json({ status: "alive", version: "9.9.9" }))).toBeNull();
  });

  it("names a site that is there, and an address where nobody answers", async () => {
    expect(await look(() => new Response("<h1>Hello</h1>"))).toBe(
      "localhost answers 200 to /livez, and not as a Bijou",
    );
    const nobody = () => {
      throw new TypeError("fetch failed");
    };
    expect(await look(nobody)).toMatch(
      /^localhost has the address \S+, and no Bijou answers there: TypeError: fetch failed/,
    );
  });
});
