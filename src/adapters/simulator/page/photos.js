const TYPES = ['image/jpeg', 'image/png'];
const MAX_BYTES = 10_000_000;
const MAX_TOGETHER = 40_000_000;

/** @param {File} file @returns {Promise<string>} */
const base64Of = (file) =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result).split(',')[1] ?? ''));
    reader.addEventListener('error', () => reject(reader.error));
    reader.readAsDataURL(file);
  });

/** @param {readonly File[]} files @returns {import('./i18n.js').Key | null} */
function problemOf(files) {
  if (files.some(({ type }) => !TYPES.includes(type))) return 'input.notPhoto';
  const sizes = files.map(({ size }) => size);
  const together = sizes.reduce((sum, size) => sum + size, 0);
  return together > MAX_TOGETHER || sizes.some((size) => size > MAX_BYTES) ? 'input.tooBig' : null;
}

/**
 * Reads photos for sending, or says why they cannot be sent.
 * @param {readonly File[]} files
 * @returns {Promise<{ images: { contentType: string, base64: string }[], problem: import('./i18n.js').Key | null }>}
 */
export async function readPhotos(files) {
  const problem = problemOf(files);
  if (problem !== null) return { images: [], problem };
  const images = files.map(async (file) => ({ contentType: file.type, base64: await base64Of(file) }));
  return { images: await Promise.all(images), problem: null };
}
