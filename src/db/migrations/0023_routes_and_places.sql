ALTER TABLE "businesses" ADD COLUMN "route" text;--> statement-breakpoint
ALTER TABLE "invites" ADD COLUMN "business_id" uuid;--> statement-breakpoint
ALTER TABLE "invites" ADD COLUMN "route" text;--> statement-breakpoint
ALTER TABLE "invites" ADD CONSTRAINT "invites_business_id_businesses_id_fk" FOREIGN KEY ("business_id") REFERENCES "public"."businesses"("id") ON DELETE no action ON UPDATE no action;