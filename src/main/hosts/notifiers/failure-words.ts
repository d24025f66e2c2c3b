/** What went wrong, to stand after a colon and before a full stop. */
export function wordsOf(error: unknown): string {
  const words = error instanceof Error ? error.message : String(error);
  return words.trim().replace(/\.$/, '') || 'no reason was given';
}

/** The same for a command that failed. Node puts the whole command line into the message, and that holds private text. */
export function commandFailure(error: Error): string {
  if (!error.message.startsWith('Command failed:')) return wordsOf(error);
  const code = 'code' in error ? String(error.code) : 'unknown';
  return `it ended with code ${code}`;
}
