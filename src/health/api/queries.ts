// Of valibot's kind and for its reasons: see http/shapes.ts.
import * as v from "valibot";
import { limit } from "../../http/shapes.ts";

export const HealthHistoryQuery = v.strictObject({ limit });
