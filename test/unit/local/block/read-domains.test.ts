import { describe, expect, it } from "vitest";
import { domainsOfLine, readDomains } from "../../../../src/local/block/read-domains.ts";

describe("domainsOfLine()", () => {
  it.each<[string, string[]]>([
    ["bad.example", ["bad.example"]],
    ["  BAD.Example.\r", ["bad.example"]],
    ["bad.example # phishing", ["bad.example"]],
    ["# bad.example", []],
    ["", []],
    [" \t\r", []],
    ["bäd.example", ["xn--bd-via.example"]],
    ["0.0.0.0 bad.example", ["bad.example"]],
    ["127.0.0.1\tbad.example  www.bad.example#twice", ["bad.example", "www.bad.example"]],
    [":: bad.example", ["bad.example"]],
    ["127.0.0.1 localhost localhost.localdomain", []],
    ["::1 ip6-localhost ip6-loopback", []],
    ["255.255.255.255 broadcasthost", []],
    ["0.0.0.0 0.0.0.0", []],
    ["203.0.113.9", ["203.0.113.9"]],
    ["[2001:db8::1]", ["[2001:db8::1]"]],
  ])("reads %j", (line, domains) => {
    expect(domainsOfLine(line)).toEqual({ ok: true, value: domains });
  });

  it.each([
    "bad.example worse.example",
    "com",
    "https://bad.example/",
    "*.bad.example",
    "0.0.0.0 bad.example a..b",
    "||bad.example^",
  ])("says what is wrong with %j", (line) => {
    expect(domainsOfLine(line)).toEqual({ ok: false, error: expect.stringMatching(/^must /) as string });
  });
});

describe("readDomains()", () => {
  async function* chunks(...parts: readonly (string | Uint8Array)[]) {
    for (const part of parts) yield typeof part === "string" ? new TextEncoder().encode(part) : part;
  }

  it("reads lines however they are cut, and numbers those that are none as editors do", async () => {
    const file = chunks(
      "\ufeffa.exam",
      "ple\r\n# comment\n\ncom\nb.example",
      "\n",
      new Uint8Array([255, 10]),
      `${"c".repeat(5_000)}\nd.example`,
    );
    const read: unknown[] = [];
    for await (const entry of readDomains(file)) read.push(entry);
    expect(read).toEqual([
      "a.example",
      { number: 4, message: expect.stringContaining("two labels") as string },
      "b.example",
      { number: 6, message: "is not utf 8" },
      { number: 7, message: "is too long" },
      "d.example",
    ]);
  });
});
