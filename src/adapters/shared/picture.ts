import { ExternalError } from '../../bot/errors.ts';
import { type ContentType, measureImage, sniffContent } from './image-kind.ts';

const MAX_PIXELS = 50_000_000;

/** What a picture is; a PDF has no pixels to count. */
export type Picture = {
  readonly contentType: ContentType;
  readonly width: number | null;
  readonly height: number | null;
};

/**
 * Looks whether bytes are a picture or PDF that can be opened safely.
 * @throws {ExternalError} never: content-not-an-image, content-too-many-pixels (50 million)
 */
export function examinePicture(bytes: Buffer): Picture {
  const contentType = sniffContent(bytes);
  if (contentType === null) throw new ExternalError('content-not-an-image', 'never');
  if (contentType === 'application/pdf') return { contentType, width: null, height: null };
  const size = measureImage(bytes);
  if (size === null) throw new ExternalError('content-not-an-image', 'never');
  if (size.width * size.height > MAX_PIXELS) throw new ExternalError('content-too-many-pixels', 'never');
  return { contentType, ...size };
}
