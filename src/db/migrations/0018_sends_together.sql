ALTER TABLE "outbox" ADD COLUMN "sends" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
-- What waits from before holds one message, under its own id.
select set_config('hakaru.programme', '*', true);
--> statement-breakpoint
update outbox set sends = array[id::text] where voice = 'staff';
