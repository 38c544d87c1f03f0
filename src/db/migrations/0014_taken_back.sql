CREATE TABLE "desk_shown" (
	"programme_id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"message_id" text NOT NULL,
	"about" text NOT NULL,
	"channel" text NOT NULL,
	"ts" text NOT NULL,
	"file_ids" text[] DEFAULT '{}' NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "desk_shown_programme_id_channel_ts_pk" PRIMARY KEY("programme_id","channel","ts")
);
--> statement-breakpoint
ALTER TABLE "desk_log" ADD COLUMN "message_id" text;--> statement-breakpoint
ALTER TABLE "data_keys" ADD COLUMN "part_of" uuid;--> statement-breakpoint
ALTER TABLE "desk_shown" ADD CONSTRAINT "desk_shown_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_shown" ADD CONSTRAINT "desk_shown_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "desk_shown_message" ON "desk_shown" USING btree ("conversation_id","message_id");--> statement-breakpoint
CREATE INDEX "desk_log_message" ON "desk_log" USING btree ("message_id");--> statement-breakpoint
CREATE INDEX "data_keys_part_of" ON "data_keys" USING btree ("part_of");--> statement-breakpoint
select hakaru_wall('desk_shown'::regclass, 'scoped');
--> statement-breakpoint
-- The key of a message goes with the key that it is part of: whoever destroys a firm's key has to think of nothing else.
create function hakaru_destroy_parts() returns trigger language plpgsql as $$
begin
  update data_keys set wrapped = null, destroyed_at = new.destroyed_at where part_of = new.id and wrapped is not null;
  return null;
end $$;
--> statement-breakpoint
create trigger destroy_parts after update of wrapped on data_keys for each row
  when (old.wrapped is not null and new.wrapped is null and new.part_of is null) execute function hakaru_destroy_parts();
