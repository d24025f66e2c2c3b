import type { DesktopNotification } from '../ports';

const seen = { id: 'seen', label: 'I see it' };

export function testNotificationKey(runId: string): string {
  return `readiness:${runId}`;
}

/** As loud as the page of an alarm at night, because that is what it stands for. */
export function testNotification(runId: string, hasButtons: boolean): DesktopNotification {
  const what = hasButtons
    ? `Press “${seen.label}”, and say in the window whether you heard it.`
    : 'Click on it, and say in the window whether you heard it.';
  return {
    key: testNotificationKey(runId),
    title: 'Watchkeeper: a test before your shift',
    body: `${what}\nAlarms will come like this.`,
    urgency: 'high',
    sound: true,
    actions: [seen],
  };
}
