import type { ReactNode } from 'react';
import { useApp } from '../app-context';
import { Button } from '../components/button';
import { FailureNotice } from '../components/notice';
import { OutsideLink } from '../components/outside-link';
import { go } from '../router';
import { useAction } from '../use-action';
import { anchorOf } from './anchored-heading';

/**
 * Where a link of a page leads: outside, by the core and only if it is https, with its host to be seen; to a heading;
 * or to another page that was read.
 */
export function RunbookLink({
  id,
  href,
  children,
}: {
  readonly id: string;
  readonly href: string;
  readonly children: ReactNode;
}) {
  const outside = /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(href)
    ? URL.parse(href, 'https://unnamed.invalid')
    : undefined;
  if (outside?.protocol === 'https:') {
    return (
      <>
        <OutsideLink url={outside.href}>{children}</OutsideLink>{' '}
        <span className="host">({outside.host})</span>
      </>
    );
  }
  // The reader of Markdown has emptied those that could do something.
  if (outside != null || href === '') {
    return (
      <span>
        {children}{' '}
        <span className="host">(not an https link: {outside?.host || outside?.protocol || 'left out'})</span>
      </span>
    );
  }
  return href.startsWith('#') ? (
    <Button look="text" onClick={() => goToHeading(href.slice(1))}>
      {children}
    </Button>
  ) : (
    <PageLink id={id} href={href}>
      {children}
    </PageLink>
  );
}

function PageLink({
  id,
  href,
  children,
}: {
  readonly id: string;
  readonly href: string;
  readonly children: ReactNode;
}) {
  const { client } = useApp();
  const follow = useAction(async () => {
    const outcome = await client.request('runbooks.follow', { id, href });
    if (outcome.ok) go({ page: 'runbooks', id: outcome.value.id });
    return outcome;
  });
  return (
    <>
      <Button look="text" isBusy={follow.isBusy} title={href} onClick={() => void follow.run()}>
        {children}
      </Button>
      <FailureNotice failure={follow.failure} />
    </>
  );
}

function goToHeading(fragment: string): void {
  const wanted = anchorOf(decoded(fragment));
  const heading = document.querySelector<HTMLElement>(`[data-anchor="${CSS.escape(wanted)}"]`);
  heading?.scrollIntoView();
  heading?.focus();
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A broken escape: it is looked for as it stands.
    return text;
  }
}
