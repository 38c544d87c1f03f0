import type { Act } from './bodies.ts';
import { StageError } from './stage.ts';
import type { TwinDelivered, TwinOwner, TwinPhoto } from './twin-face.ts';

/** What the simulator remembers of an owner besides what the twin shows. */
export type Player = {
  readonly owner: TwinOwner;
  /** By message id. */
  readonly photos: Map<string, TwinPhoto>;
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

async function write({ owner }: Player, act: Exclude<Act, Of<'images'>>): Promise<unknown> {
  switch (act.do) {
    case 'follow':
    case 'block':
    case 'unblock':
      return owner[act.do]();
    case 'text':
      return owner.text(act.text, act.quotedId === null ? {} : { quotedMessageId: act.quotedId });
    case 'sticker':
      return owner.sticker({ packageId: act.packageId, stickerId: act.stickerId, keywords: act.keywords });
    case 'location':
      return owner.location({
        title: act.title,
        address: act.address,
        latitude: act.latitude,
        longitude: act.longitude,
      });
    case 'unsend':
      return owner.unsend(act.messageId);
    case 'tap':
      return owner.tap(act.label, act.picked);
    case 'tapAt':
      return owner.tapAt(act.messageId, act.index, act.picked);
  }
}

/** Does on the phone what the page asks. @throws {StageError} phone-refuses */
export async function perform(player: Player, act: Act): Promise<void> {
  try {
    await (act.do === 'images' ? sendPhotos(player, act) : write(player, act));
  } catch (error) {
    // The twin says in words what a phone would not let a person do.
    throw new StageError('phone-refuses', error instanceof Error ? error.message : undefined);
  }
}
