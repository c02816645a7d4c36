import { withDatabase } from "./with-database.ts";

/** `npm run db:migrate`: brings the schema of the database in DATABASE_URL up to date. */
await withDatabase("migrate", async (engine) => {
  await engine.migrate(console.log);
  console.log("The schema is up to date");
});
