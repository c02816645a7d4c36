import * as v from "valibot";
import { LinkState } from "../../links/api/answers.docs.ts";

/** What the operations on checks answer with. */
export const KnownCheck = v.object({ check: v.nullable(LinkState) });

export const FreshCheck = v.object({ check: v.nullable(LinkState), isNew: v.boolean() });
