DROP TABLE "person_requests" CASCADE;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "voice" text DEFAULT 'bot' NOT NULL;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "epoch" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "staff" text;