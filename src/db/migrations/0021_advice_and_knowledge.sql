CREATE TABLE "advice_records" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"programme_id" uuid NOT NULL,
	"business_id" uuid NOT NULL,
	"conversation_id" uuid,
	"at" timestamp with time zone NOT NULL,
	"day" date NOT NULL,
	"origin" text NOT NULL,
	"record" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "knowledge_corrections" (
	"id" uuid PRIMARY KEY NOT NULL,
	"programme_id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"business_id" uuid,
	"item_type" text NOT NULL,
	"item_id" text NOT NULL,
	"edition_shown" text NOT NULL,
	"edition" text NOT NULL,
	"shown_on" date NOT NULL,
	"why" text NOT NULL,
	"queued_at" timestamp with time zone NOT NULL,
	"queued_by" text NOT NULL,
	"told_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "knowledge_editions" (
	"id" text PRIMARY KEY NOT NULL,
	"programme_id" uuid NOT NULL,
	"as_of" date NOT NULL,
	"document" jsonb NOT NULL,
	"state" text NOT NULL,
	"imported_at" timestamp with time zone NOT NULL,
	"imported_by" text NOT NULL,
	"approved_at" timestamp with time zone,
	"approved_by" text,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_by" text
);
--> statement-breakpoint
CREATE TABLE "knowledge_shown" (
	"programme_id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"business_id" uuid,
	"item_type" text NOT NULL,
	"item_id" text NOT NULL,
	"edition" text NOT NULL,
	"event_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "knowledge_shown_pk" PRIMARY KEY("conversation_id","programme_id","event_id","item_type","item_id")
);
--> statement-breakpoint
ALTER TABLE "advice_records" ADD CONSTRAINT "advice_records_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "advice_records" ADD CONSTRAINT "advice_records_business_id_businesses_id_fk" FOREIGN KEY ("business_id") REFERENCES "public"."businesses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "knowledge_corrections" ADD CONSTRAINT "knowledge_corrections_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "knowledge_corrections" ADD CONSTRAINT "knowledge_corrections_business_id_businesses_id_fk" FOREIGN KEY ("business_id") REFERENCES "public"."businesses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "knowledge_editions" ADD CONSTRAINT "knowledge_editions_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "knowledge_shown" ADD CONSTRAINT "knowledge_shown_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "knowledge_shown" ADD CONSTRAINT "knowledge_shown_business_id_businesses_id_fk" FOREIGN KEY ("business_id") REFERENCES "public"."businesses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "advice_records_business" ON "advice_records" USING btree ("business_id","at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "knowledge_corrections_open" ON "knowledge_corrections" USING btree ("conversation_id","programme_id","item_type","item_id") WHERE told_at is null;--> statement-breakpoint
CREATE INDEX "knowledge_corrections_business" ON "knowledge_corrections" USING btree ("business_id");--> statement-breakpoint
CREATE INDEX "knowledge_shown_business" ON "knowledge_shown" USING btree ("business_id");--> statement-breakpoint
CREATE INDEX "knowledge_shown_item" ON "knowledge_shown" USING btree ("item_type","item_id");
--> statement-breakpoint
select hakaru_wall(t::regclass, 'scoped') from unnest(array['advice_records', 'knowledge_shown', 'knowledge_corrections']) t;
--> statement-breakpoint
create trigger append_only before update or delete on advice_records for each row execute function hakaru_append_only();
--> statement-breakpoint
create trigger append_only before update or delete on knowledge_shown for each row execute function hakaru_append_only();
--> statement-breakpoint
-- What belongs to the installation is read by every programme's sessions, and written by those that say '*'. Such a
-- table needs a trigger against deletion, which the policy's reading half would allow.
create function hakaru_installation_wall(target regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('drop policy if exists programme_wall on %s', target);
  execute format($q$create policy programme_wall on %s using (true)
    with check (current_setting('hakaru.programme', true) = '*')$q$, target);
end $$;
--> statement-breakpoint
select hakaru_installation_wall('knowledge_editions'::regclass);
--> statement-breakpoint
-- Until here a consultant's session, which works for one programme, saw no imported factor and calculated without it.
select hakaru_installation_wall('factor_rows'::regclass);
--> statement-breakpoint
create trigger append_only before update or delete on factor_rows for each row execute function hakaru_append_only();
--> statement-breakpoint
-- An edition that somebody was shown stays as it was.
create function hakaru_edition_kept() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and (new.id, new.as_of, new.document, new.imported_at, new.imported_by)
    is not distinct from (old.id, old.as_of, old.document, old.imported_at, old.imported_by) then
    return new;
  end if;
  raise exception 'an edition is kept as it was imported' using errcode = 'restrict_violation';
end $$;
--> statement-breakpoint
create trigger edition_kept before update or delete on knowledge_editions for each row execute function hakaru_edition_kept();
