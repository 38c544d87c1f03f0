CREATE TABLE "outbound_days" (
	"programme_id" uuid NOT NULL,
	"day" date NOT NULL,
	"host" text NOT NULL,
	"contacted" integer DEFAULT 0 NOT NULL,
	"refused" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "outbound_days_day_host_pk" PRIMARY KEY("day","host")
);
--> statement-breakpoint
CREATE TABLE "week_summaries" (
	"programme_id" uuid NOT NULL,
	"week" text NOT NULL,
	"state" text NOT NULL,
	"figures" jsonb,
	"listed" integer[] NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"tried_at" timestamp with time zone,
	"next_at" timestamp with time zone NOT NULL,
	"code" text,
	"channel" text,
	"ts" text,
	"posted_at" timestamp with time zone,
	"parts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "week_summaries_programme_id_week_pk" PRIMARY KEY("programme_id","week")
);
--> statement-breakpoint
ALTER TABLE "outbound_days" ADD CONSTRAINT "outbound_days_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "week_summaries" ADD CONSTRAINT "week_summaries_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "emissions_calculated" ON "emissions" USING btree ("programme_id","calculated_at");--> statement-breakpoint
CREATE INDEX "readings_recorded" ON "readings" USING btree ("programme_id","recorded_at");--> statement-breakpoint
select hakaru_wall('week_summaries'::regclass, 'scoped');
--> statement-breakpoint
-- Counts of the whole installation: written and read by those that work for all.
select hakaru_wall('outbound_days'::regclass, 'queue');
