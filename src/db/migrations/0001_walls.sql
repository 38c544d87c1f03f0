-- The lobby: a programme for people who have not shown an invitation yet.
insert into programmes (id, programme_id, code, document)
values ('00000000-0000-8000-8000-000000000001', '00000000-0000-8000-8000-000000000001', 'lobby', '{}')
on conflict do nothing;
--> statement-breakpoint
-- Row-level security. 'scoped': one programme at a time, always. 'queue': the workers' tables, which
-- a session that says '*' may read across programmes. Every new table calls this once.
create function hakaru_wall(target regclass, wall text) returns void language plpgsql as $$
declare
  rule text := $q$programme_id::text = current_setting('hakaru.programme', true)$q$;
begin
  if wall = 'queue' then
    rule := rule || $q$ or current_setting('hakaru.programme', true) = '*'$q$;
  end if;
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy programme_wall on %s using (%s) with check (%s)', target, rule, rule);
end $$;
--> statement-breakpoint
select hakaru_wall(t::regclass, 'queue') from unnest(array[
  'programmes', 'data_keys', 'installation_keys', 'conversations', 'seen_events', 'inbox', 'outbox', 'push_usage',
  'invites', 'factor_rows', 'media', 'transcript'
]) t;
--> statement-breakpoint
select hakaru_wall(t::regclass, 'scoped') from unnest(array[
  'businesses', 'sites', 'site_energy', 'consents', 'readings', 'reading_withdrawals', 'emissions'
]) t;
--> statement-breakpoint
-- The ledger only grows. Erasure, which destroys keys and rows on application, says so first.
create function hakaru_append_only() returns trigger language plpgsql as $$
begin
  if current_setting('hakaru.erasing', true) = 'on' then
    return coalesce(new, old);
  end if;
  raise exception 'append-only: % rows are added, never changed', tg_table_name using errcode = 'restrict_violation';
end $$;
--> statement-breakpoint
create trigger append_only before update or delete on readings for each row execute function hakaru_append_only();
--> statement-breakpoint
create trigger append_only before update or delete on reading_withdrawals for each row execute function hakaru_append_only();
--> statement-breakpoint
create trigger append_only before update or delete on emissions for each row execute function hakaru_append_only();
--> statement-breakpoint
create trigger append_only before update or delete on consents for each row execute function hakaru_append_only();
--> statement-breakpoint
-- Queues change all the time and stay small: clean them early, keep room for updates in place.
alter table inbox set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 5000);
--> statement-breakpoint
alter table outbox set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 5000);
--> statement-breakpoint
alter table conversations set (fillfactor = 70);
