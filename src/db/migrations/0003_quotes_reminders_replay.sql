ALTER TABLE "conversations" ADD COLUMN "reminders" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "transcript" ADD COLUMN "event_id" text;--> statement-breakpoint
ALTER TABLE "transcript" ADD COLUMN "before_flow" text;--> statement-breakpoint
ALTER TABLE "transcript" ADD COLUMN "before_version" integer;--> statement-breakpoint
ALTER TABLE "transcript" ADD COLUMN "before_enc" "bytea";--> statement-breakpoint
ALTER TABLE "transcript" ADD COLUMN "about" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "readings" ADD COLUMN "source_message_id" text;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "about" text[] DEFAULT '{}' NOT NULL;