CREATE TABLE "consultations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"programme_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"conversation_id" uuid,
	"business_id" uuid,
	"key_id" uuid NOT NULL,
	"route" text NOT NULL,
	"reason" text NOT NULL,
	"state" text NOT NULL,
	"handler" text,
	"complaint" boolean DEFAULT false NOT NULL,
	"card" text,
	"opened_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	"resolution" text
);
--> statement-breakpoint
CREATE TABLE "desk_effects" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"programme_id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"effect_key" text NOT NULL,
	"key_id" uuid NOT NULL,
	"body_enc" "bytea" NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"lease_owner" uuid,
	"lease_until" timestamp with time zone,
	"dead_code" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "desk_effects_key" UNIQUE("programme_id","conversation_id","effect_key")
);
--> statement-breakpoint
CREATE TABLE "desk_log" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"programme_id" uuid NOT NULL,
	"consultation_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"what" text NOT NULL,
	"by" text,
	"about" text,
	"key_id" uuid NOT NULL,
	"words_enc" "bytea",
	"knowledge" text
);
--> statement-breakpoint
CREATE TABLE "desk_states" (
	"programme_id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"key_id" uuid NOT NULL,
	"state_enc" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"revision" integer NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "desk_states_programme_id_conversation_id_pk" PRIMARY KEY("programme_id","conversation_id")
);
--> statement-breakpoint
CREATE TABLE "desk_timers" (
	"programme_id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"name" text NOT NULL,
	"about" text NOT NULL,
	"due" text NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"lease_until" timestamp with time zone,
	CONSTRAINT "desk_timers_programme_id_conversation_id_name_about_pk" PRIMARY KEY("programme_id","conversation_id","name","about")
);
--> statement-breakpoint
CREATE TABLE "staff" (
	"id" uuid PRIMARY KEY NOT NULL,
	"programme_id" uuid NOT NULL,
	"slack_index" "bytea" NOT NULL,
	"slack_enc" "bytea" NOT NULL,
	"name_enc" "bytea" NOT NULL,
	"key_id" uuid NOT NULL,
	"role" text NOT NULL,
	"approved_by_enc" "bytea" NOT NULL,
	"approved_on" date NOT NULL,
	"trained_until" date,
	"created_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "consultations" ADD CONSTRAINT "consultations_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultations" ADD CONSTRAINT "consultations_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultations" ADD CONSTRAINT "consultations_business_id_businesses_id_fk" FOREIGN KEY ("business_id") REFERENCES "public"."businesses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultations" ADD CONSTRAINT "consultations_key_id_data_keys_id_fk" FOREIGN KEY ("key_id") REFERENCES "public"."data_keys"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_effects" ADD CONSTRAINT "desk_effects_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_effects" ADD CONSTRAINT "desk_effects_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_effects" ADD CONSTRAINT "desk_effects_key_id_data_keys_id_fk" FOREIGN KEY ("key_id") REFERENCES "public"."data_keys"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_log" ADD CONSTRAINT "desk_log_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_log" ADD CONSTRAINT "desk_log_consultation_id_consultations_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_log" ADD CONSTRAINT "desk_log_key_id_data_keys_id_fk" FOREIGN KEY ("key_id") REFERENCES "public"."data_keys"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_states" ADD CONSTRAINT "desk_states_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_states" ADD CONSTRAINT "desk_states_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_states" ADD CONSTRAINT "desk_states_key_id_data_keys_id_fk" FOREIGN KEY ("key_id") REFERENCES "public"."data_keys"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_timers" ADD CONSTRAINT "desk_timers_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_timers" ADD CONSTRAINT "desk_timers_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff" ADD CONSTRAINT "staff_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff" ADD CONSTRAINT "staff_key_id_data_keys_id_fk" FOREIGN KEY ("key_id") REFERENCES "public"."data_keys"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "consultations_number" ON "consultations" USING btree ("programme_id","number");--> statement-breakpoint
CREATE INDEX "consultations_conversation" ON "consultations" USING btree ("conversation_id");--> statement-breakpoint
CREATE INDEX "consultations_business" ON "consultations" USING btree ("business_id");--> statement-breakpoint
CREATE INDEX "desk_effects_conversation" ON "desk_effects" USING btree ("conversation_id","seq");--> statement-breakpoint
CREATE INDEX "desk_effects_due" ON "desk_effects" USING btree ("dead_code","due_at");--> statement-breakpoint
CREATE INDEX "desk_log_consultation" ON "desk_log" USING btree ("consultation_id","seq");--> statement-breakpoint
CREATE INDEX "desk_log_about" ON "desk_log" USING btree ("about");--> statement-breakpoint
CREATE INDEX "desk_timers_due" ON "desk_timers" USING btree ("due_at");--> statement-breakpoint
CREATE INDEX "staff_slack" ON "staff" USING btree ("slack_index");--> statement-breakpoint
-- Workers look for what is due in all programmes, and the sending of a message asks the state whether it may leave.
select hakaru_wall(t::regclass, 'queue') from unnest(array['desk_states', 'desk_timers', 'desk_effects']) t;
--> statement-breakpoint
select hakaru_wall(t::regclass, 'scoped') from unnest(array['consultations', 'desk_log', 'staff']) t;
--> statement-breakpoint
create trigger append_only before update or delete on desk_log for each row execute function hakaru_append_only();
--> statement-breakpoint
alter table desk_effects set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 5000);
