import { useEffect, useState } from 'react';
import type { RequestAnswer, RequestInput, RequestName } from '../../shared/contract';
import { useApp } from '../app-context';
import type { ClientFailure } from '../client/client';

type Asked<T> = { readonly value: T | undefined; readonly failure: ClientFailure | undefined };

/** The answer to one question, asked when the component stands and again when the question is another. */
export function useAsked<N extends RequestName>(name: N, input: RequestInput<N>): Asked<RequestAnswer<N>> {
  const { client } = useApp();
  const [asked, setAsked] = useState<Asked<RequestAnswer<N>>>({ value: undefined, failure: undefined });
  const question = JSON.stringify(input);
  useEffect(() => {
    let isWanted = true;
    void client.request(name, JSON.parse(question) as RequestInput<N>).then((outcome) => {
      if (!isWanted) return;
      setAsked(
        outcome.ok
          ? { value: outcome.value, failure: undefined }
          : { value: undefined, failure: outcome.failure },
      );
    });
    return () => {
      isWanted = false;
    };
  }, [client, name, question]);
  return asked;
}
