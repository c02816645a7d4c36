import { described } from "../../http/openapi/described.ts";
import type { RoomDocs } from "../../http/openapi/described-operation.ts";
import { slug } from "../../links/api/parameters.docs.ts";
import { AGENT_PATH } from "./agent-page.ts";
import * as answers from "./answers.docs.ts";
import { checkLink, getLinkCheck } from "./operations.ts";

const CHECK = {
  ...{ status: 404, finalUrl: "https://example.com/gone", problem: null, durationMs: 182 },
  ...{ checkedAt: "2026-11-22T03:17:09.000Z", failingSince: "2026-11-21T03:17:08.000Z", isBroken: true },
} as const;

const tag = "Links";

export const CHECK_DOCS: RoomDocs = {
  operations: [
    described(getLinkCheck, {
      tag,
      summary: "Read whether the destination of a link answers",
      description: "What the last look saw. A look of the day asks some hosts, each about one link.",
      params: { slug },
      answers: {
        200: {
          description: "The last look at the destination that the link has now; null if there was none.",
          content: { "application/json": { schema: answers.KnownCheck, example: { check: CHECK } } },
        },
      },
    }),
    described(checkLink, {
      tag,
      summary: "Look now whether the destination of a link answers",
      description:
        "With a HEAD, or a GET where that is refused; up to five redirects are followed. Each host is asked once a day (UTC) at most, " +
        "whoever wants to know. If it was asked today already, the answer is what is known, and `isNew` is false.",
      params: { slug },
      answers: {
        200: {
          description: "What is known now.",
          content: { "application/json": { schema: answers.FreshCheck, example: { check: CHECK, isNew: true } } },
        },
      },
    }),
    {
      operationId: "getAgentPage",
      method: "get",
      path: AGENT_PATH,
      tag,
      summary: "Why Bijou looks at destinations",
      access: "anyone",
      answers: {
        200: {
          description: "A small page for operators of other sites: who asked, and how to keep it out.",
          isPage: true,
          content: { "text/html": { schema: null } },
        },
      },
      problems: [],
      pages: ["misconfigured"],
    },
  ],
  schemas: answers,
  queries: {},
  notes: {
    KnownCheck: { check: { description: "The last look; null if there was none at this destination." } },
    FreshCheck: {
      check: { description: "The last look; null if there was none at this destination." },
      isNew: { description: "Whether it was made just now." },
    },
  },
};
