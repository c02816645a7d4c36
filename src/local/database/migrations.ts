import { join } from "node:path";

export const MIGRATIONS = { migrationsFolder: join(import.meta.dirname, "../../../drizzle") };
