import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createAnswerChecker } from "../support/answer-checker.ts";
import { type Json, operationFor, operationsOf } from "../support/api-document.ts";
import { embedded } from "../support/engines.ts";
import { type ApiRequest, type Known, requestsOf } from "../support/request-arbitraries.ts";
import { asAdmin } from "../support/settings.ts";
import { useWhole } from "../support/whole.ts";

/**
 * Valid and damaged requests, made from the document, against the running Worker: no answer is a 5xx, and none is outside
 * of the document, by its status, headers, media type and body. What the document allows is not refused as malformed.
 *
 * `OPENAPI_RUNS` (2,000) says how many; `OPENAPI_SEED` is another seed than the one that
 * is always taken, so that the gate asks the same of each change; what fails prints its own.
 */
const RUNS = Number(process.env["OPENAPI_RUNS"] ?? 2_000);
const SEED = Number(process.env["OPENAPI_SEED"] ?? 20_261_129);
const MINUTES = 60_000;

type Send = (request: ApiRequest) => Promise<Response>;

describe("requests made from the OpenAPI document", () => {
  const plenty = "1000000";
  const whole = useWhole(embedded, {
    PUBLIC_CREATE: "true",
    SECURITY_CONTACT: "mailto:security@go.example",
    ...{
      ADMIN_PER_MINUTE: plenty,
      REPORTS_PER_MINUTE: plenty,
      REPORTS_PER_DAY: plenty,
      PUBLIC_CREATE_PER_MINUTE: plenty,
    },
    ...{ UNKNOWN_LOOKUPS_PER_MINUTE: plenty, UNKNOWN_KEYS_PER_MINUTE: plenty },
    ...{ PASSWORD_GUESSES_PER_MINUTE: plenty, PASSWORD_GUESSES_PER_LINK_PER_MINUTE: plenty },
  });
  const send: Send = ({ method, path, headers, body }) => whole.worker.fetchReady(path, { method, headers, body });

  let made: Promise<Known> | undefined;

  async function createKnown(): Promise<Known> {
    const url = "https://example.com/";
    const links = [
      { slug: "known-link" },
      { redirectStatus: 307 },
      { password: "sesame" },
      { maxVisits: 3 },
      { enabled: false },
    ];
    const all = await Promise.all(links.map((fields) => whole.worker.create({ url, ...fields })));
    const admin = (path: string, body: object) =>
      whole.worker.fetchReady(path, {
        method: "POST",
        headers: { ...asAdmin, "Content-Type": "application/json" },
        body: JSON.stringify(body),
      });
    for (const domain of ["known.example", "evil.example"]) await admin("/api/domains", { domain });
    const webhook = await (await admin("/api/webhooks", { url, events: ["webhook.test"] })).json<{ id: string }>();
    const delivery = await (await admin(`/api/webhooks/${webhook.id}/test`, {})).json<{ id: string }>();
    return {
      slug: [...all.map(({ slug }) => slug), "no-such-link", "aB3dE5g"],
      id: [crypto.randomUUID(), webhook.id],
      deliveryId: [crypto.randomUUID(), delivery.id],
      domain: ["evil.example"],
      type: ["gone", "no-such-problem"],
    };
  }

  async function check(document: Json, given: Send, runs: number) {
    const operations = operationsOf(document);
    const checker = createAnswerChecker(document);
    const requests = requestsOf(document, operations, await (made ??= createKnown()), asAdmin);
    const property = fc.asyncProperty(requests, async (request) => {
      // A path that is odd may be another operation's, or none's.
      const operation = operationFor(operations, request.method, request.path);
      const response = await given(request);
      const body = await response.clone().text();
      const answer = operation.answers.find(({ status }) => status === response.status);
      const faults =
        answer === undefined ? ["the status is not in the document"] : checker.faultsOf(answer, response, body);
      const isRefused = request.damage.length === 0 && [400, 406, 413, 415].includes(response.status);
      const all = [
        ...faults,
        ...(isRefused ? ["what the document allows was refused"] : []),
        ...itemFaults(request, body),
      ];
      if (response.status >= 500 || all.length > 0)
        throw new Error(`${response.status} ${body.slice(0, 500)}: ${all.join("; ")}`);
    });
    const seed = { seed: SEED };
    return fc.check(property, {
      numRuns: runs,
      ...seed,
      interruptAfterTimeLimit: 12 * MINUTES,
      markInterruptAsFailure: true,
    });
  }

  /** An item of a bulk is held to the document too. */
  function itemFaults({ operationId, damage }: ApiRequest, body: string): string[] {
    if (operationId !== "createLinks" || damage.length > 0) return [];
    return /"type":"\/_\/problems\/(?:validation|malformed)"/.test(body)
      ? ["an item that the document allows was refused"]
      : [];
  }

  const readDocument = async () => (await whole.worker.fetch("/api/openapi.json")).json<Json>();

  it(`the Worker answers ${RUNS} of them as the document says`, { timeout: 15 * MINUTES }, async () => {
    const found = await check(await readDocument(), send, RUNS);
    expect(found.failed ? `${fc.defaultReportMessage(found)}\n${String(found.errorInstance)}` : "none").toBe("none");
  });

  it.each<[string, (response: Response) => Response]>([
    ["a status", (response) => new Response(response.body, { status: 418, headers: response.headers })],
    ["an outage", (response) => new Response(response.body, { status: 503, headers: response.headers })],
    [
      "a header",
      (response) =>
        new Response(response.body, {
          status: response.status,
          headers: { ...Object.fromEntries(response.headers), "X-Planted": "1" },
        }),
    ],
    ["a field", () => Response.json({ links: [{ slug: 7 }], nextCursor: null })],
  ])("finds %s that is planted where links are listed", { timeout: 5 * MINUTES }, async (_, plant) => {
    const planted: Send = async (request) => {
      const response = await send(request);
      return request.operationId === "listLinks" && response.status === 200 ? plant(response) : response;
    };
    const document = await readDocument();
    const found = await check(
      { ...document, paths: { "/api/links": (document["paths"] as Json)["/api/links"] } },
      planted,
      200,
    );
    expect(found.failed).toBe(true);
    expect(String(found.errorInstance)).toMatch(/not in the document|is missing|must be|503/);
  });
});
