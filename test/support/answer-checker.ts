import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { SECURITY_HEADERS } from "../../src/http/security-headers.ts";
import { type ApiAnswer, type ApiOperation, escapePointer, type Json, object } from "./api-document.ts";

/** What a response must be by the document, and the name under which it counts as seen. */
export interface AnswerChecker {
  /** What is wrong with the answer by the document; empty where nothing is. */
  faultsOf(answer: ApiAnswer, response: Response, body: string): string[];
  /** What is wrong with a value by the schema that a JSON pointer leads to. */
  faultsIn(pointer: string, value: unknown): string[];
}

/** What servers, workerd, Miniflare and CORS add to an answer, and the language of a page; the rest is Bijou's, and must be in the document. */
const TRANSPORT =
  /^(content-type|content-language|content-length|content-encoding|mf-content-encoding|transfer-encoding|connection|date|vary|access-control-.*)$/;
/** What every answer says to browsers, and no client of the API asks for: the document has what differs from it. */
const COMMON = new Map(Object.entries(SECURITY_HEADERS).map(([name, value]) => [name.toLowerCase(), value as string]));

export function createAnswerChecker(document: Json): AnswerChecker {
  const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
  formats(ajv);
  // Format-only names that ajv-formats has no check for, and OpenAPI's own words.
  ajv.addFormat("iri", (text: string) => URL.canParse(text));
  ajv.addVocabulary(["discriminator", "example", "openapi", "info", "servers", "tags", "paths", "components"]);
  ajv.addSchema({ ...object(closed(document)), $id: "openapi" });

  function faultsIn(pointer: string, value: unknown): string[] {
    const validate = ajv.getSchema(`openapi#${pointer}`);
    if (validate === undefined) return [`the document has no schema at ${pointer}`];
    if (validate(value) === true) return [];
    return (validate.errors ?? []).map(({ instancePath, message, params }: ErrorObject) =>
      [instancePath, message, JSON.stringify(params)].join(" "),
    );
  }

  return {
    faultsIn,
    faultsOf(answer, response, body) {
      const known = new Map(answer.headers.map((header) => [header.name.toLowerCase(), header]));
      const headerFaults = answer.headers.flatMap(({ name, isRequired, pointer }) => {
        const value = response.headers.get(name);
        if (value === null) return isRequired ? [`${name} is missing`] : [];
        return faultsIn(`${pointer}/schema`, value).map((fault) => `${name} ${fault}`);
      });
      const unknown = [...response.headers].flatMap(([name, value]) =>
        known.has(name) || TRANSPORT.test(name) || COMMON.get(name) === value ? [] : [name],
      );
      return [
        ...headerFaults,
        ...unknown.map((name) => `${name} is not in the document`),
        ...bodyFaults(answer, response, body),
      ];
    },
  };

  function bodyFaults(answer: ApiAnswer, response: Response, body: string): string[] {
    const mediaType = mediaTypeOf(response);
    if (answer.mediaTypes.length === 0) return body === "" ? [] : ["there is a body, and the document has none"];
    if (mediaType === null || !answer.mediaTypes.includes(mediaType))
      return [`the media type ${mediaType} is not in the document`];
    if (body === "") return ["the body is empty"];
    const value: unknown = /[/+]json$/.test(mediaType) ? JSON.parse(body) : body;
    return faultsIn(`${answer.pointer}/content/${escapePointer(mediaType)}/schema`, value);
  }
}

/** The schemas with no room for what they don't name: a field that the document lacks shall be noticed. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([name, inner]) => [name, closed(inner)]);
  const isOpen = "properties" in value && !("additionalProperties" in value) && "type" in value;
  return Object.fromEntries([...entries, ...(isOpen ? [["additionalProperties", false]] : [])]) as unknown; // Pairs.
}

export function mediaTypeOf(response: Pick<Response, "headers">): string | null {
  return response.headers.get("Content-Type")?.split(";")[0] ?? null;
}

/** All names under which answers of the operation can be seen. */
export function sightingsOf({ operationId, answers }: ApiOperation): string[] {
  return answers.flatMap(({ status, mediaTypes, problems }) => {
    const kinds = mediaTypes.flatMap((mediaType) =>
      mediaType === "application/problem+json" ? problems : [mediaType],
    );
    return (kinds.length === 0 ? ["empty"] : kinds).map((kind) => sighting(operationId, status, kind));
  });
}

/** `openLink 404 /_/problems/not-found`, `openLink 404 text/html`, `deleteLink 204 empty`. */
export function sightingOf({ operationId }: ApiOperation, response: Response, body: string): string {
  const mediaType = mediaTypeOf(response);
  const problem =
    mediaType === "application/problem+json" && body !== "" ? String(object(JSON.parse(body))["type"]) : null;
  return sighting(operationId, response.status, body === "" ? "empty" : (problem ?? String(mediaType)));
}

function sighting(operationId: string, status: number, kind: string): string {
  return `${operationId} ${status} ${kind}`;
}
