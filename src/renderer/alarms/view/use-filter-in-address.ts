import { useCallback, useEffect, useRef, useState } from 'react';
import { hrefOf } from '../../router';

/** Browsers refuse an address that changes with every key of a fast typist. */
const writeAfterMs = 250;

/** The words of the filter, which stand in the address as well: there they last through a reload and a visit elsewhere. */
export function useFilterInAddress(inAddress: string | undefined) {
  const given = inAddress ?? '';
  const [text, setText] = useState(given);
  const known = useRef(given);

  useEffect(() => {
    if (given === known.current) return;
    known.current = given;
    setText(given);
  }, [given]);

  const write = useCallback((words: string) => {
    if (words === known.current) return;
    known.current = words;
    history.replaceState(history.state, '', hrefOf({ page: 'alarms', filter: words || undefined }));
  }, []);

  useEffect(() => {
    const timer = setTimeout(() => write(text), writeAfterMs);
    return () => clearTimeout(timer);
  }, [text, write]);

  return { text, setText, writeNow: () => write(text) };
}
