import { described } from "../../http/openapi/described.ts";
import type { RoomDocs } from "../../http/openapi/described-operation.ts";
import * as answers from "./answers.docs.ts";
import { BULK_RESULTS, CREATE_LINK, EDIT_LINK, LINK, TAKEDOWN } from "./examples.docs.ts";
import { BulkBody, CreateLinkBody, EditLinkBody, ListLinksQuery } from "./link-bodies.ts";
import { FIELD_NOTES } from "./notes.docs.ts";
import { checkName, createLink, createLinks, deleteLink, editLink, getLink, listLinks } from "./operations.ts";
import { idempotencyKey, name, slug } from "./parameters.docs.ts";

const tag = "Links";

const theLink = {
  description: "The link.",
  content: { "application/json": { schema: answers.Link, example: LINK } },
};

const takedown = {
  description: "Redis is out of reach: done in Postgres, and in force everywhere by the time that is given.",
  content: { "application/json": { schema: answers.Takedown, example: TAKEDOWN } },
};

/** `/api/links` */
export const LINKS_DOCS: RoomDocs = {
  operations: [
    described(createLink, {
      tag,
      summary: "Shorten a URL",
      description:
        "The link is in Postgres before the answer is sent. To repeat a create safely, send an `Idempotency-Key`: the " +
        "repeat gets the first answer, also when that one was lost.",
      parameters: [idempotencyKey],
      body: { example: CREATE_LINK },
      answers: {
        200: {
          ...theLink,
          description: "`findIfExists` found a link of this key that equals the request.",
          headers: { Location: true, "Idempotent-Replayed": false },
        },
        201: { ...theLink, description: "Made.", headers: { Location: true, "Idempotent-Replayed": false } },
      },
    }),
    described(listLinks, {
      tag,
      summary: "List and search links",
      description: "Newest first. A cursor stays right while links are made and deleted.",
      answers: {
        200: {
          description: "A page of links.",
          content: { "application/json": { schema: answers.LinkList, example: { links: [LINK], nextCursor: null } } },
        },
      },
    }),
    described(createLinks, {
      tag,
      summary: "Shorten up to 1,000 URLs at once",
      description:
        "Each item is read as a create of its own, and one that is refused spoils no other. At most 20 may have a " +
        "password. The body may have 4 MiB. A repeat with the same `Idempotency-Key` makes nothing twice.",
      parameters: [idempotencyKey],
      body: { example: { links: [CREATE_LINK] } },
      answers: {
        200: {
          description: "What came of each item, in their order.",
          headers: { "Idempotent-Replayed": false },
          content: { "application/json": { schema: answers.BulkResults, example: BULK_RESULTS } },
        },
      },
    }),
    described(getLink, {
      tag,
      summary: "Read a link",
      params: { slug },
      answers: { 200: theLink },
    }),
    described(editLink, {
      tag,
      summary: "Change a link",
      description:
        "What is named is changed, `null` clears, the rest stays. Within 10 seconds after the answer every point of " +
        "presence serves the new state. While Redis is out of reach only a body of nothing but `enabled: false` is taken.",
      params: { slug },
      body: { example: EDIT_LINK },
      answers: { 200: { ...theLink, description: "The link as it is now." }, 202: takedown },
    }),
    described(deleteLink, {
      tag,
      summary: "Delete a link",
      description: "Its name is never issued again as a code; a custom slug is free for another link.",
      params: { slug },
      answers: { 202: takedown, 204: { description: "Gone." } },
    }),
    described(checkName, {
      tag,
      summary: "Ask whether a name is free",
      description:
        "A free name is one that a create takes, until somebody else takes it. The answer tells nothing of the link that " +
        "has the name. Asked of Postgres each time, and limited to 60 a minute.",
      params: { slug: name },
      answers: {
        200: {
          description: "Whether the name is free.",
          content: {
            "application/json": { schema: answers.NameCheck, example: { slug: "spring-sale", isFree: true } },
          },
        },
      },
    }),
  ],
  schemas: { CreateLink: CreateLinkBody, EditLink: EditLinkBody, CreateLinks: BulkBody, ...answers },
  queries: { ListLinks: ListLinksQuery },
  parameters: { slug, name, idempotencyKey },
  notes: FIELD_NOTES,
};
