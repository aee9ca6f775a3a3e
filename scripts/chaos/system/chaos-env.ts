const again = (delay: string, times: number): string => Array.from({ length: times }, () => delay).join(',');

/** Settings of the apps under the fault suite: what waits for minutes elsewhere waits for a second, so that recovery can be watched. */
export const chaosEnv: NodeJS.ProcessEnv = {
  SUBMIT_DEADLINE: '1s',
  STAFF_DEADLINE: '3s',
  DELIVERY_TIMEOUT: '2s',
  SMTP_RETRY_SCHEDULE: `500ms,${again('1s', 60)}`,
  WEBHOOK_RETRY_SCHEDULE: `500ms,${again('1s', 60)}`,
};
