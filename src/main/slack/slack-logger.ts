import { type Logger, LogLevel } from '@slack/web-api';

/** The SDK writes to the console by default, message text included. What matters of a call is in its outcome. */
export const quietSlackLogger: Logger = {
  debug: ignore,
  info: ignore,
  warn: ignore,
  error: ignore,
  setLevel: ignore,
  getLevel: () => LogLevel.ERROR,
  setName: ignore,
};

function ignore(): void {}
