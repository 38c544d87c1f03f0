import type { FindingCode } from '../../bot/desk/guard/finding.ts';
import type { Text } from '../../bot/message.ts';

/** What each finding is called. */
export const findingKeys: Readonly<Record<FindingCode, string>> = {
  'other-firm': 'door.found-other-firm',
  phone: 'door.found-phone',
  email: 'door.found-email',
  'customer-number': 'door.found-customer-number',
  'internal-word': 'door.found-internal-word',
  placeholder: 'door.found-placeholder',
  markup: 'door.found-markup',
  colleague: 'door.found-colleague',
  channel: 'door.found-channel',
  empty: 'door.found-empty',
  'too-long': 'door.found-too-long',
};

/** What was found, in words. */
export function findingText(code: FindingCode): Text {
  return { key: findingKeys[code] };
}
