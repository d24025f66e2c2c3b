import type { LogFields } from '../ports';

const mask = '[redacted]';
const secretName = /token|authori[sz]ation|secret|password|cookie|url/i;
/** Slack's tokens, HTTP credentials, and addresses beyond their host: a feed's path or query can be its key. */
const secretWords: readonly (readonly [RegExp, string])[] = [
  [/\bx(?:ox[a-z]|app)-[\w-]+/g, mask],
  [/\b(Bearer|Basic) +[\w.~+/=-]+/gi, `$1 ${mask}`],
  [/\b(https?:\/\/)[^\s/@"']*@/gi, `$1${mask}@`],
  [/\b(https?:\/\/[^\s/?#"']+)[/?#][^\s"')\]]+/gi, `$1/${mask}`],
];
const deepest = 6;

/** What may be written to a log file: errors spelled out, fields with a secret's name and secrets inside text masked. */
export function redactFields(fields: LogFields): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, redactNamed(name, value, 0)]),
  );
}

function redactNamed(name: string, value: unknown, depth: number): unknown {
  return secretName.test(name) && value !== undefined ? mask : redact(value, depth);
}

function redact(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return redactText(value);
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= deepest) return '[deeper]';
  if (Array.isArray(value)) return value.map((item) => redact(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value instanceof Error ? errorFields(value) : value).map(([name, inner]) => [
      name,
      redactNamed(name, inner, depth + 1),
    ]),
  );
}

/** Own properties such as `code` come along; what JSON leaves out of an error is put first. */
function errorFields(error: Error): object {
  const { name, message, stack, cause } = error;
  return { ...error, name, message, stack, ...(cause === undefined ? {} : { cause }) };
}

function redactText(text: string): string {
  return secretWords.reduce((given, [pattern, replacement]) => given.replace(pattern, replacement), text);
}
