import QRCode from 'qrcode';

/**
 * Opens the account with the code as the message to send; without the account's id, lets the person choose the chat.
 * @source https://developers.line.biz/en/docs/messaging-api/using-line-url-scheme/
 */
export function invitationAddress(code: string, lineId: string | null): string {
  if (lineId === null) return `https://line.me/R/share?text=${encodeURIComponent(code)}`;
  return `https://line.me/R/oaMessage/${encodeURIComponent(lineId)}/?${encodeURIComponent(code)}`;
}

/** The address as a picture (PNG) that can be printed. */
export function invitationQr(address: string): Promise<Buffer> {
  return QRCode.toBuffer(address, { errorCorrectionLevel: 'M', width: 480, margin: 4 });
}

/** What an invitation's picture is called. */
export function invitationFile(code: string): string {
  return `invite-${code}.png`;
}
