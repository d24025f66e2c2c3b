import { type FormEvent, useState } from 'react';
import { useApp } from '../app-context';
import { Button } from '../components/button';
import { Field } from '../components/field';
import { FailureNotice } from '../components/notice';
import { useValue } from '../stores/copy';
import { useAction } from '../use-action';
import { channelsOfPack } from './pack-channels';

/** Somebody else writes in a practice channel, so that there is something to read. */
export function PostAsColleague() {
  const { client, stores } = useApp();
  const pack = useValue(stores.pack);
  const [chosen, setChosen] = useState<string>();
  const [text, setText] = useState('');
  const post = useAction(async (channel: string, words: string) => {
    const outcome = await client.request('practice.post', { channel, text: words });
    if (outcome.ok) {
      stores.practice.accept(outcome.value);
      setText((now) => (now === words ? '' : now));
    }
    return outcome;
  });
  const channels = pack === undefined ? [] : channelsOfPack(pack);
  const channel = channels.find((each) => each === chosen) ?? channels[0];
  if (channel === undefined) return null;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (text.trim() !== '' && channel !== undefined) void post.run(channel, text);
  }

  return (
    <form className="say-as-colleague" onSubmit={submit}>
      <Field label="Channel">
        {(control) => (
          <select {...control} value={channel} onChange={(event) => setChosen(event.target.value)}>
            {channels.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
        )}
      </Field>
      <Field label="What a colleague writes there">
        {(control) => (
          <input
            {...control}
            value={text}
            maxLength={4_000}
            autoComplete="off"
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" isBusy={post.isBusy} disabled={text.trim() === ''}>
        Post as a colleague
      </Button>
      <FailureNotice failure={post.failure} />
    </form>
  );
}
