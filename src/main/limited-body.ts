export type LimitedText = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'too-large' };
export type LimitedBytes =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'too-large' };

/** Reads a body as UTF-8 and stops as soon as it holds more than the limit, counted after decompression. */
export async function readLimitedText(response: Response, maximumBytes: number): Promise<LimitedText> {
  const body = await readLimitedBytes(response, maximumBytes);
  return body.kind === 'bytes' ? { kind: 'text', text: new TextDecoder().decode(body.bytes) } : body;
}

/** As `readLimitedText`, for a body that must be worked on before it is decoded. */
export async function readLimitedBytes(response: Response, maximumBytes: number): Promise<LimitedBytes> {
  if (response.body === null) return { kind: 'bytes', bytes: new Uint8Array() };
  const reader = response.body.getReader();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    bytes += part.value.byteLength;
    if (bytes > maximumBytes) {
      await reader.cancel();
      return { kind: 'too-large' };
    }
    chunks.push(part.value);
  }
  return { kind: 'bytes', bytes: Buffer.concat(chunks) };
}
