import { describe, expect, it } from "vitest";
import { parseDestination } from "../../../src/links/destination.ts";

const rules = { ownHosts: ["go.example.com"], allowPrivate: false };

function expectRefusal(host: string): void {
  const parsed = parseDestination(`http://${host}/`, rules);
  expect(parsed.ok ? parsed.value : parsed.error).toEqual({
    reason: "refused",
    message: "must lead to a public host, not a private or reserved one",
  });
}

describe("parseDestination() refuses private addresses in any spelling", () => {
  it.each([
    ["dotted decimal", "127.0.0.1"],
    ["another address of the loopback net", "127.255.255.254"],
    ["one decimal number", "2130706433"],
    ["one octal number", "017700000001"],
    ["one hex number", "0x7f000001"],
    ["octal parts", "0177.0.0.01"],
    ["hex parts", "0x7f.0x0.0x0.0x1"],
    ["hex parts in capitals", "0X7F.0X0.0X0.0X1"],
    ["parts of three kinds", "0x7f.0.0.01"],
    ["two parts", "127.1"],
    ["three parts", "127.0.1"],
    ["two parts, in hex", "0x7f.1"],
    ["fullwidth digits", "\uff11\uff12\uff17.\uff10.\uff10.\uff11"],
    ["circled digits", "\u2460\u2461\u2466.\u24ea.\u24ea.\u2460"],
    ["mathematical digits", "\u{1d7cf}\u{1d7d0}\u{1d7d5}.\u{1d7ce}.\u{1d7ce}.\u{1d7cf}"],
    ["percent-encoded digits", "%31%32%37.0.0.1"],
    ["a trailing dot", "127.0.0.1."],
    ["several trailing dots", "127.0.0.1..."],
    ["ideographic dots", "127\u30020\u30020\u30021"],
    ["fullwidth dots", "127\uff0e0\uff0e0\uff0e1"],
    ["halfwidth ideographic dots", "127\uff610\uff610\uff611"],
    ["an ideographic dot at the end", "127.0.0.1\u3002"],
    ["soft hyphens", "127\u00ad.0.0.1"],
    ["a port", "127.0.0.1:8080"],
    ["a word joiner", "\u2060127.0.0.1"],
  ])("loopback by %s", (_, host) => {
    expectRefusal(host);
  });

  it.each([
    ["10.0.0.0/8", "10.0.0.1"],
    ["10.0.0.0/8 as a number", "167772161"],
    ["172.16.0.0/12, first", "172.16.0.1"],
    ["172.16.0.0/12, last", "172.31.255.255"],
    ["192.168.0.0/16", "192.168.1.1"],
    ["192.168.0.0/16 in short form", "192.168.257"],
    ["link-local: the cloud's metadata", "169.254.169.254"],
    ["the cloud's metadata as a number", "2852039166"],
    ["the cloud's metadata in hex", "0xA9FEA9FE"],
    ["the cloud's metadata in octal", "0251.0376.0251.0376"],
    ["this host", "0.0.0.0"],
    ["this host as a digit", "0"],
    ["this host in hex", "0x"],
    ["this net", "0.1.2.3"],
    ["carrier-grade NAT, first", "100.64.0.1"],
    ["carrier-grade NAT, last", "100.127.255.255"],
    ["protocol assignments", "192.0.0.1"],
    ["documentation 1", "192.0.2.1"],
    ["documentation 2", "198.51.100.1"],
    ["documentation 3", "203.0.113.1"],
    ["benchmarks", "198.18.0.1"],
    ["multicast", "224.0.0.1"],
    ["reserved", "240.0.0.1"],
    ["broadcast", "255.255.255.255"],
    ["broadcast as a number", "4294967295"],
  ])("IPv4 of %s", (_, host) => {
    expectRefusal(host);
  });

  it.each([
    ["loopback", "[::1]"],
    ["loopback in full", "[0000:0000:0000:0000:0000:0000:0000:0001]"],
    ["loopback with a port", "[::1]:8080"],
    ["unspecified", "[::]"],
    ["IPv4-mapped, dotted", "[::ffff:127.0.0.1]"],
    ["IPv4-mapped, hex", "[::ffff:7f00:1]"],
    ["IPv4-mapped, in capitals and in full", "[0:0:0:0:0:FFFF:A9FE:A9FE]"],
    ["IPv4-mapped of a public address", "[::ffff:8.8.8.8]"],
    ["IPv4-compatible loopback", "[::127.0.0.1]"],
    ["IPv4-compatible loopback, hex", "[::7f00:1]"],
    ["IPv4-compatible private address", "[::10.0.0.1]"],
    ["IPv4-compatible metadata", "[::a9fe:a9fe]"],
    ["IPv4-translated", "[::ffff:0:127.0.0.1]"],
    ["NAT64", "[64:ff9b::127.0.0.1]"],
    ["local NAT64", "[64:ff9b:1::a9fe:a9fe]"],
    ["6to4", "[2002:7f00:1::]"],
    ["Teredo", "[2001:0:7f00:1::1]"],
    ["link-local, first", "[fe80::1]"],
    ["link-local, last", "[febf:ffff::1]"],
    ["site-local", "[fec0::1]"],
    ["unique local fc00::/8", "[fc00::1]"],
    ["unique local fd00::/8", "[FD12:3456:789a::1]"],
    ["the cloud's metadata", "[fd00:ec2::254]"],
    ["multicast", "[ff02::1]"],
    ["discard only", "[100::1]"],
    ["documentation", "[2001:db8::1]"],
    ["new documentation", "[3fff::1]"],
    ["segment routing", "[5f00::1]"],
    ["what nobody was given below 2000::/3", "[1::1]"],
    ["what nobody was given above 2000::/3", "[4000::1]"],
  ])("IPv6: %s", (_, host) => {
    expectRefusal(host);
  });

  it.each([
    "localhost",
    "LOCALHOST",
    "localhost.",
    "localhost...",
    "localhost\u3002",
    "localhost:8787",
    "local%68ost",
    "\uff4cocalhost",
    "lo\u00adcalhost",
    "a.localhost",
    "a.b.localhost.",
    "localhost.localdomain",
    "printer.local",
    "PRINTER.LOCAL..",
    "printer\u3002local",
    "printer\uff0elocal",
    "metadata.google.internal",
    "metadata.google.internal.",
    "home.arpa",
    "nas.home.arpa",
    "nas.lan",
    "wiki.intranet",
    "wiki.corp",
    "nas.home",
    "db.private",
    "router",
    "com",
    "com.",
    "m\u00fcller",
    "xn--mller-kva",
    "a..example.com",
    ".example.com",
    ".local",
  ])("a name of somebody's own network: %s", (host) => {
    expectRefusal(host);
  });
});

