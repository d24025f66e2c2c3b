import type { TicketText } from './ticket-text';

export type TicketAddress =
  /** `isCut`: not all of the question had room. */
  | { readonly kind: 'prefilled'; readonly url: string; readonly isCut: boolean }
  /** A form that takes no words in its address: the text is for copying. */
  | { readonly kind: 'as-it-is'; readonly url: string };

/** GitHub answers longer addresses with an error. */
export const longestAddress = 8_000;
const cutMark = '… (cut here: the rest did not fit)';

/** Where an issue is opened, its fields filled in as far as the form is one of GitHub's own. */
export function ticketAddress(form: string, text: TicketText, longest = longestAddress): TicketAddress {
  const asItIs = { kind: 'as-it-is', url: form } as const;
  if (!isGitHubForm(form)) return asItIs;
  const addressWith = (asked: string) =>
    withGiven(form, [
      ['title', text.title, ' '],
      ['body', `${asked}\n\n${text.facts}`, '\n\n'],
    ]);
  const whole = addressWith(text.asked);
  if (whole.length < longest) return { kind: 'prefilled', url: whole, isCut: false };
  const room = longest - addressWith(cutMark).length - 1;
  if (room < 0) return asItIs;
  return { kind: 'prefilled', url: addressWith(cutToFit(text.asked, room) + cutMark), isCut: true };
}

function isGitHubForm(form: string): boolean {
  if (!URL.canParse(form)) return false;
  const { protocol, host, pathname } = new URL(form);
  return protocol === 'https:' && host === 'github.com' && /^\/[^/]+\/[^/]+\/issues\/new\/?$/.test(pathname);
}

/** What the form's address says already stays as it is written; a title or body of its own comes before ours. */
function withGiven(
  form: string,
  given: readonly (readonly [name: string, value: string, between: string])[],
): string {
  const [beforeHash = '', ...hash] = form.split('#');
  const [path = '', ...queries] = beforeHash.split('?');
  const own = queries
    .join('?')
    .split('&')
    .filter((pair) => pair !== '');
  const ownOf = (name: string) => new URLSearchParams(own.join('&')).get(name) ?? '';
  const kept = own.filter((pair) => !given.some(([name]) => new URLSearchParams(pair).has(name)));
  const added = given.map(([name, value, between]) => {
    const before = ownOf(name);
    return `${name}=${encodeURIComponent(before === '' ? value : `${before}${between}${value}`)}`;
  });
  const fragment = hash.length === 0 ? '' : `#${hash.join('#')}`;
  return `${path}?${[...kept, ...added].join('&')}${fragment}`;
}

/** As much of the text as fits once it is written for an address, never ending inside a character. */
function cutToFit(text: string, room: number): string {
  let kept = '';
  let length = 0;
  for (const { segment } of new Intl.Segmenter('en-GB').segment(text)) {
    length += encodeURIComponent(segment).length;
    if (length > room) break;
    kept += segment;
  }
  return kept;
}
