import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { THREAT_TYPES, type ThreatType } from "../../src/links/destination-check.ts";

/**
 * Web Risk's `uris:search`, over HTTP, for URLs that a test lists. It is strict: a request that the reference does not
 * describe is answered with 400, as one with a wrong key is.
 */
export interface WebRiskStandIn {
  readonly endpoint: string;
  /** The threats of URLs that are on a list. */
  readonly listed: Map<string, readonly ThreatType[]>;
  /** The URLs that were asked for, in order. */
  readonly asked: string[];
  /** What was wrong with requests. */
  readonly complaints: string[];
  /** In place of an answer: a status, or a body; `hang` for none at all. */
  fault: number | string | null;
  close(): Promise<void>;
}

export const WEB_RISK_KEY = "AIza-hidden-web-risk-key";

export async function startWebRisk(): Promise<WebRiskStandIn> {
  const server = createServer((request, response) => {
    const problem = problemOf(request);
    const uri = new URL(request.url ?? "", "http://stand-in").searchParams.get("uri") ?? "";
    if (problem !== null) standIn.complaints.push(problem);
    else standIn.asked.push(uri);
    const { fault } = standIn;
    if (problem !== null) refuse(response, 400, problem);
    else if (typeof fault === "number") refuse(response, fault, "out of order");
    else if (fault === null) answer(response, 200, JSON.stringify(threatOf(standIn.listed.get(uri))));
    else if (fault !== "hang") answer(response, 200, fault);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const standIn: WebRiskStandIn = {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, // Of a TCP server.
    ...{ listed: new Map(), asked: [], complaints: [], fault: null },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return standIn;
}

/** A URL that is on no list is told by an empty object. */
function threatOf(threatTypes: readonly ThreatType[] | undefined): object {
  if (threatTypes === undefined) return {};
  return { threat: { threatTypes, expireTime: "2096-07-17T15:01:23.045123456Z" } };
}

function problemOf({ method, url = "", headers }: IncomingMessage): string | null {
  const { pathname, searchParams } = new URL(url, "http://stand-in");
  const { uri = [], threatTypes = [], ...others } = valuesByName(searchParams);
  if (method !== "GET") return `method ${method}`;
  if (pathname !== "/v1/uris:search") return `path ${pathname}`;
  if (headers["x-goog-api-key"] !== WEB_RISK_KEY) return "API key not valid. Please pass a valid API key.";
  if (headers["content-length"] !== undefined || headers["transfer-encoding"] !== undefined) return "a body";
  if (Object.keys(others).length > 0) return `unknown parameters ${Object.keys(others).join()}`;
  if (uri.length !== 1 || !URL.canParse(uri[0] ?? "")) return `uri ${uri.join()}`;
  const known: readonly string[] = THREAT_TYPES;
  if (threatTypes.length === 0 || !threatTypes.every((type) => known.includes(type))) return "threatTypes";
  return null;
}

function valuesByName(parameters: URLSearchParams): Record<string, string[]> {
  return Object.fromEntries([...parameters.keys()].map((name) => [name, parameters.getAll(name)]));
}

/** As https://google.aip.dev/193 has it. */
function refuse(response: ServerResponse, code: number, message: string): void {
  answer(response, code, JSON.stringify({ error: { code, message, status: "INVALID_ARGUMENT" } }));
}

function answer(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { "Content-Type": "application/json; charset=UTF-8" }).end(body);
}
