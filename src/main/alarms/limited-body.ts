export type LimitedText = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'too-large' };

/** Reads a body as UTF-8 and stops as soon as it holds more than the limit, counted after decompression. */
export async function readLimitedText(response: Response, maximumBytes: number): Promise<LimitedText> {
  if (response.body === null) return { kind: 'text', text: '' };
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
  return { kind: 'text', text: new TextDecoder().decode(Buffer.concat(chunks)) };
}
