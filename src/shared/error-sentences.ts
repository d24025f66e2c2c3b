/** What a person reads of a failure: what happened, what it means for the watch, what to do. */
export type ErrorWords = { readonly what: string; readonly means: string; readonly todo: string };
