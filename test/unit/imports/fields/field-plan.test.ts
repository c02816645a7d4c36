import { describe, expect, it } from "vitest";
import { readFile, rowOf } from "../../../support/read-import-file.ts";

const long = "https://www.example.com/some/long/path?utm_source=x";
const csv = (header: string, ...rows: string[]) => [header, ...rows].join("\n");
const one = async (header: string, row: string) => {
  const { rows, ignored } = await readFile("csv", csv(header, row));
  const [read] = rows;
  if (read === undefined || "problem" in read) throw new Error(read?.problem ?? "no row");
  return { name: read.name, url: read.fields["url"], title: read.fields["title"] ?? null, ignored };
};
const found = (name: string | null, ignored: string[] = [], title: string | null = null) => ({
  name,
  url: long,
  title,
  ignored,
});

describe("planFields()", () => {
  it.each([
    ["Bitlink,Long URL", `https://bit.ly/Ab3,${long}`],
    ["Short link,Destination URL", `bit.ly/Ab3,${long}`],
    ["long_url,link", `${long},https://bit.ly/Ab3`],
    ["Custom alias,URL", `Ab3,${long}`],
    ["Name,URL", `Ab3,${long}`],
    ["code,url", `Ab3,${long}`],
    ["url,custom_back_half", `${long},Ab3`],
    ["slashtag,destination,shortUrl", `Ab3,${long},rebrand.ly/Ab3`],
    ["Slashtag;Destination URL", `Ab3;${long}`],
    ["path,originalURL,shortURL", `Ab3,${long},https://s.example/Ab3`],
    ["originalURL,secureShortURL", `${long},https://s.example/Ab3`],
    ["key,url,shortLink", `Ab3,${long},https://dub.sh/Ab3`],
    ["alias,url,tiny_url", `Ab3,${long},https://tinyurl.com/Ab3`],
    ["TinyURL,Long URL", `https://tinyurl.com/Ab3,${long}`],
    ["url;short_id", `${long};Ab3`],
    ["url;short_url", `${long};custom.example/Ab3`],
    ["link,slug", `${long},Ab3`],
    ["Long URL,Short Link Keyword", `${long},Ab3`],
    ["fullLink,shortLink", `${long},https://cutt.ly/Ab3`],
    ["keyword,url", `Ab3,${long}`],
    ["shorturl,url", `https://sho.rt/Ab3,${long}`],
    ["source,target", `/Ab3/,${long}`],
    ["Link,Destination URL", `bit.ly/Ab3,${long}`],
    ["ending,target_url", `Ab3,${long}`],
    ["short_code,destination_url", `Ab3,${long}`],
    ["Back-half,Destination", `Ab3,${long}`],
    ["hash,long_url", `Ab3,${long}`],
    ["URL,Vanity URL", `${long},go.example/Ab3`],
    ["Short path,Redirect to", `/Ab3,${long}`],
    ["\u200bslug\u00a0, url ", `Ab3,${long}`],
    ["url,long_url", `https://bit.ly/Ab3,${long}`],
  ])("finds name and destination by the columns %s", async (header, row) => {
    expect(await one(header, row)).toEqual(found("Ab3"));
    const delimiter = header.includes(";") ? ";" : ",";
    const [names, values] = [header, row].map((line) => line.split(delimiter).map((cell) => cell.trim()));
    const record = Object.fromEntries((names ?? []).map((name, index) => [name, values?.[index]]));
    for (const type of ["ndjson", "json"] as const) {
      const { rows, ignored } = await readFile(type, type === "json" ? [record] : record);
      expect([rows[0], ignored]).toEqual([expect.objectContaining({ name: "Ab3", fields: { url: long } }), []]);
    }
  });

  it("takes a link for the short URL or for the destination by what is in it, in all rows alike", async () => {
    const short = (n: number) => `https://bit.ly/Ab${n}`;
    const names = async (header: string, ...rows: string[]) => {
      const { rows: read, ignored } = await readFile("csv", csv(header, ...rows));
      return [...read.map((row) => "name" in row && [row.name, row.fields["url"]]), ignored];
    };
    expect(await names("url,link", `${long},${short(1)}`, `https://b.example/x,${short(2)}`)).toEqual([
      ["Ab1", long],
      ["Ab2", "https://b.example/x"],
      [],
    ]);
    expect(await names("url,link", `${short(1)},${long}`, `${short(2)},https://b.example/x`)).toEqual([
      ["Ab1", long],
      ["Ab2", "https://b.example/x"],
      [],
    ]);
    expect(await names("url,link", `${long},https://b.example/an/other?page`)).toEqual([[null, long], ["link"]]);
    expect(await names("link,title", `${long},A`)).toEqual([[null, long], []]);
    expect(await names("link,website", `${short(1)},${long}`)).toEqual([["Ab1", long], []]);
  });

  it("takes a name for a title beside another name, and where it has a space in it", async () => {
    expect(await one("url,slug,name", `${long},Ab3,A title`)).toEqual(found("Ab3", [], "A title"));
    expect(await one("Name,URL", `Spring sale,${long}`)).toEqual(found(null, [], "Spring sale"));
    expect(await one("Name,URL,Title", `Ab3,${long},A title`)).toEqual(found("Ab3", [], "A title"));
  });

  it("tells the columns that say nothing, as they are spelled, and those that have no name but a value", async () => {
    expect(await one("URL,Kürzel,Clicks (all),slug", `${long},Ab3,7,x`)).toEqual(
      found("x", ["Kürzel", "Clicks (all)"]),
    );
    expect(await one("url,,,", `${long},,x,`)).toEqual(found(null, ["column 3"]));
    expect(await one("url,slug,URL", `${long},Ab3,x`)).toEqual(found("Ab3", ["URL"]));
    expect(await one("url,id,source,medium", `${long},7,mail,x`)).toEqual(found(null, ["id", "source", "medium"]));
  });

  it("tells fields that come with later lines, and reads names that do", async () => {
    const lines = Array.from({ length: 30 }, (_, i) => ({
      url: long,
      ...(i === 25 ? { slug: "Ab3", remark: "x" } : {}),
    }));
    const { rows, ignored } = await readFile("ndjson", lines.map((line) => JSON.stringify(line)).join("\n"));
    expect(rows[25]).toEqual(rowOf(26, { name: "Ab3", fields: { url: long } }));
    expect(ignored).toEqual(["remark"]);
  });

  it("tells no more than a hundred columns, and no more than a hundred characters of each", async () => {
    const record = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`${i}${"x".repeat(200)}`, 1]));
    const other = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`y${i}\u0000\ud800`, 1]));
    const { ignored } = await readFile(
      "ndjson",
      [{ url: long, ...record }, other].map((line) => JSON.stringify(line)).join("\n"),
    );
    expect(ignored).toHaveLength(100);
    for (const title of ignored) expect(title.length <= 100 && title.isWellFormed()).toBe(true);
  });

  it("notes other names of a row, and what should be a name and is no text", async () => {
    const { rows } = await readFile("ndjson", {
      url: long,
      alias: "Ab3",
      shortUrl: "https://s.example/ab3",
      key: "other",
      slug: { a: 1 },
    });
    expect(rows).toEqual([
      rowOf(1, {
        ...{ name: "Ab3", fields: { url: long } },
        notes: ['not under its other name "other"', "without what its slug says, which is no text"],
      }),
    ]);
  });

  it("trims what can't be seen around names and urls, wherever they stand", async () => {
    for (const space of [" ", "\t", "\u00a0", "\u2003", "\u3000", "\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad"]) {
      const text = `url,slug\n${long}${space},${space}Ab3${space}\n`;
      expect((await readFile("csv", text)).rows).toEqual([rowOf(2, { name: "Ab3", fields: { url: long } })]);
      const record = { url: `${space}${long}`, shortUrl: `${space}https://s.example/Ab3${space}` };
      expect((await readFile("ndjson", record)).rows).toEqual([rowOf(1, { name: "Ab3", fields: { url: long } })]);
    }
    expect((await readFile("csv", `url,slug\n${long},\u200b \n`)).rows).toEqual([rowOf(2, { fields: { url: long } })]);
  });

  it("reads an expiry in other forms, and a date as its end, with a note", async () => {
    const expiry = async (value: unknown) => {
      const [row] = (await readFile("ndjson", { url: long, expires: value })).rows;
      return row !== undefined && "fields" in row ? [row.fields["expiresAt"], row.notes ?? []] : row;
    };
    expect(await expiry("2027-01-31 10:00:00")).toEqual(["2027-01-31T10:00:00Z", []]);
    expect(await expiry(1_801_353_600)).toEqual(["2027-01-31T00:00:00.000Z", []]);
    const end = "2027-01-31T23:59:59.999Z";
    for (const date of ["2027-01-31", "Jan 31, 2027", "31/01/2027"]) {
      expect(await expiry(date)).toEqual([end, [`its expiry, a date, was read as the end of that day in UTC: ${end}`]]);
    }
    expect(await expiry("01/02/2027")).toEqual(["01/02/2027", []]); // For the rules to refuse.
  });
});
