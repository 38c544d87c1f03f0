import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeOfficeAct } from '../../../src/bot/office/acts.ts';
import { createInvites } from '../../../src/db/repositories/invites.ts';
import { openTestOffice } from '../../support/office.ts';

let office: Awaited<ReturnType<typeof openTestOffice>>;
beforeAll(async () => {
  office = await openTestOffice();
});
afterAll(() => office.close());

it('the pages for a briefing come to the operator alone, with a code that is open to everybody', async () => {
  const programmeId = await office.programme();
  const { database } = office.storage;
  const now = office.stage.desk.options.clock.now();
  const { businessId } = await office.firm(programmeId);
  await createInvites(database, programmeId, { count: 1, businessId, places: 9, now });
  const [open] = await createInvites(database, programmeId, { count: 1, places: 5, now });
  const [runs, client] = [await office.operator(programmeId), await office.official(programmeId)];
  for (const { user } of [runs, client])
    await office.stage.press(user, writeOfficeAct({ act: 'briefing', programmeId, argument: '' }));
  expect(office.modal(client.user).texts).toContain('事業を運営する人だけが使えます。');
  const { twin } = office.stage.app;
  const files = (of: string) =>
    (twin.channel(of)?.messages() ?? []).flatMap(({ fileIds }) => fileIds).flatMap((id) => twin.file(id) ?? []);
  expect(files(client.user.direct())).toEqual([]);
  const got = files(runs.user.direct());
  expect(got.map(({ name }) => name.replace(/-p-\w+/, ''))).toEqual([
    'briefing-ja.pdf',
    'briefing-ja.md',
    `invite-${open}.png`,
  ]);
  expect(Buffer.from(got[1]?.bytes ?? []).toString()).toContain(`招待コード：${open}`);
});
