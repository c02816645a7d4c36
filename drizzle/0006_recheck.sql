CREATE TABLE "recheck_cursor" (
	"is_only_row" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"round_id" bigint NOT NULL,
	"new_id" bigint NOT NULL,
	CONSTRAINT "recheck_cursor_one_row_check" CHECK ("recheck_cursor"."is_only_row")
);
