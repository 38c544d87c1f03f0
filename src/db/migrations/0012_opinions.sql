CREATE TABLE "opinions" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"programme_id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"consultation_id" uuid,
	"business_id" uuid,
	"key_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"code" text,
	"words_enc" "bytea",
	"source_message_id" text,
	"consent" boolean NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "opinions" ADD CONSTRAINT "opinions_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opinions" ADD CONSTRAINT "opinions_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opinions" ADD CONSTRAINT "opinions_consultation_id_consultations_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opinions" ADD CONSTRAINT "opinions_business_id_businesses_id_fk" FOREIGN KEY ("business_id") REFERENCES "public"."businesses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opinions" ADD CONSTRAINT "opinions_key_id_data_keys_id_fk" FOREIGN KEY ("key_id") REFERENCES "public"."data_keys"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "opinions_asked" ON "opinions" USING btree ("consultation_id") WHERE kind in ('asked', 'not-asked');--> statement-breakpoint
CREATE INDEX "opinions_consultation" ON "opinions" USING btree ("consultation_id","seq");--> statement-breakpoint
CREATE INDEX "opinions_conversation" ON "opinions" USING btree ("conversation_id","source_message_id");--> statement-breakpoint
select hakaru_wall('opinions', 'scoped');
