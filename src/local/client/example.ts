import { spawn } from "node:child_process";
import { EXAMPLE_PORT, serveExample } from "./serve-example.ts";

/**
 * `npm run example`: the example page of the client on an origin of its own, against `npm start`. `BIJOU_URL` names
 * another Bijou, and `EXAMPLE_PORT` another port; such an origin has to be in CORS_ORIGINS.
 */
const env: Readonly<Record<string, string | undefined>> = process.env;
const shortener = (env["BIJOU_URL"] ?? `http://localhost:${env["PORT"] ?? 8787}`).replace(/\/$/, "");
const port = Number(env["EXAMPLE_PORT"] ?? EXAMPLE_PORT);

const { origin } = await serveExample(port).catch((error: unknown) => {
  console.error(`Cannot serve the example on port ${port}; choose another with EXAMPLE_PORT: ${String(error)}`);
  process.exit(1);
});
const address = `${origin}/?shortener=${encodeURIComponent(shortener)}`;
console.log(`The example page is at ${address}`);
const obstacle = await obstacleOf();
if (obstacle !== null) console.log(`It does not work yet: ${obstacle}`);
console.log("Ctrl-C stops it");
if (process.stdout.isTTY && env["BROWSER"] !== "none") openBrowser();

/** What would keep the page from making links; it shows the same, in fewer words. */
async function obstacleOf(): Promise<string | null> {
  const preflight = await fetch(`${shortener}/api/links`, {
    method: "OPTIONS",
    headers: { Origin: origin, "Access-Control-Request-Method": "POST" },
    signal: AbortSignal.timeout(5_000),
  }).catch(() => null);
  if (preflight === null) return `${shortener} does not answer; npm start starts a Bijou there`;
  const allowed = preflight.headers.get("Access-Control-Allow-Origin");
  if (allowed === "*" || allowed === origin) return null;
  return `CORS_ORIGINS of ${shortener} lacks ${origin}; start Bijou with CORS_ORIGINS=${origin} npm start`;
}

/** Where there is no browser, the address has been printed. */
function openBrowser(): void {
  const [command, ...args] = { darwin: ["open"], win32: ["cmd", "/c", "start", ""] }[process.platform as string] ?? [
    "xdg-open",
  ];
  const opener = spawn(command ?? "xdg-open", [...args, address], { stdio: "ignore", detached: true });
  opener.on("error", () => undefined);
  opener.unref();
}
