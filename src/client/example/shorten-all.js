import { readFileSync } from "node:fs";
import { createBijouClient, problemText } from "bijou/client";

/**
 * BIJOU_URL=https://go.example BIJOU_KEY=bij_… node shorten-all.js urls.txt > links.json
 *
 * A link for each URL of a file with one a line, as JSON from URL to short link. It may run as often as you like, also
 * after it was cut off, or with a longer file: `findIfExists` finds the links that this key has made for the same URLs. One
 * that was switched off or has expired since is made anew. Two runs at the same moment may both make a link.
 */
const CALL = 1_000; // The most that one call takes.

const bijou = createBijouClient({
  baseUrl: process.env.BIJOU_URL ?? "http://localhost:8787",
  apiKey: process.env.BIJOU_KEY,
  maxRetryAfterSeconds: 60,
});
const lines = readFileSync(process.argv[2], "utf8").split(/\r?\n/);
const urls = [...new Set(lines.map((line) => line.trim()).filter((line) => line !== ""))];
const shortUrls = {};

try {
  for (let from = 0; from < urls.length; from += CALL) {
    const part = urls.slice(from, from + CALL);
    const links = part.map((url) => ({ url, findIfExists: true }));
    const { data, error, response } = await bijou.POST("/api/links/bulk", { body: { links } });
    if (error) throw new Error(problemText(error, response));
    for (const [index, { link, problem }] of data.results.entries()) {
      if (link) shortUrls[part[index]] = link.shortUrl;
      else fail(`${part[index]}: ${problemText(problem)}`);
    }
  }
} catch (failure) {
  fail(problemText(failure));
}
console.log(JSON.stringify(shortUrls, null, 2));

/** A build is to stop at a link that it lacks. What was made is found again by the next run. */
function fail(text) {
  console.error(text);
  process.exitCode = 1;
}
