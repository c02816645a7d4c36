import * as v from "valibot";

/** What the schemas of answers are made of; no schemas of the document themselves. */
export const time = v.pipe(v.string(), v.isoTimestamp());
export const date = v.pipe(v.string(), v.isoDate());
export const uri = v.pipe(v.string(), v.url());
export const count = v.pipe(v.number(), v.integer(), v.minValue(0));
