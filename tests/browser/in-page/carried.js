/** Runs in the page: what a hand carries that drops these pictures. */
export function carried(pictures) {
  const transfer = new DataTransfer();
  for (const { name, base64 } of pictures) {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    transfer.items.add(new File([bytes], name, { type: 'image/jpeg' }));
  }
  return transfer;
}
