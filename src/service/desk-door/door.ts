import { codeOf } from '../../bot/errors.ts';
import type { SlackAnswer, SlackHappening, TakeHappening } from '../../bot/slack/happening.ts';
import { commanded } from './command.ts';
import { isStaff } from './direct.ts';
import { refreshHome } from './home.ts';
import type { DoorOptions, Scene } from './options.ts';
import { channelChanged, ownPostGone, uninstalled } from './places.ts';
import { pressed } from './press.ts';
import { deletedInThread, editedInThread } from './rewrite.ts';
import { closed, submitted } from './submit.ts';
import { wroteInThread } from './thread.ts';

/** The door through which staff come to the desk. */
export type DeskDoor = {
  readonly take: TakeHappening;
  /** Whether somebody works for a programme of the app, also when the person may not act today. */
  readonly isStaff: (happening: SlackHappening) => Promise<boolean>;
  /** Until nothing is on its way to Slack any more. */
  readonly idle: () => Promise<void>;
};

/**
 * Opens the door. What changes the desk is done before Slack is answered; what is only shown comes afterwards, as Slack
 * waits for three seconds and no longer.
 */
export function createDeskDoor(options: DoorOptions): DeskDoor {
  const running = new Set<Promise<void>>();
  const later: Scene['later'] = (work) => {
    const one = work()
      .then(() => undefined)
      .catch((error: unknown) => options.log.error('desk-door-failed', { code: codeOf(error) }))
      .finally(() => running.delete(one));
    running.add(one);
  };
  return {
    take: async (happening) => {
      await somewhere(options, happening);
      if (happening.by === null) return nothing;
      return answer({ options, happening, by: happening.by, now: options.desk.clock.now(), later });
    },
    isStaff: (happening) => isStaff({ options, happening, now: options.desk.clock.now() }),
    idle: async () => {
      while (running.size > 0) await Promise.all(running);
    },
  };
}

/** What happened to a place of ours: nobody's act, or that of somebody who need not be known. */
async function somewhere(options: DoorOptions, happening: SlackHappening): Promise<void> {
  switch (happening.kind) {
    case 'own-deleted':
      return ownPostGone({ options, happening });
    case 'channel':
      return channelChanged({ options, happening });
    case 'uninstalled':
      return uninstalled({ options, happening });
    default:
  }
}

const nothing: SlackAnswer = { answer: 'nothing' };

type Wide = Scene & { readonly happening: SlackHappening };

async function answer(scene: Wide): Promise<SlackAnswer> {
  const { happening } = scene;
  switch (happening.kind) {
    case 'submitted':
      return submitted({ ...scene, happening });
    case 'command':
      return commanded({ ...scene, happening });
    default:
      await heard(scene);
      return nothing;
  }
}

async function heard(scene: Wide): Promise<void> {
  const { happening } = scene;
  switch (happening.kind) {
    case 'pressed':
      return pressed({ ...scene, happening });
    case 'message':
      return wroteInThread({ ...scene, happening });
    case 'edited':
      return editedInThread({ ...scene, happening });
    case 'deleted':
      return deletedInThread({ ...scene, happening });
    case 'closed':
      return closed({ ...scene, happening });
    case 'home-opened':
      if (happening.tab === 'home') scene.later(() => refreshHome(scene));
      return;
    default:
  }
}
