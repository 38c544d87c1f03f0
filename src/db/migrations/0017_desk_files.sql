CREATE TABLE "desk_files" (
	"id" uuid PRIMARY KEY NOT NULL,
	"programme_id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"consultation_id" uuid NOT NULL,
	"note" text NOT NULL,
	"place" integer NOT NULL,
	"key_id" uuid NOT NULL,
	"name_enc" "bytea" NOT NULL,
	"content_type" text NOT NULL,
	"bytes" integer NOT NULL,
	"sends" text[] DEFAULT '{}' NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "desk_files_note" UNIQUE("programme_id","note","place")
);
--> statement-breakpoint
ALTER TABLE "desk_files" ADD CONSTRAINT "desk_files_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_files" ADD CONSTRAINT "desk_files_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_files" ADD CONSTRAINT "desk_files_consultation_id_consultations_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_files" ADD CONSTRAINT "desk_files_key_id_data_keys_id_fk" FOREIGN KEY ("key_id") REFERENCES "public"."data_keys"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "desk_files_conversation" ON "desk_files" USING btree ("conversation_id");
--> statement-breakpoint
select hakaru_wall('desk_files'::regclass, 'queue');
