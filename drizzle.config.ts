import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "postgresql",
  schema: [
    "./src/stores/postgres/schema.ts",
    "./src/stores/postgres/click-schema.ts",
    "./src/stores/postgres/operation-schema.ts",
    "./src/stores/postgres/abuse-schema.ts",
  ],
  out: "./drizzle",
});
