/** What WebAudio is to a sounder, so that a test can stand in for it. */
export type SoundContext = Pick<
  AudioContext,
  'state' | 'resume' | 'decodeAudioData' | 'createBufferSource' | 'destination'
>;

export type Sounder = {
  /** False where the browser lets no sound out: until a person has pressed something in this window. */
  play(): Promise<boolean>;
};

/** A browser that waits for a press lets `resume` hang. */
const resumeLimitMs = 500;

export function createSounder(parts: {
  readonly open: () => SoundContext;
  readonly read: () => Promise<ArrayBuffer>;
  readonly wait: (ms: number) => Promise<void>;
}): Sounder {
  let context: SoundContext | undefined;
  let sound: AudioBuffer | undefined;
  return {
    async play() {
      context ??= parts.open();
      if (context.state !== 'running') await Promise.race([context.resume(), parts.wait(resumeLimitMs)]);
      if (context.state !== 'running') return false;
      sound ??= await context.decodeAudioData(await parts.read());
      const source = context.createBufferSource();
      source.buffer = sound;
      source.connect(context.destination);
      source.start();
      return true;
    },
  };
}
