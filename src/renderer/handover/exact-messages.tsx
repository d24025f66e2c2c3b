import { useId } from 'react';

/** The messages as they will be sent, byte for byte: the head of a thread, then its replies. */
export function ExactMessages({ messages }: { readonly messages: readonly string[] }) {
  const id = useId();
  return (
    <figure className="preview">
      <figcaption id={id}>Exactly this will be posted</figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable to be scrolled by keys */}
      <section className="will-post" aria-labelledby={id} tabIndex={0}>
        <ol>
          {messages.map((text, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a message is known by its place in the thread
            <li key={index}>
              {index === 0 ? null : <span className="lbl">Reply {index}</span>}
              <p className="exact-text">{text}</p>
            </li>
          ))}
        </ol>
      </section>
    </figure>
  );
}
