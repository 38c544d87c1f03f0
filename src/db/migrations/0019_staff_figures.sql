CREATE TABLE "desk_looks" (
	"programme_id" uuid NOT NULL,
	"business_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"why" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "desk_looks_programme_id_business_id_staff_id_why_at_pk" PRIMARY KEY("programme_id","business_id","staff_id","why","at")
);
--> statement-breakpoint
CREATE TABLE "staff_figures" (
	"reading_id" uuid PRIMARY KEY NOT NULL,
	"programme_id" uuid NOT NULL,
	"business_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"source" text NOT NULL,
	"note_enc" "bytea",
	"key_id" uuid NOT NULL,
	"notice_id" uuid,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "desk_looks" ADD CONSTRAINT "desk_looks_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_looks" ADD CONSTRAINT "desk_looks_business_id_businesses_id_fk" FOREIGN KEY ("business_id") REFERENCES "public"."businesses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_looks" ADD CONSTRAINT "desk_looks_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_figures" ADD CONSTRAINT "staff_figures_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_figures" ADD CONSTRAINT "staff_figures_business_id_businesses_id_fk" FOREIGN KEY ("business_id") REFERENCES "public"."businesses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_figures" ADD CONSTRAINT "staff_figures_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_figures" ADD CONSTRAINT "staff_figures_key_id_data_keys_id_fk" FOREIGN KEY ("key_id") REFERENCES "public"."data_keys"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "desk_looks_at" ON "desk_looks" USING btree ("programme_id","at");--> statement-breakpoint
CREATE INDEX "staff_figures_business" ON "staff_figures" USING btree ("business_id");
--> statement-breakpoint
select hakaru_wall('desk_looks'::regclass, 'scoped');
--> statement-breakpoint
select hakaru_wall('staff_figures'::regclass, 'scoped');
