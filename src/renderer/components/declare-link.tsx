import { useHasLetterKeys } from '../app-context';
import { go } from '../router';
import { usePageKeys } from '../use-page-keys';
import { KeyHint } from './key-hint';

/** The way to declare from nothing; where the link stands, its key works. */
export function DeclareLink({ look }: { readonly look: 'button' | 'text' }) {
  const hasLetterKeys = useHasLetterKeys();
  usePageKeys(({ key, isHeld }) => {
    if (key !== 'D' || isHeld) return false;
    go({ page: 'declare', alarmId: undefined });
    return true;
  });
  return (
    <a
      className={look === 'button' ? 'btn plain' : 'due'}
      href="#/declare"
      aria-keyshortcuts={hasLetterKeys ? 'Shift+D' : undefined}
    >
      Declare an incident{hasLetterKeys ? <KeyHint keys="Shift D" /> : null}
    </a>
  );
}
