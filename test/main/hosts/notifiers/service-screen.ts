import type { FakeNotificationService, NotifyCall } from '../../../support/fake-notification-service';
import type { SeenNotification } from './conformance';

/** What a person would read on the screen of a service that takes bodies as mark-up. */
export function seenOn(service: FakeNotificationService): readonly SeenNotification[] {
  return service.onScreen().map((call) => ({
    title: withoutGuard(call.title),
    body: withoutGuard(readMarkup(call.body)),
    labels: buttonsOf(call).map(({ label }) => label),
  }));
}

/** Keys and labels of what is drawn as buttons: the default action without a label is not. */
export function buttonsOf(call: NotifyCall): readonly { key: string; label: string }[] {
  const buttons: { key: string; label: string }[] = [];
  for (let place = 0; place + 1 < call.actions.length; place += 2) {
    const key = call.actions[place] ?? '';
    const label = call.actions[place + 1] ?? '';
    if (key !== 'default') buttons.push({ key, label });
  }
  return buttons;
}

/** Reads the three entities, and takes every tag or other entity for the fault that it would be. */
function readMarkup(body: string): string {
  if (/[<>]|&(?!(?:amp|lt|gt);)/.test(body)) throw new Error(`the body holds live mark-up: ${body}`);
  return body.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** The space of no width that keeps notify-send from reading options. */
function withoutGuard(text: string): string {
  return text.replace(/^\u200b/, '');
}
