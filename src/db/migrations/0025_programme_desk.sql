CREATE TABLE "broadcast_people" (
	"broadcast_id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"programme_id" uuid NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"code" text,
	"outbox_id" uuid,
	"tries" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "broadcast_people_broadcast_id_conversation_id_pk" PRIMARY KEY("broadcast_id","conversation_id")
);
--> statement-breakpoint
CREATE TABLE "broadcasts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"programme_id" uuid NOT NULL,
	"key_id" uuid,
	"words_enc" "bytea",
	"state" text NOT NULL,
	"audience" text NOT NULL,
	"month" text,
	"written_by" uuid NOT NULL,
	"sent_by" uuid,
	"written_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"ended_by" uuid,
	"people" integer DEFAULT 0 NOT NULL,
	"counts" jsonb,
	"place" jsonb,
	"shown" text
);
--> statement-breakpoint
CREATE TABLE "programme_log" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"id" uuid NOT NULL,
	"programme_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"day" date NOT NULL,
	"staff_id" uuid,
	"business_id" uuid,
	"code" text,
	"key_id" uuid,
	"words_enc" "bytea",
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "programme_log_id_unique" UNIQUE("id")
);
--> statement-breakpoint
ALTER TABLE "broadcast_people" ADD CONSTRAINT "broadcast_people_broadcast_id_broadcasts_id_fk" FOREIGN KEY ("broadcast_id") REFERENCES "public"."broadcasts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "broadcast_people" ADD CONSTRAINT "broadcast_people_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "broadcast_people" ADD CONSTRAINT "broadcast_people_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "broadcasts" ADD CONSTRAINT "broadcasts_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "broadcasts" ADD CONSTRAINT "broadcasts_key_id_data_keys_id_fk" FOREIGN KEY ("key_id") REFERENCES "public"."data_keys"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "broadcasts" ADD CONSTRAINT "broadcasts_written_by_staff_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "broadcasts" ADD CONSTRAINT "broadcasts_sent_by_staff_id_fk" FOREIGN KEY ("sent_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "broadcasts" ADD CONSTRAINT "broadcasts_ended_by_staff_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme_log" ADD CONSTRAINT "programme_log_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme_log" ADD CONSTRAINT "programme_log_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme_log" ADD CONSTRAINT "programme_log_business_id_businesses_id_fk" FOREIGN KEY ("business_id") REFERENCES "public"."businesses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme_log" ADD CONSTRAINT "programme_log_key_id_data_keys_id_fk" FOREIGN KEY ("key_id") REFERENCES "public"."data_keys"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "broadcast_people_state" ON "broadcast_people" USING btree ("broadcast_id","state");--> statement-breakpoint
CREATE INDEX "broadcast_people_conversation" ON "broadcast_people" USING btree ("conversation_id");--> statement-breakpoint
CREATE INDEX "broadcasts_state" ON "broadcasts" USING btree ("state");--> statement-breakpoint
CREATE INDEX "broadcasts_programme" ON "broadcasts" USING btree ("programme_id","written_at");--> statement-breakpoint
CREATE INDEX "programme_log_programme" ON "programme_log" USING btree ("programme_id","seq");
--> statement-breakpoint
select hakaru_wall('programme_log'::regclass, 'scoped');
--> statement-breakpoint
create trigger append_only before update or delete on programme_log for each row execute function hakaru_append_only();
--> statement-breakpoint
select hakaru_wall(t::regclass, 'queue') from unnest(array['broadcasts', 'broadcast_people']) t;
