CREATE TABLE "desk_shown" (
	"programme_id" uuid NOT NULL,
	"consultation_id" uuid NOT NULL,
	"message_id" text NOT NULL,
	"part" text NOT NULL,
	"channel" text NOT NULL,
	"ts" text,
	"file_id" text,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "desk_shown_consultation_id_message_id_part_pk" PRIMARY KEY("consultation_id","message_id","part")
);
--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "sort" text;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "unread" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "desk_shown" ADD CONSTRAINT "desk_shown_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_shown" ADD CONSTRAINT "desk_shown_consultation_id_consultations_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
select hakaru_wall('desk_shown'::regclass, 'scoped');
