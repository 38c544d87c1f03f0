CREATE TABLE "disclosures" (
	"programme_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"what" text NOT NULL,
	"by" text NOT NULL,
	"purpose" text NOT NULL,
	"approver" text,
	"recipient" text,
	"business_id" uuid,
	"subject" jsonb NOT NULL,
	"previous" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "disclosures_programme_id_seq_pk" PRIMARY KEY("programme_id","seq")
);
--> statement-breakpoint
ALTER TABLE "disclosures" ADD CONSTRAINT "disclosures_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "disclosures_id" ON "disclosures" USING btree ("id");
--> statement-breakpoint
select hakaru_wall('disclosures'::regclass, 'scoped');
--> statement-breakpoint
-- No exception for an erasure: the row says that something left, and holds nothing of what it was.
create function hakaru_kept_for_good() returns trigger language plpgsql as $$
begin
  raise exception 'kept for good: % rows are added, never changed', tg_table_name using errcode = 'restrict_violation';
end $$;
--> statement-breakpoint
create trigger kept_for_good before update or delete on disclosures for each row execute function hakaru_kept_for_good();
--> statement-breakpoint
create trigger kept_whole before truncate on disclosures for each statement execute function hakaru_kept_for_good();
