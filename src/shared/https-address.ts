export type ReadAddress =
  | { readonly kind: 'address'; readonly url: string }
  /** `reason` is a clause that goes on after a colon. */
  | { readonly kind: 'refused'; readonly reason: string };

/** An address that can be kept and opened later, or why it cannot. */
export function readHttpsAddress(text: string): ReadAddress {
  const typed = text.trim();
  if (!URL.canParse(typed))
    return { kind: 'refused', reason: 'it is not an address such as https://example.org' };
  const url = new URL(typed);
  if (url.protocol !== 'https:') return { kind: 'refused', reason: 'it does not begin with https://' };
  if (url.username !== '' || url.password !== '') {
    return { kind: 'refused', reason: 'it holds a name or a password before its host' };
  }
  return { kind: 'address', url: url.href };
}
