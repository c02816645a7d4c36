import { describe, expect, it } from "vitest";
import { hostOf, parseHost } from "../../../src/names/host.ts";

describe("parseHost()", () => {
  it.each([
    ["Go.Example", "go.example"],
    [" go.example. ", "go.example"],
    ["bücher.example", "xn--bcher-kva.example"],
    ["xn--bcher-kva.example", "xn--bcher-kva.example"],
    ["go。example", "go.example"],
    ["localhost", "localhost"],
    ["127.1", "127.0.0.1"],
    ["[::1]", "[::1]"],
  ])("reads %s as %s", (text, host) => {
    expect(parseHost(text)).toEqual({ ok: true, value: host });
  });

  it.each([
    ...["", ".", "a..b", ".a", "go.example:80", "http://go.example", "go.example/a", "a@b", "a?b", "a#b", "*.example"],
    ...["a b", "a\tb", "a%2eb", "-a.example", "a-.example", "\ud800.example", `${"a".repeat(64)}.example`],
    "x".repeat(300),
    `${"abc.".repeat(64)}example`,
  ])("refuses %j", (text) => {
    expect(parseHost(text).ok).toBe(false);
  });
});

describe("hostOf()", () => {
  it("gives one spelling for all that a Host header can say", () => {
    for (const url of ["https://go.example/a", "http://GO.EXAMPLE.:8080/", "https://go.example:443"])
      expect(hostOf(url)).toBe("go.example");
  });
});
