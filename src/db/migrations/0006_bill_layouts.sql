CREATE TABLE "bill_counts" (
	"programme_id" uuid NOT NULL,
	"supplier" text NOT NULL,
	"kind" text NOT NULL,
	"month" text NOT NULL,
	"ok" integer DEFAULT 0 NOT NULL,
	"asked" integer DEFAULT 0 NOT NULL,
	"turned_away" integer DEFAULT 0 NOT NULL,
	"as_read" integer DEFAULT 0 NOT NULL,
	"chosen" integer DEFAULT 0 NOT NULL,
	"typed" integer DEFAULT 0 NOT NULL,
	"not_on_paper" integer DEFAULT 0 NOT NULL,
	"corrected" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "bill_counts_programme_id_supplier_kind_month_pk" PRIMARY KEY("programme_id","supplier","kind","month")
);
--> statement-breakpoint
CREATE TABLE "bill_places" (
	"programme_id" uuid NOT NULL,
	"supplier" text NOT NULL,
	"kind" text NOT NULL,
	"month" text NOT NULL,
	"place" text NOT NULL,
	"stood_right" integer DEFAULT 0 NOT NULL,
	"stood_wrong" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "bill_places_programme_id_supplier_kind_month_place_pk" PRIMARY KEY("programme_id","supplier","kind","month","place")
);
--> statement-breakpoint
ALTER TABLE "bill_counts" ADD CONSTRAINT "bill_counts_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bill_places" ADD CONSTRAINT "bill_places_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
select hakaru_wall(t::regclass, 'scoped') from unnest(array['bill_counts', 'bill_places']) t;
