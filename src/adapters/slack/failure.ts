import { webApi } from '@slack/bolt';
import { ExternalError } from '../../bot/errors.ts';
import type { SlackRefusedCode, SlackResult } from '../../bot/slack/desk.ts';

/** A call that did not come to a good answer. */
export type SlackFailed = Exclude<SlackResult<object>, { result: 'sent' }>;

/** Failures of looking up, connecting and agreeing on encryption all come before the first byte of a request. */
const beforeSending =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_\w+|ENETUNREACH|EHOSTUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_\w+|UNABLE_TO_\w+|\w+_CERT\w*|ERR_TLS_\w+)$/;

/** Slack's words for what a caller can do something about. @source https://docs.slack.dev/reference/methods */
const refusals: Readonly<Record<string, SlackRefusedCode>> = {
  is_archived: 'channel-archived',
  channel_is_archived: 'channel-archived',
  not_in_channel: 'not-in-channel',
  channel_not_found: 'not-in-channel',
  restricted_action: 'not-in-channel',
  thread_not_found: 'thread-gone',
  message_not_found: 'message-gone',
  cant_update_message: 'message-gone',
  edit_window_closed: 'message-gone',
  user_not_in_channel: 'person-not-in-channel',
  user_not_found: 'person-unknown',
  users_not_found: 'person-unknown',
  user_not_visible: 'person-unknown',
  expired_trigger_id: 'trigger-expired',
  trigger_expired: 'trigger-expired',
  trigger_exchanged: 'trigger-expired',
  exchanged_trigger_id: 'trigger-expired',
  invalid_trigger_id: 'trigger-expired',
  not_found: 'view-gone',
  hash_conflict: 'view-changed',
  file_not_found: 'file-gone',
  file_deleted: 'file-gone',
  invalid_blocks: 'slack-message-invalid',
  invalid_blocks_format: 'slack-message-invalid',
  invalid_arguments: 'slack-message-invalid',
  invalid_metadata_format: 'slack-message-invalid',
  msg_blocks_too_long: 'slack-message-invalid',
  msg_too_long: 'slack-message-invalid',
  no_text: 'slack-message-invalid',
  view_too_large: 'slack-message-invalid',
  missing_scope: 'slack-scope-missing',
};
/** Refusals that are Slack's own trouble: nothing was done. */
const passing = new Set(['ratelimited', 'rate_limited', 'service_unavailable', 'team_added_to_org']);
/** Slack says itself that it does not know how far it came. */
const inDoubt = new Set(['internal_error', 'fatal_error', 'request_timeout']);

/** Nobody gave us a token for the account, or Slack has not said yet which of them it is. */
export const noAccount: SlackFailed = { result: 'later', code: 'slack-account-unknown', ambiguous: false };

/** Slack's own word for a refusal, for the log; codes only. */
export function slackWord(error: unknown): string {
  if (error instanceof webApi.WebAPIPlatformError) return error.data.error;
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'no-answer';
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function platformFailure(word: string): SlackFailed {
  if (passing.has(word)) return { result: 'later', code: 'slack-rate-limited', ambiguous: false };
  if (inDoubt.has(word)) return { result: 'later', code: 'slack-unavailable', ambiguous: true };
  return { result: 'refused', code: refusals[word] ?? 'slack-refused' };
}

/** Whether our own guard refused the connection. */
function isForbidden(errors: readonly unknown[]): boolean {
  return errors.some((one) => one instanceof ExternalError && one.retry === 'never');
}

function connectionFailure(error: unknown): SlackFailed {
  const cause = error instanceof Error ? error.cause : undefined;
  if (isForbidden([error, cause])) return { result: 'refused', code: 'host-not-allowed' };
  const never = [error, cause].some((one) => beforeSending.test(codeOf(one)));
  return { result: 'later', code: 'slack-unavailable', ambiguous: !never };
}

/** Sorts out what a failed call means. */
export function failureOf(error: unknown): SlackFailed {
  if (error instanceof webApi.WebAPIPlatformError) return platformFailure(error.data.error);
  if (error instanceof webApi.WebAPIRateLimitedError) {
    return { result: 'later', code: 'slack-rate-limited', afterMs: error.retryAfter * 1000, ambiguous: false };
  }
  if (error instanceof webApi.WebAPIHTTPError) {
    if (error.statusCode >= 500) return { result: 'later', code: 'slack-unavailable', ambiguous: true };
    return { result: 'refused', code: 'slack-refused' };
  }
  return connectionFailure(error instanceof webApi.WebAPIRequestError ? error.original : error);
}
