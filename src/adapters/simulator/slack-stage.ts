import type { SlackStage } from './stage.ts';
import { StageError } from './stage.ts';
import type { SlackTwinFace } from './twin-face.ts';

/** Shows the twin's workspace. */
export function createSlackStage(twin: SlackTwinFace): SlackStage {
  return {
    channels: () => [],
    post: async () => {
      throw new StageError('slack-not-running');
    },
    press: async () => {
      throw new StageError('slack-not-running');
    },
    subscribe: (listener) => twin.subscribe(() => listener('slack')),
  };
}
