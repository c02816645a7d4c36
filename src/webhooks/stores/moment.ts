import { sql } from "drizzle-orm";
import { timestamp } from "../../postgres/timestamp.ts";

/** A time of the jobs' statements. They are the Worker's, so that one clock says what is due. */
export const moment = (milliseconds: number | null) => sql`${timestamp(milliseconds)}::timestamptz`;
