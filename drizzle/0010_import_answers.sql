-- What an import tells besides its rows: how the file was read, and what of it was not. Null for what is there already.
ALTER TABLE "import_reports" ADD COLUMN "note" text;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "format" text;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "ignored_columns" jsonb;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "unnamed" integer;