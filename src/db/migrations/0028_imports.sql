CREATE TABLE "imports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"programme_id" uuid NOT NULL,
	"what" text NOT NULL,
	"digest" text NOT NULL,
	"rows" integer NOT NULL,
	"made" jsonb NOT NULL,
	"imported_by" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"undone_at" timestamp with time zone,
	"undone_by" text
);
--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
select hakaru_wall('imports'::regclass, 'scoped');
