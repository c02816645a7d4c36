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
  description: "Redis can't be reached. The change is in Postgres, and holds everywhere by the given time.",
  content: { "application/json": { schema: answers.Takedown, example: TAKEDOWN } },
};

/** `/api/links` */
export const LINKS_DOCS: RoomDocs = {
  operations: [
    described(createLink, {
      tag,
      summary: "Shorten a URL",
      description:
        "The link is in Postgres before the answer is sent. Send an `Idempotency-Key` to repeat a create safely: the " +
        "repeat gets the first answer, even if that answer was lost.",
      parameters: [idempotencyKey],
      body: { example: CREATE_LINK },
      answers: {
        200: {
          ...theLink,
          description: "`findIfExists` found a link of this key that equals the request.",
          headers: { Location: true, "Idempotent-Replayed": false },
        },
        201: {
          ...theLink,
          description: "The link is made.",
          headers: { Location: true, "Idempotent-Replayed": false },
        },
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
        "Each item is read like the body of a create. An item that is refused does not affect the others. At most 20 " +
        "may have a password. The body may have 4 MiB. A repeat with the same `Idempotency-Key` makes no link twice.",
      parameters: [idempotencyKey],
      body: { example: { links: [CREATE_LINK] } },
      answers: {
        200: {
          description: "The result of each item, in the same order.",
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
        "Fields in the body change, `null` clears a field, and the rest stays. The new state is served everywhere " +
        "within 10 seconds after the answer. While Redis can't be reached, the only body that is accepted is " +
        "`enabled: false` alone.",
      params: { slug },
      body: { example: EDIT_LINK },
      answers: { 200: { ...theLink, description: "The link as it is now." }, 202: takedown },
    }),
    described(deleteLink, {
      tag,
      summary: "Delete a link",
      description: "Its code is never issued again. Its custom slug is free for another link.",
      params: { slug },
      answers: { 202: takedown, 204: { description: "The link is deleted." } },
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
