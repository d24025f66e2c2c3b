import { hoursWords } from '../../shared/hours-words';
import type { PackLink } from '../../shared/nouns/pack-process';
import type { Question } from '../../shared/nouns/support';
import { longestAddress, ticketAddress } from '../../shared/support/ticket-address';
import { ticketBody, ticketText } from '../../shared/support/ticket-text';
import { useApp, useHasLetterKeys, useNow, useZone } from '../app-context';
import { Button } from '../components/button';
import { FailureNotice } from '../components/notice';
import { useAction } from '../use-action';
import { usePageKeys } from '../use-page-keys';
import { TicketWords } from './ticket-words';
import type { QuestionKeys } from './use-question-keys';

/** Windows hands no longer addresses than this to a browser. */
const longestOnWindows = 2_000;

/** The forms of the pack with the question in them. Opening one changes nothing here: that it was opened is said after. */
export function TicketOffer({
  question,
  forms,
  isSelected,
  keys,
}: {
  readonly question: Question;
  readonly forms: readonly PackLink[];
  readonly isSelected: boolean;
  readonly keys: QuestionKeys;
}) {
  const { client } = useApp();
  const zone = useZone();
  const now = useNow(60_000);
  const hasLetterKeys = useHasLetterKeys();
  const text = ticketText(question, zone, now);
  const longest = /Win/.test(navigator.platform) ? longestOnWindows : longestAddress;
  const offers = forms.map((form) => ({ form, address: ticketAddress(form.url, text, longest) }));
  const open = useAction((url: string) => client.request('links.open', { url }));
  const isSomeCut = offers.some(({ address }) => address.kind === 'prefilled' && address.isCut);
  const isSomePlain = offers.some(({ address }) => address.kind === 'as-it-is');

  usePageKeys(({ key, isHeld }) => {
    const offer = isSelected && /^[1-9]$/.test(key) ? offers[Number(key) - 1] : undefined;
    if (offer === undefined) return false;
    if (!isHeld) void open.run(offer.address.url);
    return true;
  });

  return (
    <div className="ticket-offer">
      <p>
        <b>
          {question.limitMs === undefined ? 'Open' : `${hoursWords(question.limitMs)}: open`} an issue, the
          talk stays in the channel.
        </b>
      </p>
      <div className="acts">
        {offers.map(({ form, address }, index) => (
          <Button
            key={form.url}
            look={index === 0 ? 'lamp' : 'plain'}
            keys={hasLetterKeys && isSelected && index < 9 ? String(index + 1) : undefined}
            title={form.url}
            isBusy={open.isBusy}
            onClick={() => void open.run(address.url)}
          >
            Open the {form.name}
          </Button>
        ))}
        <Button
          keys={hasLetterKeys && isSelected ? 'l' : undefined}
          onClick={() => keys.perform(question, 'ticket')}
        >
          Issue opened
        </Button>
      </div>
      <FailureNotice failure={open.failure} />
      {isSomeCut ? (
        <p className="hint">
          The question is too long for an address and is cut there. The text below is whole.
        </p>
      ) : null}
      {isSomePlain ? (
        <p className="hint">
          {plainNames(
            offers.filter(({ address }) => address.kind === 'as-it-is').map(({ form }) => form.name),
          )}{' '}
          cannot be filled in from here: copy the text and paste it there.
        </p>
      ) : null}
      <TicketWords words={`${text.title}\n\n${ticketBody(text)}`} />
    </div>
  );
}

function plainNames(names: readonly string[]): string {
  return `The ${names.join(' and the ')}`;
}