describe("parseDestination() takes what only looks private", () => {
  it.each([
    "8.8.8.8",
    "8.8.8.8.",
    "134744072",
    "1.1",
    "172.15.255.255",
    "172.32.0.1",
    "100.63.255.255",
    "100.128.0.1",
    "169.253.1.1",
    "223.255.255.255",
    "[2606:4700:4700::1111]",
    "[2001:4860:4860::8888]",
    "example.com",
    "EXAMPLE.com.",
    "example\u3002com",
    "localhost.example.com",
    "local.example.com",
    "notlocalhost.com",
    "mylocal.dev",
    "example.glocal",
    "nothome.arpa",
    "internal.example.com",
    "127.0.0.1.example.com",
    "10.example.com",
    "m\u00fcller.de",
    "xn--mller-kva.de",
    "a_b.example.com",
    "example.com:8080",
  ])("%s", (host) => {
    expect(parseDestination(`http://${host}/`, rules)).toEqual({ ok: true, value: `http://${host}/` });
  });
});

describe("parseDestination() with allowPrivate", () => {
  it.each(["localhost:3000", "127.0.0.1", "[::1]", "router", "printer.local"])("takes %s", (host) => {
    const allowing = { ownHosts: ["go.example.com"], allowPrivate: true };
    expect(parseDestination(`http://${host}/`, allowing)).toEqual({ ok: true, value: `http://${host}/` });
  });
});
