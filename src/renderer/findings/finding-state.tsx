import type { Finding } from '../../shared/nouns/finding';
import { useIsMe } from '../app-context';
import { Glyph } from '../components/glyph';
import { PersonName } from '../components/person-name';
import { Time } from '../components/time';

/** Where a finding stands, in a few words. */
export function FindingState({ finding }: { readonly finding: Finding }) {
  const isMe = useIsMe();
  const { end, look } = finding;
  if (end !== undefined) return <>{end.outcomeName}</>;
  if (look === undefined) return <>nobody looks into it yet</>;
  return (
    <>
      {isMe(look.by) ? 'you look' : <PersonName name={look.by} />}
      {isMe(look.by) ? '' : ' looks'} into it since <Time at={look.at} form="sentence" />
    </>
  );
}

export function FindingGlyph({ finding }: { readonly finding: Finding }) {
  switch (finding.state) {
    case 'raised':
      return <Glyph name="finding" label="Open" />;
    case 'looking':
      return <Glyph name="held" label="Looked into" />;
    case 'ended':
      return <Glyph name="ticked" tone="calm" label="Ended" />;
  }
}
