import type { DeskAct } from '../../bot/desk/staff/acts.ts';
import { readThreadSend } from '../../bot/desk/staff/commands.ts';
import type { SlackJson } from '../../bot/slack/desk.ts';
import { wordsAbout } from '../../db/desk/log.ts';
import { noteOf } from '../../db/desk/notes.ts';
import { quoteOf } from '../../db/desk/quoted.ts';
import { caseOf, holds, type InCase } from './act.ts';
import { notice } from './blocks.ts';
import { firmPage } from './firm.ts';
import { confirmForm, replyForm, resolveForm, snoozeForm, transferForm } from './forms.ts';
import type { Scene } from './options.ts';
import { text, write, writeBoth } from './say.ts';
import { tell } from './tell.ts';
import { templatesPage } from './templates.ts';

/** A view of ours that is already on the screen; the home page is none. */
function viewOn({ happening }: Scene): string | null {
  const view = 'view' in happening ? happening.view : null;
  return view?.callback === 'desk' ? view.id : null;
}

/**
 * Shows a form. What opens it holds for three seconds and once: an empty page is opened at once, and filled while the
 * person looks at it.
 */
export function showForm(scene: Scene, build: () => Promise<SlackJson>): void {
  const { options, happening, later } = scene;
  later(async () => {
    const viewId = viewOn(scene) ?? (await openEmpty(scene));
    if (viewId === null) return;
    const view = await build().catch((error: unknown) => {
      options.log.error('desk-form-failed', { reason: error instanceof Error ? error.name : 'unknown' });
      return notice(text('door.refused-broken'));
    });
    await options.slack.updateModal(happening.account, { viewId, view });
  });
}

async function openEmpty(scene: Scene): Promise<string | null> {
  const { options, happening } = scene;
  const trigger = 'trigger' in happening ? happening.trigger : null;
  if (trigger === null) return null;
  const opened = await options.slack.openModal(happening.account, { trigger, view: notice(text('door.loading')) });
  if (opened.result === 'sent') return opened.viewId;
  tell(scene, text('door.press-again'));
  return null;
}

/** The form of an act on a case. Whoever may not act is told so where the form would stand. */
export function openForm(scene: Scene, act: DeskAct): void {
  showForm(scene, async () => {
    const found = await caseOf(scene, act);
    if ('refused' in found) return notice({ words: writeBoth(found.refused) });
    return mayFill(act, found) ? formOf(scene, act, found) : notice(text('desk.refused-not-yours'));
  });
}

/** Forms that change something are for the one who holds the case: nobody fills in what will be refused. */
function mayFill({ act, argument }: DeskAct, found: InCase): boolean {
  return act === 'firm' || (act === 'templates' && argument === '') || holds(found);
}

function formOf(scene: Scene, { act, argument }: DeskAct, found: InCase): Promise<SlackJson> | SlackJson {
  switch (act) {
    case 'transfer':
      return transferForm(found, scene.now);
    case 'snooze':
      return snoozeForm(found);
    case 'resolve':
      return resolveForm(found);
    case 'firm':
      return firmPage(scene, found.member, { businessId: found.kase.businessId, number: found.kase.firm });
    case 'templates':
      return argument === ''
        ? templatesPage(found, scene.now)
        : replyForm(found, { template: argument, now: scene.now });
    case 'confirm':
      return confirmForm(scene.options, found, argument);
    case 'correct':
      return correction(scene, found, argument);
    case 'apologise':
      return replyForm(found, { initial: write(text('door.apology')), now: scene.now });
    default:
      return answerForm(scene, found, argument);
  }
}

/** An answer to one message; where it was taken back, one to nothing in particular. */
async function answerForm(scene: Scene, found: InCase, messageId: string): Promise<SlackJson> {
  const quote = messageId === '' ? null : await quoteOf(scene.options.desk, found.at, messageId);
  const answers = quote === null ? {} : { answers: { messageId, words: quote.words } };
  return replyForm(found, { ...answers, now: scene.now });
}

/** `argument` is the message as it was sent, or the note that it was made of, whose newest words are the better ones. */
async function correction(scene: Scene, found: InCase, argument: string): Promise<SlackJson> {
  const note = await noteOf(found.member.book, found.kase.id, argument);
  const written = note === null ? await wordsAbout(scene.options.desk, found.at, argument) : note.words;
  const words = written === null ? null : (readThreadSend(written) ?? written);
  return replyForm(found, { initial: `${write(text('door.correction'))}\n${words ?? ''}`, now: scene.now });
}
