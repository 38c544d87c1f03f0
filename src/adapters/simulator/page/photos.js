// LINE makes JPEG of every picture from the album; all else is sent as a file.
const PHOTOS = ['image/jpeg', 'image/png'];
const MAX_BYTES = 10_000_000;
const MAX_TOGETHER = 40_000_000;

/** The bytes of a file in base64. @param {File} file @returns {Promise<string>} */
export const inBase64 = (file) =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result).split(',')[1] ?? ''));
    reader.addEventListener('error', () => reject(reader.error));
    reader.readAsDataURL(file);
  });

/** @param {readonly File[]} files @returns {import('./i18n.js').Key | null} */
function problemOf(files) {
  const sizes = files.map(({ size }) => size);
  const together = sizes.reduce((sum, size) => sum + size, 0);
  return together > MAX_TOGETHER || sizes.some((size) => size > MAX_BYTES) ? 'input.tooBig' : null;
}

/**
 * Reads what was dropped or chosen: the photos together as from the album, everything else file by file. Or says why it
 * cannot be sent.
 * @param {readonly File[]} files
 * @returns {Promise<{ acts: Record<string, unknown>[], problem: import('./i18n.js').Key | null }>}
 */
export async function actsOf(files) {
  const problem = problemOf(files);
  if (problem !== null) return { acts: [], problem };
  const isPhoto = ({ type }) => PHOTOS.includes(type);
  const photos = files.filter(isPhoto);
  const images = await Promise.all(
    photos.map(async (file) => ({ contentType: file.type, base64: await inBase64(file) })),
  );
  const others = files
    .filter((file) => !isPhoto(file))
    .map(async (file) => ({ do: 'file', fileName: file.name, base64: await inBase64(file) }));
  return {
    acts: [...(images.length > 0 ? [{ do: 'images', images }] : []), ...(await Promise.all(others))],
    problem: null,
  };
}
