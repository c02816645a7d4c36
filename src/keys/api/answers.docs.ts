import * as v from "valibot";
import { time } from "../../http/openapi/answer-values.ts";
import { SCOPES } from "../scope.ts";

/** What the operations on keys answer with. */
const keyEntries = {
  id: v.pipe(v.string(), v.uuid()),
  name: v.string(),
  scopes: v.array(v.picklist(SCOPES)),
  createdAt: time,
  expiresAt: v.nullable(time),
  lastUsedAt: v.nullable(time),
};
export const Session = v.object({
  kind: v.picklist(["admin", "key", "person"]),
  name: v.string(),
  isAdmin: v.boolean(),
  scopes: v.array(v.picklist(SCOPES)),
  domains: v.array(v.string()),
});
export const ApiKey = v.object(keyEntries);
export const CreatedApiKey = v.object({ ...keyEntries, key: v.string() });
export const ApiKeyList = v.object({ keys: v.array(ApiKey) });
