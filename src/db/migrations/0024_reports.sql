CREATE TABLE "report_deliveries" (
	"programme_id" uuid NOT NULL,
	"job_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"format" text NOT NULL,
	"file_id" text,
	"channel" text,
	"ts" text,
	CONSTRAINT "report_deliveries_job_id_version_id_format_pk" PRIMARY KEY("job_id","version_id","format")
);
--> statement-breakpoint
CREATE TABLE "report_files" (
	"programme_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"format" text NOT NULL,
	"mark" text NOT NULL,
	"name" text NOT NULL,
	"body_enc" "bytea" NOT NULL,
	"sha256" text NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "report_files_version_id_format_mark_pk" PRIMARY KEY("version_id","format","mark")
);
--> statement-breakpoint
CREATE TABLE "report_jobs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"programme_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"from_month" text NOT NULL,
	"to_month" text NOT NULL,
	"language" text NOT NULL,
	"business_id" uuid,
	"staff_id" uuid NOT NULL,
	"account" text NOT NULL,
	"channel" text NOT NULL,
	"thread" text,
	"message" text,
	"state" text NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"total" integer,
	"code" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"lease_owner" uuid,
	"lease_until" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "report_members" (
	"programme_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"business_id" uuid NOT NULL,
	CONSTRAINT "report_members_version_id_business_id_pk" PRIMARY KEY("version_id","business_id")
);
--> statement-breakpoint
CREATE TABLE "report_takings" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"programme_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"format" text NOT NULL,
	"mark" text NOT NULL,
	"how" text NOT NULL,
	"taken_by" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "report_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"programme_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"from_month" text NOT NULL,
	"to_month" text NOT NULL,
	"language" text NOT NULL,
	"business_id" uuid,
	"number" integer NOT NULL,
	"state" text NOT NULL,
	"key_id" uuid NOT NULL,
	"figures_enc" "bytea",
	"content_hash" text NOT NULL,
	"as_of" timestamp with time zone NOT NULL,
	"made_on" date NOT NULL,
	"made_by" text NOT NULL,
	"approved_at" timestamp with time zone,
	"approved_by" text,
	"released_at" timestamp with time zone,
	"released_by" text,
	CONSTRAINT "report_versions_number" UNIQUE NULLS NOT DISTINCT("programme_id","kind","from_month","to_month","language","business_id","number")
);
--> statement-breakpoint
ALTER TABLE "report_deliveries" ADD CONSTRAINT "report_deliveries_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_deliveries" ADD CONSTRAINT "report_deliveries_job_id_report_jobs_id_fk" FOREIGN KEY ("job_id") REFERENCES "public"."report_jobs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_deliveries" ADD CONSTRAINT "report_deliveries_version_id_report_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."report_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_files" ADD CONSTRAINT "report_files_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_files" ADD CONSTRAINT "report_files_version_id_report_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."report_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_jobs" ADD CONSTRAINT "report_jobs_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_jobs" ADD CONSTRAINT "report_jobs_business_id_businesses_id_fk" FOREIGN KEY ("business_id") REFERENCES "public"."businesses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_jobs" ADD CONSTRAINT "report_jobs_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_members" ADD CONSTRAINT "report_members_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_members" ADD CONSTRAINT "report_members_version_id_report_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."report_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_members" ADD CONSTRAINT "report_members_business_id_businesses_id_fk" FOREIGN KEY ("business_id") REFERENCES "public"."businesses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_takings" ADD CONSTRAINT "report_takings_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_takings" ADD CONSTRAINT "report_takings_version_id_report_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."report_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_versions" ADD CONSTRAINT "report_versions_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_versions" ADD CONSTRAINT "report_versions_business_id_businesses_id_fk" FOREIGN KEY ("business_id") REFERENCES "public"."businesses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_versions" ADD CONSTRAINT "report_versions_key_id_data_keys_id_fk" FOREIGN KEY ("key_id") REFERENCES "public"."data_keys"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "report_deliveries_version" ON "report_deliveries" USING btree ("version_id");--> statement-breakpoint
CREATE INDEX "report_jobs_due" ON "report_jobs" USING btree ("state","due_at");--> statement-breakpoint
CREATE INDEX "report_jobs_business" ON "report_jobs" USING btree ("business_id");--> statement-breakpoint
CREATE INDEX "report_members_business" ON "report_members" USING btree ("business_id");--> statement-breakpoint
CREATE INDEX "report_takings_version" ON "report_takings" USING btree ("version_id");--> statement-breakpoint
CREATE INDEX "report_versions_business" ON "report_versions" USING btree ("business_id");--> statement-breakpoint
select hakaru_wall('report_versions'::regclass, 'scoped');
--> statement-breakpoint
select hakaru_wall('report_files'::regclass, 'scoped');
--> statement-breakpoint
select hakaru_wall('report_members'::regclass, 'scoped');
--> statement-breakpoint
select hakaru_wall('report_takings'::regclass, 'scoped');
--> statement-breakpoint
select hakaru_wall('report_deliveries'::regclass, 'scoped');
--> statement-breakpoint
select hakaru_wall('report_jobs'::regclass, 'queue');
