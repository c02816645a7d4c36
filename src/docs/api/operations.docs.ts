import { described } from "../../http/openapi/described.ts";
import type { RoomDocs } from "../../http/openapi/described-operation.ts";
import { OpenApiDocument } from "./answers.docs.ts";
import { getDocsPage, getOpenApiDocument } from "./operations.ts";

const tag = "Documentation";

const problemType = {
  name: "type",
  in: "path",
  required: true,
  description: "The last part of a problem's `type`.",
  schema: { type: "string" },
  example: "rate-limited",
};

export const DOCS_DOCS: RoomDocs = {
  operations: [
    {
      operationId: "getRobots",
      method: "get",
      path: "/robots.txt",
      tag: "Operation",
      summary: "What crawlers may open",
      description: "Crawlers may open short links, which say `noindex` themselves, but not the API.",
      access: "anyone",
      answers: { 200: { description: "RFC 9309.", content: { "text/plain": { schema: null } } } },
      problems: [],
      pages: ["misconfigured"],
    },
    {
      operationId: "getSecurityTxt",
      method: "get",
      path: "/.well-known/security.txt",
      tag: "Operation",
      summary: "Whom to tell of a security problem",
      description: "It exists if SECURITY_CONTACT is set.",
      access: "anyone",
      answers: { 200: { description: "RFC 9116.", content: { "text/plain": { schema: null } } } },
      problems: ["not-found"],
      pages: ["misconfigured"],
    },

    described(getOpenApiDocument, {
      tag,
      summary: "This document",
      answers: {
        200: { description: "OpenAPI 3.1.", content: { "application/json": { schema: OpenApiDocument } } },
      },
    }),
    described(getDocsPage, {
      tag,
      summary: "Read and try this API on a page",
      answers: {
        200: {
          description: "The page. It loads nothing from any other host.",
          headers: { "Content-Security-Policy": true, "X-Content-Type-Options": true, "Referrer-Policy": true },
          content: { "text/html": { schema: null } },
        },
      },
    }),
    {
      operationId: "getProblemPage",
      method: "get",
      path: "/_/problems/{type}",
      tag,
      summary: "What a problem means, and what to do",
      access: "anyone",
      parameters: [problemType],
      answers: {
        200: {
          description: "A small page. Its path is the problem's `type`.",
          isPage: true,
          content: { "text/html": { schema: null } },
        },
      },
      problems: ["not-found"],
      pages: ["not-found", "misconfigured"],
    },
  ],
  schemas: { OpenApiDocument },
  parameters: { problemType },
  notes: {
    OpenApiDocument: {
      openapi: { description: "The version of OpenAPI." },
      info: { description: "What this API is, and its common rules." },
      paths: { description: "The operations." },
    },
  },
};
