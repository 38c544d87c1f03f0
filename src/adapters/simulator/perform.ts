import type { Act } from './bodies.ts';
import { StageError } from './stage.ts';
import type { TwinOwner } from './twin-face.ts';

type Images = Extract<Act, { readonly do: 'images' }>;

async function sendPhotos(owner: TwinOwner, { images }: Images): Promise<unknown> {
  const photos = images.map(({ base64, contentType }) => ({ bytes: Buffer.from(base64, 'base64'), contentType }));
  const [only] = photos;
  return photos.length === 1 && only !== undefined ? owner.image(only.bytes, only.contentType) : owner.imageSet(photos);
}

async function write(owner: TwinOwner, act: Exclude<Act, Images>): Promise<unknown> {
  switch (act.do) {
    case 'follow':
    case 'block':
    case 'unblock':
      return owner[act.do]();
    case 'text':
      return owner.text(act.text, act.quotedId === null ? {} : { quotedMessageId: act.quotedId });
    case 'sticker':
      return owner.sticker({ packageId: act.packageId, stickerId: act.stickerId, keywords: act.keywords });
    case 'file':
      return owner.file(Buffer.from(act.base64, 'base64'), act.fileName);
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
export async function perform(owner: TwinOwner, act: Act): Promise<void> {
  try {
    await (act.do === 'images' ? sendPhotos(owner, act) : write(owner, act));
  } catch (error) {
    // The twin says in words what a phone would not let a person do.
    throw new StageError('phone-refuses', error instanceof Error ? error.message : undefined);
  }
}
