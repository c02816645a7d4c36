import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "postgresql",
  schema: [
    "./src/names/stores/meta-table.ts",
    "./src/domains/stores/domains-table.ts",
    "./src/links/stores/link-table.ts",
    "./src/links/stores/deleted-link-table.ts",
    "./src/history/stores/history-table.ts",
    "./src/clicks/stores/click-tables.ts",
    "./src/health/stores/operation-tables.ts",
    "./src/abuse/stores/abuse-tables.ts",
    "./src/webhooks/stores/webhook-tables.ts",
    "./src/checks/stores/check-tables.ts",
  ],
  out: "./drizzle",
});
