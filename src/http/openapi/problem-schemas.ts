import { PRECONDITION_FAILED } from "../conditional/conditioned.ts";
import { type FieldError, PROBLEMS, type ProblemType } from "../problem.ts";
import type { Schema } from "./described-operation.ts";

/**
 * A schema for each type of problem, so that a client can tell them apart by `type` and knows by it which
 * fields there are. Written as JSON Schema: the table in `problem.ts` is what they are made from.
 */
const errors = {
  type: "array",
  description: "Every field that is wrong, by its path, or by the name of its header or parameter.",
  items: {
    type: "object",
    properties: {
      path: { type: "string", examples: ["tags.0"] },
      message: { type: "string", examples: ["must not be empty"] },
    } satisfies Record<keyof FieldError, Schema>,
    required: ["path", "message"],
  },
};

/** Problems that always name fields; others may. */
const NAMES_FIELDS: readonly ProblemType[] = [
  ...(["malformed", "validation", "slug-taken", "domain-taken", "domain-in-use", "destination-refused"] as const),
];

export function problemSchemaName(type: ProblemType): string {
  const words = type.split("-").map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return `${words.join("")}Problem`;
}

export function problemSchema(type: ProblemType): Schema {
  const { status, title } = PROBLEMS[type];
  return {
    type: "object",
    properties: {
      type: { const: `/_/problems/${type}`, type: "string", description: "Stable; a page about it is there." },
      title: { type: "string", const: title },
      status: { type: "integer", const: status },
      detail: { type: "string", description: "What could not be done, and by which rule." },
      errors,
    },
    required: ["type", "title", "status", "detail", ...(NAMES_FIELDS.includes(type) ? ["errors"] : [])],
  };
}

/** What each problem says, as an example. */
const DETAILS: Readonly<Partial<Record<ProblemType, string>>> = {
  malformed: "Cannot read the body: it must be JSON in UTF-8",
  validation: "Cannot accept the request: url not valid",
  unauthorized: "Cannot accept the request: it needs a valid API key in Authorization: Bearer, or a valid sign-in",
  "not-found": "Cannot find the link: no link has this slug",
  "method-not-allowed": "Cannot do that here: this path takes GET, HEAD",
  "request-timeout": "Cannot read the body: it came too slowly",
  "slug-taken": "Cannot create the link: its slug is taken",
  "domain-taken": "Cannot add the domain: it is there already",
  "domain-in-use": "Cannot delete the domain: it has 17 links",
  "precondition-failed": PRECONDITION_FAILED.detail,
  "too-large": "Cannot read the body: it may have at most 65536 bytes",
  "destination-refused": "Cannot accept the link: links of this shortener must not lead there",
  "rate-limited": "Cannot accept more than 10 requests a minute from one caller",
};

const FIELDS: Readonly<Partial<Record<ProblemType, FieldError>>> = {
  malformed: { path: "body", message: "must be JSON in UTF-8" },
  validation: { path: "url", message: "must be absolute: http:// or https://, and a host" },
  "slug-taken": { path: "slug", message: "is taken" },
  "domain-taken": { path: "domain", message: "is there already" },
  "domain-in-use": { path: "domain", message: "has 17 links" },
  "destination-refused": { path: "url", message: "must not lead to this shortener itself" },
};

export function problemExample(type: ProblemType): object {
  const { status, title } = PROBLEMS[type];
  const field = FIELDS[type];
  return {
    type: `/_/problems/${type}`,
    title,
    status,
    detail: DETAILS[type] ?? title,
    ...(field === undefined ? {} : { errors: [field] }),
  };
}
