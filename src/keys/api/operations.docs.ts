import { described } from "../../http/openapi/described.ts";
import type { RoomDocs } from "../../http/openapi/described-operation.ts";
import * as answers from "./answers.docs.ts";
import { CreateKeyBody } from "./key-body.ts";
import { createApiKey, deleteApiKey, getSession, listApiKeys } from "./operations.ts";

const API_KEY = {
  id: "019abc12-3456-7def-8123-456789abcdef",
  name: "The website",
  scopes: ["links:write"],
  createdAt: "2026-11-22T08:00:00.000Z",
  expiresAt: null,
  lastUsedAt: null,
} as const;

const SESSION = {
  ...{ kind: "key", name: API_KEY.name, isAdmin: false, scopes: API_KEY.scopes },
  domains: ["go.example", "events.example"],
} as const;

const CREATE_KEY = { name: API_KEY.name, scopes: API_KEY.scopes } as const;
const CREATED_KEY = { ...API_KEY, key: "bij_shown-once-and-never-again" } as const;

const keyId = {
  name: "id",
  in: "path",
  required: true,
  description: "The key's id. It is not the key itself.",
  schema: { type: "string" },
  example: "019abc12-3456-7def-8123-456789abcdef",
};

const KEY_NOTES = {
  id: { description: "Names the key. It is not a secret." },
  name: { description: "For people: what the key is for." },
  scopes: { description: "What it may do." },
  createdAt: { description: "When it was made, in UTC." },
  expiresAt: { description: "When it expires, in UTC; null for never." },
  lastUsedAt: { description: "When the key was last used, to within ten minutes; null if it was never used." },
};

const tag = "Keys";

/** `/api/keys` */
export const KEYS_DOCS: RoomDocs = {
  operations: [
    described(getSession, {
      tag,
      summary: "Ask who you are",
      description: "Any key may ask for its own name and for what it may do.",
      answers: {
        200: {
          description: "Who calls.",
          content: { "application/json": { schema: answers.Session, example: SESSION } },
        },
      },
    }),
    described(createApiKey, {
      tag,
      summary: "Make an API key",
      body: { example: CREATE_KEY },
      answers: {
        201: {
          description: "The key. It is shown only this once.",
          headers: { Location: true },
          content: { "application/json": { schema: answers.CreatedApiKey, example: CREATED_KEY } },
        },
      },
    }),
    described(listApiKeys, {
      tag,
      summary: "List the API keys",
      answers: {
        200: {
          description: "All keys, without their secrets.",
          content: { "application/json": { schema: answers.ApiKeyList, example: { keys: [API_KEY] } } },
        },
      },
    }),
    described(deleteApiKey, {
      tag,
      summary: "Revoke an API key",
      description: "The key stops working everywhere within 60 seconds.",
      params: { id: keyId },
      answers: { 204: { description: "The key is revoked." } },
    }),
  ],
  schemas: { CreateApiKey: CreateKeyBody, ...answers },
  parameters: { keyId },
  notes: {
    CreateApiKey: {
      name: { description: "For people: what the key is for. Trimmed." },
      scopes: { description: "What the key may do. Only the admin key may make and revoke keys." },
      expiresAt: {
        description: "When the key expires: an RFC 3339 time in the future; null for never.",
        format: "date-time",
      },
    },
    Session: {
      kind: { description: "The admin key, another key, or a person who signed in at Cloudflare Access." },
      name: { description: "The key's name, or the person's e-mail; `admin` for the admin key." },
      isAdmin: { description: "Whether the caller may do everything." },
      scopes: { description: "What the caller may do." },
      domains: {
        description:
          "The hosts that links open on, the default one first. While no store answers, those that are known: at least the default one.",
      },
    },
    ApiKey: KEY_NOTES,
    CreatedApiKey: {
      ...KEY_NOTES,
      key: { description: "The key. It is shown only here: Bijou keeps just a hash of it." },
    },
    ApiKeyList: { keys: { description: "Newest first." } },
  },
};
