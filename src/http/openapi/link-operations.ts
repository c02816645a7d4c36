import type { Answer, DescribedOperation } from "./described-operation.ts";
import { BULK_RESULTS, CREATE_LINK, EDIT_LINK, LINK, TAKEDOWN } from "./examples.ts";

const BODY_PROBLEMS = ["malformed", "validation", "request-timeout", "too-large", "unsupported-media-type"] as const;
const KEY_PROBLEMS = ["unauthorized", "forbidden", "rate-limited"] as const;

const theLink: Answer = {
  description: "The link.",
  content: { "application/json": { schema: "Link", example: LINK } },
};

const takedown: Answer = {
  description: "Redis is out of reach: done in Postgres, and in force everywhere by the time that is given.",
  content: { "application/json": { schema: "Takedown", example: TAKEDOWN } },
};

/** `/api/links` */
export const LINK_OPERATIONS: readonly DescribedOperation[] = [
  {
    operationId: "createLink",
    method: "post",
    path: "/api/links",
    tag: "Links",
    summary: "Shorten a URL",
    description:
      "The link is in Postgres before the answer is sent. To repeat a create safely, send an `Idempotency-Key`: the " +
      "repeat gets the first answer, also when that one was lost.",
    access: { scope: "links:write", orPublic: true },
    isLimited: true,
    parameters: ["idempotencyKey"],
    body: { content: { "application/json": { schema: "CreateLink", example: CREATE_LINK } } },
    answers: {
      200: {
        ...theLink,
        description: "`findIfExists` found a link of this key that equals the request.",
        headers: { Location: true, "Idempotent-Replayed": false },
      },
      201: { ...theLink, description: "Made.", headers: { Location: true, "Idempotent-Replayed": false } },
    },
    problems: [
      ...BODY_PROBLEMS,
      ...KEY_PROBLEMS,
      "slug-taken",
      "idempotency-mismatch",
      "destination-refused",
      "unavailable",
    ],
  },
  {
    operationId: "listLinks",
    method: "get",
    path: "/api/links",
    tag: "Links",
    summary: "List and search links",
    description: "Newest first. A cursor stays right while links are made and deleted.",
    access: { scope: "links:read" },
    isLimited: true,
    query: "ListLinks",
    answers: {
      200: {
        description: "A page of links.",
        content: { "application/json": { schema: "LinkList", example: { links: [LINK], nextCursor: null } } },
      },
    },
    problems: ["validation", ...KEY_PROBLEMS, "unavailable"],
  },
  {
    operationId: "createLinks",
    method: "post",
    path: "/api/links/bulk",
    tag: "Links",
    summary: "Shorten up to 1,000 URLs at once",
    description:
      "Each item is read as a create of its own, and one that is refused spoils no other. At most 20 may have a " +
      "password. The body may have 4 MiB. A repeat with the same `Idempotency-Key` makes nothing twice.",
    access: { scope: "links:write" },
    isLimited: true,
    parameters: ["idempotencyKey"],
    body: { content: { "application/json": { schema: "CreateLinks", example: { links: [CREATE_LINK] } } } },
    answers: {
      200: {
        description: "What came of each item, in their order.",
        headers: { "Idempotent-Replayed": false },
        content: { "application/json": { schema: "BulkResults", example: BULK_RESULTS } },
      },
    },
    problems: [...BODY_PROBLEMS, ...KEY_PROBLEMS, "idempotency-mismatch", "unavailable"],
  },
  {
    operationId: "getLink",
    method: "get",
    path: "/api/links/{slug}",
    tag: "Links",
    summary: "Read a link",
    access: { scope: "links:read" },
    isLimited: true,
    parameters: ["slug"],
    answers: { 200: theLink },
    problems: [...KEY_PROBLEMS, "not-found", "unavailable"],
  },
  {
    operationId: "editLink",
    method: "patch",
    path: "/api/links/{slug}",
    tag: "Links",
    summary: "Change a link",
    description:
      "What is named is changed, `null` clears, the rest stays. Within 10 seconds after the answer every point of " +
      "presence serves the new state. While Redis is out of reach only a body of nothing but `enabled: false` is taken.",
    access: { scope: "links:write" },
    isLimited: true,
    parameters: ["slug"],
    body: { content: { "application/json": { schema: "EditLink", example: EDIT_LINK } } },
    answers: { 200: { ...theLink, description: "The link as it is now." }, 202: takedown },
    problems: [...BODY_PROBLEMS, ...KEY_PROBLEMS, "not-found", "destination-refused", "unavailable"],
  },
  {
    operationId: "deleteLink",
    method: "delete",
    path: "/api/links/{slug}",
    tag: "Links",
    summary: "Delete a link",
    description: "Its name is never issued again as a code; a custom slug is free for another link.",
    access: { scope: "links:write" },
    isLimited: true,
    parameters: ["slug"],
    answers: { 202: takedown, 204: { description: "Gone." } },
    problems: [...KEY_PROBLEMS, "not-found", "unavailable"],
  },
];
