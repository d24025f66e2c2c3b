/** Where an export lies, said aloud when it has been written. */
export function WrittenTo({ file }: { readonly file: string | undefined }) {
  return (
    <p className="hint" role="status">
      {file === undefined ? (
        ''
      ) : (
        <>
          Written to <code>{file}</code>
        </>
      )}
    </p>
  );
}
