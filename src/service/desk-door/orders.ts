import { escapeWords } from '../../adapters/slack/plain-text.ts';
import type { DeskOrder } from '../../bot/desk/staff/orders.ts';
import { type Answer, answerOf, answerText } from './answers.ts';
import { modal } from './blocks.ts';
import { showForm } from './open.ts';
import type { Scene } from './options.ts';
import { text, writeBoth } from './say.ts';
import { spotOf, tell } from './tell.ts';
import { actorOf, consultantsOf, type Member } from './who.ts';

/** Carries out what a button says that belongs to no case. */
export async function carryOut(scene: Scene, { order, programmeId }: DeskOrder): Promise<void> {
  const actor = await actorOf(scene, programmeId);
  const here: readonly Member[] = 'refused' in actor ? [] : consultantsOf(actor);
  if (here.length === 0) {
    const refused = 'refused' in actor ? actor.refused : text('door.refused-role');
    tell(scene, { words: writeBoth(refused) });
    return;
  }
  show(scene, () => answerOf(scene, order, here));
}

/** Where the person is, or on a page of its own. */
function show(scene: Scene, build: () => Promise<Answer>): void {
  const at = spotOf(scene);
  const { options, happening, by, later } = scene;
  if (at === null) {
    showForm(scene, async () => modal({ title: text('door.title'), metadata: '', blocks: (await build()).blocks }));
    return;
  }
  later(async () => {
    const answer = await build();
    const content = { text: escapeWords(answerText(answer)), blocks: answer.blocks };
    await options.slack.ephemeral(happening.account, { ...at, user: by.user, ...content });
  });
}
