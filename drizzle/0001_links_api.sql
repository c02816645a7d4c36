CREATE TABLE "api_keys" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"scopes" text[] NOT NULL,
	"key_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"last_used_at" timestamp (3) with time zone,
	CONSTRAINT "api_keys_key_hash_unique" UNIQUE("key_hash")
);
--> statement-breakpoint
CREATE TABLE "import_chunks" (
	"import_id" text NOT NULL,
	"first_line" integer NOT NULL,
	"last_line" integer NOT NULL,
	CONSTRAINT "import_chunks_pkey" PRIMARY KEY("import_id","first_line","last_line")
);
--> statement-breakpoint
CREATE TABLE "import_reports" (
	"import_id" text NOT NULL,
	"line" integer NOT NULL,
	"kind" text NOT NULL,
	"message" text NOT NULL,
	"link_id" bigint,
	CONSTRAINT "import_reports_pkey" PRIMARY KEY("import_id","line")
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" text PRIMARY KEY NOT NULL,
	"owner" text NOT NULL,
	"keeps_ids" boolean NOT NULL,
	"total" integer,
	"created" integer DEFAULT 0 NOT NULL,
	"failed" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "links" ADD COLUMN "forward_query" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "links" ADD COLUMN "password_hash" text;--> statement-breakpoint
ALTER TABLE "meta" ADD COLUMN "imported_name_lengths" smallint[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "import_chunks" ADD CONSTRAINT "import_chunks_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_reports" ADD CONSTRAINT "import_reports_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "imports_created_at_index" ON "imports" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "links_created_at_index" ON "links" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "links_tags_index" ON "links" USING gin ("tags");--> statement-breakpoint
CREATE INDEX "links_words_index" ON "links" USING gin (to_tsvector('simple'::regconfig, regexp_replace(coalesce("slug", '') || ' ' || "url" || ' ' || coalesce("title", ''), '[^[:alnum:]]+', ' ', 'g')));