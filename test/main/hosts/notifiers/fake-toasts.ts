import type { Toast, ToastContent, ToastNews } from '../../../../src/main/hosts/notifiers/toast-notifier';

type Behaviour = 'shows' | 'fails' | 'throws' | 'says nothing';

/** A screen for toasts that tells of them a little later, and of one that goes that it was closed. */
export function createFakeToasts() {
  let screen: readonly FakeToast[] = [];
  const made: FakeToast[] = [];
  let behaviour: Behaviour = 'shows';

  type FakeToast = Toast & { readonly content: ToastContent; tell(news: ToastNews): void };

  const at = (place: number): FakeToast => {
    const toast = screen[place];
    if (toast === undefined) throw new Error(`nothing at place ${place} of the screen`);
    return toast;
  };

  return {
    createToast(content: ToastContent, tell: (news: ToastNews) => void): Toast {
      const toast: FakeToast = {
        content,
        tell,
        show() {
          if (behaviour === 'throws') throw new Error('the bus is gone');
          if (behaviour === 'says nothing') return;
          queueMicrotask(() => {
            if (behaviour === 'fails') return tell({ kind: 'failed', reason: 'not allowed' });
            screen = [...screen, toast];
            tell({ kind: 'shown' });
          });
        },
        close() {
          if (!screen.includes(toast)) return;
          screen = screen.filter((other) => other !== toast);
          tell({ kind: 'closed' });
        },
      };
      made.push(toast);
      return toast;
    },
    onScreen: () => screen.map(({ content: { title, body, labels } }) => ({ title, body, labels })),
    contents: () => made.map(({ content }) => content),
    behave(next: Behaviour) {
      behaviour = next;
    },
    /** Twice, as by a hand that is too quick. */
    press(place: number, label: string) {
      const toast = at(place);
      const news: ToastNews = { kind: 'pressed', place: toast.content.labels.indexOf(label) };
      toast.tell(news);
      toast.tell(news);
      toast.close();
    },
    click(place: number) {
      const toast = at(place);
      toast.tell({ kind: 'clicked' });
      toast.close();
    },
    dismiss: (place: number) => at(place).close(),
    tellLate: (news: ToastNews) => made.at(-1)?.tell(news),
  };
}
