import * as v from "valibot";

/** The document about itself. */
export const OpenApiDocument = v.looseObject({
  openapi: v.string(),
  info: v.looseObject({ title: v.string(), version: v.string() }),
  paths: v.looseObject({}),
});
