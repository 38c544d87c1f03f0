CREATE TABLE "desk_uploads" (
	"programme_id" uuid NOT NULL,
	"consultation_id" uuid NOT NULL,
	"copy_id" text NOT NULL,
	"file_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "desk_uploads_consultation_id_copy_id_pk" PRIMARY KEY("consultation_id","copy_id")
);
--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "sort" text;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "unread" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "desk_uploads" ADD CONSTRAINT "desk_uploads_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_uploads" ADD CONSTRAINT "desk_uploads_consultation_id_consultations_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
select hakaru_wall('desk_uploads'::regclass, 'scoped');
