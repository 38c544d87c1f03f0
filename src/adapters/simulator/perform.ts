import type { Act } from './bodies.ts';
import { StageError } from './stage.ts';
import type { TwinDelivered, TwinOwner, TwinPhoto } from './twin-face.ts';

/** What the simulator remembers of an owner besides what the twin shows. */
export type Player = {
  readonly owner: TwinOwner;
  readonly name: string;
  /** By message id. */
  readonly photos: Map<string, TwinPhoto>;
  following: boolean;
  blocked: boolean;
  busyUntil: number;
};

type Of<Kind extends Act['do']> = Extract<Act, { readonly do: Kind }>;

function remember(player: Player, photo: TwinPhoto | undefined, { messageId }: TwinDelivered): void {
  if (photo !== undefined && messageId !== undefined) player.photos.set(messageId, photo);
}

async function sendPhotos(player: Player, { images }: Of<'images'>): Promise<void> {
  const photos = images.map(({ base64, contentType }) => ({ bytes: Buffer.from(base64, 'base64'), contentType }));
  const [only] = photos;
  if (photos.length === 1 && only !== undefined) {
    remember(player, only, await player.owner.image(only.bytes, only.contentType));
    return;
  }
  const delivered = await player.owner.imageSet(photos);
  for (const [position, one] of delivered.entries()) remember(player, photos[position], one);
}

async function changeFriendship(player: Player, wish: 'follow' | 'block' | 'unblock'): Promise<void> {
  player.following = true;
  player.blocked = wish === 'block';
  await player.owner[wish]();
}

async function write({ owner }: Player, { text, quotedId }: Of<'text'>): Promise<void> {
  await owner.text(text, quotedId === null ? {} : { quotedMessageId: quotedId });
}

/** Does on the phone what the page asks. @throws {StageError} not-a-friend */
export async function perform(player: Player, act: Act): Promise<void> {
  const { owner } = player;
  if (act.do === 'follow' || act.do === 'block' || act.do === 'unblock') return changeFriendship(player, act.do);
  if (!player.following || player.blocked) throw new StageError('not-a-friend');
  switch (act.do) {
    case 'text':
      return write(player, act);
    case 'images':
      return sendPhotos(player, act);
    case 'sticker':
      return void (await owner.sticker(act.packageId, act.stickerId, act.keywords));
    case 'location':
      return void (await owner.location(act));
    case 'unsend':
      return void (await owner.unsend(act.messageId));
    case 'tap':
      return void (await owner.tap(act.label, act.picked));
    case 'tapAt':
      return void (await owner.tapAt(act.messageId, act.index, act.picked));
  }
}
